"""The list is written in the format that its name asks for, with the same numbers in each."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import openpyxl
import pytest

from dashboards.exports.errors import UnknownFormatError
from dashboards.exports.shortfalls import FORMATS, shortfalls_json, write_shortfalls
from dashboards.exports.workbook import HEADINGS_ROW
from kpi.errors import UnreadableError
from tests.dashboards.exports.rows import LINE, UNKNOWN, hostile, the_list
from tests.dashboards.world import AS_OF, OFFICE


def test_every_format_has_the_numbers_of_the_results(tmp_path: Path) -> None:
    for suffix in FORMATS:
        write_shortfalls(tmp_path / f"thieu{suffix}", the_list(), AS_OF, OFFICE)
    expected = [
        (row.unit, row.title, *(None if n is None else float(n) for n in (row.required, row.actual, row.missing)))
        for row in the_list()
    ]
    assert len(expected) == 12
    assert _from_json(tmp_path / "thieu.json") == expected
    assert _from_csv(tmp_path / "thieu.csv") == expected
    assert _from_xlsx(tmp_path / "thieu.xlsx") == expected


def test_the_json_says_where_everything_stands() -> None:
    shape = shortfalls_json([LINE], AS_OF, OFFICE)
    assert (shape["as_of"], shape["office"]) == ("2023-10-01T00:00:00+07:00", OFFICE)
    assert shape["shortfalls"] == [
        {
            "plan": "kh",
            "target": "II.4",
            "title": "95% số đơn vị đăng ký 01–02 mô hình",
            "unit": "Bản Bo",
            "unit_id": "ban-bo",
            "group": "Mô hình",
            "severity": "warning",
            "severity_text": "Cảnh báo",
            "period": "2023",
            "verdict": "short",
            "verdict_text": "Không đạt",
            "required": 1234.5,
            "value": 0,
            "missing": 1234.5,
            "last_day": "2023-12-31",
            "since": "2024-01-01",
            "why": "vì sao",
            "remedy": "cần làm",
            "source": {
                "document": "ke-hoach.txt",
                "section": "II",
                "line": 83,
                "quote": "đăng ký xây dựng",
                "place": "ke-hoach.txt, mục II, dòng 83",
            },
            "figure_source": {
                "document": "ban-bo.xlsx",
                "sheet": "Báo cáo",
                "cell": "E9",
                "note": "số liệu minh họa",
                "place": "ban-bo.xlsx, Báo cáo!E9",
            },
        }
    ]


def test_the_json_keeps_what_is_not_known_apart_from_zero() -> None:
    (line,) = json.loads(json.dumps(shortfalls_json([UNKNOWN], AS_OF, OFFICE)))["shortfalls"]
    assert (line["required"], line["value"], line["missing"], line["figure_source"]) == (1234.5, None, None, None)


def test_the_suffix_is_read_in_any_case(tmp_path: Path) -> None:
    write_shortfalls(tmp_path / "THIEU.CSV", [LINE], AS_OF, OFFICE)
    assert (tmp_path / "THIEU.CSV").read_bytes().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("name", ["thieu.docx", "thieu.pdf", "thieu.ods", "thieu", ".xlsx"])
def test_an_unknown_format_writes_nothing(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnknownFormatError, match=r"\.xlsx, \.csv, \.json"):
        write_shortfalls(tmp_path / name, [LINE], AS_OF, OFFICE)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_place_that_cannot_be_written_leaves_nothing(tmp_path: Path, suffix: str) -> None:
    with pytest.raises(UnreadableError):
        write_shortfalls(tmp_path / "khong-co" / f"a{suffix}", [LINE], AS_OF, OFFICE)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("suffix", FORMATS)
def test_names_of_ten_thousand_characters_are_written(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    write_shortfalls(path, [hostile("ữ" * 10_000)], AS_OF, OFFICE)
    assert path.stat().st_size > 0


def _from_json(path: Path) -> list[tuple[object, ...]]:
    lines = json.loads(path.read_text(encoding="utf-8"))["shortfalls"]
    return [(x["unit"], x["title"], x["required"], x["value"], x["missing"]) for x in lines]


def _from_csv(path: Path) -> list[tuple[object, ...]]:
    lines = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline=""), delimiter=";")
    return [
        (x["Đơn vị"], x["Chỉ tiêu, nhiệm vụ"], *(_number(x[name]) for name in ("Yêu cầu", "Thực tế", "Còn thiếu")))
        for x in lines
    ]


def _from_xlsx(path: Path) -> list[tuple[object, ...]]:
    sheet = openpyxl.load_workbook(path)["Danh sách"]
    rows = sheet.iter_rows(min_row=HEADINGS_ROW + 2, values_only=True)
    return [(row[0], row[1], *row[3:6]) for row in rows]


def _number(text: str) -> float | None:
    return float(text.replace(",", ".")) if text else None
