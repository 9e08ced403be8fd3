"""Delivers what waits in the outbox: takes it in hand, looks whether it still needs saying, sends it, notes the answer.

The promise: one record each, never lost, a repeat only where the server accepted and the machine died before noting
it, always with the same Message-ID.

A message is noted as being sent before the server is spoken to: whoever finds the machine dead afterwards can tell what
may have gone out from what certainly has not. What came of it is noted in one transaction with the next message's
beginning, so a worker never has more than one message under way (docs/decisions/0010-one-message-under-way.md).
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import chain
from typing import NamedTuple

from jobs.channels.channel import Channel
from kpi.delivery import Fate, Outcome, Patience, next_try
from kpi.errors import DatabaseError
from kpi.outbox import Digest, Matter, Rendered
from kpi.store.engine import changing, reading, turn
from kpi.store.outbox import (
    Parcel,
    cancel,
    drop_matters,
    give_up,
    mark_sending,
    parcels,
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
    show_life: Callable[[], None] = lambda: None  #: called before each message is written; may take the database


def deliver(worker: Worker, office: Office) -> Counter[Fate | None]:
    """Deliver what is due, and return how many attempts ended how; None counts what no longer needed saying.

    Raises:
        DatabaseError: the database cannot be used; what is in hand is taken over by others in time.
    """
    desk = _Desk(worker, office)
    with turn(worker.session):
        reclaim(worker.session, office.clock(), lambda line, number: number == worker.number or is_dead(line, number))
    while not office.stopping():
        taken = _take(desk)
        if not taken:
            break
        in_hand = None
        for letter in chain(_letters(desk, taken), [None]):  # each is written before the one in hand is sent
            in_hand = _send_and_begin(desk, in_hand, letter)
    return desk.done


@dataclass(frozen=True, slots=True)
class _Desk:
    """What one round of deliveries works with."""

    worker: Worker
    office: Office
    done: Counter[Fate | None] = field(default_factory=Counter)  #: attempts that ended so
    down: set[str] = field(default_factory=set)  #: channels that do not work at present

    def must_stop(self, parcel: Parcel) -> bool:
        """Say whether a message cannot be sent in this round."""
        return self.office.stopping() or parcel.digest.channel in self.down


@dataclass(frozen=True, slots=True)
class _Letter:
    """A message ready to be sent."""

    parcel: Parcel
    needed: tuple[Matter, ...]  #: of its matters, those that still need saying
    content: bytes


class _Attempt(NamedTuple):
    """An attempt, as it is to be noted."""

    parcel: Parcel
    outcome: Outcome
    at: datetime
    again: datetime | None  #: when to try again


def _take(desk: _Desk) -> tuple[Parcel, ...]:
    worker, at = desk.worker, desk.office.clock()
    channels = [name for name in desk.office.channels if name not in desk.down]
    with turn(worker.session):
        numbers = take(worker.session, worker.number, at, at + desk.office.patience.lease, BATCH, channels)
    with reading(worker.engine) as connection:  # others may write meanwhile
        return parcels(connection, numbers)


def _put_back(desk: _Desk, held: Sequence[Parcel], wait: timedelta = timedelta(0)) -> None:
    with turn(desk.worker.session):
        put_back(desk.worker.session, desk.worker.number, held, desk.office.clock() + wait)


def _letters(desk: _Desk, taken: Sequence[Parcel]) -> Iterator[_Letter]:
    """Yield what is to be sent of the messages in hand; let go of the others."""
    for number, parcel in enumerate(taken):
        desk.office.show_life()
        if desk.must_stop(parcel):
            _put_back(desk, taken[number:])
            return
        if not desk.office.may_send(parcel.digest):
            _put_back(desk, [parcel], _LATER)
        elif (letter := _letter(desk, parcel)) is not None:
            yield letter


def _letter(desk: _Desk, parcel: Parcel) -> _Letter | None:
    """Return a message as it is to be sent; None: it is not needed any more, or cannot be written."""
    worker, office = desk.worker, desk.office
    needed = tuple(matter for matter in parcel.digest.matters if office.still_open(matter))
    if not needed:
        desk.done[None] += 1
        with turn(worker.session):
            cancel(worker.session, worker.number, parcel)
        return None
    try:
        return _Letter(parcel, needed, parcel.content or _composed(office, parcel, needed))
    except Exception as error:  # noqa: BLE001  one message that cannot be written must not hold up the others
        desk.done[Fate.REFUSED] += 1
        with turn(worker.session):
            give_up(worker.session, worker.number, parcel, f"không soạn được: {error or type(error).__name__}")
        return None


def _composed(office: Office, parcel: Parcel, needed: tuple[Matter, ...]) -> bytes:
    digest = replace(parcel.digest, matters=needed)
    channel = office.channels[digest.channel]
    return channel.compose(digest, office.render(digest), parcel.message_id, office.clock())


def _send_and_begin(desk: _Desk, in_hand: _Letter | None, letter: _Letter | None) -> _Letter | None:
    """Send the letter in hand, and begin the next; return the letter that is in hand now."""
    attempt = _attempt(desk, in_hand) if in_hand is not None else None
    held_back = letter is not None and desk.must_stop(letter.parcel)
    begun = _note(desk, attempt, None if held_back else letter)
    if letter is not None and begun is None:
        _put_back(desk, [letter.parcel])
    return begun


def _attempt(desk: _Desk, letter: _Letter) -> _Attempt:
    parcel, patience = letter.parcel, desk.office.patience
    outcome = _send(desk.office, letter)
    desk.done[outcome.fate] += 1
    if not outcome.reachable:
        desk.down.add(parcel.digest.channel)
    at, again = desk.office.clock(), None
    if outcome.fate in {Fate.AGAIN, Fate.UNKNOWN}:
        again = next_try(patience, parcel.attempt + 1, parcel.first_tried_at or at, at)
    return _Attempt(parcel, outcome, at, again)


def _send(office: Office, letter: _Letter) -> Outcome:
    digest = letter.parcel.digest
    return office.channels[digest.channel].send(digest.address, letter.content, letter.parcel.message_id)


def _note(desk: _Desk, attempt: _Attempt | None, letter: _Letter | None) -> _Letter | None:
    """Note what came of an attempt, and with it that the next letter is about to be sent; return that if it may be.

    In the worker's own session, which is its life in others' eyes. Where that is lost, or the database is away for a
    while, the attempt is noted all the same and nothing new is begun.
    """
    worker = desk.worker
    if attempt is None and letter is None:
        return None
    try:
        with turn(worker.session):
            if attempt is not None:
                record_outcome(worker.session, worker.number, *attempt)
            return letter if letter is not None and _mark_sending(desk, letter) else None
    except DatabaseError:
        if attempt is None:
            raise
        _note_later(desk, attempt)
        return None


def _mark_sending(desk: _Desk, letter: _Letter) -> bool:
    worker, parcel, at = desk.worker, letter.parcel, desk.office.clock()
    until = at + desk.office.patience.lease
    marked = mark_sending(worker.session, worker.number, parcel, letter.content, at, until)
    if marked and parcel.content is None:  # what was said before cannot be unsaid
        drop_matters(worker.session, parcel, set(parcel.digest.matters) - set(letter.needed))
    return marked


def _note_later(desk: _Desk, attempt: _Attempt) -> None:
    """Note what came of an attempt where that failed at first: keep trying for as long as the database is away.

    That may be longer than the lease: where somebody else has acted by then, nothing is noted here.

    Raises:
        DatabaseError: it was not noted before the worker was asked to stop; the message will be sent again.
    """
    while True:
        try:
            with changing(desk.worker.engine) as connection:
                record_outcome(connection, desk.worker.number, *attempt)
            return
        except DatabaseError:
            if desk.office.stopping():
                raise
            time.sleep(_PAUSE)


#: Between two attempts to note an outcome, in seconds.
_PAUSE = 0.5
#: What may not go out at this hour is looked at again after so long.
_LATER = timedelta(minutes=10)
