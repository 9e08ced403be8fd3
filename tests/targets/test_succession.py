"""Who followed whom: the mergers of 1/7/2025, a chain of changes, and undoing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from targets.provenance import Source
from targets.succession import (
    as_now,
    describe,
    history,
    predecessors,
    story,
    successors,
    with_event,
    without_event,
)
from targets.units import Event, EventKind, Registry, Unit

SOURCE = Source("units.yaml")
CHANGE, ISSUED = date(2025, 7, 1), date(2025, 6, 16)
THEN, NOW = date(2023, 6, 5), date(2026, 6, 5)
RESOLUTION = "Nghị quyết số 1670/NQ-UBTVQH15"


def unit(unit_id: str, name: str, start: date | None = None, end: date | None = None, **more: str) -> Unit:
    return Unit(unit_id, name, more.get("kind", "xã"), SOURCE, None, more.get("parent"), start, end)


def merge(before: tuple[str, ...], after: str, *outside: str) -> Event:
    return Event(EventKind.MERGE, CHANGE, before, (after,), RESOLUTION, SOURCE, ISSUED, outside)


BO_MERGER = merge(("ban-bo", "na-tam"), "ban-bo-2025")
HO_MERGER = merge(("then-sin",), "sin-suoi-ho-2025", "xã Nậm Xe", "xã Sin Suối Hồ")
CLOSING = Event(EventKind.CLOSE, CHANGE, ("noi-vu",), (), "Nghị quyết số 203/2025/QH15", SOURCE, ISSUED)
REGISTRY = Registry(
    (
        unit("ban-bo", "Bản Bo", None, CHANGE),
        unit("na-tam", "Nà Tăm", None, CHANGE),
        unit("then-sin", "Thèn Sin", None, CHANGE),
        unit("noi-vu", "Phòng Nội vụ", None, CHANGE, kind="cơ quan"),
        unit("mu-ca", "Mù Cả"),
        unit("ban-bo-2025", "Bản Bo", CHANGE),
        unit("sin-suoi-ho-2025", "Sin Suối Hồ", CHANGE),
    ),
    SOURCE,
    (BO_MERGER, HO_MERGER, CLOSING),
)

# A chain: 2010 A is split into B and C, 2015 B is renamed D, 2020 D and C become E, which takes C's place elsewhere.
DAY_10, DAY_15, DAY_20 = date(2010, 1, 1), date(2015, 1, 1), date(2020, 1, 1)
SPLIT = Event(EventKind.SPLIT, DAY_10, ("a",), ("b", "c"), "NĐ 10", SOURCE)
RENAME = Event(EventKind.RENAME, DAY_15, ("b",), ("d",), "NĐ 15", SOURCE)
REUNION = Event(EventKind.MERGE, DAY_20, ("d", "c"), ("e",), "NQ 20", SOURCE)
CHAIN = Registry(
    (
        unit("a", "A", None, DAY_10),
        unit("b", "B", DAY_10, DAY_15),
        unit("c", "C", DAY_10, DAY_20),
        unit("d", "D", DAY_15, DAY_20),
        unit("e", "E", DAY_20),
    ),
    SOURCE,
    (REUNION, SPLIT, RENAME),  # in no order: their days order them
)


class TestLookingAheadAndBack:
    def test_a_merged_commune_is_carried_on_by_the_new_one_from_its_day(self) -> None:
        assert successors(REGISTRY, "na-tam", CHANGE - timedelta(days=1)) == ("na-tam",)
        assert successors(REGISTRY, "na-tam", CHANGE) == ("ban-bo-2025",)

    def test_a_new_commune_comes_from_the_merged_ones(self) -> None:
        assert predecessors(REGISTRY, "ban-bo-2025", CHANGE - timedelta(days=1)) == ("ban-bo", "na-tam")
        assert predecessors(REGISTRY, "ban-bo-2025", CHANGE) == ("ban-bo-2025",)

    def test_what_was_closed_has_no_heir(self) -> None:
        assert successors(REGISTRY, "noi-vu", CHANGE) == ()

    @pytest.mark.parametrize(
        ("day", "ahead_of_a", "behind_e"),
        [
            (date(2009, 1, 1), ("a",), ("a",)),
            (date(2010, 1, 1), ("b", "c"), ("c", "b")),
            (date(2015, 1, 1), ("c", "d"), ("d", "c")),
            (date(2020, 1, 1), ("e",), ("e",)),
        ],
    )
    def test_a_chain_is_followed_link_by_link(self, day: date, ahead_of_a: tuple[str], behind_e: tuple[str]) -> None:
        assert successors(CHAIN, "a", day) == ahead_of_a
        assert predecessors(CHAIN, "e", day) == behind_e

    @given(st.dates(date(2005, 1, 1), date(2025, 1, 1)))
    def test_the_heirs_of_all_are_those_in_force(self, day: date) -> None:
        # Second route: the units' own days, without the events.
        in_force = {u.id for u in CHAIN.at(day)}
        assert set(successors(CHAIN, "a", day)) == in_force == set(predecessors(CHAIN, "e", day))


class TestAsNowAndAsThen:
    def test_an_old_unit_as_now(self) -> None:
        assert as_now(REGISTRY, "na-tam", NOW) == ("ban-bo-2025",)

    def test_a_new_unit_as_then(self) -> None:
        assert as_now(REGISTRY, "ban-bo-2025", THEN) == ("ban-bo", "na-tam")

    def test_a_unit_in_its_own_time(self) -> None:
        assert as_now(REGISTRY, "na-tam", THEN) == ("na-tam",)
        assert as_now(REGISTRY, "mu-ca", NOW) == ("mu-ca",)

    def test_a_closed_unit_as_now(self) -> None:
        assert as_now(REGISTRY, "noi-vu", NOW) == ()

    def test_a_unit_that_ended_without_an_event_has_no_place_now(self) -> None:
        ended = Registry((unit("a", "A", None, CHANGE),), SOURCE)
        assert as_now(ended, "a", NOW) == ()


class TestHistory:
    def test_all_events_of_a_line_the_oldest_first(self) -> None:
        assert history(CHAIN, "a") == (SPLIT, RENAME, REUNION)
        assert history(CHAIN, "e") == (SPLIT, RENAME, REUNION)
        assert history(CHAIN, "c") == (SPLIT, REUNION)

    def test_nothing_happened_to_many(self) -> None:
        assert history(REGISTRY, "mu-ca") == ()

    def test_the_story_in_sentences(self) -> None:
        (told,) = story(REGISTRY, "na-tam")
        assert str(told) == (
            "từ 01/7/2025, xã Bản Bo và xã Nà Tăm nhập thành xã Bản Bo (Nghị quyết số 1670/NQ-UBTVQH15 ngày 16/6/2025)"
        )
        assert told.en == (
            "from 1 Jul 2025, xã Bản Bo and xã Nà Tăm were merged into xã Bản Bo "
            "(Nghị quyết số 1670/NQ-UBTVQH15 of 16 Jun 2025)"
        )

    def test_units_from_elsewhere_are_named(self) -> None:
        assert "xã Thèn Sin, xã Nậm Xe và xã Sin Suối Hồ nhập thành xã Sin Suối Hồ" in str(
            describe(HO_MERGER, REGISTRY)
        )

    @pytest.mark.parametrize(
        ("event", "words"),
        [
            (SPLIT, "từ 01/01/2010, xã A chia thành xã B và xã C (NĐ 10)"),
            (RENAME, "từ 01/01/2015, xã B đổi thành xã D (NĐ 15)"),
            (
                Event(EventKind.CLOSE, DAY_10, ("a",), (), "QĐ 1", SOURCE),
                "từ 01/01/2010, xã A kết thúc hoạt động (QĐ 1)",
            ),
            (Event(EventKind.OPEN, DAY_10, (), ("b",), "QĐ 2", SOURCE), "từ 01/01/2010, xã B được thành lập (QĐ 2)"),
        ],
    )
    def test_each_kind_has_its_words(self, event: Event, words: str) -> None:
        assert str(describe(event, CHAIN)) == words

    def test_a_new_parent_is_said_with_the_old(self) -> None:
        units = (
            unit("tinh", "Lai Châu", kind="tỉnh"),
            unit("huyen", "Mường Tè", None, CHANGE, kind="huyện"),
            unit("mu-ca", "Mù Cả", None, CHANGE, parent="huyen"),
            unit("mu-ca-2025", "Mù Cả", CHANGE, parent="tinh"),
        )
        event = Event(EventKind.REPARENT, CHANGE, ("mu-ca",), ("mu-ca-2025",), "NQ 203", SOURCE)
        told = describe(event, Registry(units, SOURCE, (event,)))
        assert str(told) == "từ 01/7/2025, xã Mù Cả chuyển từ huyện Mường Tè về tỉnh Lai Châu (NQ 203)"

    def test_a_unit_the_registry_does_not_know_is_called_by_its_id(self) -> None:
        assert "xã A và khong-ro" in str(describe(merge(("a", "khong-ro"), "b"), CHAIN))


class TestDoingAndUndoing:
    BEFORE = Registry((unit("ban-bo", "Bản Bo"), unit("na-tam", "Nà Tăm"), unit("mu-ca", "Mù Cả")), SOURCE)
    OPENED = unit("ban-bo-2025", "Bản Bo", CHANGE)

    def test_a_merger_ends_the_old_and_opens_the_new(self) -> None:
        after = with_event(self.BEFORE, BO_MERGER, [self.OPENED])
        assert [u.id for u in after.at(CHANGE - timedelta(days=1))] == ["ban-bo", "mu-ca", "na-tam"]
        assert [u.id for u in after.at(CHANGE)] == ["ban-bo-2025", "mu-ca"]
        assert after.events == (BO_MERGER,)

    def test_undone_it_is_as_if_it_had_not_been(self) -> None:
        assert without_event(with_event(self.BEFORE, BO_MERGER, [self.OPENED]), BO_MERGER) == self.BEFORE

    def test_a_unit_that_takes_in_others_goes_on(self) -> None:
        absorbed = merge(("na-tam", "ban-bo"), "ban-bo")
        after = with_event(self.BEFORE, absorbed)
        assert [u.id for u in after.at(CHANGE)] == ["ban-bo", "mu-ca"]
        assert successors(after, "na-tam", NOW) == ("ban-bo",)
        assert without_event(after, absorbed) == self.BEFORE

    def test_a_unit_that_only_took_in_others_is_not_undone_with_them(self) -> None:
        into_a_neighbour = merge(("na-tam",), "mu-ca")
        assert without_event(with_event(self.BEFORE, into_a_neighbour), into_a_neighbour) == self.BEFORE

    def test_what_one_event_opened_goes_together(self) -> None:
        hamlet = unit("na-da", "Nà Đa", CHANGE, kind="bản", parent="ban-bo-2025")
        opening = Event(EventKind.OPEN, CHANGE, (), ("ban-bo-2025", "na-da"), "NQ", SOURCE)
        assert without_event(with_event(self.BEFORE, opening, [self.OPENED, hamlet]), opening) == self.BEFORE

    def test_undoing_one_event_leaves_what_others_did(self) -> None:
        undone = without_event(REGISTRY, BO_MERGER)
        assert [u.id for u in undone.at(NOW)] == ["ban-bo", "mu-ca", "na-tam", "sin-suoi-ho-2025"]
        assert undone.unit("then-sin") is REGISTRY.unit("then-sin")

    def test_an_end_on_another_day_is_not_the_events_to_take_back(self) -> None:
        later = CHANGE + timedelta(days=30)
        ended = replace(REGISTRY, units=(unit("ban-bo", "Bản Bo", None, later), *REGISTRY.units[1:]))
        assert without_event(ended, BO_MERGER).unit("ban-bo").valid_to == later

    def test_a_unit_that_already_ends_cannot_be_ended_again(self) -> None:
        with pytest.raises(ValueError, match="already ends on 2025-07-01"):
            with_event(REGISTRY, merge(("na-tam",), "mu-ca"))

    def test_what_later_events_rest_on_cannot_be_undone_first(self) -> None:
        with pytest.raises(ValueError, match="undo first what rests on b"):
            without_event(CHAIN, SPLIT)
        undone = without_event(without_event(without_event(CHAIN, REUNION), RENAME), SPLIT)
        assert undone == Registry((unit("a", "A"),), SOURCE)

    def test_what_is_a_parent_cannot_be_undone(self) -> None:
        hamlet = unit("na-da", "Nà Đa", CHANGE, kind="bản", parent="ban-bo-2025")
        with pytest.raises(ValueError, match="ban-bo-2025"):
            without_event(replace(REGISTRY, units=(*REGISTRY.units, hamlet)), BO_MERGER)

    def test_an_event_that_is_not_there_cannot_be_undone(self) -> None:
        with pytest.raises(ValueError, match="does not hold"):
            without_event(self.BEFORE, BO_MERGER)

    @given(st.sets(st.integers(0, 5), min_size=1), st.integers(1, 3), st.dates(date(2024, 1, 1), date(2027, 1, 1)))
    def test_any_change_can_be_undone(self, ended: set[int], opened: int, day: date) -> None:
        before = Registry(tuple(unit(f"old-{n}", f"Cũ {n}") for n in range(6)), SOURCE)
        new = tuple(unit(f"new-{n}", f"Mới {n}", day) for n in range(opened))
        ids = tuple(f"old-{n}" for n in sorted(ended))
        event = Event(EventKind.MERGE, day, ids, tuple(u.id for u in new), "NQ", SOURCE)
        assert without_event(with_event(before, event, new), event) == before
