"""Packs and letters for programs: what the pages take and show."""

from __future__ import annotations

import io
import zipfile

import pytest
from fastapi import FastAPI
from sqlalchemy import Engine

from dashboards.exports.meeting_packs import NAMES, all_packs
from dashboards.web.routes import api_papers
from tests.dashboards.live import TestClient, browser_of

DATABASES = ("sqlite",)  # what is recorded here, test_meeting_packs records on both

PACKS, LETTERS = "/api/v1/meeting-packs", "/api/v1/letters"
DAY = "as_of=2023-09-30"


def names(content: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.namelist()


def test_a_pack_is_made_listed_looked_at_and_taken_along(browser: TestClient, engine: Engine) -> None:
    made = browser.post(PACKS, json={"meeting": "2023-06-06", "order": "target"}).json()
    (pack,) = all_packs(engine)
    assert made == {**pack.as_json(), "lines": made["lines"], "differing": []}
    assert (made["made_of"]["order"], made["as_of"], made["by"]) == ("target", "2023-06-06T23:59:59+07:00", "quan-tri")
    assert browser.get(PACKS).json() == {"packs": [pack.as_json()]}
    assert browser.get(f"{PACKS}/{pack.id}").json() == made
    assert sorted(names(browser.get(f"{PACKS}/{pack.id}/zip").content)) == sorted(NAMES)
    assert browser.get(f"{PACKS}/{pack.id}/zip").content == browser.get(f"/tai-ve/ho-so-hop/{pack.id}.zip").content
    assert browser.get(f"{PACKS}?format=csv").text.count(pack.id) == 1


def test_a_pack_of_another_moment(browser: TestClient) -> None:
    made = browser.post(PACKS, json={"meeting": "2023-06-06", "as_of": "2023-05-01"}).json()
    assert made["as_of"] == "2023-05-01T23:59:59+07:00"


@pytest.mark.parametrize("wrong", [{}, {"meeting": "mai"}, {"meeting": "2023-06-06", "order": "x"}])
def test_what_is_not_understood_makes_nothing(browser: TestClient, engine: Engine, wrong: dict[str, str]) -> None:
    assert browser.post(PACKS, json=wrong).status_code == 422
    assert all_packs(engine) == ()


@pytest.mark.parametrize("path", [f"{PACKS}/khac", f"{PACKS}/khac/zip", f"{LETTERS}?plan=khac"])
def test_what_there_is_not_is_not_found(browser: TestClient, path: str) -> None:
    assert browser.get(path).json()["error"]["status"] == 404


def test_the_letters_that_would_be_written_are_those_of_the_page(browser: TestClient) -> None:
    found = browser.get(f"{LETTERS}?{DAY}").json()
    assert [one["name"] for one in found["letters"]] == ["son-binh", "ban-bo", "khun-ha"]
    (group,) = found["groups"]
    assert (group["name"], group["lines"]) == ("cap-xa", sum(one["lines"] for one in found["letters"]))
    every = browser.get(f"{LETTERS}/zip?{DAY}").content
    assert every == browser.get("/tai-ve/cong-van.zip?ngay=2023-09-30").content
    assert browser.get(f"{LETTERS}?{DAY}&format=csv").text.count("ban-bo") == 1


@pytest.mark.parametrize(
    ("asked", "units"),
    [("unit=ban-bo", ["ban-bo"]), ("unit=khun-ha&unit=ban-bo", ["ban-bo", "khun-ha"]), ("group=cap-xa", ["cap-xa"])],
)
def test_letters_are_asked_for_by_unit_or_group(browser: TestClient, asked: str, units: list[str]) -> None:
    files = names(browser.get(f"{LETTERS}/zip?{DAY}&{asked}").content)
    assert files == [f"cong-van-{unit}{ending}" for unit in units for ending in (".docx", ".pdf")]


def test_a_letter_to_whom_none_would_go_is_not_found(browser: TestClient) -> None:
    for asked in ("unit=thi-tran", "unit=ban-bo&unit=khac", "group=khac"):
        assert browser.get(f"{LETTERS}/zip?{DAY}&{asked}").status_code == 404, asked


def test_too_many_letters_at_once_are_refused(browser: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(api_papers, "AT_ONCE", 2)
    answer = browser.get(f"{LETTERS}/zip?{DAY}")
    assert (answer.status_code, answer.json()["error"]["text"]) == (422, "Nhiều nhất 2 công văn một lần.")
    assert browser.get(f"{LETTERS}/zip?{DAY}&unit=ban-bo&unit=khun-ha").status_code == 200


def test_a_leader_reads_packs_and_makes_none(app: FastAPI) -> None:
    leader = browser_of(app, "lanh-dao")
    assert leader.get(PACKS).json() == {"packs": []}
    assert leader.post(PACKS, json={"meeting": "2023-06-06"}).status_code == 403
    assert leader.get(LETTERS).status_code == 403
