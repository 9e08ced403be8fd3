"""What programs are answered of the papers for meetings, field by field, for the OpenAPI description."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from dashboards.web.api_shapes import Shape


class PackRow(Shape):
    """A pack for a meeting, of what it was made, and the SHA-256 of its files."""

    id: str
    meeting: date
    as_of: datetime
    known_at: datetime
    made_of: dict[str, Any]
    made_with: dict[str, str]
    files: dict[str, str]
    made_at: datetime
    by: str


class Packs(Shape):
    """``dondoc meeting list --json``."""

    packs: list[PackRow]


class PackMade(PackRow):
    """``dondoc meeting pack --json``; ``differing`` are files that are not the same bytes as when it was first made."""

    lines: int
    differing: list[str]


class LetterRow(Shape):
    """A letter: the id of the unit or group, to whom, about how many lines."""

    name: str
    to: list[str]
    lines: int


class Letters(Shape):
    """The letters of ``dondoc letter make --json``, and one for each group of units (``--group``)."""

    as_of: datetime
    letters: list[LetterRow]
    groups: list[LetterRow]
