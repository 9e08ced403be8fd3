"""What a query asks for."""

from __future__ import annotations

from datetime import date

import pytest

from dashboards.web.asked import Asked, read_asked
from kpi.errors import BadMomentError, UnknownNameError
from tests.dashboards.world import moment

NOW = moment("2023-10-02T08:00")


def test_what_is_asked_is_kept_as_it_was_asked() -> None:
    query = {"ngay": "2023-06-05", "ky": "2023-H1", "tu": "2023-05-01", "tieng": "en"}
    assert read_asked({**query, "loc": "x"}).kept == query
    assert read_asked({"ngay": "", "ky": ""}) == Asked()


@pytest.mark.parametrize(
    ("query", "error"),
    [
        ({"ngay": "05/6/2023"}, BadMomentError),
        ({"tu": "2023-02-29"}, BadMomentError),
        ({"ngay": "0001-01-01"}, BadMomentError),
        ({"ky": "nay"}, UnknownNameError),
        ({"tieng": "vn"}, UnknownNameError),
    ],
)
def test_what_is_no_day_period_or_language_is_told(query: dict[str, str], error: type[Exception]) -> None:
    with pytest.raises(error):
        read_asked(query)


def test_a_past_day_is_meant_to_its_end_and_today_and_later_days_are_now() -> None:
    assert Asked(day=date(2023, 10, 1)).as_of(NOW) == moment("2023-10-01T23:59:59")
    assert (
        Asked(day=date(2023, 10, 2)).as_of(NOW) == Asked(day=date(2024, 1, 1)).as_of(NOW) == Asked().as_of(NOW) == NOW
    )
