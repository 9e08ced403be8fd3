"""Promises of an earlier time, by the units of today."""

from __future__ import annotations

from dashboards.views.seen_now import ThenAndNow, results_now
from dashboards.views.unit_page import common, unit_view
from rules.verdict import Verdict
from tests.dashboards.merged import AFTER, merged, merged_district
from tests.dashboards.world import inputs, moment


def seen(unit: str) -> dict[str, ThenAndNow]:
    """Return what is looked at otherwise, by the promise's id."""
    view = unit_view(common(merged(), merged_district()), unit)
    return {one.now[0].promise.key.removeprefix("kh--"): one for one in view.seen_now}


def test_without_a_change_of_units_nothing_is_looked_at_anew() -> None:
    assert results_now(inputs()) == ()
    assert results_now(merged(moment("2023-12-31T12:00"))) == ()


def test_a_new_unit_stands_for_those_before_it() -> None:
    """Models: Sơn Bình reported 0, Bản Bo nothing: a sum of which a part is missing is missing."""
    found = seen("ban-bo-2024")
    assert set(found) == {"II.2", "II.4", "bao-cao-6-thang", "doi-thoai"}
    models = found["II.4"]
    assert [(line.unit_id, line.verdict) for line in models.then] == [
        ("son-binh", Verdict.SHORT),
        ("ban-bo", Verdict.NOT_EVALUABLE),
    ]
    assert [(line.unit_id, line.verdict) for line in models.now] == [("ban-bo-2024", Verdict.NOT_EVALUABLE)]
    assert models.now[0].passed is not None
    assert [part.unit.id for part in models.now[0].passed.parts] == ["son-binh"]


def test_each_of_the_units_before_shows_the_same() -> None:
    assert seen("son-binh") == seen("ban-bo") == seen("ban-bo-2024")


def test_a_unit_that_nothing_happened_to_is_the_same_then_and_now() -> None:
    assert seen("ta-leng") == {}
    assert merged().as_of == AFTER
