"""Plans and units as texts: appended, and read as they stood at a moment."""

from __future__ import annotations

import hashlib
from datetime import datetime

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError

from kpi.store.engine import reading, writing
from kpi.store.texts import StoredText, add_plan, add_registry, digest, plan_texts, registry_text
from tests.kpi.world import moment

JANUARY, MARCH, MAY = moment("2023-01-10T08:00"), moment("2023-03-10T08:00"), moment("2023-05-10T08:00")


def stored(revision: int, at: datetime, content: str) -> StoredText:
    return StoredText(revision, at, "kh.yaml", digest(content), content)


@pytest.fixture
def filled(engine: Engine) -> Engine:
    """Two plans, one of them revised, and two lists of units."""
    with writing(engine) as connection:
        add_plan(connection, "b", stored(1, JANUARY, "b một"), "Lan")
        add_plan(connection, "b", stored(2, MAY, "b hai"), "Lan")
        add_plan(connection, "a", stored(1, MARCH, "a một"), "Lan")
        add_registry(connection, stored(1, JANUARY, "đơn vị"), "Lan")
        add_registry(connection, stored(2, MAY, "đơn vị mới"), "Lan")
    return engine


@pytest.mark.parametrize(
    ("known_at", "plans", "units"),
    [
        ("2023-01-10T07:59:59", {}, None),
        ("2023-01-10T08:00", {"b": "b một"}, "đơn vị"),  # at the moment itself it is known
        ("2023-03-10T08:00", {"a": "a một", "b": "b một"}, "đơn vị"),
        ("2023-05-10T07:59:59", {"a": "a một", "b": "b một"}, "đơn vị"),
        ("2023-05-10T08:00", {"a": "a một", "b": "b hai"}, "đơn vị mới"),
        (None, {"a": "a một", "b": "b hai"}, "đơn vị mới"),
    ],
)
def test_what_was_known_at_a_moment(
    filled: Engine, known_at: str | None, plans: dict[str, str], units: str | None
) -> None:
    at = moment(known_at) if known_at is not None else None
    with reading(filled) as connection:
        found = plan_texts(connection, at)
        registry = registry_text(connection, at)
    assert {plan: text.content for plan, text in found.items()} == plans
    assert list(found) == sorted(found)
    assert (registry.content if registry is not None else None) == units


def test_a_text_comes_back_as_it_went_in(filled: Engine) -> None:
    with reading(filled) as connection:
        assert plan_texts(connection, MAY)["b"] == stored(2, MAY, "b hai")
        assert registry_text(connection, JANUARY) == stored(1, JANUARY, "đơn vị")


def test_the_last_revision_is_the_highest_number_even_of_a_clock_set_back(filled: Engine) -> None:
    with writing(filled) as connection:
        add_plan(connection, "b", stored(3, MARCH, "b ba"), "Lan")
    with reading(filled) as connection:
        assert plan_texts(connection, MARCH)["b"].revision == 3
        assert plan_texts(connection, None)["b"].revision == 3


def test_a_number_is_given_once(filled: Engine) -> None:
    with pytest.raises(IntegrityError), writing(filled) as connection:
        add_plan(connection, "b", stored(2, MAY, "khác"), "Lan")
    with pytest.raises(IntegrityError), writing(filled) as connection:
        add_registry(connection, stored(2, MAY, "khác"), "Lan")


def test_the_digest_is_of_the_utf8_bytes() -> None:
    assert digest("Đôn Đốc") == hashlib.sha256("Đôn Đốc".encode()).hexdigest()
