"""A moment on the command line: what a bare day means, and that nothing doubtful is taken."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi.errors import BadMomentError
from kpi.moments import as_of_moment, received_moment
from targets.workdays import VIETNAM


@pytest.mark.parametrize(
    ("text", "as_of", "received"),
    [
        # a bare day: one asks as of its end, and receives at its beginning
        ("2023-06-04", "2023-06-04T23:59:59+07:00", "2023-06-04T00:00:00+07:00"),
        ("04/6/2023", "2023-06-04T23:59:59+07:00", "2023-06-04T00:00:00+07:00"),
        (" 04-06-2023 ", "2023-06-04T23:59:59+07:00", "2023-06-04T00:00:00+07:00"),
        # with an hour there is nothing to choose
        ("2023-06-04T23:59", "2023-06-04T23:59:00+07:00", "2023-06-04T23:59:00+07:00"),
        ("2023-06-05 00:00", "2023-06-05T00:00:00+07:00", "2023-06-05T00:00:00+07:00"),
        ("04/6/2023 23:59", "2023-06-04T23:59:00+07:00", "2023-06-04T23:59:00+07:00"),
        ("16h30 04/6/2023", "2023-06-04T16:30:00+07:00", "2023-06-04T16:30:00+07:00"),
        ("07 giờ 05 ngày 04/6/2023", "2023-06-04T07:05:00+07:00", "2023-06-04T07:05:00+07:00"),
        ("04/6/2023 lúc 16h", "2023-06-04T16:00:00+07:00", "2023-06-04T16:00:00+07:00"),
        ("2023-06-04T16:59:59.9Z", "2023-06-04T23:59:59+07:00", "2023-06-04T23:59:59+07:00"),
        ("2023-06-04T17:00+00:00", "2023-06-05T00:00:00+07:00", "2023-06-05T00:00:00+07:00"),
    ],
)
def test_as_people_write_them(text: str, as_of: str, received: str) -> None:
    assert as_of_moment(text).isoformat() == as_of
    assert received_moment(text).isoformat() == received


NO_MOMENTS = (
    *("", "hôm qua", "12:30", "T12:30", "2023-06-31", "31/6/2023", "2023-06-04T25:00"),
    *("24:00 04/6/2023", "16:60 04/6/2023", "16:30 31/6/2023", "4/6 16:30", "16:30 ngày"),
    *("2023", "2023-Q2", "--06-05", "cuối năm"),  # a period, or a day of each year
    *("20230604", "20230604T1030", "2023-W23"),  # a day to Python, a slip to people
    *("0001-01-01", "1899-12-31", "3000-01-01", "9999-12-31T23:59+00:00"),
)


@pytest.mark.parametrize("text", NO_MOMENTS)
def test_what_is_no_moment(text: str) -> None:
    for read in (as_of_moment, received_moment):
        with pytest.raises(BadMomentError, match="Không hiểu thời điểm"):
            read(text)


@given(st.datetimes(datetime(1976, 1, 1), datetime(2999, 12, 31), timezones=st.just(VIETNAM)))  # noqa: DTZ001
def test_what_is_printed_reads_as_the_same_second(moment: datetime) -> None:
    assert as_of_moment(moment.isoformat()) == moment.replace(microsecond=0)


@given(st.text(max_size=20))
def test_no_text_makes_it_raise_anything_else(text: str) -> None:
    try:
        found = as_of_moment(text)
    except BadMomentError:
        return
    assert found.tzinfo is VIETNAM
