"""The workbooks of the example are those the tables in ``facts/`` give, cell by cell."""

from __future__ import annotations

import csv
import importlib.util
import io
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.examples.tam_duong import COMMUNES, FOLDER, SUBMISSIONS, register

Cells = dict[str, object]


@pytest.fixture(scope="module")
def make() -> Iterator[Callable[[], dict[str, bytes]]]:
    """The generator's one function; its folder is no package."""
    spec = importlib.util.spec_from_file_location("make_submissions", FOLDER / "make_submissions.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, spec.name, module)  # where pydantic looks up the names of its annotations
        spec.loader.exec_module(module)
        yield module.make


def cells(content: bytes) -> Cells:
    book = load_workbook(io.BytesIO(content))
    return {
        f"{sheet.title}!{cell.coordinate}": cell.value for sheet in book for row in sheet.iter_rows() for cell in row
    }


def committed() -> dict[str, bytes]:
    paths = [path for path in SUBMISSIONS.rglob("*") if path.is_file()]
    return {path.relative_to(SUBMISSIONS).as_posix(): path.read_bytes() for path in paths}


def test_the_tables_give_the_files_that_are_here(make: Callable[[], dict[str, bytes]]) -> None:
    made, here = make(), committed()
    assert set(made) == set(here)
    books = [name for name in made if name.endswith(".xlsx")]
    assert len(books) == 12 + 14  # half-year: one commune sent none; nine months: one sent two
    assert {name: cells(made[name]) for name in books} == {name: cells(here[name]) for name in books}
    assert made["so-van-ban-den.csv"] == here["so-van-ban-den.csv"]


def test_the_same_tables_give_the_same_bytes(make: Callable[[], dict[str, bytes]]) -> None:
    assert make() == make()


def test_the_register_lists_every_file_once_in_the_order_of_arrival() -> None:
    files = [file for file, _ in register()]
    moments = [at for _, at in register()]
    assert sorted(files) == sorted(name for name in committed() if name.endswith(".xlsx"))
    assert moments == sorted(moments)
    assert all(str(at.utcoffset()) == "7:00:00" for at in moments)


def test_a_spreadsheet_program_reads_the_register() -> None:
    text = (SUBMISSIONS / "so-van-ban-den.csv").read_text(encoding="utf-8")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert rows[0] == ["file", "received_at", "note"]
    assert {len(row) for row in rows} == {3}


@pytest.mark.parametrize(
    ("period", "silent", "again"), [("2023-H1", {"khun-ha"}, set()), ("2023-9M", set(), {"nung-nang-lan-1"})]
)
def test_one_file_for_each_commune(period: str, silent: set[str], again: set[str]) -> None:
    stems = {Path(name).stem for name in committed() if name.startswith(f"{period}/")}
    assert stems == set(COMMUNES.values()) - silent | again
