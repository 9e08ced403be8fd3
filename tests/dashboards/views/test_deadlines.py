"""The calendar: this month unless another is asked for, and the way to months in which something is due."""

from __future__ import annotations

from dashboards.views.deadlines import DeadlinesView, deadlines_view
from dashboards.views.part import part_of, whole_part
from tests.dashboards.world import OFFICE, district, inputs, results


def view(month: str | None = None) -> DeadlinesView:
    """Return the calendar of the small world, which is looked at on 1/10/2023."""
    found = deadlines_view(whole_part(inputs(), results(), district()), month)
    assert found is not None
    return found


def test_it_opens_on_this_month() -> None:
    assert (view().month.key, view().before, view().after) == ("2023-10", "2023-06", "2023-12")


def test_from_month_to_month() -> None:
    assert (view("2023-06").before, view("2023-06").after) == (None, "2023-10")
    assert (view("2023-08").before, view("2023-08").after) == ("2023-06", "2023-10")  # nothing is due in it
    assert (view("2024-05").before, view("2024-05").after) == ("2023-12", None)


def test_the_earliest_deadline_comes_first() -> None:
    assert [term.promise.id for term in view().terms] == ["bao-cao-6-thang", "II.2", "II.4", "doi-thoai"]


def test_a_reporter_sees_what_they_owe() -> None:
    part = part_of(inputs(), results(), OFFICE, None, frozenset({"khun-ha"}))
    assert part is not None
    found = deadlines_view(part)
    assert found is not None
    assert {line.unit for term in found.terms for line in term.undone} == {"Khun Há"}


def test_what_is_no_month_gives_none() -> None:
    assert deadlines_view(whole_part(inputs(), results(), district()), "2023-13") is None
