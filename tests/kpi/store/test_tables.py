"""The tables on both databases: moments stay moments, bytes bytes, and the migrations make exactly these tables."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Column, Engine, MetaData, Table, insert, select
from sqlalchemy.exc import IntegrityError, StatementError

from kpi.store.engine import migrate, reading, schema_state, writing
from kpi.store.tables import Moment, metadata, plan_revision, stored_file
from targets.workdays import VIETNAM

MOMENTS = Table("moments", MetaData(), Column("at", Moment))


def test_the_migrations_make_exactly_these_tables(engine: Engine) -> None:
    with reading(engine) as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_the_database_knows_the_revision_it_is_at(bare_engine: Engine) -> None:
    assert schema_state(bare_engine)[0] is None
    migrate(bare_engine)
    current, needed = schema_state(bare_engine)
    assert current == needed is not None


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


def test_bytes_come_back_as_they_went_in(engine: Engine) -> None:
    content = bytes(range(256)) * 3
    with writing(engine) as connection:
        connection.execute(insert(stored_file).values(sha256="0" * 64, size=len(content), content=content))
    with reading(engine) as connection:
        assert connection.execute(select(stored_file.c.content)).scalar_one() == content


def test_a_revision_is_numbered_once(engine: Engine) -> None:
    row = {
        "plan": "kh",
        "revision": 1,
        "recorded_at": datetime(2023, 1, 1, tzinfo=VIETNAM),
        "actor": "thử",
        "file_name": "kh.yaml",
        "sha256": "0" * 64,
        "content": "",
    }
    with writing(engine) as connection:
        connection.execute(insert(plan_revision).values(row))
    with pytest.raises(IntegrityError), writing(engine) as connection:
        connection.execute(insert(plan_revision).values(row))
