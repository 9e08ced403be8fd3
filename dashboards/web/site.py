"""What the web application is built upon, handed in by whoever starts it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from sqlalchemy import Engine

from dashboards.views.upkeep import Backup, Looked
from kpi.evaluation.inputs import Inputs
from kpi.outbox import Digest, PlannedDay, Rendered
from kpi.settings import Settings
from kpi.usecases.own_file import OwnFile
from targets.units import Registry
from targets.wording import Language, Sentence


@contextmanager
def no_file_of_units() -> Iterator[OwnFile]:
    """Give what stands for the workspace's file of units where there is none: only the database is changed."""
    yield OwnFile("units.yaml", None, lambda _text: None)


class Told(Protocol):
    """A number that all processes of one server see: each change of the settings by one of them makes it another."""

    value: int


@dataclass(slots=True)
class OwnTold:
    """That of a server of one process."""

    value: int = 0


@dataclass(frozen=True, slots=True)
class Reminding:
    """How reminders are planned and written, which ``jobs`` knows."""

    #: The working days of ``[start, end)`` with what would be said on each, if nothing more comes in; then today.
    plan: Callable[[Inputs, Settings, date, date, date], Sequence[tuple[date, PlannedDay]]]
    write: Callable[[Inputs, Settings, Digest, Language], Rendered]  #: a message as its recipient sees it
    #: Where a recipient is reached by a channel, by these settings and units; None: in no list any more.
    address: Callable[[Settings, datetime, Registry, str, str], str | None]


@dataclass(frozen=True, slots=True)
class Upkeep:
    """What is to be seen to, which ``jobs`` knows."""

    examine: Callable[[Settings, datetime], Sequence[Looked]]  #: looks the workspace over
    backups: Callable[[], Sequence[Backup]]
    chores: Mapping[str, Sentence]  #: what each entry of the worker's timetable is, by its name


@dataclass(frozen=True, slots=True)
class Site:
    """An opened workspace and the clock. What lives in ``jobs`` comes as functions, each a field of its own."""

    engine: Engine
    settings: Settings
    folder: Path
    now: Callable[[], datetime]
    #: The workspace's file of units, changed together with the database.
    own_units: Callable[[], AbstractContextManager[OwnFile]] = no_file_of_units
    reminding: Reminding | None = None  #: None: nothing is planned or written here, only the ledger is shown
    upkeep: Upkeep | None = None  #: None: only what the database tells of workers and messages is shown
    oidc_secret: str | None = None  #: shared with the service that signs people in, if there is one
    told: Told = field(default_factory=OwnTold)
