"""Scores: half-open bands, nothing at zero for the best, and no score where a figure is missing."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from rules.scoring import score_unit
from rules.verdict import Judgement, Verdict
from targets.scoring import Band, Criterion, Scoring
from targets.wording import Sentence

#: The bands of Quyết định số 2579/QĐ-UBND of Cần Thơ: from 95, from 85 to under 95, from 75 to under 85, under 75.
BANDS = (
    Band(name="hoàn thành xuất sắc", least=Decimal(95), none_at_zero=True),
    Band(name="hoàn thành tốt", least=Decimal(85), none_at_zero=True),
    Band(name="hoàn thành", least=Decimal(75)),
    Band(name="không hoàn thành", least=Decimal(0)),
)


def judged(verdict: Verdict, value: int | None = None, required: int | None = None) -> Judgement:
    why = Sentence("…", "…")
    number = [None if n is None else Decimal(n) for n in (value, required)]
    return Judgement(verdict, why, number[0], number[1])


MET, SHORT, SILENT = judged(Verdict.MET), judged(Verdict.SHORT, 0, 1), judged(Verdict.NOT_EVALUABLE)
EXEMPT = judged(Verdict.EXEMPT)


def scoring(*points: str) -> Scoring:
    criteria = tuple(Criterion(promise=f"c{n}", points=Decimal(p)) for n, p in enumerate(points, start=1))
    return Scoring(criteria=criteria, bands=BANDS)


@pytest.mark.parametrize(
    ("points", "band"),
    [
        (("95", "5"), "hoàn thành xuất sắc"),  # 95 + 5 = 100
        (("84.99", "15.01"), "hoàn thành"),  # 84.99: under 85
    ],
)
def test_bands_begin_at_their_lower_end(points: tuple[str, str], band: str) -> None:
    second = MET if points[0] == "95" else SHORT
    assert score_unit(scoring(*points), {"c1": MET, "c2": second}).band == band


def test_the_best_bands_ask_that_nothing_stands_at_zero() -> None:
    found = score_unit(scoring("96", "4"), {"c1": MET, "c2": SHORT})
    # 96 of 100, but c2 is at 0: neither of the two best
    assert (found.points, found.band) == (Fraction(96), "hoàn thành")
    assert found.why.vi == "c1 96 + c2 0 = 96/100 điểm: hoàn thành."


def test_what_is_not_known_leaves_the_score_open() -> None:
    found = score_unit(scoring("60", "40"), {"c1": MET, "c2": SILENT})
    assert (found.points, found.known, found.band) == (None, Fraction(60), None)
    assert found.why.vi == "c1 60 = 60/100 điểm; chưa đủ số liệu: c2."


def test_what_is_not_asked_is_taken_out_and_the_rest_scaled() -> None:
    found = score_unit(scoring("60", "20", "20"), {"c1": MET, "c2": SHORT, "c3": EXEMPT})
    # 60 of 80 is 75 of 100
    assert (found.points, found.band) == (Fraction(75), "hoàn thành")
    assert found.why.vi == "(c1 60 + c2 0) × 1,25 = 75/100 điểm: hoàn thành."
    nothing = score_unit(scoring("60"), {"c1": EXEMPT})
    assert (nothing.points, nothing.band) == (None, None)


def test_in_proportion_to_the_figure() -> None:
    half = Scoring(criteria=(Criterion(promise="c1", points=Decimal(10), by="proportion"),))
    assert score_unit(half, {"c1": judged(Verdict.NOT_DUE, 1, 4)}).points == Fraction(5, 2)  # 10 × 1/4
    assert score_unit(half, {"c1": judged(Verdict.MET, 9, 4)}).points == 10  # never more than all


def test_late_is_fulfilled() -> None:
    assert score_unit(scoring("100"), {"c1": judged(Verdict.LATE)}).points == 100


def test_a_criterion_or_a_band_given_twice_is_refused() -> None:
    with pytest.raises(ValidationError, match="hai lần"):
        Scoring(criteria=(Criterion(promise="a", points=Decimal(1)), Criterion(promise="a", points=Decimal(2))))
    with pytest.raises(ValidationError, match="hai lần"):
        Scoring(criteria=(Criterion(promise="a", points=Decimal(1)),), bands=(BANDS[0], BANDS[0]))


@given(
    points=st.lists(st.integers(1, 50), min_size=1, max_size=6),
    verdicts=st.lists(st.sampled_from([MET, SHORT, EXEMPT]), min_size=6, max_size=6),
)
def test_a_score_lies_between_nothing_and_all(points: list[int], verdicts: list[Judgement]) -> None:
    found = score_unit(scoring(*map(str, points)), {f"c{n}": v for n, v in enumerate(verdicts, start=1)})
    if found.points is not None:
        assert 0 <= found.points <= found.full
        met = all(v is MET for v in verdicts[: len(points)] if v is not EXEMPT)
        assert (found.points == found.full) is met
