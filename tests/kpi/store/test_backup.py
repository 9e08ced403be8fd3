"""Backups of either database, put back into either: every row the same, nothing overwritten, nothing broken taken."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, insert, select, text, update

from kpi.errors import BackupExistsError, BackupFailedError, DatabaseError, UnreadableError
from kpi.store.backup import back_up_to, check, restore_from
from kpi.store.engine import changing, has_tables, open_engine, reading, writing
from kpi.store.ledger import record_plan
from kpi.store.submissions import add_receipt, add_submission, keep_file
from kpi.store.tables import metadata, stored_file
from kpi.submission import Outcome, Receipt
from tests.faults.lives import fork
from tests.kpi.matters import HOST, NOON, digest, matter, planned
from tests.kpi.world import submission


@pytest.fixture
def filled(engine: Engine) -> Engine:
    """A report with its file, and a message that waits."""
    sent = submission("ban-bo", "2023-H1", "2023-06-01T08:00", mo_hinh=1, kinh_phi=2, doi_thoai=1)
    with writing(engine) as connection:
        keep_file(connection, _SHA256, "báo cáo".encode())
        receipt = Receipt("a.xlsx", _SHA256, sent.received_at, Outcome.ACCEPTED)
        add_submission(connection, add_receipt(connection, receipt, sent.recorded_at, "x"), sent, "x")
        record_plan(connection, planned(digest(matter())), HOST, NOON)
    return engine


_SHA256 = hashlib.sha256("báo cáo".encode()).hexdigest()


def everything(engine: Engine) -> dict[str, list[Any]]:
    with reading(engine) as connection:
        return {
            table.name: sorted(map(repr, connection.execute(select(table)).all())) for table in metadata.sorted_tables
        }


def test_what_is_put_back_is_what_was_there(filled: Engine, bare_engine: Engine, tmp_path: Path) -> None:
    size = back_up_to(filled, tmp_path / "a.db")
    assert size == (tmp_path / "a.db").stat().st_size
    restore_from(tmp_path / "a.db", bare_engine)
    assert everything(bare_engine) == everything(filled)
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith(("a.db", ".a.db"))) == ["a.db"]
    with writing(bare_engine) as connection:  # new rows are numbered after the old ones
        assert record_plan(connection, planned(digest(matter("na-tam"))), HOST, NOON) == 1


def test_others_write_while_a_backup_is_made(filled: Engine, tmp_path: Path) -> None:
    with reading(filled) as other:
        other.execute(select(stored_file)).all()
        back_up_to(filled, tmp_path / "a.db")
    with changing(filled) as connection:
        connection.execute(insert(stored_file).values(sha256="x", size=0, content=b""))
    with closing(sqlite3.connect(tmp_path / "a.db")) as line:
        assert line.execute("SELECT sha256 FROM stored_file").fetchall() == [(_SHA256,)]


def test_nothing_is_overwritten(filled: Engine, tmp_path: Path) -> None:
    (tmp_path / "a.db").write_bytes(b"something of mine")
    with pytest.raises(BackupExistsError):
        back_up_to(filled, tmp_path / "a.db")
    assert (tmp_path / "a.db").read_bytes() == b"something of mine"
    back_up_to(filled, tmp_path / "b.db")
    before = everything(filled)
    with pytest.raises(DatabaseError, match="đã có dữ liệu"):
        restore_from(tmp_path / "b.db", filled)
    assert everything(filled) == before


def test_what_is_broken_is_neither_backed_up_nor_put_back(filled: Engine, tmp_path: Path) -> None:
    back_up_to(filled, tmp_path / "good.db")
    with closing(sqlite3.connect(tmp_path / "good.db")) as line:
        line.execute("UPDATE stored_file SET content = X'00'")
        line.commit()
    target = open_engine(f"sqlite:///{tmp_path / 'new.db'}")
    with pytest.raises(DatabaseError, match="stored_file"):
        restore_from(tmp_path / "good.db", target)
    assert not has_tables(target)
    target.dispose()
    with changing(filled) as connection:
        connection.execute(update(stored_file).values(content=b"changed"))
    assert check(filled) == (f"stored_file {_SHA256}",)
    with pytest.raises(DatabaseError, match="stored_file"):
        back_up_to(filled, tmp_path / "bad.db")
    assert not (tmp_path / "bad.db").exists()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork on this system")
def test_a_disk_that_is_full_leaves_nothing_half_written(filled: Engine, tmp_path: Path) -> None:
    """No file of the process that writes may grow beyond 64 KB; the tables alone, with nothing in them, take more."""
    back_up_to(filled, tmp_path / "before.db")
    kept, before = (tmp_path / "before.db").read_bytes(), everything(filled)
    assert len(kept) > 65_536
    filled.dispose()  # a process that is forked opens its own
    folder, log = tmp_path / "full", tmp_path / "log"
    folder.mkdir()
    os.waitpid(fork(lambda: _backed_up(filled, folder / "a.db", log), log, most_bytes=65_536), 0)
    assert log.read_text(encoding="utf-8").startswith(f"Chưa sao lưu được ra {folder / 'a.db'} (")
    assert list(folder.iterdir()) == []
    assert (tmp_path / "before.db").read_bytes() == kept
    assert everything(filled) == before
    assert back_up_to(filled, folder / "a.db") == len((folder / "a.db").read_bytes())  # when there is room again


def _backed_up(engine: Engine, path: Path, log: Path) -> None:
    try:
        back_up_to(engine, path)
    except BackupFailedError as error:
        log.write_text(error.sentence.vi, encoding="utf-8")


@pytest.mark.parametrize("content", [b"", b"khong phai co so du lieu" * 99])
def test_what_is_no_backup(bare_engine: Engine, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.db").write_bytes(content)
    with pytest.raises(DatabaseError):
        restore_from(tmp_path / "a.db", bare_engine)
    with pytest.raises(UnreadableError):
        restore_from(tmp_path / "khong-co.db", bare_engine)
    assert not has_tables(bare_engine)


def test_all_is_well_with_a_new_database(engine: Engine) -> None:
    assert check(engine) == ()


def test_a_backup_of_an_earlier_version_is_brought_up(tmp_path: Path) -> None:
    from alembic import command

    from kpi.store.engine import _config, schema_state

    old = open_engine(f"sqlite:///{tmp_path / 'old.db'}")
    with writing(old) as connection:
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, "0004")
    with changing(old) as connection:
        connection.execute(text("INSERT INTO stored_file VALUES (:h, 9, :c)"), {"h": _SHA256, "c": "báo cáo".encode()})
    old.dispose()
    new = open_engine(f"sqlite:///{tmp_path / 'new.db'}")
    restore_from(tmp_path / "old.db", new)
    current, needed = schema_state(new)
    assert current == needed
    with reading(new) as connection:
        assert connection.execute(select(stored_file.c.sha256)).scalars().all() == [_SHA256]
    new.dispose()
