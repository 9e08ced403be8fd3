"""What the first page shows is there before anybody asks for it."""

from __future__ import annotations

from sqlalchemy import Engine

from dashboards.web.evaluated import Evaluated, Evaluations
from dashboards.web.make_ready import make_ready
from tests.dashboards.live import filled
from tests.dashboards.world import OFFICE, moment

NOW = moment("2023-10-02T08:00")


def made(evaluated: Evaluated, name: str) -> bool:
    """Say whether something was made; it is not made by asking."""
    return bool(evaluated._outcome._made.get(name, lambda: ()))


def test_today_and_the_day_a_week_before_are_evaluated(engine: Engine) -> None:
    evaluations = Evaluations(filled(engine), OFFICE)
    make_ready(evaluations, NOW)
    before = evaluations.at(moment("2023-09-25T23:59:59"), NOW)
    assert made(evaluations.at(NOW, NOW), "district")
    assert made(before, "results")
    assert not made(before, "district")  # of which nothing is shown
    assert not made(evaluations.at(moment("2023-09-24T23:59:59"), NOW), "results")


def test_of_an_empty_workspace_there_is_nothing_to_make(engine: Engine) -> None:
    evaluations = Evaluations(engine, OFFICE)
    make_ready(evaluations, NOW)
    assert evaluations.at(NOW, NOW).results == ()
