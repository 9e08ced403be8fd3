"""The places that every page leads to: each is there, each is told apart, and each asks for what its page asks for."""

from __future__ import annotations

import pytest
from fastapi import FastAPI

from dashboards.web.navigation import PLACES
from kpi.permissions import Act
from tests.dashboards.live import TestClient, browser_of
from tests.dashboards.reading import read_page

DATABASES = ("sqlite",)  # the pages only read

ASIDE = ("tai-khoan", "thiet-lap", "nhat-ky", "suc-khoe")


def test_each_place_is_told_apart_in_both_languages() -> None:
    for told in ({place.path for place in PLACES}, {p.words.vi for p in PLACES}, {p.words.en for p in PLACES}):
        assert len(told) == len(PLACES)
    assert PLACES[0].path == ""  # the first page comes first


def test_what_is_not_for_every_day_stands_last() -> None:
    aside = [place.aside for place in PLACES]
    assert aside == sorted(aside)


@pytest.mark.parametrize("account", ["quan-tri", "can-bo", "lanh-dao", "ban-bo"])
def test_what_is_for_every_day_fits_in_a_line_or_two_of_a_telephone(app: FastAPI, account: str) -> None:
    page = read_page(browser_of(app, account).get("/toi").text)
    assert page.named("details")[0] == {"class": "more"}  # closed
    assert len([place for place in PLACES if not place.aside]) <= 8


def test_a_static_file_leads_only_where_everyone_may_read() -> None:
    assert all(place.act is Act.READ for place in PLACES if place.static)


def test_what_is_about_every_unit_is_only_read() -> None:
    assert {place.act for place in PLACES if place.whole} == {Act.READ}


def links_of(browser: TestClient) -> list[str]:
    """Return where the navigation of the first page somebody sees leads."""
    answer = browser.get("/")
    page = browser.get(answer.headers["location"]) if answer.status_code == 303 else answer
    assert page.status_code == 200
    known = {f"/{place.path}" for place in PLACES}
    hrefs = [str(link.get("href", "")).partition("?")[0] for link in read_page(page.text).named("a")]
    return [href for href in hrefs if href in known]


def test_whoever_may_everything_is_led_everywhere_and_gets_there(browser: TestClient) -> None:
    assert set(links_of(browser)) == {f"/{place.path}" for place in PLACES}
    assert {place.path: browser.get(f"/{place.path}").status_code for place in PLACES} == {p.path: 200 for p in PLACES}


@pytest.mark.parametrize(
    ("account", "hidden"),
    [
        ("can-bo", {"tai-khoan", "thiet-lap"}),
        ("lanh-dao", {"cong-van", "nop", "nhac-viec", *ASIDE}),
        ("lanh-dao-xa", {"tong-hop", "ho-so-hop", "cong-van", "nop", "nhac-viec", *ASIDE}),
        ("ban-bo", {"tong-hop", "ho-so-hop", "cong-van", "nhac-viec", *ASIDE}),
    ],
)
def test_whoever_may_not_is_neither_led_there_nor_let_in(app: FastAPI, account: str, hidden: set[str]) -> None:
    browser = browser_of(app, account)
    assert {place.path for place in PLACES} - {href.removeprefix("/") for href in links_of(browser)} == hidden
    assert {browser.get(f"/{path}").status_code for path in hidden} == {403}
