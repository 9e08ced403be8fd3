"""The formulas that tell the reporter, without any network, what is still missing or wrong: line by line, and above.

Only functions that Excel has had since 2007 and LibreOffice reads alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce

from dashboards.forms.checks import CheckCells, Word
from dashboards.forms.layout import Column, Hidden, Live, at, check_row, line_row
from dashboards.views.form import FormLine, FormView
from kpi.intake.identity import IDENTITY_SHEET
from targets.plan import Measure

#: The most a figure can be: 15 digits are all that every program keeps.
MOST = 10**15 - 1
#: Characters of a list of lines, beyond which it ends in dots.
LISTED = 80
_MISSING_TEXT = f"{Word.MISSING} số liệu"
#: Of each column of running lists the word that the statuses it collects begin with.
LISTS = {Hidden.MISSING: Word.MISSING, Hidden.WRONG: Word.WRONG, Hidden.DOUBTFUL: Word.DOUBTFUL}


def line_status(line: FormLine, view: FormView, checks: Sequence[CheckCells]) -> Live:
    """Return the status of one line: missing, wrong with the reason, worth another look, or fine."""
    value = at(line_row(line.number), Column.VALUE)
    of_checks = [one for one in checks if one.line == line.number]
    failing = [one for one in sorted(of_checks, key=_is_doubt) if one.result.blank in {Word.WRONG, Word.DOUBTFUL}]
    across = [(f'{_result(view, one)}="{one.failed}"', _not_fitting(one)) for one in sorted(of_checks, key=_is_doubt)]
    if line.indicator.required:
        if_blank, blank = f'"{_MISSING_TEXT}"', _MISSING_TEXT
    else:
        if_blank = _first([(condition, text) for condition, text in across], f'"{Word.MAY_BE_BLANK}"')
        blank = _not_fitting(failing[0]) if failing else Word.MAY_BE_BLANK.value
    cases = (*_shape(line, value), *_against_others(line), *_unfounded(line), *across, *_against_before(line, view))
    filled = _first(cases, f'"{Word.FINE}"')
    return Live(f'=IF(TRIM({value})="",{if_blank},{filled})', blank)


def summary(view: FormView, blank: Sequence[str]) -> Live:
    """Return the sentence above the table; ``blank`` are the statuses of the lines on the blank form."""
    last = len(view.lines)
    count = {column: at(0, column, IDENTITY_SHEET) for column in LISTS}
    named = {column: at(last, column, IDENTITY_SHEET) for column in LISTS}
    said = {
        column: f'IF({count[column]}=0,"","{before}"&{count[column]}&"{after}"&{named[column]}&". ")'
        for column, (before, after) in _SUMMARY.items()
    }
    nothing = f"{count[Hidden.MISSING]}+{count[Hidden.WRONG]}=0"
    formula = f'=IF({nothing},"{_COMPLETE}","")&{said[Hidden.MISSING]}&{said[Hidden.WRONG]}&{said[Hidden.DOUBTFUL]}'
    return Live(formula, _summary_of(blank))


def continued(listed: str, number: int) -> str:
    """Return a list of lines with one more, or with dots where it is long enough to go and look.

    >>> continued("", 1), continued("1, 2", 3), continued("1, 2, …", 3)
    ('1', '1, 2, 3', '1, 2, …')
    """
    if not listed or listed.endswith("…"):
        return listed or str(number)
    return f"{listed}, {'…' if len(listed) > LISTED else number}"


_COMPLETE = f"{Word.FINE.upper()}: không còn mục nào thiếu hoặc sai, có thể gửi. "
_SUMMARY = {
    Hidden.MISSING: ("Còn thiếu ", " mục: dòng "),
    Hidden.WRONG: ("Có ", " mục sai: dòng "),
    Hidden.DOUBTFUL: ("Nên xem lại ", " mục: dòng "),
}


def _summary_of(statuses: Sequence[str]) -> str:
    numbers = {
        column: [number for number, status in enumerate(statuses, 1) if status.startswith(word)]
        for column, word in LISTS.items()
    }
    parts = [
        f"{before}{len(numbers[column])}{after}{reduce(continued, numbers[column], '')}. "
        for column, (before, after) in _SUMMARY.items()
        if numbers[column]
    ]
    complete = not numbers[Hidden.MISSING] and not numbers[Hidden.WRONG]
    return "".join([_COMPLETE, *parts] if complete else parts)


def _first(cases: Sequence[tuple[str, str]], otherwise: str) -> str:
    """Return the text of the first condition that holds."""
    for condition, text in reversed(cases):
        otherwise = f'IF({condition},"{text}",{otherwise})'
    return otherwise


def _shape(line: FormLine, value: str) -> Iterator[tuple[str, str]]:
    """Yield what a figure must be by itself."""
    if line.indicator.measure is Measure.YES_NO:
        yield f"ISERROR({_now(line.number)})", f"{Word.WRONG}: chọn có hoặc không"
        return
    yield f"NOT(ISNUMBER({value}))", f"{Word.WRONG}: phải ghi bằng số"
    yield f"{value}<0", f"{Word.WRONG}: không thể là số âm"
    yield f"{value}>{MOST}", f"{Word.WRONG}: số quá lớn"
    if line.indicator.measure is Measure.COUNT:
        yield f"{value}<>INT({value})", f"{Word.WRONG}: phải là số nguyên"


def _unfounded(line: FormLine) -> Iterator[tuple[str, str]]:
    """Yield that a figure stands alone which must say what it rests on."""
    if line.indicator.evidence:
        note = at(line_row(line.number), Column.NOTE)
        yield f'IF({_now(line.number)}>0,TRIM({note})="",FALSE)', f"{Word.MISSING} căn cứ"


def _against_others(line: FormLine) -> Iterator[tuple[str, str]]:
    if line.top is not None:
        top = _now(line.top)
        yield f"IF(ISERROR({top}),FALSE,{_now(line.number)}>{top})", f"{Word.WRONG}: lớn hơn dòng {line.top}"


def _against_before(line: FormLine, view: FormView) -> Iterator[tuple[str, str]]:
    """Yield what a shorter period from the same day speaks against, as the reader warns of it."""
    before, last, factor = view.before, line.before, view.form.leap
    if before is None or view.period.start > before.start or not last:
        return
    now = _now(line.number)
    if line.indicator.time == "flow":
        yield f"{now}<{last:f}", f"{Word.DOUBTFUL}: thấp hơn kỳ trước"
    if factor is not None and line.indicator.measure is not Measure.YES_NO:
        leaps = f"OR({now}>{last * factor:f},{last:f}>{now}*{factor:f})"
        yield f"IF({now}>0,{leaps},FALSE)", f"{Word.DOUBTFUL}: khác xa kỳ trước"


def _now(number: int) -> str:
    return at(number, Hidden.NOW, IDENTITY_SHEET)


def _result(view: FormView, check: CheckCells) -> str:
    return at(check_row(len(view.lines), check.number), Column.STATUS)


def _not_fitting(check: CheckCells) -> str:
    return f"{check.failed}: không khớp, xem mục ({check.number})"


def _is_doubt(check: CheckCells) -> bool:
    return check.failed is Word.DOUBTFUL
