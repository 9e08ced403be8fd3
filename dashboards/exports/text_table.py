"""The list of shortfalls as CSV for a spreadsheet; programs read the JSON.

A double click must open it in columns, with its letters and its numbers. Excel takes the separator and the decimal mark
from the settings of Windows: where the decimal mark is the comma, as in Vietnam, the separator is the semicolon. It
knows UTF-8 by the mark at the start. Days are written 2023-06-05, which every setting reads as a day.
"""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal

from dashboards.exports.columns import COLUMNS
from dashboards.exports.long_sheet import Value
from dashboards.views.shortfall_list import ShortfallList
from targets.wording import Language


def shortfalls_csv(view: ShortfallList, language: Language = "vi") -> bytes:
    """Return the list: a line of headings, then a line for each shortfall."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";" if language == "vi" else ",", lineterminator="\r\n")
    writer.writerow([column.heading.text(language) for column in COLUMNS])
    writer.writerows(
        [_written(column.value(entry, language), language) for column in COLUMNS] for entry in view.entries
    )
    return text.getvalue().encode("utf-8-sig")


def harmless(text: str) -> str:
    """Return text that no spreadsheet takes for a formula: one that would begin like one begins with an apostrophe.

    >>> harmless("=1+1"), harmless("＝1+1"), harmless("Bản Bo")
    ("'=1+1", "'＝1+1", 'Bản Bo')
    """
    return f"'{text}" if text.lstrip(_UNSEEN)[:1] in _BEGINNINGS or text[:1] in _BREAKS else text


_BEGINNINGS = frozenset("=+-@＝＋－＠﹢﹣﹦﹫−")
_BREAKS = frozenset("\t\r\n")
_UNSEEN = " \u00a0\u200b\u200c\u200d\u2060\ufeff"


def _written(value: Value, language: Language) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return harmless(value)
    if isinstance(value, date):
        return value.isoformat()
    text = f"{value:f}" if isinstance(value, Decimal) else str(value)
    return text.replace(".", ",") if language == "vi" else text
