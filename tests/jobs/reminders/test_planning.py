"""The messages of one day: who is told what, once, at an hour when offices work, and never of what is done.

The report is due before 05/6/2023: last day Sunday 04/6, last working day Friday 02/6; its days are worked out in
test_stages.py. The four communes: Bản Bo (mail), Bản Hon (webhook), Thèn Sin (no address), Khun Há (Bản Bo's mailbox).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from jobs.reminders.planning import may_send, plan_digests, still_open
from jobs.reminders.situation import open_obligations
from kpi.outbox import Ledger, PlannedDay
from kpi.submission import Submission
from targets.workdays import vietnam_calendar
from tests.jobs.reminders.world import (
    PLAN,
    UNITS,
    after,
    exemption,
    extension,
    returned,
    settings,
    situation,
    told,
    vietnam,
)
from tests.kpi.world import refused, submission

NOTHING_SAID = Ledger()


def planned(at: str, *sent: Submission, ledger: Ledger = NOTHING_SAID, **known: Any) -> PlannedDay:
    return plan_digests(situation(at, *sent, **known), vietnam(at), ledger)


# Who is told


def test_one_message_for_each_pending_unit_and_none_for_the_others() -> None:
    """V3: of four communes one has sent its report; each of the others is told of its own, once, and nobody else."""
    found = planned("2023-05-24T08:00", submission("ban-hon", "2023-H1", "2023-05-20T09:00"))
    assert told(found) == {"ban-bo/van-thu": ["bao-cao before-7", "bao-cao before-7"]}
    [digest] = found.digests
    assert [matter.unit for matter in digest.matters] == ["ban-bo", "khun-ha"]  # one mailbox, one message
    assert (digest.address, digest.channel, digest.name) == ("van-thu@ban-bo.example", "mail", "Văn thư xã Bản Bo")


def test_a_unit_without_an_address_is_not_forgotten() -> None:
    [unsaid] = planned("2023-05-24T08:00").unaddressed
    assert (unsaid.code, unsaid.obligation) == ("no-address-own", "kh-2023/bao-cao/then-sin")
    assert unsaid.why.vi.startswith("xã Thèn Sin: chưa có địa chỉ để nhắc về “Báo cáo 6 tháng”.")


def test_who_is_reached_by_webhook_is_told_there() -> None:
    found = {digest.recipient: digest for digest in planned("2023-05-24T08:00").digests}
    assert (found["ban-hon/van-thu"].channel, found["ban-hon/van-thu"].address) == ("webhook", "0213000001")


def test_a_duty_may_be_for_a_role() -> None:
    own = "reminders: {duties: {bao-cao: {to: [Chủ tịch]}}}\n"
    found = planned("2023-05-24T08:00", own=own)
    assert told(found) == {"ban-bo/chu-tich-ubnd-xa": ["bao-cao before-7"]}
    assert {one.obligation.rpartition("/")[2] for one in found.unaddressed} == {"ban-hon", "then-sin", "khun-ha"}
    assert "để nhắc (Chủ tịch) về" in found.unaddressed[0].why.vi


def test_several_roles_are_all_told() -> None:
    found = planned("2023-05-24T08:00", own="reminders: {to: [Văn thư, Chủ tịch UBND]}\n")
    assert set(told(found)) == {"ban-bo/van-thu", "ban-bo/chu-tich-ubnd-xa", "ban-hon/van-thu"}


def test_of_a_duty_that_recurs_each_period_by_its_own_deadline_and_the_settings_of_the_one_entry() -> None:
    once = "    period: 2023-H1\n    deadline: {before: 2023-06-05, roll: strict}\n"
    assert once in PLAN
    often = "    period: 2023\n    every: [H1, year]\n    deadline: {before: ---11, roll: strict}\n"
    text = PLAN.replace(once, often)
    # of H1 before 11/6: Saturday 10/6, last working day Friday 09/6; two working days before it: Wednesday 07/6
    own = "reminders: {duties: {bao-cao: {before: [2]}}}\n"
    found = planned("2023-06-07T08:00", text=text, own=own)
    assert told(found)["ban-hon/van-thu"] == ["bao-cao@2023-H1 before-2"]
    assert found.digests[0].matters[0].title == "Báo cáo 6 tháng, 6 tháng đầu năm 2023"
    # of the year before 11/12, a Monday: Sunday 10/12, Friday 08/12; two working days before: Wednesday 06/12
    assert "bao-cao@2023 before-2" in told(planned("2023-12-06T08:00", text=text, own=own))["ban-hon/van-thu"]


# When


@pytest.mark.parametrize(
    ("at", "count"),
    [
        ("2023-05-24T07:29", 0),
        ("2023-05-24T07:30", 2),
        ("2023-05-24T16:59", 2),
        ("2023-05-24T17:00", 0),
        ("2023-05-27T08:00", 0),  # Saturday
        ("2023-05-28T08:00", 0),  # Sunday
        ("2023-05-01T08:00", 0),  # Labour Day
    ],
)
def test_nothing_goes_out_early_late_or_on_a_day_off(at: str, count: int) -> None:
    assert len(planned(at).digests) == count


def test_overdue_comes_after_due_and_never_before() -> None:
    """V2: five days before the end nobody is called overdue; on the first working day after it everybody is."""
    before, due, late = (
        planned(f"{day}T08:00").digests[0].matters[0] for day in ("2023-05-30", "2023-06-02", "2023-06-05")
    )
    assert [m.stage for m in (before, due, late)] == ["before-3", "last-day", "after-1"]
    assert [(m.days_left, m.days_late) for m in (before, due, late)] == [(3, 0), (0, 0), (0, 1)]
    assert [m.why.vi for m in (before, due, late)] == [
        "còn 3 ngày làm việc; hạn cuối là hết Chủ nhật 04/6/2023, ngày làm việc cuối cùng là thứ Sáu 02/6/2023",
        "hôm nay là ngày làm việc cuối cùng trong hạn (hạn cuối là hết ngày 04/6/2023)",
        "đã quá hạn 1 ngày (hạn cuối là hết ngày 04/6/2023)",
    ]


@pytest.mark.parametrize("at", ["2023-05-24T08:00", "2023-06-02T08:00", "2023-06-05T08:00", "2023-06-28T08:00"])
def test_nobody_is_reminded_of_what_is_done(at: str) -> None:
    sent = [submission(unit, "2023-H1", "2023-05-20T09:00") for unit in ("ban-bo", "ban-hon", "then-sin", "khun-ha")]
    assert planned(at, *sent) == PlannedDay()


def test_hours_of_a_duty_hold_back_the_whole_message_of_its_recipient() -> None:
    # Bản Bo: an extension makes the last day 04/7; on 03/7 "last-day -1" of the report and half the year's dialogue
    # fall together. The dialogue may be spoken of from nine on, so the one message waits for nine.
    own = 'reminders: {duties: {doi-thoai: {hours: {from: "09:00", to: "11:00"}}}}\n'
    known: dict[str, Any] = {"grants": (extension("ban-bo", "2023-07-04", "2023-06-01T08:00"),), "own": own}
    at_eight, at_nine, at_eleven = (
        told(planned(f"2023-07-03T{hour}", **known)).get("ban-bo/van-thu") for hour in ("08:00", "09:00", "11:00")
    )
    assert at_eight is None
    assert at_nine == ["bao-cao after-18", "bao-cao before-1", "doi-thoai pace-1-2", "doi-thoai pace-1-2"]
    assert at_eleven == ["bao-cao after-18", "bao-cao before-1"]  # too late for the dialogue, which waits for tomorrow


def test_hours_that_have_nothing_in_common_are_not_waited_for() -> None:
    own = """\
