"""The states of a message on its way, what came of an attempt, and when to try again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from targets.wording import Sentence


class MessageState(StrEnum):
    """How far a message has come."""

    PENDING = "pending"
    LEASED = "leased"
    SENDING = "sending"
    UNKNOWN = "unknown"
    SENT = "sent"
    FAILED = "failed"
    CANCELLED = "cancelled"
    SUPERSEDED = "superseded"

    @property
    def label(self) -> Sentence:
        """Return the word people read."""
        return _LABELS[self]


_LABELS = {
    MessageState.PENDING: Sentence("chờ gửi", "waiting"),
    MessageState.LEASED: Sentence("sắp gửi", "about to be sent"),
    MessageState.SENDING: Sentence("đang gửi", "being sent"),
    MessageState.UNKNOWN: Sentence("chưa rõ đã đến, sẽ gửi lại", "perhaps accepted, will be sent again"),
    MessageState.SENT: Sentence("đã gửi", "sent"),
    MessageState.FAILED: Sentence("không gửi được", "failed"),
    MessageState.CANCELLED: Sentence("không cần gửi nữa", "no longer needed"),
    MessageState.SUPERSEDED: Sentence("đã có lời nhắc mới hơn", "overtaken by a later reminder"),
}


class Fate(StrEnum):
    """What came of one attempt."""

    SENT = "sent"  #: the server said that it has it
    AGAIN = "again"  #: the server certainly has not got it; worth another attempt
    REFUSED = "refused"  #: the server will never take it
    UNKNOWN = "unknown"  #: all was said and no answer came: the server may have it


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one attempt, in the server's words."""

    fate: Fate
    said: str
    reachable: bool = True  #: False: nothing can be sent this way at present, so the others wait too


@dataclass(frozen=True, slots=True)
class Patience:
    """How long one waits."""

    lease: timedelta = timedelta(minutes=5)  #: longer than the hard limit of an attempt
    shortest: timedelta = timedelta(minutes=1)  #: after the first attempt; twice as long after each further one
    longest: timedelta = timedelta(hours=1)
    give_up: timedelta = timedelta(days=5)  #: after the first attempt


def next_try(patience: Patience, attempt: int, first: datetime, at: datetime) -> datetime | None:
    """Return when to try again after attempt number ``attempt`` (from 1) failed at ``at``; None: it is given up.

    >>> from datetime import UTC
    >>> first = datetime(2023, 6, 1, 8, tzinfo=UTC)
    >>> next_try(Patience(), 3, first, first).minute  # 1, 2, then 4 minutes
    4
    >>> next_try(Patience(), 99, first, first + timedelta(days=5)) is None
    True
    """
    if at - first >= patience.give_up:
        return None
    doublings = min(attempt - 1, 16)  # beyond, the longest wait was reached long ago
    wait: timedelta = min(patience.longest, patience.shortest * 2**doublings)
    return at + wait
