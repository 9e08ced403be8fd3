"""A result knows its promise's place; a tally counts every verdict once."""

from __future__ import annotations

import pytest

from kpi.evaluation.results import Result, at_moment, tally
from rules.target_rule import Tally
from rules.verdict import Judgement, Verdict
from targets.provenance import Source
from targets.wording import Sentence
from tests.kpi.world import inputs, plan, registry

KNOWN = inputs()
TARGET = plan().targets[0]


def result(unit: str, verdict: Verdict) -> Result:
    judgement = Judgement(verdict, Sentence("vì", "because"))
    return Result(plan(), TARGET, registry().unit(unit), TARGET.period, KNOWN.deadline(TARGET), judgement)


def test_where_the_promise_stands() -> None:
    assert result("ban-bo", Verdict.MET).sources == (Source("kh.txt", "ab", section="II", line=83),)


@pytest.mark.parametrize(
    ("verdict", "counted"),
    [
        (Verdict.MET, Tally(("Bản Bo",), (), ())),
        (Verdict.LATE, Tally(("Bản Bo",), (), ())),  # done, though late
        (Verdict.SHORT, Tally((), ("Bản Bo",), ())),
        (Verdict.NOT_DUE, Tally((), ("Bản Bo",), ())),
        (Verdict.OVERDUE, Tally((), ("Bản Bo",), ())),
        (Verdict.NOT_EVALUABLE, Tally((), (), ("Bản Bo",))),
        (Verdict.EXEMPT, Tally((), (), (), ("Bản Bo",))),
    ],
)
def test_every_verdict_is_counted_once(verdict: Verdict, counted: Tally) -> None:
    assert tally([result("ban-bo", verdict)]) == counted


def test_names_keep_the_order_of_the_results() -> None:
    found = tally([result(unit, Verdict.MET) for unit in ("then-sin", "ban-bo", "ban-hon")])
    assert found.met == ("Thèn Sin", "Bản Bo", "Bản Hon")
    assert found.counted == 3


@pytest.mark.parametrize(
    ("as_of", "begun", "over"),
    [  # the figure of a year is due by its last day
        ("2022-12-31T12:00", False, False),
        ("2023-01-01T00:00", True, False),
        ("2023-12-31T23:59", True, False),
        ("2024-01-01T00:00", True, True),
    ],
)
def test_a_result_tells_where_its_time_stands(as_of: str, begun: bool, over: bool) -> None:
    known, judgement = inputs(as_of=as_of), Judgement(Verdict.NOT_DUE, Sentence("vì", "because"))
    unit, deadline = registry().unit("ban-bo"), known.deadline(TARGET)
    made = at_moment(known, plan(), TARGET).result(unit, deadline, judgement)
    assert (made.begun, made.over, made.pace) == (begun, over, None)  # a target is not held so many times
    assert (made.plan, made.promise, made.unit, made.period) == (plan(), TARGET, unit, TARGET.period)
