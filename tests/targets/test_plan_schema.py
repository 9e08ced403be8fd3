"""The schema of a plan file: editors get what the reader knows, and the published copy is that schema."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from targets.plan import Plan
from targets.plan_schema import WORDS, plan_schema
from targets.yaml_file import read_yaml
from tests.targets.editor import PUBLISHED, explained, marks, unexplained

ROOT = Path(__file__).parents[2]
SCHEMA = plan_schema()
_YAML = re.compile(r"^```yaml\n(.*?)^```", re.MULTILINE | re.DOTALL)
PLAN = """\
id: kh-2023
title: Kế hoạch
number: null
issued: 2023-02-06
issuer: UBND huyện
unit: huyen
period: 2023
document: {name: kh.txt}
indicators:
  - {id: mo-hinh, name: Số mô hình, measure: count, unit: mô hình, on_merge: sum, on_split: apportion}
form: {title: Báo cáo, indicators: [mo-hinh], periods: [2023-H1, 9 tháng năm 2023, 2023]}
targets:
  - id: II.4
    title: 95% số đơn vị đăng ký 01-02 mô hình
    to: {groups: [cap-xa]}
    period: 2023
    share: 95%
    each: {indicator: mo-hinh, min: 1, max: 2, above_max: note}
    milestones: [{period: quý III/2023, share: "33,5%"}, {period: 2023, min: 2}]
    source: {section: 2, line: 83}
totals:
  - id: tong
    title: Toàn huyện ít nhất 26 mô hình
    to: {groups: [cap-xa]}
    period: 2023
    total: {indicator: mo-hinh, min: 26}
    source: [{section: II}]
duties:
  - id: bao-cao
    kind: report
    title: Báo cáo 6 tháng
    to: {groups: [cap-xa]}
    period: 2023-H1
    deadline: {before: 2023-06-05, roll: strict}
    source: {section: IV}
  - id: doi-thoai
    kind: event
    title: Đối thoại
    to: {units: [ban-bo]}
    period: 2023
    each: {indicator: mo-hinh, min: 1}
    deadline: {after: period-end, working_days: 5, roll: next-working-day, hour: "17:00"}
    source: {section: III}
"""


def marked(text: str) -> list[str]:
    return marks(SCHEMA, text)


def taken(text: str) -> bool:
    return read_yaml(text, "kh.yaml", Plan).value is not None


def test_the_published_copy_is_this_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    same = json.loads((PUBLISHED / "plan.json").read_text(encoding="utf-8")) == SCHEMA
    assert same, "dondoc plan schema > docs/schema/plan.json"


def test_every_key_is_explained_and_every_explanation_is_of_a_key() -> None:
    assert unexplained(SCHEMA) == []
    assert {name for name, text in WORDS.items() if text not in explained(SCHEMA)} == set()


@pytest.mark.parametrize("path", sorted((ROOT / "examples").rglob("plans/*.yaml")), ids=lambda path: path.stem)
def test_the_plans_of_the_examples_are_right(path: Path) -> None:
    assert marked(path.read_text(encoding="utf-8")) == []


def test_the_plan_the_manual_shows_is_right() -> None:
    manual = (ROOT / "docs" / "ke-hoach.md").read_text(encoding="utf-8")
    blocks = [
        block for block in re.findall(r"^```yaml\n(.*?)^```", manual, re.MULTILINE | re.DOTALL) if "issuer" in block
    ]
    assert blocks
    assert [place for block in blocks for place in marked(block)] == []


def test_a_plan_that_uses_everything_is_right() -> None:
    assert read_yaml(PLAN, "kh.yaml", Plan).issues == ()
    assert marked(PLAN) == []


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("share: 95%", "shaer: 95%", "targets.0"),
        ("share: 95%", "share: 0", "targets.0.share"),
        ("share: 95%", "share: 120", "targets.0.share"),
        ("share: 95%", "share: 94,996%", "targets.0.share"),
        ("period: 2023-H1", "period: 2023-H3", "duties.0.period"),
        ("period: 2023-H1", "period: 2023-13", "duties.0.period"),
        ("    source: {section: IV}\n", "", "duties.0"),
        ("[{section: II}]", "[]", "totals.0.source"),
        ("issued: 2023-02-06", "issued: 06/02/2023", "issued"),
        ("id: II.4", "id: Mục II.4", "targets.0.id"),
        ("measure: count", "measure: number", "indicators.0.measure"),
        ("on_merge: sum", "on_merge: add", "indicators.0.on_merge"),
        ("min: 26", "min: hai", "totals.0.total.min"),
        (", min: 26", "", "totals.0.total"),  # neither a minimum nor a maximum
        ("before: 2023-06-05, roll", "before: 2023-06-05, by: 2023-06-04, roll", "duties.0.deadline"),
        ("before: 2023-06-05, roll", "before: 2023-13-05, roll", "duties.0.deadline"),
        ("before: 2023-06-05, ", "", "duties.0.deadline"),
        (", roll: strict", "", "duties.0.deadline"),  # whether it rolls is never assumed
        ("    deadline: {before: 2023-06-05, roll: strict}\n", "", "duties.0"),  # a report has a deadline
        ("    each: {indicator: mo-hinh, min: 1}\n", "", "duties.1"),  # an event a number
        ("kind: event", "kind: ad_hoc", "duties.1"),  # and nothing else has one
        ('"17:00"', '"25:00"', "duties.1.deadline"),
    ],
)
def test_what_the_reader_refuses_is_marked_while_it_is_typed(old: str, new: str, place: str) -> None:
    assert old in PLAN
    text = PLAN.replace(old, new, 1)
    assert not taken(text)
    assert marked(text) == [place]


_PLACES = ["2023-02-06", "2023", "mo-hinh", "count", "95%", "II.4", "83", "2023-06-05", "strict", "report", "26"]
_VALUES = ["null", "true", "0", "1", "-1", "5.5", "100", "2023", "2023-H2", "--06-05", "---31+1", "05/6/2023"]
_VALUES += ["cuối năm", "quý 4 năm 2023", "'9%'", "'66,67 %'", "1e3", "[1]", "{a: 1}", "2023-06-31", "amount", "x y"]


@settings(max_examples=100)
@given(st.lists(st.tuples(st.sampled_from(_PLACES), st.sampled_from(_VALUES)), min_size=1, max_size=2))
def test_what_the_reader_takes_is_never_marked(changes: list[tuple[str, str]]) -> None:
    text = PLAN
    for old, new in changes:
        text = re.sub(f"(?<=[ [{{]){old}(?=[]}},\\n])", new, text)
    assert not taken(text) or marked(text) == []
