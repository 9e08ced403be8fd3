"""What must be mended so that reminders arrive: duties nobody has, units nobody can reach."""

from __future__ import annotations

from jobs.reminders.health import reach_findings, unknown_duties
from jobs.reminders.planning import out_of_reach
from tests.jobs.reminders.world import UNITS, inputs, settings, situation, vietnam

AT = "2023-05-02T06:00"  # before any stage, before any hour


def test_who_cannot_be_reached_is_known_before_anything_is_due() -> None:
    found = out_of_reach(situation(AT), vietnam(AT))
    assert [(one.code, one.obligation) for one in found] == [
        ("no-address-own", "kh-2023/bao-cao/then-sin"),
        ("no-address-own", "kh-2023/doi-thoai/then-sin"),
    ]


def test_the_unit_above_is_missed_only_where_it_would_be_told() -> None:
    bare = UNITS.replace(
        "    contacts: [{role: Văn phòng, email: van-phong@huyen.example, note: số liệu minh họa}]\n", ""
    )
    codes = {one.code for one in out_of_reach(situation(AT, units=bare), vietnam(AT))}
    assert codes == {"no-address-own", "no-address-superior"}
    own = "reminders: {escalate: [{after: 3, to: office}]}\n"
    assert {one.code for one in out_of_reach(situation(AT, units=bare, own=own), vietnam(AT))} == {"no-address-own"}


def test_of_many_only_the_first_are_said_and_how_many_more() -> None:
    first, more = reach_findings(situation(AT), vietnam(AT), most=1)
    assert first.vi.startswith("xã Thèn Sin: chưa có địa chỉ")
    assert more.vi == "Và 1 trường hợp nữa: dondoc remind plan --json"
    assert len(reach_findings(situation(AT), vietnam(AT), most=2)) == 2


def test_settings_of_a_duty_that_no_plan_has_are_told_with_the_near_name() -> None:
    own = "reminders: {duties: {bao-cap: {before: [5]}, bao-cao: {}, kh-2023/doi-thoai: {}}}\n"
    [issue] = unknown_duties(inputs(AT), settings(own))
    assert issue.say() == (
        "dondoc.yaml: “reminders.duties” nói về nhiệm vụ “bao-cap”, mà không kế hoạch nào có. Có phải: “bao-cao”?"
    )
