"""Rows of JSON as CSV for a spreadsheet: the same columns that programs read, what is nested named with a point."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence

from dashboards.exports.text_table import harmless
from targets.wording import Language

Row = Mapping[str, object]


def rows_csv(rows: Sequence[Row], language: Language = "vi") -> bytes:
    """Return rows: a line of names, then a line for each; separator and decimal mark as `text_table` has them.

    >>> rows_csv([{"unit": "Bản Bo", "window": {"first": "2023-01-01"}, "value": 1.5}]).decode("utf-8-sig").split()
    ['unit;window.first;value', 'Bản', 'Bo;2023-01-01;1,5']
    """
    flat = [_flat(row) for row in rows]
    names = list(dict.fromkeys(name for row in flat for name in row))
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";" if language == "vi" else ",", lineterminator="\r\n")
    writer.writerow([harmless(name) for name in names])
    writer.writerows([_written(row.get(name), language) for name in names] for row in flat)
    return text.getvalue().encode("utf-8-sig")


def _flat(row: Row, before: str = "") -> dict[str, object]:
    """Return a row whose values are no objects: of one its own values stand there, of none nothing."""
    found: dict[str, object] = {}
    for name, value in row.items():
        if isinstance(value, Mapping):
            found.update(_flat(value, f"{before}{name}."))
        else:
            found[f"{before}{name}"] = value
    return found


def _written(value: object, language: Language) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        text = str(value)
        return text.replace(".", ",") if language == "vi" else text
    if isinstance(value, str):
        return harmless(value)
    plain = isinstance(value, Sequence) and all(isinstance(one, str) for one in value)
    return harmless("; ".join(value) if plain else json.dumps(value, ensure_ascii=False))  # type: ignore[arg-type]  # strings
