"""The JSON of a reading: its shape, and the days worked out."""

from __future__ import annotations

import json

from targets.documents.answer import as_json
from targets.documents.clashes import doubts
from targets.documents.layout import lay_out
from targets.documents.lines import text_lines
from targets.documents.reading import read
from targets.workdays import vietnam_calendar

PLAN = """\
KẾ HOẠCH
Công tác dân vận năm 2023
I. CHỈ TIÊU
- 95% đơn vị đăng ký từ 01 - 02 mô hình.
II. TỔ CHỨC THỰC HIỆN
Báo cáo 6 tháng trước ngày 05/6, năm trước ngày 15/11/2023 và đột xuất; báo cáo tháng trước ngày 15 hằng tháng.
"""


def answer() -> dict[str, object]:
    laid = lay_out(text_lines(PLAN))
    reading = read(laid)
    return as_json(reading, doubts(reading, laid, "kh.txt"), vietnam_calendar(), "ab" * 32)


def test_the_shape_that_others_rely_on() -> None:
    found = json.loads(json.dumps(answer()))
    assert set(found) == {"document", "targets", "duties", "issues"}
    assert {"number", "issued", "issuer", "title", "recipients"} <= set(found["document"])
    [target] = found["targets"]
    assert (target["quote"], target["line"], target["section"]) == ("95% đơn vị đăng ký từ 01 - 02 mô hình.", 4, "I")
    assert (target["operator"], target["value"], target["unit"], target["soft"]) == ("eq", 95, "%", False)
    assert target["each"] == {"min": 1, "max": 2, "unit": "mô hình"}
    assert target["by"] == "2023"
    assert {"code", "text", "line"} <= set(found["issues"][0])


def test_days_and_last_days() -> None:
    """05/6/2023 is a Monday: before it the last day is Sunday the 4th, the last working day Friday the 2nd."""
    found = json.loads(json.dumps(answer()))["duties"]
    assert [
        (d["kind"], d["date"], d["last_day"], d["last_working_day"], d["period"], d["recurrent"]) for d in found
    ] == [
        ("before", "--06-05", "2023-06-04", "2023-06-02", "half-year", False),
        ("before", "2023-11-15", "2023-11-14", "2023-11-14", "year", False),
        ("ad_hoc", None, None, None, None, False),
        ("before", "---15", None, None, "month", True),
    ]


def test_the_same_document_gives_the_same_bytes() -> None:
    assert json.dumps(answer()) == json.dumps(answer())
