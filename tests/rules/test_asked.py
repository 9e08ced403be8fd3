"""What a promise asks, said back: with its days, and once for what recurs."""

from __future__ import annotations

from typing import Any

from rules.asked import asked, told, window_words
from targets.plan import Plan
from targets.workdays import vietnam_calendar


def plan(**form: Any) -> Plan:
    common = {"to": {"groups": ["cap-xa"]}, "period": 2026, "source": {"section": "II"}}
    due = {"before": "---05+1", "roll": "strict"}
    return Plan.model_validate(
        {
            "id": "kh",
            "title": "Kế hoạch",
            "issuer": "UBND huyện",
            "unit": "huyen",
            "period": 2026,
            "document": {"name": "kh.txt"},
            "indicators": [{"id": "mo-hinh", "name": "Mô hình", "measure": "count", "unit": "mô hình"}],
            "form": {"title": "Biểu", "indicators": ["mo-hinh"], "every": "month"} | form,
            "targets": [
                common
                | {
                    "id": "II.1",
                    "title": "Đăng ký",
                    "each": {"indicator": "mo-hinh", "min": 1},
                    "milestones": [{"period": 2026, "share": 30}, {"period": 2030, "share": 60}],
                }
            ],
            "totals": [common | {"id": "II.2", "title": "Tổng", "total": {"indicator": "mo-hinh", "min": 26}}],
            "duties": [
                common
                | {
                    "id": "bao-cao",
                    "title": "Báo cáo",
                    "kind": "report",
                    "every": ["month", "year"],
                    "deadline": due,
                    "recipient": "Phòng Nội vụ",
                }
            ],
        }
    )


def said(of: Plan) -> dict[str, str]:
    return {promise.id: asked(of, promise, vietnam_calendar()).vi for promise in told(of)}


def test_a_ladder_is_told_step_by_step_and_what_recurs_once() -> None:
    assert said(plan()) == {
        "II.1@2026": "30% số đơn vị, mỗi đơn vị ít nhất 1 mô hình; trong năm 2026",
        "II.1@2030": "60% số đơn vị, mỗi đơn vị ít nhất 1 mô hình; trong năm 2030",
        "II.2": "Mô hình tổng cộng ít nhất 26 mô hình; trong năm 2026",
        "bao-cao": (
            "hằng tháng và hằng năm, 13 kỳ từ tháng 01/2026 đến năm 2026; kỳ đầu: mỗi đơn vị một báo cáo gửi Phòng Nội "
            "vụ; trước ngày 05/02/2026 (ngày 05 của tháng sau kỳ) nghĩa là hạn cuối là hết ngày 04/02/2026 (thứ Tư)"
        ),
    }


def test_the_days_figures_are_taken_from_are_said_where_they_are_not_the_periods() -> None:
    other = plan(basis="administrative")
    first, *_ = other.promises
    assert window_words(other, first).vi == " (số liệu từ ngày 15/12/2025 đến hết ngày 14/12/2026)"
    assert window_words(plan(), first).vi == ""
