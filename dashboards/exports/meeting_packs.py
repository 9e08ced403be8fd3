"""Makes the papers for a meeting, writes down of what they were made, and makes the very same again years later."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from dashboards.exports.aside import folder_aside
from dashboards.exports.errors import ForeignFolderError
from dashboards.exports.held_open import is_mark
from dashboards.exports.shortfalls import json_bytes, shortfalls_json
from dashboards.exports.workbook import shortfalls_xlsx
from dashboards.papers.meeting_paper import Meeting, meeting_paper
from dashboards.papers.to_docx import paper_docx
from dashboards.papers.to_pdf import family, paper_pdf
from dashboards.views.changes import changes
from dashboards.views.office_paper import REPORT, OfficePaper, office_paper
from dashboards.views.shortfall_list import Order, ShortfallList, shortfall_list
from kpi.errors import ChangedPackError, NothingAskedError, UnknownNameError
from kpi.evaluation.evaluate import evaluate
from kpi.evaluation.inputs import Inputs
from kpi.letterhead_settings import LetterheadSettings
from kpi.meeting_pack import Pack, pack_id
from kpi.settings import Settings
from kpi.store.engine import reading, writing
from kpi.store.meeting_packs import add_pack, packs
from kpi.usecases.describe_inputs import describe_inputs
from kpi.usecases.load_inputs import load_inputs
from targets.wording import Sentence, say

#: The files of a pack.
PAPER, LIST, MANIFEST = "ho-so-hop", "danh-sach", "ho-so.json"
NAMES = (f"{PAPER}.docx", f"{PAPER}.pdf", f"{LIST}.xlsx", f"{LIST}.json", MANIFEST)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person asks of a pack."""

    meeting: date
    as_of: datetime
    order: Order = Order.UNIT


@dataclass(frozen=True, slots=True)
class Made:
    """A pack that was made."""

    pack: Pack
    files: Mapping[str, bytes]  #: by name
    paper: OfficePaper
    lines: int  #: of the list
    differing: tuple[str, ...] = ()  #: files that are not, byte for byte, what they were when it was first made

    @property
    def warning(self) -> Sentence | None:
        """Return what is to be said where files differ, if any do."""
        if not self.differing:
            return None
        return say(
            "Số liệu và lời văn đúng như khi lập, nhưng tệp {names} không trùng từng byte: khi ấy lập bằng {tools}.",
            "Figures and words are as they were, but {names} are not the same bytes: they were made with {tools}.",
            names=", ".join(self.differing),
            tools=", ".join(f"{name} {which}" for name, which in self.pack.made_with.items()),
        )

    def as_json(self) -> dict[str, object]:
        """Return the pack and what came of making it for JSON."""
        return {**self.pack.as_json(), "lines": self.lines, "differing": list(self.differing)}


def make_pack(engine: Engine, settings: Settings, wanted: Wanted, now: datetime, actor: str) -> Made:
    """Make the pack for a meeting and write it down; one that was made of the same before is made again.

    Raises:
        NothingAskedError: no plan asks anything of anybody.
    """
    inputs = load_inputs(engine, wanted.as_of, None)
    before = _before(engine, wanted.meeting)
    made_of = {
        "office": settings.office,
        "letterhead": settings.letterhead.model_dump(mode="json"),
        "order": wanted.order.value,
        "previous": before.id if before is not None else None,
        "inputs": describe_inputs(engine, inputs),
    }
    known = [pack for pack in all_packs(engine) if pack.id == pack_id(wanted.meeting, wanted.as_of, made_of)]
    if known:
        return remake_pack(engine, known[0].id)
    paper, view, files = _made(engine, inputs, wanted, made_of, before)
    hashes = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    known_at = inputs.known_at or wanted.as_of
    pack = Pack(wanted.meeting, wanted.as_of, known_at, made_of, _made_with(), hashes, now, actor)
    with writing(engine) as connection:
        if all(one.id != pack.id for one in packs(connection)):  # nobody made the same meanwhile
            add_pack(connection, pack)
        (pack,) = (one for one in packs(connection) if one.id == pack.id)  # as it is kept, for its manifest
    return Made(pack, files | {MANIFEST: json_bytes(pack.as_json())}, paper, len(view.entries))


