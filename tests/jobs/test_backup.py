"""Putting a backup back: what was there is put aside, even if it is broken."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select

from jobs.backup import restore_workspace
from jobs.workspace import open_workspace
from kpi.errors import DatabaseError, HoldsDataError
from kpi.store.backup import back_up_to
from kpi.store.engine import open_engine, reading
from kpi.store.tables import metadata
from targets.workdays import VIETNAM

NOON = datetime(2023, 6, 1, 12, tzinfo=VIETNAM)


@pytest.fixture
def backup(own_example: Path, tmp_path: Path) -> Path:
    file = tmp_path / "sao-luu.db"
    engine = open_workspace(own_example, None).engine
    back_up_to(engine, file)
    engine.dispose()
    return file


def test_a_broken_database_is_put_aside_as_it_is(own_example: Path, backup: Path) -> None:
    for path in own_example.glob("dondoc.db-*"):
        path.unlink()
    (own_example / "dondoc.db").write_bytes(b"hong")
    with pytest.raises(HoldsDataError):
        restore_workspace(own_example, None, backup, NOON, force=False)
    aside = restore_workspace(own_example, None, backup, NOON, force=True)
    assert aside == own_example / "truoc-khi-khoi-phuc-2023-06-01-120000.db"
    assert aside.read_bytes() == b"hong"
    open_workspace(own_example, None).engine.dispose()


def test_a_backup_that_cannot_be_used_changes_nothing(own_example: Path, tmp_path: Path) -> None:
    before = (own_example / "dondoc.db").read_bytes()
    (tmp_path / "khac.db").write_bytes(b"khong phai" * 99)
    with pytest.raises(DatabaseError):
        restore_workspace(own_example, None, tmp_path / "khac.db", NOON, force=True)
    assert (own_example / "dondoc.db").read_bytes() == before


def test_into_postgresql_and_over_it(own_example: Path, backup: Path, bare_postgres: str) -> None:
    assert restore_workspace(own_example, bare_postgres, backup, NOON, force=False) is None
    with pytest.raises(HoldsDataError):
        restore_workspace(own_example, bare_postgres, backup, NOON, force=False)
    aside = restore_workspace(own_example, bare_postgres, backup, NOON, force=True)
    assert aside is not None
    assert rows(f"sqlite:///{aside}") == rows(bare_postgres) == rows(f"sqlite:///{backup}")
    assert rows(bare_postgres) > 100


def rows(url: str) -> int:
    engine = open_engine(url)
    with reading(engine) as connection:
        counts = [connection.execute(select(func.count()).select_from(t)).scalar_one() for t in metadata.sorted_tables]
    engine.dispose()
    return sum(counts)
