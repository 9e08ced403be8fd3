"""How one unit's figure is judged against what each unit must reach.

The scalar meaning, for one unit and one moment; `kpi.evaluation` computes the same for many units at once, and the two
are held together by a test.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from rules.verdict import Judgement, Reading, Verdict
from targets.plan import Bounds, Each, Indicator, Measure
from targets.wording import Sentence, say, write_number


@dataclass(frozen=True, slots=True)
class Term:
    """The time a promise has: its last day, and whether that day is over."""

    last_day: date
    over: bool


def judge_unit(each: Each, indicator: Indicator, reading: Reading, term: Term) -> Judgement:
    """Judge one unit: met, not yet (there is still time), short, or not evaluable because the figure is missing.

    A figure that adds up cannot fall: a minimum is met as soon as it is reached; a maximum is exceeded at once and for
    good, and kept only when the term is over, for until then it may be passed. A figure that can fall (a state, or what
    is computed) says before the end only how things stand: within bounds it is met, outside there is still time.
    A figure above a maximum that only notes is noted.
    """
    required = each.min if each.min is not None else each.max
    if reading.value is None:
        return _not_evaluable(each, indicator, reading, required)
    value = reading.value
    figure = say(
        "{name}: {value}{written}",
        "{name}: {value}{written}",
        name=indicator.name,
        value=amount_words(value, indicator),
        written=say(" ({it})", " ({it})", it=reading.written) if reading.written else "",
    )
    asked = asked_words(each, indicator)
    lacking = max(Decimal(0), each.min - value) if each.min is not None else Decimal(0)
    excess = max(Decimal(0), value - each.max) if each.max is not None else Decimal(0)
    noted = _excess_note(each, indicator, excess) if each.above_max == "note" else ()
    facts: dict[str, Sentence | date] = {"figure": figure, "asked": asked, "day": term.last_day}
    if excess and each.above_max == "fail":
        verdict, end = exceeded(excess, indicator, term)
        why = say("{figure}; yêu cầu {asked}: {end}.", "{figure}; {asked} asked: {end}.", **facts, end=end)
        return Judgement(verdict, why, value, each.max, excess, source=reading.source)
    if lacking:
        return _lacking(lacking, term, facts, indicator, reading, each)
    verdict, end = within_bounds(each, indicator, term)
    why = say("{figure}; yêu cầu {asked}: {end}.", "{figure}; {asked} asked: {end}.", **facts, end=end)
    return Judgement(verdict, why, value, required, Decimal(0), noted=noted, source=reading.source)


def exceeded(excess: Decimal, indicator: Indicator, term: Term) -> tuple[Verdict, Sentence]:
    """Return the verdict on a figure above a maximum that fails, in words."""
    facts: dict[str, Sentence | date] = {"n": amount_words(excess, indicator), "day": term.last_day}
    if indicator.can_fall and not term.over:
        vi = "theo số gần nhất thì vượt {n}, còn thời hạn đến hết ngày {day}"
        return Verdict.NOT_DUE, say(vi, "{n} too many by the latest figure, until the end of {day}", **facts)
    return Verdict.SHORT, say("vượt {n}", "{n} too many", **facts)


def within_bounds(bounds: Bounds, indicator: Indicator, term: Term) -> tuple[Verdict, Sentence]:
    """Return the verdict on a figure within bounds, in words."""
    if term.over:
        return Verdict.MET, Sentence("đạt", "met")
    if indicator.can_fall:
        return Verdict.MET, Sentence("hiện đạt, theo số gần nhất", "met at present, by the latest figure")
    if bounds.max is None or bounds.above_max == "note":
        return Verdict.MET, Sentence("đạt", "met")
    vi, en = ("đến nay trong mức", "within the limit so far")
    if bounds.min is not None:
        vi, en = ("đang trong khoảng", "within the range so far")
    end = say(f"{vi}, còn tính đến hết ngày {{day}}", f"{en}, counted until {{day}}", day=term.last_day)
    return Verdict.NOT_DUE, end


def _lacking(
    lacking: Decimal,
    term: Term,
    facts: Mapping[str, Sentence | date],
    indicator: Indicator,
    reading: Reading,
    each: Each,
) -> Judgement:
    more = amount_words(lacking, indicator)
    if indicator.measure is Measure.YES_NO:
        remedy = say("Cần thực hiện, chậm nhất hết ngày {day}.", "To be done by the end of {day}.", day=term.last_day)
    else:
        remedy = say(
            "Cần thêm {more}, chậm nhất hết ngày {day}.",
            "{more} more by the end of {day}.",
            more=more,
            day=term.last_day,
        )
    if term.over:
        verdict = Verdict.SHORT
        why = say(
            "{figure}; yêu cầu {asked}; đã hết thời hạn ngày {day}: thiếu {more}.",
            "{figure}; {asked} asked; the time ended on {day}: {more} short.",
            **facts,
            more=more,
        )
    else:
        verdict = Verdict.NOT_DUE
        why = say(
            "{figure}; yêu cầu {asked}: chưa thực hiện đủ, còn thời hạn đến hết ngày {day}.",
            "{figure}; {asked} asked: not done yet, there is time until the end of {day}.",
            **facts,
        )
    return Judgement(verdict, why, reading.value, each.min, lacking, remedy=remedy, source=reading.source)


def _not_evaluable(each: Each, indicator: Indicator, reading: Reading, required: Decimal | None) -> Judgement:
    why = say(
        "{name}: chưa đủ số liệu để kết luận; {reason}. Yêu cầu {asked}.",
        "{name}: not enough data to conclude; {reason}. {asked} asked.",
        name=indicator.name,
        reason=reading.missing or say("không có số liệu", "there is no figure"),
        asked=asked_words(each, indicator),
    )
    remedy = say("Đề nghị đơn vị báo cáo số liệu “{name}”.", "Ask the unit to report “{name}”.", name=indicator.name)
    return Judgement(Verdict.NOT_EVALUABLE, why, None, required, None, remedy=remedy, source=reading.source)


def _excess_note(each: Each, indicator: Indicator, excess: Decimal) -> tuple[Sentence, ...]:
    if not excess or each.max is None:
        return ()
    note = say(
        "Cao hơn mức {top} nêu trong kế hoạch (không phải là thiếu).",
        "Above the {top} the plan names (not a shortfall).",
        top=amount_words(each.max, indicator),
    )
    return (note,)


def amount_words(value: Decimal, indicator: Indicator) -> Sentence:
    """Return a figure with its unit of measure; a yes/no indicator in words."""
    if indicator.measure is Measure.YES_NO:
        return Sentence("có", "yes") if value else Sentence("chưa", "no")
    return _with_unit(value, indicator.unit)


@lru_cache(maxsize=4096)  # many units report the same figure, and of all the same is asked
def _with_unit(value: Decimal, unit: str) -> Sentence:
    figure, after = _in_full(value), f" {unit}" if unit else ""
    return Sentence(figure.vi + after, figure.en + after)


def _in_full(value: Decimal) -> Sentence:
    """Return a figure with all its decimals: 0,996 written as 1 would read as reached."""
    exponent = value.as_tuple().exponent
    places = max(0, -exponent) if isinstance(exponent, int) else 0
    return Sentence(write_number(value, "vi", places), write_number(value, "en", places))


def asked_words(each: Bounds, indicator: Indicator) -> Sentence:
    """Return what is asked of one unit: “ít nhất 1 mô hình”."""
    if indicator.measure is Measure.YES_NO:
        return Sentence("có thực hiện", "done")
    if each.min is None or (each.max is not None and each.above_max == "fail"):
        return _bounded(each, indicator)
    return say("ít nhất {n}", "at least {n}", n=amount_words(each.min, indicator))


def _bounded(each: Bounds, indicator: Indicator) -> Sentence:
    if each.max is None:
        return Sentence("", "")
    top = amount_words(each.max, indicator)
    if each.min is None:
        return say("không quá {n}", "at most {n}", n=top)
    return say("từ {a} đến {b}", "{a} to {b}", a=_in_full(each.min), b=top)
