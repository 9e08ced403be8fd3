"""Recording the units: revisions of a text that plans can rely on."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from kpi.errors import RefusedError
from kpi.store.engine import reading
from kpi.store.texts import StoredText, registry_text
from kpi.usecases.record_units import record_units
from kpi.usecases.register_plan import register_plan
from tests.kpi.world import PLAN, UNITS, moment

MORE = UNITS + "  - {id: na-tam, name: Nà Tăm, kind: xã, parent: huyen, groups: [cap-xa]}\n"


def record(engine: Engine, text: str = UNITS, now: str = "2023-01-10T08:00") -> None:
    assert record_units(engine, text, "units.yaml", moment(now), "Lan") == ()


def last(engine: Engine) -> StoredText | None:
    with reading(engine) as connection:
        return registry_text(connection, None)


def test_units_and_their_revisions(engine: Engine) -> None:
    record(engine)
    record(engine, MORE, "2023-03-10T08:00")
    found = last(engine)
    assert found is not None
    assert (found.revision, found.content, found.recorded_at) == (2, MORE, moment("2023-03-10T08:00"))


def test_the_same_text_again_changes_nothing(engine: Engine) -> None:
    record(engine)
    record(engine, now="2023-03-10T08:00")
    found = last(engine)
    assert found is not None
    assert (found.revision, found.recorded_at) == (1, moment("2023-01-10T08:00"))


def test_a_list_with_mistakes_changes_nothing(engine: Engine) -> None:
    with pytest.raises(RefusedError) as caught:
        record(engine, UNITS.replace("parent: huyen", "parent: huyenn", 1))
    assert [issue.source.line for issue in caught.value.issues] == [3]
    assert last(engine) is None


def test_a_unit_that_a_plan_names_cannot_be_dropped(engine: Engine) -> None:
    """Every evaluation after it would stumble over the plan."""
    record(engine)
    register_plan(
        engine,
        PLAN.replace("to: {groups: [cap-xa]}", "to: {units: [then-sin]}"),
        "kh.yaml",
        moment("2023-01-10"),
        "Lan",
    )
    without = "".join(line for line in UNITS.splitlines(keepends=True) if "then-sin" not in line)
    with pytest.raises(RefusedError) as caught:
        record(engine, without)
    assert {(issue.code, issue.source.document) for issue in caught.value.issues} == {
        ("unknown-unit", "kh.yaml"),
        ("empty-roster", "kh.yaml"),
    }
    found = last(engine)
    assert found is not None
    assert found.revision == 1


def test_a_clock_set_back_does_not_stop_anyone(engine: Engine) -> None:
    record(engine, now="2023-03-10T08:00")
    record(engine, MORE, now="2023-02-01T08:00")
    found = last(engine)
    assert found is not None
    assert found.revision == 2
