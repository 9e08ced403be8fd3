"""The verdicts and roll-ups in SQL, by DuckDB, written in several ways as well as we can; the quickest counts.

``rows``: facts as rows, joined to every cell that is asked about. ``frame``: the same, read from pandas where they lie.
``keys``: the same, with one whole number as the key of a cell, which joins faster. ``apart``: facts judged as they are,
and the cells without one added by an anti-join. ``wide``: a row a report and a column a target, one CASE for each
column: no join of facts at all, and SQL that only a program would write.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import duckdb
import numpy as np
import pandas as pd
from duckdb import DuckDBPyConnection
from numpy.typing import NDArray

from bench.shared.answers import Answers
from bench.shared.facts import column, rows_of_facts, rows_of_reports, thresholds
from bench.shared.made_up import MadeUp

#: What is asked; the verdict below a minimum, and within a maximum that stands alone, hangs on the month.
SMALL_TABLES = """
create table target as select target, nullif(low, 'nan'::double) as low, nullif(high, 'nan'::double) as high, share
    from given_targets;
create table unit as select * from given_units;
create table month as select *, case when over then 3 else 2 end as below, case when over then 1 else 2 end as capped
    from given_months;
"""
VERDICT = """
case when f.value is null then 0 when f.value < t.low then m.below when f.value > t.high then 3
    when t.high is not null then m.capped else 1 end::tinyint as verdict
"""
ASKED = "month m cross join target t cross join unit u"
ROWS = f"""
create or replace table cells as select m.month, t.target, u.unit, u.province, {VERDICT}
from {ASKED} left join {{facts}} f on f.month = m.month and f.unit = u.unit and f.target = t.target
"""
KEYS = f"""
create or replace table cells as select m.month, t.target, u.unit, u.province, {VERDICT}
from {ASKED} left join (select ({{key}}) as key, value from facts) f
    on f.key = (m.month::integer * {{targets}} + t.target) * {{units}} + u.unit
"""
APART = (
    f"""
create or replace table cells as select f.month, f.target, f.unit, u.province, {VERDICT}
from facts f join month m using (month) join target t using (target) join unit u using (unit)
""",
    f"""
insert into cells select m.month, t.target, u.unit, u.province, 0
from {ASKED} anti join facts f on f.month = m.month and f.unit = u.unit and f.target = t.target
""",
)
COUNTED = """
select month, province, target, count(*) filter (verdict = 0) as n0, count(*) filter (verdict = 1) as n1,
    count(*) filter (verdict = 2) as n2, count(*) filter (verdict = 3) as n3
from cells group by month, province, target
"""
BODIES = """
create or replace table bodies as
with counted as ({counted}),
body as (
    from counted union all by name
    select month, {provinces} as province, target, sum(n0)::bigint as n0, sum(n1)::bigint as n1,
        sum(n2)::bigint as n2, sum(n3)::bigint as n3 from counted group by month, target),
