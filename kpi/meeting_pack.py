"""What was prepared for a meeting: the moments and inputs it was made of, so that the very same can be made again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from kpi.audit import canonical, fingerprint


@dataclass(frozen=True, slots=True)
class Pack:
    """One pack of papers for one meeting."""

    meeting: date
    as_of: datetime  #: the moment it speaks of
    known_at: datetime  #: only what had been entered by then is in it
    made_of: Mapping[str, Any]  #: the office and its letterhead, the order, the inputs with their hashes: as JSON
    made_with: Mapping[str, str]  #: versions of what drew it
    files: Mapping[str, str]  #: the SHA-256 of each file, by name
    made_at: datetime
    actor: str

    @property
    def id(self) -> str:
        """Return what it is called: the day of the meeting and a mark of all that it was made of."""
        return pack_id(self.meeting, self.as_of, self.made_of)

    def as_json(self) -> dict[str, object]:
        """Return the pack for JSON."""
        return {
            "id": self.id,
            "meeting": self.meeting.isoformat(),
            "as_of": self.as_of.isoformat(),
            "known_at": self.known_at.isoformat(),
            **{
                name: json.loads(canonical(dict(value)))  # keys in order: the same pack is the same text
                for name, value in (("made_of", self.made_of), ("made_with", self.made_with), ("files", self.files))
            },
            "made_at": self.made_at.isoformat(),
            "by": self.actor,
        }


def pack_id(meeting: date, as_of: datetime, made_of: Mapping[str, Any]) -> str:
    """Return the id of a pack: made again of the same, it has the same.

    >>> pack_id(date(2023, 6, 6), datetime(2023, 6, 6, 8), {})[:9]
    '20230606-'
    """
    mark = fingerprint([meeting.isoformat(), as_of.isoformat(), dict(made_of)])
    return f"{meeting:%Y%m%d}-{mark[:10]}"
