"""What programs are answered of results, field by field, for the OpenAPI description."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from dashboards.web.api_shapes import Shape


class ResultRow(Shape):
    """One promise of one unit, or of all as a whole."""

    plan: str
    target: str
    unit: str
    unit_id: str
    whole: bool
    period: str
    last_day: date
    verdict: str
    value: float | None
    required: float | None
    missing: float | None
    why: str


class Results(Shape):
    """``dondoc evaluate --json``."""

    as_of: datetime
    view: str
    results: list[ResultRow]


class DutyRow(Shape):
    """One duty of one unit."""

    plan: str
    duty: str
    unit: str
    unit_id: str
    last_day: date
    last_working_day: date
    state: str
    days: int
    why: str


class Due(Shape):
    """``dondoc due --json``."""

    as_of: datetime
    rates: list[dict[str, Any]]
    rates_total: dict[str, Any]
    duties: list[DutyRow]


class ShortfallRow(Shape):
    """What one unit lacks of one promise; a figure of null is not known, which is not zero."""

    plan: str
    target: str
    unit: str
    unit_id: str
    verdict: str
    required: float | None
    value: float | None
    missing: float | None
    last_day: date
    why: str


class Shortfalls(Shape):
    """``dondoc shortfall --json``."""

    as_of: datetime
    summary: dict[str, Any]
    shortfalls: list[ShortfallRow]


class ScoreRow(Shape):
    """One unit's score under one plan; ``points`` is null while something cannot be judged."""

    plan: str
    unit: str
    unit_id: str
    points: float | None
    full: float | None
    why: str


class Scores(Shape):
    """``dondoc score --json``."""

    as_of: datetime
    scores: list[ScoreRow]


class ChangeRow(Shape):
    """One promise that stands otherwise than it did; ``before`` is null where it was not asked then."""

    plan: str
    target: str
    unit: str
    unit_id: str
    whole: bool
    before: str | None
    after: str
    better: bool | None
    why: str
    cause: str


class ChangesSince(Shape):
    """What changed between the end of two days; ``received``: reports that came between them."""

    since: datetime
    as_of: datetime
    received: int
    changes: list[ChangeRow]
