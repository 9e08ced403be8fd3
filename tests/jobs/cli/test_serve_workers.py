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

from tests.dashboards.reading import read_page
from tests.jobs.cli.test_serve import PASSWORD, serving
from tests.jobs.conftest import Dondoc

pytestmark = pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="processes are found in /proc")
UNIT, BAN_BO = "/don-vi/ban-bo", "/bao-cao/ban-bo/dvcq-2023/2023-H1"
#: What the page of the unit says of a report that came for the second time.
SECOND = re.compile("đã tiếp nhận, lần 2")


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


def sign_in(browser: httpx.Client, password: str) -> None:
    """Sign in and choose the password."""
    assert browser.post("/dang-nhap", data={"ten": "quan-tri", "mat-khau": password}).status_code == 303
    token = re.findall(r'name="ma" value="([^"]+)"', browser.get("/toi").text)[0]
    changed = {"ma": token, "mat-khau-moi": PASSWORD, "mat-khau-lai": PASSWORD}
    assert browser.post("/toi/mat-khau", data=changed).status_code == 303


def text(browser: httpx.Client, path: str) -> str:
    answer = browser.get(path)
    assert answer.status_code == 200
    return read_page(answer.text).text


def test_what_one_process_takes_all_show(dondoc: Dondoc, own_example: Path) -> None:
    password = dondoc("user", "add", "quan-tri", "--admin", "--generate", "-w", own_example).out.strip().split()[-1]
    with serving(own_example, "--workers", "2") as (address, server), browser_at(address) as browser:
        one, other = both = workers(server.pid)
        with only(one, both):
            sign_in(browser, password)
            assert not SECOND.search(text(browser, UNIT))
        with only(other, both):
            assert not SECOND.search(text(browser, UNIT))  # signed in here too, and drawn here before the report
            form = read_page(browser.get(f"{BAN_BO}/nhap").text)
            typed = _hidden(form.named("input")) | {"viec": "gui"}
            for tag, value in (("input", "7"), ("select", "có")):
                typed |= {one["name"]: value for one in form.named(tag) if one.get("name", "").startswith("so.")}
            assert browser.post(f"{BAN_BO}/nhap", data=typed).status_code == 303
            assert SECOND.search(text(browser, UNIT))
        with only(one, both):
            assert SECOND.search(text(browser, UNIT))
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
