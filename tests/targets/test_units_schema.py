"""The schema of units.yaml: what the reader knows of its keys and values, for editors."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from targets.units_file import read_units
from targets.units_schema import WORDS, units_schema
from tests.targets.editor import PUBLISHED, explained, marks, unexplained

SCHEMA = units_schema()
UNITS = """\
note: số liệu minh họa
units:
  - {id: ban-khac, name: Khác, kind: bản, to: 2030-01-01}
  - {id: ban-tren, name: Trên, kind: bản, from: 2030-01-01}
  - {id: ban-duoi, name: Dưới, kind: bản, from: 2030-01-01}
  - {id: lai-chau, name: Lai Châu, kind: tỉnh, code: 12, from: 2004-01-01}
  - id: ban-bo
    name: Bản Bo
    kind: xã
    code: "03424"
    parent: lai-chau
    to: 2025-07-01
    order: 11
    groups: [cap-xa]
    aliases: [Bản Bò]
    contacts: [{role: Văn thư, email: van-thu@ban-bo.example, note: số liệu minh họa}]
events:
  - {kind: close, day: 2025-07-01, before: [ban-bo], document: Nghị quyết, issued: 2025-06-16}
  - kind: split
    day: 2030-01-01
    before: [ban-khac]
    after: [ban-tren, ban-duoi]
    document: Nghị quyết
    weights: {basis: dân số, document: Niên giám, of: {ban-tren: 31.5, ban-duoi: "20"}}
"""


def marked(text: str) -> list[str]:
    return marks(SCHEMA, text)


def test_the_published_copy_is_this_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    same = json.loads((PUBLISHED / "units.json").read_text(encoding="utf-8")) == SCHEMA
    assert same, "dondoc plan schema units > docs/schema/units.json"


def test_every_key_is_explained_and_every_explanation_is_of_a_key() -> None:
    assert unexplained(SCHEMA) == []
    assert {name for name, text in WORDS.items() if text not in explained(SCHEMA)} == set()


def test_a_sound_list_is_right() -> None:
    assert read_units(UNITS, "units.yaml")[1] == ()
    assert marked(UNITS) == []


@pytest.mark.parametrize("path", sorted((Path(__file__).parents[2] / "examples").rglob("units.yaml")), ids=str)
def test_the_lists_of_the_examples_are_right(path: Path) -> None:
    assert marked(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("id: ban-bo", "id: Bản Bo", "units.4.id"),
        ("to: 2025-07-01", "to: 01/7/2025", "units.4.to"),
        ("to: 2025-07-01", "too: 2025-07-01", "units.4"),
        ("order: 11", "order: đầu", "units.4.order"),
        ("groups: [cap-xa]", "groups: cap-xa", "units.4.groups"),
        ("{role: Văn thư, ", "{", "units.4.contacts.0"),
        ("kind: close", "kind: closed", "events.0.kind"),
        (", document: Nghị quyết", "", "events.0"),
        ("basis: dân số, ", "", "events.1.weights"),
        ("ban-tren: 31.5", "ban-tren: nhiều", "events.1.weights"),
    ],
)
def test_what_the_reader_refuses_is_marked(old: str, new: str, place: str) -> None:
    assert old in UNITS
    text = UNITS.replace(old, new, 1)
    assert read_units(text, "units.yaml")[0] is None
    assert marked(text) == [place]
