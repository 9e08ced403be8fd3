"""Deadlines ahead and past: of each promise its last day, how many days that is from now, and who has not done it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dashboards.views.lines import Line
from dashboards.views.plans import Whole
from dashboards.views.promises import PromiseView
from rules.verdict import Verdict


@dataclass(frozen=True, slots=True)
class TermView:
    """The deadline of one promise, with the units by what they did of it."""

    promise: PromiseView
    over: bool  #: whether the last day is past
    days: int  #: from today to the last day; days since, when it is over
    in_time: tuple[Line, ...]
    late: tuple[Line, ...]
    undone: tuple[Line, ...]  #: not fulfilled, or not known to be
    exempt: tuple[Line, ...]

    @property
    def expected(self) -> int:
        """Return how many units it was expected of."""
        return self.received + len(self.undone)

    @property
    def received(self) -> int:
        """Return how many units did it, in time or not."""
        return len(self.in_time) + len(self.late)


def term_views(wholes: Iterable[Whole], today: date) -> tuple[TermView, ...]:
    """Return the deadlines, the earliest first."""
    terms = [_term(whole, today) for whole in wholes]
    return tuple(sorted(terms, key=lambda term: term.promise.deadline.last_day))


def _term(whole: Whole, today: date) -> TermView:
    last_day = whole.promise.deadline.last_day
    done = (Verdict.MET, Verdict.LATE, Verdict.EXEMPT)
    return TermView(
        promise=whole.promise,
        over=today > last_day,
        days=abs((last_day - today).days),
        in_time=whole.of(Verdict.MET),
        late=whole.of(Verdict.LATE),
        undone=whole.of(*(verdict for verdict in Verdict if verdict not in done)),
        exempt=whole.of(Verdict.EXEMPT),
    )