def remake_pack(engine: Engine, id_: str) -> Made:
    """Make a pack again as it was: of what was known then, whatever came since.

    Raises:
        UnknownNameError: there is no such pack.
        ChangedPackError: what it was made of is not in the database any more as it was.
    """
    known = {pack.id: pack for pack in all_packs(engine)}
    if id_ not in known:
        raise UnknownNameError(Sentence("hồ sơ họp", "pack"), id_, tuple(known))
    pack = known[id_]
    inputs = load_inputs(engine, pack.as_of, pack.known_at)
    found, told = describe_inputs(engine, inputs), pack.made_of["inputs"]
    if found != told:
        raise ChangedPackError(id_, sorted(name for name in told if told[name] != found[name]))
    wanted = Wanted(pack.meeting, pack.as_of, Order(pack.made_of["order"]))
    before = known.get(pack.made_of["previous"] or "")
    paper, view, files = _made(engine, inputs, wanted, pack.made_of, before)
    differing = tuple(
        name for name, content in files.items() if hashlib.sha256(content).hexdigest() != pack.files[name]
    )
    return Made(pack, files | {MANIFEST: json_bytes(pack.as_json())}, paper, len(view.entries), differing)


def all_packs(engine: Engine) -> tuple[Pack, ...]:
    """Return every pack that was made, in the order of the meetings."""
    with reading(engine) as connection:
        return packs(connection)


def write_pack(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write a pack into a folder: one that is new, empty, or holds a pack, which it replaces.

    Raises:
        ForeignFolderError: the folder holds something else, which would be lost.
        HeldOpenError: a file of the folder is open in an office program.
        UnreadableError: the place cannot be written to; what was there stands.
    """
    foreign = _foreign(folder)
    if foreign is not None:
        raise ForeignFolderError(str(folder), foreign)
    with folder_aside(folder) as aside:
        for name, content in files.items():
            (aside / name).write_bytes(content)


def _made(
    engine: Engine, inputs: Inputs, wanted: Wanted, made_of: Mapping[str, Any], before: Pack | None
) -> tuple[OfficePaper, ShortfallList, dict[str, bytes]]:
    """Return the words around the paper, the list, and the files."""
    office = made_of["office"]
    results = evaluate(inputs)
    if not results:
        raise NothingAskedError
    view = shortfall_list(inputs, results, office, wanted.order)
    since = None
    if before is not None:
        earlier = load_inputs(engine, before.as_of, before.known_at)
        since = changes(earlier, evaluate(earlier), inputs, results)
    letterhead = LetterheadSettings.model_validate(made_of["letterhead"])
    paper = office_paper(letterhead, office, REPORT, wanted.as_of.date())
    id_ = pack_id(wanted.meeting, wanted.as_of, made_of)
    document = meeting_paper(Meeting(wanted.meeting, id_, view, since), paper)
    files = {
        f"{PAPER}.docx": paper_docx(document),
        f"{PAPER}.pdf": paper_pdf(document),
        f"{LIST}.xlsx": shortfalls_xlsx(view),
        f"{LIST}.json": json_bytes(shortfalls_json(view)),
    }
    return paper, view, files


def _before(engine: Engine, meeting: date) -> Pack | None:
    """Return the pack of the meeting before: the last one made for it."""
    return next((pack for pack in reversed(all_packs(engine)) if pack.meeting < meeting), None)


def _made_with() -> dict[str, str]:
    """Return the versions of what draws the files, on which their bytes depend."""
    drawn = ("dondoc", "python-docx", "typst", "xlsxwriter")
    return {name: version(name) for name in drawn} | {"font": family()}


def _foreign(folder: Path) -> str | None:
    names: Iterable[str] = (path.name for path in folder.iterdir()) if folder.is_dir() else ()
    return next((name for name in sorted(names) if name not in NAMES and not is_mark(name)), None)
