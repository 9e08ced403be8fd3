"""Units between two dates, the tree they make, and the rosters drawn from it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from targets.provenance import Source
from targets.units import Event, EventKind, Registry, RosterSelector, Unit

SOURCE = Source("units.yaml")
CHANGE = date(2025, 7, 1)
BEFORE, AFTER = CHANGE - timedelta(days=1), CHANGE

PROVINCE = Unit("lai-chau", "Lai Châu", "tỉnh", SOURCE)
DISTRICT = Unit("tam-duong", "Tam Đường", "huyện", SOURCE, parent="lai-chau", valid_to=CHANGE)
TOWN = Unit("tt-tam-duong", "Thị trấn Tam Đường", "thị trấn", SOURCE, "03390", "tam-duong", None, CHANGE, ("cap-xa",))
BINH_LU = Unit("binh-lu", "Bình Lư", "xã", SOURCE, "03412", "tam-duong", None, CHANGE, ("cap-xa",))
BAN_BO = Unit("ban-bo", "Bản Bo", "xã", SOURCE, "03424", "tam-duong", None, CHANGE, ("cap-xa",))
OFFICE = Unit("noi-vu", "Phòng Nội vụ", "cơ quan", SOURCE, parent="tam-duong", valid_to=CHANGE, groups=("co-quan",))
NEW_BINH_LU = Unit("binh-lu-2025", "Bình Lư", "xã", SOURCE, "03390", "lai-chau", CHANGE, None, ("cap-xa",))
HAMLET = Unit("na-da", "Nà Đa", "bản", SOURCE, parent="binh-lu-2025", valid_from=CHANGE)

UNITS = (HAMLET, NEW_BINH_LU, OFFICE, BAN_BO, BINH_LU, TOWN, DISTRICT, PROVINCE)
REGISTRY = Registry(UNITS, SOURCE)


def ids(units: tuple[Unit, ...]) -> list[str]:
    return [unit.id for unit in units]


def unit(name: str, start: date | None = None, end: date | None = None, **more: int) -> Unit:
    return Unit(name.lower(), name, "xã", SOURCE, valid_from=start, valid_to=end, **more)  # type: ignore[arg-type]


class TestTime:
    def test_the_last_day_is_the_one_before_the_end(self) -> None:
        assert TOWN.in_force(BEFORE)
        assert not TOWN.in_force(AFTER)

    def test_the_first_day_is_the_start(self) -> None:
        assert not NEW_BINH_LU.in_force(BEFORE)
        assert NEW_BINH_LU.in_force(AFTER)

    def test_an_unknown_start_is_as_far_back_as_one_asks(self) -> None:
        assert TOWN.in_force(date(1900, 1, 1))

    def test_a_unit_that_ended_within_a_period_was_in_force_during_it(self) -> None:
        # The second half of June and the first of July 2025: the town lives in the first part, its heir in the second.
        period = date(2025, 6, 15), date(2025, 7, 15)
        assert TOWN.in_force_during(*period)
        assert NEW_BINH_LU.in_force_during(*period)

    def test_a_period_that_only_touches_the_end_is_outside(self) -> None:
        assert not TOWN.in_force_during(CHANGE, date(2025, 8, 1))
        assert not NEW_BINH_LU.in_force_during(date(2025, 6, 1), CHANGE)

    def test_an_empty_period_meets_no_unit(self) -> None:
        assert not PROVINCE.in_force_during(CHANGE, CHANGE)

    def test_a_unit_that_ends_as_it_begins_never_is(self) -> None:
        assert not unit("A", CHANGE, CHANGE).in_force_during(date(2025, 1, 1), date(2026, 1, 1))

    @given(st.integers(0, 30), st.integers(0, 30), st.integers(0, 30), st.integers(0, 30))
    def test_during_a_period_means_on_one_of_its_days(self, start: int, end: int, first: int, last: int) -> None:
        def day(n: int) -> date:
            return CHANGE + timedelta(days=n)

        commune = unit("A", day(start), day(end))
        by_days = any(commune.in_force(day(n)) for n in range(first, last))
        assert commune.in_force_during(day(first), day(last)) is by_days


class TestLabel:
    @pytest.mark.parametrize(
        ("named", "label"),
        [
            (BAN_BO, "xã Bản Bo"),
            (TOWN, "thị trấn Tam Đường"),
            (DISTRICT, "huyện Tam Đường"),
            (OFFICE, "Phòng Nội vụ"),
            (HAMLET, "bản Nà Đa"),
            (Unit("a", "Bản Mới", "bản", SOURCE), "bản Mới"),
            (Unit("b", "Huyện đoàn", "đoàn thể", SOURCE), "Huyện đoàn"),
            (Unit("c", "Đoàn Kết", "phường", SOURCE), "phường Đoàn Kết"),
        ],
    )
    def test_places_are_said_with_their_kind_and_offices_by_name(self, named: Unit, label: str) -> None:
        assert named.label == label

    def test_a_name_without_its_kind(self) -> None:
        assert TOWN.bare_name == "Tam Đường"
        assert BAN_BO.bare_name == "Bản Bo"

    def test_units_of_one_name_are_told_apart_by_their_days(self) -> None:
        assert str(BINH_LU.dated_label) == "xã Bình Lư (trước 01/7/2025)"
        assert str(NEW_BINH_LU.dated_label) == "xã Bình Lư (từ 01/7/2025)"
        assert NEW_BINH_LU.dated_label.en == "xã Bình Lư (from 1 Jul 2025)"
        assert str(PROVINCE.dated_label) == "tỉnh Lai Châu"


class TestRegistry:
    def test_units_are_known_by_id(self) -> None:
        assert REGISTRY.unit("ban-bo") is BAN_BO
        assert "ban-bo" in REGISTRY
        assert "ban-po" not in REGISTRY
        with pytest.raises(KeyError):
            REGISTRY.unit("ban-po")

    def test_who_is_there_before_and_after_the_district_level_ended(self) -> None:
        assert ids(REGISTRY.at(BEFORE)) == ["ban-bo", "binh-lu", "lai-chau", "noi-vu", "tam-duong", "tt-tam-duong"]
        assert ids(REGISTRY.at(AFTER)) == ["binh-lu-2025", "lai-chau", "na-da"]

    def test_the_offices_order_comes_first_then_the_names(self) -> None:
        listed = Registry((unit("Ân"), unit("Ăn"), unit("An"), unit("Xa", order=1), unit("Đa", order=2)), SOURCE)
        assert [u.name for u in listed.at(CHANGE)] == ["Xa", "Đa", "An", "Ăn", "Ân"]

    def test_over_a_period_are_those_that_ended_and_those_that_began_in_it(self) -> None:
        over = REGISTRY.over(date(2025, 1, 1), date(2026, 1, 1))
        assert set(over) == set(UNITS)
        assert set(REGISTRY.over(date(2025, 1, 1), CHANGE)) == set(REGISTRY.at(BEFORE))

    def test_the_tree_as_of_a_day(self) -> None:
        assert ids(REGISTRY.children("tam-duong", BEFORE)) == ["ban-bo", "binh-lu", "noi-vu", "tt-tam-duong"]
        assert ids(REGISTRY.children("tam-duong", AFTER)) == []
        assert ids(REGISTRY.children("lai-chau", BEFORE)) == ["tam-duong"]
        assert ids(REGISTRY.children("lai-chau", AFTER)) == ["binh-lu-2025"]

    def test_all_below_at_any_depth(self) -> None:
        assert ids(REGISTRY.descendants("lai-chau", BEFORE)) == [
            "ban-bo",
            "binh-lu",
            "noi-vu",
            "tam-duong",
            "tt-tam-duong",
        ]
        assert ids(REGISTRY.descendants("lai-chau", AFTER)) == ["binh-lu-2025", "na-da"]

    def test_all_above_the_nearest_first(self) -> None:
        assert ids(REGISTRY.ancestors("ban-bo", BEFORE)) == ["tam-duong", "lai-chau"]
        assert ids(REGISTRY.ancestors("na-da", AFTER)) == ["binh-lu-2025", "lai-chau"]
        assert ids(REGISTRY.ancestors("lai-chau", AFTER)) == []

    def test_a_circle_of_parents_ends_somewhere(self) -> None:
        one = Unit("one", "Một", "xã", SOURCE, parent="two")
        two = Unit("two", "Hai", "xã", SOURCE, parent="one")
        circle = Registry((one, two), SOURCE)
        assert ids(circle.ancestors("one", CHANGE)) == ["two"]
        assert ids(circle.descendants("one", CHANGE)) == ["two"]

    def test_a_parent_nobody_knows_is_no_parent(self) -> None:
        orphan = Registry((Unit("a", "A", "xã", SOURCE, parent="gone"),), SOURCE)
        assert orphan.ancestors("a", CHANGE) == ()
        assert ids(orphan.roster(RosterSelector(kinds=("xã",), under="gone"), CHANGE)) == ["a"]

    def test_equal_registries_have_equal_hashes(self) -> None:
        assert Registry(UNITS, SOURCE) == REGISTRY
        assert hash(Registry(UNITS, SOURCE)) == hash(REGISTRY)
        assert Registry(UNITS, SOURCE, (Event(EventKind.CLOSE, CHANGE, ("ban-bo",), (), "QĐ", SOURCE),)) != REGISTRY


class TestRoster:
    @pytest.mark.parametrize(
        ("selector", "before", "after"),
        [
            (RosterSelector(groups=("cap-xa",)), ["ban-bo", "binh-lu", "tt-tam-duong"], ["binh-lu-2025"]),
            (
                RosterSelector(groups=("cap-xa", "co-quan")),
                ["ban-bo", "binh-lu", "noi-vu", "tt-tam-duong"],
                ["binh-lu-2025"],
            ),
            (RosterSelector(kinds=("xã",)), ["ban-bo", "binh-lu"], ["binh-lu-2025"]),
            (RosterSelector(groups=("cap-xa",), kinds=("xã",)), ["ban-bo", "binh-lu"], ["binh-lu-2025"]),
            (RosterSelector(under="tam-duong"), ["ban-bo", "binh-lu", "noi-vu", "tt-tam-duong"], []),
            (RosterSelector(under="lai-chau", kinds=("bản", "thị trấn")), ["tt-tam-duong"], ["na-da"]),
            (RosterSelector(units=("noi-vu", "lai-chau")), ["lai-chau", "noi-vu"], ["lai-chau"]),
            (
                RosterSelector(units=("noi-vu",), groups=("cap-xa",), kinds=("xã",)),
                ["ban-bo", "binh-lu", "noi-vu"],
                ["binh-lu-2025"],
            ),
            (RosterSelector(groups=("cap-xa",), exclude=("ban-bo",)), ["binh-lu", "tt-tam-duong"], ["binh-lu-2025"]),
            (RosterSelector(units=("ban-bo",), exclude=("ban-bo",)), [], []),
            (RosterSelector(), [], []),
            (RosterSelector(groups=("khong-co",)), [], []),
        ],
    )
    def test_who_is_addressed(self, selector: RosterSelector, before: list[str], after: list[str]) -> None:
        assert ids(REGISTRY.roster(selector, BEFORE)) == before
        assert ids(REGISTRY.roster(selector, AFTER)) == after

    def test_over_a_period_nobody_who_was_there_is_silently_left_out(self) -> None:
        # Test vector V8: a unit closed in mid-period stays on the list, for the policy on expected reports to decide.
        year = date(2025, 1, 1), date(2026, 1, 1)
        communes = RosterSelector(groups=("cap-xa",))
        assert ids(REGISTRY.roster_over(communes, *year)) == ["ban-bo", "binh-lu", "binh-lu-2025", "tt-tam-duong"]
        assert ids(REGISTRY.roster_over(communes, CHANGE, date(2026, 1, 1))) == ["binh-lu-2025"]

    @given(
        st.builds(
            RosterSelector,
            groups=st.sampled_from([(), ("cap-xa",), ("cap-xa", "co-quan")]),
            units=st.sampled_from([(), ("noi-vu",), ("binh-lu", "binh-lu-2025")]),
            under=st.sampled_from([None, "tam-duong", "lai-chau"]),
            kinds=st.sampled_from([(), ("xã",), ("xã", "thị trấn")]),
            exclude=st.sampled_from([(), ("ban-bo",)]),
        ),
        st.integers(-3, 3),
        st.integers(1, 5),
    )
    def test_a_period_has_those_of_each_of_its_days(self, selector: RosterSelector, first: int, length: int) -> None:
        days = [CHANGE + timedelta(days=first + n) for n in range(length)]
        of_each = {u for day in days for u in REGISTRY.roster(selector, day)}
        assert set(REGISTRY.roster_over(selector, days[0], days[-1] + timedelta(days=1))) == of_each
