"""The cells of a report in one text instead of a row each; packed from the rows that are there."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_AT_ONCE = 500  #: reports
_NAMES = ("indicator", "value", "sheet", "cell", "note")
#: What a report's cells belong to, the table of rows, the table of texts.
_TABLES = (("submission", "cell", "submission_cells"), ("receipt", "draft_cell", "draft_cells"))


def upgrade() -> None:
    """Make the tables of texts, fill them, and take the rows away."""
    for owner, of_rows, of_texts in _TABLES:
        op.create_table(
            of_texts,
            sa.Column(owner, sa.Integer, sa.ForeignKey(f"{owner}.id", name=f"fk_{of_texts}_{owner}"), primary_key=True),
            sa.Column("content", sa.Text, nullable=False),
        )
        connection = op.get_bind()
        for numbers in _numbers(connection, owner):
            texts = [{owner: number, "content": text} for number, text in _packed(connection, owner, of_rows, numbers)]
            connection.execute(sa.insert(_texts(owner, of_texts)), texts)
        op.drop_table(of_rows)


def downgrade() -> None:
    """Make the tables of rows again, fill them, and take the texts away."""
    for owner, of_rows, of_texts in _TABLES:
        op.create_table(
            of_rows,
            sa.Column(owner, sa.Integer, sa.ForeignKey(f"{owner}.id", name=f"fk_{of_rows}_{owner}"), primary_key=True),
            sa.Column("indicator", sa.String(60), primary_key=True),
            sa.Column("value", sa.String(40)),
            sa.Column("sheet", sa.String(255), nullable=False),
            sa.Column("cell", sa.String(20), nullable=False),
            sa.Column("note", sa.Text),
        )
        connection = op.get_bind()
        for row in connection.execute(sa.select(_texts(owner, of_texts))).all():
            rows = [{owner: row[0], **cell} for cell in _unpacked(row.content)]
            if rows:
                connection.execute(sa.insert(_rows(owner, of_rows)), rows)
        op.drop_table(of_texts)


def _numbers(connection: sa.Connection, owner: str) -> Iterator[list[int]]:
    """Yield the numbers of what has cells, some at a time: of every submission, of the receipts of drafts."""
    table = sa.table(owner, sa.column("id", sa.Integer), sa.column("outcome", sa.String))
    asked = sa.select(table.c.id).order_by(table.c.id)
    if owner == "receipt":
        asked = asked.where(table.c.outcome == "draft")
    numbers = list(connection.execute(asked).scalars())
    for start in range(0, len(numbers), _AT_ONCE):
        yield numbers[start : start + _AT_ONCE]


def _packed(connection: sa.Connection, owner: str, of_rows: str, numbers: list[int]) -> Iterator[tuple[int, str]]:
    """Yield each number with its cells as one text."""
    table = _rows(owner, of_rows)
    cells = defaultdict(list)
    for row in connection.execute(sa.select(table).where(table.c[owner].between(numbers[0], numbers[-1]))):
        cells[row[0]].append(row[1:])
    for number in numbers:
        columns = [list(column) for column in zip(*sorted(cells[number]), strict=True)] or [[] for _ in _NAMES]
        said: dict[str, Any] = dict(zip(_NAMES, columns, strict=True))
        for name in ("sheet", "note"):
            said[name] = said[name][0] if len(set(said[name])) == 1 else said[name]
        yield number, json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _unpacked(text: str) -> list[dict[str, str | None]]:
    said = json.loads(text)
    count = len(said["indicator"])
    columns = (said[name] if isinstance(said[name], list) else [said[name]] * count for name in _NAMES)
    return [dict(zip(_NAMES, row, strict=True)) for row in zip(*columns, strict=True)]


def _rows(owner: str, of_rows: str) -> sa.TableClause:
    return sa.table(of_rows, sa.column(owner, sa.Integer), *(sa.column(name, sa.String) for name in _NAMES))


def _texts(owner: str, of_texts: str) -> sa.TableClause:
    return sa.table(of_texts, sa.column(owner, sa.Integer), sa.column("content", sa.Text))
