"""What the example cites stands in the two documents, at the lines it names.

The documents are not part of this repository; where they are not at hand these tests skip.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import cache
from pathlib import Path

import pytest

from targets.plan import Plan
from targets.provenance import Source
from tests.examples.tam_duong import COMMUNES, SUBMISSIONS, plans, read_cells

_DOCUMENTS = Path(__file__).parents[3] / "shared" / "seeds"
_LINES = re.compile(r"dòng (?P<first>\d+)(?:–(?P<last>\d+))?")


def document(plan: Plan) -> tuple[str, ...]:
    """Return the lines of a plan's document, found by its hash; skip when it is not at hand."""
    lines = _by_hash().get(plan.document.sha256 or "")
    if lines is None:
        pytest.skip(f"không có tài liệu “{plan.document.name}” ở {_DOCUMENTS}")
    return lines


@cache
def _by_hash() -> dict[str, tuple[str, ...]]:
    contents = [path.read_bytes() for path in sorted(_DOCUMENTS.glob("*.txt"))]
    return {
        hashlib.sha256(c).hexdigest(): tuple(unicodedata.normalize("NFC", c.decode()).split("\n")) for c in contents
    }


def words(lines: tuple[str, ...], first: int, last: int | None = None) -> str:
    """Return the words of some lines (from 1, both included; to the end if no last is given), spaces made single."""
    return " ".join(" ".join(lines[first - 1 : last]).split())


def begins_on(source: Source, lines: tuple[str, ...]) -> bool:
    """Say whether the quoted words begin on the cited line; they may run on."""
    assert source.line is not None
    assert source.quote is not None
    place = words(lines, source.line).find(" ".join(source.quote.split()))
    return 0 <= place < len(words(lines, source.line, source.line))


@pytest.mark.parametrize("plan", plans().values(), ids=lambda plan: plan.id)
def test_every_quotation_begins_on_its_line(plan: Plan) -> None:
    lines = document(plan)
    sources = [s for promise in plan.promises for s in plan.sources(promise) if s.sha256 is not None]
    assert len(sources) >= 4
    assert [source.place() for source in sources if not begins_on(source, lines)] == []


@pytest.mark.parametrize("plan", plans().values(), ids=lambda plan: plan.id)
def test_a_line_too_far_is_noticed(plan: Plan) -> None:
    lines = document(plan)
    source = plan.sources(plan.promises[-1])[0]
    assert source.line is not None
    moved = Source(source.document, line=source.line + 2, quote=source.quote)
    assert not begins_on(moved, lines)


def test_footnote_13_is_what_the_files_say() -> None:
    note = words(document(plans()["gspb-2023"]), 551, 555)
    found = re.findall(r"(\w+ \w+) 01 hội nghị, (\d+) người, (\d+) ý kiến", note)
    stated = {name.casefold(): (1, int(people), int(opinions)) for name, people, opinions in found}
    assert len(stated) == 6
    given = {}
    for name, file in COMMUNES.items():
        cells = read_cells(SUBMISSIONS / "2023-9M" / f"{file}.xlsx")
        values = tuple(cells[f"doi-thoai-{what}"][0] for what in ("chu-tich", "so-nguoi", "y-kien"))
        if values[0]:
            given[short(name).casefold()] = values
    assert given == stated


@pytest.mark.parametrize(
    ("first", "last", "before", "indicator", "value"),
    [
        (483, 485, "hội nghị phản biện xã hội (", "phan-bien-hoi-nghi", 1),
        (673, 677, "hội nghị phản biện xã hội (", "phan-bien-hoi-nghi", 0),
        (677, 679, "217- QĐ/TW (", "giam-sat-217", "không"),
        (681, 685, "(Chủ tịch UBND xã: ", "doi-thoai-chu-tich", 0),
    ],
)
def test_the_named_communes_are_those_of_the_files(
    first: int, last: int, before: str, indicator: str, value: object
) -> None:
    text = words(document(plans()["gspb-2023"]), first, last)
    named = text.partition(before)[2].partition(")")[0].split(", ")
    files = {name: read_cells(SUBMISSIONS / "2023-9M" / f"{file}.xlsx") for name, file in COMMUNES.items()}
    assert {short(name) for name, cells in files.items() if cells[indicator][0] == value} == set(named)


@pytest.mark.parametrize("name", COMMUNES)
def test_a_note_cites_lines_that_name_the_commune(name: str) -> None:
    lines = document(plans()["gspb-2023"])
    for value, note in read_cells(SUBMISSIONS / "2023-9M" / f"{COMMUNES[name]}.xlsx").values():
        places = [(int(found["first"]), int(found["last"] or found["first"])) for found in _LINES.finditer(note)]
        text = " ".join(words(lines, first, last) for first, last in places).casefold()
        if "suy ra" in note:  # from not being named behind "3/13 xã"
            assert short(name).casefold() not in text.partition("3/13 xã")[2], note
        else:
            assert (short(name).casefold() in text) == (value is not None), note


def short(name: str) -> str:
    """Return a commune's name as the report writes it."""
    return "Thị trấn" if name.startswith("Thị trấn") else name
