"""Opening the database: SQLite by default, PostgreSQL by its URL; both behave alike for the rest of the house."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, event, inspect, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from kpi.errors import DatabaseError

#: Wait this long for another process's write before giving up, in seconds.
BUSY_SECONDS = 30


def open_engine(url: str) -> Engine:
    """Return an engine for a URL such as ``sqlite:///dir/dondoc.db`` or ``postgresql://…``.

    SQLite runs in WAL mode with foreign keys on; its write transactions begin IMMEDIATE, because an upgrade from a
    reading transaction fails at once where a waiting one would have succeeded. PostgreSQL connections are tested before
    use, so that a restart of the server is not seen by people.
    """
    try:
        parsed = make_url(url)
        if parsed.get_backend_name() == "sqlite":
            return _sqlite(url)
        if parsed.drivername == "postgresql":
            parsed = parsed.set(drivername="postgresql+psycopg")
        return create_engine(parsed, pool_pre_ping=True)
    except (ArgumentError, NoSuchModuleError, ImportError) as error:
        raise DatabaseError(_safe(url), str(error).splitlines()[0]) from error


def _sqlite(url: str) -> Engine:
    engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS})

    @event.listens_for(engine, "connect")
    def _configure(connection: Any, _record: Any) -> None:  # noqa: ANN401  the driver's own types
        connection.isolation_level = None  # we say BEGIN ourselves, below
        for pragma in ("journal_mode=WAL", "foreign_keys=ON", "synchronous=FULL"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Give a connection to read with, in one consistent view."""
    with _told(engine), engine.connect() as connection:
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Give a connection to write with: all of it is kept, or none."""
    with _told(engine), engine.execution_options(writes=True).begin() as connection:
        yield connection


def migrate(engine: Engine) -> None:
    """Bring the database to this version's tables; does nothing when they are there."""
    with writing(engine) as connection:
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def schema_state(engine: Engine) -> tuple[str | None, str | None]:
    """Return the revision the database is at (None: it has no tables of ours) and the one this program needs."""
    with reading(engine) as connection:
        current = MigrationContext.configure(connection).get_current_revision()
    return current, ScriptDirectory.from_config(_config()).get_current_head()


def has_tables(engine: Engine) -> bool:
    """Say whether the database holds anything of ours."""
    with reading(engine) as connection:
        return inspect(connection).has_table("plan_revision")


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


@contextmanager
def _told(engine: Engine) -> Iterator[None]:
    """Turn what the database says of its circumstances into our error; mistakes in our SQL surface as they are."""
    try:
        yield
    except DBAPIError as error:
        if isinstance(error.orig, _circumstances(engine)) or error.connection_invalidated:
            raise DatabaseError(_safe(str(engine.url)), str(error.orig).strip().splitlines()[0]) from error
        raise


def _circumstances(engine: Engine) -> tuple[type[BaseException], ...]:
    """Return the driver's errors that speak of circumstances: no such file, locked, full, refused, not a database."""
    driver: Any = engine.dialect.dbapi
    if engine.dialect.name == "sqlite":
        return (driver.OperationalError, driver.DatabaseError)
    return (driver.OperationalError,)


def _safe(url: str) -> str:
    """Return a URL without its password."""
    try:
        return make_url(url).render_as_string(hide_password=True)
    except ArgumentError:
        return "?"
