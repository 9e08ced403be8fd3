"""What stands around a page."""

from __future__ import annotations

from dataclasses import replace

from dashboards.web.links import StaticLinks
from dashboards.web.navigation import PLACES, Place
from dashboards.web.shell import Shell
from kpi.permissions import Act
from targets.wording import Sentence
from tests.dashboards.live import TestClient, browser_of
from tests.dashboards.reading import read_page

DATABASES = ("sqlite",)  # the pages only read


def place(path: str, *, aside: bool = False) -> Place:
    return Place(path, Sentence(path, path), Act.READ, aside=aside)


def test_places_often_gone_to_stand_before_the_others_and_so_does_where_one_is() -> None:
    places = (place("a"), place("x", aside=True), place("b"), place("y", aside=True))
    shell = Shell(StaticLinks(), "vi", "", places=places)
    assert ([one.path for one in shell.near], [one.path for one in shell.aside]) == (["a", "b"], ["x", "y"])
    there = replace(shell, here="x")
    assert ([one.path for one in there.near], [one.path for one in there.aside]) == (["a", "x", "b"], ["y"])


def test_nobody_and_nothing_unless_told() -> None:
    shell = Shell(StaticLinks(), "vi", "")
    assert (shell.viewer, shell.as_of, shell.said, shell.here, shell.near) == (None, None, None, "", ())
    assert shell.asked.kept == {}


def test_every_page_leads_to_the_places_and_says_where_one_is(browser: TestClient) -> None:
    page = read_page(browser.get("/han").text)
    links = {link["href"]: link for link in page.named("a")}
    for one in PLACES:
        assert f"/{one.path}" in links
    assert [href for href, link in links.items() if link.get("aria-current") == "page"] == ["/han"]


def test_each_sees_the_places_they_may_go_to(stranger: TestClient) -> None:
    app = stranger.app
    seen = {}
    for name in ("ban-bo", "lanh-dao", "can-bo"):
        page = read_page(browser_of(app, name).get("/toi").text)  # type: ignore[arg-type]  # the application
        seen[name] = {link["href"] for link in page.named("a")}
    assert "/nop" in seen["ban-bo"]
    assert "/nop" not in seen["lanh-dao"]
    for name in ("ban-bo", "lanh-dao"):
        assert not seen[name] & {"/nhac-viec", "/tai-khoan", "/thiet-lap", "/nhat-ky", "/suc-khoe"}
    assert {"/nhac-viec", "/nhat-ky", "/suc-khoe"} <= seen["can-bo"]
    assert not seen["can-bo"] & {"/tai-khoan", "/thiet-lap"}
