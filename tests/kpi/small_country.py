"""A small country in a database: three provinces of four communes, three indicators, six months, with gaps.

Số liệu minh họa.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from random import Random

from sqlalchemy import Engine

from kpi.store.engine import migrate, writing
from kpi.store.submissions import add_receipt, add_submission, keep_file
from kpi.submission import CellValue, Outcome, Receipt, Submission
from kpi.usecases.evaluate_country import Moments
from kpi.usecases.record_units import record_units
from kpi.usecases.register_plan import register_plan
from tests.kpi.world import moment

PROVINCES = ("p-1", "p-2", "p-3")
COMMUNES = tuple(f"{province}-{number}" for province in PROVINCES for number in range(1, 5))
MONTHS = tuple(f"2025-{month:02}" for month in range(1, 7))
ENTERED = moment("2025-01-01T00:00")
#: Half of the months are over; all that is in the database is known.
MOMENTS = Moments(moment("2025-04-01T00:00"), moment("2030-01-01T00:00"))

UNITS = "units:\n" + "\n".join(
    [
        "  - {id: nuoc, name: Nước, kind: nước}",
        *(f"  - {{id: {id_}, name: Tỉnh {id_}, kind: tỉnh, parent: nuoc}}" for id_ in PROVINCES),
        *(f"  - {{id: {id_}, name: Xã {id_}, kind: xã, parent: {id_[:3]}, groups: [cap-xa]}}" for id_ in COMMUNES),
    ]
)
PLAN = """\
id: kh-2025
title: Kế hoạch minh họa
issuer: UBND
unit: nuoc
period: 2025
document: {name: kh.txt}
indicators:
  - {id: a, name: A, measure: amount}
  - {id: b, name: B, measure: amount}
  - {id: c, name: C, measure: amount}
form:
  title: BÁO CÁO
  indicators: [a, b, c]
  periods: [2025-01, 2025-02, 2025-03, 2025-04, 2025-05, 2025-06]
targets:
""" + "\n".join(
    f"  - {{id: {name}-{month}, title: {name}, to: {{groups: [cap-xa]}}, period: {month}, share: 60%, "
    f"each: {{indicator: {name}, {bound}}}, source: {{section: I}}}}"
    for month in MONTHS
    for name, bound in (("a", "min: 3"), ("b", "max: 6"), ("c", "min: 2, max: 7"))
)


def fill(engine: Engine) -> None:
    """Make the tables and fill them; nine communes in ten report, one cell in ten is blank."""
    migrate(engine)
    record_units(engine, UNITS, "units.yaml", ENTERED, "test")
    register_plan(engine, PLAN, "kh.yaml", ENTERED, "test")
    with writing(engine) as connection:
        for sent in reports():
            keep_file(connection, sent.sha256, b"x")
            answer = Receipt(sent.file_name, sent.sha256, sent.received_at, Outcome.ACCEPTED)
            add_submission(connection, add_receipt(connection, answer, sent.recorded_at, "test"), sent, "test")


def reports() -> tuple[Submission, ...]:
    """Return what was reported: the same on every call."""
    chance = Random(2025)  # noqa: S311  figures, not secrets
    at: datetime = moment("2025-03-31T08:00")
    found = []
    for unit in COMMUNES:
        for month in MONTHS:
            figures = [None if chance.random() < 0.1 else Decimal(chance.randrange(10)) for _ in "abc"]
            if chance.random() < 0.9:
                values = tuple(CellValue(name, value, "S", "E1") for name, value in zip("abc", figures, strict=True))
                found.append(Submission("kh-2025", unit, month, 1, at, at, "x", "0" * 64, values))
    return tuple(found)
