"""The score of one unit: points for what it fulfilled, the arithmetic shown, and the band it falls in.

A score is a sum over verdicts and changes none of them. What is not evaluable leaves the score open: it is not zero.
What a unit is exempt from, or not addressed by, is taken out, and the rest counted on the full scale.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from rules.verdict import Judgement, Verdict
from targets.scoring import Band, Criterion, Scoring
from targets.wording import Language, Sentence, say, write_number


@dataclass(frozen=True, slots=True)
class Score:
    """What one unit's score came to."""

    points: Fraction | None  #: None: some criterion is not evaluable yet
    known: Fraction  #: the points that are certain so far, on the full scale
    full: Decimal  #: the points there are
    band: str | None  #: None: no points yet, or no band reaches so low
    why: Sentence


def score_unit(scoring: Scoring, judgements: Mapping[str, Judgement]) -> Score:
    """Return the score of a unit from the judgements of its promises, by id."""
    full = sum((criterion.points for criterion in scoring.criteria), Decimal(0))
    asked = [c for c in scoring.criteria if _asked(judgements.get(c.promise))]
    counted = sum((criterion.points for criterion in asked), Decimal(0))
    if not counted:
        why = say("Không có tiêu chí nào áp dụng.", "No criterion applies.")
        return Score(None, Fraction(0), full, None, why)
    earned = [(criterion, _earned(criterion, judgements[criterion.promise])) for criterion in asked]
    known = [(criterion, points) for criterion, points in earned if points is not None]
    scale = Fraction(full) / Fraction(counted)
    total = sum((points for _, points in known), Fraction(0)) * scale
    open_ = [criterion.promise for criterion, points in earned if points is None]
    band = None if open_ else _band(scoring.bands, total, [points for _, points in known])
    why = _why(known, total, full, scale, open_, band)
    return Score(None if open_ else total, total, full, band, why)


def _asked(judgement: Judgement | None) -> bool:
    return judgement is not None and judgement.verdict is not Verdict.EXEMPT


def _earned(criterion: Criterion, judgement: Judgement) -> Fraction | None:
    """Return the points a unit has for one criterion; None while that cannot be said."""
    if judgement.verdict is Verdict.NOT_EVALUABLE:
        return None
    if judgement.verdict.fulfilled:
        return Fraction(criterion.points)
    if criterion.by == "all_or_nothing" or not judgement.required or judgement.value is None:
        return Fraction(0)
    return Fraction(criterion.points) * min(Fraction(1), Fraction(judgement.value) / Fraction(judgement.required))


def _band(bands: Sequence[Band], total: Fraction, points: Sequence[Fraction]) -> str | None:
    """Return the highest band whose lower end is reached; those that ask for it only if nothing stands at 0."""
    fitting = [b for b in bands if total >= Fraction(b.least) and (not b.none_at_zero or all(points))]
    return max(fitting, key=lambda band: band.least).name if fitting else None


_LANGUAGES: tuple[Language, ...] = ("vi", "en")


def _why(
    known: Sequence[tuple[Criterion, Fraction]],
    total: Fraction,
    full: Decimal,
    scale: Fraction,
    open_: Sequence[str],
    band: str | None,
) -> Sentence:
    """Return the arithmetic in words: "II.4 10 + II.5 0 = 10/20 điểm: hoàn thành"."""
    sums = [
        " + ".join(f"{criterion.promise} {write_number(points, language)}" for criterion, points in known) or "0"
        for language in _LANGUAGES
    ]
    if scale != 1:
        sums = [f"({text}) × {write_number(scale, language)}" for text, language in zip(sums, _LANGUAGES, strict=True)]
    return say(
        "{sum} = {total}/{full} điểm{band}{open}.",
        "{sum} = {total} of {full} points{band}{open}.",
        sum=Sentence(*sums),
        total=total,
        full=full,
        band=f": {band}" if band else "",
        open=say("; chưa đủ số liệu: {ids}", "; not evaluable: {ids}", ids=", ".join(open_)) if open_ else "",
    )
