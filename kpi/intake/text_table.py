"""The rows of a text file, .csv or .tsv: its letters first, then what parts its columns. For the guarded child."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections import Counter
from dataclasses import dataclass

from targets.documents.encodings import Encoding, decode, from_tcvn3

#: What people may name with --encoding, and the encoding meant.
ENCODINGS = {
    "utf-8": Encoding.UTF_8,
    "utf-16": Encoding.UTF_16,
    "windows-1258": Encoding.CP1258,
    "tcvn3": Encoding.TCVN3,
}
_LONGEST_FIELD = 32_767


@dataclass(frozen=True, slots=True)
class TextTable:
    """A text file's rows, and how its letters were read."""

    rows: list[list[str]]
    encoding: str
    guessed: bool  #: the letters were told by their looks: a person should look at them
    preview: str  #: some of them


class TextFaultError(Exception):
    """The text cannot be read; ``args[0]`` is the code of what is wrong."""


def read_text_table(content: bytes, encoding: str | None = None) -> TextTable:
    """Return the rows of a text file.

    Args:
        content: the file's bytes.
        encoding: one of `ENCODINGS`, where a person settled it; else it is told by the bytes.

    Raises:
        TextFaultError: "encoding" when the letters cannot be told, "not-text" when there are none, "broken" when a
            quotation never ends or a field is longer than a cell.
    """
    text, name, guessed = _decoded(content, encoding)
    if "\0" in text:
        raise TextFaultError("not-text")
    csv.field_size_limit(_LONGEST_FIELD)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True))
    except csv.Error as error:
        raise TextFaultError("broken") from error
    return TextTable(rows, name, guessed, _preview(text))


def _decoded(content: bytes, encoding: str | None) -> tuple[str, str, bool]:
    if encoding is not None:
        return _as(content, ENCODINGS[encoding]), encoding, False
    if b"\0" in content[:_SAMPLE] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        unmarked = _utf_16_without_mark(content)
        if unmarked is None:
            raise TextFaultError("not-text")
        return unmarked, "utf-16", False
    found = decode(content)
    if found is None:
        raise TextFaultError("encoding" if b"\0" not in content else "not-text")
    name = next((name for name, one in ENCODINGS.items() if one is found.encoding), "tcvn3")
    return found.text, name, found.is_old


def _as(content: bytes, encoding: Encoding) -> str:
    if encoding is Encoding.TCVN3:
        return from_tcvn3(content.decode("latin-1"))
    codec = {Encoding.UTF_8: "utf-8-sig", Encoding.UTF_16: "utf-16", Encoding.CP1258: "cp1258"}[encoding]
    try:
        return unicodedata.normalize("NFC", content.decode(codec))
    except UnicodeDecodeError as error:
        raise TextFaultError("encoding") from error


def _utf_16_without_mark(content: bytes) -> str | None:
    """Return the text of UTF-16 without its mark: the zeros of its Latin letters stand on one side only."""
    even, odd = content[:_SAMPLE:2].count(0), content[1:_SAMPLE:2].count(0)
    if len(content) % 2 or min(even, odd) * 8 > max(even, odd):
        return None
    try:
        return content.decode("utf-16-le" if odd > even else "utf-16-be")
    except UnicodeDecodeError:
        return None


def _delimiter(text: str) -> str:
    """Return what parts the columns: the sign that stands equally often in most lines, a tab before the others."""
    lines = [line for line in text[:_SAMPLE].splitlines() if line.strip()][:_LINES]

    def steady(sign: str) -> int:
        counts = Counter(count for line in lines if (count := line.count(sign)))
        return max((count * lines_ for count, lines_ in counts.items()), default=0)

    return max("\t;|,", key=steady)


def _preview(text: str) -> str:
    """Return a few of the words that show accents, which tell best whether the letters were read right."""
    words = (word for word in text[:_SAMPLE].split() if not word.isascii())
    return " ".join(word.strip(",;|\"'") for word, _ in zip(words, range(8), strict=False))


_SAMPLE = 2**16
_LINES = 200
