"""The reports that a unit's figures were read from: when each came, which revision it is, what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from kpi.evaluation.inputs import Inputs
from kpi.submission_states import State
from targets.periods import Period, parse_period
from targets.workdays import VIETNAM


@dataclass(frozen=True, slots=True)
class Receipt:
    """One revision of a report, as the office received it."""

    plan: str  #: id
    unit: str  #: id
    period: Period
    revision: int  #: from 1
    received_at: datetime  #: in Vietnam's time
    state: State
    file_name: str
    sha256: str


def receipts(inputs: Inputs, unit_id: str) -> Mapping[str, Receipt]:
    """Return the reports of a unit by the SHA-256 of their files: a figure's source leads to its receipt."""
    found = {}
    for sent in inputs.submissions:
        period = parse_period(sent.period)
        if sent.unit == unit_id and period is not None:
            at = sent.received_at.astimezone(VIETNAM)
            found[sent.sha256] = Receipt(
                sent.plan, unit_id, period, sent.revision, at, sent.state, sent.file_name, sent.sha256
            )
    return found
