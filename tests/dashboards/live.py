"""The live site over the small world of `tests.dashboards.world`, in a real database, and browsers that look at it."""

from __future__ import annotations

import hashlib
import warnings
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine

from dashboards.web.site import Site
from jobs.serving import site_of
from jobs.workspace import Workspace
from kpi.settings import Settings
from kpi.store.engine import writing
from kpi.store.submissions import add_receipt, add_submission, keep_file
from kpi.submission import Outcome, Receipt
from kpi.usecases.record_units import record_units
from kpi.usecases.register_plan import register_plan
from tests.dashboards.world import OFFICE, PLAN, SUBMISSIONS, UNITS, moment

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it would rather have a later httpx
    from starlette.testclient import TestClient

__all__ = ["Clock", "TestClient", "filled", "site"]
#: When the site is looked at, unless a test moves the clock.
NOW = moment("2023-10-02T08:00")


class Clock:
    """A clock that goes when a test says so."""

    def __init__(self, at: datetime = NOW) -> None:
        self.at = at

    def __call__(self) -> datetime:
        """Return the present moment."""
        return self.at

    def forward(self, **time: float) -> None:
        """Let time pass: ``minutes=5``."""
        self.at += timedelta(**time)


def filled(engine: Engine) -> Engine:
    """Record the world: its units, its plan, what was sent."""
    at = moment("2023-01-05T08:00")
    record_units(engine, UNITS, "units.yaml", at, "Lan")
    register_plan(engine, PLAN, "kh.yaml", at, "Lan")
    with writing(engine) as connection:
        for sent in SUBMISSIONS:
            sha256 = hashlib.sha256(sent.file_name.encode()).hexdigest()
            keep_file(connection, sha256, sent.file_name.encode())
            slot = sent.plan, sent.unit, sent.period
            answer = Receipt(sent.file_name, sha256, sent.received_at, Outcome.ACCEPTED, *slot, sent.revision)
            add_submission(connection, add_receipt(connection, answer, sent.recorded_at, "Lan"), sent, "Lan")
    return engine


def site(engine: Engine, clock: Clock, folder: Path) -> Site:
    """Return the site of an office."""
    return site_of(Workspace(folder, Settings(office=OFFICE), engine), clock)
