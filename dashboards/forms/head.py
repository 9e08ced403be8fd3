"""What stands above the table: whose paper it is, what the form is for, by when it is due, and how complete it is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from xlsxwriter.worksheet import Worksheet

from dashboards.forms.layout import LONGEST, WIDTHS, Column, Live, Row, Styles, at, height_of, shortened
from dashboards.forms.letterhead import Letterhead
from dashboards.views.form import FormView
from dashboards.views.owed import Owed
from kpi.intake.form import PERIOD_LABEL, PLAN_LABEL, UNIT_LABEL
from targets.wording import write_date
from targets.workdays import weekday_name

#: Where the reporter writes the place and the day of the report.
PLACE, DAY, AUTHOR = (Row.PLAN, Column.NOTE), (Row.UNIT, Column.NOTE), (Row.PERIOD, Column.NOTE)


def write_head(sheet: Worksheet, view: FormView, paper: Letterhead, summary: Live, styles: Styles) -> None:
    """Write the rows above the headings."""
    # State documents underline the agency and the motto, those of the Party its name.
    name, state = (styles.agency_name, styles.state) if paper.motto else (styles.state, styles.motto)
    left, right = (Column.NUMBER, Column.MEASURE), (Column.ASKED, Column.STATUS)
    blocks = (
        (Row.AGENCY, left, shortened(paper.superior, _NAME), styles.agency),
        (Row.NAME, left, shortened(paper.agency, _NAME), name),
        (Row.PLACE, left, paper.number, styles.centred_field),
        (Row.AGENCY, right, paper.state, state),
        (Row.NAME, right, paper.motto, styles.motto),
        (Row.TITLE, (Column.NUMBER, Column.STATUS), "BÁO CÁO", styles.title),
        (Row.SUBTITLE, (Column.NUMBER, Column.STATUS), _subtitle(view), styles.subtitle),
        (Row.TERM, (Column.NUMBER, Column.STATUS), term_words(view), styles.term),
    )
    heights = dict(_HEIGHTS)
    for row, columns, text, style in blocks:
        _merged(sheet, row, columns, shortened(text, _ROOM), style)
        heights[row] = max(heights[row], _height(shortened(text, _ROOM), columns))
    day = _dated(view)
    _merged(sheet, Row.PLACE, right, "", styles.dated)
    sheet.write_formula(Row.PLACE, right[0], day.formula, styles.dated, day.blank)
    _labelled(sheet, view, styles)
    heights[Row.UNIT] = max(heights[Row.UNIT], _height(shortened(view.unit.label, _NAME), _VALUE))
    heights[Row.SUMMARY] *= 1 if len(view.lines) <= _NAMED_IN_A_LINE else 2
    for row, height in heights.items():
        sheet.set_row(row, height)
    _merged(sheet, Row.SUMMARY, (Column.NUMBER, Column.STATUS), "", styles.summary)
    sheet.write_formula(Row.SUMMARY, Column.NUMBER, summary.formula, styles.summary, summary.blank)


def term_words(view: FormView) -> str:
    """Return by when the form is to be sent, and to whom."""
    said = "; ".join(_term(one) for one in view.reports)
    return f"Hạn gửi: {said}." if said else "Kế hoạch không ấn định ngày gửi cho kỳ này."


#: The least heights of the rows.
_HEIGHTS: Mapping[Row, float] = {
    Row.AGENCY: 17,
    Row.NAME: 18,
    Row.PLACE: 18,
    Row.TITLE: 20,
    Row.SUBTITLE: 21,
    Row.PLAN: 17,
    Row.UNIT: 17,
    Row.PERIOD: 17,
    Row.TERM: 20,
    Row.SUMMARY: 21,
}
_ROOM, _NAME = 200, 120  # characters of what is shown above the table, and of a unit's name there
_NAMED_IN_A_LINE = 12  # lines of the table whose numbers fit in one line of the summary
_VALUE = (Column.ASKED, Column.LAST_YEAR)
_LARGER = 1.15  # than the letters of the table, since most are bold or of 13 and 14 points


def _height(text: str, columns: tuple[int, int]) -> float:
    room = sum(WIDTHS[column] for column in Column if columns[0] <= column <= columns[1] and column is not Column.ID)
    return height_of([(text, room / _LARGER)])


def _subtitle(view: FormView) -> str:
    return f"{shortened(view.form.title, _ROOM - 30)} - {view.period.name().upper()}"


def _term(report: Owed) -> str:
    deadline = report.deadline
    words = f"hết {weekday_name(deadline.last_day)} {write_date(deadline.last_day)}"
    if deadline.last_working_day != deadline.last_day:
        working = deadline.last_working_day
        words += f", ngày làm việc cuối cùng là {weekday_name(working)} {write_date(working)}"
    if report.granted is not None:
        words += f" ({report.granted})"
    return f"{words}; nơi nhận: {report.recipient}" if report.recipient else words


def _labelled(sheet: Worksheet, view: FormView, styles: Styles) -> None:
    """Write what the form is for, where its reader looks for it, and beside it what the reporter adds."""
    for row, label, value in (
        (Row.PLAN, PLAN_LABEL, view.plan.id),
        (Row.UNIT, UNIT_LABEL, view.unit.label),
        (Row.PERIOD, PERIOD_LABEL, view.period.name()),
    ):
        _merged(sheet, row, (Column.NAME, Column.MEASURE), f"{label}:", styles.label)
        _merged(sheet, row, _VALUE, value[:LONGEST], styles.value)
    for (row, column), label in ((PLACE, "Nơi lập:"), (DAY, "Ngày lập:"), (AUTHOR, "Người lập:")):
        sheet.write_string(row, Column.VALUE, label, styles.label)
        sheet.write_blank(row, column, None, styles.field_day if (row, column) == DAY else styles.field)
    start, end = view.period.start, view.period.end + timedelta(days=366)
    words = "Ghi theo dạng ngày/tháng/năm, ví dụ 05/6/2023."
    sheet.data_validation(
        *DAY,
        *DAY,
        {
            "validate": "date",
            "criteria": "between",
            "minimum": datetime(start.year, start.month, start.day),  # noqa: DTZ001  a day
            "maximum": datetime(end.year, end.month, end.day),  # noqa: DTZ001
            "input_title": "Ngày lập báo cáo",
            "input_message": words,
            "error_title": "Chưa đúng ngày",
            "error_message": f"{words} Ngày lập không trước ngày đầu của kỳ báo cáo.",
        },
    )


def _dated(view: FormView) -> Live:
    """Return the line of place and date, dotted until the reporter has written them; single digits with a zero."""
    place, day = at(*PLACE), at(*DAY)
    parts = [f'IF(TRIM({place})="","………………",{place})&", "']
    for word, name in (("ngày", "DAY"), ("tháng", "MONTH")):
        least = 10 if name == "DAY" else 3
        parts.append(f'"{word} "&IF(ISNUMBER({day}),IF({name}({day})<{least},"0","")&{name}({day}),"……")&" "')
    year = view.period.year
    parts.append(f'"năm "&IF(ISNUMBER({day}),YEAR({day}),{year})')
    return Live("=" + "&".join(parts), f"………………, ngày …… tháng …… năm {year}")


def _merged(sheet: Worksheet, row: int, columns: tuple[int, int], text: str, style: object) -> None:
    sheet.merge_range(row, columns[0], row, columns[1], "", style)
    if text:
        sheet.write_string(row, columns[0], text, style)
