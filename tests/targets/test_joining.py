"""Two lists put together: nothing of one's own is lost, nothing is there twice, no promise finds new addressees."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from targets.joining import join
from targets.provenance import Source
from targets.unit_checks import check_registry
from targets.units import Contact, Event, EventKind, Registry, RosterSelector, Unit, Weights

MINE, THEIRS = Source("units.yaml", line=7), Source("lai-chau.yaml", line=70)
CHANGE = date(2025, 7, 1)
#: A district office's list of 2023: two communes, no end in sight, one of them with a contact.
OLD = Registry(
    (
        Unit("tam-duong", "Huyện Tam Đường", "huyện", MINE),
        Unit(
            "ban-bo",
            "Bản Bo",
            "xã",
            MINE,
            "03424",
            "tam-duong",
            groups=("cap-xa",),
            contacts=(Contact("Văn thư"),),
            order=1,
        ),
        Unit("then-sin", "Thèn Sin", "xã", MINE, None, "tam-duong", groups=("cap-xa",)),
        Unit("noi-vu", "Phòng Nội vụ", "cơ quan", MINE, parent="tam-duong"),
    ),
    Source("units.yaml", note="địa chỉ minh họa"),
)
#: The province's list: the district ends, and the two communes go into new ones with two from elsewhere.
PROVINCE = Registry(
    (
        Unit("lai-chau", "Lai Châu", "tỉnh", THEIRS, "12"),
        Unit("tam-duong", "Tam Đường", "huyện", THEIRS, "106", "lai-chau", None, CHANGE),
        Unit("ban-bo", "Bản Bo", "xã", THEIRS, "03424", "tam-duong", None, CHANGE, ("cap-xa",), ("Bản Bò",)),
        Unit("na-tam", "Nà Tăm", "xã", THEIRS, "03427", "tam-duong", None, CHANGE, ("cap-xa", "vung-thap")),
        Unit("then-sin", "Thèn Sin", "xã", THEIRS, "03394", "tam-duong", None, CHANGE, ("cap-xa",)),
        Unit("nam-xe", "Nậm Xe", "xã", THEIRS, "03586", "lai-chau", None, CHANGE, ("cap-xa",)),
        Unit("ban-bo-2025", "Bản Bo", "xã", THEIRS, "03424", "lai-chau", CHANGE, None, ("cap-xa",)),
        Unit("sin-suoi-ho-2025", "Sin Suối Hồ", "xã", THEIRS, "03394", "lai-chau", CHANGE, None, ("cap-xa",)),
    ),
    Source("lai-chau.yaml", note="theo Nghị quyết số 1670"),
    (
        Event(EventKind.MERGE, CHANGE, ("ban-bo", "na-tam"), ("ban-bo-2025",), "NQ 1670", THEIRS),
        Event(EventKind.MERGE, CHANGE, ("then-sin", "nam-xe"), ("sin-suoi-ho-2025",), "NQ 1670", THEIRS),
        Event(EventKind.CLOSE, CHANGE, ("tam-duong",), (), "NQ 203", THEIRS),
    ),
)
COMMUNES = RosterSelector(groups=("cap-xa",))


def joined(mine: Registry = OLD, theirs: Registry = PROVINCE) -> Registry:
    found, issues = join(mine, theirs)
    assert issues == ()
    return found


def ids(units: tuple[Unit, ...]) -> set[str]:
    return {unit.id for unit in units}


class TestUnits:
    def test_each_is_there_once(self) -> None:
        assert [unit.id for unit in joined().units] == [
            *("tam-duong", "ban-bo", "then-sin", "noi-vu"),  # one's own, in one's own order
            *("lai-chau", "na-tam", "nam-xe", "ban-bo-2025", "sin-suoi-ho-2025"),
        ]

    def test_ones_own_entry_stands_with_its_gaps_filled(self) -> None:
        assert joined().unit("ban-bo") == replace(
            OLD.unit("ban-bo"), valid_to=CHANGE, aliases=("Bản Bò",)
        )  # name, contact, place in the list and source are one's own
        assert joined().unit("then-sin").code == "03394"
        assert joined().unit("tam-duong").parent == "lai-chau"
        assert joined().unit("tam-duong").name == "Huyện Tam Đường"

    def test_a_first_day_is_learnt_too(self) -> None:
        mine = Registry((Unit("ban-bo-2025", "Bản Bo", "xã", MINE),), MINE)
        assert joined(mine).unit("ban-bo-2025").valid_from == CHANGE

    def test_what_one_says_oneself_is_not_changed(self) -> None:
        mine = replace(OLD, units=(*OLD.units[:2], replace(OLD.unit("then-sin"), code="99999")))
        assert joined(mine).unit("then-sin").code == "99999"

    def test_a_group_in_use_gets_no_new_members(self) -> None:
        # 13 communes of a district must not become the 106 of the province in a plan's denominator.
        for day in (date(2023, 6, 5), date(2026, 6, 5)):
            assert ids(joined().roster(COMMUNES, day)) == ids(OLD.roster(COMMUNES, day)) - (
                set() if day < CHANGE else {"ban-bo", "then-sin"}
            )
        assert joined().unit("na-tam").groups == ("vung-thap",)  # a group that was not in use comes along

    def test_the_same_unit_under_another_id_is_known_by_code_kind_name_and_first_day(self) -> None:
        country = Registry(
            (
                Unit("lai-chau", "Lai Châu", "tỉnh", THEIRS, "12"),
                Unit("ban-bo-03424", "Bản Bo", "xã", THEIRS, "03424", "lai-chau", CHANGE),
                Unit("muong-kim-03637", "Mường Kim", "xã", THEIRS, "03637", "lai-chau", CHANGE),
            ),
            THEIRS,
        )
        found = joined(PROVINCE, country)
        assert [unit.id for unit in found.units[len(PROVINCE.units) :]] == ["muong-kim-03637"]
        # The other way round, the events of the province speak of the country's ids.
        other_way = joined(country, PROVINCE)
        assert other_way.events[0].after == ("ban-bo-03424",)
        assert check_registry(other_way) == ()

    def test_a_code_used_again_does_not_make_two_units_one(self) -> None:
        # Old Thèn Sin and new Sin Suối Hồ both bear 03394.
        assert {"then-sin", "sin-suoi-ho-2025"} <= ids(joined().units)
        # Old and new Bản Bo share even the name: one's own, without an end, is not the new one.
        country = Registry((Unit("ban-bo-03424", "Bản Bo", "xã", THEIRS, "03424", None, CHANGE),), THEIRS)
        issues = check_registry(joined(OLD, country))
        assert [str(issue.text) for issue in issues] == [
            "mã số 03424 cùng lúc là của xã Bản Bo và xã Bản Bo (từ 01/7/2025)"
        ]

    def test_one_id_for_two_units_is_told(self) -> None:
        mine = Registry((Unit("tam-duong", "Tam Dương", "xã", MINE),), MINE)
        _, issues = join(mine, PROVINCE)
        assert [(issue.code, issue.source.line) for issue in issues] == [("duplicate-unit", 7)]
        assert str(issues[0].text) == (
            "mã định danh “tam-duong” là của xã Tam Dương trong danh sách đang dùng, "
            "của huyện Tam Đường (trước 01/7/2025) trong danh sách thêm vào"
        )


class TestEvents:
    def test_a_list_without_ends_learns_what_became_of_its_units(self) -> None:
        assert [event.after for event in joined().events] == [("ban-bo-2025",), ("sin-suoi-ho-2025",), ()]
        # What is left for a person to decide: the office of a district that is no more.
        assert [issue.code for issue in check_registry(joined())] == ["parent-not-in-force"]

    def test_an_event_told_with_units_from_elsewhere_becomes_complete(self) -> None:
        told = Event(
            EventKind.MERGE,
            CHANGE,
            ("then-sin",),
            ("sin-suoi-ho-2025",),
            "NQ 1670",
            MINE,
            None,
            ("xã Nậm Xe",),
            "ghi chú",
        )
        mine = Registry((*OLD.units[:1], replace(OLD.unit("then-sin"), valid_to=CHANGE)), MINE, (told,))
        event = joined(mine).events[0]
        assert (event.before, event.outside, event.note) == (("then-sin", "nam-xe"), (), "ghi chú")

    def test_weights_are_of_ones_own_ids(self) -> None:
        split = Event(
            EventKind.SPLIT, CHANGE, ("na-tam",), ("ban-bo-2025", "sin-suoi-ho-2025"), "NQ 2", THEIRS, None, (), None
        )
        weighed = replace(
            split, weights=Weights("dân số", "x", {"ban-bo-2025": Decimal(2), "sin-suoi-ho-2025": Decimal(1)})
        )
        mine = Registry((Unit("ban-bo-moi", "Bản Bo", "xã", MINE, "03424", None, CHANGE),), MINE)
        found = joined(mine, replace(PROVINCE, events=(weighed,))).events[-1]
        assert found.weights is not None
        assert set(found.weights.of) == set(found.after) == {"ban-bo-moi", "sin-suoi-ho-2025"}

    def test_an_event_of_which_one_knows_more_stays(self) -> None:
        fuller = replace(PROVINCE.events[0], before=("ban-bo", "na-tam", "xa-khac"), source=MINE)
        mine = replace(PROVINCE, units=(*PROVINCE.units, Unit("xa-khac", "Khác", "xã", MINE)), events=(fuller,))
        assert fuller in joined(mine).events

    def test_an_event_that_both_know_stays_as_one_wrote_it(self) -> None:
        own = replace(PROVINCE.events[0], document="Nghị quyết của Quốc hội", source=MINE)
        assert joined(replace(PROVINCE, events=(own,))).events[0] == own

    def test_what_was_closed_already_is_not_closed_again(self) -> None:
        closing = Event(EventKind.CLOSE, CHANGE, ("tam-duong", "noi-vu"), (), "NQ 203", MINE)
        mine = replace(OLD, events=(closing,))
        assert [event for event in joined(mine).events if event.kind is EventKind.CLOSE] == [closing]


def test_both_notes_are_kept() -> None:
    assert joined().source.note == "địa chỉ minh họa; theo Nghị quyết số 1670"


def test_a_list_joined_to_itself_or_to_nothing_is_the_same() -> None:
    assert joined(PROVINCE, PROVINCE) == PROVINCE
    assert joined(PROVINCE, Registry((), THEIRS)) == PROVINCE


@given(st.sets(st.sampled_from([unit.id for unit in PROVINCE.units])))
def test_the_province_is_whole_whatever_of_it_one_had(had: set[str]) -> None:
    mine = Registry(tuple(unit for unit in PROVINCE.units if unit.id in had), MINE)
    found, issues = join(mine, PROVINCE)
    assert issues == ()
    whole = {unit.id: replace(unit, groups=()) for unit in PROVINCE.units}
    assert {unit.id: replace(unit, groups=()) for unit in found.units} == whole
    assert set(found.events) == set(PROVINCE.events)
