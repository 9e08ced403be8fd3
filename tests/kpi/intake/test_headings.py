"""What headings and labels may be called: the form's own words, the closed list, and what is near enough."""

from __future__ import annotations

import pytest

from kpi.intake.form import HEADINGS
from kpi.intake.headings import FORM_WORDS, LABELS, ROSTER_WORDS, Heading, Role, Words, period_in, read_heading
from tests.kpi.world import period


@pytest.mark.parametrize(
    ("text", "words", "role"),
    [
        ("Kết quả thực hiện", FORM_WORDS, Role.VALUE),
        ("KET QUA", FORM_WORDS, Role.VALUE),
        ("Kêt qủa", FORM_WORDS, Role.VALUE),  # one letter off
        ("Nôi dung", FORM_WORDS, Role.NAME),
        ("ĐVT", FORM_WORDS, Role.MEASURE),
        ("Đơn vị", FORM_WORDS, Role.MEASURE),  # in a table of indicators
        ("Đơn vị", ROSTER_WORDS, Role.UNIT),  # in a list of units
        ("Xã, phường", ROSTER_WORDS, Role.UNIT),
        ("Kỳ trước", FORM_WORDS, Role.OTHER),  # the last period's figures are not this one's
        ("Kết quả kỳ trước", FORM_WORDS, Role.OTHER),
        ("Đơn vị báo cáo:", LABELS, Role.UNIT),
    ],
)
def test_words_of_the_list(text: str, words: Words, role: Role) -> None:
    found = read_heading(text, words)
    assert found is not None
    assert (found.role, found.period) == (role, None)


def test_the_forms_own_words_are_official() -> None:
    found = [read_heading(text, FORM_WORDS) for text in HEADINGS]
    assert [heading.role for heading in found if heading and heading.official] == [
        Role.NUMBER, Role.ID, Role.NAME, Role.MEASURE, Role.VALUE, Role.NOTE
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["", "Họ tên", "Kết", "STT Mã", "x" * 200, "Kết quả rất tốt của công tác dân vận"])
def test_other_words_are_no_heading(text: str) -> None:
    assert read_heading(text, FORM_WORDS) is None


def test_a_period_within_is_set_apart() -> None:
    assert read_heading("Kết quả 6 tháng đầu năm 2023", FORM_WORDS) == Heading(
        Role.VALUE, official=False, period=period("2023-H1")
    )


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("BÁO CÁO QUÝ III/2023", "2023-Q3"),
        ("qúy I năm 2024", "2024-Q1"),
        ("(số liệu tháng 6/2023)", "2023-06"),
        ("Kỳ: 9 tháng năm 2023", "2023-9M"),
        ("năm 2023", "2023"),
        ("biểu 2023-H1", "2023-H1"),
    ],
)
def test_a_period_in_a_text(text: str, key: str) -> None:
    assert period_in(text) == period(key)


@pytest.mark.parametrize("text", ["", "số 12/2023", "quý I năm 2023 và quý II năm 2023", "tháng 13/2023"])
def test_none_or_several_periods(text: str) -> None:
    assert period_in(text) is None
