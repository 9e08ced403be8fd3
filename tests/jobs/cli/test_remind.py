"""remind plan: who would be told, when and why, as of 15 May 2023 on the example."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from tests.jobs.conftest import Dondoc


def test_the_plan_as_of_the_fifteenth_of_may(dondoc: Dondoc, example: Path) -> None:
    said = dondoc("remind", "plan", "--dry-run", "-w", example, "--as-of", "2023-05-15", "--days", "22", "--json")
    reminders = said.json["reminders"]
    # 15/5 to 05/6: nobody has sent anything yet, so all 13 on each stage of the half-year report; nothing else is near.
    # The notice of Friday 12/5, before the clock was started, is caught up on Monday 15/5.
    assert Counter((r["day"], r["stage"]) for r in reminders) == {
        ("2023-05-15", "before-15"): 13,
        ("2023-05-24", "before-7"): 13,
        ("2023-05-30", "before-3"): 13,
        ("2023-06-01", "before-1"): 13,
        ("2023-06-02", "last-day"): 13,
        ("2023-06-05", "after-1"): 13,
    }
    assert {r["duty"] for r in reminders} == {"bao-cao-6-thang"}
    assert all(r["to"].endswith(".example") for r in reminders)
    assert said.json["messages"] == 6 * 13
    assert said.json["unaddressed"] == said.json["superseded"] == []


def test_any_horizon_may_be_asked_for(dondoc: Dondoc, example: Path) -> None:
    by_days = dondoc("remind", "plan", "-w", example, "--as-of", "2023-05-15", "--days", "22", "--json")
    by_end = dondoc("remind", "plan", "-w", example, "--as-of", "2023-05-15", "--until", "2023-06-05", "--json")
    assert by_end.json == by_days.json
    one_day = dondoc("remind", "plan", "-w", example, "--as-of", "2023-05-24", "--until", "2023-05-24", "--json")
    assert {(r["day"], r["stage"]) for r in one_day.json["reminders"]} == {("2023-05-24", "before-7")}
    assert {(r["day"], r["stage"]) for r in one_day.json["superseded"]} == {("2023-05-24", "before-15")}


def test_those_who_sent_it_are_left_in_peace(dondoc: Dondoc, example: Path) -> None:
    said = dondoc("remind", "plan", "-w", example, "--as-of", "2023-06-06", "--days", "10", "--json")
    units = {r["unit"] for r in said.json["reminders"] if r["duty"] == "bao-cao-6-thang"}
    # As of 06/6: nothing accepted from Khun Há (no file), Sơn Bình (mistakes) and Hồ Thầu (came on 09/6).
    assert units == {"xã Khun Há", "xã Sơn Bình", "xã Hồ Thầu"}
    above = {
        (r["day"], r["stage"], r["recipient"]) for r in said.json["reminders"] if r["stage"].startswith("escalate")
    }
    assert above == {
        ("2023-06-07", "escalate-3", "office/van-thu"),
        ("2023-06-14", "escalate-8", "tam-duong/van-phong-hdnd-va-ubnd-huyen"),
    }


def test_people_read_names_and_reasons(dondoc: Dondoc, example: Path) -> None:
    said = dondoc("remind", "plan", "-w", example, "--as-of", "2023-06-06")
    assert "thứ Tư 07/6/2023 · Báo cáo 6 tháng đầu năm 2023: đã quá hạn 3 ngày" in said.out
    assert "Văn thư xã Khun Há" in said.out
    assert "Văn thư Phòng Nội vụ huyện Tam Đường (xã Hồ Thầu, xã Khun Há)" in said.out
    assert "không gửi gì" in said.out


def test_what_cannot_be_said_is_told(dondoc: Dondoc, own_example: Path) -> None:
    (own_example / "dondoc.yaml").write_text("office: Phòng Nội vụ\n", encoding="utf-8")
    said = dondoc("remind", "plan", "-w", own_example, "--as-of", "2023-06-06", "--days", "10")
    assert "! Cơ quan điều phối chưa có địa chỉ" in said.out
