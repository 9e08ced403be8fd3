"""How the cells of a report are written down: one text for all of them, a column of a table in each of its parts.

A country sends hundreds of thousands of cells at once; a row of the database for each would take longer than all
reading and checking. The text is canonical JSON, so that its hash is the fingerprint the audit trail keeps.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from kpi.audit import canonical
from kpi.cells import Cells, cells_of
from kpi.submission import CellValue


def packed(values: Sequence[CellValue]) -> str:
    """Return cells as one text, by indicator; figures in digits, exact, null for a cell left blank.

    A sheet or a note that is the same for all cells is written once.
    """
    cells = cells_of(values).by_indicator()
    return canonical(
        {
            "indicator": cells.indicators,
            "value": cells.digits,
            "sheet": _once(cells.sheets),
            "cell": cells.places,
            "note": _once(cells.notes),
        }
    )


def unpacked(text: str) -> Cells:
    """Return the cells that a text holds, by indicator."""
    columns = json.loads(text)
    count = len(columns["indicator"])
    sheets, notes = (_each(columns[name], count) for name in ("sheet", "note"))
    return Cells(tuple(columns["indicator"]), tuple(columns["value"]), sheets, tuple(columns["cell"]), notes)


def _once(column: tuple[str | None, ...]) -> tuple[str | None, ...] | str | None:
    return column[0] if len(set(column)) == 1 else column


def _each(column: list[str] | str, count: int) -> tuple[str, ...]:
    return tuple(column) if isinstance(column, list) else (column,) * count
