"""Which rows and columns of a workbook's sheets are hidden: what a reporter does not see may have been forgotten.

It runs in the guarded child (`kpi.intake.child`): neither the reader of values nor a person says what is hidden.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from posixpath import join, normpath

from defusedxml.ElementTree import fromstring, iterparse

#: Before the names of a workbook's elements.
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
#: What looking into a workbook that was made oddly raises.
ODD = (KeyError, ValueError, SyntaxError, NotImplementedError, RuntimeError, zipfile.BadZipFile, zlib.error)
_PIECE = 2**18
_TRUE = {"1", "true"}


@dataclass(frozen=True, slots=True)
class Hidden:
    """What of one sheet is hidden, numbered from 0."""

    rows: tuple[int, ...]
    columns: tuple[int, ...]


def hidden_parts(content: bytes, most_columns: int) -> dict[str, Hidden]:
    """Return what is hidden in a workbook, by the sheets' names; nothing of a sheet that shows all.

    A workbook made so oddly that this cannot be told is read all the same: then nothing is known to be hidden.

    Args:
        content: the workbook's bytes.
        most_columns: columns from this one on are not looked at: "all to the right" is often hidden.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = [(name, part) for name, part in sheet_parts(archive) if _says(archive, part)]
            found = {name: _hidden(archive, part, most_columns) for name, part in parts}
    except ODD:
        return {}
    return {name: one for name, one in found.items() if one.rows or one.columns}


def sheet_parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Yield each sheet's name and the part of the archive that it is in."""
    relations = fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {one.get("Id"): one.get("Target", "") for one in relations}
    for sheet in fromstring(archive.read("xl/workbook.xml")).iter(f"{MAIN}sheet"):
        yield sheet.get("name", ""), normpath(join("/xl", targets.get(sheet.get(_RELATION), ""))).lstrip("/")


def _says(archive: zipfile.ZipFile, part: str) -> bool:
    """Say whether a sheet says of anything whether it is hidden: few do, and looking for the word is quick."""
    before = b""
    with archive.open(part) as stream:
        while piece := stream.read(_PIECE):
            if b"hidden=" in before + piece:
                return True
            before = piece[-10:]
    return False


def _hidden(archive: zipfile.ZipFile, part: str, most_columns: int) -> Hidden:
    rows: list[int] = []
    columns: list[int] = []
    with archive.open(part) as stream:
        for event, element in iterparse(stream, events=("start", "end")):
            if event == "end":
                element.clear()
            elif element.get("hidden") in _TRUE and element.tag == f"{MAIN}row" and element.get("r"):
                rows.append(int(element.get("r")) - 1)
            elif element.get("hidden") in _TRUE and element.tag == f"{MAIN}col":
                first, last = int(element.get("min", "1")), int(element.get("max", "1"))
                columns += range(first - 1, min(last, most_columns))
    return Hidden(tuple(rows), tuple(columns))
