"""Lines of the list for the tests of exports, and the list of the small world."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal

from dashboards.views.amounts import Kind, Scale
from dashboards.views.shortfall_list import Entry, Group, Order, PromiseCount, ShortfallList, UnitCount, shortfall_list
from kpi.evaluation.shortfall import Shortfall
from rules.verdict import Verdict
from targets.issues import Severity
from targets.provenance import Source
from targets.wording import Sentence
from tests.dashboards.world import AS_OF, OFFICE, inputs, results

#: What spreadsheets take for formulas, links or markup.
HOSTILE = (
    "=1+1",
    '=HYPERLINK("http://evil.example","x")',
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    " =1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(A1)",
    "{=1+1}",
    "http://evil.example",
    "internal:Sheet1!A1",
    "<script>alert(1)</script>",
    "<r><t>đậm</t></r>",
    "<r>&",
    "_x0041_",
    "]]>",
    "'; DROP TABLE x; --",
    "1234",
    "TRUE",
)
LINE = Shortfall(
    plan="kh",
    promise="II.4",
    title="95% số đơn vị đăng ký 01–02 mô hình",
    unit="Bản Bo",
    unit_id="ban-bo",
    period="2023",
    verdict=Verdict.SHORT,
    required=Decimal("1234.5"),
    actual=Decimal(0),
    missing=Decimal("1234.5"),
    last_day=date(2023, 12, 31),
    since=date(2024, 1, 1),
    group="Mô hình",
    severity=Severity.WARNING,
    why=Sentence("vì sao", "why"),
    remedy=Sentence("cần làm", "to do"),
    clause=Source("ke-hoach.txt", section="II", line=83, quote="đăng ký xây dựng"),
    figure=Source("ban-bo.xlsx", sheet="Báo cáo", cell="E9", note="số liệu minh họa"),
)
UNKNOWN = replace(LINE, verdict=Verdict.NOT_EVALUABLE, actual=None, missing=None, since=None, remedy=None, figure=None)


def hostile(text: str) -> Shortfall:
    """Return a line in which everything that people write is the text."""
    said, source = Sentence(text, text), Source(text, section=text, quote=text, note=text)
    return replace(LINE, title=text, unit=text, why=said, remedy=said, clause=source, figure=source)


def listed(*rows: Shortfall, office: str = OFFICE) -> ShortfallList:
    """Return a list of these lines, each of the unit and the promise it names."""
    entries = [
        Entry(row, f"xã {row.unit}", Scale(Kind.NUMBER, "mô hình"), 11 if row.since else None, None) for row in rows
    ]
    counts = Counter(row.verdict for row in rows)
    return ShortfallList(
        office=office,
        as_of=AS_OF,
        filters=(),
        order=Order.UNIT,
        groups=(Group(Sentence("Xã Bản Bo", "Xã Bản Bo"), tuple(entries)),) if entries else (),
        asked_units=13,
        by_unit=(UnitCount("ban-bo", rows[0].unit, counts),) if rows else (),
        by_promise=(
            (PromiseCount("kh", "II.4", rows[0].title, date(2023, 12, 31), 13, dict.fromkeys(counts, (rows[0].unit,))),)
            if rows
            else ()
        ),
        plans=(Sentence("Kế hoạch của UBND huyện về dân vận", "Plan"),),
        notes={source: n for n, source in enumerate(dict.fromkeys(row.clause for row in rows), 1)}
        | {row.figure: 90 for row in rows if row.figure is not None and row.figure != row.clause},
    )


def the_list(order: Order = Order.UNIT) -> ShortfallList:
    """Return the list of the small world."""
    return shortfall_list(inputs(), results(), OFFICE, order)
