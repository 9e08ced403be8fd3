"""Which numbers of a workbook are shown as percentages: 95% typed into a cell is kept as 0.95, 100% as 1.

It runs in the guarded child (`kpi.intake.child`): the reader of values does not say how a cell is shown.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from defusedxml.ElementTree import fromstring

from kpi.intake.hidden import MAIN, ODD, sheet_parts

#: Cells by row and column, from 0.
Places = frozenset[tuple[int, int]]


def percent_cells(content: bytes) -> dict[str, Places]:
    """Return the cells that are shown as percentages, by the sheets' names; nothing of a sheet that has none.

    A workbook made so oddly that this cannot be told is read all the same: then nothing is known of its formats.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            said = archive.read("xl/styles.xml")
            styles = list(_percent_styles(said)) if _LIKELY.search(said) else []
            if not styles:
                return {}
            tag = re.compile(_TAG % "|".join(styles).encode())
            found = {name: frozenset(_cells(archive, part, tag)) for name, part in sheet_parts(archive)}
    except ODD:
        return {}
    return {name: places for name, places in found.items() if places}


def _percent_styles(styles: bytes) -> Iterator[str]:
    """Yield the numbers of the cell styles whose number format shows a percentage."""
    root = fromstring(styles)
    codes = {one.get("numFmtId"): one.get("formatCode", "") for one in root.iter(f"{MAIN}numFmt")}
    formats = _BUILT_IN | {id_ for id_, code in codes.items() if "%" in _LITERAL.sub("", code)}
    for cell_styles in root.iter(f"{MAIN}cellXfs"):
        yield from (str(number) for number, one in enumerate(cell_styles) if one.get("numFmtId") in formats)


def _cells(archive: zipfile.ZipFile, part: str, tag: re.Pattern[bytes]) -> Iterator[tuple[int, int]]:
    """Yield the places of the cells with these styles: their tags are looked for, since reading all would take long."""
    before = b""
    with archive.open(part) as stream:
        while piece := stream.read(_PIECE):
            text = before + piece
            end = text.rfind(b">") + 1
            for name in tag.findall(text, 0, end):
                letters = name.rstrip(b"0123456789")
                yield int(name[len(letters) :]) - 1, _column(letters)
            before = text[end:][-_LONGEST_TAG:]


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number - 1


#: "0%" and "0.00%": ECMA-376, part 1, 18.8.30.
_BUILT_IN = {"9", "10"}
#: Without this no style can show a percentage: looking for it is quicker than reading them all.
_LIKELY = re.compile(rb'numFmtId="(?:9|10)"|%')
#: What a number format only writes out: "%" in quotes, or behind a backslash.
_LITERAL = re.compile(r'"[^"]*"|\\.')
_TAG = rb'<(?:\w+:)?c(?=\s)(?=[^>]*\ss="(?:%s)")[^>]*?\sr="([A-Z]{1,3}[1-9]\d{0,6})"'
_PIECE = 2**18
_LONGEST_TAG = 2**10
