"""One report arrives: the same as judging everyone again, and nobody else's verdict is touched."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given, settings

from kpi.evaluation.country import evaluate_country
from kpi.evaluation.frame import live
from kpi.evaluation.inputs import Inputs
from kpi.evaluation.questions import country
from kpi.evaluation.update import Evaluated, evaluated, update
from kpi.form_figures import form_figures
from kpi.submission import Submission
from tests.kpi.evaluation.worlds import worlds
from tests.kpi.world import inputs, submission


def state(known: Inputs) -> Evaluated:
    return evaluated(country(known), form_figures(live(known.submissions)))


def arrive(known: Evaluated, *sent: Submission) -> Evaluated:
    for one in sent:
        known = update(known, form_figures([one])[0])
    return known


def assert_same(found: Evaluated, expected: Evaluated) -> None:
    for one, other in zip(found.verdicts, expected.verdicts, strict=True):
        np.testing.assert_array_equal(one.codes, other.codes)
        np.testing.assert_array_equal(one.counts, other.counts)


@settings(max_examples=15)
@given(worlds())
def test_report_by_report_as_all_at_once(known: Inputs) -> None:
    sent = sorted(known.submissions, key=lambda one: (one.received_at, one.revision))
    found = arrive(state(replace(known, submissions=())), *sent)
    assert_same(found, state(known))
    assert_same(found, evaluated(found.country, found.reports))


@settings(max_examples=15)
@given(worlds())
def test_only_its_unit_and_the_bodies_above_it_change(known: Inputs) -> None:
    *before, last = sorted(known.submissions, key=lambda one: (one.received_at, one.revision))
    first = state(replace(known, submissions=tuple(before)))
    then = arrive(first, last)
    tree = first.country.tree
    lines = {
        unit: {tree.whole, *tree.line(family.body)}
        for family in tree.families
        for unit in tree.units[family.start : family.end]
    }
    for old, new in zip(first.verdicts, then.verdicts, strict=True):
        others = [row for row, unit in enumerate(tree.units) if unit != last.unit]
        np.testing.assert_array_equal(new.codes[others], old.codes[others])
        elsewhere = [body for body in range(tree.whole + 1) if body not in lines.get(last.unit, set())]
        np.testing.assert_array_equal(new.counts[elsewhere], old.counts[elsewhere])


def test_the_state_before_stays_as_it_was() -> None:
    first = state(inputs(submission("ban-bo", "2023-H1", "2023-06-01T08:00", mo_hinh=0)))
    codes, counts = first.verdicts[0].codes.copy(), first.verdicts[0].counts.copy()
    arrive(first, submission("ban-bo", "2023-H1", "2023-06-02T08:00", revision=2, mo_hinh=1))
    np.testing.assert_array_equal(first.verdicts[0].codes, codes)
    np.testing.assert_array_equal(first.verdicts[0].counts, counts)
    assert first.reports[0].values.tolist() == [[0.0]]


def test_a_correction_on_another_form_leaves_nothing_of_the_first() -> None:
    """The first form gave both figures; the corrected one asks for one: the other figure is gone."""
    first = submission("ban-bo", "2023-H1", "2023-06-01T08:00", mo_hinh=1, doi_thoai=1)
    second = submission("ban-bo", "2023-H1", "2023-06-02T08:00", revision=2, mo_hinh=2)
    known = inputs(first, second)
    found = arrive(state(inputs(first)), second)
    assert [(one.indicators, one.units) for one in found.reports] == [(("mo-hinh",), ("ban-bo",))]
    assert_same(found, state(known))


def test_a_report_of_a_unit_nobody_asked_is_filed_and_judges_nothing() -> None:
    first = state(inputs())
    found = arrive(first, submission("hoi-nong-dan", "2023-H1", "2023-06-01T08:00", mo_hinh=1))
    assert found.verdicts is first.verdicts
    assert [one.units for one in found.reports] == [("hoi-nong-dan",)]


def test_a_report_for_another_period_judges_nothing_again() -> None:
    first = state(inputs())
    found = arrive(first, submission("ban-bo", "2022", "2023-01-01T08:00", mo_hinh=1))
    assert found.verdicts[0] is first.verdicts[0]
    assert_same(found, evaluated(found.country, found.reports))
    assert evaluate_country(found.country, found.reports)[0].counts.tolist() == first.verdicts[0].counts.tolist()
