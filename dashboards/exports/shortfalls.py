"""The list of shortfalls, written in the format that the file's name asks for; and its shape in JSON, for programs."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from dashboards.exports.aside import refuse_held, write_file
from dashboards.exports.errors import UnknownFormatError
from dashboards.exports.text_table import shortfalls_csv
from dashboards.exports.workbook import Said, shortfalls_xlsx, silently
from dashboards.papers.shortfall_paper import shortfall_paper
from dashboards.papers.to_docx import paper_docx
from dashboards.papers.to_pdf import paper_pdf
from dashboards.views.office_paper import OfficePaper
from dashboards.views.shortfall_list import Entry, ShortfallList
from kpi.evaluation.shapes import Json, number, severity_json, source_json
from kpi.evaluation.shortfall import LISTED
from targets.wording import Language

#: What a file's name may end with, and what such a file is to programs.
MEDIA_TYPES = {
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pdf": "application/pdf",
    ".csv": "text/csv; charset=utf-8",
    ".json": "application/json",
}
FORMATS = tuple(MEDIA_TYPES)


def write_shortfalls(
    path: Path, view: ShortfallList, paper: OfficePaper, language: Language = "vi", said: Said = silently
) -> None:
    """Write the list. The same list gives the same bytes.

    Args:
        path: its ending says in which format.
        view: the list.
        paper: the words around it in Word and PDF, which are always Vietnamese.
        language: of the other formats.
        said: told how far a workbook has come.

    Raises:
        UnknownFormatError: the name ends with no format that is written; nothing was.
        HeldOpenError: the file is open in an office program; what was there stands.
        UnreadableError: the place cannot be written to, or the file is open elsewhere; what was there stands.
    """
    if path.suffix.lower() not in MEDIA_TYPES:
        raise UnknownFormatError(path.name, FORMATS)
    refuse_held(path)
    write_file(path, shortfalls_file(path.suffix.lower(), view, paper, language, said))


def shortfalls_file(
    suffix: str, view: ShortfallList, paper: OfficePaper, language: Language = "vi", said: Said = silently
) -> bytes:
    """Return the list in one of the `FORMATS`; the arguments are those of `write_shortfalls`."""
    makers: dict[str, Callable[[], bytes]] = {
        ".xlsx": lambda: shortfalls_xlsx(view, language, said),
        ".docx": lambda: shortfalls_docx(view, paper),
        ".pdf": lambda: shortfalls_pdf(view, paper),
        ".csv": lambda: shortfalls_csv(view, language),
        ".json": lambda: json_bytes(shortfalls_json(view, language)),
    }
    return makers[suffix]()


def shortfalls_docx(view: ShortfallList, paper: OfficePaper) -> bytes:
    """Return the list as a Word document in the form of the office's papers."""
    return paper_docx(shortfall_paper(view, paper))


def shortfalls_pdf(view: ShortfallList, paper: OfficePaper) -> bytes:
    """Return the list as PDF in the form of the office's papers."""
    return paper_pdf(shortfall_paper(view, paper))


def shortfalls_json(view: ShortfallList, language: Language = "vi") -> Json:
    """Return the moment, the office, the totals and the lines; a figure of None is not known, which is not zero."""
    return {
        "as_of": view.as_of.isoformat(),
        "office": view.office,
        "order": view.order.value,
        "filters": [one.text(language) for one in view.filters],
        "summary": {
            "units": view.asked_units,
            "units_short": len(view.by_unit),
            "lines": sum(view.counts.values()),
            "verdicts": {verdict.value: view.counts.get(verdict, 0) for verdict in LISTED},
            "by_unit": [
                {"unit_id": one.unit_id, "unit": one.label, **{v.value: one.counts.get(v, 0) for v in LISTED}}
                for one in view.by_unit
            ],
            "by_target": [
                {"plan": one.plan, "target": one.promise, "units_short": one.lacking, "units": one.asked}
                for one in view.by_promise
            ],
        },
        "shortfalls": [_line(entry, language) for entry in view.entries],
    }


def json_bytes(shape: Json) -> bytes:
    """Return a shape as a file of JSON."""
    return (json.dumps(shape, ensure_ascii=False, indent=2) + "\n").encode()


def _line(entry: Entry, language: Language) -> Json:
    row = entry.row
    return {
        "plan": row.plan,
        "target": row.promise,
        "title": row.title,
        "unit": row.unit,
        "unit_id": row.unit_id,
        "group": row.group,
        **severity_json(row.severity, language),
        "period": row.period,
        "verdict": row.verdict.value,
        "verdict_text": row.verdict.label.text(language),
        "required": number(row.required),
        "value": number(row.actual),
        "missing": number(row.missing),
        "measure": entry.scale.measure.text(language),
        "last_day": row.last_day.isoformat(),
        "since": row.since.isoformat() if row.since is not None else None,
        "days_late": entry.days_late,
        "reason": entry.reason.text(language) if entry.reason is not None else None,
        "why": row.why.text(language),
        "remedy": row.remedy.text(language) if row.remedy is not None else None,
        "source": source_json(row.clause),
        "figure_source": source_json(row.figure) if row.figure is not None else None,
    }
