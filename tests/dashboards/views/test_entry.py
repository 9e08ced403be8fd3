"""A form on a page: what was typed goes into the workbook to the letter, and comes back to the letter."""

from __future__ import annotations

import io
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from dashboards.views.entry import Typed, entry_view, filled_form, typed_before
from dashboards.views.form import FormView, form_views
from kpi.intake.form import SHEET
from kpi.submission import CellValue
from targets.issues import Issue
from targets.provenance import Source
from targets.wording import Sentence
from tests.dashboards.world import inputs, plan, registry
from tests.kpi.world import period


def form() -> FormView:
    its = plan().form
    assert its is not None
    [view] = form_views(inputs(), plan(), its, period("2023-H1"), [registry().unit("ban-bo")])
    return view


def cells(content: bytes) -> dict[str, object]:
    sheet = load_workbook(io.BytesIO(content))[SHEET]
    return {name: sheet[name].value for name in ("E8", "E9", "E10", "F9")}


def test_what_is_typed_stands_in_the_units_form() -> None:
    typed = {"phan-cong": Typed("có"), "mo-hinh": Typed(" 2 ", "=1+1"), "doi-thoai": Typed("")}
    content = filled_form(form(), typed)
    assert cells(content) == {"E8": "có", "E9": 2, "E10": None, "F9": "=1+1"}
    assert load_workbook(io.BytesIO(content))[SHEET]["F9"].data_type == "s"  # words, no formula


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Co", "Cn"]), min_size=1, max_size=30))
@settings(max_examples=25, deadline=None)
def test_whatever_is_no_whole_number_stays_to_the_letter(text: str) -> None:
    kept = cells(filled_form(form(), {"mo-hinh": Typed(text)}))["E9"]
    whole = text.strip().isascii() and text.strip().isdecimal() and len(text.strip()) <= 15
    assert kept == (float(text) if whole else text.strip() or None)


def test_issues_at_their_lines_and_the_rest_above() -> None:
    def issue(cell: str | None) -> Issue:
        return Issue("x", Sentence("sai", "wrong"), Source("a.xlsx", sheet=SHEET, cell=cell))

    view = entry_view(form(), {"mo-hinh": Typed("x")}, [issue("E9"), issue(None), issue("E9"), issue("Z1")], 3)
    assert [len(field.issues) for field in view.fields] == [0, 2, 0]
    assert len(view.issues) == 2
    assert [field.typed.value for field in view.fields] == ["", "x", ""]
    assert [field.yes_no for field in view.fields] == [True, False, False]


def test_a_report_as_a_person_would_type_it() -> None:
    values = [
        CellValue("phan-cong", Decimal(1), SHEET, "E8"),
        CellValue("mo-hinh", Decimal("1234.5"), SHEET, "E9", "ghi chú"),
        CellValue("doi-thoai", None, SHEET, "E10"),
    ]
    assert typed_before(form(), values) == {
        "phan-cong": Typed("có"),
        "mo-hinh": Typed("1.234,5", "ghi chú"),
        "doi-thoai": Typed(""),  # blank, which is not 0
    }
