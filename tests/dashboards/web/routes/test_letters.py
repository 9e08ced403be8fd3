"""The letters on a page: to whom they would go, each as the command writes it, all of them as one file."""

from __future__ import annotations

import io
import shutil
import zipfile
from pathlib import Path

import docx
import pytest
from fastapi import FastAPI

from dashboards.exports.letters import letter_files, the_template
from dashboards.exports.shortfalls import MEDIA_TYPES
from dashboards.papers.own_templates import FOLDER, UNIT_LETTER
from dashboards.views.letter_list import letter_list
from kpi.settings import Settings
from tests.dashboards.live import TestClient, browser_of
from tests.dashboards.papers.test_letter_paper import own
from tests.dashboards.reading import read_page
from tests.dashboards.world import OFFICE, inputs, moment, results

DATABASES = ("sqlite",)  # the pages only read

DAY = "ngay=2023-09-30"
TO = ("son-binh", "ban-bo", "khun-ha")  # who lacks something: tests/dashboards/views/test_letter_list.py


def test_the_page_leads_to_the_letter_of_every_unit_that_lacks_something(browser: TestClient) -> None:
    page = read_page(browser.get(f"/cong-van?{DAY}").text)
    links = [one["href"] for one in page.named("a") if one["href"].startswith("/tai-ve/")]
    each = [f"/tai-ve/cong-van/{unit}{ending}?{DAY}" for unit in TO for ending in (".docx", ".pdf")]
    common = [f"/tai-ve/cong-van-nhom{ending}?{DAY}&nhom=cap-xa" for ending in (".docx", ".pdf")]
    assert links == [f"/tai-ve/cong-van.zip?{DAY}", *each, *common]
    for link in links:
        answer = browser.get(link)
        assert (answer.status_code, answer.headers["content-disposition"][:10]) == (200, "attachment"), link
        assert browser.get(link).content == answer.content, link
    rows = page.tables["Mỗi đơn vị còn thiếu việc có một công văn."]
    known = letter_list(inputs(), results(), OFFICE, party=False)
    assert [(row[0], row[1]) for row in rows[1:]] == [
        (name, str(len(known.letters[unit].entries)))
        for unit, name in zip(TO, ("Sơn Bình", "Bản Bo", "Khun Há"), strict=True)
    ]


def test_the_files_are_those_that_the_command_writes(browser: TestClient, tmp_path: Path) -> None:
    at = moment("2023-09-30T23:59:59")
    known = letter_list(inputs(as_of=at), results(at), OFFICE, party=False)
    settings = Settings(office=OFFICE)
    template = the_template(tmp_path, settings, None, common=False)
    expected = letter_files(tuple(known.letters.values()), settings, template, at.date())
    with zipfile.ZipFile(io.BytesIO(browser.get(f"/tai-ve/cong-van.zip?{DAY}").content)) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == expected
    for ending in (".docx", ".pdf"):
        answer = browser.get(f"/tai-ve/cong-van/ban-bo{ending}?{DAY}")
        assert answer.headers["content-type"] == MEDIA_TYPES[ending]
        assert f'filename="cong-van-ban-bo{ending}"' in answer.headers["content-disposition"]
        assert answer.content == expected[f"cong-van-ban-bo{ending}"]


@pytest.mark.parametrize(
    "address",
    [
        "/tai-ve/cong-van/thi-tran.pdf", "/tai-ve/cong-van/khong-co.pdf", "/tai-ve/cong-van/ban-bo.txt",
        "/tai-ve/cong-van-nhom.pdf", "/tai-ve/cong-van-nhom.pdf?nhom=khac", "/cong-van?ke_hoach=khac",
        "/tai-ve/cong-van.zip?ngay=2022-12-30",
    ],
)  # fmt: skip
def test_what_there_is_not_is_not_found(browser: TestClient, address: str) -> None:
    """Thị trấn Tam Đường lacks nothing; on 30/12/2022 the plan had not begun."""
    assert browser.get(address).status_code == 404


def test_when_nothing_is_to_be_urged_the_page_says_so(browser: TestClient) -> None:
    page = read_page(browser.get("/cong-van?ngay=2022-12-30").text)
    assert "Không đơn vị nào có việc phải đôn đốc." in page.text
    assert [one["href"] for one in page.named("a") if one["href"].startswith("/tai-ve/")] == []


def test_the_offices_own_template_is_used(browser: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, own("state", common=False))
    word = browser.get(f"/tai-ve/cong-van/ban-bo.docx?{DAY}").content
    assert docx.Document(io.BytesIO(word)).paragraphs
    if shutil.which("soffice") is not None:
        assert browser.get(f"/tai-ve/cong-van/ban-bo.pdf?{DAY}").content.startswith(b"%PDF-")
    monkeypatch.setenv("PATH", "")  # as where LibreOffice is not installed
    page = read_page(browser.get(f"/cong-van?{DAY}").text)
    assert "máy này không có LibreOffice" in page.text
    links = [one["href"] for one in page.named("a") if ".pdf" in one["href"]]
    assert links == [f"/tai-ve/cong-van-nhom.pdf?{DAY}&nhom=cap-xa"]  # of the program's own template it is drawn here
    refused = browser.get(f"/tai-ve/cong-van/ban-bo.pdf?{DAY}")
    assert (refused.status_code, "máy này không có LibreOffice" in refused.text) == (422, True)
    with zipfile.ZipFile(io.BytesIO(browser.get(f"/tai-ve/cong-van.zip?{DAY}").content)) as archive:
        assert archive.namelist() == [f"cong-van-{unit}.docx" for unit in sorted(TO)]


def test_a_template_that_cannot_be_filled_is_told(browser: TestClient, tmp_path: Path) -> None:
    put(tmp_path, b"PK")
    answer = browser.get(f"/tai-ve/cong-van/ban-bo.docx?{DAY}")
    assert (answer.status_code, UNIT_LETTER in answer.text) == (422, True)


def test_only_whoever_coordinates_writes_letters(app: FastAPI) -> None:
    for account, status in (("can-bo", 200), ("lanh-dao", 403), ("ban-bo", 403)):
        browser = browser_of(app, account)
        for address in ("/cong-van", "/tai-ve/cong-van.zip", "/tai-ve/cong-van/ban-bo.docx"):
            assert browser.get(f"{address}?{DAY}").status_code == status, (account, address)


def test_the_page_is_in_english_the_letters_never(browser: TestClient) -> None:
    page = read_page(browser.get(f"/cong-van?{DAY}&tieng=en").text)
    assert "One letter to a whole group" in page.text
    english = browser.get(f"/tai-ve/cong-van/ban-bo.pdf?{DAY}&tieng=en").content
    assert english == browser.get(f"/tai-ve/cong-van/ban-bo.pdf?{DAY}").content


def put(folder: Path, template: bytes) -> None:
    """Let the office have a template of its own for the letters to single units."""
    (folder / FOLDER).mkdir(exist_ok=True)
    (folder / FOLDER / UNIT_LETTER).write_bytes(template)
