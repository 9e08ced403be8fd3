"""Section II of a compiled report: what was reached, promise by promise, with the totals and their footnotes."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from dashboards.views.compiled_report import CompiledReport, Topic, TopicGroup
from dashboards.views.indicator_totals import Change, IndicatorTotal, is_answer
from dashboards.views.narrative import Footnote, Paragraph, Style, paragraph
from dashboards.views.report_phrases import NAME, amount, named, noun_of, plain, ratio, titled
from dashboards.views.tally_words import required_words, tally_words, verdict_words
from targets.plan import Duty
from targets.wording import write_number


def results_words(report: CompiledReport) -> Iterator[Paragraph]:
    """Yield the section without its heading."""
    for number, group in enumerate(report.groups, 1):
        yield paragraph(Style.HEADING, f"{number}. {titled('Nội dung', group.title)}")
        yield from _group(group, number)
    if not report.compared and any(total.indicator.adds for total in report.totals):
        year = report.period.year - 1
        yield paragraph(Style.BODY, f"Chưa có số liệu cùng kỳ năm {year} nên chưa so sánh được.")


def total_parts(total: IndicatorTotal) -> Iterator[str | Footnote]:
    """Yield a total with its footnote, its change and its parts; then what is not known of it."""
    name = titled("Chỉ số", total.indicator.name)
    if total.total is None:
        yield f"{name}: chưa tính được."
    else:
        yield f"{name}: {_written(total)}"
        note = note_of(total)
        if note is not None:
            yield note
        elif len(total.known) > _NOTED:
            yield " (chi tiết tại Phụ lục I)"
        yield _changed(total)
        yield f", trong đó: {_of_which(total)}." if total.parts else "."
    yield from (f" {said}" for said in (_unknown(total), earlier_words(total)) if said)


def note_of(total: IndicatorTotal) -> Footnote | None:
    """Return the figures of the units, which add up to the total; those that reported zero stand together at the end.

    None where there are no two of them, too many for a footnote, or they are no parts of the total.
    """
    unit, known = total.indicator.unit, [(one.unit, one.reading.value) for one in total.known]
    if not 1 < len(known) <= _NOTED or not total.total or not total.adds_up:
        return None
    items = [f"{plain(one.name, NAME)}: {amount(value, unit)}" for one, value in known if value]
    zeros = [one for one, value in known if not value]
    if zeros:
        items.append(f"{named(zeros)[2:-1]}: {amount(0, unit)}")
    return Footnote("; ".join(items) + ".")


def earlier_words(total: IndicatorTotal | None) -> str:
    """Return of which units the figures are those of a shorter period than the report's, as the last they reported."""
    if total is None:
        return ""
    periods = dict.fromkeys(one.period for one in total.known if one.period not in {None, total.period})
    parts = []
    for period in periods:
        units = [one.unit for one in total.known if one.period == period]
        whose = "" if len(units) == len(total.known) else named(units)
        parts.append(f"{period.name() if period is not None else ''}{whose}")
    return f"Số liệu lấy theo báo cáo {'; '.join(parts)}." if parts else ""


#: Units whose figures a footnote bears.
_NOTED = 40


def _group(group: TopicGroup, number: int) -> Iterator[Paragraph]:
    for place, topic in enumerate(group.topics, 1):
        kind = "Nhiệm vụ" if isinstance(topic.tally.whole.promise, Duty) else "Chỉ tiêu"
        yield paragraph(Style.SUBHEADING, f"{number}.{place}. {titled(kind, topic.tally.whole.promise.title)}")
        yield from _topic(topic)
    if group.topics and group.totals:
        yield paragraph(Style.SUBHEADING, f"{number}.{len(group.topics) + 1}. Số liệu khác")
    for total in group.totals:
        yield paragraph(Style.ITEM, "- ", *(_answers(total) if is_answer(total.indicator) else total_parts(total)))


