"""Lines of the list for the tests of exports, and the list of the small world."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from kpi.evaluation.shortfall import Shortfall, list_shortfalls
from rules.verdict import Verdict
from targets.issues import Severity
from targets.provenance import Source
from targets.wording import Sentence
from tests.dashboards.world import results

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


def the_list() -> tuple[Shortfall, ...]:
    """Return the list of the small world."""
    return list_shortfalls(results())
