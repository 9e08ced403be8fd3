"""The ledger: each matter once, each recipient one message a day, what is newer takes the place of what still waits."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import Engine, func, select

from kpi.delivery import Fate, MessageState, Outcome
from kpi.outbox import Matter, PlannedDay
from kpi.store.engine import changing, reading, writing
from kpi.store.ledger import Entry, Failure, entries, failures, ledger, record_plan, waiting
from kpi.store.outbox import mark_sending, parcels, record_outcome, take
from kpi.store.tables import message, reminder
from kpi.store.workers import at_work
from tests.kpi.matters import DAY, HOST, NOON, digest, matter, planned

#: Of the matters of these tests, without their units.
PROMISES = ["kh/bao-cao/", "kh/doi-thoai/", "kh/khac/", "kh/moi-dang-ky/"]


def record(engine: Engine, plan: PlannedDay) -> int:
    with writing(engine) as connection:
        return record_plan(connection, plan, HOST, NOON)


def shown(engine: Engine, start: date | None = None) -> list[tuple[str, str, str]]:
    with reading(engine) as connection:
        return [(e.matter.unit, e.matter.stage, e.state.value) for e in entries(connection, start)]


def count(engine: Engine) -> tuple[int, int]:
    """Return how many messages and how many lines of the ledger there are."""
    with reading(engine) as connection:
        found = [connection.execute(select(func.count()).select_from(t)).scalar_one() for t in (message, reminder)]
    return found[0], found[1]


def test_a_plan_is_kept_as_it_was_planned(engine: Engine) -> None:
    report, dialogue = matter(), matter(duty="doi-thoai", stage="pace-3-4")
    whole = digest(report, dialogue)
    assert record(engine, planned(whole, digest(matter("na-tam")))) == 2
    with reading(engine) as connection:
        found = entries(connection)
        known = ledger(connection, DAY, PROMISES)
    assert [e.matter for e in found] == [report, dialogue, matter("na-tam")]
    assert found[0] == Entry(
        matter=report,
        state=MessageState.PENDING,
        recorded_at=NOON,
        message=found[0].message,
        message_id=f"{whole.token}@{HOST}",
        address="ban-bo.van-thu@tam-duong.example",
        attempt=0,
        next_at=NOON,
    )
    assert found[1].message == found[0].message != found[2].message
    assert known.keys == {report.key, dialogue.key, matter("na-tam").key}
    assert known.digested == {("ban-bo/van-thu", "mail"), ("na-tam/van-thu", "mail")}


def test_of_what_is_not_asked_for_nothing_is_read(engine: Engine) -> None:
    alike = [matter(duty=duty) for duty in ("bao-cao", "bao-cao-2", "bao-ca", "bao-cap")]  # ordered beside one another
    record(engine, planned(digest(*alike, matter("na-tam"), matter("ban-bo", stage="last-day"))))
    with reading(engine) as connection:
        found = ledger(connection, DAY, ["kh/bao-cao/"]).keys
        assert ledger(connection, DAY, []).keys == frozenset()
    assert found == {matter().key, matter("na-tam").key, matter("ban-bo", stage="last-day").key}


def test_planning_twice_is_as_good_as_once(engine: Engine) -> None:
    plan = planned(digest(matter(), matter(duty="khac")), superseded=(matter(stage="before-3"),))
    assert [record(engine, plan), record(engine, plan)] == [1, 0]
    assert count(engine) == (1, 3)


def test_two_who_plan_at_once_make_one_message(engine: Engine) -> None:
    plan = planned(*(digest(matter(f"xa-{number}")) for number in range(40)))
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: record(engine, plan), range(8)))
    assert sorted(made) == [0] * 7 + [40]
    assert count(engine) == (40, 40)


def test_one_message_a_day_and_the_rest_is_planned_again_later(engine: Engine) -> None:
    record(engine, planned(digest(matter())))
    later = matter(duty="moi-dang-ky")
    assert record(engine, planned(digest(later))) == 0
    with reading(engine) as connection:
        assert later.key not in ledger(connection, DAY, PROMISES).keys  # so that tomorrow it is planned again
    tomorrow = replace(later, day=DAY + timedelta(days=1))
    assert record(engine, planned(digest(tomorrow))) == 1


def test_only_what_is_new_goes_into_a_message(engine: Engine) -> None:
    record(engine, planned(digest(matter())))
    next_day = DAY + timedelta(days=1)
    again, new = matter(day=next_day), matter(duty="khac", day=next_day)
    assert record(engine, planned(digest(again, new))) == 1
    with reading(engine) as connection:
        assert [(e.matter.duty, e.matter.day) for e in entries(connection)] == [("bao-cao", DAY), ("khac", next_day)]


def test_missed_stages_are_written_down_and_not_sent(engine: Engine) -> None:
    record(engine, planned(digest(matter()), superseded=(matter(stage="before-7"), matter(stage="before-3"))))
    assert sorted(shown(engine)) == [
        ("ban-bo", "before-1", "pending"),
        ("ban-bo", "before-3", "superseded"),
        ("ban-bo", "before-7", "superseded"),
    ]


class TestANewerStage:
    """It takes the place of an older one that still waits; what may have gone out stays as it is."""

    later = DAY + timedelta(days=1)

    def newer(self, *more: Matter) -> PlannedDay:
        return planned(digest(matter(stage="last-day", day=self.later), *more))

    def test_of_the_only_matter(self, engine: Engine) -> None:
        record(engine, planned(digest(matter())))
        record(engine, self.newer())
        assert shown(engine) == [("ban-bo", "before-1", "superseded"), ("ban-bo", "last-day", "pending")]
        with reading(engine) as connection:
            states = connection.execute(select(message.c.state).order_by(message.c.id)).scalars().all()
        assert states == ["superseded", "pending"]

    def test_of_one_of_two_matters(self, engine: Engine) -> None:
        record(engine, planned(digest(matter(), matter(duty="khac"))))
        record(engine, self.newer())
        with reading(engine) as connection:
            states = connection.execute(select(message.c.state).order_by(message.c.id)).scalars().all()
            assert [(e.matter.duty, e.state.value) for e in entries(connection)] == [
                ("bao-cao", "superseded"),
                ("khac", "pending"),
                ("bao-cao", "pending"),
            ]
        assert states == ["pending", "pending"]

    @pytest.mark.parametrize(("fate", "kept"), [(Fate.SENT, "sent"), (Fate.UNKNOWN, "unknown")])
    def test_of_what_has_gone_or_may_have(self, engine: Engine, fate: Fate, kept: str) -> None:
        record(engine, planned(digest(matter())))
        attempt(engine, Outcome(fate, "…"))
        record(engine, self.newer())
        assert shown(engine) == [("ban-bo", "before-1", kept), ("ban-bo", "last-day", "pending")]


def test_what_failed_comes_first_and_the_past_may_be_left_out(engine: Engine) -> None:
    late = DAY + timedelta(days=7)
    record(engine, planned(digest(matter("ban-bo", day=late))))
    attempt(engine, Outcome(Fate.REFUSED, "550 no such user"))
    record(engine, planned(digest(matter("na-tam"))))
    assert shown(engine) == [("ban-bo", "before-1", "failed"), ("na-tam", "before-1", "pending")]
    assert shown(engine, late) == [("ban-bo", "before-1", "failed")]


def test_what_was_given_up_is_named_the_latest_first(engine: Engine) -> None:
    for number, unit in enumerate(("ban-bo", "na-tam", "son-binh")):
        record(engine, planned(digest(matter(unit))))
        attempt(engine, Outcome(Fate.REFUSED, "550 no such user") if number else Outcome(Fate.SENT, "250 OK"))
    with reading(engine) as connection:
        count_, [latest] = failures(connection, 1)
    assert count_ == 2
    assert latest == Failure("Văn thư Son-Binh", "son-binh.van-thu@tam-duong.example", "550 no such user")


def attempt(engine: Engine, outcome: Outcome) -> None:
    """Take the only message that waits and let an attempt end so."""
    with at_work(engine, "thử", NOON) as worker, changing(engine) as connection:
        [parcel] = parcels(connection, take(connection, worker.number, NOON, NOON + timedelta(minutes=5), 1, ["mail"]))
        assert mark_sending(connection, worker.number, parcel, b"...", NOON, NOON)
        again = NOON + timedelta(minutes=1) if outcome.fate is Fate.UNKNOWN else None
        assert record_outcome(connection, worker.number, parcel, outcome, NOON, again)


def test_the_ledger_of_one_unit_has_nothing_of_others(engine: Engine) -> None:
    """Ids are matched whole: "bo" is not the end of "ban-bo", and "_" stands for itself."""
    record(engine, planned(digest(matter()), digest(matter("na-tam"))))
    with reading(engine) as connection:
        assert [entry.matter.unit for entry in entries(connection, unit="ban-bo")] == ["ban-bo"]
        assert entries(connection, unit="bo") == ()
        assert entries(connection, unit="ban_bo") == ()


def test_what_still_waits_is_counted_with_its_age(engine: Engine) -> None:
    with reading(engine) as connection:
        assert waiting(connection) == (0, None)
    record(engine, planned(digest(matter()), digest(matter("na-tam"))))
    with reading(engine) as connection:
        assert waiting(connection) == (2, NOON)


def test_what_one_message_says(engine: Engine) -> None:
    record(engine, planned(digest(matter(), matter(duty="khac")), digest(matter("na-tam"))))
    with reading(engine) as connection:
        of_each = {entry.message: entry.matter.unit for entry in entries(connection)}
        for number, unit in of_each.items():
            said = entries(connection, number=number)
            assert [one.matter.unit for one in said] == [unit] * (2 if unit == "ban-bo" else 1)
        assert entries(connection, number=max(filter(None, of_each)) + 1) == ()
