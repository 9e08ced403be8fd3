"""Turns of phrase of an administrative report."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboards.views.report_phrases import (
    amount,
    combined,
    named,
    next_term,
    noun_of,
    plain,
    quoted,
    ratio,
    titled,
    until,
)
from targets.narrative.figures import read_number
from targets.periods import Period, PeriodKind, parse_period
from targets.provenance import Source
from targets.units import Unit
from targets.workdays import VIETNAM


def unit(name: str, kind: str = "xã") -> Unit:
    return Unit(name, name, kind, Source("units.yaml"))


@given(st.decimals(min_value=0, max_value=10**9, places=4, allow_nan=False))
def test_an_amount_is_written_exactly(value: Decimal) -> None:
    assert read_number(amount(value)) == value  # by the reader of reports


def test_a_count_below_ten_has_a_zero_before_it_and_a_fraction_has_none() -> None:
    said = [amount(Decimal(text), "hội nghị") for text in ("0", "6", "10", "1234", "6.7")]
    assert said == ["0 hội nghị", "06 hội nghị", "10 hội nghị", "1.234 hội nghị", "6,7 hội nghị"]
    assert ratio(5, 3321, "xã, phường") == "5/3.321 xã, phường"


@pytest.mark.parametrize(
    ("kinds", "noun"),
    [
        (["xã"], "xã"),
        (["thị trấn", "xã"], "xã, thị trấn"),
        (["đặc khu", "phường", "xã"], "xã, phường, đặc khu"),
        (["xã", "cơ quan"], "đơn vị"),
        ([], "đơn vị"),
    ],
)
def test_units_are_called_by_their_kinds(kinds: list[str], noun: str) -> None:
    assert noun_of([unit("A", kind) for kind in kinds]) == noun


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ([], ""),
        (["Bản Bo", "Nà Tăm"], " (Bản Bo, Nà Tăm)"),
        (["Phòng Văn hóa và Thông tin", "Bản Bo"], " (Phòng Văn hóa và Thông tin; Bản Bo)"),
        (["Ban Tuyên giáo, Dân vận"], " (“Ban Tuyên giáo, Dân vận”)"),
        (["A; B", "C"], " (danh sách tại Phụ lục I)"),
        ([f"Xã {n}" for n in range(21)], " (danh sách tại Phụ lục I)"),
    ],
)
def test_names_are_listed_so_that_each_can_be_told(names: list[str], words: str) -> None:
    assert named([unit(name) for name in names]) == words


def test_all_of_them_need_no_names() -> None:
    both = [unit("Bản Bo"), unit("Nà Tăm")]
    assert (named(both, 2), named(both, 3), named(both[:1], 1)) == ("", " (Bản Bo, Nà Tăm)", " (Bản Bo)")


def test_people_s_words_lose_what_no_printed_line_has() -> None:
    assert plain("Bản\tBo\u202e \ue000xã\x00") == "Bản Bo xã"
    assert plain("Bo\u0309n") == "Bỏn"
    assert len(plain("dài " * 5000)) <= 141
    assert plain("x" * 10_000, 20) == "x" * 20 + "…"


def test_a_title_with_figures_is_quoted_and_its_own_quotes_become_single_ones() -> None:
    assert titled("Chỉ tiêu", "Phân công năm 2023") == "Phân công năm 2023"
    assert titled("Nhiệm vụ", "Ít nhất 01 mô hình “khéo”") == "Nhiệm vụ “Ít nhất 01 mô hình ‘khéo’”"
    assert quoted('gọi là "khéo" và "hay') == "“gọi là ‘khéo’ và ’hay”"


@pytest.mark.parametrize(
    ("key", "ahead", "time"),
    [
        ("2023-9M", "3 tháng cuối năm 2023", "9 tháng"),
        ("2023-H1", "6 tháng cuối năm 2023", "6 tháng đầu"),
        ("2023-H2", "6 tháng đầu năm 2024", "6 tháng cuối năm 2023"),
        ("2023", "năm 2024", "năm 2023"),
        ("2023-Q3", "quý IV/2023", "quý III/2023"),
        ("2023-Q4", "quý I/2024", "quý IV/2023"),
        ("2023-12", "tháng 01/2024", "tháng 12/2023"),
        ("2020-W53", "tuần 01 năm 2021", "tuần 53 năm 2020"),
    ],
)
def test_the_time_a_report_looks_ahead_to(key: str, ahead: str, time: str) -> None:
    period = parse_period(key)
    assert period is not None
    assert next_term(period) == ahead
    assert combined(period) == (time, f"nhiệm vụ trọng tâm {ahead}")


def test_every_kind_of_period_has_a_time_ahead() -> None:
    assert all(next_term(Period(kind, 2023)) for kind in PeriodKind)


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("2023-10-01T00:00:00", "hết ngày 30/9/2023"),
        ("2023-09-30T23:59:59", "hết ngày 30/9/2023"),
        ("2023-02-05T09:05:00", "09 giờ 05 phút ngày 05/02/2023"),
    ],
)
def test_the_moment_up_to_which_something_was_known(moment: str, words: str) -> None:
    assert until(datetime.fromisoformat(moment).replace(tzinfo=VIETNAM)) == words
