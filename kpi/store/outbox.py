"""The outbox: messages taken in hand, sent, and noted.

Every change of a message's state names the state and the owner it changes from, so of two who would change it one does.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Update, and_, bindparam, case, func, select, tuple_, update

from kpi.delivery import Fate, MessageState, Outcome
from kpi.outbox import Digest, Matter, matter_of
from kpi.store.recorded import Moment
from kpi.store.tables import message, reminder


@dataclass(frozen=True, slots=True)
class Parcel:
    """A message in one worker's hands."""

    id: int
    message_id: str  #: without angle brackets
    digest: Digest
    attempt: int  #: attempts before this one
    first_tried_at: datetime | None
    content: bytes | None  #: as it was sent before and may have arrived; None: it certainly has not


def reclaim(connection: Connection, at: datetime, is_dead: Callable[[Connection, int], bool]) -> int:
    """Take out of dead hands what they held beyond its lease, and return how many messages that was.

    What was being sent may have arrived, and is sent again as it was; what was not yet begun just waits again.
    """
    over = and_(message.c.state.in_((MessageState.LEASED, MessageState.SENDING)), message.c.lease_until < at)
    owners = connection.execute(select(message.c.owner).where(over).distinct()).scalars().all()
    dead = [owner for owner in owners if is_dead(connection, owner)]
    if not dead:
        return 0
    return connection.execute(_let_go(_AS_BEFORE).values(next_at=at).where(over, message.c.owner.in_(dead))).rowcount


def take(
    connection: Connection, owner: int, at: datetime, until: datetime, count: int, channels: Iterable[str]
) -> tuple[int, ...]:
    """Take the next messages to be sent in hand until a moment, and return their numbers; nobody else gets them."""
    waiting = (
        select(message.c.id)
        .where(message.c.state.in_(_WAITING), message.c.next_at <= at, message.c.channel.in_(tuple(channels)))
        .order_by(message.c.next_at, message.c.id)
        .limit(count)
        .with_for_update(skip_locked=True)  # left out on SQLite, where one writes at a time
    )
    numbers = tuple(connection.execute(waiting).scalars())
    leased = {"state": MessageState.LEASED, "owner": owner, "lease_until": until}
    connection.execute(update(message).where(message.c.id.in_(numbers)).values(leased))
    return numbers


def parcels(connection: Connection, numbers: Sequence[int]) -> tuple[Parcel, ...]:
    """Return messages in hand with what they say, in the order in which they are due."""
    matters: dict[int, list[Matter]] = defaultdict(list)
    said = select(reminder.c.message, reminder.c.matter).where(
        reminder.c.message.in_(numbers), reminder.c.state == "open"
    )
    for row in connection.execute(said.order_by(reminder.c.id)):
        matters[row.message].append(matter_of(json.loads(row.matter)))
    taken = select(message).where(message.c.id.in_(numbers)).order_by(message.c.next_at, message.c.id)
    return tuple(
        Parcel(
            id=row.id,
            message_id=row.message_id,
            digest=Digest(
                recipient=row.recipient,
                address=row.address,
                channel=row.channel,
                day=row.day,
                matters=tuple(matters[row.id]),
                token=row.message_id.partition("@")[0],
                name=row.name,
            ),
            attempt=row.attempt,
            first_tried_at=row.first_tried_at,
            content=row.content,
        )
        for row in connection.execute(taken)
    )


def mark_sending(
    connection: Connection, owner: int, parcel: Parcel, content: bytes, at: datetime, until: datetime
) -> bool:
    """Note that a message is about to be sent, with its bytes; False: it is no longer in the owner's hands."""
    given = {"number": parcel.id, "holder": owner, "bytes": content, "at": at, "until": until}
    return bool(connection.execute(_MARK, given).rowcount)


def cancel(connection: Connection, owner: int, parcel: Parcel) -> None:
    """Note that a message in hand is no longer needed."""
    connection.execute(_let_go(MessageState.CANCELLED).where(*_held(owner, parcel, MessageState.LEASED)))


def give_up(connection: Connection, owner: int, parcel: Parcel, said: str) -> None:
    """Note that a message in hand cannot even be written."""
    failed = _let_go(MessageState.FAILED).values(answer=said)
    connection.execute(failed.where(*_held(owner, parcel, MessageState.LEASED)))


