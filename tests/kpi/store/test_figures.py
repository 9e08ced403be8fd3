"""Figures by the row: the same as the cells, on both databases, whoever wrote them; what counts, and as of when."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest
from alembic import command
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine, column, func, insert, select, table

from kpi.evaluation.frame import live
from kpi.form_figures import FormFigures, form_figures, microseconds
from kpi.store.engine import _config, migrate, reading, writing
from kpi.store.figures import figures
from kpi.store.submissions import add_receipt, add_submission, keep_file, submissions
from kpi.store.tables import figure_row, layout, receipt, stored_file, submission
from kpi.submission import Outcome, Receipt, Submission
from targets.plan_values import is_exact
from tests.kpi.world import moment
from tests.kpi.world import submission as report

END = "2030-01-01T00:00"
FIRST = report("ban-bo", "2023-H1", "2023-06-01T08:00:01", mo_hinh=2, kinh_phi="12.5", doi_thoai=None)
CORRECTED = report("ban-bo", "2023-H1", "2023-06-03T08:00", revision=2, mo_hinh=3, kinh_phi="0.1", doi_thoai=0)
OTHER = report("ban-hon", "2023-H1", "2023-06-02T08:00", mo_hinh=0, kinh_phi=None, doi_thoai=1)
LATER = report("ban-bo", "2023-9M", "2023-09-30T08:00", mo_hinh=4, kinh_phi="999999999999999", doi_thoai=1)
SHORTER = report("then-sin", "2023-H1", "2023-06-02T08:00", mo_hinh=7)
EMPTY = report("then-sin", "2023-9M", "2023-10-02T08:00")


def accept(connection: Connection, *sent: Submission) -> None:
    for one in sent:
        keep_file(connection, one.sha256, b"x")
        answer = Receipt(one.file_name, one.sha256, one.received_at, Outcome.ACCEPTED)
        add_submission(connection, add_receipt(connection, answer, one.recorded_at, "Lan"), one, "Lan")


def stored(engine: Engine, *sent: Submission) -> Engine:
    with writing(engine) as connection:
        accept(connection, *sent)
    return engine


def read(engine: Engine, as_of: str = END, known_at: str = END, **only: tuple[str, ...]) -> tuple[FormFigures, ...]:
    with reading(engine) as connection:
        return figures(connection, moment(as_of), moment(known_at), **only)


def plain(found: tuple[FormFigures, ...]) -> dict[tuple[str, str, str], object]:
    """Return figures by unit, period and indicator, None for a blank, whatever the order of rows."""
    return {
        (unit, one.period, indicator): None if np.isnan(figure) else float(figure)
        for one in found
        for unit, row in zip(one.units, one.values, strict=True)
        for indicator, figure in zip(one.indicators, row, strict=True)
    }


class TestReading:
    def test_what_goes_in_comes_out_as_a_matrix_a_form_and_period(self, engine: Engine) -> None:
        stored(engine, FIRST, OTHER, LATER)
        nine, half = read(engine)
        assert [(one.plan, one.period) for one in (nine, half)] == [("kh-2023", "2023-9M"), ("kh-2023", "2023-H1")]
        assert half.indicators == ("doi-thoai", "kinh-phi", "mo-hinh")  # by id
        row = half.row_of["ban-bo"]
        assert half.values[row].tolist()[1:] == [12.5, 2.0]
        assert np.isnan(half.values[row, half.column_of["doi-thoai"]])  # blank, which is not zero
        assert half.received[row] == microseconds(FIRST.received_at)
        assert nine.values.tolist() == [[1.0, 999999999999999.0, 4.0]]

    def test_the_revision_received_last_counts(self, engine: Engine) -> None:
        stored(engine, CORRECTED, FIRST)  # entered the wrong way round
        assert plain(read(engine))["ban-bo", "2023-H1", "mo-hinh"] == 3.0
        assert plain(read(engine, as_of="2023-06-02T00:00"))["ban-bo", "2023-H1", "mo-hinh"] == 2.0

    def test_of_two_received_at_once_the_later_revision_counts(self, engine: Engine) -> None:
        again = report("ban-bo", "2023-H1", "2023-06-01T08:00:01", revision=2, mo_hinh=9)
        stored(engine, again, FIRST)
        assert plain(read(engine)) == {("ban-bo", "2023-H1", "mo-hinh"): 9.0}

    def test_what_was_not_yet_recorded_was_not_known(self, engine: Engine) -> None:
        stored(engine, FIRST)
        assert read(engine, known_at="2023-06-01T08:00") == ()
        assert len(read(engine, known_at="2023-06-01T08:00:01")) == 1

    def test_forms_that_ask_for_different_things_stand_apart(self, engine: Engine) -> None:
        found = read(stored(engine, FIRST, SHORTER, EMPTY))
        assert [(one.period, one.indicators, one.units) for one in found] == [
            ("2023-9M", (), ("then-sin",)),
            ("2023-H1", ("doi-thoai", "kinh-phi", "mo-hinh"), ("ban-bo",)),
            ("2023-H1", ("mo-hinh",), ("then-sin",)),
        ]

    def test_only_some_periods_and_units(self, engine: Engine) -> None:
        stored(engine, FIRST, OTHER, LATER)
        assert [one.period for one in read(engine, periods=("2023-9M",))] == ["2023-9M"]
        assert [one.units for one in read(engine, units=("ban-hon",))] == [("ban-hon",)]
        assert read(engine, periods=("2023-9M",), units=("ban-hon",)) == ()
        assert read(engine, periods=()) == ()

    def test_the_cells_say_the_same(self, engine: Engine) -> None:
        stored(engine, FIRST, OTHER, LATER, SHORTER, EMPTY, CORRECTED)
        for as_of in ("2023-06-01T12:00", "2023-06-02T12:00", "2023-07-01T00:00", END):
            with reading(engine) as connection:
                cells = live(submissions(connection, moment(as_of), moment(END)))
            assert plain(read(engine, as_of)) == {
                (one.unit, one.period, value.indicator): None if value.value is None else float(value.value)
                for one in cells
                for value in one.values
            }
            assert plain(read(engine, as_of)) == plain(form_figures(cells))


class TestWriting:
    def test_one_layout_serves_every_report_of_a_form(self, engine: Engine) -> None:
        stored(engine, FIRST, OTHER, LATER, CORRECTED, SHORTER)
        with reading(engine) as connection:
            assert sorted(connection.execute(select(layout.c.indicators)).scalars()) == [
                "doi-thoai\nkinh-phi\nmo-hinh",
                "mo-hinh",
            ]
            assert connection.execute(select(func.count()).select_from(figure_row)).scalar() == 5

    def test_a_figure_no_double_can_tell_apart_is_refused_and_nothing_is_kept(self, engine: Engine) -> None:
        too_long = report("ban-bo", "2023-H1", "2023-06-01T08:00", mo_hinh="1.000000000000000001")
        with pytest.raises(ValueError, match="mo-hinh"):
            stored(engine, too_long)
        with reading(engine) as connection:
            assert connection.execute(select(func.count()).select_from(submission)).scalar() == 0

    def test_a_row_is_eight_bytes_a_figure(self, engine: Engine) -> None:
        stored(engine, report("ban-bo", "2023-H1", "2023-06-01T08:00", mo_hinh=2, kinh_phi="0.5"))
        with reading(engine) as connection:
            # 0.5 = 2^-1: exponent 1022 = 0x3FE; 2 = 2^1: exponent 1024 = 0x400; the least significant byte first
            assert connection.execute(select(figure_row.c.figures)).scalar_one() == bytes.fromhex(
                "000000000000e03f 0000000000000040"
            )


def test_rows_are_made_of_the_cells_of_an_older_database(bare_engine: Engine) -> None:
    """Reports entered before there were rows: migrating makes the very rows that entering them now would have made."""
    sent = (FIRST, OTHER, LATER, SHORTER, EMPTY, CORRECTED)
    with writing(bare_engine) as connection:
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        for one in sent:
            _enter_as_before(connection, one)
    migrate(bare_engine)
    after = {(one.period, one.indicators): plain((one,)) for one in read(bare_engine)}
    assert after == {(one.period, one.indicators): plain((one,)) for one in form_figures(live(sent))}
    stored(bare_engine, report("ban-hon", "2023-9M", "2023-09-30T08:00", mo_hinh=1))  # a layout that is there by now
    with reading(bare_engine) as connection:
        assert connection.execute(select(func.count()).select_from(layout)).scalar() == 3


#: As it was: a row for each cell.
CELL = table("cell", *map(column, ("submission", "indicator", "value", "sheet", "cell")))


def _enter_as_before(connection: Connection, one: Submission) -> None:
    connection.execute(insert(stored_file).values(sha256=one.sha256, size=1, content=b"x"))
    moments = {"received_at": one.received_at, "recorded_at": one.recorded_at}
    file = {"sha256": one.sha256, "file_name": one.file_name, "actor": "Lan", "outcome": "accepted", "issues": "[]"}
    received = connection.execute(insert(receipt).values(**file, **moments).returning(receipt.c.id)).scalar_one()
    about = {"plan": one.plan, "unit": one.unit, "period": one.period, "revision": one.revision}
    added = insert(submission).values(receipt=received, **about, **moments).returning(submission.c.id)
    number = connection.execute(added).scalar_one()
    for value in one.values:
        text = None if value.value is None else str(value.value)
        of = {"submission": number, "indicator": value.indicator, "value": text}
        connection.execute(insert(CELL).values(**of, sheet=value.sheet, cell=value.cell))


@given(st.decimals(allow_nan=False, allow_infinity=False).filter(is_exact), st.integers(-3, 3))
def test_a_double_stands_for_one_exact_figure_alone(figure: Decimal, step: int) -> None:
    """Exact figures compare as their doubles do, neighbours in the fifteenth digit included."""
    exponent = figure.as_tuple().exponent
    assert isinstance(exponent, int)
    neighbour = figure + step * Decimal(1).scaleb(exponent)
    if is_exact(neighbour):
        assert (float(figure) < float(neighbour)) is (figure < neighbour)
        assert (float(figure) == float(neighbour)) is (figure == neighbour)
