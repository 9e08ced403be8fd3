"""A sheet of very many lines.

XlsxWriter goes through some twenty calls for every cell, and a country's list has two million cells. A line of such a
list is therefore written into the sheet at once, in the words of the format (ECMA-376, part 1, 18.3.1), and everything
else about the sheet is left to the library.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import lru_cache

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.xmlwriter import XMLwriter

from kpi.intake.text_sheet import TextSheet

#: What a cell holds; None is left empty.
Value = str | int | Decimal | date | None
#: Characters Excel keeps in a cell; one beyond the first 65,536 of Unicode counts as two.
LONGEST = 32_767
#: Points of a row whose height nobody set.
USUAL_HEIGHT = 15.0


class LongSheet(TextSheet):
    """A sheet of a workbook that keeps no rows in memory, to which whole lines are added below what stands there."""

    def write_line(self, down: int, cells: Iterable[tuple[Value, Format | None]], height: float = USUAL_HEIGHT) -> None:
        """Write one line, whose cells begin in the first column.

        Args:
            down: its row, from 0, below every row written before.
            cells: each with its looks; a cell without any is left out.
            height: in points.
        """
        self._write_single_row(down)
        row = str(down + 1)
        written = [
            f'<c r="{_LETTERS[across]}{row}" s="{style._get_xf_index()}"{_content(value)}'  # noqa: SLF001  the library tells it nowhere else
            for across, (value, style) in enumerate(cells)
            if style is not None
        ]
        tall = f' ht="{height:g}" customHeight="1"' if height != USUAL_HEIGHT else ""
        self.fh.write(f'<row r="{row}"{tall}>{"".join(written)}</row>')
        self._check_dimensions(down, max(0, len(written) - 1))


_LETTERS = tuple(xl_col_to_name(across) for across in range(100))
_DAY_0 = date(1899, 12, 30)  # by which Excel counts days from March 1900 on
_XML = XMLwriter()


def _content(value: Value) -> str:
    """Return the rest of a cell's element, after its place and looks."""
    if value is None or value == "":
        return "/>"
    if isinstance(value, str):
        return _text(value)
    number = (value - _DAY_0).days if isinstance(value, date) else value
    return f"><v>{float(number):.16G}</v></c>"


@lru_cache(maxsize=65_536)  # titles, remedies and clauses come again and again
def _text(text: str) -> str:
    cut = text.encode("utf-16-le", "surrogatepass")[: 2 * LONGEST].decode("utf-16-le", "ignore")
    written = _XML._escape_data(_XML._escape_control_characters(cut))  # noqa: SLF001  as in the rest of the book
    kept = ' xml:space="preserve"' if written != written.strip() or "\n" in written else ""
    return f' t="inlineStr"><is><t{kept}>{written}</t></is></c>'
