"""The settings of a workspace: their defaults, slips told at their line, and what editors know of them."""

from __future__ import annotations

import json
import re
from datetime import time
from fractions import Fraction
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from kpi.settings import FILE_NAME, Reminders, Settings, read_settings, settings_schema
from tests.targets.editor import PUBLISHED, marks, unexplained

SCHEMA = settings_schema()
ROOT = Path(__file__).parents[2]


def test_an_empty_file_is_all_defaults() -> None:
    assert read_settings("", FILE_NAME) == (Settings(office="", language="vi", reminders=Reminders()), ())
    assert Reminders() == Reminders(before=(15, 7, 3, 1), after=(1, 3), then_every=5)


def test_what_an_office_decides() -> None:
    text = "office: Phòng Nội vụ\nlanguage: en\nreminders: {before: [5], after: [], then_every: 10}\n"
    settings, issues = read_settings(text, FILE_NAME)
    assert issues == ()
    assert settings == Settings(
        office="Phòng Nội vụ", language="en", reminders=Reminders(before=(5,), after=(), then_every=10)
    )


def test_what_is_different_for_one_duty() -> None:
    text = """\
reminders:
  then_every: 10
  duties:
    bao-cao-nam: {before: [20, 5], hours: {from: "08:00", to: "11:30"}}
    dvcq/doi-thoai: {pace: [1/4], to: [Chủ tịch], escalate: []}
"""
    settings, issues = read_settings(text, FILE_NAME)
    assert settings is not None, issues
    yearly = settings.reminders.of("dvcq", "bao-cao-nam")
    assert (yearly.before, yearly.after, yearly.then_every) == ((20, 5), (1, 3), 10)
    assert (yearly.hours.hold(time(7, 59)), yearly.hours.hold(time(8)), yearly.hours.hold(time(11, 30))) == (
        False,
        True,
        False,  # the end is excluded
    )
    dialogue = settings.reminders.of("dvcq", "doi-thoai")
    assert (dialogue.pace, dialogue.to, dialogue.escalate) == ((Fraction(1, 4),), ("Chủ tịch",), ())
    assert settings.reminders.of("another", "doi-thoai") is settings.reminders
    assert marks(SCHEMA, text) == []


def test_by_default_nothing_goes_out_before_half_past_seven_or_from_five_on() -> None:
    hours = Reminders().hours
    assert [hours.hold(hour) for hour in (time(7, 29), time(7, 30), time(16, 59), time(17))] == [
        False,
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('reminders: {hours: {from: "17:00", to: "07:30"}}', "phải trước"),
        ("reminders: {pace: [4/3]}", "viết một phần"),
        ("reminders: {pace: [0.75]}", "viết một phần"),
        ("reminders: {escalate: [{after: 3, to: leader}]}", "leader"),
    ],
)
def test_hours_parts_and_steps_that_cannot_be(text: str, words: str) -> None:
    settings, (issue,) = read_settings(text, FILE_NAME)
    assert settings is None
    assert words in issue.say()


@pytest.mark.parametrize(
    ("text", "line", "place"),
    [
        ("office: a\nlangauge: vi\n", 2, ""),
        ("language: fr\n", 1, "language"),
        ("reminders:\n  before: [0]\n", 2, "reminders.before.0"),
        ("reminders:\n  then_every: 251\n", 2, "reminders.then_every"),
        ("office: [a]\n", 1, "office"),
    ],
)
def test_a_slip_is_told_at_its_line_and_marked_by_an_editor(text: str, line: int, place: str) -> None:
    settings, (issue,) = read_settings(text, FILE_NAME)
    assert settings is None
    assert (issue.source.document, issue.source.line) == (FILE_NAME, line)
    assert marks(SCHEMA, text) == [place]


def test_the_published_schema_is_this_one_and_explains_every_key() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    same = json.loads((PUBLISHED / "dondoc.json").read_text(encoding="utf-8")) == SCHEMA
    assert same, "dondoc plan schema dondoc > docs/schema/dondoc.json"
    assert unexplained(SCHEMA) == []


def test_the_settings_shown_in_the_manual_are_right_and_the_defaults() -> None:
    manual = (ROOT / "docs" / "thiet-lap.md").read_text(encoding="utf-8")
    (shown,) = re.findall(r"^```yaml\n(.*?)^```", manual, re.MULTILINE | re.DOTALL)
    settings, issues = read_settings(shown, FILE_NAME)
    assert issues == ()
    assert settings == Settings(office="Phòng Nội vụ huyện Tam Đường")
    assert marks(SCHEMA, shown) == []
