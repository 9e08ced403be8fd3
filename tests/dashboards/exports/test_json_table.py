"""Rows of JSON as CSV: columns by name, nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io

import pytest

from dashboards.exports.json_table import Row, rows_csv


def lines(rows: list[Row]) -> list[list[str]]:
    return list(csv.reader(io.StringIO(rows_csv(rows, "en").decode("utf-8-sig"))))


def test_a_column_for_every_name_of_any_row() -> None:
    assert lines([{"a": 1, "b": None}, {"a": 2.5, "c": True}]) == [["a", "b", "c"], ["1", "", ""], ["2.5", "", "true"]]


def test_what_is_nested() -> None:
    row = {"w": {"first": "2023-01-01", "deep": {"n": 1}}, "texts": ["x", "y"], "rows": [{"k": "v"}]}
    assert lines([row]) == [["w.first", "w.deep.n", "texts", "rows"], ["2023-01-01", "1", "x; y", '[{"k": "v"}]']]


def test_an_object_that_one_row_lacks_adds_an_empty_column() -> None:
    assert lines([{"w": None}, {"w": {"n": 1}}]) == [["w", "w.n"], ["", ""], ["", "1"]]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", "＝1", " =1"])
def test_no_formula(text: str) -> None:
    heading, value = lines([{text: text}])
    assert heading == value == [f"'{text}"]
    assert lines([{"a": [text]}])[1] == [f"'{text}"]


def test_the_vietnamese_settings_of_a_spreadsheet() -> None:
    assert rows_csv([{"a": 1.5, "b": "x;y"}]) == '\ufeffa;b\r\n1,5;"x;y"\r\n'.encode()
    assert rows_csv([{"a": -1.5}], "en") == "\ufeffa\r\n-1.5\r\n".encode()


def test_no_rows() -> None:
    assert rows_csv([]) == "\ufeff\r\n".encode()
