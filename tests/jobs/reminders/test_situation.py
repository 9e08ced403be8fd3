"""What is open: duties not done, promises not fulfilled, what came back; and under which ids."""

from __future__ import annotations

from collections import Counter

from jobs.reminders.situation import obligation_of, open_obligations, open_promises
from tests.jobs.reminders.world import PLAN, exemption, extension, returned, situation
from tests.kpi.world import moment, refused, submission


def test_everything_is_open_at_first() -> None:
    found = situation("2023-05-15T08:00")
    # Four communes with two duties, and two promises as a whole: the target and the dialogue.
    assert Counter((r.promise.id, r.whole) for r in found.open) == {
        ("bao-cao", False): 4,
        ("doi-thoai", False): 4,
        ("II.4", True): 1,
        ("doi-thoai", True): 1,
    }


def test_what_is_done_or_exempt_is_not() -> None:
    sent = submission("ban-bo", "2023-H1", "2023-05-10T08:00", doi_thoai=2)
    found = situation("2023-05-15T08:00", sent, grants=(exemption("ban-hon", "2023-05-10T08:00"),))
    assert {(r.promise.id, r.unit.id) for r in found.open if not r.whole} == {
        *(("bao-cao", unit) for unit in ("then-sin", "khun-ha")),
        *(("doi-thoai", unit) for unit in ("ban-hon", "then-sin", "khun-ha")),
    }


def test_a_promise_of_nobody_is_not_open() -> None:
    nobody = PLAN.replace(
        "to: {groups: [cap-xa]}", "to: {groups: [cap-xa], exclude: [ban-bo, ban-hon, then-sin, khun-ha]}"
    )
    assert situation("2023-05-15T08:00", text=nobody).open == ()


def test_an_obligation_is_named_by_plan_duty_last_day_and_unit() -> None:
    grants = (extension("ban-bo", "2023-06-20", "2023-05-10T08:00"),)
    found = situation("2023-05-15T08:00", grants=grants)
    assert open_obligations(found.open) >= {
        "kh-2023/bao-cao@2023-06-20/ban-bo",
        "kh-2023/bao-cao@2023-06-04/ban-hon",
        "kh-2023/doi-thoai@2023-12-31/ban-bo",
        "kh-2023/II.4@2023-12-31/huyen",
    }
    assert len({obligation_of(result) for result in found.open}) == len(found.open)


def test_what_came_back_is_known_by_its_obligation_the_last_time_counting() -> None:
    wrong = (
        refused("ban-bo", "2023-H1", "2023-05-10T08:00"),
        refused("ban-bo", "2023-H1", "2023-05-12T08:00"),
        refused("ban-hon", "2023-H1", "2023-05-12T08:00"),
    )
    mended = submission("ban-hon", "2023-H1", "2023-05-13T08:00")
    found = situation("2023-05-15T08:00", mended, failed=wrong)
    [(obligation, back)] = found.returned.items()
    assert (obligation, back.at) == ("kh-2023/bao-cao@2023-06-04/ban-bo", moment("2023-05-12T08:00"))
    assert not back.came_before


def test_of_a_refused_file_and_a_report_sent_back_the_later_counts() -> None:
    sent_back = returned("ban-bo", "2023-05-14T10:00", "Thiếu biên bản", "2023-05-10T09:00")
    for day, came_before in (("2023-05-13", True), ("2023-05-14", False)):
        found = situation("2023-05-15T08:00", sent_back, failed=(refused("ban-bo", "2023-H1", f"{day}T16:00"),))
        assert found.returned["kh-2023/bao-cao@2023-06-04/ban-bo"].came_before is came_before


def test_the_promises_that_are_open_without_the_units_that_owe_them() -> None:
    found = situation("2023-05-24T08:00")
    assert open_promises(found) == {
        "kh-2023/bao-cao@2023-06-04/",
        "kh-2023/doi-thoai@2023-12-31/",
        "kh-2023/II.4@2023-12-31/",
    }
    assert {obligation_of(one).rpartition("/")[0] + "/" for one in found.open} == open_promises(found)
