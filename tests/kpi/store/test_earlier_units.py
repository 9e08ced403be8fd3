"""Three lists of units, the third the same text as the first: a change was taken back."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from kpi.store.earlier_units import knows_registry, registry_at, registry_before
from kpi.store.engine import reading, writing
from kpi.store.texts import StoredText, add_registry, digest
from tests.kpi.world import moment


def stored(revision: int, content: str) -> StoredText:
    return StoredText(revision, moment(f"2023-0{revision}-10T08:00"), "units.yaml", digest(content), content)


@pytest.fixture
def undone(engine: Engine) -> Engine:
    with writing(engine) as connection:
        for revision, content in ((1, "đơn vị"), (2, "đơn vị mới"), (3, "đơn vị")):
            add_registry(connection, stored(revision, content), "Lan")
    return engine


def test_any_of_them_can_be_had_by_its_number(undone: Engine) -> None:
    with reading(undone) as connection:
        assert registry_at(connection, 2) == stored(2, "đơn vị mới")
        assert registry_at(connection, 4) is None


def test_a_text_that_was_ever_recorded_is_known(undone: Engine) -> None:
    with reading(undone) as connection:
        known = {text: knows_registry(connection, digest(text)) for text in ("đơn vị", "đơn vị mới", "đơn vị khác")}
    assert known == {"đơn vị": True, "đơn vị mới": True, "đơn vị khác": False}


def test_before_a_text_is_what_was_there_when_it_first_came(undone: Engine) -> None:
    with reading(undone) as connection:
        assert registry_before(connection, digest("đơn vị mới")) == stored(1, "đơn vị")
        # Not the second: taking back once more goes on backwards instead of doing it again.
        assert registry_before(connection, digest("đơn vị")) is None
        assert registry_before(connection, digest("đơn vị khác")) is None
