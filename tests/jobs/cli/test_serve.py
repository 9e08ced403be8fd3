"""serve: a real server on a port of this machine."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from tests.jobs.conftest import Dondoc

PASSWORD = "ghế xanh bốn mùa"


@contextmanager
def serving(folder: Path, *options: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """Run `dondoc serve` on a free port, and give its address and its process."""
    code = "from jobs.cli.main import run; run()"
    command = [sys.executable, "-c", code, "serve", "-w", str(folder), "--port", "0", *options]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1", "COLUMNS": "200"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        try:
            assert process.stdout is not None
            first = process.stdout.readline()
            found = re.search(r"http://\S+", first)
            assert found, first
            yield found[0], process
        finally:
            process.terminate()
            process.wait(20)


def test_pages_are_served_to_whoever_signs_in(dondoc: Dondoc, own_example: Path) -> None:
    password = dondoc("user", "add", "quan-tri", "--admin", "--generate", "-w", own_example).out.strip().split()[-1]
    with serving(own_example) as (address, _), httpx.Client(base_url=address) as browser:
        asked = browser.get("/don-vi/ban-bo?ngay=2023-10-01")
        assert (asked.status_code, asked.headers["location"].partition("?")[0]) == (303, "/dang-nhap")
        assert "server" not in asked.headers
        done = browser.post("/dang-nhap", data={"ten": "quan-tri", "mat-khau": password})
        assert done.status_code == 303
        form = browser.get("/toi").text
        token = re.findall(r'name="ma" value="([^"]+)"', form)[0]
        changed = {"ma": token, "mat-khau-moi": PASSWORD, "mat-khau-lai": PASSWORD}
        assert browser.post("/toi/mat-khau", data=changed).status_code == 303
        page = browser.get("/don-vi/ban-bo?ngay=2023-10-01")
        assert page.status_code == 200
        assert page.headers["content-encoding"] == "gzip"
        assert "xã Bản Bo" in page.text.replace("Xã", "xã")
    assert "quan-tri" in "".join(path.read_text("utf-8") for path in (own_example / "logs").iterdir())


def test_a_port_that_is_taken_is_told(dondoc: Dondoc, example: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        said = dondoc("serve", "-w", example, "--port", port)
    assert said.code == 2
    assert f"Không mở được cổng {port} trên 127.0.0.1 (chương trình khác đang dùng)" in said.err


def test_a_place_that_is_not_here_is_told(dondoc: Dondoc, example: Path, tmp_path: Path) -> None:
    assert "Không mở được cổng" in dondoc("serve", "-w", example, "--host", "192.0.2.1").err
    assert "Không thấy không gian làm việc" in dondoc("serve", "-w", tmp_path).err
