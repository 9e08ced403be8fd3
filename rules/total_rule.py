"""How a sum over units is judged: "toàn huyện ít nhất 26 mô hình", "không quá 500 triệu đồng".

A unit that has not reported leaves the sum a lower bound: it can show that a minimum is reached or a ceiling is broken,
never that a minimum is missed or a ceiling kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from rules.condition import Term, amount_words, asked_words, exceeded, within_bounds
from rules.verdict import Judgement, Reading, Verdict
from targets.plan import Bounds, Indicator
from targets.wording import Sentence, say


def judge_total(bounds: Bounds, indicator: Indicator, readings: Sequence[tuple[str, Reading]], term: Term) -> Judgement:
    """Judge the sum of the units' figures.

    Args:
        bounds: what the sum must reach.
        indicator: what is summed; its figures are not negative.
        readings: of each unit addressed, by name, in the office's order.
        term: the time there is.
    """
    known = [(name, reading.value) for name, reading in readings if reading.value is not None]
    silent = [name for name, reading in readings if reading.value is None]
    required = bounds.min if bounds.min is not None else bounds.max
    if not known:
        why = say(
            "{name}: chưa có số liệu của đơn vị nào; yêu cầu {asked}.",
            "{name}: no unit has a figure; {asked} asked.",
            name=indicator.name,
            asked=asked_words(bounds, indicator),
        )
        return Judgement(Verdict.NOT_EVALUABLE, why, None, required, None)
    total = sum((value for _, value in known), Decimal(0))
    lacking = max(Decimal(0), bounds.min - total) if bounds.min is not None else Decimal(0)
    excess = (
        max(Decimal(0), total - bounds.max) if bounds.max is not None and bounds.above_max == "fail" else Decimal(0)
    )
    verdict, end = _conclusion(lacking, excess, bounds, silent, term, indicator)
    why = say(
        "{name}: {sum}; yêu cầu {asked}: {end}.{silent}",
        "{name}: {sum}; {asked} asked: {end}.{silent}",
        name=indicator.name,
        sum=_sum_words(known, total, indicator),
        asked=asked_words(bounds, indicator),
        end=end,
        silent=say(" Chưa có số liệu: {names}.", " No figure: {names}.", names=", ".join(silent)) if silent else "",
    )
    return Judgement(verdict, why, total, required, excess or lacking)


def _conclusion(
    lacking: Decimal, excess: Decimal, bounds: Bounds, silent: Sequence[str], term: Term, indicator: Indicator
) -> tuple[Verdict, Sentence]:
    """Return what can be concluded from the sum so far, in words."""
    if excess:
        return exceeded(excess, indicator, term)
    if lacking:
        more = amount_words(lacking, indicator)
        if not term.over:
            vi = "chưa đủ, cần thêm {more}, còn thời hạn đến hết ngày {day}"
            return Verdict.NOT_DUE, say(
                vi, "not yet, {more} to go, until the end of {day}", more=more, day=term.last_day
            )
        if silent:
            vi = "còn thiếu {more} so với số đã báo cáo, chưa kết luận được vì còn đơn vị chưa báo cáo"
            return Verdict.NOT_EVALUABLE, say(vi, "{more} short of what was reported; some units are silent", more=more)
        vi = "không đạt, thiếu {more} khi hết thời hạn ngày {day}"
        return Verdict.SHORT, say(vi, "{more} short when the time ended on {day}", more=more, day=term.last_day)
    caps = bounds.max is not None and bounds.above_max == "fail"
    if caps and silent and (term.over or indicator.can_fall):
        return Verdict.NOT_EVALUABLE, say(
            "trong mức theo số đã báo cáo, chưa kết luận được vì còn đơn vị chưa báo cáo",
            "within bounds by what was reported; some units are silent",
        )
    return within_bounds(bounds, indicator, term)


#: Sums of more units than this are not written out, in number of units.
_WRITTEN_OUT = 20


def _sum_words(known: Sequence[tuple[str, Decimal]], total: Decimal, indicator: Indicator) -> Sentence:
    """Return the sum with its arithmetic: "2 + 1 + 0 = 3 mô hình"; of many units only the total."""
    if len(known) == 1 or len(known) > _WRITTEN_OUT:
        return amount_words(total, indicator)
    parts = [say("{n}", "{n}", n=value) for _, value in known]
    sum_ = Sentence(" + ".join(p.vi for p in parts), " + ".join(p.en for p in parts))
    return say("{parts} = {total}", "{parts} = {total}", parts=sum_, total=amount_words(total, indicator))
