"""What an evaluation rests on, told by hashes: the same for the same, another for every change."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest
from sqlalchemy import Engine

from kpi.usecases.describe_inputs import describe_inputs
from kpi.usecases.load_inputs import load_inputs
from kpi.usecases.receive_submission import receive_submission
from kpi.usecases.record_grant import record_grant
from kpi.usecases.record_units import record_units
from kpi.usecases.register_plan import register_plan
from rules.exemption import Grant, GrantKind
from tests.kpi.world import PLAN, UNITS, moment, workbook

JANUARY, JUNE, END = (moment(f"2023-{day}T08:00") for day in ("01-10", "06-01", "12-31"))


@pytest.fixture
def office(engine: Engine) -> Engine:
    record_units(engine, UNITS, "units.yaml", JANUARY, "Lan")
    register_plan(engine, PLAN, "kh.yaml", JANUARY, "Lan")
    return engine


def told(office: Engine) -> dict[str, Any]:
    return describe_inputs(office, load_inputs(office, END, None))


def test_plans_and_units_are_told_with_their_version_and_hash(office: Engine) -> None:
    shape = told(office)
    sha256 = hashlib.sha256(PLAN.encode()).hexdigest()
    assert shape["plans"] == {"kh-2023": {"revision": 1, "sha256": sha256}}
    assert shape["units"] == {"revision": 1, "sha256": hashlib.sha256(UNITS.encode()).hexdigest()}
    assert [shape[name]["count"] for name in ("submissions", "refused", "decisions", "evidence")] == [0, 0, 0, 0]


def test_whatever_comes_in_changes_its_part_alone(office: Engine) -> None:
    first = told(office)
    receive_submission(office, workbook("ban-bo"), "ban-bo.xlsx", received_at=JUNE, now=JUNE, actor="Lan")
    second = told(office)
    assert [name for name in first if first[name] != second[name]] == ["submissions"]
    assert second["submissions"]["count"] == 1
    grant = Grant(GrantKind.EXEMPTION, "kh-2023", "II.4", "ban-hon", "mưa lũ", "UBND huyện", JUNE)
    record_grant(office, grant, JUNE, "Lan")
    third = told(office)
    assert [name for name in first if second[name] != third[name]] == ["decisions"]
    register_plan(office, PLAN + "\n# sửa\n", "kh.yaml", JUNE, "Lan")
    assert [name for name in first if third[name] != told(office)[name]] == ["plans"]


def test_it_tells_of_what_was_known_then(office: Engine) -> None:
    then = load_inputs(office, JUNE, None)
    before = describe_inputs(office, then)
    receive_submission(office, workbook("ban-bo"), "ban-bo.xlsx", received_at=JUNE, now=END, actor="Lan")
    assert describe_inputs(office, load_inputs(office, JUNE, then.known_at)) == before
