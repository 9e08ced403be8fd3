"""The third route to every verdict: SQLite, in whole numbers, from the cells as they were reported.

Nothing of `kpi.evaluation` but the values it is asked about is used here. Figures are counted in hundredths, which
these worlds' figures are whole numbers of.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from decimal import Decimal

from kpi.evaluation.inputs import Inputs
from targets.periods import Period, parse_period
from targets.plan import conditions
from tests.kpi.evaluation.worlds import BASES, STATE

#: (plan, promise, unit) → verdict.
Cells = dict[tuple[str, str, str], str]
#: (body, plan, promise) → verdict → units; the whole is the body "".
Counts = dict[tuple[str, str, str], dict[str, int]]

#: What each formula of `worlds` names, written down again.
_NAMED = (
    ("tong", "a"),
    ("tong", "b"),
    ("ty-le", "a"),
    ("ty-le", "b"),
    ("tang", "a"),
    ("so-goc", "b"),
    ("gap-doi", "c"),
)
TABLES = """
create table unit(id text primary key, parent text);
create table report(plan text, unit text, period text, start text, until text, revision integer, received text,
    indicator text, figure integer);
create table promise(plan text, id text, indicator text, start text, until text, low integer, high integer,
    state integer, of_states integer);
create table named(indicator text, name text);
create table base(unit text, figure integer);
create table asked(plan text, promise text, unit text, over integer, exempt integer);
create view known as
with counting as (
    select *, dense_rank() over (partition by plan, unit, period order by received desc, revision desc) as place
    from report),
latest as (
    select p.plan, p.id as promise, r.unit, r.figure, row_number() over (
        partition by p.plan, p.id, r.unit order by r.until desc, r.received desc, r.plan desc, r.period desc) as place
    from counting r join promise p on p.indicator = r.indicator and p.start <= r.start and r.until <= p.until
        and (p.state or r.start = p.start)
    where r.place = 1 and r.figure is not null),
told as (
    select unit, indicator, start, until, figure, row_number() over (
        partition by unit, indicator, start, until order by received desc, plan desc) as place
    from counting where place = 1),
longest as (
    select p.plan, p.id as promise, p.indicator, r.unit, r.start, r.until, row_number() over (
        partition by p.plan, p.id, r.unit order by r.until desc, r.start) as place
    from promise p join named n on n.indicator = p.indicator
    join counting r on r.place = 1 and r.indicator = n.name and p.start <= r.start and r.until <= p.until
        and (p.of_states or r.start = p.start)),
computed as (
    select l.plan, l.promise, l.unit,
        case l.indicator when 'tong' then a.figure + b.figure when 'ty-le' then a.figure
            when 'tang' then a.figure - before.figure when 'so-goc' then b.figure - base.figure
            when 'gap-doi' then c.figure * 2 end as top,
        case l.indicator when 'ty-le' then b.figure else 100 end as bottom
    from longest l
    left join told a on a.place = 1 and (a.unit, a.indicator, a.start, a.until) = (l.unit, 'a', l.start, l.until)
    left join told b on b.place = 1 and (b.unit, b.indicator, b.start, b.until) = (l.unit, 'b', l.start, l.until)
    left join told c on c.place = 1 and (c.unit, c.indicator, c.start, c.until) = (l.unit, 'c', l.start, l.until)
    left join told before on before.place = 1 and (before.unit, before.indicator, before.start, before.until)
        = (l.unit, 'a', date(l.start, '-1 year'), date(l.until, '-1 year'))
    left join base on base.unit = l.unit
    where l.place = 1)
select plan, promise, unit, figure as top, 100 as bottom from latest where place = 1
union all select plan, promise, unit, top, bottom from computed where top is not null and bottom > 0;
create view cells as
select a.plan, a.promise, a.unit, case
    when a.exempt then 'exempt'
    when k.top is null then 'not_evaluable'
    when k.top * 100 > p.high * k.bottom then case when p.state and not a.over then 'not_due' else 'short' end
    when k.top * 100 < p.low * k.bottom then case when a.over then 'short' else 'not_due' end
    when p.high is not null and not a.over and not p.state then 'not_due'
    else 'met' end as verdict
from asked a
join promise p on p.plan = a.plan and p.id = a.promise
left join known k on k.plan = a.plan and k.promise = a.promise and k.unit = a.unit;
create view totals as
select p.plan, p.id, sum(k.top), case
    when count(k.top) = 0 then 'not_evaluable'
    when sum(k.top) > p.high then case when p.state and not max(a.over) then 'not_due' else 'short' end
    when sum(k.top) < p.low then
        case when not max(a.over) then 'not_due' when count(k.top) < count(*) then 'not_evaluable' else 'short' end
    when p.high is not null and count(k.top) < count(*) and (max(a.over) or p.state) then 'not_evaluable'
    when p.high is not null and not max(a.over) and not p.state then 'not_due'
    else 'met' end as verdict
from promise p join asked a on a.plan = p.plan and a.promise = p.id
left join known k on k.plan = a.plan and k.promise = a.promise and k.unit = a.unit group by 1, 2;
create table owed(duty text, unit text, period text, cutoff text, exempt integer, as_of text);
create view standing as
select o.duty, o.unit, case
    when o.exempt then 'exempt'
    when min(r.received) < o.cutoff then 'done'
    when min(r.received) is not null then 'late'
    when o.as_of < o.cutoff then 'open'
    else 'overdue' end as state
