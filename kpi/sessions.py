"""Sessions of people who signed in, and tokens of programs: random secrets, of which only hashes are kept. Pure."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

#: Without a request for so long a session ends; whatever is done, it ends after a working day.
IDLE, LONGEST = timedelta(hours=1), timedelta(hours=12)
#: How programs' secrets begin, so that one that was lost is known for what it is.
TOKEN_PREFIX = "dondoc_"  # noqa: S105  what every token begins with


@dataclass(frozen=True, slots=True)
class Session:
    """One browser in which somebody signed in."""

    digest: str
    account: str
    begun_at: datetime
    seen_at: datetime
    ended_at: datetime | None = None  #: signed out, or ended by a new password
    address: str = ""
    agent: str = ""

    def alive(self, now: datetime) -> bool:
        """Say whether it still holds."""
        return self.ended_at is None and now < self.seen_at + IDLE and now < self.begun_at + LONGEST


class TokenScope(StrEnum):
    """What a program may do with a token of somebody who may as much."""

    READ = "read"
    WRITE = "write"
    CALENDAR = "calendar"  #: only follow deadlines, by an address in which the secret stands


@dataclass(frozen=True, slots=True)
class Token:
    """A token of a program."""

    number: int
    account: str
    label: str  #: what it is for
    scope: TokenScope
    made_at: datetime
    expires_at: datetime
    ended_at: datetime | None = None
    used_at: datetime | None = None
    unit: str | None = None  #: of a calendar: the id of the unit whose deadlines it shows; None: of all its owner reads

    def alive(self, now: datetime) -> bool:
        """Say whether it still holds."""
        return self.ended_at is None and now < self.expires_at


def new_session_secret() -> str:
    """Return what a browser keeps: 256 random bits."""
    return secrets.token_urlsafe(32)


def new_token_secret() -> str:
    """Return what a program keeps: 256 random bits."""
    return TOKEN_PREFIX + secrets.token_urlsafe(32)


def digest_of(secret: str) -> str:
    """Return what is kept of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()
