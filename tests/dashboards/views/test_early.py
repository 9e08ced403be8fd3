"""Early warnings: by the part of the year that is over; nothing before a quarter of it, nothing once it is over."""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction

import pytest

from dashboards.views.early import Warned, early_warnings
from kpi.evaluation.below import results_below
from tests.dashboards.world import AS_OF, moment, registry, results


def warned(as_of: datetime = AS_OF) -> dict[str, Warned]:
    """Return the warnings of the small world at a moment, by promise."""
    found = early_warnings(results(as_of), as_of.date())
    return {one.promise.key.removeprefix("kh--"): one for one in found}


def test_after_three_quarters_of_the_year() -> None:
    # II.2 and II.4 need 5 of 5 (95% of 5 is 4.75): 3/4 of 5 is 3.75, and 2 fulfil each.
    found = warned()
    assert set(found) == {"II.2", "II.4", "doi-thoai"}
    assert found["II.4"].words.vi == "đã qua 3/4 năm 2023, mới 2 đơn vị đạt trong 5 đơn vị cần đạt"
    assert found["II.4"].elapsed == Fraction(3, 4)


def test_what_units_are_to_hold_names_those_behind() -> None:
    # One dialogue a year: the town held it, Tả Lèng none, of the others it is not known.
    found = warned()["doi-thoai"]
    assert found.words.vi == "đã qua 3/4 năm 2023, 4/5 đơn vị chậm tiến độ"
    assert [unit.name for unit in found.units] == ["Tả Lèng", "Sơn Bình", "Bản Bo", "Khun Há"]
    assert found.units[0].pace.words.vi == "đã qua 3/4 năm 2023, chưa tổ chức"


def test_one_unit_is_told_of_what_it_is_behind_with() -> None:
    own = results_below(results(), registry().unit("tam-duong"), {"ta-leng"})
    assert [one.promise.key for one in early_warnings(own, date(2023, 10, 1))] == ["kh--doi-thoai"]


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("2023-03-31T12:00", set()),  # not yet a quarter: (2 + 30/31) / 12
        ("2023-04-01T12:00", {"doi-thoai"}),  # exactly a quarter, of which 5 is 1.25
        ("2023-06-01T00:00", {"II.2", "II.4", "doi-thoai"}),  # 5/12 of 5 is 2.08, and 2 fulfil it
        ("2024-01-01T00:00", set()),  # the year is over: now there are verdicts
    ],
)
def test_when_there_is_something_to_say(at: str, expected: set[str]) -> None:
    assert set(warned(moment(at))) == expected


def test_what_keeps_pace_is_not_told() -> None:
    """With the three that reported, 2 of 3 needed: at 6/12 of the year that is more than 1.5."""
    own = results_below(
        results(moment("2023-07-01T00:00")), registry().unit("tam-duong"), {"thi-tran", "ta-leng", "son-binh"}
    )
    assert [one.promise.key for one in early_warnings(own, date(2023, 7, 1))] == ["kh--doi-thoai"]


def test_the_least_time_left_comes_first() -> None:
    elapsed = [one.elapsed for one in early_warnings(results(), AS_OF.date())]
    assert elapsed == sorted(elapsed, reverse=True)
