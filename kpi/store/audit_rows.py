"""Whether what is written down is still what the audit trail tells of: row by row, cell by cell, file by file."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Table, select

from kpi.audit import Break, Link, What, fingerprint
from kpi.store.audit import TABLES, key_of, plain
from kpi.store.tables import cell, stored_file
from targets.wording import Sentence, say


@dataclass(frozen=True, slots=True)
class Told:
    """What the trail says of one row."""

    number: int  #: of the entry
    row: Mapping[str, Any]
    cells: str | None  #: the fingerprint of a submission's cells


@dataclass(slots=True)
class Trail:
    """What the trail says of every row; filled while its entries go by."""

    told: dict[What, dict[int, Told]] = field(default_factory=lambda: defaultdict(dict))
    begun: datetime | None = None  #: when the first entry was written

    def watch(self, links: Iterable[Link]) -> Iterator[Link]:
        """Pass entries on, and remember what they say."""
        for link in links:
            record = link.record()
            if record is not None:
                row = record.about["row"]
                self.begun = self.begun or record.at
                number = row[key_of(TABLES[record.what])]
                self.told[record.what][number] = Told(link.number, row, record.about.get("cells"))
            yield link


def differences(connection: Connection, trail: Trail) -> Iterator[Break]:
    """Yield where the tables differ from what the trail tells of them: changed, taken away, put in."""
    for what, table in TABLES.items():
        yield from _rows(connection, what, table, trail)
    yield from _cells(connection, trail)
    yield from _files(connection, trail)


def untold(connection: Connection, trail: Trail) -> int:
    """Return how many rows are older than the trail: it says nothing of them."""
    return sum(
        trail.begun is None or row.recorded_at < trail.begun
        for what, table in TABLES.items()
        for row in connection.execute(select(table.c[key_of(table)].label("key"), table.c.recorded_at))
        if row.key not in trail.told[what]
    )


def _rows(connection: Connection, what: What, table: Table, trail: Trail) -> Iterator[Break]:
    missing = dict(trail.told[what])
    for row in connection.execute(select(table)).mappings():
        values = dict(row)
        known = missing.pop(values[key_of(table)], None)
        if known is None and trail.begun is not None and values["recorded_at"] >= trail.begun:
            words = Sentence("không có trong sổ", "the trail does not tell of it")
            yield _break(0, what, values[key_of(table)], words)
        elif known is not None:
            found = plain(table, values)
            names = sorted(name for name in found.keys() | known.row.keys() if found.get(name) != known.row.get(name))
            if names:
                words = say("đã bị sửa ({names})", "was changed ({names})", names=", ".join(names))
                yield _break(known.number, what, values[key_of(table)], words)
    for key, known in missing.items():
        yield _break(known.number, what, key, Sentence("đã bị xóa", "was taken away"))


def _cells(connection: Connection, trail: Trail) -> Iterator[Break]:
    """Yield the submissions whose cells are not what was recorded."""
    told = trail.told[What.SUBMISSION]
    columns = (cell.c.indicator, cell.c.value, cell.c.sheet, cell.c.cell, cell.c.note)
    asked = connection.execute(select(cell.c.submission, *columns).order_by(cell.c.submission)).mappings()
    found: dict[int, str] = {}
    for number, group in groupby(asked, key=lambda row: row["submission"]):
        rows = [{name: row[name] for name in row if name != "submission"} for row in group]
        found[number] = fingerprint(sorted(rows, key=lambda row: str(row["indicator"])))
    for number, known in told.items():
        if found.get(number, fingerprint([])) != known.cells:
            yield _break(known.number, What.SUBMISSION, number, Sentence("số liệu đã bị sửa", "figures were changed"))


def _files(connection: Connection, trail: Trail) -> Iterator[Break]:
    """Yield the receipts and attachments whose file is not the one received."""
    wrong = {
        row.sha256
        for row in connection.execute(select(stored_file), execution_options={"yield_per": 50})
        if hashlib.sha256(_bytes(row.content)).hexdigest() != row.sha256
    }
    words = Sentence("tệp đã bị sửa", "the file was changed")
    for what in (What.RECEIPT, What.EVIDENCE):
        table = TABLES[what]
        for row in connection.execute(select(table.c.id).where(table.c.sha256.in_(wrong)).order_by(table.c.id)):
            known = trail.told[what].get(row.id)
            yield _break(known.number if known is not None else 0, what, row.id, words)


def _bytes(content: object) -> bytes:
    """Return a file's bytes; SQLite keeps text where someone put text."""
    return content if isinstance(content, bytes) else str(content).encode()


def _break(number: int, what: What, key: object, words: Sentence) -> Break:
    place = say("{what} số {key}", "{what} {key}", what=what.label, key=str(key))
    if number:
        place = say("Mục {n} ({place})", "Entry {n} ({place})", n=str(number), place=place)
    return Break(number, say("{place}: {words}.", "{place}: {words}.", place=place, words=words))
