"""Every route × role × own and foreign unit, and nobody: the table is made of the routes that there are."""

from __future__ import annotations

import re

import pytest
from fastapi import FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute

from dashboards.web.app import ROUTERS
from dashboards.web.forgery import HEADER
from dashboards.web.needs import Need
from kpi.permissions import Act
from tests.dashboards.live import TestClient, browser_of

EVERY = "own foreign all"
#: Who may what about their own unit (ban-bo), about another (ta-leng), about none; written out, not asked of the code.
MAY = {
    "quan-tri": {"read": EVERY, "send": EVERY, "coordinate": EVERY, "administer": EVERY},
    "can-bo": {"read": EVERY, "send": EVERY, "coordinate": EVERY, "administer": ""},
    "lanh-dao": {"read": EVERY, "send": "", "coordinate": "", "administer": ""},
    "lanh-dao-xa": {"read": "own", "send": "", "coordinate": "", "administer": ""},
    "ban-bo": {"read": "own", "send": "own", "coordinate": "", "administer": ""},
}
UNITS = {"own": "ban-bo", "foreign": "ta-leng"}


def routes(app: FastAPI) -> list[APIRoute]:
    """Return every route; whatever else hangs in the application would be asked for without any need."""
    others = [route for route in app.routes if getattr(route, "original_router", None) not in ROUTERS]
    assert all(isinstance(route, APIRoute) for route in others)
    found = [*others, *(route for router in ROUTERS for route in router.routes)]
    assert all(isinstance(route, APIRoute) for route in found), "routers of ROUTERS are flat"
    return [route for route in found if isinstance(route, APIRoute)]


def needs_of(dependant: Dependant) -> list[Need]:
    """Return what a route declares, however deep."""
    found = [dependant.call] if isinstance(dependant.call, Need) else []
    return [*found, *(need for inner in dependant.dependencies for need in needs_of(inner))]


def name_of(route: APIRoute) -> str:
    return f"{min(route.methods or ())} {route.path}"


def cases(app: FastAPI) -> list[tuple[str, str, str, Need]]:
    """Return every route, by method, with its one need and whom it is about."""
    found = []
    for route in routes(app):
        (need,) = needs_of(route.dependant)
        for method in sorted(route.methods or ()):
            whose = UNITS if need.unit is not None else {"all": ""}
            found += [(method, route.path, who, need) for who in whose]
    return found


def test_every_route_declares_one_act(app: FastAPI) -> None:
    for route in routes(app):
        needs = needs_of(route.dependant)
        assert len(needs) == 1, f"{name_of(route)} declares {len(needs)} acts: add `needs(Act.…)`"
        assert needs[0].unit is None or f"{{{needs[0].unit}}}" in route.path
        changes = not (route.methods or set()) <= {"GET", "HEAD"}
        assert not changes or needs[0].act is not Act.READ, f"{name_of(route)} changes something: that is no reading"


def test_a_route_that_declares_nothing_is_seen(app: FastAPI) -> None:
    @app.get("/khong-khai")
    def undeclared() -> str:
        return ""

    with pytest.raises(AssertionError, match="/khong-khai declares 0 acts"):
        test_every_route_declares_one_act(app)


@pytest.mark.parametrize("account", [None, *MAY])
def test_who_may_come_in(app: FastAPI, account: str | None) -> None:
    browser = browser_of(app, account)
    wrong = []
    for method, path, whose, need in cases(app):
        if path == "/dang-xuat":
            continue
        answer = ask(browser, method, path, UNITS.get(whose, ""), need)
        stopped = answer in {"refused", "stranger"}
        expected = expected_of(account, need, whose)
        if stopped != (expected != "in") or (stopped and answer != expected):
            wrong.append(f"{method} {path} ({whose}): {answer}, not {expected}")
    assert wrong == []


def expected_of(account: str | None, need: Need, whose: str) -> str:
    if need.act is Act.ANYONE:
        return "in"
    if account is None:
        return "stranger"
    if need.act is Act.OWN:
        return "in"
    allowed = MAY[account][need.act.value].split()
    return "in" if whose in allowed or (need.somewhere and allowed) else "refused"


def ask(browser: TestClient, method: str, path: str, unit: str, need: Need) -> str:
    """Ask for a route and return how far one came."""
    path = re.sub(r"{(\w+)[^}]*}", lambda part: unit if part[1] == need.unit else "1", path)
    data = {"ma": "x"} if method != "GET" else None
    answer = browser.request(method, path, data=data, headers={"Sec-Fetch-Site": "same-origin"})
    assert answer.status_code != 500, (method, path)
    where = answer.headers.get("location", "")
    if answer.status_code == 401 or where.startswith("/dang-nhap?"):
        return "stranger"
    return "refused" if answer.status_code == 403 else "in"


def test_a_form_without_the_token_is_refused_everywhere(app: FastAPI) -> None:
    browser = browser_of(app, "quan-tri")
    del browser.headers[HEADER]
    open_to_all = {"/dang-nhap"}
    tried = [
        (method, path, need)
        for method, path, _, need in cases(app)
        if method not in {"GET", "HEAD"} and path not in open_to_all
    ]
    assert tried
    assert {ask(browser, method, path, "ban-bo", need) for method, path, need in tried} == {"refused"}
