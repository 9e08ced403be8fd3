"""Hostile files through the real child process: the parent survives, the answer is clear, quick and small."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest

from kpi.intake import guard
from kpi.intake.guard import Guard, Sheet, file_issue, read_workbook
from kpi.intake.limits import MEMORY_BYTES
from tests.kpi.intake import hostile
from tests.kpi.intake.hostile_corpus import CORPUS
from tests.kpi.world import workbook


def test_a_good_file() -> None:
    (sheet,), issues = read_workbook(workbook(), "a.xlsx")
    assert issues == ()
    assert sheet.name == "Báo cáo"
    assert sheet.rows[3][2] == "xã Bản Bo"
    assert sheet.rows[7][4] == 2.0


@pytest.fixture(scope="module")
def shared() -> Iterator[Guard]:
    """One guard for all: what a file does to its child is not to be felt by the next."""
    with Guard() as guard:
        yield guard


def test_there_are_enough_of_them() -> None:
    assert len(CORPUS) >= 75


@pytest.mark.parametrize("name", CORPUS)
def test_a_hostile_file_harms_nothing(shared: Guard, name: str) -> None:
    """It is refused with a clear message or read for what it is, in time, and the next file is read as ever."""
    one = CORPUS[name]
    content = one.make()
    begun = time.monotonic()
    sheets, issues = shared.read(content, one.name)
    assert time.monotonic() - begun < guard.WALL_SECONDS
    assert {issue.code for issue in issues} <= one.codes if issues else "read" in one.codes
    assert bool(sheets) is not bool(issues)
    assert all(issue.hint is not None and issue.text.vi != issue.text.en for issue in issues)
    said = "".join(str(cell) for sheet in sheets for row in sheet.rows for cell in row)
    assert "root:" not in said
    assert "haha" not in said
    if issues:
        assert shared.read(workbook(), "a.xlsx")[1] == ()


def test_files_are_read_ahead_and_answered_in_order(shared: Guard) -> None:
    """The second asks for 550 GB and kills its child; what was to be read after it is read by another."""
    good = {f"{number}.xlsx": workbook(kinh_phi=number) for number in range(8)}
    files = [(content, name) for name, content in good.items()]
    files.insert(1, (hostile.far_cell("XFD1048576"), "bom.xlsx"))
    answers = list(shared.read_each(files))
    assert [[issue.code for issue in issues] for _, issues in answers] == [[], ["file-too-large"], *([[]] * 7)]
    assert [sheets[0].rows[9][4] for sheets, _ in answers if sheets] == [float(number) for number in range(8)]


def test_who_stops_asking_leaves_nothing_running(shared: Guard) -> None:
    asked: list[int] = []

    def files() -> Iterator[tuple[bytes, str]]:
        for number in range(100):
            asked.append(number)
            yield workbook(), f"{number}.xlsx"

    answers = shared.read_each(files())
    assert isinstance(answers, Generator)
    next(answers)
    answers.close()
    assert len(asked) < 10  # as many as are read ahead, not all
    assert shared.read(workbook(), "a.xlsx")[1] == ()


def test_a_file_above_the_bound_is_not_even_handed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "MAX_BYTES", 5)
    with Guard() as one:
        assert [issue.code for issue in one.read(b"123456", "a.xlsx")[1]] == ["file-too-large"]
        assert [issue.code for issue in one.read(b"12345", "a.xlsx")[1]] == ["file-not-xlsx"]


@pytest.mark.parametrize("seed", range(12))
def test_a_scratched_file_is_read_or_refused(seed: int) -> None:
    sheets, issues = read_workbook(hostile.scratched(seed), "bc.xlsx")
    assert {issue.code for issue in issues} <= {"file-broken", "file-too-large", "file-not-xlsx"}
    assert bool(sheets) is not bool(issues)


def test_members_that_point_elsewhere_are_never_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    monkeypatch.chdir(inner)
    sheets, issues = read_workbook(hostile.with_members("../../evil", str(tmp_path / "evil")), "a.xlsx")
    assert (len(sheets), issues) == (1, ())
    assert [path.name for path in tmp_path.rglob("*")] == ["a", "b"]


def test_the_child_does_not_import_what_lies_about(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "zipfile.py").write_text("raise SystemExit(3)")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    assert read_workbook(workbook(), "a.xlsx")[1] == ()


def test_letters_survive_a_machine_that_knows_only_ascii(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("LC_ALL", "C"), ("PYTHONCOERCECLOCALE", "0"), ("PYTHONUTF8", "0")):
        monkeypatch.setenv(name, value)
    assert read_workbook(workbook(), "a.xlsx")[0][0].rows[3][2] == "xã Bản Bo"


def test_a_file_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "WALL_SECONDS", 0.001)
    sheets, (issue,) = read_workbook(workbook(), "a.xlsx")
    assert (sheets, issue.code) == ((), "file-too-large")


#: Reads the files that ask for the most, and prints what the largest of its own children took, in bytes.
_GREEDY = """
import resource
from kpi.intake.guard import read_workbook
from tests.kpi.intake import hostile
for content in (hostile.far_cell("XFD1048576"), hostile.bomb(200), hostile.rows(400_000), hostile.laughing()):
    read_workbook(content, "a.xlsx")
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024)
"""


def test_no_child_went_beyond_its_memory() -> None:
    """In a process of its own: of this one, a browser and an office program may be children too."""
    pytest.importorskip("resource")
    said = subprocess.run([sys.executable, "-c", _GREEDY], capture_output=True, check=True, text=True).stdout
    assert 10 * 2**20 < int(said) < MEMORY_BYTES


@pytest.mark.parametrize("fault", ["empty", "too-large", "not-xlsx", "broken", "macros"])
def test_every_fault_says_what_to_do(fault: str) -> None:
    issue = file_issue(fault, "bc.xlsx")
    assert issue.code == f"file-{fault}"
    assert issue.hint is not None
    assert issue.say() == f"bc.xlsx: {issue.text.vi}. {issue.hint.vi}"
    assert issue.text.en != issue.text.vi


@pytest.mark.parametrize("name", ["bao-cao.docx", "BIEN-BAN.PDF", "to-trinh.doc"])
def test_a_written_report_sent_as_a_form_is_told_where_it_belongs(name: str) -> None:
    sheets, [issue] = read_workbook(b"%PDF-1.7", name)
    assert (sheets, issue.code) == ((), "file-not-xlsx")
    assert issue.hint is not None
    assert "dondoc submission attach" in issue.hint.vi
    other = file_issue("not-xlsx", "bc.xls").hint
    assert other is not None
    assert "lưu lại dạng .xlsx" in other.vi


def test_rows_do_not_change() -> None:
    assert hash(Sheet("a", (("x", 1.0, None),))) == hash(Sheet("a", (("x", 1.0, None),)))
