"""How a change is said: what it was, what it is, each as people write it."""

from __future__ import annotations

from typing import Any

import pytest

from targets.addressed import Addressed
from targets.change_words import details
from targets.form import Form
from targets.plan import Duty, Each, Indicator, Plan, Target

PROMISE = {"id": "a", "title": "Tên", "to": {"groups": ["cap-xa"]}, "period": "2023-H1", "source": {"section": "II"}}
TARGET = {**PROMISE, "each": {"indicator": "x", "min": 1}, "share": "95%"}
REPORT = {**PROMISE, "kind": "report", "deadline": {"before": "2023-06-05", "roll": "strict"}}
INDICATOR = {"id": "x", "name": "Số hội nghị", "measure": "count", "unit": "hội nghị"}
PLAN = {"id": "kh", "title": "KH", "issuer": "UBND", "unit": "huyen", "period": 2023, "document": {"name": "kh.txt"}}


def said(model: Any, before: dict[str, Any], **changes: Any) -> list[str]:
    old, new = (model.model_validate(values) for values in (before, before | changes))
    return [detail.text.vi for detail in details(old, new)]


def test_a_share_rises_and_falls() -> None:
    assert said(Target, TARGET, share="90%") == ["tỷ lệ đơn vị phải đạt giảm từ 95% xuống 90%"]
    assert said(Target, TARGET, share="95,5%") == ["tỷ lệ đơn vị phải đạt tăng từ 95% lên 95,5%"]


def test_a_deadline_is_said_with_what_it_means() -> None:
    later = {"before": "2023-06-10", "roll": "strict"}
    (text,) = said(Duty, REPORT, deadline=later)
    assert text == (
        "hạn: trước là “trước ngày 05/6/2023 nghĩa là hạn cuối là hết ngày 04/6/2023 (Chủ nhật)”; "
        "nay là “trước ngày 10/6/2023 nghĩa là hạn cuối là hết ngày 09/6/2023 (thứ Sáu)”"
    )


def test_a_deadline_that_only_rolls_otherwise() -> None:
    (text,) = said(Duty, REPORT, deadline={"before": "2023-06-05", "roll": "next-working-day"})
    assert ", giữ nguyên nếu rơi vào ngày nghỉ; nay là " in text
    assert text.endswith(", lùi đến ngày làm việc sau nếu rơi vào ngày nghỉ")


def test_a_deadline_of_an_event_comes_and_goes() -> None:
    event = {**PROMISE, "kind": "event", "each": {"indicator": "x", "min": 1}}
    deadline = {"by": "2023-06-30", "roll": "strict"}
    assert said(Duty, event, deadline=deadline) == [
        "thêm hạn: “chậm nhất ngày 30/6/2023 nghĩa là hạn cuối là hết ngày 30/6/2023 (thứ Sáu)”"
    ]
    assert said(Duty, event | {"deadline": deadline}, deadline=None)[0].startswith("bỏ hạn, trước là: “chậm nhất")


def test_a_deadline_without_a_day() -> None:
    asked = {**REPORT, "kind": "ad_hoc", "deadline": {"after": "event", "days": 5, "roll": "strict"}}
    (text,) = said(Duty, asked, deadline={"before": "0001-01-01", "roll": "strict"})
    assert text == "hạn: trước là khi có yêu cầu; nay là một ngày không có trong lịch"


def test_bounds_come_go_and_move() -> None:
    assert said(Each, {"indicator": "x", "min": 1}, min=2) == ["mức ít nhất tăng từ 1 lên 2"]
    assert said(Each, {"indicator": "x", "min": 1}, max=3) == ["thêm mức nhiều nhất: 3"]
    assert said(Each, {"indicator": "x", "min": 1, "max": 3}, min=None) == ["bỏ mức ít nhất, trước là: 1"]
    assert said(Each, {"indicator": "x", "min": "1234.5"}, min="0.125") == [
        "mức ít nhất giảm từ 1.234,5 xuống 0,125"  # no decimal is rounded away
    ]


def test_who_is_addressed() -> None:
    before = {"groups": ["cap-xa"], "exclude": ["ban-bo"]}
    assert said(Addressed, before, groups=["co-quan", "cap-xa"], exclude=[], note="chưa đủ") == [
        "nhóm đơn vị được giao: thêm “co-quan”",
        "đơn vị không tính: bớt “ban-bo”",
        "thêm ghi chú về nơi được giao: “chưa đủ”",
    ]


def test_a_list_in_another_order() -> None:
    form = {"title": "Biểu", "indicators": ["x", "y"], "periods": ["2023-H1", "2023"]}
    assert said(Form, form, indicators=["y", "x"]) == ["các chỉ số trong biểu: đổi thứ tự"]
    assert said(Form, form, periods=["2023-9M", "2023"]) == [
        "các kỳ báo cáo: thêm 9 tháng năm 2023; bớt 6 tháng đầu năm 2023"
    ]


def test_steps_of_a_ladder_and_places_of_a_document() -> None:
    assert said(Target, TARGET, milestones=[{"period": "2023-Q1", "share": "30%", "min": 1}]) == [
        "các mốc: thêm kỳ quý I/2023, tỷ lệ đơn vị phải đạt 30%, mức ít nhất 1"
    ]
    cited = {"section": "IV.1", "line": 393, "quote": "06 tháng", "note": "chưa rõ"}
    assert said(Target, TARGET, source=[{"section": "II"}, cited]) == [
        "nguồn: thêm mục IV.1, dòng 393 “06 tháng” (chưa rõ)"
    ]


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({"name": "Số cuộc"}, "tên: trước là “Số hội nghị”; nay là “Số cuộc”"),
        ({"measure": "amount"}, "loại giá trị: trước là “count”; nay là “amount”"),
        ({"required": False}, "bắt buộc báo cáo: trước là có; nay là không"),
        ({"unit": ""}, "bỏ đơn vị tính, trước là: “hội nghị”"),
        ({"not_above": "y"}, "thêm chỉ số không được vượt: “y”"),
    ],
)
def test_of_an_indicator(changes: dict[str, Any], text: str) -> None:
    assert said(Indicator, INDICATOR, **changes) == [text]


def test_days_and_periods_are_written_as_people_write_them() -> None:
    from datetime import date

    assert said(Plan, PLAN, issued=date(2023, 2, 6), period="2024") == [
        "thêm ngày ban hành: 06/02/2023",
        "kỳ: trước là năm 2023; nay là năm 2024",
    ]


def test_the_key_and_both_values_are_there_for_programs() -> None:
    old, new = (
        Target.model_validate(TARGET),
        Target.model_validate(TARGET | {"period": "2023", "each": {"indicator": "x", "max": 3}}),
    )
    assert [(d.key, d.before, d.after) for d in details(old, new)] == [
        ("period", "2023-H1", "2023"),
        ("each.min", "1", None),
        ("each.max", None, "3"),
    ]


def test_nothing_is_said_of_what_is_the_same_or_left_out() -> None:
    old, new = Target.model_validate(TARGET), Target.model_validate(TARGET | {"id": "b", "title": "Khác"})
    assert list(details(old, old)) == []
    assert [detail.key for detail in details(old, new, skip=("id",))] == ["title"]


def test_in_english() -> None:
    old, new = Target.model_validate(TARGET), Target.model_validate(TARGET | {"share": "90%", "assumption": "Tạm"})
    assert [detail.text.en for detail in details(old, new)] == [
        "the assumption is added: “Tạm”",
        "the share of units falls from 95% to 90%",
    ]
