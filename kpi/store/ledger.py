"""The ledger of reminders: what was said to whom, or would have been, each once."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, Engine, bindparam, func, insert, select, true, update
from sqlalchemy.dialects import postgresql, sqlite

from kpi.delivery import MessageState
from kpi.outbox import Digest, Key, Ledger, Matter, PlannedDay, matter_of
from kpi.store.engine import reading
from kpi.store.tables import message, reminder, resending


def ledger(connection: Connection, day: date, promises: Iterable[str]) -> Ledger:
    """Return what planning a day must know of the past.

    Args:
        connection: the database.
        day: whose messages have been planned.
        promises: of which matters are to be planned: obligations without their unit, "kh/bao-cao@2023-06-04/". Of
            others nothing is read: a ledger of many years is long.
    """
    found: set[Key] = set()
    for promise in promises:
        beyond = promise[:-1] + chr(ord(promise[-1]) + 1)
        rows = connection.execute(_SAID, {"first": promise, "beyond": beyond})
        found.update((row.obligation, row.recipient, row.stage, row.channel) for row in rows)
    return Ledger(frozenset(found), _digested(connection, day))


def record_plan(connection: Connection, planned: PlannedDay, host: str, at: datetime) -> int:
    """Write down what is to be said, and return how many messages that makes.

    What is in the ledger already stays as it is, so planning twice, or by two at once, is as good as once. Who has
    a message of the day already gets no second one; what it would have said is not recorded, and planned again later.
    Older stages of the same matter that still wait are superseded.
    """
    taken = {day: _digested(connection, day) for day in {digest.day for digest in planned.digests}}
    digests = [digest for digest in planned.digests if (digest.recipient, digest.channel) not in taken[digest.day]]
    insert_matters(connection, planned.superseded, "superseded", at)
    new = insert_matters(connection, (matter for digest in digests for matter in digest.matters), "open", at)
    made = [digest for digest in digests if any(matter.key in new for matter in digest.matters)]
    if not made:
        return 0
    numbers = _insert_messages(connection, made, host, at)
    said = [(digest, matter) for digest in made for matter in digest.matters if matter.key in new]
    links = [{"_id": new[matter.key], "_message": numbers[digest.message_id(host)]} for digest, matter in said]
    connection.execute(_LINK, links)
    _supersede(connection, [matter for _, matter in said], set(new.values()))
    return len(made)


def insert_matters(connection: Connection, matters: Iterable[Matter], state: str, at: datetime) -> dict[Key, int]:
    """Add to the ledger what is not in it, and return the number of each matter added."""
    rows = [
        {
            "obligation": matter.obligation,
            "recipient": matter.recipient,
            "stage": matter.stage,
            "channel": matter.channel,
            "day": matter.day,
            "matter": json.dumps(matter.as_json(), ensure_ascii=False),
            "state": state,
            "recorded_at": at,
        }
        for matter in matters
    ]
    if not rows:
        return {}
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    adding = dialect.insert(reminder).on_conflict_do_nothing().returning(reminder.c.id, *_KEY)
    return {(r.obligation, r.recipient, r.stage, r.channel): r.id for r in connection.execute(adding, rows)}


_KEY = (reminder.c.obligation, reminder.c.recipient, reminder.c.stage, reminder.c.channel)
_SAID = select(*_KEY).where(reminder.c.obligation >= bindparam("first"), reminder.c.obligation < bindparam("beyond"))
_LINK = update(reminder).where(reminder.c.id == bindparam("_id")).values(message=bindparam("_message"))


def _digested(connection: Connection, day: date) -> frozenset[tuple[str, str]]:
    rows = connection.execute(select(message.c.recipient, message.c.channel).where(message.c.day == day))
    return frozenset((row.recipient, row.channel) for row in rows)


def _insert_messages(connection: Connection, digests: Sequence[Digest], host: str, at: datetime) -> Mapping[str, int]:
    rows = [
        {
            "message_id": digest.message_id(host),
            "recipient": digest.recipient,
            "name": digest.name,
            "address": digest.address,
            "channel": digest.channel,
            "day": digest.day,
            "state": MessageState.PENDING,
            "attempt": 0,
            "planned_at": at,
            "next_at": at,
        }
        for digest in digests
    ]
    adding = insert(message).returning(message.c.id, message.c.message_id)
    return {row.message_id: row.id for row in connection.execute(adding, rows)}


def _supersede(connection: Connection, newer: Iterable[Matter], among: set[int]) -> None:
    """Note of what still waits and is said anew, that it need not go out."""
    said = {(matter.obligation, matter.recipient, matter.channel) for matter in newer}
    waiting = (
        select(reminder.c.id, reminder.c.message, *_KEY)
        .join(message, message.c.id == reminder.c.message)
        .where(reminder.c.state == "open", message.c.state == MessageState.PENDING)
    )
    older = [
        row
        for row in connection.execute(waiting)
        if row.id not in among and (row.obligation, row.recipient, row.channel) in said
    ]
    if not older:
        return
    numbers = [row.id for row in older]
    connection.execute(update(reminder).where(reminder.c.id.in_(numbers)).values(state="superseded"))
    touched = [row.message for row in older]
    still = select(reminder.c.message).where(reminder.c.state == "open", reminder.c.message.in_(touched))
    empty = message.c.id.in_(touched), message.c.id.not_in(still)
    connection.execute(update(message).where(*empty).values(state=MessageState.SUPERSEDED))


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the ledger: a matter, and where its message stands."""

    matter: Matter
    state: MessageState
    recorded_at: datetime
    message: int | None = None  #: the message's number; None: none was made, it was superseded
    message_id: str | None = None
    address: str | None = None
    attempt: int = 0
    next_at: datetime | None = None
    sent_at: datetime | None = None
    answer: str | None = None  #: what the server said last
    before: tuple[str, ...] = ()  #: addresses it had before it was sent again by hand, the first one first


