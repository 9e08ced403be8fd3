"""The live site over the small world of `tests.dashboards.world`, in a real database, and browsers that look at it."""

from __future__ import annotations

import hashlib
import warnings
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

from fastapi import FastAPI
from httpx import Response
from sqlalchemy import Engine, insert

from dashboards.web.forgery import HEADER, form_token
from dashboards.web.site import Site
from jobs.serving import site_of
from jobs.workspace import Workspace
from kpi.accounts import Account, Change
from kpi.passwords import hash_password
from kpi.permissions import Role
from kpi.settings import Settings
from kpi.store.accounts import Credential, put_credential
from kpi.store.engine import writing
from kpi.store.submissions import add_receipt, add_submission, keep_file
from kpi.store.tables import account_revision
from kpi.submission import Outcome, Receipt
from kpi.usecases.record_units import record_units
from kpi.usecases.register_plan import register_plan
from kpi.usecases.sign_in import Typed, begin_session
from tests.dashboards.reading import read_page
from tests.dashboards.world import OFFICE, PLAN, SUBMISSIONS, UNITS, moment

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it would rather have a later httpx
    from starlette.testclient import TestClient

__all__ = ["Clock", "TestClient", "browser_of", "filled", "people", "send", "site"]
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


#: An account of each role, by name; the leader of the district reads all below it.
PEOPLE = (
    Account("quan-tri", "Quản trị", Role.ADMINISTRATOR),
    Account("can-bo", "Chuyên viên", Role.OFFICER),
    Account("lanh-dao", "Lãnh đạo", Role.LEADER),
    Account("lanh-dao-xa", "Lãnh đạo xã Bản Bo", Role.LEADER, "ban-bo"),
    Account("ban-bo", "Văn thư xã Bản Bo", Role.REPORTER, "ban-bo"),
)
PASSWORD = "ghế xanh bốn mùa"


def people(engine: Engine) -> Engine:
    """Put in an account of each role, from before there was an audit trail: its entries are those of the world."""
    hashed, before = _hashed(), moment("2023-01-04T08:00")
    with writing(engine) as connection:
        for one in PEOPLE:
            put_credential(connection, one.name, Credential(hashed))
            row = {**one.as_json(), "change": Change.ADDED.value, "recorded_at": before, "actor": "Lan"}
            connection.execute(insert(account_revision).values(row))
    return engine


@cache
def _hashed() -> str:
    return hash_password(PASSWORD)


def browser_of(app: FastAPI, account: str | None = None, base_url: str = "http://testserver") -> TestClient:
    """Return a browser at the site, in which somebody is signed in; what it sends carries the token of its session."""
    browser = TestClient(app, base_url, raise_server_exceptions=False, follow_redirects=False)
    if account is not None:
        known = next(one for one in PEOPLE if one.name == account)
        now = app.state.site.now()
        secret = begin_session(app.state.site.engine, known, Typed(account, "", address="testclient"), now)
        browser.cookies.set("dondoc", secret, domain="testserver.local")
        browser.headers[HEADER] = form_token(secret)
    return browser


def token(browser: TestClient, page: str = "/toi") -> str:
    """Return the token of a page's forms."""
    found = read_page(browser.get(page).text)
    return next(field["value"] for field in found.named("input") if field.get("name") == "ma")


def send(browser: TestClient, path: str, **fields: str) -> Response:
    """Send a form of one of the site's pages; an underscore in a field's name stands for a hyphen."""
    typed = {name.replace("_", "-"): value for name, value in fields.items()}
    answer: Response = browser.post(
        path, data={"ma": token(browser), **typed}, headers={"Sec-Fetch-Site": "same-origin"}
    )
    return answer


def site(engine: Engine, clock: Clock, folder: Path) -> Site:
    """Return the site of an office."""
    return site_of(Workspace(folder, Settings(office=OFFICE), engine), clock)
