"""Backups: one SQLite file with all that is stored, whichever database it comes from; and putting one back.

From SQLite the file is made by its own online backup, while others write. From PostgreSQL every row of our tables is
copied in one consistent view. Either file can be put back into either database.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, func, insert, select, text

from kpi.errors import BackupExistsError, BackupFailedError, DatabaseError, UnreadableError, why_not
from kpi.store.engine import has_tables, migrate, open_engine, reading, writing
from kpi.store.tables import metadata, stored_file
from targets.wording import Sentence

#: Rows copied at once.
_ROWS = 500


def back_up_to(engine: Engine, path: Path) -> int:
    """Write a backup, look it over, and return its size in bytes.

    Raises:
        BackupExistsError: there is a file of this name.
        UnreadableError: no file can be written there.
        BackupFailedError: it cannot be written to its end: the disk is full.
        DatabaseError: the database cannot be read, or the backup is not whole.
    """
    if path.exists():
        raise BackupExistsError(str(path))
    with _aside(path) as aside:
        try:
            aside.touch()
        except OSError as error:
            raise UnreadableError(str(path), why_not(error)) from error
        with _told(path):
            if engine.dialect.name == "sqlite":
                _online(engine, aside)
            else:
                with _opened(aside) as made:
                    migrate(made)
                    with reading(engine) as source, writing(made) as target:
                        _copy(source, target)
            with _opened(aside) as made:
                _refuse_broken(made, path)
            with closing(sqlite3.connect(aside)) as line:
                line.execute("PRAGMA journal_mode=DELETE")  # one file, with nothing beside it
        aside.replace(path)
    return path.stat().st_size


def restore_from(path: Path, engine: Engine) -> None:
    """Put a backup into a database that has nothing of ours in it; one of an earlier version is brought up first.

    Raises:
        UnreadableError: there is no such file.
        DatabaseError: it is no backup of ours or not whole, or the database holds data already.
    """
    if has_tables(engine):
        raise DatabaseError(engine.url.render_as_string(hide_password=True), _HOLDS_DATA)
    with usable(path) as source:
        migrate(engine)
        with reading(source) as rows, writing(engine) as target:
            _copy(rows, target)
            _go_on_numbering(target)


@contextmanager
def usable(path: Path) -> Iterator[Engine]:
    """Give a copy of a backup, looked over and brought up to this version's tables; the backup is not touched.

    Raises:
        UnreadableError: there is no such file.
        DatabaseError: it is no backup of ours or not whole.
    """
    with _aside(path) as aside:
        try:
            aside.write_bytes(path.read_bytes())
        except OSError as error:
            raise UnreadableError(str(path), why_not(error)) from error
        with _opened(aside) as source:
            if not has_tables(source):
                raise DatabaseError(str(path), _NO_BACKUP)
            migrate(source)
            _refuse_broken(source, path)
            yield source


def check(engine: Engine) -> tuple[str, ...]:
    """Return what is wrong with what is stored: the database's own checks, and the files by their hashes."""
    with reading(engine) as connection:
        return tuple(_mistakes(connection))


def _mistakes(connection: Connection) -> Iterator[str]:
    if connection.dialect.name == "sqlite":
        found = connection.execute(text("PRAGMA integrity_check")).scalars()
        yield from (str(line) for line in found if line != "ok")
        broken = connection.execute(text("PRAGMA foreign_key_check")).all()
        yield from (f"{row[0]} {row[1]} → {row[2]}" for row in broken)
    for row in connection.execute(select(stored_file)).yield_per(_ROWS):
        if hashlib.sha256(row.content).hexdigest() != row.sha256:
            yield f"stored_file {row.sha256}"


def _online(engine: Engine, path: Path) -> None:
    with closing(engine.raw_connection()) as line, closing(sqlite3.connect(path)) as target:
        line.driver_connection.backup(target)  # type: ignore[union-attr]  # it is SQLite's


def _copy(source: Connection, target: Connection) -> None:
    for table in metadata.sorted_tables:
        found = source.execution_options(yield_per=_ROWS).execute(select(table))
        for rows in found.mappings().partitions():
            target.execute(insert(table), [dict(row) for row in rows])


def _go_on_numbering(target: Connection) -> None:
    """Let PostgreSQL number new rows after the last one; SQLite does so anyway."""
    if target.dialect.name != "postgresql":
        return
    for table in metadata.sorted_tables:
        if "id" in table.c:
            last = select(func.max(table.c.id)).scalar_subquery()
            target.execute(select(func.setval(func.pg_get_serial_sequence(table.name, "id"), last)))


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Turn what SQLite says of a file that it cannot write into our error."""
    try:
        yield
    except (sqlite3.Error, DatabaseError) as error:
        fault = getattr(error.__cause__, "orig", error)
        if not isinstance(fault, sqlite3.Error):
            raise
        known = _REASONS.get(fault.sqlite_errorcode & _PRIMARY)
        raise BackupFailedError(str(path), known or str(fault)) from error


#: Of an extended code of SQLite, the bits that say the kind: https://www.sqlite.org/rescode.html
_PRIMARY = 0xFF
_REASONS = {
    sqlite3.SQLITE_FULL: Sentence("đĩa đã đầy", "the disk is full"),
    sqlite3.SQLITE_IOERR: Sentence("đĩa không ghi thêm được", "the disk takes no more"),
}


@contextmanager
def _opened(path: Path) -> Iterator[Engine]:
    engine = open_engine(f"sqlite:///{path}")
    try:
        yield engine
    finally:
        engine.dispose()


@contextmanager
def _aside(path: Path) -> Iterator[Path]:
    """Give the name of a file beside another; whatever is left of it afterwards is removed.

    Raises:
        UnreadableError: there is no folder for it, or what lies there from before cannot be removed.
    """
    aside = path.with_name(f".{path.name}.part")
    try:
        aside.unlink(missing_ok=True)
    except OSError as error:
        raise UnreadableError(str(path), why_not(error)) from error
    try:
        yield aside
    finally:
        for left in aside.parent.glob(f"{aside.name}*"):
            left.unlink()


def _refuse_broken(engine: Engine, path: Path) -> None:
    mistakes = check(engine)
    if mistakes:
        raise DatabaseError(str(path), "; ".join(mistakes[:5]))


_HOLDS_DATA = Sentence("đã có dữ liệu", "it holds data already")
_NO_BACKUP = Sentence("không phải bản sao lưu của dondoc", "it is no backup of dondoc's")
