"""A moment is evaluated once, and again as soon as anything is recorded or the day is another."""

from __future__ import annotations

import threading

from sqlalchemy import Engine

from dashboards.web.evaluated import Evaluated, Evaluations
from kpi.evaluation.evaluate import evaluate
from kpi.usecases.load_inputs import load_inputs
from kpi.usecases.record_grant import record_grant
from kpi.usecases.record_units import record_units
from rules.exemption import Grant, GrantKind
from targets.periods import parse_period
from tests.dashboards.live import filled
from tests.dashboards.world import OFFICE, UNITS, moment

NOW = moment("2023-10-02T08:00")


def test_a_moment_is_kept_until_something_is_recorded(engine: Engine) -> None:
    evaluations = Evaluations(filled(engine), OFFICE)
    first = evaluations.at(NOW, NOW)
    later = moment("2023-10-02T09:30")
    assert evaluations.at(later, later) is first  # nothing has happened since
    record_units(engine, UNITS.replace("Khun Há", "Khun Há mới"), "units.yaml", later, "Lan")
    again = evaluations.at(later, later)
    assert again is not first
    assert again.unit("khun-ha").unit.name == "Khun Há mới"
    assert first.unit("khun-ha").unit.name == "Khun Há"


def test_another_day_or_period_is_another_evaluation(engine: Engine) -> None:
    evaluations = Evaluations(filled(engine), OFFICE)
    first = evaluations.at(NOW, NOW)
    tomorrow = moment("2023-10-03T00:00")
    others = [
        evaluations.at(tomorrow, tomorrow),
        evaluations.at(moment("2023-06-05T23:59:59"), NOW),
        evaluations.at(NOW, NOW, parse_period("2023-H1")),
    ]
    assert first not in others
    assert [view.district.today.isoformat() for view in others] == ["2023-10-03", "2023-06-05", "2023-10-02"]
    quarter = evaluations.at(NOW, NOW, parse_period("2023-Q1"))  # the half-year report does not fall in it
    assert len(first.results) - len(quarter.results) == 6  # its whole, and five communes


def test_a_view_is_made_once_whoever_asks(engine: Engine) -> None:
    evaluated = Evaluations(filled(engine), OFFICE).at(NOW, NOW)
    made: list[int] = []
    barrier = threading.Barrier(4)

    def ask() -> None:
        barrier.wait()
        evaluated.view("mine", lambda: made.append(1))

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made == [1]
    assert evaluated.district is evaluated.district


def test_the_oldest_moments_are_let_go(engine: Engine) -> None:
    evaluations = Evaluations(filled(engine), OFFICE)

    def day(number: int) -> Evaluated:
        return evaluations.at(moment(f"2023-05-{number:02}T23:59:59"), NOW)

    first = day(1)
    for number in range(2, 26):  # twenty-four more
        day(number)
    assert day(25) is day(25)
    assert day(1) is not first


def test_what_is_recorded_later_leaves_the_results_of_a_past_day(engine: Engine) -> None:
    """A report that comes in October tells nothing of June: its results are not worked out again."""
    evaluations, june = Evaluations(filled(engine), OFFICE), moment("2023-06-30T23:59:59")
    before, now = evaluations.at(june, NOW), evaluations.at(NOW, NOW)
    before.view("mine", lambda: 1)
    add_grant_of_october(engine)
    after = evaluations.at(june, NOW)
    assert after is not before  # what else is shown of the day may be another: the revisions of a plan
    assert after.view("mine", lambda: 2) == 2
    assert after.results is before.results
    assert after.district is before.district
    assert evaluations.at(NOW, NOW).results != now.results


def test_what_is_recorded_of_a_past_day_changes_its_results(engine: Engine) -> None:
    evaluations, june = Evaluations(filled(engine), OFFICE), moment("2023-06-30T23:59:59")
    before = evaluations.at(june, NOW)
    assert before.unit("khun-ha").unit.name == "Khun Há"
    record_units(engine, UNITS.replace("Khun Há", "Khun Há mới"), "units.yaml", NOW, "Lan")
    after = evaluations.at(june, NOW)
    assert after.results != before.results
    assert after.unit("khun-ha").unit.name == "Khun Há mới"


def test_what_was_kept_is_what_an_evaluation_of_everything_gives(engine: Engine) -> None:
    evaluations = Evaluations(filled(engine), OFFICE)
    evaluations.at(NOW, NOW).district  # noqa: B018  judges everyone once
    add_grant_of_october(engine)
    found = evaluations.at(NOW, NOW)
    assert found.results == evaluate(load_inputs(engine, found.inputs.as_of, None))


def add_grant_of_october(engine: Engine) -> None:
    """Exempt Khun Há from its report, today."""
    freed = Grant(GrantKind.EXEMPTION, "kh", "bao-cao-6-thang", "khun-ha", "bão lũ", "UBND huyện", NOW)
    record_grant(engine, freed, NOW, "Lan")


def test_who_is_above_whom_is_read_again_when_the_list_is_another(engine: Engine) -> None:
    evaluations = Evaluations(filled(engine), OFFICE)
    first = evaluations.parents()
    assert first["ban-bo"] == "tam-duong"
    assert evaluations.parents() is first
    elsewhere = UNITS.replace("name: Bản Bo, kind: xã, parent: tam-duong", "name: Bản Bo, kind: xã, parent: khun-ha")
    record_units(engine, elsewhere, "units.yaml", NOW, "Lan")
    assert evaluations.parents()["ban-bo"] == "khun-ha"
