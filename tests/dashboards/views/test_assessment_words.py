"""Who reported, what was done well, what was not, and what comes next, word for word."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dashboards.views.assessment_words import (
    achieved_words,
    direction_words,
    next_words,
    plan_words,
    shortcoming_words,
)
from tests.dashboards.compiled.said import everyone, half_year, report_of
from tests.dashboards.world import inputs, plan


def said(paragraphs: object) -> list[str]:
    return [paragraph.text for paragraph in paragraphs]  # type: ignore[attr-defined]


def test_a_plan_is_cited_by_its_number_and_day_where_it_has_them() -> None:
    assert plan_words(plan()) == "Kế hoạch của UBND huyện (“Công tác dân vận năm 2023”)"
    dated = plan().model_copy(update={"number": "175/KH-UBND", "issued": date(2023, 2, 17)})
    assert plan_words(dated).startswith("Kế hoạch số 175/KH-UBND ngày 17/02/2023 của UBND huyện")


def test_who_reported_in_time_late_and_not_at_all() -> None:
    # sent by Thị trấn and Tả Lèng in time, by Sơn Bình late: 3 of 5, 60%
    assert said(direction_words(half_year()))[-1] == (
        "- Báo cáo 6 tháng, hạn gửi hết ngày 04/6/2023: 3/5 xã, thị trấn đã gửi (60%); còn 2/5 xã, thị trấn (Bản Bo, "
        "Khun Há) chưa gửi, đã quá hạn. Số đơn vị đã gửi: 03 xã, thị trấn, trong đó: đúng hạn 02 xã, thị trấn; "
        "chậm 01 xã, thị trấn (Sơn Bình)."
    )
    everybody = report_of(inputs(everyone(1, 1, 1, 1, 1)))
    assert said(direction_words(everybody))[-1].endswith("(100%). Các báo cáo đã nhận đều gửi đúng hạn.")


def test_changes_of_units_in_the_period_are_told() -> None:
    changed = replace(half_year(), changes=("từ 01/5/2023, xã A và xã B nhập thành xã C (Nghị quyết số 1/NQ-HĐND)",))
    assert "Thay đổi đơn vị trong kỳ: từ 01/5/2023, xã A và xã B nhập thành xã C (Nghị quyết số 1/NQ-HĐND)." in said(
        direction_words(changed)
    )


def test_what_stands_how_is_counted_and_what_most_have_done_is_told() -> None:
    # three promises still have time, the report is overdue of two
    (counted,) = said(achieved_words(half_year()))
    assert counted == (
        "Đã đánh giá 04 chỉ tiêu, nhiệm vụ, trong đó: chưa đạt, còn thời hạn 03 chỉ tiêu, nhiệm vụ; không đạt hoặc quá "
        "hạn 01 chỉ tiêu, nhiệm vụ."
    )
    everybody = said(achieved_words(report_of(inputs(everyone(1, 1, 1, 1, 1)))))
    assert everybody[0] == "Đã đánh giá 04 chỉ tiêu, nhiệm vụ: đạt."
    assert everybody[1] == "- “Mọi xã phân công lãnh đạo”: 5/5 xã, thị trấn đã thực hiện (100%)."


def test_shortcomings_begin_with_what_is_overdue_and_end_with_what_is_not_known() -> None:
    assert said(shortcoming_words(half_year())) == [
        "Về chế độ báo cáo:",
        "- Còn 2/5 xã, thị trấn (Bản Bo, Khun Há) quá hạn chưa gửi “Báo cáo 6 tháng”.",
        "- Có 1/5 xã, thị trấn (Sơn Bình) gửi chậm “Báo cáo 6 tháng”.",
        "Còn thời hạn, cần tiếp tục đôn đốc:",
        "- Còn 1/5 xã, thị trấn chưa thực hiện (Sơn Bình): “Mọi xã phân công lãnh đạo”.",
        "- Còn 1/5 xã, thị trấn chưa thực hiện (Sơn Bình): “95% số đơn vị đăng ký 01–02 mô hình”.",
        "- Còn 1/5 xã, thị trấn chưa thực hiện (Tả Lèng): “Đối thoại ít nhất một lần”.",
        "Về số liệu:",
        "- Còn 2/5 xã, thị trấn (Bản Bo, Khun Há) chưa có số liệu (02 chỉ tiêu, nhiệm vụ).",
        "- Còn 3/5 xã, thị trấn (Sơn Bình, Bản Bo, Khun Há) chưa có số liệu (01 chỉ tiêu, nhiệm vụ).",
    ]


def test_nothing_lacking_is_said_to_be_nothing() -> None:
    everybody = report_of(inputs(everyone(1, 1, 1, 1, 1)))
    assert said(shortcoming_words(everybody)) == ["Không có chỉ tiêu, nhiệm vụ nào chậm hoặc chưa đạt trong kỳ."]
    assert said(next_words(everybody)) == ["Các nhiệm vụ của kỳ đã hoàn thành; tiếp tục duy trì kết quả đã đạt được."]


def test_next_steps_stand_under_their_deadlines_with_who_is_to_do_them() -> None:
    assert said(next_words(half_year())) == [
        "1. Đã quá hạn, thực hiện ngay",
        "- Gửi “Báo cáo 6 tháng”: 02 xã, thị trấn (Bản Bo, Khun Há).",
        "2. Chậm nhất ngày 31/12/2023 (ngày làm việc cuối cùng là 29/12/2023)",
        "- Hoàn thành “Mọi xã phân công lãnh đạo”: 03 xã, thị trấn (Sơn Bình, Bản Bo, Khun Há).",
        "- Hoàn thành “95% số đơn vị đăng ký 01–02 mô hình”: 03 xã, thị trấn (Sơn Bình, Bản Bo, Khun Há).",
        "- Hoàn thành “Đối thoại ít nhất một lần”: 04 xã, thị trấn (Tả Lèng, Sơn Bình, Bản Bo, Khun Há).",
    ]
