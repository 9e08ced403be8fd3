"""The tables on both databases: bytes stay bytes, and the migrations make exactly these tables."""

from __future__ import annotations

from datetime import datetime

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, insert, select
from sqlalchemy.exc import IntegrityError

from kpi.store.engine import migrate, reading, schema_state, writing
from kpi.store.tables import metadata, plan_revision, stored_file
from targets.workdays import VIETNAM


def test_the_migrations_make_exactly_these_tables(engine: Engine) -> None:
    with reading(engine) as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_the_database_knows_the_revision_it_is_at(bare_engine: Engine) -> None:
    assert schema_state(bare_engine)[0] is None
    migrate(bare_engine)
    current, needed = schema_state(bare_engine)
    assert current == needed is not None


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