reminders:
  duties:
    bao-cao: {hours: {from: "07:30", to: "09:00"}}
    doi-thoai: {hours: {from: "09:00", to: "11:00"}}
"""
    at_eight, at_nine = (told(planned(f"2023-07-03T{hour}", own=own))["ban-hon/van-thu"] for hour in ("08:00", "09:00"))
    assert (at_eight, at_nine) == (["bao-cao after-18"], ["doi-thoai pace-1-2"])


# Once


def test_planning_again_gives_nothing_new() -> None:
    first = planned("2023-05-24T08:00")
    again = planned("2023-05-24T08:30", ledger=after(NOTHING_SAID, first))
    assert (again.digests, again.superseded) == ((), ())


def test_who_has_the_message_of_the_day_waits_for_the_next() -> None:
    had = Ledger(digested=frozenset({("ban-bo/van-thu", "mail")}))
    assert set(told(planned("2023-05-24T09:00", ledger=had))) == {"ban-hon/van-thu"}
    assert planned("2023-05-25T08:00").digests[0].matters[0].stage == "before-7"  # the day after, it is still said


def test_after_thirty_days_off_the_newest_stage_is_said_once_and_the_older_are_recorded() -> None:
    before = after(NOTHING_SAID, planned("2023-05-12T08:00"))
    back = planned("2023-06-12T08:00", ledger=before)  # thirty days later, a Monday
    assert told(back)["ban-bo/van-thu"] == ["bao-cao after-3", "bao-cao after-3"]
    assert told(back)["office/chuyen-vien"] == ["bao-cao escalate-3"] * 4
    missed = [m.stage for m in back.superseded if (m.unit, m.recipient) == ("ban-bo", "ban-bo/van-thu")]
    assert missed == ["before-7", "before-3", "before-1", "last-day", "after-1"]  # before-15 was said in time
    assert planned("2023-06-13T08:00", ledger=after(before, back)).digests == ()


# What came back, what was put off


def test_a_report_that_came_back_is_spoken_of_the_next_morning() -> None:
    wrong = (refused("ban-bo", "2023-H1", "2023-05-25T16:00"),)
    ledger = after(NOTHING_SAID, planned("2023-05-24T08:00"))
    found = planned("2023-05-26T08:00", failed=wrong, ledger=ledger)
    assert told(found) == {"ban-bo/van-thu": ["bao-cao returned-20230525T160000"]}
    assert found.digests[0].matters[0].why.vi == (
        "còn 5 ngày làm việc; hạn cuối là hết Chủ nhật 04/6/2023, ngày làm việc cuối cùng là thứ Sáu 02/6/2023; "
        "tệp nhận lúc 16:00 ngày 25/5/2023 có lỗi, chưa được tiếp nhận: đề nghị sửa và gửi lại"
    )  # after 26/5: 29, 30, 31/5, 01/6, 02/6


def test_when_another_stage_has_come_since_the_one_message_says_both() -> None:
    wrong = (refused("ban-bo", "2023-H1", "2023-06-01T16:00"),)
    [matter, _] = planned("2023-06-02T08:00", failed=wrong).digests[0].matters
    assert matter.stage == "last-day"
    assert "tệp nhận lúc 16:00 ngày 01/6/2023 có lỗi" in matter.why.vi


def test_one_that_was_mended_is_spoken_of_no_more() -> None:
    wrong = (refused("ban-bo", "2023-H1", "2023-05-25T16:00"),)
    mended = submission("ban-bo", "2023-H1", "2023-05-25T17:00")
    ledger = after(NOTHING_SAID, planned("2023-05-24T08:00"))
    assert planned("2023-05-26T08:00", mended, failed=wrong, ledger=ledger).digests == ()


def test_a_report_sent_back_is_asked_for_again() -> None:
    sent_back = returned("ban-bo", "2023-05-25T16:00", "Thiếu biên bản")
    found = planned("2023-05-26T08:00", sent_back)
    [matter] = [m for d in found.digests for m in d.matters if m.unit == "ban-bo"]
    assert matter.stage == "returned-20230525T160000"
    assert matter.why.vi.startswith("báo cáo nhận lúc 09:00 ngày 20/5/2023 đã được trả lại lúc 16:00 ngày 25/5/2023")
    assert "(Thiếu biên bản): đề nghị sửa và gửi lại; còn 5 ngày làm việc" in matter.why.vi


def test_while_a_report_was_in_there_was_nothing_to_tell_those_above() -> None:
    # In on 20/5, sent back on Friday 16/6: with it in, 07/6 and 14/6 passed, the third and eighth day.
    sent_back = returned("ban-bo", "2023-06-16T10:00", "Thiếu biên bản")
    found = planned("2023-06-19T08:00", sent_back)
    assert {m.unit for d in found.digests for m in d.matters if m.stage.startswith("escalate")} == {
        "ban-hon",
        "then-sin",
        "khun-ha",
    }
    assert [m.stage for d in found.digests for m in d.matters if m.unit == "ban-bo"] == ["returned-20230616T100000"]
    # Sent back on the morning of 07/6, when that day's messages had gone: only the eighth day is still to come.
    same_day = planned("2023-06-14T08:00", returned("ban-bo", "2023-06-07T10:00", "Thiếu biên bản"))
    assert {m.stage for d in same_day.digests for m in d.matters if m.unit == "ban-bo"} == {"after-8", "escalate-8"}
    # Sent back on 06/6, before either: they are told on their days.
    early = planned("2023-06-14T08:00", returned("ban-bo", "2023-06-06T10:00", "Thiếu biên bản"))
    assert {m.stage for d in early.digests for m in d.matters if m.unit == "ban-bo"} == {
        "after-8",
        "escalate-3",
        "escalate-8",
    }


def test_an_extended_duty_has_stages_of_its_own_and_an_exempt_one_none() -> None:
    known: dict[str, Any] = {
        "grants": (extension("ban-bo", "2023-06-20", "2023-06-01T08:00"), exemption("khun-ha", "2023-06-01T08:00"))
    }
    # Last day Tuesday 20/6; three working days before it: 19, 16, 15/6.
    [matter] = next(d for d in planned("2023-06-15T08:00", **known).digests if d.recipient == "ban-bo/van-thu").matters
    assert (matter.unit, matter.stage, matter.last_day) == ("ban-bo", "before-3", date(2023, 6, 20))
    assert matter.obligation == "kh-2023/bao-cao@2023-06-20/ban-bo"


# Those above


def test_the_office_and_the_unit_above_are_told_what_is_overdue() -> None:
    sent = submission("ban-hon", "2023-H1", "2023-05-20T09:00")
    third = planned("2023-06-07T08:00", sent)
    assert told(third)["office/chuyen-vien"] == ["bao-cao escalate-3"] * 3
    assert [m.unit for m in third.digests[-1].matters] == ["ban-bo", "khun-ha", "then-sin"]  # by name
    ledger = after(NOTHING_SAID, third)
    eighth = planned("2023-06-14T08:00", sent, ledger=ledger)
    assert told(eighth)["huyen/van-phong"] == ["bao-cao escalate-8"] * 3
    assert "office/chuyen-vien" not in told(eighth)  # told once


def test_who_is_told_of_it_anyway_is_not_told_twice() -> None:
    same = UNITS.replace("van-phong@huyen.example", "van-thu@ban-bo.example")
    found = planned("2023-06-14T08:00", units=same, own="reminders: {escalate: [{after: 8, to: superior}]}\n")
    # The mailbox of Bản Bo and Khun Há is the district's too: of those two it hears as theirs, of the others as above.
    [digest] = [d for d in found.digests if d.address == "van-thu@ban-bo.example"]
    assert {(m.unit, m.stage) for m in digest.matters} == {
        ("ban-bo", "after-8"),
        ("khun-ha", "after-8"),
        ("ban-hon", "escalate-8"),
        ("then-sin", "escalate-8"),
    }


def test_an_office_without_an_address_is_told_of_once() -> None:
    bare = replace(situation("2023-06-14T08:00"), settings=settings().model_copy(update={"contacts": ()}))
    found = plan_digests(bare, vietnam("2023-06-14T08:00"), NOTHING_SAID)
    assert [one.obligation for one in found.unaddressed if one.code == "no-address-office"] == ["office"]


# By pace


def test_a_dialogue_is_spoken_of_when_the_year_runs_ahead_of_it() -> None:
    # Two a year. By 03/7 half is over: none held is behind, one of two is not. By 02/10 three quarters: one is behind
    # too (1 < 2 × 3/4), two is not.
    reports = [
        submission("ban-bo", "2023-H1", "2023-05-20T09:00", doi_thoai=1, mo_hinh=1),
        submission("ban-hon", "2023-H1", "2023-05-20T09:00", doi_thoai=2, mo_hinh=1),
        submission("khun-ha", "2023-H1", "2023-05-20T09:00", doi_thoai=0, mo_hinh=1),
    ]
    half = [m for d in planned("2023-07-03T08:00", *reports).digests for m in d.matters if m.duty == "doi-thoai"]
    assert [(m.unit, m.stage, m.why.vi) for m in half if m.unit != "huyen"] == [
        ("khun-ha", "pace-1-2", "đã qua 1/2 năm 2023, chưa tổ chức"),
    ]
    three = [m for d in planned("2023-10-02T08:00", *reports).digests for m in d.matters if m.duty == "doi-thoai"]
    assert [(m.unit, m.stage, m.why.vi) for m in three if m.unit != "huyen"] == [
        ("ban-bo", "pace-3-4", "đã qua 3/4 năm 2023, mới được 1/2"),
        ("khun-ha", "pace-3-4", "đã qua 3/4 năm 2023, chưa tổ chức"),
    ]


def test_who_has_not_said_whether_it_was_held_is_asked_and_not_blamed() -> None:
    matters = [m for d in planned("2023-07-03T08:00").digests for m in d.matters]
    [matter] = [m for m in matters if (m.duty, m.unit) == ("doi-thoai", "ban-bo")]
    assert matter.why.vi == "đã qua 1/2 năm 2023, chưa có báo cáo cho biết đã tổ chức hay chưa"


def test_when_the_year_is_over_it_is_said_once_more_and_then_left_to_the_list_of_shortfalls() -> None:
    done = submission("khun-ha", "2023-H1", "2023-05-20T09:00", doi_thoai=0)
    over = planned("2024-01-02T08:00", done)
    ledger = after(NOTHING_SAID, over)
    assert "doi-thoai ended" in told(over)["ban-bo/van-thu"]
    later = planned("2024-03-01T08:00", done, ledger=ledger)
    assert all(stage.startswith("bao-cao") for stages in told(later).values() for stage in stages)


def test_the_office_hears_of_targets_at_risk() -> None:
    # 75% of 4 units is 3. One of four has a model: 25% < 75% × 1/2 = 37.5%, so the target lags at half the year.
    one = submission("ban-hon", "2023-H1", "2023-05-20T09:00", mo_hinh=1)
    [digest] = [d for d in planned("2023-07-03T08:00", one).digests if d.recipient.startswith("office")]
    at_risk = {m.duty: m for m in digest.matters if m.unit == "huyen"}
    assert set(at_risk) == {"II.4", "doi-thoai"}
    assert at_risk["II.4"].why.vi.startswith("đã qua 1/2 năm 2023: 1/4 đơn vị đạt (25%)")
    # Two of four: 50% is ahead of 37.5%.
    two = submission("ban-bo", "2023-H1", "2023-05-20T09:00", mo_hinh=1)
    [digest] = [d for d in planned("2023-07-03T08:00", one, two).digests if d.recipient.startswith("office")]
    assert {m.duty for m in digest.matters if m.unit == "huyen"} == {"doi-thoai"}


def test_a_ceiling_is_spoken_of_only_when_it_is_broken() -> None:
    total = """totals:
  - id: tran
    title: Không quá 5 mô hình
    to: {groups: [cap-xa]}
    period: 2023
    total: {indicator: mo-hinh, max: 5}
    source: {section: II, line: 90}