def entries(
    connection: Connection, start: date | None = None, unit: str | None = None, number: int | None = None
) -> tuple[Entry, ...]:
    """Return the ledger, what failed first, then by day.

    Args:
        connection: the database.
        start: only from this day on.
        unit: only what is about it, by its id.
        number: only what one message says.
    """
    about = true() if unit is None else reminder.c.obligation.endswith(f"/{unit}", autoescape=True)
    said = true() if number is None else reminder.c.message == number
    rows = connection.execute(
        select(
            reminder.c.matter,
            reminder.c.state.label("own"),
            reminder.c.recorded_at,
            *(message.c[name] for name in _SHOWN),
        )
        .outerjoin(message, message.c.id == reminder.c.message)
        .where(reminder.c.day >= (start or date.min), about, said)
        .order_by(message.c.state != MessageState.FAILED, reminder.c.day, reminder.c.id)
    )
    before = _addresses_before(connection)
    return tuple(
        Entry(
            matter=matter_of(json.loads(row.matter)),
            state=MessageState(row.state) if row.own == "open" else MessageState(row.own),
            recorded_at=row.recorded_at,
            message=row.id,
            message_id=row.message_id,
            address=row.address,
            attempt=row.attempt or 0,
            next_at=row.next_at,
            sent_at=row.sent_at,
            answer=row.answer,
            before=before.get(row.id, ()),
        )
        for row in rows
    )


def _addresses_before(connection: Connection) -> dict[int, tuple[str, ...]]:
    """Return the addresses that messages had before they were sent again to others, by the message's number."""
    found: dict[int, tuple[str, ...]] = {}
    changed = select(resending).where(resending.c.before != resending.c.address).order_by(resending.c.id)
    for row in connection.execute(changed):
        found[row.message] = (*found.get(row.message, ()), row.before)
    return found


def waiting_channels(engine: Engine, at: datetime) -> set[str]:
    """Return the channels on which messages wait that could have gone out by now."""
    due = message.c.state == MessageState.PENDING, message.c.next_at <= at
    with reading(engine) as connection:
        return set(connection.execute(select(message.c.channel).where(*due).distinct()).scalars())


def waiting(connection: Connection) -> tuple[int, datetime | None]:
    """Return how many messages are still to go out, and when the oldest of them was planned."""
    still = message.c.state.in_((MessageState.PENDING, MessageState.LEASED, MessageState.SENDING, MessageState.UNKNOWN))
    row = connection.execute(select(func.count(), func.min(message.c.planned_at)).where(still)).one()
    return row[0], row[1]


_SHOWN = ("id", "message_id", "address", "state", "attempt", "next_at", "sent_at", "answer")


@dataclass(frozen=True, slots=True)
class Failure:
    """A message that was given up."""

    name: str  #: whose it was
    address: str
    answer: str | None  #: what the server said last


def failures(connection: Connection, most: int) -> tuple[int, tuple[Failure, ...]]:
    """Return how many messages were given up, and the latest of them."""
    failed = message.c.state == MessageState.FAILED
    count: int = connection.execute(select(func.count()).select_from(message).where(failed)).scalar_one()
    latest = select(message.c.name, message.c.address, message.c.answer).where(failed).order_by(message.c.id.desc())
    return count, tuple(Failure(*row) for row in connection.execute(latest.limit(most)))
