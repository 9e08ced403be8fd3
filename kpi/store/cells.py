"""How the cells of a report are written down: one text for all of them, a column of a table in each of its parts.

A country sends hundreds of thousands of cells at once; a row of the database for each would take longer than all
reading and checking. The text is canonical JSON, so that its hash is the fingerprint the audit trail keeps.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from decimal import Decimal
from operator import itemgetter

from kpi.audit import canonical
from kpi.submission import CellValue

_BY_INDICATOR = itemgetter(0)


def packed(values: Iterable[CellValue]) -> str:
    """Return cells as one text, by indicator; figures in digits, exact, null for a cell left blank.

    A sheet or a note that is the same for all cells is written once.
    """
    columns = [list(column) for column in zip(*sorted(values, key=_BY_INDICATOR), strict=True)] or [[], [], [], [], []]
    indicators, figures, sheets, cells, notes = columns
    return canonical(
        {
            "indicator": indicators,
            "value": [None if figure is None else str(figure) for figure in figures],
            "sheet": _once(sheets),
            "cell": cells,
            "note": _once(notes),
        }
    )


def unpacked(text: str) -> tuple[CellValue, ...]:
    """Return the cells that a text holds, by indicator."""
    columns = json.loads(text)
    indicators = columns["indicator"]
    figures = (None if figure is None else Decimal(figure) for figure in columns["value"])
    sheets, notes = (_each(columns[name], len(indicators)) for name in ("sheet", "note"))
    return tuple(map(CellValue._make, zip(indicators, figures, sheets, columns["cell"], notes, strict=True)))


def _once(column: list[str | None]) -> list[str | None] | str | None:
    return column[0] if len(set(column)) == 1 else column


def _each(column: list[str | None] | str | None, count: int) -> list[str | None]:
    return column if isinstance(column, list) else [column] * count
