"""The real reports against a hand audit of them: what it found must be found, and nothing else.

The documents are not part of the project; where they are absent these tests are skipped.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from rules.crossfoot.crossfoot import crossfoot, read
from targets.documents.layout import lay_out
from targets.documents.lines import text_lines

SEEDS = Path(__file__).resolve().parents[2].parent / "shared" / "seeds"

#: Of each report, what is wrong: kind, verdict, line, and the number or words stated.
WRONG = {
    "000": {("elapsed", "fail", 127, "30"), ("repeat", "conflict", 235, "24")},
    "001": {("date", "fail", 208, "25/12/013")},
    "002": {
        ("sum", "fail", 114, "2.639"),
        ("sum", "fail", 414, "1.006"),
        ("sum", "fail", 422, "431,6"),
        ("sum", "fail", 487, "86"),
        ("sum", "fail", 497, "1.682"),
        ("sum", "fail", 535, "16"),
        ("roster", "fail", 681, "5/13"),
        ("repeat", "conflict", 583, "107"),
        ("repeat", "conflict", 750, "số 124-QĐ/TW, ngày 02/2/2018 của Bộ Chính trị"),
    },
    "003": {("date", "fail", 17, "số 1670/NQ-UBTVQH15 ngày 20/6/2025"), ("date", "fail", 35, "26/01/202.")},
    "004": set(),
}
#: What reconciles, by line and number stated.
SOUND = {
    "002": {
        ("sum", 116, "122.950"), ("sum", 495, "22"), ("sum", 497, "142"), ("sum", 509, "429"), ("sum", 511, "36"),
        ("sum", 509, "6"),
        ("ratio", 673, "5/13"), ("roster", 673, "5/13"), ("count", 483, "8"), ("ratio", 677, "3/13"), ("sum", 489,
        "4"), ("sum", 491, "23"),
        ("sum", 567, "14"), ("sum", 567, "30"), ("sum", 563, "934"), ("sum", 177, "565"), ("percent", 199,
        "152%"), ("ratio", 217, "7.984/12.233"),
        ("sum", 258, "186"), ("sum", 418, "44"), ("sum", 424, "431,6"), ("change", 274, "947"), ("ratio", 378,
        "90/127"),
        ("sum", 256, "11"), ("repeat", 579, "122"), ("product", 358, "1.040"), ("product", 387, "180"),
        ("elapsed", 225, "113"), ("elapsed", 226, "1983"), ("elapsed", 346, "93"),
    },
    "003": {("percent", 17, "100%"), ("count", 17, "7"), ("count", 17, "3"), ("sum", 49, "84"), ("sum", 143, "4")},
}  # fmt: skip


def found(number: str) -> list[tuple[str, str, int, str]]:
    files = sorted(SEEDS.glob(f"{number}_*.txt"))
    if not files:
        pytest.skip("the five documents are not here")
    text = lay_out(text_lines(files[0].read_text(encoding="utf-8")))
    return [
        (c.kind.value, c.verdict.value, text.place(c.spot.start, c.spot.end).line, c.stated)
        for c in crossfoot([read(text)])
    ]


@pytest.mark.parametrize("number", WRONG)
def test_every_mistake_is_found_and_no_other(number: str) -> None:
    wrong = {
        (kind, verdict, line, stated)
        for kind, verdict, line, stated in found(number)
        if verdict in {"fail", "conflict"}
    }
    assert {(k, v, line, s.removesuffix(" của Ủy ban Thường vụ Quốc hội")) for k, v, line, s in wrong} == WRONG[number]


#: What the text leaves open: what "13/13" covers, and whether the footnote lists more than was counted.
OPEN = {"002": {("ratio", 505, "13/13")}, "003": {("count", 33, "10")}}


@pytest.mark.parametrize("number", OPEN)
def test_what_the_text_leaves_open_is_asked(number: str) -> None:
    assert {(kind, line, stated) for kind, verdict, line, stated in found(number) if verdict == "ambiguous"} == OPEN[
        number
    ]


@pytest.mark.parametrize("number", SOUND)
def test_what_reconciles_is_seen_to(number: str) -> None:
    sound = {(kind, line, stated) for kind, verdict, line, stated in found(number) if verdict == "ok"}
    assert SOUND[number] - sound == set()


def test_two_reports_of_one_body_are_compared() -> None:
    texts = []
    for number in ("001", "002"):
        files = sorted(SEEDS.glob(f"{number}_*.txt"))
        if not files:
            pytest.skip("the five documents are not here")
        texts.append(lay_out(text_lines(files[0].read_text(encoding="utf-8"))))
    across = [
        c
        for c in crossfoot([read(t) for t in texts])
        if c.is_finding and any(p.spot.document != c.spot.document for p in c.parts)
    ]
    assert across == []
