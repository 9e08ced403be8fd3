"""Moments on both databases: they stay moments, and say what had been recorded by then."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import Column, Engine, Integer, MetaData, Table, insert, select
from sqlalchemy.exc import StatementError

from kpi.store.engine import writing
from kpi.store.recorded import Moment, recorded_by
from kpi.store.tables import plan_revision
from targets.workdays import VIETNAM

MOMENTS = Table("moments", MetaData(), Column("at", Moment))
RECORDS = Table("records", MetaData(), Column("id", Integer, primary_key=True), Column("recorded_at", Moment))


@pytest.mark.parametrize(
    "moment",
    [
        datetime(2023, 6, 4, 23, 59, 59, tzinfo=VIETNAM),
        datetime(2023, 6, 4, 17, 0, tzinfo=UTC),
        datetime(2023, 6, 4, 12, 0, 0, 123456, tzinfo=timezone(timedelta(hours=-3, minutes=-30))),
        datetime(1970, 1, 1, tzinfo=UTC),
        datetime(1950, 1, 1, 8, 0, tzinfo=VIETNAM),  # the country's clock stood at +08:00 then
        datetime(2999, 12, 31, 23, 59, tzinfo=VIETNAM),
        None,
    ],
)
def test_a_moment_comes_back_as_the_same_moment_on_vietnams_clock(engine: Engine, moment: datetime | None) -> None:
    with writing(engine) as connection:
        MOMENTS.create(connection)
        connection.execute(insert(MOMENTS).values(at=moment))
        found = connection.execute(select(MOMENTS.c.at)).scalar_one()
        connection.rollback()
    assert found == moment
    assert moment is None or found.tzinfo is VIETNAM


def test_moments_compare_as_moments(engine: Engine) -> None:
    six_utc, seven_in_vietnam = datetime(2023, 6, 4, 6, tzinfo=UTC), datetime(2023, 6, 4, 7, tzinfo=VIETNAM)
    with writing(engine) as connection:
        MOMENTS.create(connection)
        connection.execute(insert(MOMENTS), [{"at": six_utc}, {"at": seven_in_vietnam}])
        found = connection.execute(select(MOMENTS.c.at).where(MOMENTS.c.at <= seven_in_vietnam)).scalars().all()
        connection.rollback()
    assert found == [seven_in_vietnam]  # 6:00 UTC is 13:00 in Vietnam


def test_a_naive_moment_is_our_bug(engine: Engine) -> None:
    naive = datetime(2023, 6, 4)  # noqa: DTZ001
    with pytest.raises(StatementError, match="naive moment"), writing(engine) as connection:
        connection.execute(select(plan_revision).where(plan_revision.c.recorded_at <= naive))


def test_a_second_is_meant_to_its_end_and_a_fraction_exactly(engine: Engine) -> None:
    second = datetime(2023, 6, 4, 8, 0, 0, tzinfo=VIETNAM)
    with writing(engine) as connection:
        RECORDS.create(connection)
        rows = [{"id": 1, "recorded_at": second}, {"id": 2, "recorded_at": second + timedelta(milliseconds=900)}]
        connection.execute(insert(RECORDS), [*rows, {"id": 3, "recorded_at": second + timedelta(seconds=1)}])
        found = {
            known_at: list(connection.execute(select(RECORDS.c.id).where(recorded_by(RECORDS, known_at))).scalars())
            for known_at in (second, second + timedelta(milliseconds=500), second - timedelta(microseconds=1), None)
        }
        connection.rollback()
    assert list(found.values()) == [[1, 2], [1], [], [1, 2, 3]]
