"""The query of the list of shortfalls, there and back."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboards.views.shortfall_list import Order
from dashboards.views.shortfall_page import Filters
from dashboards.web.shortfall_query import query_of, read_filters
from kpi.errors import BadMomentError, UnknownNameError
from kpi.evaluation.shortfall import LISTED
from targets.issues import Severity

NAMES = st.none() | st.text(min_size=1, max_size=8)


@given(
    st.builds(
        Filters,
        unit=NAMES,
        target=NAMES,
        group=NAMES,
        verdict=st.sampled_from([None, *LISTED]),
        severity=st.sampled_from([None, *Severity]),
        until=st.none() | st.dates(date(2000, 1, 1)),
        order=st.sampled_from(Order),
    )
)
def test_a_query_asks_for_what_it_was_made_of(filters: Filters) -> None:
    assert read_filters(query_of(filters)) == filters


def test_what_is_empty_is_not_asked_for() -> None:
    """As a form sends it: every field, most of them empty."""
    fields = ("don-vi", "chi-tieu", "ket-qua", "muc-do", "nhom", "den", "xep")
    assert read_filters(dict.fromkeys(fields, "")) == Filters() == read_filters({})
    assert query_of(Filters()) == {}


@pytest.mark.parametrize(("name", "value"), [("ket-qua", "met"), ("ket-qua", "la"), ("muc-do", "la"), ("xep", "ten")])
def test_a_word_that_is_none_is_told_with_those_there_are(name: str, value: str) -> None:
    with pytest.raises(UnknownNameError, match=value):
        read_filters({name: value})


def test_a_day_that_is_none_is_told() -> None:
    with pytest.raises(BadMomentError, match="mai"):
        read_filters({"den": "mai"})
