"""A check as the plan file writes it: what must be said, what may be left out and then means, what is refused."""

from __future__ import annotations

import pytest

from targets.issues import Severity
from targets.recurrence import parse_recurring
from targets.report_checks import MissingFigures, Operator, ReportCheck
from targets.yaml_file import read_yaml

LEAST = """\
id: giai-quyet
title: Số giải quyết không lớn hơn số tiếp nhận
left: giai_quyet
operator: less_than_or_equal_to
right: tiep_nhan
"""


def check(more: str = "", of: str = LEAST) -> ReportCheck:
    read = read_yaml(of + more, "kh.yaml", ReportCheck)
    assert read.value is not None, read.issues
    return read.value


def codes(text: str) -> list[tuple[str, int | None]]:
    """Return the mistakes of a written check, each with its line."""
    read = read_yaml(text, "kh.yaml", ReportCheck)
    assert read.value is None
    return [(issue.code, issue.source.line) for issue in read.issues]


def test_what_is_not_said_is_the_strictest_for_figures_that_are_there_and_asks_nothing_of_those_that_are_not() -> None:
    found = check()
    assert found.operator is Operator.LESS_THAN_OR_EQUAL_TO
    assert found.missing is MissingFigures.SKIP_IF_ANY  # without both figures there is nothing to compare
    assert found.severity is Severity.ERROR  # a report that breaks it is refused
    assert (found.group, found.to, found.periods) == (None, None, ())  # of everyone, for every period


def test_all_that_may_be_said() -> None:
    found = check("missing: zero\nseverity: warning\ngroup: 2\nto: {groups: [cap-xa]}\nperiods: [Q1, half-year, 12]\n")
    assert (found.missing, found.severity) == (MissingFigures.ZERO, Severity.WARNING)
    assert found.group == "2"  # YAML reads a number, a group is a name
    assert found.to is not None
    assert found.to.groups == ("cap-xa",)
    assert found.periods == tuple(parse_recurring(key) for key in ("Q1", "half-year", "12"))


@pytest.mark.parametrize("operator", list(Operator))
@pytest.mark.parametrize("missing", list(MissingFigures))
def test_every_operator_goes_with_every_meaning_of_a_missing_figure(
    operator: Operator, missing: MissingFigures
) -> None:
    text = LEAST.replace("less_than_or_equal_to", operator.value)
    found = check(f"missing: {missing.value}\n", text)
    assert (found.operator, found.missing) == (operator, missing)


def test_the_operators_are_those_of_dhis2_so_that_its_rules_can_be_carried_over() -> None:
    assert {operator.value for operator in Operator} == {
        "equal_to",
        "not_equal_to",
        "greater_than",
        "greater_than_or_equal_to",
        "less_than",
        "less_than_or_equal_to",
        "compulsory_pair",
        "exclusive_pair",
    }


@pytest.mark.parametrize("key", ["id", "title", "left", "operator", "right"])
def test_a_check_without_one_of_these_is_none(key: str) -> None:
    text = "".join(line for line in LEAST.splitlines(keepends=True) if not line.startswith(f"{key}:"))
    assert len(codes(text)) == 1


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ("operator: <=", 4),  # a sign where a word belongs
        ("operator: less_than_or_equal", 4),
        ("id: giải quyết", 1),  # an id has no spaces and no marks
        ("severity: fatal", 6),
        ("missing: skip", 6),
        ("periods: [every-day]", 6),
        ("to: {group: [cap-xa]}", 6),
    ],
)
def test_a_mistake_is_told_with_its_line(written: str, line: int) -> None:
    key = written.partition(":")[0]
    lines = [written if one.startswith(f"{key}:") else one for one in LEAST.splitlines()]
    text = "\n".join(lines if written in lines else [*lines, written])
    assert [found for _, found in codes(text)] == [line]


def test_two_mistakes_are_told_at_once() -> None:
    text = LEAST.replace("less_than_or_equal_to", "<=").replace("left:", "lef:")
    assert len(codes(text)) >= 2