duties:"""
    text = PLAN.replace("duties:", total)
    for models, spoken in ((5, False), (6, True)):
        sent = submission("ban-hon", "2023-H1", "2023-05-20T09:00", mo_hinh=models)
        found = planned("2023-07-03T08:00", sent, text=text)
        assert any(m.duty == "tran" for d in found.digests for m in d.matters) is spoken


# What someone must mend


def test_a_unit_that_has_ended_is_left_in_peace_and_its_duty_is_told_of() -> None:
    ended = UNITS.replace("    parent: huyen\n", "    parent: huyen\n    to: 2025-07-01\n")
    found = planned("2025-07-02T08:00", units=ended)
    assert not any(d.recipient.startswith("ban-") for d in found.digests)
    assert ("unit-ended", "kh-2023/bao-cao/ban-bo") in {(one.code, one.obligation) for one in found.unaddressed}


def test_a_duty_whose_deadline_cannot_be_told_is_not_passed_over() -> None:
    text = PLAN.replace("{before: 2023-06-05, roll: strict}", "{working_days: 5, after: event, roll: strict}")
    [unsaid] = planned("2023-05-24T08:00", text=text).unaddressed
    assert (unsaid.code, unsaid.obligation) == ("no-deadline", "kh-2023/bao-cao")
    assert "không tính được hạn" in unsaid.why.vi


# Before it goes


def test_a_matter_stands_until_the_report_is_in_or_its_deadline_moves() -> None:
    matter = planned("2023-06-02T08:00").digests[0].matters[0]
    in_time = submission("ban-bo", "2023-H1", "2023-06-02T08:10")
    put_off = extension("ban-bo", "2023-06-20", "2023-06-02T08:10")
    assert still_open(matter, open_obligations(situation("2023-06-02T09:00").open))
    assert not still_open(matter, open_obligations(situation("2023-06-02T09:00", in_time).open))
    assert not still_open(matter, open_obligations(situation("2023-06-02T09:00", grants=(put_off,)).open))


def test_a_message_goes_only_in_the_hours_of_every_duty_in_it() -> None:
    calendar = vietnam_calendar()
    digest = planned("2023-06-02T08:00").digests[0]
    usual = settings().reminders
    hours = ("07:29", "07:30", "16:59", "17:00")
    assert [may_send(digest, vietnam(f"2023-06-02T{hour}"), usual, calendar) for hour in hours] == [
        False,
        True,
        True,
        False,
    ]
    assert not may_send(digest, vietnam("2023-06-03T10:00"), usual, calendar)  # Saturday
    own = settings('reminders: {duties: {bao-cao: {hours: {from: "09:00", to: "11:00"}}}}\n').reminders
    assert [may_send(digest, vietnam(f"2023-06-02T{hour}"), own, calendar) for hour in ("08:00", "10:00")] == [
        False,
        True,
    ]
