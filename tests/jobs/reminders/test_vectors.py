"""Two ways in which reminders go wrong elsewhere: "overdue" before it is, and to those who have reported."""

from __future__ import annotations

from collections import Counter
from datetime import date

from jobs.reminders.horizon import plan_days
from jobs.reminders.planning import plan_digests
from jobs.reminders.situation import Situation, situation_of
from kpi.evaluation.inputs import Inputs
from kpi.outbox import Ledger
from kpi.settings import read_settings
from kpi.submission import Submission
from targets.plan_file import read_plan
from targets.provenance import Source
from targets.units import Contact, Registry, Unit
from targets.workdays import vietnam_calendar
from tests.jobs.reminders.world import vietnam

HERE = Source("units.yaml", note="số liệu minh họa")
PLAN = """\
id: kh
title: KH
issuer: UBND tỉnh
unit: tinh
period: 2026
document: {name: kh.txt}
duties:
  - id: bc
    kind: report
    title: Báo cáo
    to: {groups: [cap-xa]}
    period: 2026
    every: half-year
    deadline: {days: 0, after: period-end, roll: strict}
    source: {line: 1}
"""


def situation(communes: int, sent: int, at: str) -> Situation:
    """Return a province of communes, the first of which have sent their report of the first half-year."""
    units = [
        Unit(
            f"xa-{n}",
            f"Xã {n}",
            "xã",
            HERE,
            groups=("cap-xa",),
            contacts=(Contact("Văn thư", email=f"a@xa{n}.example"),),
        )
        for n in range(communes)
    ]
    registry = Registry((Unit("tinh", "Tỉnh", "tỉnh", HERE), *units), HERE)
    plan, issues = read_plan(PLAN, "kh.yaml", registry)
    assert plan is not None, issues
    now = vietnam(at)
    done = tuple(Submission("kh", f"xa-{n}", "2026-H1", 1, now, now, f"{n}.xlsx", "ab", ()) for n in range(sent))
    settings, _ = read_settings("reminders: {before: [5], after: [5], then_every: 250, escalate: []}\n", "dondoc.yaml")
    assert settings is not None
    return situation_of(Inputs(registry, (plan,), done, (), vietnam_calendar(), now), settings)


def test_v2_overdue_is_said_after_the_end_of_the_period_and_never_before() -> None:
    # 30/6/2026 is a Tuesday: five working days before it are 29, 26, 25, 24, 23/6; after it 01, 02, 03, 06, 07/7.
    # 31/12/2026 is a Thursday: before it 30, 29, 28, 25, 24/12; after it, 01/01 being off, 04, 05, 06, 07, 08/01.
    days = plan_days(situation(1, 0, "2026-01-01T00:00"), date(2026, 1, 1), date(2027, 2, 1), Ledger())
    said = {(m.duty, m.stage): day.isoformat() for day, planned in days for d in planned.digests for m in d.matters}
    assert said == {
        ("bc@2026-H1", "before-5"): "2026-06-23",
        ("bc@2026-H1", "last-day"): "2026-06-30",
        ("bc@2026-H1", "after-5"): "2026-07-07",
        ("bc@2026-H2", "before-5"): "2026-12-24",
        ("bc@2026-H2", "last-day"): "2026-12-31",
        ("bc@2026-H2", "after-5"): "2027-01-08",
    }


def test_v3_of_130_communes_the_30_that_have_not_reported_get_one_message_each() -> None:
    at = "2026-06-30T08:00"
    found = plan_digests(situation(130, 100, at), vietnam(at), Ledger())
    assert len(found.digests) == 30  # and not 30 × 130
    assert Counter(digest.address for digest in found.digests) == {f"a@xa{n}.example": 1 for n in range(100, 130)}
    assert {(len(d.matters), d.matters[0].unit) for d in found.digests} == {(1, f"xa-{n}") for n in range(100, 130)}
