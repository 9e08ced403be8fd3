"""The workbook as a whole: read back by the intake, the same every time, and safe whatever words are in it."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from dashboards.forms.book import form_xlsx
from dashboards.forms.layout import Column, line_row
from kpi.intake import child
from kpi.intake.form import SHEET
from kpi.intake.guard import Sheet, read_workbook
from kpi.intake.identity import GUIDE_SHEET, IDENTITY_SHEET, OWED_SHEET, read_identity
from kpi.intake.known import Known
from kpi.intake.read_file import read_reports, read_sheets
from targets.provenance import Source
from tests.dashboards.forms.world import FIGURES, PLAN, filled, moment, opened, plan, registry, view


def in_this_process(content: bytes) -> tuple[Sheet, ...]:
    """Return the sheets of a workbook that we made ourselves."""
    sheets = child._sheets(CalamineWorkbook.from_filelike(io.BytesIO(content)))
    return tuple(Sheet(name, tuple(map(tuple, rows))) for name, rows in sheets)


FORMS = {unit: view(unit) for unit in ("ban-bo", "binh-lu-hai")}
SHEETS = {unit: in_this_process(form_xlsx(found)) for unit, found in FORMS.items()}
HOSTILE = ("=1+1", "+1", "-1", "@SUM(A1)", "{=1}", "http://a.b", '"&A1&"', "<b>&amp;", "_x0041_", "'=1", "#REF!",
           "<r>&</r>")  # fmt: skip


def test_its_sheets() -> None:
    book = opened(form_xlsx(view()))
    assert book.sheetnames == [SHEET, OWED_SHEET, GUIDE_SHEET, IDENTITY_SHEET]
    assert [book[name].sheet_state for name in book.sheetnames] == ["visible"] * 3 + ["veryHidden"]


def test_the_same_view_gives_the_same_bytes() -> None:
    assert form_xlsx(view()) == form_xlsx(view())
    assert form_xlsx(view()) != form_xlsx(view("binh-lu"))


def test_the_intake_reads_it_back_in_its_child_process() -> None:
    found = view()
    content = filled(form_xlsx(found), found, FIGURES)
    sheets, _ = read_workbook(content, "bc.xlsx")
    assert read_identity(sheets, "bc.xlsx", "ab") == (found.identity, ())
    (report,) = read_reports(content, "bc.xlsx", "ab", Known({"kh": plan()}, registry(), moment("2023-09-10")))
    assert (report.unit, report.period) == (found.unit, found.period)
    assert {value.indicator: value.value for value in report.values} == {
        "mo-hinh": Decimal(2),
        "mo-hinh-dat": Decimal(1),
        "kinh-phi": Decimal("100.5"),
        "phan-cong": Decimal(1),
        "tiep-nhan": Decimal(60),
        "giai-quyet": Decimal(55),
    }
    assert report.acceptable, [issue.say() for issue in report.issues]


@pytest.mark.parametrize("word", HOSTILE)
def test_hostile_words_stay_words(word: str) -> None:
    """A unit, an indicator, a check and a source of that name: no cell but ours has a formula, and none holds it."""
    found = view()
    named = replace(found, unit=replace(found.unit, name=word, kind="cơ quan"))
    its_plan = found.plan.model_copy(
        update={
            "checks": tuple(check.model_copy(update={"title": word}) for check in found.plan.checks),
            "title": word,
            "issuer": word,
        }
    )
    lines = tuple(
        replace(line, indicator=line.indicator.model_copy(update={"name": word, "unit": word})) for line in found.lines
    )
    content = form_xlsx(replace(named, plan=its_plan, lines=lines), word)
    book, usual = opened(content), opened(form_xlsx(found))
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert (cell.data_type == "f") is (usual[sheet.title][cell.coordinate].data_type == "f")
                if cell.data_type == "f":
                    assert cell.value == usual[sheet.title][cell.coordinate].value
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        assert not [name for name in parts.namelist() if "hyperlink" in name.lower()]


def test_no_formula_needs_more_than_excel_2007() -> None:
    """Newer functions are stored under a prefix, which our sheets do not add."""
    known = {"IF", "TRIM", "ISNUMBER", "ISERROR", "INT", "NOT", "LEFT", "SUMPRODUCT", "NA", "ROUND", "OR", "IFERROR",
             "DAY", "MONTH", "YEAR", "LEN", "RIGHT"}  # fmt: skip
    import re

    used = {
        name
        for sheet in opened(form_xlsx(view()))
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
        for name in re.findall(r"([A-Z][A-Z.]*)\(", re.sub(r'"[^"]*"', "", str(cell.value)))
    }
    assert used <= known
    assert used >= {"IF", "TRIM", "SUMPRODUCT"}


def test_a_form_of_one_line_and_one_of_very_many() -> None:
    one = view(text=PLAN.replace("[mo-hinh, mo-hinh-dat, kinh-phi, phan-cong, tiep-nhan, giai-quyet]", "[phan-cong]")
               .replace(PLAN[PLAN.index("checks:") : PLAN.index("targets:")], ""))  # fmt: skip
    assert form_xlsx(one)
    many = view()
    lines = tuple(replace(many.lines[0], number=number) for number in range(1, 501))
    assert form_xlsx(replace(many, lines=(*many.lines, *lines[6:])))


def test_a_form_whose_identity_was_changed_is_read_by_its_title_block() -> None:
    found = view()
    book = opened(filled(form_xlsx(found), found, FIGURES))
    book[IDENTITY_SHEET]["B3"] = "binh-lu"
    saved = io.BytesIO()
    book.save(saved)
    (report,) = read_reports(saved.getvalue(), "bc.xlsx", "ab", Known({"kh": plan()}, registry(), moment("2023-09-10")))
    assert (report.unit, [issue.code for issue in report.issues]) == (found.unit, ["identity-changed"])
    assert report.acceptable


def as_number(typed: float | str | None) -> Decimal | None:
    """Return a typed figure as a number."""
    if typed is None or isinstance(typed, str):
        return {None: None, "có": Decimal(1), "không": Decimal(0)}[typed]
    return Decimal(str(typed))


COUNTS = st.none() | st.integers(0, 10**15 - 1)
AMOUNTS = st.none() | st.decimals(0, 10**6, places=3).map(float)
ANSWERS = st.none() | st.sampled_from(["có", "không"])


@settings(max_examples=25)
@given(st.tuples(COUNTS, COUNTS, AMOUNTS, ANSWERS, COUNTS, COUNTS), st.sampled_from(["ban-bo", "binh-lu-hai"]))
def test_whatever_is_typed_is_what_is_read(typed: tuple[float | str | None, ...], unit: str) -> None:
    """The figures are set into the cells that the reader is given; test_libreoffice.py types them in earnest."""
    found = FORMS[unit]
    rows = [list(row) for row in SHEETS[unit][0].rows]
    for line, figure in zip(found.lines, typed, strict=True):
        rows[line_row(line.number)][Column.VALUE] = float(figure) if isinstance(figure, int) else figure
    sheets = (Sheet(SHEET, tuple(map(tuple, rows))), *SHEETS[unit][1:])
    known = Known({"kh": plan()}, registry(), moment("2023-09-10"))
    (report,) = read_sheets(sheets, Source("bc.xlsx", "ab"), known)
    assert (report.plan, report.unit, report.period) == (found.plan, found.unit, found.period)
    assert [value.value for value in report.values] == [as_number(figure) for figure in typed]
    assert report.issues == ()


def test_a_name_of_ten_thousand_letters_is_read_back_whole() -> None:
    """Shown short in the letterhead, whole where the reader looks; the file is still a file."""
    found = view()
    name = "=Xã " + "Rất Dài " * 1250
    content = form_xlsx(replace(found, unit=replace(found.unit, name=name, kind="cơ quan")))
    sheet = opened(content)[SHEET]
    assert sheet["E7"].value == name
    assert len(str(sheet["A2"].value)) == 120
    sheets, issues = read_workbook(content, "bc.xlsx")
    assert issues == ()
    assert read_identity(sheets, "bc.xlsx", "ab") == (found.identity, ())
