"""Opening databases, writing all or nothing, taking turns, and telling people what is wrong with a database."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, String, cast, event, func, insert, select, text
from sqlalchemy.exc import IntegrityError, OperationalError, ProgrammingError

from kpi.errors import DatabaseError
from kpi.store import engine as engine_module
from kpi.store.engine import (
    has_tables,
    insert_many,
    migrate,
    next_numbers,
    open_engine,
    reading,
    schema_state,
    writing,
)
from kpi.store.tables import layout, stored_file, worker
from targets.workdays import VIETNAM


def keep(connection: Connection, name: str) -> None:
    connection.execute(insert(stored_file).values(sha256=name, size=0, content=b""))


def names(engine: Engine) -> list[str]:
    with reading(engine) as connection:
        return list(connection.execute(select(stored_file.c.sha256).order_by(stored_file.c.sha256)).scalars())


class TestWriting:
    def test_all_of_it_is_kept(self, engine: Engine) -> None:
        with writing(engine) as connection:
            keep(connection, "a")
            keep(connection, "b")
        assert names(engine) == ["a", "b"]

    def test_or_none_of_it(self, engine: Engine) -> None:
        with pytest.raises(ZeroDivisionError), writing(engine) as connection:
            keep(connection, str(1 // len(names(engine))))
        with pytest.raises(IntegrityError), writing(engine) as connection:
            connection.execute(insert(stored_file), [{"sha256": name, "size": 0, "content": b""} for name in "aba"])
        assert names(engine) == []

    def test_writers_take_turns_and_each_sees_what_the_one_before_wrote(self, engine: Engine) -> None:
        """Every writer numbers its row by counting those there are: a lost turn would give a number twice."""

        def write(_: int) -> None:
            with writing(engine) as connection:
                number = connection.execute(select(func.count()).select_from(stored_file)).scalar_one()
                time.sleep(0.005)  # time for the others to come in between
                keep(connection, f"{number:03}")

        with ThreadPoolExecutor(8) as pool:
            list(pool.map(write, range(24)))
        assert names(engine) == [f"{number:03}" for number in range(24)]

    def test_a_reader_is_not_kept_waiting(self, engine: Engine) -> None:
        with writing(engine) as connection:
            keep(connection, "a")
            assert names(engine) == []  # on a connection of its own

    def test_a_reader_keeps_the_view_it_began_with(self, engine: Engine) -> None:
        count = select(func.count()).select_from(stored_file)
        with reading(engine) as connection:
            assert connection.execute(count).scalar_one() == 0
            with writing(engine) as other:
                keep(other, "a")
            assert connection.execute(count).scalar_one() == 0
        assert names(engine) == ["a"]

    def test_a_writer_that_waits_too_long_says_so(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(engine_module, "BUSY_SECONDS", 0.05)
        engine = open_engine(f"sqlite:///{tmp_path / 'a.db'}")
        migrate(engine)
        with writing(engine), pytest.raises(DatabaseError, match="locked"), writing(engine):
            pytest.fail("two writers at once")
        engine.dispose()


class TestMistakesOfOurs:
    """They surface as they are: a person could do nothing about them."""

    def test_a_broken_constraint(self, engine: Engine) -> None:
        with writing(engine) as connection:
            keep(connection, "a")
        with pytest.raises(IntegrityError), writing(engine) as connection:
            keep(connection, "a")

    def test_sql_that_is_none(self, engine: Engine) -> None:
        with pytest.raises((ProgrammingError, DatabaseError)), reading(engine) as connection:
            connection.execute(text("SELEKT 1"))


class TestMigrating:
    def test_twice_is_as_good_as_once(self, bare_engine: Engine) -> None:
        assert not has_tables(bare_engine)
        migrate(bare_engine)
        migrate(bare_engine)
        assert has_tables(bare_engine)

    def test_a_failure_on_the_way_leaves_no_half_of_the_tables(
        self, bare_engine: Engine, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(*_: object, **__: object) -> None:
            raise OperationalError("CREATE", {}, OSError("disk full"))

        with monkeypatch.context() as patch:
            patch.setattr("alembic.op.create_index", fail)
            with pytest.raises(DatabaseError):
                migrate(bare_engine)
        assert not has_tables(bare_engine)
        migrate(bare_engine)
        assert has_tables(bare_engine)

    def test_tables_of_another_program_are_left_alone(self, bare_engine: Engine) -> None:
        with writing(bare_engine) as connection:
            connection.execute(text("CREATE TABLE receipt (id INTEGER)"))
        with pytest.raises(DatabaseError, match="chương trình khác"):
            migrate(bare_engine)
        assert not has_tables(bare_engine)

    def test_a_database_of_a_later_version_is_left_alone(self, engine: Engine) -> None:
        with writing(engine) as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = 'ffff'"))
        try:
            with pytest.raises(DatabaseError, match="ffff"):
                migrate(engine)
            assert schema_state(engine)[0] == "ffff"
        finally:
            with writing(engine) as connection:
                connection.execute(text("UPDATE alembic_version SET version_num = :v"), {"v": schema_state(engine)[1]})


class TestFaults:
    """Whatever is wrong with a database is told as our error, with its place and without its password."""

    @pytest.mark.parametrize(
        "url",
        [
            "",
            "khong-phai-url",
            "khong-co://a",
            "mysql://a",
            "postgresql://a:hai/b",
            "postgresql+nodriver://a/b",
            "sqlite:////khong/co/thu/muc/a.db",
            "sqlite:////",
            "postgresql://ai:mat-khau@127.0.0.1:1/db",
            "postgresql://ai:mat-khau@/db?host=/khong/co",
        ],
    )
    def test_it_cannot_be_reached(self, url: str) -> None:
        with pytest.raises(DatabaseError) as caught:
            has_tables(open_engine(url))
        assert "mat-khau" not in caught.value.say()
        assert "dondoc doctor" in caught.value.say()
        assert "Traceback" not in caught.value.say("en")

    @pytest.mark.parametrize("content", [b"day khong phai co so du lieu" * 100, b"SQLite format 3\0" + b"\xff" * 5_000])
    def test_it_is_no_database(self, tmp_path: Path, content: bytes) -> None:
        (tmp_path / "a.db").write_bytes(content)
        engine = open_engine(f"sqlite:///{tmp_path / 'a.db'}")
        for use in (has_tables, migrate, schema_state, names):
            with pytest.raises(DatabaseError):
                use(engine)
        engine.dispose()
        assert (tmp_path / "a.db").read_bytes() == content

    def test_it_has_no_tables_of_ours(self, bare_engine: Engine) -> None:
        with pytest.raises(DatabaseError, match="stored_file"):
            names(bare_engine)

    def test_it_may_not_be_written_to(self, database: str) -> None:
        if database.startswith("sqlite"):
            url = database.replace("sqlite:///", "sqlite:///file:") + "?mode=ro&uri=true"
        else:
            url = database + "&options=-cdefault_transaction_read_only%3Don"
        engine = open_engine(url)
        assert names(engine) == []
        with pytest.raises(DatabaseError, match=r"read-?only"), writing(engine) as connection:
            keep(connection, "a")
        engine.dispose()

    def test_a_restart_of_the_server_is_not_seen_by_people(self, migrated_postgres: str) -> None:
        engine, other = open_engine(migrated_postgres), open_engine(migrated_postgres)
        before = names(engine)
        with reading(other) as connection:
            connection.execute(text(_END_THE_OTHERS))
        assert names(engine) == before
        other.dispose()
        engine.dispose()


_END_THE_OTHERS = """
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE pid <> pg_backend_pid() AND datname = current_database()
"""


def test_sqlite_is_set_up_to_lose_nothing(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'a.db'}")
    with reading(engine) as connection:
        found = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "foreign_keys", "synchronous")
        ]
    engine.dispose()
    assert found == ["wal", 1, 2]  # 2: FULL


@pytest.mark.parametrize(("write", "begin"), [(False, "BEGIN"), (True, "BEGIN IMMEDIATE")])
def test_only_writers_lock_sqlite_at_once(tmp_path: Path, write: bool, begin: str) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'a.db'}")
    said: list[str] = []
    event.listen(engine, "checkout", lambda connection, *_: connection.set_trace_callback(said.append))
    with (writing if write else reading)(engine) as connection:
        connection.exec_driver_sql("SELECT 1")
    engine.dispose()
    assert said[:2] == [begin, "SELECT 1"]


def test_many_rows_go_straight_through_the_driver(engine: Engine) -> None:
    rows = [{"content": bytes([number]) * 3, "size": number, "sha256": f"{number:064}"} for number in range(50)]
    with writing(engine) as connection:
        insert_many(connection, stored_file, rows)
        insert_many(connection, stored_file, [])
        found = connection.execute(select(stored_file).order_by(stored_file.c.size)).mappings().all()
        assert [dict(row) for row in found] == [{**row} for row in rows]
        connection.rollback()


def test_many_rows_hold_their_moments_as_one_would(engine: Engine) -> None:
    """Driver and SQLAlchemy write the same: the row that `insert` wrote is found by the moment the other one has."""
    half_past = datetime(2025, 7, 3, 8, 30, tzinfo=VIETNAM)
    row = {"name": "a", "started_at": half_past, "heartbeat_at": half_past, "stopped_at": None}
    with writing(engine) as connection:
        connection.execute(insert(worker).values(id=1, **row))
        insert_many(connection, worker, [{"id": number, **row} for number in (2, 3)])
        found = connection.execute(select(worker).where(worker.c.started_at == half_past).order_by(worker.c.id)).all()
        assert [tuple(one)[1:] for one in found] == [("a", half_past, half_past, None)] * 3
        assert len(set(connection.execute(select(cast(worker.c.started_at, String))).scalars())) == 1
        connection.rollback()


def test_the_next_numbers_are_those_the_database_would_give(engine: Engine) -> None:
    with writing(engine) as connection:
        assert next_numbers(connection, layout, 3) == [1, 2, 3]
        rows = [{"id": number, "sha256": f"{number:064}", "indicators": ""} for number in (1, 2, 3)]
        insert_many(connection, layout, rows)
        fourth = connection.execute(insert(layout).values(sha256="f" * 64, indicators="").returning(layout.c.id))
        assert fourth.scalar_one() == 4
        assert next_numbers(connection, layout, 1) == [5]
        connection.rollback()
