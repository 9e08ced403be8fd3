"""The schema of a file: the model's shapes, our words, and nothing of the programmer's."""

from __future__ import annotations

from pydantic import Field

from targets.file_schema import file_schema, given
from targets.yaml_file import Written
from tests.targets.editor import marks


class Step(Written):
    """Words for programmers."""

    note: str | None = None
    days: int = Field(1, ge=1)


class Walk(Written):
    """Words for programmers."""

    note: str = ""
    steps: tuple[Step, ...]


WORDS = {"Walk": "Một chuyến đi.", "Step": "Một chặng.", "note": "Ghi chú.", "Step.note": "Ghi chú của chặng."}
SCHEMA = file_schema(Walk, WORDS, {"Step": {"anyOf": [given("note")]}})


def test_every_part_is_told_in_our_words() -> None:
    step = SCHEMA["$defs"]["Step"]
    assert SCHEMA["description"] == "Một chuyến đi."
    assert SCHEMA["properties"]["note"] == {"description": "Ghi chú.", "default": "", "type": "string"}
    assert step["description"] == "Một chặng."
    assert step["properties"]["note"]["description"] == "Ghi chú của chặng."


def test_a_key_without_words_has_none_rather_than_the_programmers() -> None:
    assert SCHEMA["$defs"]["Step"]["properties"]["days"] == {"default": 1, "minimum": 1, "type": "integer"}
    assert "programmers" not in str(SCHEMA)


def test_nothing_is_offered_where_nothing_is_the_default() -> None:
    assert "default" not in SCHEMA["$defs"]["Step"]["properties"]["note"]


def test_it_marks_what_the_model_and_the_conditions_refuse() -> None:
    assert marks(SCHEMA, "steps: [{note: a, days: 2}]") == []
    assert marks(SCHEMA, "steps: [{note: a, days: 0}]") == ["steps.0.days"]
    assert marks(SCHEMA, "steps: [{nota: a, note: b}]") == ["steps.0"]
    assert marks(SCHEMA, "steps: [{days: 2}]") == ["steps.0"]  # the condition: a note
    assert marks(SCHEMA, "steps: [{note: null}]") == ["steps.0"]
    assert marks(SCHEMA, "note: a") == [""]
