"""The results of some of the units: those below one body, or the one unit a person may see; each promise said again.

What is said of everyone names everyone. Seen by a part, a share is that of the part, over its own units. A target about
the sum over all units is of no part, and is left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import groupby

from kpi.evaluation.rates import Rates
from kpi.evaluation.results import Result, tally
from rules.condition import Term
from rules.duty_rule import State, judge_reports
from rules.target_rule import judge_share
from rules.verdict import Judgement
from targets.plan import Promise, Target
from targets.units import Unit
from targets.wording import Sentence


def results_below(results: Iterable[Result], body: Unit, units: Collection[str]) -> tuple[Result, ...]:
    """Return the results of some units by id, each promise with its whole over these first, said of ``body``.

    ``results`` are those of an evaluation, in its order; promises that none of the units has are left out.
    """
    found: list[Result] = []
    for _, group in groupby(results, key=lambda result: (result.plan.id, result.promise.id)):
        whole, *all_of_it = group
        own = [result for result in all_of_it if result.unit.id in units]
        if own:
            found += (whole_of(whole, own, body), *own)
    return tuple(found)


def whole_of(whole: Result, own: Sequence[Result], body: Unit) -> Result:
    """Return one promise judged over some of its units.

    Args:
        whole: the promise as a whole, over all its units.
        own: the results of the units, in the office's order.
        body: what they are the units of.
    """
    if whole.rates is None:
        judgement = judge_share(_share(whole.promise), tally(own), Term(whole.deadline.last_day, whole.over))
        return replace(whole, unit=body, judgement=_noted(whole.promise, judgement))
    states = [(result.unit.name, result.standing.state) for result in own if result.standing is not None]
    judgement, counted = judge_reports(states, whole.deadline), _counted(states)
    return replace(whole, unit=body, judgement=_noted(whole.promise, judgement, counted.said()), rates=counted)


def _share(promise: Promise) -> Decimal:
    """Return the share of units that a promise asks for, in percent; of a duty, all."""
    return promise.share if isinstance(promise, Target) else Decimal(100)


def _counted(states: Sequence[tuple[str, State]]) -> Rates:
    """Count the reports; what a unit is exempt from is not expected of it."""
    counts = Counter(state for _, state in states)
    received = counts[State.DONE] + counts[State.LATE]
    return Rates(len(states) - counts[State.EXEMPT], received, counts[State.DONE], 0)


def _noted(promise: Promise, judgement: Judgement, *said: Sentence) -> Judgement:
    """Add what is counted, and what the document leaves open, to what is said of the whole."""
    open_ = tuple(Sentence(text, text) for text in (promise.to.note, promise.assumption) if text)
    return replace(judgement, noted=(*judgement.noted, *said, *open_))
