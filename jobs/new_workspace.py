"""Makes a workspace: empty, or filled from an example that comes with the program. All of it, or nothing."""

from __future__ import annotations

import csv
import io
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine

from jobs.workspace import PLANS, SUBMISSIONS, UNITS, default_url, is_workspace, read_bytes, read_text
from kpi.errors import UnknownNameError, UnreadableError, WorkspaceExistsError, why_not
from kpi.moments import received_moment
from kpi.settings import FILE_NAME
from kpi.store.engine import has_tables, migrate, open_engine, unmake
from kpi.submission import Receipt
from kpi.usecases.receive_submission import receive_submission
from kpi.usecases.record_units import record_units
from kpi.usecases.register_plan import Registered, register_plan
from targets.names import near_names
from targets.wording import Sentence

#: The office's register of incoming documents, in an example's submissions: which file was received when.
REGISTER = "so-van-ban-den.csv"

_SETTINGS = """\
# Thiết lập của không gian làm việc (xem docs/thiet-lap.md).
office: ""          # tên cơ quan điều phối, in trên trang và danh sách
language: vi        # vi hoặc en
"""
_UNITS = """\
# Danh sách đơn vị. Sau khi sửa, ghi nhận bằng: dondoc unit load units.yaml
units: []
"""


@dataclass(frozen=True, slots=True)
class Filled:
    """What a new workspace holds."""

    plans: tuple[Registered, ...] = ()
    receipts: tuple[Receipt, ...] = ()


#: Told of each file that is about to be received: its number from 1, how many there are, its name.
Progress = Callable[[int, int, str], None]


def new_workspace(
    folder: Path, url: str | None, example: str | None, now: datetime, actor: str, progress: Progress
) -> Filled:
    """Make a workspace in a folder that does not exist or is empty.

    Everything is made in a temporary folder beside it and put in place at the end, so that a failure leaves nothing.

    Raises:
        WorkspaceExistsError: there is one already, in the folder or in the database; or the folder is not empty.
        UnknownNameError: there is no such example.
        UnreadableError: the folder cannot be made.
        RefusedError: the example has mistakes.
        DatabaseError: the database cannot be used.
    """
    source = _example(example) if example is not None else None
    _refuse_taken(folder)
    with _beside(folder) as draft:
        if source is not None:
            shutil.copytree(source, draft, dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
        else:
            (draft / PLANS).mkdir()
            (draft / SUBMISSIONS).mkdir()
            (draft / UNITS).write_text(_UNITS, encoding="utf-8")
            (draft / FILE_NAME).write_text(_SETTINGS, encoding="utf-8")
        filled = _fill(draft, url or default_url(draft), now, actor, progress)
        _put_in_place(draft, folder)
    return filled


def examples() -> tuple[str, ...]:
    """Return the names of the examples that come with the program."""
    return tuple(sorted(p.name for p in _examples_folder().iterdir() if (p / FILE_NAME).is_file()))


def _fill(draft: Path, url: str, now: datetime, actor: str, progress: Progress) -> Filled:
    """Make the database and fill it; one that stands elsewhere is left as it was when that fails."""
    engine = open_engine(url)
    try:
        if has_tables(engine):
            raise WorkspaceExistsError(engine.url.render_as_string(hide_password=True))
        migrate(engine)
        try:
            return _load(engine, draft, now, actor, progress)
        except BaseException:
            unmake(engine)
            raise
    finally:
        engine.dispose()


def _load(engine: Engine, draft: Path, now: datetime, actor: str, progress: Progress) -> Filled:
    """Record the units and plans of a folder, then its submissions in the order in which they arrived."""
    record_units(engine, read_text(draft / UNITS), UNITS, now, actor)
    plans = tuple(
        register_plan(engine, read_text(path), path.name, now, actor) for path in sorted(draft.glob(f"{PLANS}/*.yaml"))
    )
    register = tuple(_register(draft / SUBMISSIONS))
    receipts = []
    for number, (path, received_at) in enumerate(register, start=1):
        progress(number, len(register), path.name)
        name = path.relative_to(draft / SUBMISSIONS).as_posix()
        receipts.append(
            receive_submission(engine, read_bytes(path), name, received_at=received_at, now=now, actor=actor)
        )
    return Filled(plans, tuple(receipts))


def _register(submissions: Path) -> Iterator[tuple[Path, datetime]]:
    """Yield the files of the register of incoming documents with the moments they arrived, in that order."""
    path = submissions / REGISTER
    if not path.is_file():
        return
    rows = [
        (received_moment(row["received_at"]), row["file"])
        for row in csv.DictReader(io.StringIO(read_text(path)), delimiter=";")
    ]
    for received_at, name in sorted(rows):
        yield submissions / name, received_at


def _example(name: str) -> Path:
    folder = _examples_folder() / name
    if name not in examples():
        raise UnknownNameError(Sentence("ví dụ", "example"), name, near_names(name, examples()) or examples())
    return folder


def _examples_folder() -> Path:
    """Return where the examples are: inside the installed package, or beside it in a checkout."""
    packed = Path(__file__).parent / "examples"
    return packed if packed.is_dir() else Path(__file__).parents[1] / "examples"


def _refuse_taken(folder: Path) -> None:
    try:
        if is_workspace(folder) or (folder.exists() and (not folder.is_dir() or any(folder.iterdir()))):
            raise WorkspaceExistsError(str(folder))
    except OSError as error:
        raise UnreadableError(str(folder), why_not(error)) from error


@contextmanager
def _beside(folder: Path) -> Iterator[Path]:
    """Give a temporary folder next to the one to be made, gone afterwards whatever happens."""
    try:
        folder.absolute().parent.mkdir(parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(prefix=".dondoc-", dir=folder.absolute().parent))
    except OSError as error:
        raise UnreadableError(str(folder), why_not(error)) from error
    try:
        yield draft
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _put_in_place(draft: Path, folder: Path) -> None:
    """Move everything into place; the settings file, which makes it a workspace, last."""
    try:
        folder.mkdir(exist_ok=True)
        for path in sorted(draft.iterdir(), key=lambda p: p.name == FILE_NAME):
            shutil.move(path, folder / path.name)
    except OSError as error:
        raise UnreadableError(str(folder), why_not(error)) from error
