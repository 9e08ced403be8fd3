"""Promises that cannot all be meant: looked for when a plan is added, within it and against the other plans in force.

Both are judged all the same, each by itself: a person is told of them, with both places, so as to ask the issuer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil

from targets.deadlines import Deadline, deadline_of
from targets.issues import Issue, Severity
from targets.names import loose_key, match_key
from targets.plan import Bounds, Duty, DutyKind, Each, Plan, Promise, Target, TotalTarget
from targets.provenance import Source
from targets.wording import Sentence, say
from targets.workdays import vietnam_calendar


@dataclass(frozen=True, slots=True)
class Said:
    """A promise where it stands, and whom it is addressed to."""

    promise: Promise
    plan: Plan
    source: Source  #: in the plan's file
    units: frozenset[str]  #: ids of the units addressed at some time of the promise's period


def contradictions(pairs: Iterable[tuple[Said, Said]]) -> Iterator[Issue]:
    """Yield what two promises for the same units say against each other.

    The issue stands at the first one's place and names the other's; of one plan, at the place of the smaller share. Of
    two duties that recur it is said once, of the first period in which it is so.

    Args:
        pairs: as `pairs_within` or `pairs_between` give them, or any.
    """
    told: set[tuple[object, ...]] = set()
    for a, b in pairs:
        if a.units.isdisjoint(b.units):
            continue
        for look in (_shares, _bounds, _sums, _deadlines):
            key = (look, a.plan.id, a.promise.written_id, b.plan.id, b.promise.written_id)
            found = () if key in told else tuple(look(a, b))
            if found and isinstance(a.promise, Duty) and isinstance(b.promise, Duty):
                told.add(key)
            yield from found


def pairs_within(said: Sequence[Said]) -> Iterator[tuple[Said, Said]]:
    """Yield the pairs of a plan's promises that can speak of the same thing, in the order of the plan.

    They are about one indicator, or of one title, in periods that begin together. Of a country's plan, some thousand
    promises about some hundred indicators, these are few; all pairs are millions.
    """
    groups = _by_subject(said)
    for place, one in enumerate(said):
        yield from ((one, said[other]) for other in groups[_subject(one)] if other > place)


def pairs_between(said: Iterable[Said], others: Sequence[Said]) -> Iterator[tuple[Said, Said]]:
    """Yield the pairs of one of some promises and one of others that can speak of the same thing."""
    groups = _by_subject(others)
    for one in said:
        yield from ((one, others[other]) for other in groups.get(_subject(one), ()))


def _by_subject(said: Sequence[Said]) -> Mapping[tuple[object, ...], list[int]]:
    """Return the places of promises by what they are about."""
    groups: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for place, one in enumerate(said):
        groups[_subject(one)].append(place)
    return groups


def _subject(said: Said) -> tuple[object, ...]:
    """Return what a promise is about: an indicator or, of a report, its title; and the first day of its period."""
    figures = _figures(said.promise)
    what = ("figure", figures.indicator) if figures is not None else ("report", loose_key(said.promise.title))
    return (*what, said.promise.period.start)


_NOTHING = Sentence("", "")
_BOTH_JUDGED = say(
    "Cả hai vẫn được xét riêng; nên hỏi lại cơ quan ban hành.",
    "Both are judged, each by itself; ask the issuer which one holds.",
)


def _shares(a: Said, b: Said) -> Iterator[Issue]:
    """A share of the units is asked, and elsewhere a larger share, or every unit, for the same thing."""
    less, more = sorted((a, b), key=lambda said: _share(said.promise))
    asked, wanted = less.promise.each, more.promise.each
    if a.promise.period != b.promise.period:
        return
    if asked is None or wanted is None or _share(less.promise) == _share(more.promise) or not _implies(wanted, asked):
        return
    first, second = (less, more) if less.plan is more.plan else (a, b)
    covered = less.units <= more.units
    text = say(
        "{a} cần {x}, còn {b} cần {y} cho cùng một việc{part}",
        "{a} asks {x}, {b} {y}, for the same thing{part}",
        a=_called(first),
        x=_units_asked(first),
        b=_elsewhere(first, second),
        y=_units_asked(second),
        part=_NOTHING
        if covered
        else say(" ({n} đơn vị thuộc cả hai)", " ({n} units are in both)", n=len(a.units & b.units)),
    )
    yield _contradiction(first, text, Severity.WARNING if covered else Severity.NOTE)


def _bounds(a: Said, b: Said) -> Iterator[Issue]:
    """So many units must be above what so many must stay below that they cannot be different ones."""
    for low, high in ((a, b), (b, a)):
        ceiling, floor = low.promise.each, high.promise.each
        if ceiling is None or floor is None or ceiling.indicator != floor.indicator:
            continue
        if not _lasts(high, low, floor):
            continue
        least, most = floor.min, _ceiling(ceiling)
        if least is not None and most is not None and least > most and not _enough_units(low, high):
            yield _apart(a, b, high, least, most)


def _sums(a: Said, b: Said) -> Iterator[Issue]:
    """The sum over some units must reach what the sum over them, or over more, may not."""
    for low, high in ((a, b), (b, a)):
        ceiling, floor = _figures(low.promise), _figures(high.promise)
        single = low.promise.each is not None and high.promise.each is not None
        if single or ceiling is None or floor is None or ceiling.indicator != floor.indicator:
            continue
        if not _lasts(high, low, floor):
            continue
        least, most = _least_sum(high), _greatest_sum(low)
        if _is_computed(high, floor) and not (
            high.units == low.units and low.promise.each is high.promise.each is None
        ):
            continue  # of the whole it is computed anew: no sum of the units' figures
        if least is not None and most is not None and least > most and high.units <= low.units:
            yield _apart(a, b, high, least, most)


def _deadlines(a: Said, b: Said) -> Iterator[Issue]:
    """One duty is due by two different moments."""
    first, second = _deadline(a.promise), _deadline(b.promise)
    if first is None or second is None or first.cutoff == second.cutoff or not _same_duty(a, b):
        return
    text = say(
        "{a} và {b} là cùng một việc mà hạn khác nhau: {x} và {y}",
        "{a} and {b} are the same duty with different deadlines: {x} and {y}",
        a=_called(a),
        b=_elsewhere(a, b),
        x=first.reasoning[0],
        y=second.reasoning[0],
    )
    yield _contradiction(a, text, Severity.WARNING)


def _lasts(high: Said, low: Said, floor: Bounds) -> bool:
    """Say whether what one promise wants reached is still there when the other's ceiling is looked at.

    In the same period; or, of what adds up, by the end of an earlier one: five models by June are five by December.
    """
    earlier, later = high.promise.period, low.promise.period
    indicator = high.plan.indicator(floor.indicator)
    adds_up = indicator is not None and not indicator.can_fall
    return earlier == later or (adds_up and earlier.start == later.start and earlier.end < later.end)


def _same_duty(a: Said, b: Said) -> bool:
    """Say whether two duties are certainly one: the same event, or a report of the same title and document."""
    one, other = a.promise, b.promise
    if not isinstance(one, Duty) or not isinstance(other, Duty) or one.kind is not other.kind:
        return False
    if one.period != other.period:
        return False
    if one.kind is DutyKind.EVENT:
        return one.each is not None and other.each is not None and one.each.indicator == other.each.indicator
    if loose_key(one.title) != loose_key(other.title):
        return False
    return a.plan is b.plan or not _documents(a).isdisjoint(_documents(b))


def _documents(said: Said) -> set[str]:
    return {match_key(source.document) for source in said.plan.sources(said.promise)}


def _deadline(promise: Promise) -> Deadline | None:
    if not isinstance(promise, Duty) or promise.deadline is None:
        return None
    try:
        return deadline_of(promise.deadline.rule(), promise.period, vietnam_calendar())
    except (ValueError, OverflowError):  # no such day: told where plans are read
        return None


def _share(promise: Promise) -> Decimal:
    return promise.share if isinstance(promise, Target) else Decimal(100)


def _needed(said: Said) -> int:
    """Return how many of the units addressed must fulfil the promise."""
    return ceil(_share(said.promise) * len(said.units) / 100)


def _enough_units(a: Said, b: Said) -> bool:
    """Say whether there are units enough for both promises when no unit can fulfil both."""
    shared = len(a.units & b.units)
    return sum(max(0, _needed(said) - (len(said.units) - shared)) for said in (a, b)) <= shared


def _implies(a: Each, b: Each) -> bool:
    """Say whether whoever satisfies one condition satisfies the other."""
    if a.indicator != b.indicator:
        return False
    above = b.min is None or (a.min is not None and a.min >= b.min)
    most, limit = _ceiling(a), _ceiling(b)
    return above and (limit is None or (most is not None and most <= limit))


def _ceiling(bounds: Bounds) -> Decimal | None:
    """Return the most a figure may be; none where more is only noted."""
    return bounds.max if bounds.above_max == "fail" else None


def _is_computed(said: Said, figures: Bounds) -> bool:
    indicator = said.plan.indicator(figures.indicator)
    return indicator is not None and indicator.formula is not None


def _figures(promise: Promise) -> Bounds | None:
    return promise.total if isinstance(promise, TotalTarget) else promise.each


def _least_sum(said: Said) -> Decimal | None:
    """Return what the sum over the units is at least where the promise is kept; figures are not negative."""
    if isinstance(said.promise, TotalTarget):
        return said.promise.total.min
    each = said.promise.each
    return each.min * _needed(said) if each is not None and each.min is not None else None


def _greatest_sum(said: Said) -> Decimal | None:
    """Return what the sum over the units is at most where the promise is kept; none where nothing limits it."""
    if isinstance(said.promise, TotalTarget):
        return _ceiling(said.promise.total)
    most = _ceiling(said.promise.each) if said.promise.each is not None else None
    return most * len(said.units) if most is not None and _needed(said) == len(said.units) else None


def _apart(a: Said, b: Said, high: Said, least: Decimal, most: Decimal) -> Issue:
    """Return the warning that one promise asks more than the other allows."""
    whole = Sentence("tổng cộng ", "in all ") if isinstance(high.promise, TotalTarget) else _NOTHING
    at_least = say("cần {whole}ít nhất {n}", "asks {whole}at least {n}", whole=whole, n=least)
    at_most = say("chỉ cho {whole}nhiều nhất {n}", "allows {whole}at most {n}", whole=whole, n=most)
    figures = _figures(high.promise)
    indicator = high.plan.indicator(figures.indicator) if figures is not None else None
    text = say(
        "{a} {x}, còn {b} {y} (“{name}”): không thể cùng đạt",
        "{a} {x}, {b} {y} (“{name}”): both cannot be met",
        a=_called(a),
        x=at_least if a is high else at_most,
        b=_elsewhere(a, b),
        y=at_least if b is high else at_most,
        name=indicator.name if indicator is not None else "",
    )
    return _contradiction(a, text, Severity.WARNING)


def _contradiction(said: Said, text: Sentence, severity: Severity) -> Issue:
    return Issue("contradiction", text, said.source, _BOTH_JUDGED, severity=severity)


def _units_asked(said: Said) -> Sentence:
    share = _share(said.promise)
    if share == 100:  # noqa: PLR2004  percent
        return Sentence("mọi đơn vị", "every unit")
    return say("{share}% số đơn vị", "{share}% of the units", share=share)


def _called(said: Said) -> Sentence:
    return Sentence(f"“{said.promise.id}”", f"“{said.promise.id}”")


def _elsewhere(here: Said, said: Said) -> Sentence:
    """Return what a promise is called from another's place: with its plan, if another, and its own place."""
    plan = _NOTHING if said.plan is here.plan else say(" của kế hoạch {id}", " of the plan {id}", id=said.plan.id)
    place = Sentence(said.source.place("vi"), said.source.place("en"))
    if said.source.document == here.source.document and said.source.line is not None:
        place = say("dòng {n}", "line {n}", n=said.source.line)
    return say("{it}{plan} ({place})", "{it}{plan} ({place})", it=_called(said), plan=plan, place=place)