from owed o left join report r on r.unit = o.unit and r.period = o.period group by 1, 2;
create view counts as
with recursive above(unit, body) as (
    select id, '' from unit
    union all select id, parent from unit where parent is not null
    union all select above.unit, unit.parent from above join unit on unit.id = above.body where unit.parent is not null)
select a.body, c.plan, c.promise, c.verdict, count(*)
from cells c join above a using (unit) group by 1, 2, 3, 4;
"""


def totals_by_sql(inputs: Inputs) -> dict[str, tuple[int | None, str]]:
    """Return the sum, in hundredths, and the verdict of each target about a sum of what was reported, by its id."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(TABLES)
        connection.executemany("insert into report values (?, ?, ?, ?, ?, ?, ?, ?, ?)", _reports(inputs))
        for plan in inputs.plans:
            for target in plan.totals:
                indicator = plan.indicator(target.total.indicator)
                assert indicator is not None
                bounds = _hundredths(target.total.min), _hundredths(target.total.max)
                days = target.period.start.isoformat(), target.period.end.isoformat()
                row = (plan.id, target.id, indicator.id, *days, *bounds, indicator.can_fall, False)
                over = inputs.term(inputs.deadline(target)).over
                units = [u.id for u in inputs.roster(target) if inputs.exemption(plan, target, u) is None]
                connection.execute("insert into promise values (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
                asked = [(plan.id, target.id, unit, over, False) for unit in units]
                connection.executemany("insert into asked values (?, ?, ?, ?, ?)", asked)
        return {id_: (total, verdict) for _, id_, total, verdict in connection.execute("select * from totals")}


def reports_by_sql(inputs: Inputs, owed: Iterable[tuple[str, str, str, str, bool]]) -> dict[tuple[str, str], str]:
    """Return where each unit stands with each report duty.

    Args:
        inputs: a world of one plan.
        owed: duty, unit, period (key), first moment too late (as ISO text), exempt or not.
    """
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(TABLES)
        connection.executemany("insert into report values (?, ?, ?, ?, ?, ?, ?, ?, ?)", _reports(inputs))
        rows = [(*one, inputs.as_of.isoformat()) for one in owed]
        connection.executemany("insert into owed values (?, ?, ?, ?, ?, ?)", rows)
        return {(duty, unit): state for duty, unit, state in connection.execute("select * from standing")}


def judged_by_sql(inputs: Inputs, within: Period | None = None) -> tuple[Cells, Counts]:
    """Return the verdict of every unit on every promise that figures decide, and how many below each body have it.

    Args:
        inputs: a world.
        within: only promises that span this period, judged by the reports from within it; None: by their own.
    """
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(TABLES)
        units = [(unit.id, unit.parent) for unit in inputs.registry.units]
        connection.executemany("insert into unit values (?, ?)", units)
        connection.executemany("insert into report values (?, ?, ?, ?, ?, ?, ?, ?, ?)", _reports(inputs))
        connection.executemany("insert into named values (?, ?)", _NAMED)
        bases = [(unit, _hundredths(figure)) for unit, figure in BASES.items()]
        connection.executemany("insert into base values (?, ?)", bases)
        for promise, asked in _promises(inputs, within):
            connection.execute("insert into promise values (?, ?, ?, ?, ?, ?, ?, ?, ?)", promise)
            connection.executemany("insert into asked values (?, ?, ?, ?, ?)", asked)
        cells = {
            (plan, promise, unit): verdict for plan, promise, unit, verdict in connection.execute("select * from cells")
        }
        counts: Counts = {}
        for body, plan, name, verdict, number in connection.execute("select * from counts"):
            counts.setdefault((body, plan, name), {})[verdict] = number
        return cells, counts


def _reports(inputs: Inputs) -> Iterator[tuple[object, ...]]:
    for sent in inputs.submissions:
        period = parse_period(sent.period)
        assert period is not None
        days = period.start.isoformat(), period.end.isoformat()
        about = (sent.plan, sent.unit, sent.period, *days, sent.revision, sent.received_at.isoformat())
        yield from ((*about, value.indicator, _hundredths(value.value)) for value in sent.values)


def _promises(inputs: Inputs, within: Period | None) -> Iterator[tuple[tuple[object, ...], list[tuple[object, ...]]]]:
    for plan in inputs.plans:
        for promise, each in conditions(plan):
            looked_at = promise.period if within is None or within.contains(promise.period) else within
            if not promise.period.contains(looked_at):
                continue
            days = looked_at.start.isoformat(), looked_at.end.isoformat()
            high = None if each.above_max == "note" else each.max
            indicator = plan.indicator(each.indicator)
            assert indicator is not None
            bounds = _hundredths(each.min), _hundredths(high)
            of_states = all(name == STATE for of, name in _NAMED if of == indicator.id)
            row = (plan.id, promise.id, each.indicator, *days, *bounds, indicator.can_fall, of_states)
            asked: list[tuple[object, ...]] = []
            for unit in inputs.roster(promise):
                term = inputs.term(inputs.deadline(promise, inputs.extension(plan, promise, unit)))
                freed = inputs.exemption(plan, promise, unit) is not None
                asked.append((plan.id, promise.id, unit.id, term.over, freed))
            yield row, asked


def _hundredths(figure: Decimal | None) -> int | None:
    return None if figure is None else int(figure * 100)
