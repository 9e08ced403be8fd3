"""Cells on their way from the guarded child to its parent: what comes out is what went in, each with its type."""

from __future__ import annotations

import json
import math
from array import array

from hypothesis import given
from hypothesis import strategies as st

from kpi.intake.handover import Cell, packed, unpacked

CELLS = st.one_of(st.none(), st.text(max_size=5), st.booleans(), st.integers(), st.floats(allow_nan=False))


def test_numbers_go_as_doubles_and_all_else_as_json() -> None:
    head, _, numbers = packed([[["STT", 1.0], [None, True]]], {"names": ["Báo cáo"]}).partition(b"\n")
    assert json.loads(head) == {
        "names": ["Báo cáo"],
        "cells": [{"widths": [2, 2], "places": [0, 3], "others": ["STT", True]}],
    }
    assert [str(number) for number in array("d", numbers)] == ["nan", "1.0", "nan", "nan"]


def test_a_number_that_is_none_is_not_a_blank_cell() -> None:
    _, [[[found, blank]]] = unpacked(packed([[[math.nan, None]]], {}))
    assert isinstance(found, float)
    assert math.isnan(found)
    assert blank is None


def test_an_answer_without_cells() -> None:
    assert unpacked(b'{"fault": "broken"}') == ({"fault": "broken"}, ())


def test_a_line_within_a_cell_ends_no_head() -> None:
    assert unpacked(packed([[["a\nb\r\n", 2.0]]], {"preview": "c\nd"})) == (
        {"preview": "c\nd"},
        ((("a\nb\r\n", 2.0),),),
    )


@given(st.lists(st.lists(st.lists(CELLS, max_size=4), max_size=4), max_size=3))
def test_what_comes_out_is_what_went_in(rows_of: list[list[list[Cell]]]) -> None:
    said, found = unpacked(packed(rows_of, {"text": None}))
    assert said == {"text": None}
    assert found == tuple(tuple(tuple(row) for row in rows) for rows in rows_of)
    pairs = zip(_flat(found), _flat(rows_of), strict=True)
    assert all(type(one) is type(other) for one, other in pairs)  # 1 stays whole, True stays true


def _flat(rows_of: object) -> list[object]:
    return [one for part in rows_of for one in _flat(part)] if isinstance(rows_of, list | tuple) else [rows_of]
