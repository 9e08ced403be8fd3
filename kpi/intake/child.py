"""Reads files in a process of its own, where a hostile file can harm nothing but itself.

It serves whoever started it (`kpi.intake.guard`): on standard input a line of JSON that says what is asked and how many
bytes follow, then the file's bytes; on standard output a line with a length and whether it was the last, then that much
of an answer. A few kilobytes can make a reader ask for hundreds of gigabytes, and the abort that follows cannot be
caught; so this process limits its own memory, time and files before it looks, and whoever started it survives.
"""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from kpi.intake.handover import Cell, packed
from kpi.intake.hidden import hidden_parts
from kpi.intake.limits import Bounds, archive_fault, limit, limit_files, limit_time
from kpi.intake.percents import percent_cells
from kpi.intake.text_table import TextFaultError, read_text_table

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

#: Bounds on what a report can honestly need.
MAX_BYTES = 20 * 2**20
MAX_ROWS = 10_000
MAX_COLUMNS = 1_000
MAX_CELLS = 1_000_000
MAX_TEXT = 32_767  # characters of a cell, which is Excel's own limit
MAX_NAME = 100  # characters of a sheet's name; Excel's own limit is 31
MAX_ANSWER = 2**26  # characters, so that whoever started this process can hold them
MAX_WRITTEN = 2**28  # bytes of a file that a marked copy is made in
CPU_SECONDS = 20

#: What the one sheet of a text file is called.
TEXT_SHEET = "Tệp văn bản"

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def main() -> None:
    """Answer what is asked on standard input, file by file, until it ends or a file was too much."""
    import python_calamine  # noqa: F401, PLC0415  loaded before memory and files are limited

    limit(MAX_WRITTEN)
    for line in iter(sys.stdin.buffer.readline, b""):
        asked = json.loads(line)
        content = sys.stdin.buffer.read(asked["size"])
        limit_time(CPU_SECONDS)
        answer, spent = answered(asked, content)
        sys.stdout.buffer.write(f"{len(answer)} {int(spent)}\n".encode() + answer)
        sys.stdout.buffer.flush()
        if spent:  # memory that was asked for in vain may not come back
            return


def answered(asked: Mapping[str, Any], content: bytes) -> tuple[bytes, bool]:
    """Return the answer to one request, and whether the process should end after it."""
    try:
        answer = _TASKS[asked["task"]](content, asked)
    except (MemoryError, _TooLargeError):
        return _fault("too-large"), True
    except TextFaultError as error:
        return _fault(str(error.args[0])), False
    except Exception:  # noqa: BLE001  whatever a broken file raises, the answer is the same
        return _fault("broken"), False
    except BaseException:  # noqa: BLE001  calamine's own panic is no Exception
        return _fault("broken"), True
    return (answer, False) if len(answer) <= MAX_ANSWER else (_fault("too-large"), True)


def _fault(code: str) -> bytes:
    return json.dumps({"fault": code}).encode()


def _read(content: bytes, _asked: Mapping[str, Any]) -> bytes:
    """Return the sheets of a workbook, and what of them is hidden."""
    from python_calamine import CalamineWorkbook  # noqa: PLC0415  as above

    fault = prescan(content)
    if fault is not None:
        return _fault(fault)
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
    hidden = {_text(name, MAX_NAME): asdict(one) for name, one in hidden_parts(content, MAX_COLUMNS).items()}
    sheets = list(_sheets(workbook))
    return _handed_over(sheets, {"hidden": hidden, "percents": _percents(content, sheets)})


def _percents(content: bytes, sheets: list[tuple[str, list[list[Cell]]]]) -> dict[str, list[tuple[int, int]]]:
    """Return the places of the numbers that are shown as percentages, by the sheets' names."""
    places = {_text(name, MAX_NAME): found for name, found in percent_cells(content).items()}
    return {
        name: [(row, at) for row, at in sorted(places[name]) if _at(rows, row, at)]
        for name, rows in sheets
        if name in places
    }


