"""What the web application is built upon, handed in by whoever starts it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine

from kpi.settings import Settings


@dataclass(frozen=True, slots=True)
class Site:
    """An opened workspace and the clock. What lives in ``jobs`` comes as functions, each a field of its own."""

    engine: Engine
    settings: Settings
    folder: Path
    now: Callable[[], datetime]
