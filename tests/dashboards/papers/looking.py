"""What is seen on a paper: its words with their places, from the pages of a PDF; Word documents through LibreOffice."""

from __future__ import annotations

import io
import shutil
import subprocess
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pdfplumber
import pytest

#: Points in a millimetre.
MM = 72 / 25.4
_SPACE = 0.12  # of the size of letters: a space is a quarter of it, or more in a line flush on both sides


@dataclass(frozen=True)
class Line:
    """Words on one line of a page, with their place in millimetres from the upper left corner."""

    text: str
    left: float
    right: float
    top: float
    size: float  #: of the letters, in points
    font: str


@dataclass(frozen=True)
class Page:
    """A page as one looks at it."""

    width: float
    height: float
    lines: tuple[Line, ...]

    def line(self, text: str) -> Line:
        """Return the only line that has these words and nothing else."""
        (found,) = [line for line in self.lines if line.text == text]
        return found


def pages(content: bytes) -> list[Page]:
    """Return the pages of a PDF; words that stand far apart on one height are lines of their own."""
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        return [_page(page) for page in pdf.pages]


def first_page(content: bytes) -> Page:
    """Return the first page of a PDF; the others are not read, which takes its time."""
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        return _page(pdf.pages[0])


def by_libreoffice(content: bytes, folder: Path, suffix: str = ".docx") -> bytes:
    """Return a document as LibreOffice prints it, which it does only with one that needs no repair."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    path = folder / f"paper{suffix}"
    path.write_bytes(content)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return path.with_suffix(".pdf").read_bytes()


def _page(page: pdfplumber.page.Page) -> Page:
    found = page.extract_text_lines(return_chars=True, x_tolerance=2)
    lines = [part for line in found for part in _parted(line["chars"])]
    return Page(float(page.width) / MM, float(page.height) / MM, tuple(lines))


def _parted(letters: list[dict[str, object]]) -> list[Line]:
    """Return the parts of a height that stand more than 8 mm apart, which are in columns of their own."""
    parts: list[list[dict[str, object]]] = []
    for letter in letters:
        if not parts or _number(letter, "x0") - _number(parts[-1][-1], "x1") > 8 * MM:
            parts.append([])
        parts[-1].append(letter)
    return [_line(part) for part in parts if "".join(str(one["text"]) for one in part).strip()]


def _line(letters: list[dict[str, object]]) -> Line:
    shown = [one for one in letters if str(one["text"]).strip()]
    text = str(shown[0]["text"])
    for before, one in pairwise(shown):
        gap = _number(one, "x0") - _number(before, "x1")
        text += (" " if gap > _SPACE * _number(one, "size") else "") + str(one["text"])
    return Line(
        text=text,
        left=_number(shown[0], "x0") / MM,
        right=_number(shown[-1], "x1") / MM,
        top=_number(shown[0], "top") / MM,
        size=round(_number(shown[0], "size"), 1),
        font=str(shown[0]["fontname"]),
    )


def _number(letter: dict[str, object], key: str) -> float:
    value = letter[key]
    assert isinstance(value, int | float)
    return float(value)
