"""What a unit has held: dialogues and other events, how often, by which report, and the files that prove it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from dashboards.views.lines import Line
from dashboards.views.receipts import Receipt
from kpi.evaluation.inputs import Inputs
from kpi.evidence import EvidenceKind
from targets.periods import parse_period
from targets.plan import Duty, DutyKind
from targets.wording import Sentence
from targets.workdays import VIETNAM


@dataclass(frozen=True, slots=True)
class Proof:
    """One file that was attached."""

    kind: Sentence  #: "biên bản"
    file_name: str
    sha256: str
    received_at: datetime  #: in Vietnam's time
    period: Sentence


@dataclass(frozen=True, slots=True)
class Held:
    """One duty to hold something so many times."""

    line: Line
    by: str | None  #: the role that must act
    told: Receipt | None  #: the report that says how often it was held
    asked: Sentence | None  #: the kind of file that is to prove it; None: none is asked for
    proofs: tuple[Proof, ...]


def held(inputs: Inputs, unit_id: str, lines: Iterable[Line], received: Mapping[str, Receipt]) -> tuple[Held, ...]:
    """Return what a unit is to hold, in the order of its lines, with what is known of it."""
    duties = {
        f"{plan.id}--{promise.id}": promise
        for plan in inputs.plans
        for promise in plan.promises
        if isinstance(promise, Duty) and promise.kind is DutyKind.EVENT
    }
    return tuple(
        Held(
            line=line,
            by=duties[line.promise.key].by,
            told=received.get(line.figure.sha256 or "") if line.figure is not None else None,
            asked=_kind(duties[line.promise.key]),
            proofs=_proofs(inputs, unit_id, duties[line.promise.key]),
        )
        for line in lines
        if line.promise.key in duties
    )


def _kind(duty: Duty) -> Sentence | None:
    return EvidenceKind(duty.proof).label if duty.proof is not None else None


def _proofs(inputs: Inputs, unit_id: str, duty: Duty) -> tuple[Proof, ...]:
    """Return the files attached for the duty's period: those asked for; where none are, the minutes."""
    wanted = EvidenceKind(duty.proof) if duty.proof is not None else EvidenceKind.MINUTES
    found = []
    for one in inputs.evidence:
        period = parse_period(one.period)
        if one.unit == unit_id and one.kind is wanted and period is not None and duty.period.contains(period):
            at, named = one.received_at.astimezone(VIETNAM), Sentence(period.name("vi"), period.name("en"))
            found.append(Proof(wanted.label, one.file_name, one.sha256, at, named))
    return tuple(found)
