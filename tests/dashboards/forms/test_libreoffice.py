"""The forms through a real spreadsheet program: opened, computed, saved, printed, and read back.

LibreOffice keeps the results that stand beside formulas when it opens a file; the forms here were saved by openpyxl,
which drops them, so that every result below is LibreOffice's own.
"""

from __future__ import annotations

import io
import shutil
import subprocess
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from xlsxwriter import Workbook as NewWorkbook

from dashboards.forms.book import form_xlsx
from dashboards.forms.cell_formula import cell_formula
from dashboards.forms.layout import Column, Row, check_row, line_row
from kpi.intake.form import SHEET
from kpi.intake.guard import read_workbook
from kpi.intake.identity import read_identity
from kpi.intake.known import Known
from kpi.intake.read_file import read_reports
from rules.formula import value_of
from rules.verdict import Reading
from targets.formula import Formula
from targets.formula_reading import read_formula
from targets.provenance import Source
from tests.dashboards.forms.world import FIGURES, PLAN, filled, moment, plan, registry, view

SOFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed here")

FORM = view()
FORTY = replace(FORM, checks=(), lines=tuple(replace(FORM.lines[0], number=n) for n in range(1, 41)))
#: A figure that must say what it rests on, and one that may not be three times what it was.
STRICT = view(
    text=PLAN.replace("name: Số đơn tiếp nhận,", "name: Số đơn tiếp nhận, evidence: true,").replace(
        "  title: KẾT QUẢ", "  leap: 3\n  title: KẾT QUẢ"
    )
)
LONG = 10**15
#: What is typed instead of a good figure, and what the lines say then; lines that are not named are fine.
TYPED: Mapping[str, tuple[dict[str, float | str | None], dict[int, str], str]] = {
    "full": ({}, {}, "ĐỦ: không còn mục nào thiếu hoặc sai, có thể gửi."),
    "optional": (
        {"mo-hinh-dat": None, "kinh-phi": None},
        {2: "Có thể để trống", 3: "Có thể để trống"},
        "ĐỦ: không còn mục nào thiếu hoặc sai, có thể gửi.",
    ),
    "blank": (
        dict.fromkeys(FIGURES),
        {1: "THIẾU số liệu", 2: "Có thể để trống", 3: "Có thể để trống"} | dict.fromkeys((4, 5, 6), "THIẾU số liệu"),
        "Còn thiếu 4 mục: dòng 1, 4, 5, 6.",
    ),
    "words": (
        {"mo-hinh": "2 mô hình", "phan-cong": "rồi", "kinh-phi": "12,5"},
        {1: "SAI: phải ghi bằng số", 4: "SAI: chọn có hoặc không", 3: "SAI: phải ghi bằng số"},
        "Có 3 mục sai: dòng 1, 3, 4.",
    ),
    "spaces": ({"mo-hinh": "  ", "phan-cong": " Có "}, {1: "THIẾU số liệu"}, "Còn thiếu 1 mục: dòng 1."),
    "shapes": (
        {"mo-hinh": 2.5, "mo-hinh-dat": -1, "kinh-phi": LONG},
        {1: "SAI: phải là số nguyên", 2: "SAI: không thể là số âm", 3: "SAI: số quá lớn"},
        "Có 3 mục sai: dòng 1, 2, 3.",
    ),
    "parts": (
        {"mo-hinh-dat": 3, "giai-quyet": 61},
        {2: "SAI: lớn hơn dòng 1", 6: "SAI: không khớp, xem mục (1)"},
        "Có 2 mục sai: dòng 2, 6.",
    ),
    "doubts": (
        {"mo-hinh": 1, "tiep-nhan": 39, "giai-quyet": 38},  # 100,5 triệu for one; 2 and 40 before
        {1: "XEM LẠI: thấp hơn kỳ trước", 3: "XEM LẠI: không khớp, xem mục (2)", 5: "XEM LẠI: thấp hơn kỳ trước"},
        "ĐỦ: không còn mục nào thiếu hoặc sai, có thể gửi. Nên xem lại 3 mục: dòng 1, 3, 5.",
    ),
    "all at once": (
        {"mo-hinh": None, "mo-hinh-dat": "x", "kinh-phi": 1, "tiep-nhan": 390, "giai-quyet": 0},
        {
            1: "THIẾU số liệu",
            2: "SAI: phải ghi bằng số",
            3: "XEM LẠI: thấp hơn kỳ trước",
            6: "XEM LẠI: thấp hơn kỳ trước",
        },
        "Còn thiếu 1 mục: dòng 1. Có 1 mục sai: dòng 2. Nên xem lại 2 mục: dòng 3, 6.",
    ),
}


