"""One plan: its promises with their words, and what was amended when."""

from __future__ import annotations

from dataclasses import replace

from dashboards.views.district import district_view
from dashboards.views.part import Part, whole_part
from dashboards.views.plan_page import PlanPageView, plan_page_view
from kpi.evaluation.evaluate import evaluate
from kpi.usecases.read_plans import Revision
from tests.dashboards.world import OFFICE, PLAN, district, inputs, moment, plan, results

LESS = plan(PLAN.replace("share: 95%", "share: 90%"))
FIRST = Revision(plan(), 1, moment("2023-01-10T08:00"), "kh.yaml")
SECOND = Revision(LESS, 2, moment("2023-06-20T08:00"), "sua-doi.yaml")


def part() -> Part:
    """Return everything of the small world, in which the first revision judges."""
    return whole_part(replace(inputs(), revisions={"kh": 1}), results(), district())


def view(*revisions: Revision) -> PlanPageView:
    """Return the page of its plan."""
    return plan_page_view(part(), plan(), revisions)


def test_every_promise_with_its_words_and_how_it_is_read() -> None:
    rows = {row.id: row for row in view().promises}
    assert list(rows) == ["II.2", "II.4", "bao-cao-6-thang", "bao-cao-dot-xuat", "doi-thoai"]
    models = rows["II.4"]
    assert (models.code.vi, models.duty, models.assumption) == ("CT2", False, "hơn 02 vẫn là đạt")
    assert models.asked.vi == "95% số đơn vị, mỗi đơn vị ít nhất 1 mô hình; trong năm 2023"
    assert [source.quote for source in models.sources] == ["đăng ký xây dựng từ 01 - 02 mô hình"]
    assert rows["bao-cao-6-thang"].duty


def test_how_each_stands_is_what_the_overview_says() -> None:
    (overview,) = district().plans
    told = [whole for row in view().promises for whole in row.wholes]
    assert told == list(overview.wholes)
    assert next(row for row in view().promises if row.id == "bao-cao-dot-xuat").wholes == ()  # has no date yet


def test_a_duty_that_recurs_stands_period_by_period() -> None:
    often = "    period: 2023\n    every: quarter\n    deadline: {days: 5, after: period-end, roll: strict}\n"
    text = PLAN.replace("    period: 2023-H1\n    deadline: {before: 2023-06-05, roll: strict}\n", often)
    known = inputs(text=text.replace("periods: [2023-H1]", "every: [quarter]"))
    found = evaluate(known)
    page = plan_page_view(whole_part(known, found, district_view(known, found, OFFICE)), known.plans[0])
    (report,) = [row for row in page.promises if row.id == "bao-cao-6-thang"]
    assert [whole.promise.id for whole in report.wholes] == [
        "bao-cao-6-thang@2023-Q1",
        "bao-cao-6-thang@2023-Q2",
        "bao-cao-6-thang@2023-Q3",
        "bao-cao-6-thang@2023-Q4",  # begins on the day that is looked at
    ]


def test_the_newest_revision_comes_first_with_what_it_changed() -> None:
    second, first = view(FIRST, SECOND).revisions
    assert [(one.number, one.file_name, one.judging) for one in (second, first)] == [
        (2, "sua-doi.yaml", False),
        (1, "kh.yaml", True),
    ]
    (change,) = second.changes
    assert change.text.vi == "sửa chỉ tiêu “II.4”"
    assert [detail.key for detail in change.details] == ["share"]
    assert first.changes == ()


def test_a_plan_that_is_not_in_force_yet_is_shown_without_results() -> None:
    later = plan(PLAN.replace("id: kh\n", "id: kh-2024\n"))
    page = plan_page_view(part(), later)
    assert page.view is None
    assert all(row.wholes == () for row in page.promises)
    assert page.district.office == OFFICE
