"""The audit trail: what was changed, by whom and when, each entry bound to the one before it by its hash.

An entry's hash is the SHA-256 of the hash before it and of the entry as canonical JSON: no entry can be changed, taken
out, put in or moved without the hashes disagreeing. Whoever can write to the database could make the whole chain anew,
or cut off its end; against that stands its head, a count and a hash, which the office keeps elsewhere.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import lru_cache
from typing import Any

from targets.wording import Sentence, say
from targets.workdays import VIETNAM

#: What stands before the first entry.
BEGINNING = "0" * 64


class What(StrEnum):
    """What kind of change an entry tells of."""

    UNITS = "units"  #: a list of units was recorded
    PLAN = "plan"  #: a plan, or a new revision of it, was recorded
    GRANT = "grant"  #: an exemption or extension was recorded, or taken back
    RECEIPT = "receipt"  #: a file was received
    SUBMISSION = "submission"  #: its figures were recorded
    EVIDENCE = "evidence"  #: a file was attached to a report
    ACCOUNT = "account"  #: an account was added, changed, given a password
    PACK = "pack"  #: papers for a meeting were made
    RESENDING = "resending"  #: a message that had failed was let go out again by hand
    SETTINGS = "settings"  #: the settings were changed with the program
    STEP = "step"  #: a report was returned, accepted, unlocked, or its time of receipt corrected

    @property
    def label(self) -> Sentence:
        """Return the kind in words."""
        return _LABELS[self]


_LABELS = {
    What.UNITS: Sentence("Danh sách đơn vị", "List of units"),
    What.PLAN: Sentence("Kế hoạch", "Plan"),
    What.GRANT: Sentence("Miễn, gia hạn", "Decision"),
    What.RECEIPT: Sentence("Nhận tệp", "File received"),
    What.SUBMISSION: Sentence("Ghi số liệu", "Figures recorded"),
    What.EVIDENCE: Sentence("Đính kèm", "File attached"),
    What.ACCOUNT: Sentence("Tài khoản", "Account"),
    What.PACK: Sentence("Hồ sơ họp", "Pack for a meeting"),
    What.RESENDING: Sentence("Gửi lại thư nhắc", "Message sent again"),
    What.SETTINGS: Sentence("Thiết lập", "Settings"),
    What.STEP: Sentence("Xử lý báo cáo", "Step on a report"),
}


@dataclass(frozen=True, slots=True)
class Record:
    """One change, before it takes its place in the chain."""

    at: datetime  #: when it was recorded; aware
    actor: str
    what: What
    about: Mapping[str, Any]  #: what JSON can hold; enough to find the rows and to see whether they were changed since


@dataclass(frozen=True, slots=True)
class Link:
    """One entry in its place, as it is kept."""

    number: int  #: from 1, without gaps
    previous: str  #: the hash of the entry before it
    content: str  #: canonical JSON: number, at, actor, what, about
    hash: str

    @property
    def intact(self) -> bool:
        """Say whether the entry is as it was written."""
        return self.hash == _hash(self.previous, self.content) and _said(self.content) is not None

    def record(self) -> Record | None:
        """Return what the entry says; None of one that was changed."""
        if not self.intact:
            return None
        said = json.loads(self.content)
        return Record(moment_of(self.content), said["actor"], What(said["what"]), said["about"])

    def as_json(self) -> dict[str, object]:
        """Return the entry for JSON; one that was changed as the text that stands there."""
        said = json.loads(self.content) if self.intact else {"number": self.number, "content": self.content}
        return {**said, "previous": self.previous, "hash": self.hash}


def moment_of(content: str) -> datetime:
    """Return when an entry was written, from its content."""
    return datetime.fromisoformat(json.loads(content)["at"]).astimezone(VIETNAM)


@dataclass(frozen=True, slots=True)
class Head:
    """The end of the chain: an office that keeps it elsewhere can tell later whether the chain still holds it."""

    count: int = 0
    hash: str = BEGINNING


@dataclass(frozen=True, slots=True)
class Break:
    """Where the chain does not hold."""

    number: int  #: of the entry; one past the last for an end that was cut off
    text: Sentence

    def as_json(self) -> dict[str, object]:
        """Return the place for JSON, in both languages."""
        return {"number": self.number, "text": self.text.vi, "text_en": self.text.en}


def chained(head: Head, records: Iterable[Record]) -> Iterator[Link]:
    """Yield the entries that follow a head, one for each record."""
    number, previous = head.count, head.hash
    for record in records:
        number += 1
        content = canonical(
            {
                "number": number,
                "at": _written(record.at),
                "actor": record.actor,
                "what": record.what.value,
                "about": record.about,
            }
        )
        link = Link(number, previous, content, _hash(previous, content))
        previous = link.hash
        yield link


def breaks(links: Iterable[Link], kept: str | None = None) -> Iterator[Break]:
    """Yield where a chain does not hold, each place once.

    Args:
        links: every entry, by number.
        kept: the hash of an entry that someone kept outside the database; it must still be there.
    """
    before, told, met = Link(0, "", "", BEGINNING), 0, kept in {None, BEGINNING}
    for link in links:
        met = met or link.hash == kept
        found = _fault(before, link)
        if found is not None and found.number > told:
            told = found.number
            yield found
        before = link
    if not met:
        text = say(
            "Không còn mục có mã {hash}: phần cuối sổ đã bị cắt, hoặc sổ đã bị lập lại.",
            "There is no entry with the hash {hash} any more: the end was cut off, or the chain made anew.",
            hash=kept,
        )
        yield Break(before.number + 1, text)


def canonical(value: object) -> str:
    """Return a value as JSON in the one way that is hashed: keys in order, no spaces, every letter as it is."""
    return _CANONICAL.encode(value)


_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def fingerprint(value: object) -> str:
    """Return the SHA-256 of a value's canonical JSON, in hex."""
    return hashlib.sha256(canonical(value).encode()).hexdigest()


@lru_cache(maxsize=64)  # many entries are written at one moment
def _written(moment: datetime) -> str:
    return moment.astimezone(VIETNAM).isoformat()


def _fault(before: Link, link: Link) -> Break | None:
    """Return what is wrong with an entry or between it and the one before it."""
    if not link.intact:
        return _break(link.number, "Mục {n}: đã bị sửa sau khi ghi.", "Entry {n} was changed after it was written.")
    if json.loads(link.content)["number"] != link.number:
        return _break(link.number, "Mục {n} đứng sai chỗ: thứ tự đã bị đổi.", "Entry {n} stands in another's place.")
    if link.number != before.number + 1:
        last = link.number - 1
        vi, en = "Thiếu mục {n}–{last}.", "Entries {n} to {last} are missing."
        if last == before.number + 1:
            vi, en = "Thiếu mục {n}.", "Entry {n} is missing."
        return _break(before.number + 1, vi, en, last)
    if link.previous != before.hash:
        return _break(
            before.number,
            "Mục {n} không phải là mục mà mục sau nối tiếp: đã bị thay.",
            "Entry {n} is not the one that the next entry follows: it was exchanged.",
        )
    return None


def _break(number: int, vi: str, en: str, last: int = 0) -> Break:
    return Break(number, say(vi, en, n=str(number), last=str(last)))


def _said(content: str) -> dict[str, Any] | None:
    """Return what an entry says; None if it is nothing of ours."""
    try:
        said = json.loads(content)
    except ValueError:
        return None
    ours = isinstance(said, dict) and {"number", "at", "actor", "what", "about"} <= said.keys()
    return said if ours else None


def _hash(previous: str, content: str) -> str:
    return hashlib.sha256(f"{previous}{content}".encode()).hexdigest()