@dataclass(frozen=True)
class Office:
    """LibreOffice with a profile of its own, which takes some seconds to make."""

    folder: Path

    def converted(self, files: Mapping[str, bytes], kind: str) -> dict[str, bytes]:
        """Open files and save them in another kind, all in one run."""
        assert SOFFICE is not None
        sources, out = self.folder / f"to-{kind}", self.folder / kind
        sources.mkdir()
        for name, content in files.items():
            (sources / f"{name}.xlsx").write_bytes(content)
        profile = f"-env:UserInstallation={(self.folder / 'profile').as_uri()}"
        command = [SOFFICE, profile, "--headless", "--convert-to", kind, "--outdir", str(out)]
        subprocess.run([*command, *map(str, sources.iterdir())], check=True, capture_output=True, timeout=240)
        return {name: (out / f"{name}.{kind}").read_bytes() for name in files}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """LibreOffice."""
    return Office(tmp_path_factory.mktemp("office"))


@pytest.fixture(scope="module")
def saved(office: Office) -> dict[str, bytes]:
    """Every typed form, and the formulas, as LibreOffice saves them."""
    form = form_xlsx(FORM)
    files = {name: filled(form, FORM, {**FIGURES, **typed}) for name, (typed, _, _) in TYPED.items()}
    strict = filled(form_xlsx(STRICT), STRICT, FIGURES)
    others = {"formulas": formula_sheet(), "forty": form_xlsx(FORTY), "strict": strict}
    return office.converted({**files, **{name: _without_results(one) for name, one in others.items()}}, "xlsx")


def computed(content: bytes) -> Workbook:
    """Return a workbook with the results of its formulas."""
    return load_workbook(io.BytesIO(content), data_only=True)


@pytest.mark.parametrize("name", TYPED)
def test_each_line_says_what_is_missing_or_wrong(saved: dict[str, bytes], name: str) -> None:
    _, lines, summary = TYPED[name]
    sheet = computed(saved[name])[SHEET]
    said = {line.number: sheet.cell(line_row(line.number) + 1, Column.STATUS + 1).value for line in FORM.lines}
    assert said == {line.number: lines.get(line.number, "Đủ") for line in FORM.lines}
    assert str(sheet.cell(Row.SUMMARY + 1, 1).value).strip() == summary


@pytest.mark.parametrize(
    ("name", "first", "second"),
    [
        ("full", "Đủ", "Đủ"),
        ("blank", "Chưa đủ số liệu", "Chưa đủ số liệu"),
        ("parts", "SAI", "Đủ"),
        ("doubts", "Đủ", "XEM LẠI"),
    ],
)
def test_the_checks_below_say_how_they_stand(saved: dict[str, bytes], name: str, first: str, second: str) -> None:
    sheet = computed(saved[name])[SHEET]
    assert [sheet.cell(check_row(6, n) + 1, Column.STATUS + 1).value for n in (1, 2)] == [first, second]


