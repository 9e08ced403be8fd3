"""The cells of a report as one text: what goes in comes out, and the cells of older databases come along."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import numpy as np
from alembic import command
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine, column, insert, inspect, select, table, text

from kpi.audit import What, fingerprint
from kpi.store.audit import add_row
from kpi.store.cells import packed, unpacked
from kpi.store.drafts import drafts
from kpi.store.engine import _config, migrate, reading, writing
from kpi.store.submissions import submissions
from kpi.store.tables import draft_cells, stored_file, submission_cells
from kpi.submission import CellValue, Submission
from kpi.usecases.verify_audit import verify_audit
from tests.kpi.world import moment, submission

LATER = moment("2030-01-01T00:00")


def test_a_column_in_each_part_and_what_is_alike_once() -> None:
    cells = [
        CellValue("mo-hinh", Decimal(2), "Báo cáo", "E9"),
        CellValue("kinh-phi", Decimal("12.50"), "Báo cáo", "E10"),
        CellValue("ghi", None, "Báo cáo", "E8"),
    ]
    assert packed(cells) == (
        '{"cell":["E8","E10","E9"],"indicator":["ghi","kinh-phi","mo-hinh"],"note":null,'
        '"sheet":"Báo cáo","value":[null,"12.50","2"]}'
    )


def test_notes_stand_with_their_cells() -> None:
    cells = (CellValue("a", Decimal(1), "S", "E8", "QĐ 5"), CellValue("b", Decimal(0), "S", "E9"))
    assert '"note":["QĐ 5",null],"sheet":"S"' in packed(cells)
    assert unpacked(packed(cells)) == cells


def test_no_cells() -> None:
    assert unpacked(packed([])) == ()


TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=8)
FIGURES = st.none() | st.decimals(allow_nan=False, allow_infinity=False)
CELLS = st.builds(CellValue, TEXTS, FIGURES, st.sampled_from(["Báo cáo", "S2"]), TEXTS, st.none() | TEXTS)


@given(st.lists(CELLS, max_size=5, unique_by=lambda cell: cell.indicator))
def test_what_goes_in_comes_out(cells: list[CellValue]) -> None:
    back = unpacked(packed(cells))
    assert back == tuple(sorted(cells, key=lambda cell: cell.indicator))
    assert [str(one.value) for one in back] == [str(one.value) for one in sorted(cells, key=lambda one: one.indicator)]


FULL = submission("ban-bo", "2023-H1", "2023-06-01T08:00", mo_hinh=2, kinh_phi="12.50", doi_thoai=None)
FULL = replace(FULL, values=(*FULL.values[:2], FULL.values[2]._replace(note="chưa tổ chức")))
EMPTY = submission("ban-hon", "2023-H1", "2023-06-01T08:00")


def test_the_cells_of_an_older_database(bare_engine: Engine) -> None:
    """They were rows, and the trail told of them as rows: it still verifies, and still finds what was changed."""
    _at_0008(bare_engine)
    migrate(bare_engine)
    expected = tuple(sorted(FULL.values))
    with reading(bare_engine) as connection:
        assert [one.values for one in submissions(connection, LATER, LATER)] == [expected, ()]
        assert [one.values for one in drafts(connection, LATER, LATER)] == [expected]
        assert set(connection.execute(select(submission_cells.c.content)).scalars()) == {packed(expected), packed([])}
    assert [str(one.text) for one in verify_audit(bare_engine).differences] == NOT_THE_FILE
    with writing(bare_engine) as connection:
        connection.execute(text("UPDATE submission_cells SET content = replace(content, '12.50', '12.5')"))
    assert [str(one.text) for one in verify_audit(bare_engine).differences] == [
        "Mục 2 (Ghi số liệu số 1): số liệu đã bị sửa.",
        *NOT_THE_FILE,
    ]


def test_there_and_back(bare_engine: Engine) -> None:
    _at_0008(bare_engine)
    before = _rows(bare_engine)
    assert [len(rows) for rows in before] == [3, 3]
    _move(bare_engine, "0009", command.upgrade)
    with reading(bare_engine) as connection:
        assert not {"cell", "draft_cell"} & set(inspect(connection).get_table_names())
        assert len(connection.execute(select(draft_cells)).all()) == 1
    _move(bare_engine, "0008", command.downgrade)
    assert _rows(bare_engine) == before


#: The bytes of the file are made up, so its hash differs.
NOT_THE_FILE = [f"Mục {entry} (Nhận tệp số {number}): tệp đã bị sửa." for entry, number in ((1, 1), (3, 2), (5, 3))]
NAMES = ("indicator", "value", "sheet", "cell", "note")
CELL = table("cell", *map(column, ("submission", *NAMES)))
DRAFT_CELL = table("draft_cell", *map(column, ("receipt", *NAMES)))


def _at_0008(engine: Engine) -> None:
    """Two submissions and a draft, as they were entered before cells were packed."""
    _move(engine, "0008", command.upgrade)
    with writing(engine) as connection:
        connection.execute(insert(stored_file).values(sha256="a" * 64, size=1, content=b"x"))
        for one in (FULL, EMPTY):
            number = add_row(connection, What.RECEIPT, _receipt(one, "accepted"), "Lan")
            _enter(connection, one, number)
        number = add_row(connection, What.RECEIPT, _receipt(FULL, "draft"), "Lan")
        connection.execute(insert(DRAFT_CELL), [{"receipt": number, **row} for row in _as_rows(FULL)])


def _receipt(one: Submission, outcome: str) -> dict[str, object]:
    about = {"plan": one.plan, "unit": one.unit, "period": one.period, "outcome": outcome, "issues": "[]"}
    file = {"sha256": "a" * 64, "file_name": one.file_name, "actor": "Lan"}
    return {**about, **file, "received_at": one.received_at, "recorded_at": one.recorded_at}


def _enter(connection: Connection, one: Submission, received: int) -> None:
    row = {"receipt": received, "plan": one.plan, "unit": one.unit, "period": one.period, "revision": one.revision}
    row |= {"received_at": one.received_at, "recorded_at": one.recorded_at, "declared_at": None}
    number = add_row(connection, What.SUBMISSION, row, "Lan", cells=fingerprint(_as_rows(one)))
    rows = [{"submission": number, **cell} for cell in _as_rows(one)]
    if rows:
        connection.execute(insert(CELL), rows)
    indicators = "\n".join(sorted(cell.indicator for cell in one.values))
    figures = {"doi-thoai": float("nan"), "kinh-phi": 12.5, "mo-hinh": 2.0}
    layout = insert(table("layout", *map(column, ("id", "sha256", "indicators"))))
    connection.execute(layout.values(id=number, sha256=f"{number:064}", indicators=indicators))
    of_row = np.array([figures[id_] for id_ in indicators.split()], dtype="<f8").tobytes()
    row_table = table("figure_row", *map(column, ("submission", "layout", "figures")))
    connection.execute(insert(row_table).values(submission=number, layout=number, figures=of_row))


def _as_rows(one: Submission) -> list[dict[str, str | None]]:
    rows = [cell._asdict() | {"value": None if cell.value is None else str(cell.value)} for cell in one.values]
    return sorted(rows, key=lambda row: str(row["indicator"]))


def _rows(engine: Engine) -> list[list[tuple[object, ...]]]:
    with reading(engine) as connection:
        return [sorted(tuple(row) for row in connection.execute(select(of))) for of in (CELL, DRAFT_CELL)]


def _move(engine: Engine, revision: str, to: object) -> None:
    with writing(engine) as connection:
        config = _config()
        config.attributes["connection"] = connection
        to(config, revision)  # type: ignore[operator]
