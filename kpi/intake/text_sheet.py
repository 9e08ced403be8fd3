"""A sheet of a workbook in which people's words are only ever words."""

from __future__ import annotations

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet


class TextSheet(Worksheet):  # type: ignore[misc]  # the library publishes no types
    """A sheet that takes no text for markup.

    XlsxWriter writes a text between ``<r>`` and ``</r>`` into the file as it stands, taking it for markup of its own
    making. A space at the end keeps it from doing so.
    """

    def _write_string(self, row: int, col: int, string: str, cell_format: Format = None) -> int:
        """Write a text; each of the library's ways of writing one comes here."""
        as_text = f"{string} " if string.startswith("<r>") and string.endswith("</r>") else string
        return int(super()._write_string(row, col, as_text, cell_format))
