"""serve --workers: several processes are one site, and end together. Each is asked while the others are held still."""

from __future__ import annotations

import os
import re
import signal
import socket
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from sqlalchemy import Engine

from tests.dashboards.live import PASSWORD, filled, people
from tests.dashboards.reading import read_page
from tests.dashboards.world import OFFICE
from tests.jobs.cli.test_serve import serving

pytestmark = pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="processes are found in /proc")
UNIT, BAN_BO = "/don-vi/ban-bo", "/bao-cao/ban-bo/kh/2023-H1"
#: What the page of the unit says of a report that came.
CAME = re.compile("đã tiếp nhận")


def workers(parent: int) -> list[int]:
    """Return the processes that answer, once there are two."""
    for _ in range(300):
        children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
        found = [int(one) for one in children if b"spawn_main" in Path(f"/proc/{one}/cmdline").read_bytes()]
        if len(found) == 2:
            return found
        time.sleep(0.1)
    raise AssertionError("there are not two processes")


@contextmanager
def only(process: int, all_: Sequence[int]) -> Iterator[None]:
    """Hold all other processes still."""
    others = [one for one in all_ if one != process]
    for one in others:
        os.kill(one, signal.SIGSTOP)
    try:
        yield
    finally:
        for one in others:
            os.kill(one, signal.SIGCONT)


def browser_at(address: str) -> httpx.Client:
    """Return a browser that opens a new connection for each page, so that any process may answer."""
    return httpx.Client(base_url=address, limits=httpx.Limits(max_keepalive_connections=0), timeout=60)


@pytest.fixture
def office(engine: Engine, database: str, tmp_path: Path) -> tuple[str, ...]:
    """A workspace with its database, of either kind, as the command takes it; a report was sent, Bản Bo's was not."""
    people(filled(engine))
    engine.dispose()
    (tmp_path / "dondoc.yaml").write_text(f"office: {OFFICE}\n", encoding="utf-8")
    return str(tmp_path), "--db", database


def text(browser: httpx.Client, path: str) -> str:
    answer = browser.get(path)
    assert answer.status_code == 200
    return read_page(answer.text).text


def test_what_one_process_takes_all_show(office: tuple[str, ...]) -> None:
    folder, *options = office
    with serving(Path(folder), "--workers", "2", *options) as (address, server), browser_at(address) as browser:
        one, other = both = workers(server.pid)
        with only(one, both):
            signed = browser.post("/dang-nhap", data={"ten": "quan-tri", "mat-khau": PASSWORD})
            assert signed.status_code == 303
            assert not CAME.search(text(browser, UNIT))
        with only(other, both):
            assert not CAME.search(text(browser, UNIT))  # signed in here too, and drawn here before the report
            form = read_page(browser.get(f"{BAN_BO}/nhap").text)
            typed = _hidden(form.named("input")) | {"viec": "gui"}
            for tag, value in (("input", "1"), ("select", "có")):
                typed |= {one["name"]: value for one in form.named(tag) if one.get("name", "").startswith("so.")}
            assert browser.post(f"{BAN_BO}/nhap", data=typed).status_code == 303
            assert CAME.search(text(browser, UNIT))
        with only(one, both):
            assert CAME.search(text(browser, UNIT))
            settings = _hidden(read_page(browser.get("/thiet-lap").text).named("input"))
            typed = settings | {"noi_dung": "office: Văn phòng UBND huyện"}
            assert browser.post("/thiet-lap", data=typed).status_code == 303
        with only(other, both):
            assert "Văn phòng UBND huyện" in text(browser, UNIT)
            assert "chưa dùng" not in text(browser, "/thiet-lap")


def test_a_process_that_dies_is_replaced_and_all_end_with_the_first(example: Path) -> None:
    with serving(example, "--workers", "2") as (address, server):
        one, other = workers(server.pid)
        os.kill(one, signal.SIGKILL)
        _until(lambda: len(workers(server.pid)) == 2 and one not in workers(server.pid))
        with browser_at(address) as browser:
            assert browser.get("/dang-nhap").status_code == 200
        both = workers(server.pid)
        server.kill()
        _until(lambda: not any(Path(f"/proc/{process}").exists() for process in {other, *both}))
        host, port = re.findall(r"//([^:]+):(\d+)", address)[0]
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection((host, int(port)), timeout=1)


def _hidden(fields: Sequence[Mapping[str, str]]) -> dict[str, str]:
    return {field["name"]: field["value"] for field in fields if field.get("type") == "hidden"}


def _until(so: Callable[[], bool]) -> None:
    """Wait until something is so, half a minute at most."""
    end = time.monotonic() + 30
    while not so():
        assert time.monotonic() < end
        time.sleep(0.1)
