"""Reports as JSON: the keys other programs rely on, worked out by hand for one report."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from kpi.submission_life import Report, reports_of
from kpi.submission_shapes import full_report_json, report_json
from kpi.submission_states import Event, State, Step
from tests.kpi.world import moment, submission

SENT = submission("ban-bo", "2023-H1", "2023-06-03T08:00", mo_hinh=2, kinh_phi=None)
ACCEPTED = Event(*SENT.slot, 1, Step.ACCEPT, moment("2023-06-06T09:00"), moment("2023-06-06T09:00"), "Lan")
[REPORT] = reports_of(
    [replace(SENT, state=State.ACCEPTED, step=ACCEPTED, declared_at=moment("2023-06-02T17:00"))], [ACCEPTED]
)


def test_where_it_stands() -> None:
    assert report_json(REPORT) == {
        "plan": "kh-2023",
        "unit_id": "ban-bo",
        "period": "2023-H1",
        "state": "accepted",
        "revision": 1,
        "revisions": 1,
        "first_received_at": "2023-06-03T08:00:00+07:00",
        "received_at": "2023-06-03T08:00:00+07:00",
    }


def test_received_declared_recorded_and_accepted_stand_apart() -> None:
    found: Any = full_report_json(REPORT)["submissions"]
    [one] = found
    assert {key: one[key] for key in one if key.endswith("_at")} == {
        "received_at": "2023-06-03T08:00:00+07:00",
        "declared_at": "2023-06-02T17:00:00+07:00",
        "recorded_at": "2023-06-03T08:00:00+07:00",
        "accepted_at": "2023-06-06T09:00:00+07:00",
    }
    assert one["values"] == [
        {"indicator": "kinh-phi", "value": None, "sheet": "Báo cáo", "cell": "E8", "note": None},
        {"indicator": "mo-hinh", "value": "2", "sheet": "Báo cáo", "cell": "E9", "note": None},
    ]
    assert full_report_json(REPORT)["events"] == [
        {
            "step": "accept",
            "revision": 1,
            "at": "2023-06-06T09:00:00+07:00",
            "recorded_at": "2023-06-06T09:00:00+07:00",
            "actor": "Lan",
            "reason": "",
            "received_at": None,
            "received_before": None,
            "until": None,
        }
    ]


def test_a_report_of_which_nothing_was_sent() -> None:
    assert report_json(Report(SENT.slot, (), ()))["state"] is None
