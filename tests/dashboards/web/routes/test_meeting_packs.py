"""Packs for meetings on pages: made, listed, made again, taken along; whoever may not make one may still read it."""

from __future__ import annotations

import io
import json
import re
import zipfile

import pytest
from fastapi import FastAPI
from sqlalchemy import Engine, text

from dashboards.exports.meeting_packs import NAMES, all_packs, remake_pack
from kpi.store.engine import writing
from tests.dashboards.live import Clock, TestClient, browser_of, send
from tests.dashboards.reading import read_page


def made(browser: TestClient, day: str = "2023-06-06", **more: str) -> str:
    """Make a pack and return its address."""
    answer = send(browser, "/ho-so-hop", **{"ngay-hop": day, "xep": "unit", **more})
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])


def change(engine: Engine, statement: str, value: str) -> None:
    with writing(engine) as connection:
        connection.execute(text(statement), {"x": value})


def test_an_officer_makes_one_and_is_led_to_it(app: FastAPI, engine: Engine, clock: Clock) -> None:
    browser = browser_of(app, "can-bo")
    assert "Chưa lập hồ sơ họp nào." in read_page(browser.get("/ho-so-hop").text).text
    address = made(browser, xep="deadline")
    (pack,) = all_packs(engine)
    assert address == f"/ho-so-hop/{pack.id}"
    assert (pack.actor, pack.made_at, pack.made_of["order"]) == ("can-bo", clock.at, "deadline")
    assert pack.as_of.isoformat() == "2023-06-06T23:59:59+07:00"  # the end of the day of the meeting
    page = read_page(browser.get(address).text).text
    assert "các tệp trùng từng byte với khi lập" in page
    assert "xếp theo hạn cuối" in page
    assert pack.id in read_page(browser.get("/ho-so-hop").text).text


@pytest.mark.parametrize(
    ("day", "as_of", "moment"),
    [
        ("2023-12-01", "", "2023-10-02T08:00:00+07:00"),  # yet to come: as known now
        ("2023-12-01", "2023-07-01", "2023-07-01T23:59:59+07:00"),
    ],
)
def test_it_speaks_of_the_moment_that_the_command_would_take(
    browser: TestClient, engine: Engine, day: str, as_of: str, moment: str
) -> None:
    made(browser, day, tinh_den=as_of)
    assert [one.as_of.isoformat() for one in all_packs(engine)] == [moment]


def test_it_is_taken_along_as_one_file_that_is_always_the_same(browser: TestClient, engine: Engine) -> None:
    address = made(browser)
    (pack,) = all_packs(engine)
    (link,) = [one["href"] for one in read_page(browser.get(address).text).named("a") if one["href"].endswith(".zip")]
    answer = browser.get(link)
    assert f'filename="ho-so-hop-{pack.id}.zip"' in answer.headers["content-disposition"]
    assert answer.headers["content-type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    assert set(files) == set(NAMES)
    assert files == remake_pack(engine, pack.id).files
    assert json.loads(files["ho-so.json"])["id"] == pack.id
    assert browser.get(link).content == answer.content


def test_sent_twice_it_is_one_pack(browser: TestClient, engine: Engine, clock: Clock) -> None:
    first = made(browser)
    clock.forward(minutes=5)
    assert made(browser) == first
    assert len(all_packs(engine)) == 1


@pytest.mark.parametrize(
    "wrong", [{"ngay-hop": ""}, {"ngay-hop": '"><script>'}, {"tinh-den": "31/02/2023"}, {"xep": "x"}]
)
def test_on_a_mistake_the_form_comes_again_with_what_was_typed(
    browser: TestClient, engine: Engine, wrong: dict[str, str]
) -> None:
    typed = {"ngay-hop": "2023-06-06", "tinh-den": "2023-06-05", "xep": "target", **wrong}
    answer = send(browser, "/ho-so-hop", **typed)
    assert answer.status_code == 422
    page = read_page(answer.text)
    assert "Chưa lập gì." in page.text
    fields = {one["name"]: one.get("value") for one in page.named("input")}
    assert {name: fields[name] for name in ("ngay-hop", "tinh-den")} == {
        name: typed[name] for name in ("ngay-hop", "tinh-den")
    }
    if "xep" not in wrong:
        assert [one["value"] for one in page.named("option") if "selected" in one] == ["target"]
    assert page.named("script") == []
    assert all_packs(engine) == ()


@pytest.mark.parametrize("address", ["/ho-so-hop/20230606-0", "/tai-ve/ho-so-hop/20230606-0.zip"])
def test_one_that_there_is_not_is_not_found(browser: TestClient, address: str) -> None:
    assert browser.get(address).status_code == 404


def test_whoever_reads_everything_reads_it_and_makes_none(app: FastAPI) -> None:
    address = made(browser_of(app, "can-bo"))
    leader = browser_of(app, "lanh-dao")
    page = read_page(leader.get("/ho-so-hop").text)
    assert [form for form in page.named("form") if form.get("action") == "/ho-so-hop"] == []
    assert address in {link["href"] for link in page.named("a")}
    assert leader.get(address).status_code == leader.get(f"/tai-ve{address}.zip").status_code == 200
    assert send(leader, "/ho-so-hop", ngay_hop="2023-06-06", xep="unit").status_code == 403


def test_files_that_came_out_otherwise_are_named(browser: TestClient, engine: Engine) -> None:
    """As when a later version draws the paper otherwise: here the hash that was written down is another."""
    address = made(browser)
    told = {**all_packs(engine)[0].files, "ho-so-hop.pdf": "0" * 64}
    change(engine, "UPDATE meeting_pack SET files = :x", json.dumps(told))
    page = read_page(browser.get(address).text).text
    assert "nhưng tệp ho-so-hop.pdf không trùng từng byte: khi ấy lập bằng dondoc" in page
    assert "các tệp trùng từng byte với khi lập" not in page
    assert browser.get(f"/tai-ve{address}.zip").status_code == 200  # its figures and words are as they were


def test_when_what_it_was_made_of_was_changed_it_says_which(browser: TestClient, engine: Engine) -> None:
    address = made(browser)
    change(engine, "UPDATE registry_revision SET sha256 = :x", "0" * 64)
    for asked in (address, f"/tai-ve{address}.zip"):
        answer = browser.get(asked)
        assert (answer.status_code, "units" in answer.text) == (422, True)


def test_it_is_told_in_english_too(browser: TestClient) -> None:
    address = made(browser)
    for asked in ("/ho-so-hop", address):
        page = read_page(browser.get(f"{asked}?tieng=en").text)
        assert page.named("html") == [{"lang": "en"}]
        assert re.search("Meeting packs|Pack for the meeting of 6 Jun 2023", page.text)
