"""What is to be said to whom and when, as values: what a day is planned as, and what the outbox keeps of it.

A `Matter` is one thing to be said to one recipient; a `Digest` is the one message of a recipient's day, with all of
that day's matters in it. Nothing here decides or sends anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from targets.wording import Language, Sentence

#: What must be unique in the ledger: obligation, recipient, stage, channel.
Key = tuple[str, str, str, str]

#: How a message goes out: "mail" to an address, "webhook" to a telephone number behind a gateway, "console" on screen.
MAIL, WEBHOOK, CONSOLE = "mail", "webhook", "console"


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """One thing to be said to one recipient at one stage."""

    obligation: str  #: "kh-2023/bao-cao@2023-06-04/ban-bo": plan, duty or target with its last day, unit
    recipient: str  #: "ban-bo/van-thu": whose contact it is, and the role; the same when the address changes
    stage: str  #: "before-15", "last-day", "after-1", "pace-3-4", "ended", "escalate-3", "returned-…"
    channel: str
    day: date  #: on which it is to be said
    why: Sentence
    plan: str  #: id
    duty: str  #: id of the duty or target
    title: str  #: of the duty or target
    unit: str  #: id
    unit_name: str
    period: str  #: key: "2023-H1"
    last_day: date  #: last day in time
    last_working_day: date
    days_left: int = 0  #: working days left as of ``day``, the last working day included; 0 on it and after
    days_late: int = 0  #: days past ``last_day`` as of ``day``

    @property
    def key(self) -> Key:
        """Return what is unique of it: for this a message goes out at most once."""
        return self.obligation, self.recipient, self.stage, self.channel

    def as_json(self) -> dict[str, Any]:
        """Return the matter for JSON and for the store; `matter_of` reads it back."""
        written = {name: getattr(self, name) for name in _FIELDS}  # `asdict` copies every value, ten times as slow
        return written | {name: written[name].isoformat() for name in _DAYS} | {"why": asdict(self.why)}


@dataclass(frozen=True, slots=True)
class Digest:
    """The one message for one recipient, channel and day."""

    recipient: str
    address: str  #: an e-mail address or a telephone number, as the channel needs it
    channel: str
    day: date
    matters: tuple[Matter, ...]  #: at least one; the most pressing first
    token: str  #: of the message, fixed when it is planned: `token_of`
    name: str = ""  #: whose it is, as the salutation has it: "Văn thư xã Bản Bo"

    def message_id(self, host: str) -> str:
        """Return the Message-ID without its angle brackets; it stays the same when matters are taken out."""
        return f"{self.token}@{host}"


@dataclass(frozen=True, slots=True)
class Unaddressed:
    """Something that ought to be said and cannot be, which someone must mend."""

    code: str  #: "no-address-own", "no-address-office", "no-address-superior", "unit-ended", "no-deadline"
    obligation: str  #: whose matter it is: plan, duty and unit; plan and duty; or the unit above, the office
    why: Sentence

    def as_json(self, language: Language) -> dict[str, str]:
        """Return it for JSON."""
        return {"code": self.code, "obligation": self.obligation, "why": self.why.text(language)}


@dataclass(frozen=True, slots=True)
class PlannedDay:
    """What one planning gives."""

    digests: tuple[Digest, ...] = ()  #: to be sent, one for a recipient and channel
    superseded: tuple[Matter, ...] = ()  #: older stages that were missed: recorded, not sent
    unaddressed: tuple[Unaddressed, ...] = ()


@dataclass(frozen=True, slots=True)
class Ledger:
    """What planning must know of the past."""

    keys: frozenset[Key] = frozenset()  #: of every matter recorded: sent, waiting, superseded or given up
    digested: frozenset[tuple[str, str]] = frozenset()  #: (recipient, channel) that have today's digest already


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with a message."""

    name: str
    media_type: str  #: "text/calendar"
    content: bytes


@dataclass(frozen=True, slots=True)
class Rendered:
    """A digest as the recipient sees it."""

    subject: str
    text: str
    html: str
    brief: str  #: the same in at most 400 characters, for gateways with short templates
    attachments: tuple[Attachment, ...] = ()


def token_of(recipient: str, channel: str, day: date, matters: Iterable[Matter]) -> str:
    """Return the token of a message, the same whenever the same is planned; another office's plans give another."""
    obligations = sorted({matter.obligation for matter in matters})
    return str(uuid5(_NAMESPACE, "|".join((recipient, channel, day.isoformat(), *obligations))))


def matter_of(written: Mapping[str, Any]) -> Matter:
    """Return the matter that `Matter.as_json` wrote."""
    found = {**written, "why": Sentence(**written["why"])}
    for name in _DAYS:
        found[name] = date.fromisoformat(found[name])
    return Matter(**found)


_FIELDS = tuple(field.name for field in fields(Matter))
_DAYS = ("day", "last_day", "last_working_day")
_NAMESPACE = UUID("9f0f5e0c-2a57-5f4b-8f6e-5d3c1b0a7e42")
