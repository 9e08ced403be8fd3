"""What a decision can be about: promises in the plan's order, each of the units it is asked of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dashboards.views.decidable import choices
from kpi.evaluation.evaluate import evaluate
from targets.units import Registry
from tests.dashboards.world import inputs, results

COMMUNES = {"thi-tran", "ta-leng", "son-binh", "ban-bo", "khun-ha"}


def test_every_promise_that_is_judged_and_none_that_has_no_date() -> None:
    """The report on request is due when it is asked for: there is nothing to be exempt from yet."""
    ((title, promises),) = choices(inputs(), results()).plans
    assert title == "Công tác dân vận năm 2023"
    assert [(one.code.vi, one.duty, one.last_day) for one in promises] == [
        ("CT1", False, date(2023, 12, 31)),
        ("CT2", False, date(2023, 12, 31)),
        ("NV1", True, date(2023, 6, 4)),
        ("NV3", True, date(2023, 12, 31)),
    ]
    assert [{unit.id for unit in one.units} for one in promises] == [COMMUNES] * 4


def test_units_stand_in_the_offices_order() -> None:
    found = choices(inputs(), results())
    assert [id_ for id_, _ in found.units] == ["thi-tran", "ta-leng", "son-binh", "ban-bo", "khun-ha"]
    assert found.by_key["kh--II.4"].id == "II.4"


def test_two_units_of_one_name_are_told_apart() -> None:
    known = inputs()
    units = tuple(replace(one, name="Bản Bo") if one.id == "khun-ha" else one for one in known.registry.units)
    twice = replace(known, registry=Registry(units, known.registry.source))
    names = {id_: words.vi for id_, words in choices(twice, evaluate(twice)).units}
    assert names["ta-leng"] == "xã Tả Lèng"
    assert names["ban-bo"].startswith("xã Bản Bo")
    assert "thuộc huyện Tam Đường" in names["ban-bo"]


def test_where_no_plan_is_there_is_nothing_to_decide_about() -> None:
    found = choices(replace(inputs(), plans=()), ())
    assert (found.plans, found.units) == ((), ())
