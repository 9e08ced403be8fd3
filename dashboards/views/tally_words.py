"""How many have done it, who has not, and what can be said of it: the sentences about one promise."""

from __future__ import annotations

from collections.abc import Iterator

from dashboards.views.promise_tally import PromiseTally, is_share
from dashboards.views.report_phrases import amount, named, noun_of, ratio
from rules.target_rule import needed, percent
from rules.verdict import Verdict
from targets.plan import Target, TotalTarget
from targets.wording import write_date, write_number


def tally_words(tally: PromiseTally) -> str:
    """Return who has done it and who has not: "Có 6/13 xã đã thực hiện (46,15%); còn 5/13 xã chưa … (…)."."""
    noun = noun_of(tally.roster)
    if not tally.counted:
        return f"Không có đơn vị nào phải thực hiện; được miễn {amount(len(tally.exempt), noun)}."
    done = len(tally.done)
    share = f" ({write_number(percent(done, tally.counted))}%)" if done else ""
    clauses = [f"Có {ratio(done, tally.counted, noun)} {_DONE[isinstance(tally.whole.promise, Target)]}{share}"]
    clauses += open_words(tally)
    for units, said in ((tally.within, "đến nay trong mức quy định"), (tally.silent, "chưa có số liệu")):
        if units:
            clauses.append(f"{ratio(len(units), tally.counted, noun)}{named(units, tally.counted)} {said}")
    if tally.exempt:
        clauses.append(f"được miễn {amount(len(tally.exempt), noun)}{named(tally.exempt)}")
    return "; ".join(clauses) + "."


def open_words(tally: PromiseTally) -> Iterator[str]:
    """Yield the clauses about those who have not done it, or went beyond it, each with the names.

    Nothing stands before the names that tells what they are of: a reader of the report, and the checker, would look
    for those who did the same thing elsewhere in it.
    """
    noun, of = noun_of(tally.roster), tally.counted
    if tally.undone:
        said = "chưa thực hiện đủ" if tally.begun else "chưa thực hiện"
        yield f"còn {ratio(len(tally.undone), of, noun)} {said}{named(tally.undone, of)}"
    if tally.above:
        yield f"{ratio(len(tally.above), of, noun)}{named(tally.above, of)} vượt mức quy định"


def required_words(tally: PromiseTally) -> str:
    """Return what the plan asks of all the units together, where it is not simply each of them."""
    promise = tally.whole.promise
    if isinstance(promise, TotalTarget):
        unit = unit_of(tally)
        low, high = promise.total.min, promise.total.max
        asked = (
            f"ít nhất {amount(low, unit)}" if low is not None else "",
            f"không quá {amount(high, unit)}" if high is not None else "",
        )
        return f"Chỉ tiêu giao: {'; '.join(part for part in asked if part)}."
    if not isinstance(promise, Target) or not is_share(tally) or not tally.counted:
        return ""
    least = amount(needed(promise.share, tally.counted), noun_of(tally.roster))
    return f"Chỉ tiêu giao: {write_number(promise.share)}%, tương ứng ít nhất {least}."


def verdict_words(tally: PromiseTally) -> str:
    """Return what can be said of a promise as a whole, and what is still missing."""
    result = tally.whole
    day, lacking = write_date(result.deadline.last_day), result.judgement.missing
    more = amount(lacking, unit_of(tally) if tally.sums else noun_of(tally.roster)) if lacking else ""
    match result.verdict:
        case Verdict.MET:
            return "đạt"
        case Verdict.NOT_EVALUABLE:
            return f"chưa đủ số liệu để kết luận; thời hạn đến hết ngày {day}"
        case Verdict.SHORT if _exceeds(tally):
            return f"không đạt; vượt {more}"
        case Verdict.SHORT:
            return f"không đạt khi hết thời hạn ngày {day}; thiếu {more}"
        case _:
            end = f"; {'vượt' if _exceeds(tally) else 'cần thêm'} {more}" if more else ""
            return f"{'chưa đạt' if more else 'đến nay trong mức quy định'}, còn thời hạn đến hết ngày {day}{end}"


def unit_of(tally: PromiseTally) -> str:
    """Return what the figure of a promise about a sum is measured in."""
    promise = tally.whole.promise
    found = tally.whole.plan.indicator(promise.total.indicator) if isinstance(promise, TotalTarget) else None
    return found.unit if found is not None else ""


#: What is said of those who have done it: of a duty, of a target.
_DONE = ("đã thực hiện", "đạt yêu cầu")


def _exceeds(tally: PromiseTally) -> bool:
    promise, value = tally.whole.promise, tally.whole.judgement.value
    if not isinstance(promise, TotalTarget) or promise.total.max is None or value is None:
        return False
    return value > promise.total.max
