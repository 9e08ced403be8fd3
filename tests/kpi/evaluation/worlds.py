"""Small worlds drawn by hypothesis: units at several depths, plans of every kind, reports with gaps and corrections.

What makes a difference is drawn often: forms that ask for the same, periods that end together, reports received at the
same moment, figures at the very bounds, units that come and go, decisions about single units.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random

from hypothesis import strategies as st

from kpi.evaluation.inputs import Inputs
from kpi.submission import CellValue, Submission
from rules.exemption import Grant, GrantKind
from targets.addressed import Addressed
from targets.periods import Period, parse_period
from targets.plan import (
    Cited,
    Duty,
    DutyKind,
    Each,
    Indicator,
    Measure,
    Plan,
    PlanDocument,
    Target,
    TotalTarget,
)
from targets.provenance import Source
from targets.units import Registry, Unit
from targets.workdays import VIETNAM, vietnam_calendar

INDICATORS = ("a", "b", "c")
STATE = "c"  # the others add up
#: Indicators that are computed: of sums, ratios, the year before, a base of some units only, and of states alone.
FORMULAS = {
    "tong": "a + b",
    "ty-le": "a / b",
    "tang": "a - last_year(a)",
    "so-goc": "b - base(b)",
    "gap-doi": "c * 2",
}
BASES = {"xa-0": Decimal("0.3"), "xa-1": Decimal(1)}
#: Of 2025; some within others, some that end together.
PERIODS = ("2025-03", "2025-Q1", "2025-Q2", "2025-06", "2025-H1", "2025-9M", "2025")
MOMENTS = [datetime(2025, 1, 1, tzinfo=VIETNAM) + timedelta(days=days) for days in (0, 60, 89, 90, 181, 273, 364, 400)]
REPORTED = (*PERIODS, "2024-Q1", "2024-H1", "2024")
FIGURES = [Decimal(text) for text in ("0", "0.1", "0.3", "1", "2", "2.01")]
SOURCE = Source("số liệu minh họa")
CALENDAR = vietnam_calendar()


def period(key: str) -> Period:
    """Return the period of a key."""
    found = parse_period(key)
    assert found is not None
    return found


@st.composite
def registries(draw: st.DrawFn) -> Registry:
    """Draw units: the country, bodies below it or below each other, communes below any of them or alone."""
    bodies = ["nuoc"]
    units = [Unit("nuoc", "Nước", "nước", SOURCE)]
    for number in range(draw(st.integers(0, 2))):
        units.append(Unit(f"tinh-{number}", f"Tỉnh {number}", "tỉnh", SOURCE, parent=draw(st.sampled_from(bodies))))
        bodies.append(units[-1].id)
    for number in range(draw(st.integers(1, 4))):
        parent = draw(st.sampled_from([*bodies, None]))
        life = draw(st.sampled_from([(None, None), (None, None), (None, date(2025, 7, 1)), (date(2025, 7, 1), None)]))
        groups = draw(st.sampled_from([("cap-xa",), ("cap-xa", "bien-gioi"), ()]))
        name = f"xa-{number}"
        units.append(Unit(name, name, "xã", SOURCE, None, parent, *life, groups))
    return Registry(tuple(units), SOURCE)


@st.composite
def plans(draw: st.DrawFn, id_: str, registry: Registry) -> Plan:
    """Draw a plan of targets and of duties to hold something so many times."""
    ids = [unit.id for unit in registry.units]
    kinds = draw(st.lists(st.sampled_from(["target", "duty"]), min_size=1, max_size=4))
    promises = [_promise(draw, f"p{number}", kind, ids) for number, kind in enumerate(kinds)]
    return Plan(
        id=id_,
        title=id_,
        issuer="x",
        unit="nuoc",
        period=period("2025"),
        document=PlanDocument(name="x"),
        indicators=_indicators(),
        targets=tuple(promise for promise in promises if isinstance(promise, Target)),
        duties=tuple(promise for promise in promises if isinstance(promise, Duty)),
    )


def _indicators() -> tuple[Indicator, ...]:
    reported = (
        Indicator(
            id=name,
            name=name,
            measure=Measure.AMOUNT,
            time="stock" if name == STATE else "flow",
            base=BASES if name == "b" else None,
        )
        for name in INDICATORS
    )
    computed = (Indicator(id=name, name=name, measure=Measure.AMOUNT, formula=text) for name, text in FORMULAS.items())
    return (*reported, *computed)


def _promise(draw: st.DrawFn, id_: str, kind: str, ids: list[str]) -> Target | Duty:
    least, most = sorted(draw(st.lists(st.sampled_from(FIGURES), min_size=2, max_size=2)))
    bounds = draw(st.sampled_from([(least, None), (None, most), (least, most)]))
    addressed = [
        Addressed(groups=("cap-xa",)),
        Addressed(groups=("bien-gioi",)),
        Addressed(under="nuoc"),
        Addressed(kinds=("xã",), exclude=(ids[-1],)),
        Addressed(units=(ids[-1],)),
    ]
    common = {
        "id": id_,
        "title": id_,
        "to": draw(st.sampled_from(addressed)),
        "period": period(draw(st.sampled_from(PERIODS))),
        "source": (Cited(section="I"),),
        "each": Each(
            indicator=draw(st.sampled_from([*INDICATORS, *INDICATORS, *FORMULAS])),
            min=bounds[0],
            max=bounds[1],
            above_max=draw(st.sampled_from(["fail", "note"])),
        ),
    }
    if kind == "duty":
        return Duty.model_validate({**common, "kind": DutyKind.EVENT})
    return Target.model_validate({**common, "share": draw(st.sampled_from(["50", "66.67", "95", "100"]))})


@st.composite
def reports(draw: st.DrawFn, registry: Registry, plans_: tuple[Plan, ...], as_of: datetime) -> tuple[Submission, ...]:
    """Draw what was reported by a moment: figures, blanks, forms that do not ask for everything, corrections."""
    moments = [moment for moment in MOMENTS if moment <= as_of][-3:]
    each = st.tuples(
        st.sampled_from(plans_),
        st.sampled_from(registry.units[1:]),
        st.sampled_from(REPORTED),
        st.sampled_from(moments),
        st.sampled_from([INDICATORS, INDICATORS[:2]]),
        st.tuples(*[st.none() | st.sampled_from(FIGURES)] * 3),
    )
    found = []
    revisions: Counter[tuple[str, str, str]] = Counter()
    for plan, unit, key, received, asked, figures in draw(st.lists(each, min_size=4, max_size=20)):
        revisions[plan.id, unit.id, key] += 1
        values = tuple(CellValue(name, figure, "S", "E1") for name, figure in zip(asked, figures, strict=False))
        revision = revisions[plan.id, unit.id, key]
        found.append(Submission(plan.id, unit.id, key, revision, received, received, "x", "0", values))
    return tuple(found)


@st.composite
def grants(draw: st.DrawFn, registry: Registry, plans_: tuple[Plan, ...], as_of: datetime) -> tuple[Grant, ...]:
    """Draw decisions, some taken back, some about units that are not addressed."""
    moments = [moment for moment in MOMENTS if moment <= as_of][-3:]
    found = []
    for _ in range(draw(st.integers(0, 5))):
        plan = draw(st.sampled_from(plans_))
        promise, unit = draw(st.sampled_from(plan.promises)), draw(st.sampled_from(registry.units[1:]))
        kind, decided = draw(st.sampled_from(GrantKind)), draw(st.sampled_from(moments))
        until = date(2026, 12, 31) if kind is GrantKind.EXTENSION else draw(st.sampled_from([None, date(2025, 6, 30)]))
        revoked = draw(st.sampled_from([False, False, False, True]))
        found.append(Grant(kind, plan.id, promise.id, unit.id, "x", "y", decided, until, revoked=revoked))
    return tuple(found)


@st.composite
def worlds(draw: st.DrawFn) -> Inputs:
    """Draw everything an evaluation depends on."""
    registry, as_of = draw(registries()), draw(st.sampled_from(MOMENTS))
    made = tuple(draw(plans(f"kh-{number}", registry)) for number in range(draw(st.integers(1, 2))))
    known, granted = draw(reports(registry, made, as_of)), draw(grants(registry, made, as_of))
    return Inputs(registry, made, known, (), CALENDAR, as_of, granted)


@st.composite
def full_worlds(draw: st.DrawFn) -> Inputs:
    """Draw a world in which most have reported, with formulas, sums and report duties of every kind."""
    chance = Random(draw(st.integers(0, 10**6)))  # noqa: S311  figures, not secrets
    as_of = draw(st.sampled_from(MOMENTS[1:]))
    body = Unit("nuoc", "Nước", "nước", SOURCE)
    lives = [(None, None), (None, None), (None, date(2025, 7, 1)), (date(2025, 2, 10), None)]
    communes = [
        Unit(f"xa-{n}", f"xa-{n}", "xã", SOURCE, None, "nuoc", *life, groups=("cap-xa",))
        for n, life in enumerate(lives)
    ]
    plan = Plan(
        id="kh-0",
        title="x",
        issuer="x",
        unit="nuoc",
        period=period("2025"),
        document=PlanDocument(name="x"),
        indicators=_indicators(),
        targets=tuple(
            Target.model_validate(_about(chance, f"p{number}") | {"each": _bound(chance, indicator)})
            for number, indicator in enumerate([*FORMULAS, *FORMULAS, *INDICATORS])
        ),
        totals=tuple(
            TotalTarget.model_validate(_about(chance, f"t{number}") | {"total": _bound(chance, indicator)})
            for number, indicator in enumerate([*FORMULAS, *INDICATORS])
        ),
        duties=tuple(_report(chance, f"d{number}") for number in range(4)),
    )
    moments = [moment for moment in MOMENTS if moment <= as_of]
    known = [
        Submission("kh-0", unit.id, key, revision, at, at, "x", "0", _cells(chance))
        for unit in communes
        for key in REPORTED
        for revision in range(1, chance.choice((1, 1, 2, 2, 2, 3)))
        for at in (chance.choice(moments),)
    ]
    decided = tuple(_grant(chance, plan, communes, moments) for _ in range(3))
    return Inputs(Registry((body, *communes), SOURCE), (plan,), tuple(known), (), CALENDAR, as_of, decided)


def _about(chance: Random, id_: str) -> dict[str, object]:
    common = {"id": id_, "title": id_, "to": {"groups": ["cap-xa"]}, "source": {"section": "I"}}
    return {**common, "period": chance.choice(("2025-Q1", "2025-H1", "2025"))}


def _bound(chance: Random, indicator: str) -> dict[str, object]:
    return {"indicator": indicator, chance.choice(("min", "max")): chance.choice(FIGURES)}


def _report(chance: Random, id_: str) -> Duty:
    day = chance.choice((date(2025, 3, 2), date(2025, 3, 31), date(2025, 7, 1), date(2025, 12, 31)))
    part = chance.choice(("any_day", "last_day", "whole"))
    asked = {"kind": "report", "deadline": {"by": day, "roll": "strict"}, "part_of_period": part}
    return Duty.model_validate(_about(chance, id_) | {"period": chance.choice(PERIODS)} | asked)


def _grant(chance: Random, plan: Plan, communes: list[Unit], moments: list[datetime]) -> Grant:
    promise, unit, kind = chance.choice(plan.promises), chance.choice(communes), chance.choice(list(GrantKind))
    until = date(2025, 10, 1) if kind is GrantKind.EXTENSION else None
    return Grant(kind, plan.id, promise.id, unit.id, "x", "y", chance.choice(moments), until)


def _cells(chance: Random) -> tuple[CellValue, ...]:
    """Draw the cells of a form; most are filled in."""
    return tuple(CellValue(name, chance.choice([*FIGURES, *FIGURES, None]), "S", "E1") for name in INDICATORS)