share as (
    select b.*, m.below, n0 + n1 + n2 + n3 as units, (t.share * units + 9999) // 10000 as needed,
        n1 * 10000 // units as hundredths from body b join target t using (target) join month m using (month))
select month, province, target, n0, n1, n2, n3, needed, hundredths,
    case when n0 = units then 0 when n1 >= needed then 1 else below end::tinyint as verdict from share
"""


def loaded(made: MadeUp) -> DuckDBPyConnection:
    """Return a database in memory with the facts in every form that is tried."""
    connection = duckdb.connect()
    connection.execute("set preserve_insertion_order = false")
    load_asked(connection, made)
    facts = rows_of_facts(made)
    connection.register("frame", facts)  # read where it lies
    connection.execute("create table facts as from frame")
    connection.register("given_reports", rows_of_reports(made))
    columns = ", ".join(f"nullif({name}, 'nan'::double) as {name}" for name in _columns(made))
    connection.execute(f"create table reports as select month, unit, {columns} from given_reports")
    connection.unregister("given_reports")
    return connection


def load_asked(connection: DuckDBPyConnection, made: MadeUp) -> None:
    """Make the tables of who is asked what."""
    units = np.arange(made.size.units, dtype=np.int32)
    months = np.arange(made.size.periods, dtype=np.int8)
    connection.register("given_targets", thresholds(made))
    connection.register("given_units", pd.DataFrame({"unit": units, "province": made.outline.province}))
    connection.register("given_months", pd.DataFrame({"month": months, "over": made.outline.over}))
    connection.execute(SMALL_TABLES)


def routes(connection: DuckDBPyConnection, made: MadeUp) -> Mapping[str, Callable[[], None]]:
    """Return the ways to give every verdict and roll-up, by name."""
    size = made.size
    bodies = BODIES.format(counted=COUNTED, provinces=size.provinces)
    wide = (_wide(made), BODIES.format(counted=_wide_counted(made), provinces=size.provinces))
    key = f"(month::integer * {size.targets} + target) * {size.units} + unit"
    ways = {
        "rows": (ROWS.format(facts="facts"), bodies),
        "frame": (ROWS.format(facts="frame"), bodies),
        "keys": (KEYS.format(key=key, targets=size.targets, units=size.units), bodies),
        "apart": (*APART, bodies),
        "wide": wide,
    }
    return {name: partial(run, connection, statements) for name, statements in ways.items()}


def answers(connection: DuckDBPyConnection, made: MadeUp, way: str) -> Answers:
    """Return what the way that was run last gave, in the common order."""
    size = made.size
    if way == "wide":
        rows = _fetched(connection, f"select {', '.join(_columns(made))} from wide order by month, unit")
        cells = np.stack([rows[name] for name in _columns(made)], axis=-1)
    else:
        cells = _fetched(connection, "select verdict from cells order by month, unit, target")["verdict"]
    found = _fetched(connection, "from bodies order by month, province, target")
    shape = (size.periods, size.provinces + 1, size.targets)
    bodies = {name: values.reshape(shape) for name, values in found.items()}
    return Answers(
        cells.reshape(size.periods, size.units, size.targets),
        np.stack([bodies[f"n{code}"] for code in range(4)], axis=2),
        bodies["needed"],
        bodies["hundredths"],
        bodies["verdict"],
    )


def run(connection: DuckDBPyConnection, statements: Sequence[str]) -> None:
    """Run statements in order."""
    for statement in statements:
        connection.execute(statement)


def _fetched(connection: DuckDBPyConnection, query: str) -> dict[str, NDArray[Any]]:
    return {name: np.asarray(values) for name, values in connection.execute(query).fetchnumpy().items()}


def _columns(made: MadeUp) -> list[str]:
    return [column(number) for number in range(made.size.targets)]


def _wide(made: MadeUp) -> str:
    """Return the SQL that judges each target in a column of its own, its bounds written into the statement."""
    cases = []
    for name, each in zip(_columns(made), made.outline.conditions, strict=True):
        below = f"when {name} < {each.min} then m.below" if each.min is not None else ""
        above = f"when {name} > {each.max} then 3" if each.max is not None else ""
        inside = "m.capped" if each.max is not None else "1"
        cases.append(f"case when {name} is null then 0 {below} {above} else {inside} end::tinyint as {name}")
    return (
        f"create or replace table wide as select m.month, u.unit, u.province, {', '.join(cases)} "
        "from month m cross join unit u left join reports r on r.month = m.month and r.unit = u.unit"
    )


def _wide_counted(made: MadeUp) -> str:
    """Return the SQL that counts all four verdicts of a column in one sum, sixteen bits each."""
    sums = ", ".join(f"sum(1::bigint << ({name}::bigint * 16))::bigint as {name}" for name in _columns(made))
    counts = ", ".join(f"(packed >> {16 * code}) & 65535 as n{code}" for code in range(4))
    return f"""
        select month, province, name[2:]::smallint as target, {counts} from (
            unpivot (select month, province, {sums} from wide group by month, province)
            on {", ".join(_columns(made))} into name name value packed)
    """
