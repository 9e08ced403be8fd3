"""Sections I, III and IV of a compiled report: who reported, what was done well, what was not, and what comes next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from dashboards.views.compiled_report import CompiledReport
from dashboards.views.narrative import Paragraph, Style, paragraph
from dashboards.views.promise_tally import PromiseTally
from dashboards.views.report_phrases import amount, named, noun_of, plain, quoted, ratio, titled
from dashboards.views.tally_words import open_words, unit_of, verdict_words
from rules.duty_rule import State
from rules.target_rule import percent
from rules.verdict import Verdict
from targets.plan import Plan
from targets.units import Unit
from targets.wording import write_date, write_number


def plan_words(plan: Plan) -> str:
    """Return a plan as it is cited: by its number and day where it has them, and by its title."""
    number = f"Kế hoạch số {plain(plan.number)}" if plan.number else "Kế hoạch"
    day = f" ngày {write_date(plan.issued)}" if plan.issued else ""
    return f"{number}{day} của {plain(plan.issuer)} ({quoted(plan.title)})"


def direction_words(report: CompiledReport) -> Iterator[Paragraph]:
    """Yield section I: the plans that are followed, changes of units, and who reported."""
    yield paragraph(Style.HEADING, "1. Công tác chỉ đạo, triển khai")
    for plan in report.plans:
        yield paragraph(Style.ITEM, f"- {plan_words(plan)}: {_asked(plan)}.")
    if report.changes:
        changes = "; ".join(plain(one, 300) for one in report.changes)
        yield paragraph(Style.BODY, f"Thay đổi đơn vị trong kỳ: {changes}.")
    yield paragraph(Style.HEADING, "2. Chế độ thông tin, báo cáo")
    for tally in report.reports:
        yield paragraph(Style.ITEM, f"- {_reported(tally)}")
    if not report.reports:
        yield paragraph(Style.BODY, "Kế hoạch không ấn định thời hạn gửi báo cáo trong kỳ.")


def achieved_words(report: CompiledReport) -> Iterator[Paragraph]:
    """Yield what was done: how many promises stand how, and those that most or all units have fulfilled."""
    counts = Counter(_standing(tally) for tally in report.tallies)
    noun = "chỉ tiêu, nhiệm vụ"
    parts = [f"{said} {amount(counts[said], noun)}" for said in _STANDINGS if counts[said]]
    total = f"Đã đánh giá {amount(len(report.tallies), noun)}"
    shares = f", trong đó: {'; '.join(parts)}" if len(parts) > 1 else f": {next(iter(counts))}"
    yield paragraph(Style.BODY, f"{total}{shares}.")
    for tally in report.tallies:
        done, of = len(tally.done), tally.counted
        if tally.sums and tally.whole.verdict is Verdict.MET:
            yield paragraph(Style.ITEM, f"- {quoted(tally.whole.promise.title)}: đạt.")
        elif of and 4 * done >= 3 * of:
            share = write_number(percent(done, of))
            said = f"{ratio(done, of, noun_of(tally.roster))} đã {'gửi' if tally.reports else 'thực hiện'} ({share}%)"
            yield paragraph(Style.ITEM, f"- {quoted(tally.whole.promise.title)}: {said}.")


def shortcoming_words(report: CompiledReport) -> Iterator[Paragraph]:
    """Yield what was not done, what is past its time first; then of whom nothing is known."""
    judged = [tally for tally in report.tallies if not tally.reports]
    found = {
        "Về chế độ báo cáo": list(_late_reports(report)),
        "Đã hết thời hạn nhưng chưa hoàn thành": [_lacking(tally) for tally in judged if tally.whole.over],
        "Còn thời hạn, cần tiếp tục đôn đốc": [_lacking(tally) for tally in judged if not tally.whole.over],
        "Về số liệu": list(_unknown(report)),
    }
    told = {lead: [said for said in lines if said] for lead, lines in found.items()}
    for lead, lines in told.items():
        if lines:
            yield paragraph(Style.BODY, f"{lead}:")
        yield from (paragraph(Style.ITEM, f"- {said}.") for said in lines)
    if not any(told.values()):
        yield paragraph(Style.BODY, "Không có chỉ tiêu, nhiệm vụ nào chậm hoặc chưa đạt trong kỳ.")


def next_words(report: CompiledReport) -> Iterator[Paragraph]:
    """Yield section IV: what is open, the nearest deadline first, and who is to do it."""
    terms = dict.fromkeys(_term(tally) for tally in report.ahead)
    for number, term in enumerate(terms, 1):
        yield paragraph(Style.HEADING, f"{number}. {term}")
        for tally in report.ahead:
            if _term(tally) == term:
                yield paragraph(Style.ITEM, f"- {_step(tally)}.")
    if not report.ahead:
        yield paragraph(Style.BODY, "Các nhiệm vụ của kỳ đã hoàn thành; tiếp tục duy trì kết quả đã đạt được.")


_STANDINGS = ("đạt", "chưa đạt, còn thời hạn", "không đạt hoặc quá hạn", "chưa đủ số liệu để kết luận")


def _standing(tally: PromiseTally) -> str:
    match tally.whole.verdict:
        case Verdict.MET | Verdict.LATE | Verdict.EXEMPT:
            return _STANDINGS[0]
        case Verdict.NOT_DUE:
            return _STANDINGS[1]
        case Verdict.NOT_EVALUABLE:
            return _STANDINGS[3]
    return _STANDINGS[2]


def _asked(plan: Plan) -> str:
    """Return how much a plan asks: "06 chỉ tiêu, 03 nhiệm vụ"."""
    targets, duties = len(plan.targets) + len(plan.totals), len(plan.duties)
    parts = (amount(targets, "chỉ tiêu") if targets else "", amount(duties, "nhiệm vụ") if duties else "")
    return ", ".join(part for part in parts if part)


def _reported(tally: PromiseTally) -> str:
    """Return who sent one report: how many of how many, on time or not, and who did not."""
    noun, of, sent = noun_of(tally.roster), tally.counted, len(tally.done)
    day = write_date(tally.whole.deadline.last_day)
    lead = f"{titled('Báo cáo', tally.whole.promise.title)}, hạn gửi hết ngày {day}"
    if not of:
        return f"{lead}: không có đơn vị nào phải gửi."
    share = f" ({write_number(percent(sent, of))}%)" if sent else ""
    missing = [one.unit for one in tally.units if one.standing and one.standing.state in {State.OVERDUE, State.OPEN}]
    over = any(one.standing and one.standing.state is State.OVERDUE for one in tally.units)
    clauses = [f"{lead}: {ratio(sent, of, noun)} đã gửi{share}"]
    if missing:
        past = ", đã quá hạn" if over else ""
        clauses.append(f"còn {ratio(len(missing), of, noun)}{named(missing, of)} chưa gửi{past}")
    late, exempt = tally.late, tally.exempt
    if exempt:
        clauses.append(f"được miễn {amount(len(exempt), noun)}{named(exempt)}")
    if late and len(late) < sent:
        total, in_time = amount(sent, noun), amount(sent - len(late), noun)
        when = f"đúng hạn {in_time}; chậm {amount(len(late), noun)}{named(late)}"
        return f"{'; '.join(clauses)}. Số đơn vị đã gửi: {total}, trong đó: {when}."
    all_ = f" Các báo cáo đã nhận đều gửi {'chậm' if late else 'đúng hạn'}." if sent else ""
    return f"{'; '.join(clauses)}.{all_}"


def _late_reports(report: CompiledReport) -> Iterator[str]:
    for tally in report.reports:
        title, noun, of = quoted(tally.whole.promise.title), noun_of(tally.roster), tally.counted
        missing = [one.unit for one in tally.units if one.standing and one.standing.state is State.OVERDUE]
        if missing:
            yield f"Còn {ratio(len(missing), of, noun)}{named(missing, of)} quá hạn chưa gửi {title}"
        if tally.late:
            yield f"Có {ratio(len(tally.late), of, noun)}{named(tally.late, of)} gửi chậm {title}"


def _lacking(tally: PromiseTally) -> str:
    """Return who has not done one promise, and the promise behind: what stands before names tells what they are of."""
    title, missing = quoted(tally.whole.promise.title), tally.whole.judgement.missing
    if tally.sums:
        short = missing and tally.whole.verdict in {Verdict.SHORT, Verdict.NOT_DUE, Verdict.NOT_EVALUABLE}
        return f"{quoted(tally.whole.promise.title)}: {verdict_words(tally)}" if short else ""
    clauses = list(open_words(tally))
    return f"{clauses[0][0].upper()}{'; '.join(clauses)[1:]}: {title}" if clauses else ""


def _unknown(report: CompiledReport) -> Iterator[str]:
    """Yield of whom figures are missing, and of how many promises; said once of the same units."""
    groups: dict[tuple[tuple[Unit, ...], int, str], int] = {}
    for tally in report.tallies:
        if tally.silent and not tally.reports:
            key = (tally.silent, tally.counted, noun_of(tally.roster))
            groups[key] = groups.get(key, 0) + 1
    for (units, of, noun), count in groups.items():
        told = amount(count, "chỉ tiêu, nhiệm vụ")
        yield f"Còn {ratio(len(units), of, noun)}{named(units, of)} chưa có số liệu ({told})"


def _term(tally: PromiseTally) -> str:
    """Return by when something is to be done."""
    deadline = tally.whole.deadline
    day, working = write_date(deadline.last_day), deadline.last_working_day
    if tally.whole.over:
        return "Đã quá hạn, thực hiện ngay"
    if working != deadline.last_day:
        return f"Chậm nhất ngày {day} (ngày làm việc cuối cùng là {write_date(working)})"
    return f"Chậm nhất ngày {day}"


def _step(tally: PromiseTally) -> str:
    """Return one thing to do, and who is to do it."""
    title = quoted(tally.whole.promise.title)
    if tally.sums:
        lacking = tally.whole.judgement.missing
        return f"Phấn đấu hoàn thành {title}" + (f": cần thêm {amount(lacking, unit_of(tally))}" if lacking else "")
    units = [one.unit for one in tally.units if not one.verdict.fulfilled and one.verdict is not Verdict.EXEMPT]
    who = amount(len(units), noun_of(tally.roster))
    whose = f"cả {who}" if len(units) == tally.counted > 1 else f"{who}{named(units)}"
    return f"{'Gửi' if tally.reports else 'Hoàn thành'} {title}: {whose}"
