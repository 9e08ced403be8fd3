"""Delivers what waits in the outbox: takes it in hand, looks whether it still needs saying, sends it, notes the answer.

The promise: one record each, never lost, a repeat only where the server accepted and the machine died before noting
it, always with the same Message-ID.

Every step is a transaction of its own, and the one before the server is spoken to is finished first: whoever finds the
machine dead afterwards can tell what may have gone out from what certainly has not.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from jobs.channels.channel import Channel
from kpi.delivery import Fate, Outcome, Patience, next_try
from kpi.errors import DatabaseError
from kpi.outbox import Digest, Matter, Rendered
from kpi.store.engine import changing, turn
from kpi.store.outbox import (
    Parcel,
    cancel,
    drop_matters,
    give_up,
    mark_sending,
    put_back,
    reclaim,
    record_outcome,
    take,
)
from kpi.store.workers import Worker, is_dead

#: Messages taken in hand at once.
BATCH = 25


@dataclass(frozen=True, slots=True)
class Office:
    """What delivering needs to know from the rest of the house."""

    channels: Mapping[str, Channel]
    still_open: Callable[[Matter], bool]  #: whether a matter still needs saying
    may_send: Callable[[Digest], bool]  #: whether a message may go out at this hour
    render: Callable[[Digest], Rendered]
    clock: Callable[[], datetime]
    patience: Patience
    stopping: Callable[[], bool]  #: asked between two messages


def deliver(worker: Worker, office: Office) -> Counter[Fate | None]:
    """Deliver what is due, and return how many attempts ended how; None counts what no longer needed saying.

    Raises:
        DatabaseError: the database cannot be used; what is in hand is taken over by others in time.
    """
    done: Counter[Fate | None] = Counter()
    down: set[str] = set()  # channels that do not work at present
    with turn(worker.session):
        reclaim(worker.session, office.clock(), lambda line, number: number == worker.number or is_dead(line, number))
    while not office.stopping():
        parcels = _take(worker, office, [name for name in office.channels if name not in down])
        if not parcels:
            break
        for number, parcel in enumerate(parcels):
            if office.stopping() or parcel.digest.channel in down:
                _put_back(worker, office, parcels[number:])
                break
            if not office.may_send(parcel.digest):
                _put_back(worker, office, [parcel], _LATER)
                continue
            outcome = _deliver_one(worker, office, parcel)
            done[outcome.fate if outcome else None] += 1
            if outcome is not None and not outcome.reachable:
                down.add(parcel.digest.channel)
    return done


def _take(worker: Worker, office: Office, channels: Sequence[str]) -> tuple[Parcel, ...]:
    at = office.clock()
    with turn(worker.session):
        return take(worker.session, worker.number, at, at + office.patience.lease, BATCH, channels)


def _put_back(worker: Worker, office: Office, parcels: Sequence[Parcel], wait: timedelta = timedelta(0)) -> None:
    at = office.clock() + wait
    with turn(worker.session):
        put_back(worker.session, worker.number, parcels, at)


def _deliver_one(worker: Worker, office: Office, parcel: Parcel) -> Outcome | None:
    """Deliver one message in hand; None: it is not needed any more, or no longer in hand."""
    needed = tuple(matter for matter in parcel.digest.matters if office.still_open(matter))
    if not needed:
        with turn(worker.session):
            cancel(worker.session, worker.number, parcel)
        return None
    try:
        content = parcel.content or _composed(office, parcel, needed)
    except Exception as error:  # noqa: BLE001  one message that cannot be written must not hold up the others
        with turn(worker.session):
            give_up(worker.session, worker.number, parcel, f"không soạn được: {error or type(error).__name__}")
        return Outcome(Fate.REFUSED, str(error))
    if not _mark_sending(worker, office, parcel, needed, content):
        return None
    outcome = _send(office, parcel, content)
    _record(worker, office, parcel, outcome)
    return outcome


def _composed(office: Office, parcel: Parcel, needed: tuple[Matter, ...]) -> bytes:
    digest = replace(parcel.digest, matters=needed)
    channel = office.channels[digest.channel]
    return channel.compose(digest, office.render(digest), parcel.message_id, office.clock())


def _mark_sending(worker: Worker, office: Office, parcel: Parcel, needed: tuple[Matter, ...], content: bytes) -> bool:
    """Note that a message is about to be sent; in the worker's own session, which is its life in others' eyes."""
    at = office.clock()
    with turn(worker.session):
        marked = mark_sending(worker.session, worker.number, parcel, content, at, at + office.patience.lease)
        if marked and parcel.content is None:  # what was said before cannot be unsaid
            drop_matters(worker.session, parcel, set(parcel.digest.matters) - set(needed))
        return marked


def _send(office: Office, parcel: Parcel, content: bytes) -> Outcome:
    return office.channels[parcel.digest.channel].send(parcel.digest.address, content, parcel.message_id)


def _record(worker: Worker, office: Office, parcel: Parcel, outcome: Outcome) -> None:
    """Note what came of an attempt; where the database is away for a while, keep trying while nobody else may act."""
    at = office.clock()
    again = None
    if outcome.fate in {Fate.AGAIN, Fate.UNKNOWN}:
        again = next_try(office.patience, parcel.attempt + 1, parcel.first_tried_at or at, at)
    patient_until = time.monotonic() + office.patience.lease.total_seconds()
    while True:
        try:
            with changing(worker.engine) as connection:
                record_outcome(connection, worker.number, parcel, outcome, at, again)
            return
        except DatabaseError:
            if time.monotonic() >= patient_until:
                raise
            time.sleep(_PAUSE)


#: Between two attempts to note an outcome, in seconds.
_PAUSE = 0.5
#: What may not go out at this hour is looked at again after so long.
_LATER = timedelta(minutes=10)
