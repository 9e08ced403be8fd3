"""Reports as people really send them: the files of tests/data/intake, what each is read as, and what is said of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kpi.intake.figure_checks import checked
from kpi.intake.guard import Guard
from kpi.intake.known import Known
from kpi.intake.read_file import read_sheets
from kpi.intake.report import Report
from kpi.intake.settled import NOTHING, Settled
from targets.issues import Issue, Severity
from targets.provenance import Source
from tests.data.intake import make
from tests.kpi.world import moment, plan, registry

FOLDER = Path(make.__file__).parent
KNOWN = Known({"kh-2023": plan()}, registry(), moment("2023-06-01T08:00"))
#: The figures that every file of one unit reports, but for those listed below.
USUAL = ("2", "1", "12.5", "1")


@pytest.fixture(scope="module")
def guard() -> Iterator[Guard]:
    with Guard() as one:
        yield one


def read(guard: Guard, name: str, settled: Settled = NOTHING) -> tuple[Report, ...]:
    sheets, issues = guard.read((FOLDER / name).read_bytes(), name, settled.encoding)
    file = Source(name, "ab")
    reports = read_sheets(sheets, file, KNOWN, settled, issues)
    return checked([(report, file) for report in reports], KNOWN.registry)


def figures(report: Report) -> tuple[str | None, ...]:
    values = {cell.indicator: cell.value for cell in report.values}
    return tuple(None if (value := values.get(id_)) is None else str(value) for id_ in make.IDS)


def codes(report: Report) -> list[tuple[str, str | None]]:
    return [(issue.code, issue.source.cell) for issue in report.issues]


#: What is understood without a question: the figures, and every repair with its place.
UNDERSTOOD: dict[str, tuple[tuple[str | None, ...], list[tuple[str, str | None]]]] = {
    "ten-trang-khac.xlsx": (USUAL, []),
    "nfd.xlsx": (USUAL, []),
    "dao-cot.xlsx": (USUAL, []),
    "chuyen-vi.xlsx": (USUAL, []),
    "co-muc-va-chu-ky.xlsx": (USUAL, []),
    "hang-cot-an.xlsx": (USUAL, [("hidden-cells", "E9")]),  # row 9; the hidden column D holds no figures
    "theo-ten.xlsx": (USUAL, [("heading-repaired", "B7"), ("heading-repaired", "D7")]),
    "tieu-de-gop-o.xlsx": (
        USUAL,
        [
            ("unit-understood", "A1"),
            ("period-understood", "A4"),
            ("heading-repaired", "B7"),
            ("heading-repaired", "D7"),
        ],
    ),
    "hai-dong-tieu-de.xlsx": (USUAL, [("heading-repaired", "E7")]),
    "sai-chinh-ta.xlsx": (
        USUAL,
        [("heading-repaired", "C7"), *[("indicator-repaired", f"B{row}") for row in range(8, 12)]],
    ),
    "so-viet-bang-chu.xlsx": (
        ("5", "1", "1234.5", "1"),
        [("value-repaired", "E8"), ("value-repaired", "E9"), ("value-repaired", "E11")],
    ),
    "khong-co.xlsx": (("2", "0", None, "0"), [("value-repaired", "E9"), ("value-repaired", "E11")]),
    "nghin-cham-so-dem.xlsx": (("1234", "1", "12.5", "1"), [("value-repaired", "E11")]),
    "utf-8.csv": (USUAL, []),
    "utf-8-bom.csv": (USUAL, []),
    "utf-16.csv": (USUAL, []),
    "utf-16-khong-dau.csv": (USUAL, []),
    "windows-1258.csv": (USUAL, [("encoding-guessed", None)]),
    "tcvn3.csv": (USUAL, [("encoding-guessed", None)]),
    "tab.tsv": (USUAL, []),
}


@pytest.mark.parametrize("name", UNDERSTOOD)
def test_what_is_understood_and_every_repair_is_said(guard: Guard, name: str) -> None:
    (report,) = read(guard, name)
    expected, repairs = UNDERSTOOD[name]
    assert report.acceptable
    assert report.unit is not None
    assert report.period is not None
    assert (report.unit.id, report.period.key) == ("ban-bo", "2023-H1")
    assert figures(report) == expected
    assert codes(report) == repairs
    assert all(issue.severity is Severity.NOTE for issue in report.issues)


#: What is asked: the question, its place, the choices; an answer, and what comes of it.
ASKED: dict[str, tuple[tuple[str, str | None], tuple[str, ...], Settled, tuple[str | None, ...]]] = {
    "dau-cham-nghi-ngo.xlsx": (
        ("doubtful-number", "E10"),
        ("1234", "1,234"),
        Settled(answers={"Báo cáo!E10": "1,234"}),
        ("2", "1", "1.234", "1"),
    ),
    "gach-ngang.xlsx": (
        ("doubtful-number", "E9"),
        ("0", "để trống"),
        Settled(answers={"Báo cáo!E9": "để trống"}),
        ("2", None, None, "0"),
    ),
    "ty-dong.xlsx": (
        ("doubtful-number", "E10"),
        ("1200",),  # 1,2 tỷ = 1.200 triệu
        Settled(answers={"Báo cáo!E10": "1200"}),
        ("2", "1", "1200", "1"),
    ),
    "hai-cot-ket-qua.xlsx": (
        ("unclear-column", "C7"),
        ("Kết quả",),
        Settled(answers={"Báo cáo!D7": "Kết quả"}),
        ("2", "2", "2", None),
    ),
    "hai-chi-so-gan-giong.xlsx": (
        ("unclear-indicator", "A8"),
        ("mo-hinh",),
        Settled(answers={"Báo cáo!A8": "mo-hinh"}),
        USUAL,
    ),
    "ten-don-vi-mo-ho.xlsx": (
        ("unknown-unit", "C4"),
        ("xã Bản Bo", "xã Bản Hon"),
        Settled(answers={"Báo cáo!C4": "xã Bản Bo"}),
        USUAL,
    ),
    "khong-ghi-ky.xlsx": (("missing-title", None), ("2023-H1", "2023-9M", "2023"), Settled(period="2023-H1"), USUAL),
    "khong-ro-bang-ma.csv": (
        ("file-encoding", None),
        ("utf-8", "utf-16", "windows-1258", "tcvn3"),
        Settled(encoding="tcvn3"),
        (None, None, None, None),
    ),
}


@pytest.mark.parametrize("name", ASKED)
def test_what_is_doubtful_is_asked_and_an_answer_settles_it(guard: Guard, name: str) -> None:
    question, choices, settled, expected = ASKED[name]
    (report,) = read(guard, name)
    assert not report.acceptable
    asked = next(issue for issue in report.issues if (issue.code, issue.source.cell) == question)
    assert asked.near == choices
    (answered,) = read(guard, name, settled)
    assert question not in codes(answered)
    assert figures(answered) == expected
    for place in settled.answers:
        note = next(issue for issue in answered.issues if issue.code == "settled")
        assert (note.severity, note.source.cell) == (Severity.NOTE, place.partition("!")[2])


def test_an_id_and_a_name_that_differ_are_asked_about(guard: Guard) -> None:
    (report,) = read(guard, "ma-va-ten-khac-nhau.xlsx")
    issue = next(issue for issue in report.issues if issue.code == "unclear-indicator")
    assert (issue.source.cell, issue.near) == ("B8", ("mo-hinh", "kinh-phi"))
    (settled,) = read(guard, "ma-va-ten-khac-nhau.xlsx", Settled(answers={"Báo cáo!B8": "mo-hinh"}))
    assert (settled.acceptable, figures(settled)) == (True, USUAL)


def test_what_nobody_asked_cannot_be_answered(guard: Guard) -> None:
    """Otherwise an answer could change any figure."""
    (report,) = read(guard, "ten-trang-khac.xlsx", Settled(answers={"Sheet1 (2)!E8": "9", "E9": "1"}))
    assert [issue.code for issue in report.issues] == ["answer-not-asked", "answer-not-asked"]
    assert figures(report) == USUAL
    (choice,) = read(guard, "dau-cham-nghi-ngo.xlsx", Settled(answers={"Báo cáo!E10": "999"}))
    assert {issue.code for issue in choice.issues} == {"answer-not-asked", "doubtful-number"}


class TestManyUnits:
    def test_a_row_for_each_unit(self, guard: Guard) -> None:
        reports = read(guard, "nhieu-don-vi.xlsx")
        found = {report.unit.id: figures(report) for report in reports if report.unit is not None}
        assert found == {
            "ban-bo": ("2", "1", "12.5", "1"),
            "ban-hon": ("1", "0", None, "0"),
            "then-sin": ("3", "3", "7", "1"),
        }
        assert all(report.acceptable for report in reports)
        assert [cell.cell for cell in reports[1].values] == ["C6", "D6", "E6", "F6"]

    def test_a_column_for_each_unit(self, guard: Guard) -> None:
        first, second = read(guard, "don-vi-theo-cot.xlsx")
        assert (first.unit, second.unit) == (registry().unit("ban-bo"), registry().unit("ban-hon"))
        assert (figures(first), figures(second)) == (USUAL, ("1", "1", "1", "1"))
        assert [cell.cell for cell in second.values] == ["C7", "C8", "C9", "C10"]

    def test_a_wrong_row_harms_no_other(self, guard: Guard) -> None:
        right, differs, unknown = read(guard, "nhieu-don-vi-co-loi.xlsx")
        assert right.acceptable
        assert codes(differs) == [("unclear-unit", "A6")]
        assert _error(differs).near == ("ban-bo", "ban-hon")
        assert _error(unknown).near == ("xã Thèn Sin",)
        settled = Settled(answers={"Báo cáo!A6": "ban-hon", "Báo cáo!B7": "xã Thèn Sin"})
        answered = read(guard, "nhieu-don-vi-co-loi.xlsx", settled)
        assert [report.unit.id if report.unit else None for report in answered] == ["ban-bo", "ban-hon", "then-sin"]
        assert all(report.acceptable for report in answered)


def test_the_files_are_what_their_script_makes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(make, "HERE", tmp_path)
    make.workbooks()
    make.texts()
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert made == {name: (FOLDER / name).read_bytes() for name in made}
    listed = {path.name for path in FOLDER.iterdir() if path.suffix in {".xlsx", ".csv", ".tsv"}}
    assert listed == set(made)


def test_every_file_has_its_test() -> None:
    others = {"ma-va-ten-khac-nhau.xlsx", "nhieu-don-vi.xlsx", "nhieu-don-vi-co-loi.xlsx", "don-vi-theo-cot.xlsx"}
    listed = {path.name for path in FOLDER.iterdir() if path.suffix in {".xlsx", ".csv", ".tsv"}}
    assert listed == {*UNDERSTOOD, *ASKED, *others}


def _error(report: Report) -> Issue:
    return next(issue for issue in report.issues if issue.severity is Severity.ERROR)
