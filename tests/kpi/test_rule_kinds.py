"""Every kind of rule, as `docs/quy-tac.md` explains it: its examples are run, and must end in the sentences shown."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

import pytest

from kpi.evaluation.evaluate import evaluate
from kpi.evaluation.inputs import Inputs
from kpi.moments import as_of_moment
from kpi.submission import CellValue, Submission
from targets.plan import Plan
from targets.plan_file import read_plan
from targets.provenance import Source
from targets.units import Registry, Unit
from targets.workdays import VIETNAM, vietnam_calendar
from tests.architecture.code import ROOT

HERE = Source("units.yaml")
VILLAGES = tuple(
    Unit(f"ban-{n}", name, "bản", HERE, groups=("thon-ban",), order=n)
    for n, name in enumerate(("Một", "Hai", "Ba", "Bốn"), start=1)
)
REGISTRY = Registry((Unit("xa", "Ví Dụ", "xã", HERE), *VILLAGES), HERE)
HEAD = """
id: vi-du
title: Ví dụ
issuer: UBND xã Ví Dụ
unit: xa
period: 2026
document: {name: Kế hoạch ví dụ}
indicators:
  - {id: mo-hinh, name: Mô hình, measure: count, unit: mô hình}
"""
_SECTION = re.compile(r"^## (?P<title>.+?)\n(?P<body>.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_BLOCK = re.compile(r"^```(?P<kind>yaml|text)\n(?P<text>.*?)^```", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Example:
    """One example of the page: a fragment of a plan, the figures, and the sentence it ends in."""

    title: str
    rule: str
    as_of: str
    figures: dict[str, str]  # indicator → "Một=1 Hai=?"
    conclusion: str
    units: dict[str, str]  # name → the sentence said of that village


def examples() -> list[Example]:
    found = []
    page = (ROOT / "docs" / "quy-tac.md").read_text(encoding="utf-8")
    for section in _SECTION.finditer(page):
        rule = ""
        for block in _BLOCK.finditer(section["body"]):
            if block["text"].startswith(("checks:", "scoring:")):
                continue  # judged elsewhere: test_rule_checks.py, test_scores.py
            if block["kind"] == "yaml":
                rule = block["text"]
                continue
            lines = dict(line.split(": ", 1) for line in block["text"].splitlines())
            as_of, conclusion = lines.pop("ngày xét"), lines.pop("kết luận")
            units = {key.removeprefix("đơn vị "): lines.pop(key) for key in list(lines) if key.startswith("đơn vị ")}
            found.append(Example(section["title"], rule, as_of, lines, conclusion, units))
    return found


def plan_of(rule: str) -> Plan:
    """Return the plan of an example: its fragment, with the head that all share and the indicators it adds."""
    own = re.search(r"^indicators:\n((?:  .*\n)+)", rule, re.MULTILINE)
    text = HEAD + (own[1] if own else "") + (rule.replace(own[0], "") if own else rule)
    plan, issues = read_plan(text, "vi-du.yaml", REGISTRY)
    assert plan is not None, issues
    assert issues == ()
    return plan


def submissions(figures: dict[str, str]) -> tuple[Submission, ...]:
    """Return what the villages sent for the first half of 2026, or of the year said; with only "?" it sent nothing."""
    cells: dict[tuple[str, int], list[CellValue]] = {}
    for key, line in figures.items():
        indicator, _, of = key.partition(" ")
        for name, value in (part.split("=") for part in line.split()):
            if value != "?":
                cell = CellValue(indicator, Decimal(value), "Báo cáo", "E8")
                cells.setdefault((name, int(of or 2026)), []).append(cell)
    id_of = {unit.name: unit.id for unit in VILLAGES}
    found = []
    for (name, year), values in cells.items():
        at = datetime(year, 6, 4, 9, tzinfo=VIETNAM)
        file = f"{id_of[name]}.xlsx"
        found.append(Submission("vi-du", id_of[name], f"{year}-H1", 1, at, at, file, "0" * 64, tuple(values)))
    return tuple(found)


@pytest.mark.parametrize("example", examples(), ids=lambda example: f"{example.title}, {example.as_of}")
def test_the_example_ends_in_its_sentence(example: Example) -> None:
    inputs = Inputs(
        registry=REGISTRY,
        plans=(plan_of(example.rule),),
        submissions=submissions(example.figures),
        refused=(),
        calendar=vietnam_calendar(),
        as_of=as_of_moment(example.as_of),
    )
    results = evaluate(inputs)
    [first, *_] = [result for result in results if result.whole]
    assert first.judgement.why.vi == example.conclusion
    said = {result.unit.name: result.judgement.why.vi for result in results if not result.whole}
    assert {name: said[name] for name in example.units} == example.units


def test_every_kind_has_its_example() -> None:
    titles = {example.title for example in examples()}
    assert len(titles) >= 7
    assert len(examples()) >= 10
