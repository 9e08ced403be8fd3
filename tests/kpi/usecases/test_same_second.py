"""A list made in the very second in which more is entered: asked for again, it is the same to the byte."""

from __future__ import annotations

import json
from datetime import datetime, timedelta

from sqlalchemy import Engine

from kpi.evaluation.evaluate import evaluate
from kpi.evaluation.shapes import due_json, evaluation_json, with_known_at
from kpi.moments import known_moment
from kpi.store.audit import known_until
from kpi.store.engine import reading
from kpi.usecases.load_inputs import load_inputs
from kpi.usecases.receive_submission import receive_submission
from kpi.usecases.record_units import record_units
from kpi.usecases.register_plan import register_plan
from tests.kpi.world import PLAN, UNITS, moment, workbook

#: Everything below happens in this one second.
SECOND = moment("2023-06-03T08:00")


def send(engine: Engine, unit: str, now: datetime = SECOND) -> None:
    content = workbook(unit)
    assert receive_submission(engine, content, f"{unit}.xlsx", received_at=now, now=now, actor="Lan").revision == 1


def made(engine: Engine, known_at: str | None = None) -> bytes:
    """Return the list as of the second, to the byte, of what is known at a moment written as the list writes it."""
    inputs = load_inputs(engine, SECOND, known_moment(known_at) if known_at is not None else None)
    found = evaluate(inputs)
    shapes = [evaluation_json(found, inputs.as_of), due_json(found, inputs.as_of)]
    return json.dumps([with_known_at(shape, inputs, "asked") for shape in shapes], ensure_ascii=False).encode()


def known_at(list_: bytes) -> str:
    written = json.loads(list_)[0]["known_at"]
    assert isinstance(written, str)
    return written


def test_each_list_of_one_second_can_be_made_again(engine: Engine) -> None:
    record_units(engine, UNITS, "units.yaml", SECOND, "Lan")
    register_plan(engine, PLAN, "kh.yaml", SECOND, "Lan")
    lists = [made(engine)]
    for unit in ("ban-bo", "ban-hon", "then-sin"):
        send(engine, unit)
        lists.append(made(engine))
    register_plan(engine, PLAN.replace("share: 95%", "share: 50%"), "kh.yaml", SECOND, "Lan")
    lists.append(made(engine))
    assert len(set(lists)) == 5  # each entry made a difference
    assert [made(engine, known_at(one)) for one in lists] == lists


def test_a_whole_second_is_meant_to_its_end(engine: Engine) -> None:
    record_units(engine, UNITS, "units.yaml", SECOND, "Lan")
    register_plan(engine, PLAN, "kh.yaml", SECOND, "Lan")
    send(engine, "ban-bo")
    now = made(engine)
    assert made(engine, "2023-06-03T08:00:00") == now
    send(engine, "ban-hon", SECOND + timedelta(seconds=1))
    assert made(engine, "2023-06-03T08:00:00") == now
    assert made(engine, known_at(now)) == now
    before = json.loads(made(engine, "2023-06-03T07:59:59"))
    assert before[0] == {"as_of": SECOND.isoformat(), "known_at": None, **before[0]}
    assert before[0]["results"] == []


def test_a_clock_that_is_set_back_hides_nothing(engine: Engine) -> None:
    record_units(engine, UNITS, "units.yaml", SECOND + timedelta(days=300), "Lan")  # the clock was wrong
    register_plan(engine, PLAN, "kh.yaml", SECOND, "Lan")
    with reading(engine) as connection:
        until = known_until(connection)
    assert until == SECOND + timedelta(days=300, microseconds=1)
    assert len(json.loads(made(engine))[0]["results"]) > 0