def _topic(topic: Topic) -> Iterator[Paragraph]:
    tally = topic.tally
    told = total_parts(topic.total) if topic.total is not None else ()
    said = " ".join(part for part in (required_words(tally), f"Đánh giá: {verdict_words(tally)}.") if part)
    if tally.sums:
        if topic.total is not None:
            yield paragraph(Style.BODY, *told)
        yield paragraph(Style.BODY, said)
        return
    earlier = "" if topic.total is not None else earlier_words(topic.figures)
    yield paragraph(Style.BODY, tally_words(tally), earlier and f" {earlier}", f" {said}")
    if topic.total is not None:
        yield paragraph(Style.BODY, *told)


def _answers(total: IndicatorTotal) -> Iterator[str]:
    """Yield how many said yes to a question that decides no promise, and who said no."""
    yes, no = ([one.unit for one in total.known if bool(one.reading.value) is answer] for answer in (True, False))
    of, noun = len(total.figures), noun_of([one.unit for one in total.figures])
    yield f"{titled('Chỉ số', total.indicator.name)}: {ratio(len(yes), of, noun)} đã thực hiện"
    if no:
        yield f"; còn {ratio(len(no), of, noun)} chưa thực hiện{named(no, of)}"
    silent = [one.unit for one in total.silent]
    if silent:
        yield f"; {ratio(len(silent), of, noun)}{named(silent, of)} chưa có số liệu"
    yield "."


def _written(total: IndicatorTotal) -> str:
    """Return a total exactly; a quotient, which may have no end, with two places."""
    value, unit = total.total or Decimal(0), total.indicator.unit
    if total.indicator.formula is None:
        return amount(value, unit)
    return f"{write_number(value)}{unit if unit in {'%', '‰'} else f' {plain(unit)}' if unit else ''}"


def _unknown(total: IndicatorTotal) -> str:
    if not total.silent:
        return ""
    of, noun = len(total.figures), noun_of([one.unit for one in total.figures])
    silent = [one.unit for one in total.silent]
    lacking = f"{ratio(len(silent), of, noun)}{named(silent, of)} chưa có số liệu"
    if total.total is None:
        return f"Còn {lacking}."
    if not total.adds_up:  # a quotient of the sums over all: that some units have none of their own takes nothing away
        return f"Tính chung cho {ratio(of, of, noun)}; riêng {lacking.removesuffix('chưa có số liệu')}không tính được."
    return f"Tổng số trên là của {ratio(len(total.known), of, noun)}; còn {lacking}, không tính vào tổng số."


def _changed(total: IndicatorTotal) -> str:
    """Return how far a total is from that of the same period of the year before, in brackets."""
    change = total.change
    if change is None:
        return ""
    all_ = change.units == len(total.figures)
    noun = noun_of([one.unit for one in total.figures])
    whose = "" if all_ else f"của {ratio(change.units, len(total.figures), noun)} có số liệu cả hai năm: "
    year, by = total.period.year - 1, change.now - change.before
    if not by:
        return f" ({whose}bằng cùng kỳ năm {year})"
    way = "tăng" if by > 0 else "giảm"
    share = _share(change) if all_ else ""
    return f" ({whose}{way} {amount(abs(by), total.indicator.unit)}{share} so với cùng kỳ năm {year})"


def _share(change: Change) -> str:
    if not change.before:
        return ""
    share = write_number(abs(Fraction(change.now - change.before) / Fraction(change.before)) * 100, places=1)
    return f", tương đương {share}%," if share != "0" else ""


def _of_which(total: IndicatorTotal) -> str:
    """Return the parts of a total: of kinds of units by the kind, of indicators by their name."""
    unit = total.indicator.unit
    named_ = any(" " in part.name and part.name not in _KINDS for part in total.parts)
    mark = ":" if named_ else ""
    return "; ".join(f"{plain(part.name)}{mark} {amount(part.value, unit)}" for part in total.parts)


_KINDS = frozenset({"thị trấn", "đặc khu", "cơ quan", "đoàn thể"})
