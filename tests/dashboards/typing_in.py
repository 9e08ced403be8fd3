"""A person at the live site: reads a form with everything it holds, and sends it back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from httpx import Response

from tests.dashboards.live import TestClient
from tests.dashboards.reading import read_page

#: A file as it is chosen: its name and its bytes.
Chosen = tuple[str, bytes]


def hidden(browser: TestClient, page: str) -> dict[str, str]:
    """Return the hidden fields of a page's forms."""
    fields = read_page(browser.get(page).text).named("input")
    return {field["name"]: field["value"] for field in fields if field.get("type") == "hidden"}


def send(
    browser: TestClient,
    page: str,
    to: str,
    fields: Mapping[str, str] | None = None,
    files: Sequence[Chosen] = (),
) -> Response:
    """Open a page, fill its form and send it; what follows is not looked at."""
    data = hidden(browser, page) | dict(fields or {})
    answer: Response = browser.post(to, data=data, files=[("tep", file) for file in files])
    return answer
