"""The audit trail as a file for a spreadsheet."""

from __future__ import annotations

import csv
import io

from dashboards.exports.trail_table import trail_csv
from dashboards.views.trail import Wanted, trail_lines
from kpi.audit import Head, Record, What, chained
from tests.dashboards.world import moment


def rows(actor: str) -> list[list[str]]:
    """Return the rows of a trail of one change by somebody."""
    made = Record(moment("2023-06-02T10:00"), actor, What.RECEIPT, {"row": {"file_name": "=1+1"}})
    text = trail_csv(trail_lines(chained(Head(), [made]), Wanted())).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=";"))


def test_an_entry_is_a_row() -> None:
    heading, row = rows("Lan")
    assert heading == ["Mục", "Lúc", "Ai", "Việc", "Về", "Nội dung", "Mã"]
    assert row[:4] == ["1", "2023-06-02T10:00:00+07:00", "Lan", "Nhận tệp"]
    assert row[5] == '{"row":{"file_name":"=1+1"}}'
    assert len(row[6]) == 64


def test_no_text_becomes_a_formula() -> None:
    _, row = rows("@SUM(A1)")
    assert (row[2], row[4]) == ("'@SUM(A1)", "'=1+1")
