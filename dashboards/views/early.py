"""Early warnings: what has time left, and will be short of it if it goes on like this. No verdict rests on them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import groupby

from dashboards.views.promises import PromiseView, promise_view
from kpi.evaluation.results import Result
from rules.pace import Pace, elapsed
from rules.target_rule import needed
from rules.verdict import Verdict
from targets.plan import Target
from targets.wording import Sentence, say

#: Before this part of a period has passed nothing is said: there was hardly time to begin.
HEEDED = Fraction(1, 4)
_TIME_LEFT = frozenset({Verdict.NOT_DUE, Verdict.NOT_EVALUABLE})


@dataclass(frozen=True, slots=True)
class SlowUnit:
    """One unit that is behind with something it is to hold so many times."""

    id: str
    name: str
    pace: Pace


@dataclass(frozen=True, slots=True)
class Warned:
    """One promise that is behind."""

    promise: PromiseView
    elapsed: Fraction  #: of its period
    words: Sentence  #: how much time has passed, and how far it is
    units: tuple[SlowUnit, ...] = ()  #: those behind, in the office's order; of a share of units none is singled out


def early_warnings(results: Iterable[Result], today: date) -> tuple[Warned, ...]:
    """Return the promises that are behind and have time left, those with the least of it first.

    What each unit is to hold so many times is behind by its units. A share of units is behind when fewer fulfil it than
    this part of its period asks of those needed.
    """
    found = []
    for _, group in groupby(results, key=lambda result: (result.plan.id, result.promise.id)):
        whole, *units = group
        part, passed = elapsed(whole.period, today)
        if whole.over or part < HEEDED or whole.verdict not in _TIME_LEFT:
            continue
        warned = _share(whole, part, passed) if isinstance(whole.promise, Target) else _units(whole, units, passed)
        if warned is not None:
            found.append(warned)
    return tuple(sorted(found, key=lambda warned: -warned.elapsed))


def _share(whole: Result, part: Fraction, passed: Sentence) -> Warned | None:
    judgement = whole.judgement
    if judgement.required is None or not judgement.denominator:
        return None
    least, met = needed(judgement.required, judgement.denominator), judgement.numerator or 0
    if met >= least * part:
        return None
    words = say(
        "{passed}, mới {met} đơn vị đạt trong {least} đơn vị cần đạt",
        "{passed}, {met} units fulfil it of the {least} that are needed",
        passed=passed,
        met=met,
        least=least,
    )
    return Warned(promise_view(whole), part, words)


def _units(whole: Result, units: Sequence[Result], passed: Sentence) -> Warned | None:
    paced = [(result, result.pace) for result in units if result.pace is not None]
    slow = tuple(
        SlowUnit(result.unit.id, result.unit.name, pace)
        for result, pace in paced
        if pace.behind and result.verdict in _TIME_LEFT
    )
    if not slow:
        return None
    words = say(
        "{passed}, {n}/{all} đơn vị chậm tiến độ",
        "{passed}, {n} of {all} units are behind",
        passed=passed,
        n=len(slow),
        all=len(paced),
    )
    return Warned(promise_view(whole), slow[0].pace.elapsed, words, slow)
