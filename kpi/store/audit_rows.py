"""Whether what is written down is still what the audit trail tells of: row by row, report by report, file by file."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, select

from kpi.audit import Break, Link, What, fingerprint
from kpi.store.audit import TABLES, key_of, plain
from kpi.store.cells import unpacked
from kpi.store.figures import figures_of
from kpi.store.tables import draft_cells, figure_row, layout, stored_file, submission_cells
from kpi.store.texts import digest
from kpi.submission import CellValue
from targets.wording import Sentence, say


@dataclass(frozen=True, slots=True)
class Told:
    """What the trail says of one row."""

    number: int  #: of the entry
    row: Mapping[str, Any]
    packed: str | None  #: the fingerprint of its cells as they are kept, of figures and of a draft
    cells: str | None  #: the same of figures recorded when each cell was a row


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
                self.told[record.what][number] = Told(
                    link.number, row, record.about.get("packed"), record.about.get("cells")
                )
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
    """Yield the submissions and drafts whose cells are not what was recorded, and the rows that differ from these."""
    kept = {row.submission: row.content for row in connection.execute(select(submission_cells))}
    rows = {row.submission: (row.indicators, row.figures) for row in connection.execute(_ROWS)}
    for number, known in trail.told[What.SUBMISSION].items():
        if number not in kept or not _as_told(kept[number], known):
            yield _break(known.number, What.SUBMISSION, number, Sentence("số liệu đã bị sửa", "figures were changed"))
        elif rows.get(number) != figures_of(unpacked(kept[number])):
            words = Sentence("bản số liệu để đánh giá đã bị sửa", "the copy of its figures that is judged was changed")
            yield _break(known.number, What.SUBMISSION, number, words)
    kept = {row.receipt: row.content for row in connection.execute(select(draft_cells))}
    for number, known in trail.told[What.RECEIPT].items():
        if known.packed is not None and (number not in kept or digest(kept[number]) != known.packed):
            yield _break(known.number, What.RECEIPT, number, Sentence("bản nháp đã bị sửa", "the draft was changed"))


_ROWS = select(figure_row.c.submission, figure_row.c.figures, layout.c.indicators).join(layout)


def _as_told(content: str, known: Told) -> bool:
    """Say whether the cells of a submission are those that the trail tells of."""
    if known.packed is not None:
        return digest(content) == known.packed
    return fingerprint([_row_of(cell) for cell in unpacked(content)]) == known.cells


def _row_of(cell: CellValue) -> dict[str, str | None]:
    """Return a cell as the row that it once was."""
    return {**cell._asdict(), "value": None if cell.value is None else str(cell.value)}


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