def _at(rows: list[list[Cell]], row: int, column: int) -> bool:
    return row < len(rows) and column < len(rows[row]) and type(rows[row][column]) is float


def _read_text(content: bytes, asked: Mapping[str, Any]) -> bytes:
    """Return the one sheet of a text file, and how its letters were read."""
    if not content.strip():
        return _fault("empty")
    if len(content) > MAX_BYTES:
        return _fault("too-large")
    table = read_text_table(content, asked.get("encoding"))
    if len(table.rows) > MAX_ROWS or any(len(row) > MAX_COLUMNS for row in table.rows):
        raise _TooLargeError
    rows = [[_cell(value) for value in row] for row in table.rows]
    read = {"encoding": table.encoding, "guessed": table.guessed, "preview": table.preview}
    return _handed_over([(TEXT_SHEET, rows)], {"text": read})


def _handed_over(sheets: Sequence[tuple[str, list[list[Cell]]]], said: Mapping[str, object]) -> bytes:
    return packed([rows for _, rows in sheets], {"names": [name for name, _ in sheets], **said})


def _mark(content: bytes, asked: Mapping[str, Any]) -> bytes:
    """Return a line of JSON that says what could not be kept, then the marked copy."""
    from kpi.intake.marked_copy import mark  # noqa: PLC0415  openpyxl takes its time, and is not always needed

    fault = prescan(content)
    if fault is not None:
        return _fault(fault)
    limit_files(MAX_WRITTEN)  # openpyxl writes each sheet to a temporary file
    try:
        copy, lost = mark(content, asked["marks"])
    finally:
        limit_files(0)
    return json.dumps({"lost": lost}).encode() + b"\n" + copy


_TASKS: Mapping[str, Callable[[bytes, Mapping[str, Any]], bytes]] = {
    "read": _read,
    "read-text": _read_text,
    "mark": _mark,
}


class _TooLargeError(Exception):
    """The workbook holds more than a report can need."""


def prescan(content: bytes) -> str | None:
    """Return the code of a plain fault of the file, or None: a courtesy for clear messages, not the protection."""
    if not content:
        return "empty"
    if len(content) > MAX_BYTES:
        return "too-large"
    if not content.startswith(b"PK"):
        return "not-xlsx"
    fault = archive_fault(content, "xl/workbook.xml", _BOUNDS)
    return "not-xlsx" if fault == "other" else fault


_BOUNDS = Bounds(unpacked=200 * 2**20, ratio=200, members=2_000)


def _sheets(workbook: CalamineWorkbook) -> Iterator[tuple[str, list[list[Cell]]]]:
    cells = 0
    for name in workbook.sheet_names:
        sheet = workbook.get_sheet_by_name(name)
        last_row, last_column = sheet.end or (0, 0)
        cells += (last_row + 1) * (last_column + 1)
        if last_row >= MAX_ROWS or last_column >= MAX_COLUMNS or cells > MAX_CELLS:
            raise _TooLargeError
        rows = sheet.to_python(skip_empty_area=False)
        yield (
            _text(name, MAX_NAME),
            [[value if type(value) is float else _cell(value) for value in row] for row in rows],  # nearly all are
        )


def _cell(value: object) -> Cell:
    """Return a cell's value as JSON can say it; a date or a time becomes text that shows it was one."""
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y}" if value.time() == time() else f"{value:%d/%m/%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, time | timedelta):
        return str(value)
    if isinstance(value, str):
        return _text(value, MAX_TEXT) if value.strip() else None
    return value if isinstance(value, bool | int | float) else None


def _text(value: str, limit: int) -> str:
    """Return text without control characters: a database refuses some, a terminal obeys others."""
    if len(value) > limit:
        raise _TooLargeError
    return _CONTROLS.sub("", value)


if __name__ == "__main__":
    main()
