"""How the cells of sheets go from the guarded child to its parent: numbers as they lie in memory, all else as JSON.

A list of all units holds hundreds of thousands of numbers; as text they would take as long to write and to read again
as the workbook takes to be read.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Mapping, Sequence
from itertools import chain, islice
from typing import Any

Cell = str | float | bool | None


def packed(rows_of: Sequence[Sequence[Sequence[Cell]]], said: Mapping[str, object]) -> bytes:
    """Return the rows of sheets, and what else is said of them, as one text of bytes.

    A line of JSON comes first: what is said, of each sheet how wide its rows are, and the cells that are no numbers,
    each with its place in the sheet; then the cells as doubles, NaN for those.
    """
    sheets = []
    numbers = array("d")
    for rows in rows_of:
        cells = list(chain.from_iterable(rows))
        numbers.extend([cell if type(cell) is float else _NONE for cell in cells])
        others = {place: cell for place, cell in enumerate(cells) if type(cell) is not float or cell != cell}  # noqa: PLR0124  NaN
        others = {place: cell for place, cell in others.items() if cell is not None}
        sheets.append({"widths": list(map(len, rows)), "places": list(others), "others": list(others.values())})
    return json.dumps({**said, "cells": sheets}, ensure_ascii=False).encode() + b"\n" + numbers.tobytes()


def unpacked(answer: bytes) -> tuple[dict[str, Any], tuple[tuple[tuple[Cell, ...], ...], ...]]:
    """Return what is said of sheets, and the rows of each; of an answer that holds no cells there are none."""
    head, _, packed_numbers = answer.partition(b"\n")
    said = json.loads(head)
    numbers = iter(array("d", packed_numbers))
    return said, tuple(_rows(one, islice(numbers, sum(one["widths"]))) for one in said.pop("cells", ()))


def _rows(sheet: Mapping[str, Any], numbers: islice[float]) -> tuple[tuple[Cell, ...], ...]:
    cells: list[Cell] = [number if number == number else None for number in numbers]  # noqa: PLR0124  NaN
    for place, cell in zip(sheet["places"], sheet["others"], strict=True):
        cells[place] = cell
    following = iter(cells)
    return tuple(tuple(islice(following, width)) for width in sheet["widths"])


_NONE = float("nan")
