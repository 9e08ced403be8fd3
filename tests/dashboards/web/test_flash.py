"""What came of a form is said once, on the next page."""

from __future__ import annotations

from http.cookies import SimpleCookie

import pytest
from fastapi import Request
from fastapi.responses import Response

from dashboards.web.flash import put_flash, take_flash
from targets.wording import Sentence


def carried(said: Sentence | None) -> str:
    """Return the cookie that an answer sets, as the next request brings it."""
    answer = Response()
    put_flash(answer, said)
    [cookie] = SimpleCookie(answer.headers["set-cookie"]).values()
    assert cookie["httponly"]
    return f"{cookie.key}={cookie.value}"


def asking(cookie: str) -> Request:
    return Request({"type": "http", "headers": [(b"cookie", cookie.encode())]})


def test_a_sentence_is_carried_whole_whatever_is_in_it() -> None:
    said = Sentence("Đã nhận “a; b=c, <d>”\n", "Received")
    assert take_flash(asking(carried(said))) == said


def test_a_very_long_one_is_cut_so_that_browsers_keep_it() -> None:
    cookie = carried(Sentence("ă" * 5000, "a" * 5000))
    assert len(cookie) < 4096
    assert take_flash(asking(cookie)) == Sentence("ă" * 800, "a" * 800)


@pytest.mark.parametrize("value", ["", "x", "W10=", "WzEsMiwzXQ==", "bnVsbA==", "/w==", '"'])
def test_what_is_no_sentence_of_ours_says_nothing(value: str) -> None:
    assert take_flash(asking(f"dondoc_said={value}")) is None


def test_it_can_be_taken_back() -> None:
    assert carried(None) == "dondoc_said="
