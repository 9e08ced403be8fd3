"""The way of a report from its first file to its acceptance."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboards.views.arrivals import arrivals
from dashboards.views.passage import Passage, early_or_late, passages
from kpi.submission import RefusedFile, Submission
from kpi.submission_states import Event, State, Step
from tests.dashboards.world import inputs, line, moment, sent

REPORT = line("thi-tran", "bao-cao-6-thang")


def stepped(submission: Submission, step: Step, state: State, at: str) -> Submission:
    """Return a report on which a step was taken."""
    when = moment(at)
    event = Event(*submission.slot, submission.revision, step, when, when, "officer", "lý do")
    return replace(submission, state=state, step=event)


def way(*submissions: Submission, refused: tuple[RefusedFile, ...] = ()) -> Passage:
    """Return the way of the half-year report of Thị trấn."""
    known = replace(inputs(submissions), refused=refused)
    (found,) = passages([REPORT, line("thi-tran", "II.4")], arrivals(known, "thi-tran"))
    return found


def test_every_step_is_told_in_its_order() -> None:
    """Due by the end of 4/6: broken on 1/6 (3 days early), returned, sent again on 7/6 (3 days late), accepted."""
    found = way(
        stepped(sent("thi-tran", "2023-06-02T10:00", 1, 0, 1), Step.RETURN, State.RETURNED, "2023-06-05T09:00"),
        stepped(
            sent("thi-tran", "2023-06-07T10:00", 1, 2, 1, revision=2), Step.ACCEPT, State.ACCEPTED, "2023-06-08T09:00"
        ),
        refused=(RefusedFile("kh", "thi-tran", "2023-H1", moment("2023-06-01T08:00"), "a.xlsx"),),
    )
    assert [f"{step.mark} {step.words}" for step in found.steps] == [
        "✗ tệp có lỗi, sớm 3 ngày",
        "↓ nhận lần 1, sớm 2 ngày",
        "↩ trả lại",
        "↓ nhận lần 2, chậm 3 ngày",
        "✓ đã duyệt",
    ]
    assert found.steps[2].at == moment("2023-06-05T09:00")


def test_what_was_sent_for_another_period_or_plan_is_not_on_the_way() -> None:
    other = replace(sent("thi-tran", "2023-06-02T10:00", 1, 0, 1), plan="kh-khac")
    later = replace(sent("thi-tran", "2023-06-02T10:00", 1, 0, 1), period="2023-9M")
    assert way(other, later).steps == ()


@pytest.mark.parametrize(
    ("at", "words"),
    [
        ("2023-06-01T00:00", "sớm 3 ngày"),
        ("2023-06-04T23:59", "đúng ngày cuối của hạn"),
        ("2023-06-05T00:00", "chậm 1 ngày"),
        ("2023-06-07T08:30", "chậm 3 ngày"),
    ],
)
def test_days_are_counted_from_the_last_day(at: str, words: str) -> None:
    """The last day is 4/6/2023; the first moment too late is 00:00 on 5/6."""
    assert early_or_late(REPORT.promise.deadline, moment(at)).vi == words


def test_a_report_opened_again_is_marked_so() -> None:
    opened = stepped(sent("thi-tran", "2023-06-02T10:00", 1, 0, 1), Step.UNLOCK, State.SUBMITTED, "2023-06-09T09:00")
    assert [str(step.mark) for step in way(opened).steps] == ["↓", "↻"]
