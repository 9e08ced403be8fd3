"""Judgements that were made before: after one report arrives, all other units stand as they stood.

The same figure of the same cell, against the same bounds, in the same time, is judged the same: `judge_unit` is a
function of these alone. What is kept here saves saying it again, and is shared by all who ask.
"""

from __future__ import annotations

from collections.abc import Callable

from rules.condition import Term, judge_unit
from rules.verdict import Judgement, Reading
from targets.plan import Each, Indicator

#: Of one question at most so many judgements are kept: all communes of the country, on some days.
_MOST = 2**14
#: At most so many questions are remembered.
_QUESTIONS = 512


class Judged:
    """What was judged; used by several threads at once, of which each sees whole entries or none."""

    def __init__(self) -> None:
        self._known: dict[str, dict[tuple[Reading, Term], Judgement]] = {}

    def of(self, each: Each, indicator: Indicator) -> Callable[[Reading, Term], Judgement]:
        """Return `judge_unit` for what is asked of one indicator."""
        question = each.model_dump_json() + indicator.model_dump_json()
        if len(self._known) >= _QUESTIONS and question not in self._known:
            self._known.clear()
        known = self._known.setdefault(question, {})

        def judge(reading: Reading, term: Term) -> Judgement:
            if not _read_off(reading):
                return judge_unit(each, indicator, reading, term)
            found = known.get((reading, term))
            if found is None:
                if len(known) >= _MOST:
                    known.clear()
                found = known[reading, term] = judge_unit(each, indicator, reading, term)
            return found

        return judge


def _read_off(reading: Reading) -> bool:
    """Say whether its cell tells a figure from all others; 1 and 1.0, computed, are equal and not written alike."""
    return reading.value is None or (reading.source is not None and reading.written is None)
