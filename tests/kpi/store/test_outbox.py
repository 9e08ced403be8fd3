"""The outbox: one pair of hands at a time, nothing lost, and only who holds a message may change it."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Connection, Engine, insert, select

from kpi.delivery import Fate, Outcome
from kpi.store.engine import changing, reading, writing
from kpi.store.ledger import entries, record_plan
from kpi.store.outbox import (
    Parcel,
    cancel,
    drop_matters,
    mark_sending,
    parcels,
    put_back,
    reclaim,
    record_outcome,
    retry,
    take,
)
from kpi.store.tables import message, worker
from tests.kpi.matters import HOST, NOON, digest, matter, planned

MINUTE = timedelta(minutes=1)
UNTIL = NOON + 5 * MINUTE
SENT = Outcome(Fate.SENT, "250 OK")


@pytest.fixture
def filled(engine: Engine) -> Engine:
    """Three messages wait, and there are two workers."""
    with writing(engine) as connection:
        plan = planned(*(digest(matter(unit), matter(unit, duty="khac")) for unit in ("ban-bo", "na-tam", "son-binh")))
        record_plan(connection, plan, HOST, NOON)
        for number in (1, 2):
            connection.execute(insert(worker).values(id=number, name="thử", started_at=NOON, heartbeat_at=NOON))
    return engine


@pytest.fixture
def line(filled: Engine) -> Iterator[Connection]:
    with changing(filled) as connection:
        yield connection


def taken(connection: Connection, owner: int = 1, count: int = 1, at: datetime = NOON) -> tuple[Parcel, ...]:
    return parcels(connection, take(connection, owner, at, at + 5 * MINUTE, count, ["mail"]))


def sending(connection: Connection, owner: int = 1) -> Parcel:
    [parcel] = taken(connection, owner)
    assert mark_sending(connection, owner, parcel, b"first", NOON, UNTIL)
    return parcel


def states(connection: Connection) -> list[str]:
    return list(connection.execute(select(message.c.state).order_by(message.c.id)).scalars())


def nobody_is_dead(_: Connection, __: int) -> bool:
    return False


def everybody_is_dead(_: Connection, __: int) -> bool:
    return True


class TestTaking:
    def test_it_comes_with_all_it_says(self, line: Connection) -> None:
        [parcel] = taken(line)
        expected = digest(matter(), matter(duty="khac"))
        assert parcel.digest == expected
        assert parcel.message_id == expected.message_id(HOST)
        assert (parcel.attempt, parcel.first_tried_at, parcel.content) == (0, None, None)

    def test_nobody_gets_what_another_has(self, line: Connection) -> None:
        first, second = taken(line, 1, 2), taken(line, 2, 2)
        assert [p.digest.matters[0].unit for p in (*first, *second)] == ["ban-bo", "na-tam", "son-binh"]
        assert taken(line) == ()

    def test_not_before_its_time_nor_on_another_channel(self, line: Connection) -> None:
        assert taken(line, at=NOON - MINUTE) == ()
        assert take(line, 1, NOON, UNTIL, 9, ["webhook"]) == ()
        assert take(line, 1, NOON, UNTIL, 9, []) == ()

    def test_four_at_once_take_each_message_once(self, engine: Engine) -> None:
        with writing(engine) as connection:
            record_plan(connection, planned(*(digest(matter(f"xa-{n}")) for n in range(60))), HOST, NOON)
            connection.execute(insert(worker), [_worker(number) for number in range(1, 5)])

        def work(owner: int) -> list[int]:
            got: list[int] = []
            while True:
                with changing(engine) as connection:
                    parcels = taken(connection, owner, 5)
                if not parcels:
                    return got
                got += [parcel.id for parcel in parcels]

        with ThreadPoolExecutor(4) as pool:
            hands = list(pool.map(work, range(1, 5)))
        assert sorted(number for got in hands for number in got) == sorted({n for got in hands for n in got})
        assert sum(map(len, hands)) == 60


class TestSending:
    def test_only_who_holds_it_may_begin(self, line: Connection) -> None:
        [parcel] = taken(line, 1)
        assert not mark_sending(line, 2, parcel, b"x", NOON, UNTIL)
        assert mark_sending(line, 1, parcel, b"x", NOON, UNTIL)
        assert not mark_sending(line, 1, parcel, b"x", NOON, UNTIL)  # it is being sent already

    def test_only_who_sends_it_may_note_what_came_of_it(self, line: Connection) -> None:
        parcel = sending(line, 1)
        assert not record_outcome(line, 2, parcel, SENT, NOON, None)
        assert record_outcome(line, 1, parcel, SENT, NOON, None)
        assert not record_outcome(line, 1, parcel, SENT, NOON, None)
        assert states(line) == ["sent", "pending", "pending"]

    @pytest.mark.parametrize(
        ("fate", "again", "state", "kept"),
        [
            (Fate.SENT, None, "sent", None),  # it has arrived, and need not go out again
            (Fate.AGAIN, NOON + MINUTE, "pending", None),  # nobody has it: the next attempt is written anew
            (Fate.AGAIN, None, "failed", None),
            (Fate.REFUSED, None, "failed", None),
            (Fate.UNKNOWN, NOON + MINUTE, "unknown", b"first"),  # somebody may have it: the same bytes again
            (Fate.UNKNOWN, None, "failed", b"first"),
        ],
    )
    def test_what_comes_of_an_attempt(
        self, line: Connection, fate: Fate, again: datetime | None, state: str, kept: bytes | None
    ) -> None:
        parcel = sending(line)
        assert record_outcome(line, 1, parcel, Outcome(fate, "lời máy chủ"), NOON, again)
        row = line.execute(select(message).where(message.c.id == parcel.id)).one()
        assert (row.state, row.content, row.answer, row.owner, row.attempt) == (state, kept, "lời máy chủ", None, 1)
        assert row.first_tried_at == NOON
        assert row.next_at == (again or NOON)
        assert row.sent_at == (NOON if fate is Fate.SENT else None)

    def test_what_may_have_arrived_once_is_never_written_anew(self, line: Connection) -> None:
        parcel = sending(line)
        record_outcome(line, 1, parcel, Outcome(Fate.UNKNOWN, ""), NOON, NOON)
        parcel = next(p for p in taken(line, count=3) if p.id == parcel.id)
        assert parcel.content == b"first"
        assert mark_sending(line, 1, parcel, b"first", NOON, UNTIL)
        record_outcome(line, 1, parcel, Outcome(Fate.AGAIN, ""), NOON, NOON + MINUTE)
        assert line.execute(select(message.c.content).where(message.c.id == parcel.id)).scalar_one() == b"first"


class TestReclaiming:
    later = UNTIL + MINUTE

    def test_what_the_dead_held_beyond_its_lease(self, line: Connection) -> None:
        sent = sending(line)
        taken(line)
        assert states(line) == ["sending", "leased", "pending"]
        assert reclaim(line, self.later, everybody_is_dead) == 2
        assert states(line) == ["unknown", "pending", "pending"]
        again = next(p for p in taken(line, 2, 3, self.later) if p.id == sent.id)
        assert (again.content, again.attempt) == (b"first", 1)

    def test_nothing_from_the_living_whatever_the_clock_says(self, line: Connection) -> None:
        sending(line)
        assert reclaim(line, NOON + timedelta(days=365), nobody_is_dead) == 0
        assert states(line)[0] == "sending"

    def test_nothing_before_the_lease_is_over(self, line: Connection) -> None:
        sending(line)
        assert reclaim(line, UNTIL, everybody_is_dead) == 0

    def test_the_dead_one_comes_back_and_may_not_touch_it(self, line: Connection) -> None:
        parcel = sending(line)
        reclaim(line, self.later, everybody_is_dead)
        assert not record_outcome(line, 1, parcel, SENT, NOON, None)
        assert states(line)[0] == "unknown"


class TestLettingGo:
    def test_what_is_no_longer_needed(self, line: Connection) -> None:
        [parcel] = taken(line)
        cancel(line, 2, parcel)
        assert states(line)[0] == "leased"
        cancel(line, 1, parcel)
        assert states(line)[0] == "cancelled"
        assert [e.state.value for e in entries(line) if e.message == parcel.id] == ["cancelled", "cancelled"]

    def test_one_of_two_matters(self, line: Connection) -> None:
        [parcel] = taken(line)
        drop_matters(line, parcel, parcel.digest.matters[:1])
        put_back(line, 1, [parcel], NOON)
        [again] = taken(line)
        assert again.digest.matters == parcel.digest.matters[1:]
        assert [e.state.value for e in entries(line) if e.message == parcel.id] == ["cancelled", "leased"]

    def test_what_was_not_begun_waits_again(self, line: Connection) -> None:
        parcels = taken(line, count=2)
        put_back(line, 1, parcels, NOON + MINUTE)
        assert states(line) == ["pending"] * 3
        assert len(taken(line, count=3)) == 1
        assert len(taken(line, count=3, at=NOON + MINUTE)) == 2

    def test_what_was_given_up_is_tried_again_by_hand(self, line: Connection) -> None:
        parcel = sending(line)
        assert not retry(line, parcel.id, NOON, "a@ban-bo.example")
        record_outcome(line, 1, parcel, Outcome(Fate.REFUSED, "550"), NOON, None)
        assert retry(line, parcel.id, NOON + MINUTE, "a@ban-bo.example")
        assert states(line)[0] == "pending"


def test_what_is_in_hand_is_there_for_others_to_see(filled: Engine) -> None:
    with changing(filled) as connection:
        taken(connection, count=2)
    with reading(filled) as connection:
        assert states(connection) == ["leased", "leased", "pending"]


def _worker(number: int) -> dict[str, object]:
    return {"id": number, "name": "thử", "started_at": NOON, "heartbeat_at": NOON}
