"""A form filled on a page: its lines with what was typed and what is wrong there, and the workbook it becomes.

What is typed is put into the unit's own form, a workbook like any that is sent, which is then read and checked like
any other: the same rules, the same messages, and a file that is kept, with a cell behind every figure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from dashboards.views.form import FormLine, FormView
from kpi.intake.form import Entry, value_cell, write_form
from kpi.submission import CellValue
from targets.issues import Issue
from targets.plan import Measure
from targets.wording import Language, write_number


@dataclass(frozen=True, slots=True)
class Typed:
    """What a person typed on one line, to the letter."""

    value: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """One line of the form on the page."""

    line: FormLine
    typed: Typed
    issues: tuple[Issue, ...]  #: with what is typed there

    @property
    def id(self) -> str:
        """Return the indicator it is for."""
        return self.line.indicator.id

    @property
    def yes_no(self) -> bool:
        """Whether it takes yes or no."""
        return self.line.indicator.measure is Measure.YES_NO


@dataclass(frozen=True, slots=True)
class EntryView:
    """The form of a unit on a page."""

    form: FormView
    fields: tuple[Field, ...]
    issues: tuple[Issue, ...]  #: with the whole, beside those of the lines
    seen: int  #: how much of the report was recorded when the page was made


def entry_view(form: FormView, typed: Mapping[str, Typed], issues: Iterable[Issue], seen: int) -> EntryView:
    """Return the form with what was typed, by indicator, and each issue at its line."""
    of_line: dict[str, list[Issue]] = {value_cell(line.number): [] for line in form.lines}
    whole: list[Issue] = []
    for issue in issues:
        of_line.get(issue.source.cell or "", whole).append(issue)
    fields = tuple(
        Field(line, typed.get(line.indicator.id, Typed()), tuple(of_line[value_cell(line.number)]))
        for line in form.lines
    )
    return EntryView(form, fields, tuple(whole), seen)


def typed_before(form: FormView, values: Iterable[CellValue], language: Language = "vi") -> dict[str, Typed]:
    """Return what a report says, as a person would type it: the start for correcting it."""
    yes_no = {line.indicator.id for line in form.lines if line.indicator.measure is Measure.YES_NO}
    return {
        one.indicator: Typed(_written(one.value, language, yes_no=one.indicator in yes_no), one.note or "")
        for one in values
    }


def filled_form(form: FormView, typed: Mapping[str, Typed]) -> bytes:
    """Return the unit's form with what was typed in its cells; a whole number as a number, all else to the letter."""
    entries = {id_: Entry(_cell(one.value.strip()), one.note.strip() or None) for id_, one in typed.items()}
    return write_form(form.plan, form.unit, form.period, entries)


#: A whole number of so many digits is what it looks like; longer ones are left to the reader's checks.
_PLAIN = 15


def _cell(text: str) -> str | float | None:
    if text.isascii() and text.isdecimal() and len(text) <= _PLAIN:
        return float(text)
    return text or None


def _written(value: Decimal | None, language: Language, *, yes_no: bool) -> str:
    if value is None:
        return ""
    if yes_no:
        return "có" if value else "không"
    return write_number(value, language)
