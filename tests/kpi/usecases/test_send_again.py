"""A message that failed goes out again: where its recipient is today, unless it may have arrived."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import Engine

from kpi.audit import What
from kpi.delivery import Fate, Outcome
from kpi.store.engine import changing, reading, writing
from kpi.store.ledger import Entry, entries, record_plan
from kpi.store.outbox import mark_sending, parcels, record_outcome, take
from kpi.store.workers import at_work
from kpi.usecases.send_again import SentAgain, send_again
from kpi.usecases.verify_audit import audit_trail, verify_audit
from targets.units import Registry
from tests.kpi.matters import HOST, NOON, digest, matter, planned

OLD, NEW = "cu@ban-bo.example", "moi@ban-bo.example"
REFUSED, UNANSWERED = Outcome(Fate.REFUSED, "550 no such user"), Outcome(Fate.UNKNOWN, "?")
LATER = NOON + timedelta(hours=1)


def tried(engine: Engine, outcome: Outcome) -> int:
    """A message that was tried and given up; its number."""
    with writing(engine) as connection:
        record_plan(connection, planned(digest(matter(), address=OLD)), HOST, NOON)
    with at_work(engine, "thử", NOON) as worker, changing(engine) as connection:
        [number] = take(connection, worker.number, NOON, LATER, 1, ["mail"])
        [parcel] = parcels(connection, [number])
        assert mark_sending(connection, worker.number, parcel, b"...", NOON, LATER)
        assert record_outcome(connection, worker.number, parcel, outcome, NOON, None)
    return number


def again(engine: Engine, number: int, address: str | None = NEW) -> SentAgain | None:
    def address_of(_registry: Registry, recipient: str, channel: str) -> str | None:
        assert (recipient, channel) == ("ban-bo/van-thu", "mail")
        return address

    return send_again(engine, number, address_of, LATER, "Lan")


def line(engine: Engine) -> Entry:
    with reading(engine) as connection:
        [entry] = entries(connection)
    return entry


def test_it_goes_to_the_address_of_today_and_the_ledger_knows_both(engine: Engine) -> None:
    number = tried(engine, REFUSED)
    done = again(engine, number)
    assert done == SentAgain(number, OLD, NEW, kept=False)
    assert done.told.vi.endswith(f"đến địa chỉ mới {NEW} (trước là {OLD}).")
    entry = line(engine)
    assert (entry.state.value, entry.address, entry.before, entry.next_at) == ("pending", NEW, (OLD,), LATER)
    assert again(engine, number) is None  # it waits already


@pytest.mark.parametrize("today", [OLD, None], ids=["the same address", "in no list any more"])
def test_where_there_is_no_other_address_it_goes_where_it_went(engine: Engine, today: str | None) -> None:
    number = tried(engine, REFUSED)
    done = again(engine, number, today)
    assert done == SentAgain(number, OLD, OLD, kept=False)
    assert done.told.vi.endswith(f"vẫn đến {OLD}.")
    assert (line(engine).address, line(engine).before) == (OLD, ())


def test_what_may_have_arrived_is_not_said_elsewhere_too(engine: Engine) -> None:
    number = tried(engine, UNANSWERED)
    assert line(engine).state.value == "failed"
    done = again(engine, number)
    assert done == SentAgain(number, OLD, OLD, kept=True)
    assert "nguyên văn và đến địa chỉ cũ" in done.told.vi
    assert (line(engine).state.value, line(engine).address) == ("unknown", OLD)


def test_who_did_it_is_in_the_audit_trail(engine: Engine) -> None:
    number = tried(engine, REFUSED)
    again(engine, number)
    [link] = audit_trail(engine)
    record = link.record()
    assert record is not None
    assert (record.what, record.actor, record.at) == (What.RESENDING, "Lan", LATER)
    row = record.about["row"]
    assert (row["message"], row["before"], row["address"]) == (number, OLD, NEW)
    assert verify_audit(engine).holds


def test_what_did_not_fail_changes_nothing(engine: Engine) -> None:
    with writing(engine) as connection:
        record_plan(connection, planned(digest(matter())), HOST, NOON)
    assert again(engine, 1) is None
    assert again(engine, 99) is None
    assert audit_trail(engine) == ()
