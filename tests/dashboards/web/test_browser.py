"""The pages in a real browser, where there is one: nothing fails, figures are drawn, nothing scrolls sideways."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from dashboards.web.site_pages import Known
from dashboards.web.static_site import write_site
from tests.dashboards.world import OFFICE, inputs, results

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(BROWSER is None, reason="Chromium is not installed: pages are not looked at")

#: What is looked at: on an old telephone, and on an office's screen.
LOOKED_AT = (
    ("index.html", 360),
    ("don-vi/ta-leng.html", 360),
    ("chi-tieu/kh/II.4.html", 360),
    ("han.html", 360),
    ("thieu.html", 360),
    ("index.html", 1280),
)
PROBE = """<!doctype html><html><head><link rel="icon" href="data:,"></head><body>{frames}<pre id="seen"></pre><script>
const frames = [...document.querySelectorAll("iframe")];
const tall = (e) => e.getClientRects().length === 0 || e.getBoundingClientRect().height >= 24;
function look() {{
  document.getElementById("seen").textContent = JSON.stringify(frames.map((frame) => {{
    const page = frame.contentDocument;
    return {{
      name: frame.dataset.name,
      width: frame.clientWidth,
      needed: page.documentElement.scrollWidth,
      figures: page.querySelectorAll("figure").length,
      drawn: [...page.querySelectorAll("figure")].filter((f) => !f.hidden && f.querySelector("svg.main-svg")).length,
      small: [...page.querySelectorAll("a:not(.skip), summary")].filter((e) => !tall(e)).map((e) => e.textContent),
    }};
  }}));
}}
window.addEventListener("load", () => setTimeout(look, 3000));
</script></body></html>"""


@dataclass(frozen=True)
class Seen:
    """What the browser saw."""

    pages: list[dict[str, Any]]
    console: list[str]
    asked: list[tuple[str, int]]  #: paths asked of our server, and the status of the answer


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Seen:
    """Look at the pages of the small world."""
    folder = tmp_path_factory.mktemp("site")
    write_site(folder / "trang", Known(inputs(), results(), OFFICE))
    frames = "".join(
        f'<iframe data-name="{name}" src="trang/{name}" width="{width}" height="900" style="border:0"></iframe>'
        for name, width in LOOKED_AT
    )
    (folder / "probe.html").write_text(PROBE.format(frames=frames), encoding="utf-8")
    with serving(folder) as (address, asked):
        done = _browse(f"{address}/probe.html", folder / "profile")
    found = re.search(r'<pre id="seen">(.+?)</pre>', done.stdout, re.DOTALL)
    assert found, done.stderr[-2000:]
    console = [line for line in done.stderr.splitlines() if "CONSOLE" in line]
    return Seen(json.loads(html.unescape(found[1])), console, asked)


@contextmanager
def serving(folder: Path) -> Iterator[tuple[str, list[tuple[str, int]]]]:
    """Serve a folder on this machine; give its address, and what is asked of it with how that was answered."""
    asked: list[tuple[str, int]] = []

    class Handler(SimpleHTTPRequestHandler):
        def log_request(self, code: int | str = "-", size: int | str = "-") -> None:  # noqa: ARG002  the library asks
            asked.append((self.path, int(code)))

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        server.server_close()


def test_nothing_fails_in_the_page(seen: Seen) -> None:
    """No error and no warning: the policy of the page lets through all that it needs."""
    assert seen.console == []


def test_only_our_own_files_are_asked_for(seen: Seen) -> None:
    assert {code for _, code in seen.asked} <= {200, 304}
    assets = {path.rpartition("/assets/")[2] for path, _ in seen.asked if "/assets/" in path}
    assert assets == {"dondoc.css", "figures.js", "plotly.min.js"}


def test_no_page_scrolls_sideways(seen: Seen) -> None:
    assert [page["width"] for page in seen.pages] == [width for _, width in LOOKED_AT]
    assert [page for page in seen.pages if page["needed"] > page["width"]] == []


def test_every_figure_is_drawn(seen: Seen) -> None:
    assert [page for page in seen.pages if page["drawn"] != page["figures"]] == []
    assert {page["name"] for page in seen.pages if not page["figures"]} == {"thieu.html"}  # a list needs none


def test_everything_to_press_is_tall_enough(seen: Seen) -> None:
    """WCAG 2.2, 2.5.8: 24 pixels."""
    assert {page["name"]: page["small"] for page in seen.pages if page["small"]} == {}


def _browse(address: str, profile: Path) -> subprocess.CompletedProcess[str]:
    assert BROWSER is not None
    flags = (
        "--headless",
        "--no-sandbox",  # the pages are our own
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        f"--user-data-dir={profile}",
        "--window-size=1400,1000",
        "--virtual-time-budget=15000",
        "--enable-logging=stderr",
        "--dump-dom",
    )
    return subprocess.run([BROWSER, *flags, address], capture_output=True, text=True, check=False, timeout=120)
