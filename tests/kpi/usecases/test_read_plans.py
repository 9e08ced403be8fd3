"""The registered plans for listing and comparing: every revision as it was recorded, in force yet or not."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from kpi.errors import UnknownNameError
from kpi.usecases.read_plans import Revision, all_revisions, last_revisions, revisions
from kpi.usecases.record_units import record_units
from kpi.usecases.register_plan import register_plan
from tests.kpi.world import PLAN, UNITS, moment

JANUARY, JUNE = moment("2023-01-10T08:00"), moment("2023-06-20T08:00")
#: In force long after anyone reads this.
LATER = PLAN.replace("share: 95%", "share: 90%").replace(
    "period: 2023\n", "period: 2023\nin_force_from: 2023-12-31\n", 1
)


@pytest.fixture
def office(engine: Engine) -> Engine:
    record_units(engine, UNITS, "units.yaml", JANUARY, "Lan")
    register_plan(engine, PLAN, "kh.yaml", JANUARY, "Lan")
    register_plan(engine, LATER, "sua-doi.yaml", JUNE, "Lan")
    return engine


def test_every_revision_in_order(office: Engine) -> None:
    first, second = revisions(office, "kh-2023")
    assert (first.number, first.recorded_at.replace(microsecond=0), first.file_name) == (1, JANUARY, "kh.yaml")
    assert first.recorded_at > JANUARY  # after the units, which were recorded in the same second
    assert (second.number, second.recorded_at, second.file_name) == (2, JUNE, "sua-doi.yaml")
    assert [revision.plan.targets[0].share for revision in (first, second)] == [95, 90]


def test_the_last_one_of_every_plan(office: Engine) -> None:
    other = PLAN.replace("id: kh-2023", "id: a").replace("share: 95%", "share: 90%")
    register_plan(office, other, "a.yaml", JUNE, "Lan")
    found = last_revisions(office)
    assert [(last.plan.id, last.number) for last in found] == [("a", 1), ("kh-2023", 2)]
    assert all(isinstance(last, Revision) for last in found)


def test_every_revision_of_every_plan(office: Engine) -> None:
    register_plan(office, PLAN.replace("id: kh-2023", "id: a"), "a.yaml", JUNE, "Lan")
    found = all_revisions(office)
    assert {plan: [one.number for one in known] for plan, known in found.items()} == {"a": [1], "kh-2023": [1, 2]}
    assert found["kh-2023"] == revisions(office, "kh-2023")


def test_nothing_is_registered_yet(engine: Engine) -> None:
    assert all_revisions(engine) == {}
    assert last_revisions(engine) == ()
    with pytest.raises(UnknownNameError):
        revisions(engine, "kh-2023")


def test_a_name_that_is_nearly_one(office: Engine) -> None:
    with pytest.raises(UnknownNameError) as caught:
        revisions(office, "kh2023")
    assert caught.value.near == ("kh-2023",)
