"""A page that was drawn for one person is shown to others of the same rights, and to nobody else; never an old one."""

from __future__ import annotations

import gzip
import re
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path

import pytest
from fastapi import FastAPI
from sqlalchemy import insert

from dashboards.web.app import create_app
from dashboards.web.forgery import is_token
from kpi.accounts import Account, Change
from kpi.permissions import Role
from kpi.store.engine import writing
from kpi.store.submissions import add_receipt, add_submission, keep_file
from kpi.store.tables import account_revision
from kpi.submission import Outcome, Receipt
from kpi.usecases.record_grant import record_grant
from kpi.usecases.record_units import record_units
from kpi.usecases.register_plan import register_plan
from kpi.usecases.sign_in import Typed, begin_session
from rules.exemption import Grant, GrantKind
from tests.dashboards.live import Clock, TestClient, browser_of, site
from tests.dashboards.reading import read_page
from tests.dashboards.world import OFFICE, PLAN, UNITS, moment, sent

#: Every page that is kept.
PAGES = (
    "/",
    "/?thuoc=tam-duong",
    "/?ngay=2023-06-08&tu=2023-06-04",
    "/don-vi",
    "/don-vi?tim=ban",
    "/don-vi/ban-bo",
    "/han",
    "/han/2023-06",
    "/thieu",
    "/thieu?xep=target",
    "/bao-cao",
    "/bao-cao?trang_thai=chua-nop",
    "/ke-hoach",
    "/ke-hoach/kh",
    "/chi-tieu/kh/II.4",
    "/?tieng=en",
)
TOKEN = re.compile(r'(?<=name="ma" value=")[^"]*')
#: More people, who see what others see: somebody beside each of those in `PEOPLE`, and the reporter of Sơn Bình.
BESIDE = (
    Account("can-bo-2", "Ông <b>Hai</b> & con", Role.OFFICER),
    Account("ban-bo-2", "Người thứ hai", Role.REPORTER, "ban-bo"),
    Account("son-binh", "Văn thư xã Sơn Bình", Role.REPORTER, "son-binh"),
)
NOW = moment("2023-10-02T08:00")


def signed_in(app: FastAPI, account: Account) -> TestClient:
    """Return a browser of one of those beside."""
    engine = app.state.site.engine
    with writing(engine) as connection:
        row = {**account.as_json(), "change": Change.ADDED.value, "recorded_at": moment("2023-01-04T08:00")}
        connection.execute(insert(account_revision).values(**row, actor="Lan"))
    browser = browser_of(app)
    browser.cookies.set(
        "dondoc", begin_session(engine, account, Typed(account.name, ""), NOW), domain="testserver.local"
    )
    return browser


@pytest.fixture
def fresh(app: FastAPI, clock: Clock, tmp_path: Path) -> FastAPI:
    """The same site with nothing kept."""
    return create_app(site(app.state.site.engine, clock, tmp_path))


def shown(browser: TestClient, path: str) -> str:
    """Return a page but for the token, which is written anew each time."""
    answer = browser.get(path)
    assert answer.status_code == 200, path
    return TOKEN.sub("", answer.text)


def test_what_was_drawn_for_others_changes_no_page(app: FastAPI, fresh: FastAPI) -> None:
    """Each sees what they would see if nobody had been there before, and has all of it from the store."""
    pages = ("/", "/don-vi", "/thieu", "/bao-cao?trang_thai=chua-nop", "/chi-tieu/kh/II.4", "/don-vi/ban-bo")
    people = ("quan-tri", "lanh-dao-xa", "ban-bo")
    for person, path in product(people, pages):
        browser_of(app, person).get(path)
    for person, path in product(people, pages):
        assert shown(browser_of(app, person), path) == shown(browser_of(fresh, person), path)


def test_the_second_of_two_gets_their_own_name_and_a_token_that_holds(app: FastAPI) -> None:
    first, second = browser_of(app, "can-bo"), signed_in(app, BESIDE[0])
    for path in PAGES:
        before, after = first.get(path).text, second.get(path).text
        assert "Ông &lt;b&gt;Hai&lt;/b&gt; &amp; con" in after
        assert "Chuyên viên" not in after
        assert TOKEN.sub("", before).replace("Chuyên viên", "") == TOKEN.sub("", after).replace(
            "Ông &lt;b&gt;Hai&lt;/b&gt; &amp; con", ""
        )
        tokens = TOKEN.findall(after)
        assert tokens
        assert all(is_token(second.cookies["dondoc"], one) for one in tokens)
        assert not any(is_token(second.cookies["dondoc"], one) for one in TOKEN.findall(before))


def test_no_reporter_is_shown_another_units_page(app: FastAPI) -> None:
    one, like, other = browser_of(app, "ban-bo"), signed_in(app, BESIDE[1]), signed_in(app, BESIDE[2])
    for path in ("/", "/thieu", "/bao-cao", "/han", "/chi-tieu/kh/II.4", "/don-vi"):
        own, same, foreign = (read_page(browser.get(path).text).text for browser in (one, like, other))
        assert "Bản Bo" in own
        assert own.replace("Văn thư xã Bản Bo", "Người thứ hai") == same
        assert "Sơn Bình" not in own
        assert "Bản Bo" not in foreign
        assert "Sơn Bình" in foreign
    assert one.get("/don-vi/ban-bo").status_code == 200
    assert other.get("/don-vi/ban-bo").status_code == 403  # it lies there, drawn


