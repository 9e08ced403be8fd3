"""Another list joins the one in use, or becomes it where there is none."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from kpi.errors import RefusedError
from kpi.store.engine import reading
from kpi.store.texts import registry_text
from kpi.usecases.add_units import add_units
from kpi.usecases.own_file import OwnFile
from kpi.usecases.record_units import record_units
from targets.issues import Issue
from targets.units_file import read_units
from tests.kpi.world import UNITS, moment

LIST = """\
# danh sách của tỉnh
units:
  - {id: tinh, name: Lai Châu, kind: tỉnh, code: "12", groups: [cap-tinh]}
  - {id: ban-bo, name: Bản Bo, kind: xã, code: "03424", aliases: [Bản Bò], groups: [cap-xa]}
  - {id: na-tam, name: Nà Tăm, kind: xã, code: "03427", parent: tinh, groups: [cap-xa]}
"""


class File:
    """The workspace's own file."""

    def __init__(self, text: str) -> None:
        self.text = text

    def put(self, text: str) -> None:
        self.text = text


def add(engine: Engine, file: File, text: str = LIST) -> tuple[Issue, ...]:
    own = OwnFile("units.yaml", file.text, file.put)
    return add_units(engine, text, "lai-chau.yaml", moment("2025-08-01"), "Lan", own)


def recorded(engine: Engine) -> str | None:
    with reading(engine) as connection:
        found = registry_text(connection, None)
    return found.content if found is not None else None


def test_the_first_list_is_taken_word_for_word(engine: Engine) -> None:
    record_units(engine, "units: []\n", "units.yaml", moment("2023-01-10"), "Lan")
    file = File("units: []\n")
    assert add(engine, file) == ()
    assert file.text == recorded(engine) == LIST


def test_it_joins_what_is_there(engine: Engine) -> None:
    record_units(engine, UNITS, "units.yaml", moment("2023-01-10"), "Lan")
    file = File(UNITS)
    assert add(engine, file) == ()
    assert file.text == recorded(engine)
    registry, _ = read_units(file.text, "units.yaml")
    assert registry is not None
    assert [unit.id for unit in registry.units] == [
        *("huyen", "ban-bo", "ban-hon", "then-sin", "hoi-nong-dan"),
        *("tinh", "na-tam"),
    ]
    assert (registry.unit("ban-bo").parent, registry.unit("ban-bo").aliases) == ("huyen", ("Bản Bò",))
    assert registry.unit("na-tam").groups == ()  # nobody new in a group that plans may address


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (LIST.replace("parent: tinh", "parent: tinhh"), "unknown-unit"),  # a mistake in the list itself
        (LIST.replace("name: Bản Bo", "name: Bản Khác"), "duplicate-unit"),  # one id, two units
        (LIST.replace('"03427"', '"03415"'), "code-borne-twice"),  # the code of one's own Bản Hon
    ],
)
def test_what_does_not_go_together_changes_nothing(engine: Engine, text: str, code: str) -> None:
    record_units(engine, UNITS, "units.yaml", moment("2023-01-10"), "Lan")
    file = File(UNITS)
    with pytest.raises(RefusedError) as caught:
        add(engine, file, text)
    assert code in {issue.code for issue in caught.value.issues}
    assert file.text == recorded(engine) == UNITS
