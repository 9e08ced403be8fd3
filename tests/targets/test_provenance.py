"""Where a value was read, as people cite it and as programs get it."""

from __future__ import annotations

import pytest

from targets.provenance import Source


@pytest.mark.parametrize(
    ("source", "vi", "en"),
    [
        (Source("kh.txt"), "kh.txt", "kh.txt"),
        (Source("kh.txt", section="II", line=83), "kh.txt, mục II, dòng 83", "kh.txt, section II, line 83"),
        (Source("kh.pdf", section="III.5", page=4), "kh.pdf, mục III.5, trang 4", "kh.pdf, section III.5, page 4"),
        (Source("Luật 10", section="Điều 32 khoản 1"), "Luật 10, Điều 32 khoản 1", "Luật 10, Điều 32 khoản 1"),
        (Source("a.xlsx", sheet="Báo cáo", cell="E9"), "a.xlsx, Báo cáo!E9", "a.xlsx, Báo cáo!E9"),
        (Source("a.xlsx", cell="E9"), "a.xlsx, E9", "a.xlsx, E9"),
    ],
)
def test_the_place(source: Source, vi: str, en: str) -> None:
    assert (source.place(), source.place("en")) == (vi, en)


def test_json_has_what_is_known_and_the_place() -> None:
    source = Source("kh.txt", sha256="ab", line=83, quote="95% các đơn vị")
    assert source.as_json() == {
        "document": "kh.txt",
        "sha256": "ab",
        "line": 83,
        "quote": "95% các đơn vị",
        "place": "kh.txt, dòng 83",
    }
