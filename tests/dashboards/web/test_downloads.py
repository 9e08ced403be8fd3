"""Files for browsers: under their own names, and never opened as pages."""

from __future__ import annotations

from urllib.parse import unquote

import pytest

from dashboards.web.downloads import download


@pytest.mark.parametrize(
    "name", ["bc.xlsx", "Biên bản số 1.pdf", 'a"; x="b.html', "../../etc/passwd", "a\r\nSet-Cookie: x"]
)
def test_any_name_is_kept_and_none_breaks_the_header(name: str) -> None:
    answer = download(b"x", name)
    header = answer.headers["content-disposition"]
    assert unquote(header.partition("UTF-8''")[2]) == name
    assert not set("\r\n") & set(header)
    assert header.count('"') == 2
    assert answer.headers["content-type"] == "application/octet-stream"


def test_nobody_else_keeps_it() -> None:
    assert download(b"x", "a").headers["cache-control"] == "private, no-store"
