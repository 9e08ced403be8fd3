"""remind plan: who would be reminded, when and why, as of 15 May 2023 on the example."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from tests.jobs.conftest import Dondoc


def test_the_plan_as_of_the_fifteenth_of_may(dondoc: Dondoc, example: Path) -> None:
    said = dondoc("remind", "plan", "--dry-run", "-w", example, "--as-of", "2023-05-15", "--days", "22", "--json")
    reminders = said.json["reminders"]
    # 15/5 to 05/6: nobody has sent anything yet, so all 13 on each stage of the half-year report; nothing else is near.
    assert Counter((r["day"], r["stage"]) for r in reminders) == {
        ("2023-05-24", "before-7"): 13,
        ("2023-05-30", "before-3"): 13,
        ("2023-06-01", "before-1"): 13,
        ("2023-06-02", "last-day"): 13,
        ("2023-06-05", "after-1"): 13,
    }
    assert {r["duty"] for r in reminders} == {"bao-cao-6-thang"}
    assert all(r["to"].endswith(".example") for r in reminders)


def test_those_who_sent_it_are_left_in_peace(dondoc: Dondoc, example: Path) -> None:
    said = dondoc("remind", "plan", "-w", example, "--as-of", "2023-06-06", "--days", "10", "--json")
    units = {r["unit"] for r in said.json["reminders"] if r["duty"] == "bao-cao-6-thang"}
    # As of 06/6: nothing accepted from Khun Há (no file), Sơn Bình (mistakes) and Hồ Thầu (came on 09/6).
    assert units == {"Khun Há", "Sơn Bình", "Hồ Thầu"}


def test_people_read_names_and_reasons(dondoc: Dondoc, example: Path) -> None:
    said = dondoc("remind", "plan", "-w", example, "--as-of", "2023-05-22")
    assert "thứ Tư 24/5/2023" in said.out
    assert "còn 7 ngày làm việc" in said.out
    assert "không gửi gì" in said.out
