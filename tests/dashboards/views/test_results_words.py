"""The section of results: totals with footnotes that add up, changes, parts, and what is not known."""

from __future__ import annotations

from dashboards.views.narrative import Paragraph, Style
from dashboards.views.results_words import results_words, total_parts
from targets.periods import Period, PeriodKind
from tests.dashboards.compiled.said import before, everyone, half_year, report_of
from tests.dashboards.world import PLAN, UNITS, inputs


def total(text: str = PLAN, units: str = UNITS, *figures: object) -> Paragraph:
    """Return what is said of the first total of a world."""
    known = inputs((*everyone(2, 3, 0, 4, 1), *figures), text=text, units=units)  # type: ignore[arg-type]
    (one,) = (found for found in report_of(known).totals if found.indicator.id == "mo-hinh")
    return Paragraph(Style.BODY, tuple(part for part in total_parts(one) if part))


def test_a_total_has_the_figures_of_the_units_in_its_footnote() -> None:
    said = total()
    assert said.text == "Số mô hình: 10 mô hình."
    # 2 + 3 + 4 + 1 = 10; Sơn Bình reported none, which is told apart
    (note,) = said.notes
    assert note.text == (
        "Thị trấn Tam Đường: 02 mô hình; Tả Lèng: 03 mô hình; Bản Bo: 04 mô hình; Khun Há: 01 mô hình; "
        "Sơn Bình: 0 mô hình."
    )
    assert said.parts[0] == "Số mô hình: 10 mô hình"  # the mark stands right behind the figure


def test_a_total_of_some_says_of_whom_it_is_and_who_is_not_in_it() -> None:
    words = [paragraph.text for paragraph in results_words(half_year())]
    assert (
        "Số mô hình: 05 mô hình. Tổng số trên là của 3/5 xã, thị trấn; còn 2/5 xã, thị trấn (Bản Bo, Khun Há) "
        "chưa có số liệu, không tính vào tổng số."
    ) in words


def test_a_total_of_all_is_compared_with_the_year_before() -> None:
    earlier = [before(unit, 1, value, 1) for unit, value in zip(UNIT_IDS, (2, 2, 2, 1, 1), strict=True)]
    # 10 against 2 + 2 + 2 + 1 + 1 = 8: 2 more, 2/8 = 25%
    assert total(PLAN, UNITS, *earlier).text == (
        "Số mô hình: 10 mô hình (tăng 02 mô hình, tương đương 25%, so với cùng kỳ năm 2022)."
    )


def test_a_total_of_which_only_some_have_the_year_before_says_so() -> None:
    earlier = [before("thi-tran", 1, 5, 1)]
    assert total(PLAN, UNITS, *earlier).text == (  # Thị trấn alone: 2 against 5
        "Số mô hình: 10 mô hình (của 1/5 xã, thị trấn có số liệu cả hai năm: giảm 03 mô hình so với cùng kỳ năm 2022)."
    )


def test_the_same_as_the_year_before_is_said() -> None:
    earlier = [before(unit, 1, value, 1) for unit, value in zip(UNIT_IDS, (2, 3, 0, 4, 1), strict=True)]
    assert total(PLAN, UNITS, *earlier).text == "Số mô hình: 10 mô hình (bằng cùng kỳ năm 2022)."


def test_a_total_is_taken_apart_by_kinds_of_units() -> None:
    units = UNITS.replace("id: ban-bo, name: Bản Bo, kind: xã", "id: ban-bo, name: Bản Bo, kind: thị trấn")
    assert total(PLAN, units).text == "Số mô hình: 10 mô hình, trong đó: thị trấn 06 mô hình; xã 04 mô hình."


def test_without_the_year_before_that_is_said_once() -> None:
    words = [paragraph.text for paragraph in results_words(half_year())]
    assert words[-1] == "Chưa có số liệu cùng kỳ năm 2022 nên chưa so sánh được."


def test_figures_of_a_shorter_period_are_named_with_it() -> None:
    report = report_of(inputs(), Period(PeriodKind.NINE_MONTHS, 2023))
    words = [paragraph.text for paragraph in results_words(report)]
    (first,) = (text for text in words if text.startswith("Có 2/5") and "Chỉ tiêu giao" not in text)
    assert "(Bản Bo, Khun Há) chưa có số liệu. Số liệu lấy theo báo cáo 6 tháng đầu năm 2023. Đánh giá:" in first


def test_headings_are_numbered_group_by_group() -> None:
    heads = [p.text for p in results_words(half_year()) if p.style in {Style.HEADING, Style.SUBHEADING}]
    assert heads == [
        "1. Công tác dân vận năm 2023",
        "1.1. Mọi xã phân công lãnh đạo",
        "1.2. Chỉ tiêu “95% số đơn vị đăng ký 01–02 mô hình”",
        "1.3. Đối thoại ít nhất một lần",
    ]


def test_a_quotient_is_of_all_and_who_has_none_of_their_own_is_named() -> None:
    formula = (
        "  - {id: moi, name: Đối thoại mỗi mô hình, measure: amount, unit: cuộc, formula: doi-thoai / mo-hinh}\nform:"
    )
    target = (
        "targets:\n  - {id: M, title: Đối thoại, to: {groups: [cap-xa]}, period: 2023, each: {indicator: moi, min: 1},"
    )
    text = PLAN.replace("form:", formula, 1).replace("targets:", f"{target} source: {{line: 1}}}}", 1)
    words = [p.text for p in results_words(report_of(inputs(everyone(2, 3, 0, 4, 1), text=text)))]
    # 5 dialogues for 2 + 3 + 0 + 4 + 1 = 10 models; Sơn Bình has no models to divide by
    assert (
        "Đối thoại mỗi mô hình: 0,5 cuộc. Tính chung cho 5/5 xã, thị trấn; riêng 1/5 xã, thị trấn (Sơn Bình) không "
        "tính được."
    ) in words


def test_a_sum_whose_total_was_told_before_is_only_judged() -> None:
    total = (
        "totals:\n  - {id: T, title: Toàn huyện có mô hình, to: {groups: [cap-xa]}, period: 2023,"
        " total: {indicator: mo-hinh, min: 26}, source: {line: 1}}\nduties:"
    )
    report = report_of(inputs(everyone(2, 3, 0, 4, 1), text=PLAN.replace("duties:", total, 1)))
    words = [p.text for p in results_words(report)]
    at = words.index("1.3. Toàn huyện có mô hình")
    assert words[at + 1].startswith("Chỉ tiêu giao: ít nhất 26 mô hình. Đánh giá: chưa đạt")
    assert "" not in words


UNIT_IDS = ("thi-tran", "ta-leng", "son-binh", "ban-bo", "khun-ha")
