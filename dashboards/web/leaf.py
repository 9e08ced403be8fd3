"""A page as it is for all who are shown the same, with places for what is a person's own: drawn and compressed once.

Compressed, it is one gzip member (RFC 1952): what is common as blocks that were deflated when the page was drawn, what
is somebody's own between them as stored blocks (RFC 1951, 3.2.4). So no secret is ever compressed with other text.
"""

from __future__ import annotations

import re
import secrets
import zlib
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from struct import pack

from dashboards.web.made_once import MadeOnce

#: How many bytes of pages are kept.
_MOST = 64 * 2**20
_HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"  # deflate, no name, no time, no system
_LAST_BLOCK = b"\x01\x00\x00\xff\xff"  # the last one, stored, empty
_LEVEL = 6


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page: text that is common, a place for somebody's own, common text again, and so on."""

    common: tuple[bytes, ...]
    deflated: tuple[bytes, ...]  #: the same, each as whole blocks
    places: tuple[bytes, ...]  #: the mark of what goes in after each but the last

    @property
    def weight(self) -> int:
        """Return how many bytes are held."""
        return sum(map(len, (*self.common, *self.deflated)))

    def plain(self, own: Mapping[bytes, bytes]) -> bytes:
        """Return the page with what goes in at each mark."""
        return _between(self.common, [own[mark] for mark in self.places])

    def gzipped(self, own: Mapping[bytes, bytes]) -> bytes:
        """Return the same page, compressed; nothing of one's own is longer than 65,535 bytes."""
        whole = self.plain(own)
        blocks = _between(self.deflated, [_stored(own[mark]) for mark in self.places])
        return _HEADER + blocks + _LAST_BLOCK + pack("<LL", zlib.crc32(whole), len(whole) & 0xFFFFFFFF)


def leaf(page: bytes, marks: Mapping[str, bytes]) -> Leaf:
    """Return a page in which marks stand for what is somebody's own."""
    parts = re.split(b"(" + b"|".join(map(re.escape, marks.values())) + b")", page)
    common = tuple(parts[::2])
    return Leaf(common, tuple(map(_deflated, common)), tuple(parts[1::2]))


class Leaves:
    """The pages that were drawn, kept while they are asked for."""

    def __init__(self) -> None:
        self._kept: MadeOnce[Leaf] = MadeOnce(_MOST, lambda found: found.weight)
        #: What stands for a person's name, and for the token of their forms: words that no text can contain by intent.
        self.marks = {name: secrets.token_hex(16).encode() for name in ("name", "token")}

    def get(self, key: Hashable, draw: Callable[[], bytes]) -> Leaf:
        """Return the page of a key; ``draw`` draws it, with the marks in it."""
        return self._kept.get(key, lambda: leaf(draw(), self.marks))


def _between(common: tuple[bytes, ...], own: list[bytes]) -> bytes:
    pairs = zip(common, [*own, b""], strict=True)
    return b"".join(part for pair in pairs for part in pair)


def _deflated(text: bytes) -> bytes:
    """Return a text as blocks that end with a byte and are not the last."""
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(text) + packer.flush(zlib.Z_FULL_FLUSH)


def _stored(text: bytes) -> bytes:
    """Return a text as one block, as it is."""
    return pack("<BHH", 0, len(text), len(text) ^ 0xFFFF) + text
