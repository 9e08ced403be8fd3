"""What every report of a plan's form must satisfy, as the plan file writes it; `rules.checks` says what it means."""

from __future__ import annotations

from enum import StrEnum

from targets.addressed import Addressed
from targets.issues import Severity
from targets.recurrence import RecurringField
from targets.written_values import Id, Text
from targets.yaml_file import Written


class Operator(StrEnum):
    """How the two sides of a check must stand to each other."""

    EQUAL_TO = "equal_to"
    NOT_EQUAL_TO = "not_equal_to"
    GREATER_THAN = "greater_than"
    GREATER_THAN_OR_EQUAL_TO = "greater_than_or_equal_to"
    LESS_THAN = "less_than"
    LESS_THAN_OR_EQUAL_TO = "less_than_or_equal_to"
    COMPULSORY_PAIR = "compulsory_pair"  #: both are given, or neither
    EXCLUSIVE_PAIR = "exclusive_pair"  #: not both are given


class MissingFigures(StrEnum):
    """What a side without a value means for a check."""

    SKIP_IF_ANY = "skip_if_any"  #: the check cannot be made
    SKIP_IF_ALL = "skip_if_all"  #: it counts as 0, unless both sides are missing
    ZERO = "zero"  #: it counts as 0


class ReportCheck(Written):
    """Something every report of the plan's form must satisfy: "số giải quyết không lớn hơn số tiếp nhận"."""

    id: Id
    title: str  #: said to the reporter when it does not hold
    left: str  #: a formula
    operator: Operator
    right: str  #: a formula
    missing: MissingFigures = MissingFigures.SKIP_IF_ANY
    severity: Severity = Severity.ERROR  #: an error refuses the report
    group: Text | None = None  #: what it is listed under
    to: Addressed | None = None  #: whose reports; None: everyone's
    periods: tuple[RecurringField, ...] = ()  #: for which periods; none named: for all
