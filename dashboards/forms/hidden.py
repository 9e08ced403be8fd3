"""The hidden sheet: who the form was made for, and the cells that the visible formulas look into."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from xlsxwriter.worksheet import Worksheet

from dashboards.forms.checks import CheckCells
from dashboards.forms.layout import NO_NUMBER, Column, Hidden, Live, at, line_row
from dashboards.forms.status import LISTED, LISTS, continued
from dashboards.views.form import FormLine, FormView
from kpi.intake.form import SHEET
from kpi.intake.identity import identity_rows
from targets.plan import Measure


def write_hidden(sheet: Worksheet, view: FormView, statuses: Sequence[Live], checks: Sequence[CheckCells]) -> None:
    """Write the sheet, and hide it so that only a programmer's tools bring it back."""
    for row, (label, value) in enumerate(identity_rows(view.identity)):
        sheet.write_string(row, 0, label)
        sheet.write_string(row, 1, value)
    for row, column, live in _cells(view, [str(status.blank) for status in statuses], checks):
        sheet.write_formula(row, column, live.formula, None, live.blank)
    sheet.protect()
    sheet.very_hidden()


def _cells(view: FormView, statuses: Sequence[str], checks: Sequence[CheckCells]) -> Iterator[tuple[int, int, Live]]:
    last = len(view.lines)
    for column, word in LISTS.items():
        first, end = at(line_row(1), Column.STATUS, _FORM), at(line_row(last), Column.STATUS)
        formula = f'=SUMPRODUCT(--(LEFT({first}:{end},{len(word)})="{word}"))'
        yield 0, column, Live(formula, sum(status.startswith(word) for status in statuses))
        yield from ((line.number, column, live) for line, live in _running_lists(view.lines, column, statuses))
    for line in view.lines:
        yield line.number, Hidden.NOW, Live(_now(line), NO_NUMBER)
    for one in checks:
        for column, side in zip((Hidden.LEFT, Hidden.RIGHT), one.sides, strict=False):
            yield one.number, column, side


_FORM = f"'{SHEET}'"


def _now(line: FormLine) -> str:
    """Return the formula of a line's figure as a number; of what is blank or no figure, an error."""
    value = at(line_row(line.number), Column.VALUE, _FORM)
    if line.indicator.measure is Measure.YES_NO:
        return f'=IF(TRIM({value})="có",1,IF(TRIM({value})="không",0,NA()))'
    return f"=IF(ISNUMBER({value}),{value},NA())"


def _running_lists(
    lines: Sequence[FormLine], column: Hidden, statuses: Sequence[str]
) -> Iterator[tuple[FormLine, Live]]:
    """Yield beside each line the numbers of the lines up to it that have a certain status.

    Excel has no function that joins the texts of many cells before 2019; so each cell continues the one above it.
    """
    word, above, listed = LISTS[column], '""', ""
    for line, status in zip(lines, statuses, strict=True):
        if status.startswith(word):
            listed = continued(listed, line.number)
        cell = at(line_row(line.number), Column.STATUS, _FORM)
        more = f'IF(RIGHT({above},1)="…","",", "&IF(LEN({above})>{LISTED},"…","{line.number}"))'
        longer = f'IF({above}="","{line.number}",{above}&{more})'
        yield line, Live(f'=IF(LEFT({cell},{len(word)})="{word}",{longer},{above})', listed)
        above = at(line.number, column)
