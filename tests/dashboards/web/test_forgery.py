"""What tells our forms from another site's."""

from __future__ import annotations

import pytest
from fastapi import Request

from dashboards.web.forgery import comes_from_here, form_token, is_token


def test_a_session_knows_its_tokens_and_no_others() -> None:
    first, second = form_token("bí mật"), form_token("bí mật")
    assert first != second  # written anew for each page
    assert is_token("bí mật", first)
    assert is_token("bí mật", second)
    assert not is_token("khác", first)


TEXTS = {"nothing": "", "a letter": "x", "short": "AAAA", "no hash": "A" * 88, "no ASCII": "ă" * 88}


@pytest.mark.parametrize("text", [*TEXTS.values(), form_token("bí mật")[:-4]], ids=[*TEXTS, "cut off"])
def test_what_is_no_token_is_none(text: str) -> None:
    assert not is_token("bí mật", text)


@pytest.mark.parametrize(
    ("headers", "from_here"),
    [
        ({}, True),  # no browser of these years
        ({"sec-fetch-site": "same-origin"}, True),
        ({"sec-fetch-site": "none"}, True),
        ({"sec-fetch-site": "same-site"}, False),
        ({"sec-fetch-site": "cross-site", "origin": "https://dondoc.example"}, False),
        ({"origin": "https://dondoc.example"}, True),
        ({"origin": "http://127.0.0.1:8000"}, True),
        ({"origin": "http://127.0.0.1:8001"}, False),
        ({"origin": "null"}, False),
    ],
)
def test_where_a_form_comes_from(headers: dict[str, str], from_here: bool) -> None:
    told = [(name.encode(), value.encode()) for name, value in {"host": "127.0.0.1:8000", **headers}.items()]
    scope = {"type": "http", "scheme": "http", "server": ("127.0.0.1", 8000), "path": "/", "headers": told}
    assert comes_from_here(Request(scope), "https://dondoc.example") == from_here
