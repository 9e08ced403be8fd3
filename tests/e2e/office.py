"""A whole office: the example's workspace served as people serve it, an account of each role, a real browser."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from jobs.workspace import open_workspace
from kpi.accounts import Account
from kpi.clock import now
from kpi.permissions import Role
from kpi.usecases.change_account import add_account

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
PASSWORD = "ruộng bậc thang nước đỏ"
#: Who works here: name, role, unit.
PEOPLE = (
    ("quan-tri", Role.ADMINISTRATOR, None),
    ("can-bo", Role.OFFICER, None),
    ("lanh-dao", Role.LEADER, None),
    ("van-thu-khun-ha", Role.REPORTER, "khun-ha"),
)
#: The rules of WCAG 2.2, A and AA.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@dataclass(frozen=True)
class Office:
    """An office that is open: its address and the browser that stands in it."""

    address: str
    browser: Browser

    @contextmanager
    def desk(self, who: str, width: int = 1280, *, dark: bool = False) -> Iterator[Page]:
        """Sit down at a desk and sign in; nothing may go wrong in the page, nor anything be asked of another host."""
        context = self.browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme="dark" if dark else "light", base_url=self.address
        )
        context.set_default_timeout(10_000)
        page, wrong = context.new_page(), list[str]()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("request", lambda asked: None if asked.url.startswith(self.address) else wrong.append(asked.url))
        page.goto("/dang-nhap")
        page.get_by_label("Tên đăng nhập").fill(who)
        page.get_by_label("Mật khẩu").fill(PASSWORD)
        page.get_by_role("main").get_by_role("button", name="Đăng nhập").click()
        page.get_by_role("button", name="Đăng xuất").wait_for()
        try:
            yield page
            assert wrong == []
        finally:
            context.close()


def violations(page: Page) -> list[tuple[str, str]]:
    """Return what axe finds against the rules: each rule with the first element that breaks it."""
    found = Axe().run(page, options=_ASKED).response["violations"]
    return [(one["id"], one["nodes"][0]["html"][:200]) for one in found]


#: What is in order is not told at length, nor where each element stands: half of axe's work, on a long page.
_ASKED = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"], "selectors": False}


@contextmanager
def opened(folder: Path) -> Iterator[Office]:
    """Open the office of a workspace: accounts, the server on a free port, a browser."""
    engine = open_workspace(folder, None).engine
    for name, role, unit in PEOPLE:
        add_account(engine, Account(name, name, role, unit), PASSWORD, now(), "test")
    engine.dispose()
    code = "from jobs.cli.main import run; run()"
    command = [sys.executable, "-u", "-c", code, "serve", "--port", "0", "-w", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            found = re.search(r"http://\S+", server.stdout.readline())
            assert found is not None
            with sync_playwright() as driver:
                browser = driver.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
                yield Office(found[0], browser)
                browser.close()
        finally:
            server.terminate()
            server.wait(10)