def test_what_stands_beside_our_formulas_is_what_they_give(saved: dict[str, bytes]) -> None:
    """LibreOffice does not compute a file it has just opened, Excel shows it unread in a preview: both show ours."""
    formulas, ours, theirs = (
        load_workbook(io.BytesIO(form_xlsx(FORM))),
        computed(form_xlsx(FORM)),
        computed(saved["blank"]),
    )
    compared = 0
    for sheet in formulas:
        for row in sheet.iter_rows():
            for cell in (cell for cell in row if cell.data_type == "f"):
                own, found = (book[sheet.title][cell.coordinate].value for book in (ours, theirs))
                assert (own or "") == (found or ""), (sheet.title, cell.coordinate)
                compared += 1
    # The summary, the date, 6 statuses, 2 checks; hidden: 3 counts, 6 times a figure and 3 lists, 2 times 2 sides.
    assert compared == 2 + 6 + 2 + 3 + 6 * 4 + 4


def test_evidence_is_asked_and_a_leap_is_doubted(saved: dict[str, bytes]) -> None:
    """60 received without a note; 100,5 where 12,5 had been reported, more than three times as much."""
    sheet = computed(saved["strict"])[SHEET]
    said = [sheet.cell(line_row(n) + 1, Column.STATUS + 1).value for n in range(1, 7)]
    assert said == ["Đủ", "Đủ", "XEM LẠI: khác xa kỳ trước", "Đủ", "THIẾU căn cứ", "Đủ"]
    assert str(sheet.cell(Row.SUMMARY + 1, 1).value).strip() == "Còn thiếu 1 mục: dòng 5. Nên xem lại 1 mục: dòng 3."


def test_a_long_list_of_lines_ends_in_dots(saved: dict[str, bytes]) -> None:
    """Forty lines, all missing: the numbers up to 23 have 9 + 8·2 + 14·4 = 81 characters, the first past 80."""
    said = str(computed(saved["forty"])[SHEET].cell(Row.SUMMARY + 1, 1).value).strip()
    numbers = ", ".join(str(number) for number in range(1, 24))
    assert said == f"Còn thiếu 40 mục: dòng {numbers}, …."
    assert said == str(computed(form_xlsx(FORTY))[SHEET].cell(Row.SUMMARY + 1, 1).value).strip()


def test_it_is_read_back_as_it_was_filled(saved: dict[str, bytes]) -> None:
    sheets, issues = read_workbook(saved["full"], "bc.xlsx")
    assert issues == ()
    assert read_identity(sheets, "bc.xlsx", "ab") == (FORM.identity, ())
    known = Known({"kh": plan()}, registry(), moment("2023-09-10"))
    (report,) = read_reports(saved["full"], "bc.xlsx", "ab", known)
    assert (report.unit, report.period) == (FORM.unit, FORM.period)
    assert report.acceptable, [issue.say() for issue in report.issues]
    expected = {name: Decimal(str(figure)) for name, figure in FIGURES.items() if figure != "có"}
    assert {value.indicator: value.value for value in report.values} == expected | {"phan-cong": Decimal(1)}


def test_what_the_reporter_may_do_is_still_held(saved: dict[str, bytes]) -> None:
    sheet = load_workbook(io.BytesIO(saved["full"]))[SHEET]
    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    assert (rules["H15"].type, rules["H12"].type, rules["I7"].type) == ("list", "whole", "date")
    assert rules["H12"].error.startswith("Ghi một số nguyên, không âm")
    assert sheet.protection.sheet is True
    assert [sheet[cell].protection.locked for cell in ("G12", "H12", "I12", "J12")] == [True, False, False, True]
    assert sheet.column_dimensions["B"].hidden is True


