"""How a share of units is judged: how many fulfil, how many are needed, and how many more would make it pass."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from rules.condition import Term
from rules.verdict import Judgement, Verdict
from targets.wording import Sentence, say


@dataclass(frozen=True, slots=True)
class Tally:
    """The units a share is counted over, by how they stand; names in the office's order."""

    met: Sequence[str]
    unmet: Sequence[str]  #: reported, and does not fulfil (yet)
    silent: Sequence[str]  #: no figure: counts as not fulfilling, shown apart
    exempt: Sequence[str] = ()

    @property
    def counted(self) -> int:
        """Return the denominator: everyone addressed less those exempt."""
        return len(self.met) + len(self.unmet) + len(self.silent)


def needed(share: Decimal, units: int) -> int:
    """Return the least whole number of units that makes at least ``share`` percent of ``units``.

    >>> needed(Decimal(95), 13), needed(Decimal(95), 20), needed(Decimal(95), 21)
    (13, 19, 20)
    """
    return ceil(Fraction(share) * units / 100)


def percent(part: int, whole: int) -> Decimal:
    """Return part of whole in percent, cut (never rounded up) to two places: 94,996% must not read as 95%."""
    return Decimal(floor(Fraction(part * 10_000, whole))) / 100


def judge_share(share: Decimal, tally: Tally, term: Term) -> Judgement:
    """Judge a target of the form "95% of units …" in exact arithmetic: 19 of 20 is 95%."""
    units, exempt = tally.counted, len(tally.exempt)
    if units == 0:
        why = say(
            "Không có đơn vị nào thuộc phạm vi (được miễn: {exempt}), không tính được tỷ lệ.",
            "No unit is addressed ({exempt} exempt): there is no share to compute.",
            exempt=exempt,
        )
        return Judgement(Verdict.NOT_EVALUABLE, why, required=share, numerator=0, denominator=0, exempt=exempt)
    met, least = len(tally.met), needed(share, units)
    if len(tally.silent) == units:
        why = say(
            "Chưa có số liệu của đơn vị nào trong {units} đơn vị; yêu cầu {share}% là {least} đơn vị.",
            "None of the {units} units has a figure; {share}% is {least} units.",
            units=units,
            share=share,
            least=least,
        )
        return Judgement(Verdict.NOT_EVALUABLE, why, None, share, None, 0, units, exempt, _remedy(least, tally))
    lacking = max(0, least - met)
    sum_up = say(
        "{met}/{units} đơn vị đạt ({percent}%); yêu cầu {share}% của {units} là {least} đơn vị",
        "{met} of {units} units fulfil it ({percent}%); {share}% of {units} is {least} units",
        met=met,
        units=units,
        percent=percent(met, units),
        share=share,
        least=least,
    )
    verdict, end = _conclusion(lacking, term)
    why = say("{a}: {end}.{rest}", "{a}: {end}.{rest}", a=sum_up, end=end, rest=_who(tally))
    remedy = _remedy(lacking, tally) if lacking else None
    return Judgement(verdict, why, percent(met, units), share, Decimal(lacking), met, units, exempt, remedy)


def _conclusion(lacking: int, term: Term) -> tuple[Verdict, Sentence]:
    if not lacking:
        return Verdict.MET, Sentence("đạt", "met")
    if term.over:
        return Verdict.SHORT, say(
            "không đạt, thiếu {n} đơn vị khi hết thời hạn ngày {day}",
            "short by {n} units when the time ended on {day}",
            n=lacking,
            day=term.last_day,
        )
    return Verdict.NOT_DUE, say(
        "chưa đạt, cần thêm {n} đơn vị, còn thời hạn đến hết ngày {day}",
        "not yet, {n} more units are needed, until the end of {day}",
        n=lacking,
        day=term.last_day,
    )


def _remedy(lacking: int, tally: Tally) -> Sentence:
    names = ", ".join((*tally.unmet, *tally.silent))
    return say(
        "Cần thêm {n} trong số các đơn vị: {names}.", "{n} more of these units: {names}.", n=lacking, names=names
    )


def _who(tally: Tally) -> Sentence:
    parts = [
        say(" Đã báo cáo, chưa đạt: {names}.", " Reported, not fulfilling: {names}.", names=", ".join(tally.unmet))
        if tally.unmet
        else None,
        say(" Chưa có số liệu: {names}.", " No figure: {names}.", names=", ".join(tally.silent))
        if tally.silent
        else None,
        say(
            " Được miễn: {names}; tính cả đơn vị được miễn thì {met}/{all}.",
            " Exempt: {names}; counting them, {met} of {all}.",
            names=", ".join(tally.exempt),
            met=len(tally.met),
            all=tally.counted + len(tally.exempt),
        )
        if tally.exempt
        else None,
    ]
    said = [p for p in parts if p is not None]
    return Sentence("".join(p.vi for p in said), "".join(p.en for p in said))
