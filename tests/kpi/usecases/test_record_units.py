"""Recording the units: revisions of a text that plans can rely on."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from kpi.errors import RefusedError
from kpi.store.engine import reading
from kpi.store.texts import StoredText, registry_text
from kpi.usecases.own_file import OwnFile, UnrecordedEditsError
from kpi.usecases.record_units import record_units
from kpi.usecases.register_plan import register_plan
from targets.issues import Severity
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


def test_whom_a_plan_addresses_from_now_on_is_said(engine: Engine) -> None:
    record(engine)
    register_plan(engine, PLAN, "kh.yaml", moment("2023-01-10"), "Lan")
    (first, *others) = record_units(engine, MORE, "units.yaml", moment("2023-03-10"), "Lan")
    assert str(first.text) == "“II.4” của kế hoạch kh-2023 nay giao cho 4 đơn vị, trước là 3 (tính đến 31/12/2023)"
    assert (first.severity, len(others)) == (
        Severity.WARNING,
        3,
    )  # the half-year's report, the dialogue, the ad hoc one


class TestOwnFile:
    """The workspace's own file becomes a copy of what is recorded."""

    @staticmethod
    def load(engine: Engine, text: str, held: str | None, put: list[str]) -> None:
        own = OwnFile("units.yaml", held, put.append)
        record_units(engine, text, "khac.yaml", moment("2023-03-10"), "Lan", own)

    def test_another_file_takes_its_place(self, engine: Engine) -> None:
        record(engine)
        put: list[str] = []
        self.load(engine, MORE, UNITS, put)
        assert put == [MORE]
        self.load(engine, MORE, None, put)  # the file was lost: there it is again
        assert put == [MORE, MORE]

    def test_the_file_itself_is_not_touched(self, engine: Engine) -> None:
        put: list[str] = []
        self.load(engine, MORE, MORE, put)
        assert put == []

    def test_its_unrecorded_edits_are_not_lost(self, engine: Engine) -> None:
        record(engine)
        put: list[str] = []
        with pytest.raises(UnrecordedEditsError):
            self.load(engine, MORE, UNITS + "# sửa tay\n", put)
        found = last(engine)
        assert found is not None
        assert (found.revision, put) == (1, [])
