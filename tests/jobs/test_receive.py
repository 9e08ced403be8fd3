"""Files handed in at once: each answered, none lost, one bad one harming no other, and copies of those to mend."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import Engine

from jobs.marked_copies import Written
from jobs.receive import Received, receive
from kpi.errors import UnreadableError
from kpi.store.engine import reading
from kpi.store.submissions import submissions
from kpi.submission import Outcome, Receipt
from kpi.usecases.receive_submission import Entered, Sending
from kpi.usecases.record_units import record_units
from kpi.usecases.register_plan import register_plan
from targets.issues import Issue, Severity
from targets.provenance import Source
from targets.wording import Sentence, say
from tests.kpi.world import PLAN, UNITS, moment, workbook

ENTERED = Entered(moment("2023-06-01T08:00"), moment("2023-06-01T08:05"), "Lan")


@pytest.fixture
def office(engine: Engine) -> Engine:
    """An office that has recorded its units and its plan."""
    record_units(engine, UNITS, "units.yaml", moment("2023-01-10T08:00"), "Lan")
    register_plan(engine, PLAN, "kh.yaml", moment("2023-01-10T08:00"), "Lan")
    return engine


def saved(path: Path, content: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def wrong(content: bytes) -> bytes:
    """Return a form in which a person typed words where a number belongs."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book.worksheets[0]
    cell = next(c for row in sheet.iter_rows() for c in row if isinstance(c.value, int | float) and c.column > 2)
    cell.value = "nhiều lắm"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def received(
    office: Engine, folder: Path, *paths: Path, entered: Entered = ENTERED
) -> tuple[Received, list[tuple[int, int, str]]]:
    told: list[tuple[int, int, str]] = []
    found = receive(office, paths, entered, folder / "tra-lai", "vi", lambda *said: told.append(said))
    return found, told


def test_each_file_is_answered_and_the_way_through_them_is_told(office: Engine, tmp_path: Path) -> None:
    saved(tmp_path / "vao" / "a.xlsx", workbook("ban-bo"))
    saved(tmp_path / "vao" / "b.xlsx", workbook("ban-bo", "2023-9M"))
    found, told = received(office, tmp_path, tmp_path / "vao")
    assert told == [(1, 2, "a.xlsx"), (2, 2, "b.xlsx")]
    assert [(one.file_name, one.outcome, one.unit) for one in found.receipts] == [
        ("a.xlsx", Outcome.ACCEPTED, "ban-bo"),
        ("b.xlsx", Outcome.ACCEPTED, "ban-bo"),
    ]
    assert found.all_as_wanted
    assert (found.copies, found.unread, found.issues) == ({}, [], ())
    assert not (tmp_path / "tra-lai").exists()  # no folder for copies that nobody needs


def test_one_that_is_wrong_comes_back_marked_and_harms_no_other(office: Engine, tmp_path: Path) -> None:
    files = [
        saved(tmp_path / "1.xlsx", workbook("ban-bo")),
        saved(tmp_path / "2.xlsx", wrong(workbook("ban-bo", "2023-9M"))),
        saved(tmp_path / "3.xlsx", b"PK\x03\x04 cut off"),
        saved(tmp_path / "4.xlsx", workbook("ban-bo", "2023")),
    ]
    found, _ = received(office, tmp_path, *files)
    assert [one.outcome for one in found.receipts] == [
        Outcome.ACCEPTED, Outcome.REFUSED, Outcome.REFUSED, Outcome.ACCEPTED
    ]  # fmt: skip
    assert not found.all_as_wanted
    assert set(found.copies) == {"2.xlsx"}  # of the third nothing can be marked
    [blamed] = {issue.source.cell for issue in found.receipts[1].issues if issue.source.cell}
    copy = openpyxl.load_workbook(found.copies["2.xlsx"].path)
    assert blamed is not None
    assert [sheet.title for sheet in copy if sheet[blamed].comment] != []
    with reading(office) as connection:
        assert {one.period for one in submissions(connection, ENTERED.at, ENTERED.at)} == {"2023-H1", "2023"}


