"""Ids come from names, and never one that is taken."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from targets.unit_ids import new_id, slug


def test_a_name_without_accents_and_marks() -> None:
    assert slug("Đạ Tẻh") == "da-teh"
    assert slug("Phường 1 Bảo Lộc") == "phuong-1-bao-loc"
    assert slug("M’Drắk") == "m-drak"  # a curly apostrophe, as some lists write it


@given(st.text(alphabet="aàáảãạăâđĐêôơưÝ -–'’.19", min_size=1).filter(slug))
def test_every_name_gives_an_id_that_a_units_file_takes(name: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug(name))


def test_an_id_bears_the_year_and_a_number_where_that_is_taken() -> None:
    taken = {"binh-lu"}
    for expected in ("binh-lu-2025", "binh-lu-2025-2", "binh-lu-2025-3"):
        assert new_id("Bình Lư", 2025, taken) == expected
        taken.add(expected)
    assert new_id("Bình Lư", 2026, taken) == "binh-lu-2026"
