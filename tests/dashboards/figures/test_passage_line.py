"""A unit's reports by time, with every step of their way."""

from __future__ import annotations

from dataclasses import replace

from dashboards.figures.passage_line import passage_in_words, passage_line
from dashboards.figures.timeline import timeline_in_words
from dashboards.views.arrivals import arrivals
from dashboards.views.passage import passages
from kpi.submission_states import Event, State, Step
from tests.dashboards.world import AS_OF, inputs, line, moment, sent

AT = moment("2023-06-05T09:00")
FIRST = sent("thi-tran", "2023-06-02T10:00", 1, 2, 1)
RETURNED = replace(FIRST, state=State.RETURNED, step=Event(*FIRST.slot, 1, Step.RETURN, AT, AT, "officer", "lý do"))
AGAIN = sent("thi-tran", "2023-06-07T10:00", 1, 2, 1, revision=2)
REPORT = line("thi-tran", "bao-cao-6-thang")


def test_later_steps_stand_on_the_row_of_their_report() -> None:
    """The first receipt is the verdict's own mark; the return and the second file stand beside it."""
    ways = passages([REPORT], arrivals(inputs((RETURNED, AGAIN)), "thi-tran"))
    *_, steps = passage_line(ways, AS_OF).data
    assert steps.mode == "text"
    assert list(zip(steps.x, steps.text, steps.y, strict=True)) == [
        ("2023-06-05T09:00", "↩", 0),
        ("2023-06-07T10:00", "↓", 0),
    ]
    assert steps.hovertext == ("09:00 ngày 05/6/2023: trả lại", "10:00 ngày 07/6/2023: nhận lần 2, chậm 3 ngày")


def test_a_report_that_simply_came_is_the_time_line_alone() -> None:
    ways = passages([REPORT], arrivals(inputs(), "thi-tran"))
    assert [trace.mode for trace in passage_line(ways, AS_OF).data] == ["lines", "markers"]
    assert passage_in_words(ways) == timeline_in_words([REPORT])
