"""Opening the database: SQLite by default, PostgreSQL by its URL; both behave alike for the rest of the house."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util.exc import CommandError
from sqlalchemy import (
    Column,
    Connection,
    Dialect,
    Engine,
    Table,
    create_engine,
    event,
    func,
    insert,
    inspect,
    make_url,
    select,
)
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, OperationalError
from sqlalchemy.exc import DatabaseError as DatabaseFault
from sqlalchemy.sql.compiler import SQLCompiler

from kpi.errors import DatabaseError
from targets.wording import Sentence

_FOREIGN = Sentence("đang chứa bảng của chương trình khác", "it holds the tables of another program")
_LOST = Sentence("đã mất kết nối", "the connection was lost")
#: The lock that writers to PostgreSQL wait for: any number, the same for all of them.
_WRITERS = 2023
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
    except (ArgumentError, NoSuchModuleError, ImportError, ValueError, TypeError) as error:  # as SQLAlchemy raises
        raise DatabaseError(_safe(url), str(error).partition("\n")[0]) from error


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
    """Give a connection to read with, in one consistent view: what others write meanwhile is not in it."""
    with _told(engine), engine.connect() as connection:
        if engine.dialect.name == "postgresql":  # SQLite reads like this anyway
            connection.execution_options(isolation_level="REPEATABLE READ")
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Give a connection to write with: all of it is kept, or none. Writers take turns, so each sees what is there."""
    with _told(engine), engine.execution_options(writes=True).begin() as connection:
        if engine.dialect.name == "postgresql":  # SQLite lets in one writer at a time anyway
            connection.execute(select(func.pg_advisory_xact_lock(_WRITERS)))
        yield connection


@contextmanager
def changing(engine: Engine) -> Iterator[Connection]:
    """Give a connection to change rows whose state says who may change them: on PostgreSQL no writer waits for it."""
    with _told(engine), engine.execution_options(writes=True).begin() as connection:
        yield connection


@contextmanager
def session(engine: Engine) -> Iterator[Connection]:
    """Give one connection for as long as wanted, for many short transactions with `turn`."""
    with _told(engine), engine.execution_options(writes=True).connect() as connection:
        connection.detach()  # closed at the end, not handed to the next with its locks
        yield connection


@contextmanager
def turn(connection: Connection) -> Iterator[None]:
    """Change rows through a session of one's own: all of it is kept, or none.

    Raises:
        DatabaseError: among others when the session was lost before; it is not opened anew in silence, because what
            it held (locks) is gone.
    """
    with _told(connection.engine):
        if connection.invalidated:
            raise DatabaseError(_safe(str(connection.engine.url)), _LOST)
        with connection.begin():
            yield


def insert_many(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
    """Insert rows that all give the same columns, straight through the driver: for thousands of them at once."""
    if not rows:
        return
    statement = insert(table).compile(dialect=connection.dialect, column_keys=list(rows[0]))
    by_place = statement.positiontup if isinstance(statement, SQLCompiler) else None
    names = by_place or list(rows[0])
    columns = [_kept([row[name] for row in rows], table.c[name], connection.dialect) for name in names]
    given = zip(*columns, strict=True)
    rows_given = list(given) if by_place else [dict(zip(names, row, strict=True)) for row in given]
    connection.exec_driver_sql(str(statement), rows_given)


def _kept(values: list[object], column: Column[Any], dialect: Dialect) -> list[object]:
    """Return the values of one column as the driver takes them; of many rows many have the same."""
    convert = column.type.dialect_impl(dialect).bind_processor(dialect)
    if convert is None:
        return values
    converted = {value: convert(value) for value in set(values)}
    return [converted[value] for value in values]


def next_numbers(connection: Connection, table: Table, count: int) -> list[int]:
    """Return the numbers of the next rows of a table, as the database would give them; writers take turns."""
    [key] = table.primary_key.columns
    if connection.dialect.name == "postgresql":
        given = select(func.nextval(func.pg_get_serial_sequence(table.name, key.name)))
        return list(connection.execute(given.select_from(func.generate_series(1, count))).scalars())
    last = connection.execute(select(func.coalesce(func.max(key), 0))).scalar_one()
    return list(range(last + 1, last + 1 + count))


def migrate(engine: Engine) -> None:
    """Bring the database to this version's tables; does nothing when they are there.

    Raises:
        DatabaseError: it belongs to another program, or to a later version of this one.
    """
    with writing(engine) as connection:
        tables = set(inspect(connection).get_table_names()) - {"alembic_version"}  # alone it holds nothing
        if tables and "plan_revision" not in tables:
            raise DatabaseError(_safe(str(engine.url)), _FOREIGN)
        config = _config()
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, "head")
        except CommandError as error:
            raise DatabaseError(_safe(str(engine.url)), str(error)) from error


def unmake(engine: Engine) -> None:
    """Take away all our tables and what is in them: for a database that was being made when the making failed."""
    with writing(engine) as connection:
        config = _config()
        config.attributes["connection"] = connection
        command.downgrade(config, "base")


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
        if _is_circumstance(error):
            raise DatabaseError(_safe(str(engine.url)), str(error.orig).strip().partition("\n")[0]) from error
        raise


def _is_circumstance(error: DBAPIError) -> bool:
    """Say whether the error speaks of circumstances: no such file, locked, full, refused, not a database, no tables."""
    if error.connection_invalidated or isinstance(error, OperationalError):
        return True
    state = getattr(error.orig, "sqlstate", None)  # PostgreSQL's own code
    if state is not None:
        return state in _STATES
    return type(error) is DatabaseFault  # SQLite: "file is not a database"; its subclasses are ours


#: Read-only, no such table, no right to it: https://www.postgresql.org/docs/current/errcodes-appendix.html
_STATES = {"25006", "42P01", "42501"}


def _safe(url: str) -> str:
    """Return a URL without its password."""
    try:
        return make_url(url).render_as_string(hide_password=True)
    except (ArgumentError, ValueError):
        return "?"