def test_what_cannot_be_read_is_told_and_the_copies_still_belong_to_their_files(office: Engine, tmp_path: Path) -> None:
    gone = saved(tmp_path / "1.xlsx", workbook())
    bad = wrong(workbook("ban-bo", "2023-9M"))
    with zipfile.ZipFile(tmp_path / "0.zip", "w") as made:
        made.writestr("mat.xlsx", workbook())
        made.writestr("sai.xlsx", bad)
    whole = (tmp_path / "0.zip").read_bytes()
    # The first member's packed bytes are spoilt: it cannot be unpacked, the second can.
    at = whole.index(b"mat.xlsx") + len("mat.xlsx") + 20
    saved(tmp_path / "0.zip", whole[:at] + bytes(8) + whole[at + 8 :])
    gone.unlink()
    found, told = received(office, tmp_path, tmp_path / "0.zip")
    assert len(found.unread) == 1
    assert [one.file_name for one in found.receipts] == [name for _, _, name in told if "sai" in name]
    [copy] = found.copies.values()
    assert "sai" in copy.path.name
    assert not found.all_as_wanted


def test_a_draft_is_what_was_wanted_when_drafts_were_asked_for(office: Engine, tmp_path: Path) -> None:
    file = saved(tmp_path / "a.xlsx", wrong(workbook()))
    found, _ = received(office, tmp_path, file, entered=replace(ENTERED, sending=Sending(draft=True)))
    assert [one.outcome for one in found.receipts] == [Outcome.DRAFT]
    assert found.all_as_wanted


def test_the_same_file_again_is_answered_as_such(office: Engine, tmp_path: Path) -> None:
    file = saved(tmp_path / "a.xlsx", workbook())
    received(office, tmp_path, file)
    found, _ = received(office, tmp_path, file)
    assert [one.outcome for one in found.receipts] == [Outcome.DUPLICATE]
    assert not found.all_as_wanted  # whoever sends a correction must learn that it was none


def test_nothing_handed_in_is_nothing_wrong(office: Engine, tmp_path: Path) -> None:
    found, told = received(office, tmp_path)
    assert (found.receipts, told, found.all_as_wanted) == ([], [], True)


TAKEN = Receipt("a.xlsx", "ab", moment("2023-06-01"), Outcome.ACCEPTED, "kh-2023", "ban-bo", "2023-H1", 1)
NOTE = Issue("passed-over", say("bỏ qua", "passed over"), Source("Thumbs.db"), severity=Severity.NOTE)
UNREAD = UnreadableError("b.xlsx", Sentence("không mở được", "it does not open"))


@pytest.mark.parametrize(
    ("found", "fine"),
    [
        (Received([TAKEN]), True),
        (Received([TAKEN], issues=(NOTE,)), True),  # a system's leftovers are no fault of anybody's
        (Received([TAKEN], issues=(replace(NOTE, severity=Severity.ERROR),)), False),
        (Received([TAKEN], unread=[UNREAD]), False),
        (Received([TAKEN, replace(TAKEN, outcome=Outcome.REFUSED)]), False),
        (Received([TAKEN], wanted=Outcome.DRAFT), False),
    ],
)
def test_when_everything_was_taken(found: Received, fine: bool) -> None:
    assert found.all_as_wanted is fine


def test_all_of_it_as_json_in_one_language() -> None:
    copy = Written(Path("tra-lai/a-danh-dau.xlsx"), ("biểu đồ",))
    found = Received([TAKEN], [UNREAD], (NOTE,), {"a.xlsx": copy})
    shown = json.loads(json.dumps(found.as_json("en"), ensure_ascii=False))
    assert [one["outcome"] for one in shown["receipts"]] == ["accepted"]
    assert "it does not open" in shown["unreadable"][0]
    assert shown["issues"][0]["text"] == "passed over"
    assert shown["marked_copies"] == [{"file": "a.xlsx", "copy": "tra-lai/a-danh-dau.xlsx", "lost": ["biểu đồ"]}]
    assert "không mở được" in str(found.as_json("vi")["unreadable"])
