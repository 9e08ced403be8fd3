"""A page compressed in pieces is read back by any gzip as the page with what is somebody's own put in."""

from __future__ import annotations

import gzip
import zlib

from hypothesis import given
from hypothesis import strategies as st

from dashboards.web.leaf import Leaves, leaf

MARKS = {"name": b"0123456789abcdef", "token": b"fedcba9876543210"}
OWN = {MARKS["name"]: "Chị Lan".encode(), MARKS["token"]: b"abc=="}


def test_what_is_ones_own_is_put_in_at_each_mark() -> None:
    page = b"<p>" + MARKS["name"] + b"</p><i>" + MARKS["token"] + b"</i>" + MARKS["token"]
    found = leaf(page, MARKS)
    assert found.plain(OWN).decode() == "<p>Chị Lan</p><i>abc==</i>abc=="
    assert gzip.decompress(found.gzipped(OWN)) == found.plain(OWN)


def test_a_page_without_marks_is_what_it_is() -> None:
    found = leaf(b"<p>", MARKS)
    assert found.plain({}) == b"<p>"
    assert gzip.decompress(found.gzipped({})) == b"<p>"
    assert found.weight == len(b"<p>") + len(found.deflated[0])


@given(st.lists(st.binary(max_size=2000), min_size=1, max_size=5), st.binary(max_size=400))
def test_any_bytes_come_back(parts: list[bytes], name: bytes) -> None:
    page = MARKS["name"].join(part.replace(b"0123", b"").replace(b"fedc", b"") for part in parts)
    own = {MARKS["name"]: name}
    assert gzip.decompress(leaf(page, MARKS).gzipped(own)) == page.replace(MARKS["name"], name)


def test_what_is_common_is_compressed_and_what_is_ones_own_is_not() -> None:
    """What an attacker puts on a page must not be compressed with the token: its length would tell of likeness."""
    token = {MARKS["token"]: b"secret-secret-secret"}
    page = b"secret-secret-secret " * 50 + MARKS["token"]
    sizes = {len(leaf(page, MARKS).gzipped({MARKS["token"]: own})) for own in (*token.values(), b"x7-q!" * 4)}
    assert len(sizes) == 1
    assert max(sizes) < len(page) / 5
    assert zlib.decompress(leaf(page, MARKS).gzipped(token), 31).endswith(b"secret-secret-secret")


def test_marks_cannot_be_guessed() -> None:
    one, other = Leaves(), Leaves()
    assert len({*one.marks.values(), *other.marks.values()}) == 4
    assert all(len(mark) == 32 for mark in one.marks.values())


def test_a_page_is_drawn_once() -> None:
    leaves, drawn = Leaves(), list[int]()

    def draw() -> bytes:
        drawn.append(1)
        return b"page"

    assert leaves.get("key", draw) is leaves.get("key", draw)
    assert drawn == [1]