def test_what_is_said_once_is_said_once(app: FastAPI) -> None:
    browser, other = browser_of(app, "quan-tri"), browser_of(app, "quan-tri")
    text = "dondoc_said"
    browser.get("/don-vi")
    browser.cookies.set(text, "WyJYb25nISIsICJEb25lISJd", domain="testserver.local")  # ["Xong!", "Done!"]
    assert "Xong!" in browser.get("/don-vi").text
    assert "Xong!" not in browser.get("/don-vi").text
    assert "Xong!" not in other.get("/don-vi").text


def test_it_is_sent_compressed_to_whoever_takes_that(browser: TestClient) -> None:
    plain = browser.get("/", headers={"Accept-Encoding": "identity"})
    with browser.stream("GET", "/", headers={"Accept-Encoding": "gzip"}) as answer:
        raw = b"".join(answer.iter_raw())
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["vary"] == plain.headers["vary"] == "Accept-Encoding"
    assert "content-encoding" not in plain.headers
    assert TOKEN.sub("", gzip.decompress(raw).decode()) == TOKEN.sub("", plain.text)
    assert len(raw) < len(plain.content) / 4
    assert answer.headers["cache-control"] == "private, no-store"


def seen(app: FastAPI, path: str) -> str:
    """Return the text of a page, as the officer sees it."""
    return read_page(browser_of(app, "can-bo").get(path).text).text


def test_a_report_is_seen_at_once(app: FastAPI) -> None:
    before = {path: seen(app, path) for path in ("/", "/don-vi/khun-ha", "/bao-cao", "/thieu", "/chi-tieu/kh/II.4")}
    report = sent("khun-ha", "2023-10-02T07:30", 1, 2, 1)
    with writing(app.state.site.engine) as connection:
        keep_file(connection, report.sha256, b"khun-ha")
        slot = report.plan, report.unit, report.period
        answer = Receipt(report.file_name, report.sha256, report.received_at, Outcome.ACCEPTED, *slot, 1)
        add_submission(connection, add_receipt(connection, answer, NOW, "Lan"), report, "Lan")
    after = {path: seen(app, path) for path in before}
    assert not any(after[path] == before[path] for path in before)
    assert "khun-ha.xlsx" in after["/don-vi/khun-ha"]


def test_a_decision_is_seen_at_once(app: FastAPI) -> None:
    before = seen(app, "/thieu")
    exempt = Grant(GrantKind.EXEMPTION, "kh", "bao-cao-6-thang", "khun-ha", "bão lũ", "UBND huyện", NOW)
    record_grant(app.state.site.engine, replace(exempt, until=date(2024, 1, 1)), NOW, "Lan")
    assert seen(app, "/thieu") != before
    assert "bão lũ" in seen(app, "/don-vi/khun-ha")


def test_a_change_of_units_or_of_a_plan_is_seen_at_once(app: FastAPI) -> None:
    assert "Khun Há mới" not in seen(app, "/don-vi") + seen(app, "/")
    record_units(app.state.site.engine, UNITS.replace("Khun Há", "Khun Há mới"), "units.yaml", NOW, "Lan")
    assert "Khun Há mới" in seen(app, "/don-vi")
    assert "Khun Há mới" in seen(app, "/")
    register_plan(app.state.site.engine, PLAN.replace("Công tác dân vận", "Dân vận khéo"), "kh.yaml", NOW, "Lan")
    assert "Dân vận khéo" in seen(app, "/ke-hoach")


def test_other_settings_are_followed_at_once(app: FastAPI, browser: TestClient, tmp_path: Path) -> None:
    (tmp_path / "dondoc.yaml").write_text(f"office: {OFFICE}\n", encoding="utf-8")
    assert OFFICE in seen(app, "/don-vi")
    form = read_page(browser.get("/thiet-lap").text)
    mark = next(field["value"] for field in form.named("input") if field.get("name") == "da_xem")
    answer = browser.post("/thiet-lap", data={"noi_dung": "office: Văn phòng UBND\n", "da_xem": mark})
    assert answer.status_code == 303
    assert "Văn phòng UBND" in seen(app, "/don-vi")


def test_other_rights_are_other_pages(app: FastAPI) -> None:
    """The same person, made a leader who only reads: no button is left of what was theirs before."""
    assert "Ghi nhận sáp nhập" in browser_of(app, "quan-tri").get("/don-vi").text
    assert "Ghi nhận sáp nhập" not in browser_of(app, "lanh-dao").get("/don-vi").text


def test_another_day_is_another_page(app: FastAPI, clock: Clock) -> None:
    assert "02/10/2023" in seen(app, "/han")
    clock.forward(days=1)
    assert "03/10/2023" in seen(app, "/han")