def drop_matters(connection: Connection, parcel: Parcel, gone: Iterable[Matter]) -> None:
    """Note that some matters of a message need not be said any more."""
    keys = [matter.key for matter in gone]
    if keys:
        dropped = update(reminder).values(state="cancelled")
        connection.execute(dropped.where(reminder.c.message == parcel.id, tuple_(*_KEY).in_(keys)))


def put_back(connection: Connection, owner: int, parcels: Iterable[Parcel], next_at: datetime) -> None:
    """Let go of messages in hand whose sending was not begun."""
    for parcel in parcels:
        freed = _let_go(_AS_BEFORE).values(next_at=next_at)
        connection.execute(freed.where(*_held(owner, parcel, MessageState.LEASED)))


def record_outcome(
    connection: Connection, owner: int, parcel: Parcel, outcome: Outcome, at: datetime, again: datetime | None
) -> bool:
    """Note what came of an attempt; ``again``: when to try again, None: never. False: it was in others' hands."""
    given = {
        "number": parcel.id,
        "holder": owner,
        "becomes": _state(outcome.fate, again),
        "said": outcome.said,
        "arrived_at": at if outcome.fate is Fate.SENT else None,
        "again": again,
    }
    # What has arrived need not go out again; what nobody can have may say, the next time, what is true then.
    forget = outcome.fate is Fate.SENT or (outcome.fate is not Fate.UNKNOWN and parcel.content is None)
    return bool(connection.execute(_NOTE_AND_FORGET if forget else _NOTE, given).rowcount)


@dataclass(frozen=True, slots=True)
class Failed:
    """A message that was given up."""

    number: int
    recipient: str
    channel: str
    address: str
    kept: bool  #: whether it may have arrived, so that its bytes are kept


def failed_message(connection: Connection, number: int) -> Failed | None:
    """Return a message that was given up; None: it is not one."""
    asked = select(message).where(message.c.id == number, message.c.state == MessageState.FAILED)
    row = connection.execute(asked).first()
    return Failed(row.id, row.recipient, row.channel, row.address, row.content is not None) if row else None


def retry(connection: Connection, number: int, at: datetime, address: str) -> bool:
    """Let a message that was given up wait again, for an address; False: it is not one that failed."""
    again = update(message).values(state=_AS_BEFORE, next_at=at, first_tried_at=None, address=address)
    failed = message.c.id == number, message.c.state == MessageState.FAILED
    return bool(connection.execute(again.where(*failed)).rowcount)


_KEY = (reminder.c.obligation, reminder.c.recipient, reminder.c.stage, reminder.c.channel)
_WAITING = (MessageState.PENDING, MessageState.UNKNOWN)
#: Bytes are kept only of what may have arrived.
_AS_BEFORE = case((message.c.content.is_(None), MessageState.PENDING.value), else_=MessageState.UNKNOWN.value)


def _held(owner: int, parcel: Parcel, state: MessageState) -> tuple[ColumnElement[bool], ...]:
    return message.c.id == parcel.id, message.c.owner == owner, message.c.state == state


_IN_HAND = message.c.id == bindparam("number"), message.c.owner == bindparam("holder")
# The two changes that every message takes, put into words once: that costs more than the change itself.
_MARK = (
    update(message)
    .where(*_IN_HAND, message.c.state == MessageState.LEASED)
    .values(
        state=MessageState.SENDING,
        attempt=message.c.attempt + 1,
        first_tried_at=func.coalesce(message.c.first_tried_at, bindparam("at", type_=Moment)),
        lease_until=bindparam("until"),
        content=bindparam("bytes"),
    )
)
_NOTE = (
    update(message)
    .where(*_IN_HAND, message.c.state == MessageState.SENDING)
    .values(
        state=bindparam("becomes"),
        owner=None,
        lease_until=None,
        answer=bindparam("said"),
        sent_at=bindparam("arrived_at"),
        next_at=func.coalesce(bindparam("again", type_=Moment), message.c.next_at),
    )
)
_NOTE_AND_FORGET = _NOTE.values(content=None)


def _let_go(state: MessageState | ColumnElement[str]) -> Update:
    return update(message).values(state=state, owner=None, lease_until=None)


def _state(fate: Fate, again: datetime | None) -> MessageState:
    if fate is Fate.SENT:
        return MessageState.SENT
    if again is None:
        return MessageState.FAILED
    return MessageState.UNKNOWN if fate is Fate.UNKNOWN else MessageState.PENDING