def test_on_paper_it_is_three_pages_of_a4(office: Office) -> None:
    """The text layer is broken where a font lacks a letter; so its letters are counted, and dates looked for."""
    document = pypdfium2.PdfDocument(office.converted({"form": form_xlsx(FORM)}, "pdf")["form"])
    assert [tuple(round(side) for side in page.get_size()) for page in document] == [(842, 595)] * 3
    words = [page.get_textpage().get_text_range() for page in document]
    for page, texts in (
        (0, ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "THỦ TRƯỞNG ĐƠN VỊ", *(line.indicator.name for line in FORM.lines)]),
        (1, [one.title for one in FORM.owed]),
        (2, ["Lần gửi đầu đúng hạn thì sửa sau vẫn là đúng hạn."]),
    ):
        assert Counter("".join(texts).replace(" ", "")) <= Counter(words[page])
    assert "17/9/2023" in words[0]
    assert "17/9/2023" in words[1]
    assert "30/9/2023" in words[2]
    assert "dondoc" not in "".join(words)  # the hidden sheet is not printed


#: a = 7, b = 2, c = 0, m is missing.
CELLS = {"a": Decimal(7), "b": Decimal(2), "c": Decimal(0), "m": None}
FORMULAS = (
    *("a", "a + b * 2 - 1", "-(a - b)", "a / b", "a / c", "m + 1", "sum(a, b, c, 1)", "sum(a, m)", "(a + b) / (a - b)"),
    *("max(a, b, 3)", "min(a, b, m)", "abs(b - a)", "round(a / b, 0)", "round(-a / b, 0)", "round(a / 3, 4)"),
    *("if_missing(m, 5)", "if_missing(a / c, b)", "if_missing(a, m)", "if(a > b, 1, m)", "if(a < b, m, 2)"),
    *("if(m > 1, 1, 2)", "if(is_missing(m), 1, 2)", "if(is_missing(a), 1, 2)", "if(a > b and m > 1, 1, 2)"),
    *(
        "if(a < b and m > 1, 1, 2)",
        "if(m > 1 and a < b, 1, 2)",
        "if(m > 1 and m > 2, 1, 2)",
        "if(a > b or m > 1, 1, 2)",
    ),
    *("if(m > 1 or a > b, 1, 2)", "if(a < b or m > 1, 1, 2)", "if(not (m > 1), 1, 2)", "if(not (a = b), 1, 2)"),
    *("if(a != 7, 1, 2)", "if(0.1 + 0.2 = 0.3 + a - 7, 1, 2)", "if(a >= 7 and b <= 2 and c = 0, 1, 2)"),
    *("if(a > b and not (b > a or c > 0), a * b, m)", "max(if(a > b, a, b), if(c > 1, m, 9))"),
)


def formula_sheet() -> bytes:
    """Return a workbook with the figures in column A and the formulas in column B."""
    names = list(CELLS)
    content = io.BytesIO()
    with NewWorkbook(content, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for row, value in enumerate(CELLS.values()):
            sheet.write_formula(row, 0, "=NA()" if value is None else f"={value}")
        for row, text in enumerate(FORMULAS):
            formula = cell_formula(_read(text), lambda figure: f"$A${names.index(figure.name) + 1}")
            sheet.write_formula(row, 1, f"={formula}")
    return content.getvalue()


def test_formulas_mean_in_cells_what_they_mean_here(saved: dict[str, bytes]) -> None:
    """The second route to every formula: LibreOffice's arithmetic against `rules.formula`."""
    found = [_number(cell.value) for cell in computed(saved["formulas"]).worksheets[0]["B"]]
    expected = [_number(value_of(_read(text), lambda figure: Reading(CELLS[figure.name])).value) for text in FORMULAS]
    assert dict(zip(FORMULAS, found, strict=True)) == dict(zip(FORMULAS, expected, strict=True))
    assert {None, 1.0, 2.0, 3.5} <= set(expected)


def _read(text: str) -> Formula:
    formula, issues = read_formula(text, Source("kh"))
    assert formula is not None, issues
    return formula


def _without_results(content: bytes) -> bytes:
    saved = io.BytesIO()
    load_workbook(io.BytesIO(content)).save(saved)
    return saved.getvalue()


def _number(value: Any) -> float | None:
    return round(float(value), 9) if isinstance(value, int | float | Fraction) else None
