"""The list of shortfalls, written in the format that the file's name asks for; and its shape in JSON, for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from dashboards.exports.aside import write_file
from dashboards.exports.errors import UnknownFormatError
from dashboards.exports.text_table import shortfalls_csv
from dashboards.exports.workbook import shortfalls_xlsx
from kpi.evaluation.shapes import Json, number, severity_json, source_json
from kpi.evaluation.shortfall import Shortfall
from targets.wording import Language

#: What a file's name may end with.
FORMATS = (".xlsx", ".csv", ".json")


def write_shortfalls(
    path: Path, rows: Sequence[Shortfall], as_of: datetime, office: str, language: Language = "vi"
) -> None:
    """Write the list, lines in the order given. The same lines give the same bytes.

    Raises:
        UnknownFormatError: the name ends with no format that is written; nothing was.
        UnreadableError: the place cannot be written to, or the file is open elsewhere; what was there stands.
    """
    match path.suffix.lower():
        case ".xlsx":
            content = shortfalls_xlsx(rows, as_of, office, language)
        case ".csv":
            content = shortfalls_csv(rows, language)
        case ".json":
            shape = shortfalls_json(rows, as_of, office, language)
            content = (json.dumps(shape, ensure_ascii=False, indent=2) + "\n").encode()
        case _:
            raise UnknownFormatError(path.name, FORMATS)
    write_file(path, content)


def shortfalls_json(rows: Sequence[Shortfall], as_of: datetime, office: str, language: Language = "vi") -> Json:
    """Return the moment, the office and the lines; a figure of None is not known, which is not zero."""
    return {"as_of": as_of.isoformat(), "office": office, "shortfalls": [_line(row, language) for row in rows]}


def _line(row: Shortfall, language: Language) -> Json:
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
        "last_day": row.last_day.isoformat(),
        "since": row.since.isoformat() if row.since is not None else None,
        "why": row.why.text(language),
        "remedy": row.remedy.text(language) if row.remedy is not None else None,
        "source": source_json(row.clause),
        "figure_source": source_json(row.figure) if row.figure is not None else None,
    }
