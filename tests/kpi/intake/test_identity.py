"""What a form says of itself where nobody looks, and what is made of it when somebody did."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kpi.intake.guard import Sheet
from kpi.intake.identity import IDENTITY_SHEET, Identity, form_sheets, identity_rows, made_before, read_identity
from targets.issues import Severity
from targets.provenance import Source

MADE = Identity("kh-2023", "2", "ban-bo", "2023-H1")
VISIBLE = Sheet("Báo cáo", (("Đơn vị", None, "xã Bản Bo"),))


def carried(*rows: tuple[str | float | None, ...]) -> tuple[Sheet, ...]:
    return (VISIBLE, Sheet(IDENTITY_SHEET, rows))


def test_the_rows_of_the_sheet() -> None:
    # The code by the other way: sha256sum over the five lines, the first 12 digits.
    code = hashlib.sha256(b"kh-2023\n2\nban-bo\n2023-H1\n1").hexdigest()[:12]
    assert identity_rows(MADE) == (
        ("plan", "kh-2023"),
        ("revision", "2"),
        ("unit", "ban-bo"),
        ("period", "2023-H1"),
        ("version", "1"),
        ("check", code),
    )


def test_a_workbook_without_it_is_nobodys_fault() -> None:
    assert read_identity((VISIBLE,), "bc.xlsx", "ab") == (None, ())
    assert read_identity((), "bc.xlsx", "ab") == (None, ())


PARTS = st.text(st.characters(min_codepoint=33, max_codepoint=0x1EF9, exclude_categories=["C", "Z"]), min_size=1)


@given(st.builds(Identity, PARTS, PARTS, PARTS, PARTS))
def test_what_is_written_is_what_is_read(made: Identity) -> None:
    assert read_identity(carried(*identity_rows(made)), "bc.xlsx", "ab") == (made, ())


def test_a_year_and_a_revision_may_come_back_as_numbers() -> None:
    year = replace(MADE, period="2023")
    rows = [(name, float(value) if name in {"period", "revision", "version"} else value) for name, value in
            identity_rows(year)]  # fmt: skip
    assert read_identity(carried(*rows, (None, None), ("x",)), "bc.xlsx", "ab") == (year, ())


@pytest.mark.parametrize("name", [name for name, _ in identity_rows(MADE)])
@pytest.mark.parametrize("value", ["ban-hon", None, ""])
def test_a_changed_part_is_not_believed(name: str, value: str | None) -> None:
    rows = [(label, value if label == name else kept) for label, kept in identity_rows(MADE)]
    identity, (issue,) = read_identity(carried(*rows), "bc.xlsx", "ab")
    assert identity is None
    assert issue.say() == (
        "bc.xlsx, dondoc!A1: phần nhận dạng ẩn của biểu đã bị sửa hoặc thiếu; đơn vị và kỳ được đọc theo "
        "dòng đầu biểu. Kiểm tra tên đơn vị và kỳ báo cáo ở đầu biểu."
    )


def test_the_table_is_not_looked_for_where_the_form_only_explains() -> None:
    sheets = [Sheet(name, ()) for name in ("Tên khác", "Việc phải làm", "Hướng dẫn", IDENTITY_SHEET)]
    assert form_sheets(sheets) == (sheets[0],)


def test_a_form_of_an_older_revision_is_noted() -> None:
    file = Source("bc.xlsx", "ab")
    (issue,) = made_before(MADE, {"kh-2023": 3}, file)
    assert issue.severity is Severity.NOTE
    assert issue.say() == (
        "bc.xlsx: biểu làm theo kế hoạch ghi nhận lần 2, báo cáo được đọc theo lần 3. "
        "Nếu có dòng thiếu hoặc thừa, gửi lại biểu mới cho đơn vị."
    )
    assert "revision 2 of the plan" in issue.text.en


def test_a_form_of_this_revision_or_of_an_unknown_plan_is_not() -> None:
    file = Source("bc.xlsx", "ab")
    assert list(made_before(MADE, {"kh-2023": 2}, file)) == []
    assert list(made_before(MADE, {}, file)) == []
    assert list(made_before(None, {"kh-2023": 3}, file)) == []
