"""The form of one unit, before it is written."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from dashboards.views.form import FormView, form_views
from dashboards.views.owed import addressed_units
from kpi.intake.identity import Identity
from kpi.submission_states import State
from tests.dashboards.forms.world import PLAN, SENT, form_of, inputs, moment, period, plan, view


def known(found: FormView) -> dict[str, tuple[Decimal | None, Decimal | None]]:
    return {line.indicator.id: (line.before, line.last_year) for line in found.lines}


def test_whose_form_it_is() -> None:
    found = view()
    assert found.identity == Identity("kh", "3", "ban-bo", "2023-9M")
    assert (found.unit.label, found.superior.label if found.superior else None) == ("xã Bản Bo", "huyện Tam Đường")
    assert [one.title for one in found.reports] == ["Báo cáo 9 tháng"]
    assert view(key="2023").identity.period == "2023"


def test_units_of_one_name_have_forms_of_their_own() -> None:
    assert [view(unit).identity.unit for unit in ("binh-lu", "binh-lu-hai")] == ["binh-lu", "binh-lu-hai"]


def test_lines_are_numbered_and_know_the_line_they_may_not_exceed() -> None:
    assert [(line.number, line.indicator.id, line.top) for line in view().lines] == [
        (1, "mo-hinh", None),
        (2, "mo-hinh-dat", 1),
        (3, "kinh-phi", None),
        (4, "phan-cong", None),
        (5, "tiep-nhan", None),
        (6, "giai-quyet", None),
    ]


def test_what_is_asked_of_a_line_is_said_once() -> None:
    text = PLAN.replace("each: {indicator: tiep-nhan, min: 1}", "each: {indicator: mo-hinh, min: 1}")
    assert [line.asked for line in view(text=text).lines][:2] == ["ít nhất 1 mô hình", ""]
    text = text.replace("each: {indicator: mo-hinh, min: 1}", "each: {indicator: mo-hinh, min: 3}")
    assert view(text=text).lines[0].asked == "ít nhất 1 mô hình; ít nhất 3 mô hình"


def test_the_figures_before_are_those_of_the_unit() -> None:
    assert known(view()) == {
        "mo-hinh": (Decimal(2), Decimal(1)),
        "mo-hinh-dat": (None, None),
        "kinh-phi": (Decimal("12.5"), None),
        "phan-cong": (Decimal(1), None),
        "tiep-nhan": (Decimal(40), None),
        "giai-quyet": (Decimal(38), None),
    }
    assert known(view("binh-lu"))["mo-hinh"] == (Decimal(7), None)
    assert set(known(view("binh-lu-hai")).values()) == {(None, None)}


def test_the_period_before_is_the_form_s_own_that_ended_last() -> None:
    assert [view(key=key).before for key in ("2023-H1", "2023-9M", "2023")] == [
        None,
        period("2023-H1"),
        period("2023-9M"),
    ]
    # The second quarter and the half-year end together: the longer one says more.
    both = PLAN.replace("periods: [2023-H1, 2023-9M, 2023]", "periods: [2023-H1, 2023-Q2, 2023-9M]")
    assert view(text=both).before == period("2023-H1")


def test_only_the_revision_that_counts_is_shown() -> None:
    corrected = replace(SENT[1], revision=2, received_at=moment("2023-06-20"), values=SENT[1].values[1:])
    now = replace(inputs(), submissions=(*SENT, corrected))
    units = addressed_units(now.registry, plan(), period("2023-9M"))[:1]
    (found,) = form_views(now, plan(), form_of(plan()), period("2023-9M"), units)
    assert known(found)["mo-hinh"] == (None, Decimal(1))


def test_a_form_that_recurs_has_the_period_before() -> None:
    monthly = PLAN.replace("periods: [2023-H1, 2023-9M, 2023]", "every: [month]")
    found = view(key="2023-03", text=monthly)
    assert (found.before, found.last_day.isoformat()) == (period("2023-02"), "2023-03-31")


def test_only_the_checks_of_this_unit_and_period_are_on_it() -> None:
    """The first for offices only, the second for the year only."""
    text = PLAN.replace("    left: giai-quyet\n", "    to: {units: [noi-vu]}\n    left: giai-quyet\n")
    text = text.replace("    severity: warning\n", "    severity: warning\n    periods: [year]\n")
    asked = [(unit, key) for unit in ("ban-bo", "noi-vu") for key in ("2023-9M", "2023")]
    assert [[check.id for check in view(unit, key, text).checks] for unit, key in asked] == [
        [],
        ["kinh-phi"],
        ["don"],
        ["don", "kinh-phi"],
    ]


def test_a_report_that_was_returned_is_not_shown() -> None:
    returned = replace(SENT[1], state=State.RETURNED)
    now = replace(inputs(), submissions=(SENT[0], returned))
    units = addressed_units(now.registry, plan(), period("2023-9M"))[:1]
    (found,) = form_views(now, plan(), form_of(plan()), period("2023-9M"), units)
    assert known(found)["mo-hinh"] == (None, Decimal(1))


def test_a_base_may_be_one_for_all_or_one_for_each() -> None:
    each = PLAN.replace("measure: amount, unit", "measure: amount, base: {ban-bo: 8, binh-lu: 9}, unit")
    all_ = PLAN.replace("measure: amount, unit", "measure: amount, base: 5, unit")
    bases = [
        [line.base for line in view(unit, text=text).lines][2]
        for unit in ("ban-bo", "binh-lu-hai")
        for text in (each, all_)
    ]
    assert bases == [Decimal(8), Decimal(5), None, Decimal(5)]
