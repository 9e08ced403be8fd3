"""The only place that asks what time it is."""

from __future__ import annotations

from datetime import datetime

from targets.workdays import VIETNAM


def now() -> datetime:
    """Return the present moment in Vietnam, to the second (the resolution at which moments are kept)."""
    return datetime.now(VIETNAM).replace(microsecond=0)
