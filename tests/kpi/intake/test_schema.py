"""The form's checks over many reports at once, against the same checks done by hand, cell by cell."""

from __future__ import annotations

from math import isnan

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kpi.intake.schema import EVIDENCE, NOT_ABOVE, NOT_NEGATIVE, REQUIRED, WHOLE, Failure, failures
from targets.plan import Indicator, Measure

NAN = float("nan")
ASKED = (
    Indicator(id="mo-hinh", name="Số mô hình", measure=Measure.COUNT),
    Indicator(id="dat", name="Số mô hình đạt", measure=Measure.COUNT, required=False, not_above="mo-hinh"),
    Indicator(id="kinh-phi", name="Kinh phí", measure=Measure.AMOUNT, required=False),
    Indicator(id="doi-thoai", name="Đối thoại", measure=Measure.YES_NO, required=False),
)


def check(*rows: tuple[float, float, float, float]) -> list[Failure]:
    return list(failures(pd.DataFrame(rows, columns=[i.id for i in ASKED], dtype=float), ASKED))


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ((2, 1, 12.5, 1), []),
        ((0, 0, 0, 0), []),
        ((2, NAN, NAN, NAN), []),  # what is not required may be left blank
        ((NAN, NAN, NAN, NAN), [Failure(0, "mo-hinh", REQUIRED)]),
        ((-1, NAN, -0.5, NAN), [Failure(0, "mo-hinh", NOT_NEGATIVE), Failure(0, "kinh-phi", NOT_NEGATIVE)]),
        ((2.5, NAN, 2.5, NAN), [Failure(0, "mo-hinh", WHOLE)]),
        ((-2.5, NAN, NAN, NAN), [Failure(0, "mo-hinh", NOT_NEGATIVE), Failure(0, "mo-hinh", WHOLE)]),
        ((1, 2, NAN, NAN), [Failure(0, "dat", NOT_ABOVE, "mo-hinh")]),
        ((2, 2, NAN, NAN), []),
        ((NAN, 2, NAN, NAN), [Failure(0, "mo-hinh", REQUIRED)]),  # nothing to compare with
    ],
)
def test_one_report(row: tuple[float, float, float, float], found: list[Failure]) -> None:
    assert check(row) == found


def test_many_reports_by_row_then_in_the_forms_order() -> None:
    assert check((1, 2, -1, 0), (2, 1, 0, 0), (NAN, 0, 0, 0.5)) == [
        Failure(0, "dat", NOT_ABOVE, "mo-hinh"),
        Failure(0, "kinh-phi", NOT_NEGATIVE),
        Failure(2, "mo-hinh", REQUIRED),
        Failure(2, "doi-thoai", WHOLE),
    ]


def test_an_indicator_that_may_not_exceed_one_that_is_not_there_is_not_compared() -> None:
    frame = pd.DataFrame({"dat": [5.0]})
    assert failures(frame, (ASKED[1],)) == ()


FIGURES = st.sampled_from([NAN, -1.0, -0.5, 0.0, 0.5, 1.0, 2.0, 3.0])
ROWS = st.lists(st.tuples(FIGURES, FIGURES, FIGURES, FIGURES), min_size=1, max_size=6)


@settings(max_examples=25)
@given(ROWS)
def test_the_same_by_hand(rows: list[tuple[float, float, float, float]]) -> None:
    assert check(*rows) == [failure for n, row in enumerate(rows) for failure in _by_hand(n, row)]


def _by_hand(n: int, row: tuple[float, float, float, float]) -> list[Failure]:
    found = []
    for place, (indicator, value) in enumerate(zip(ASKED, row, strict=True)):
        if place == 1 and value > row[0]:
            found.append(Failure(n, indicator.id, NOT_ABOVE, "mo-hinh"))
        if value < 0:
            found.append(Failure(n, indicator.id, NOT_NEGATIVE))
        if place == 0 and isnan(value):
            found.append(Failure(n, indicator.id, REQUIRED))
        if place != 2 and value % 1 > 0:
            found.append(Failure(n, indicator.id, WHOLE))
    return found


def test_evidence_is_asked_of_a_figure_above_zero() -> None:
    """2 without a note fails, 2 with one does not; 0 and a blank cell rest on nothing."""
    asked = (Indicator(id="doi-thoai", name="Số cuộc", measure=Measure.COUNT, required=False, evidence=True),)
    frame = pd.DataFrame({"doi-thoai": [2.0, 2.0, 0.0, NAN], "doi-thoai noted": [0.0, 1.0, 0.0, 0.0]})
    assert failures(frame, asked) == (Failure(0, "doi-thoai", EVIDENCE),)
