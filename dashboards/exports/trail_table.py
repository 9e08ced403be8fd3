"""The audit trail as CSV for a spreadsheet, entry by entry."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from dashboards.exports.text_table import harmless
from dashboards.views.trail import TrailLine
from targets.wording import Language

_HEADINGS = {
    "vi": ("Mục", "Lúc", "Ai", "Việc", "Về", "Nội dung", "Mã"),
    "en": ("Entry", "At", "Who", "What", "About", "Content", "Hash"),
}


def trail_csv(lines: Iterable[TrailLine], language: Language = "vi") -> bytes:
    """Return entries: a line of headings, then a line for each; moments as ISO 8601 writes them."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";" if language == "vi" else ",", lineterminator="\r\n")
    writer.writerow(_HEADINGS[language])
    for line in lines:
        at = line.at.isoformat() if line.at is not None else ""
        told = (line.actor, line.label.text(language), line.about, line.content)
        writer.writerow([line.number, at, *(harmless(part) for part in told), line.hash])
    return text.getvalue().encode("utf-8-sig")
