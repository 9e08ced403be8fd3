"""Finding units by name: exact first, repaired inside the closed list with a word about it, never guessed."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from targets.finding import find, index_names, tell_apart
from targets.provenance import Source
from targets.units import Event, EventKind, Registry, RosterSelector, Unit

SOURCE = Source("units.yaml")
CHANGE = date(2025, 7, 1)
THEN, NOW = date(2023, 6, 5), date(2026, 6, 5)


def commune(unit_id: str, name: str, code: str, *aliases: str, kind: str = "xã") -> Unit:
    return Unit(unit_id, name, kind, SOURCE, code, "tam-duong", None, CHANGE, ("cap-xa",), aliases)


OLD = (
    commune("tt-tam-duong", "Thị trấn Tam Đường", "03390", kind="thị trấn"),
    commune("ho-thau", "Hồ Thầu", "03406", "Hồ Thâu"),
    commune("binh-lu", "Bình Lư", "03412"),
    commune("son-binh", "Sơn Bình", "03413"),
    commune("ban-giang", "Bản Giang", "03418"),
    commune("ban-hon", "Bản Hon", "03421"),
    commune("ban-bo", "Bản Bo", "03424"),
    commune("na-tam", "Nà Tăm", "03427", "Nà Tâm"),
)
DISTRICT = Unit("tam-duong", "Tam Đường", "huyện", SOURCE, valid_to=CHANGE)
YOUTH = Unit("huyen-doan", "Huyện đoàn", "đoàn thể", SOURCE, valid_to=CHANGE, aliases=("Đoàn Thanh niên",))
NEW = Unit("binh-lu-2025", "Bình Lư", "xã", SOURCE, "03390", valid_from=CHANGE)
MERGER = Event(
    EventKind.MERGE,
    CHANGE,
    ("tt-tam-duong", "son-binh", "binh-lu"),
    ("binh-lu-2025",),
    "Nghị quyết số 1670/NQ-UBTVQH15",
    SOURCE,
)
REGISTRY = Registry((*OLD, DISTRICT, YOUTH, NEW), SOURCE, (MERGER,))
COMMUNES = REGISTRY.roster(RosterSelector(groups=("cap-xa",)), THEN)


class TestOfficialNames:
    @pytest.mark.parametrize(
        ("text", "unit_id"),
        [
            ("Bản Hon", "ban-hon"),
            ("xã Bản Hon", "ban-hon"),
            ("UBND xã Bản Hon", "ban-hon"),
            ("UBND Bản Hon", "ban-hon"),
            ("BẢN HON", "ban-hon"),
            (unicodedata.normalize("NFD", "Bản Hon"), "ban-hon"),
            ("03421", "ban-hon"),
            ("Nà tăm", "na-tam"),
            ("Thị trấn Tam Đường", "tt-tam-duong"),
            ("TT Tam Đường", "tt-tam-duong"),
            ("huyện Tam Đường", "tam-duong"),
            ("Huyện đoàn", "huyen-doan"),
        ],
    )
    def test_they_simply_fit(self, text: str, unit_id: str) -> None:
        found = find(text, THEN, REGISTRY)
        assert found.unit is REGISTRY.unit(unit_id)
        assert (found.repaired, found.in_force, found.note) == (False, True, None)

    def test_the_bare_name_of_the_town_is_enough_among_the_communes(self) -> None:
        found = find("Tam Đường", THEN, COMMUNES)
        assert found.unit is REGISTRY.unit("tt-tam-duong")
        assert not found.repaired


class TestRepairs:
    @pytest.mark.parametrize(
        ("text", "unit_id", "note"),
        [
            ("Bản Hòn", "ban-hon", "đã hiểu “Bản Hòn” là xã Bản Hon"),
            ("ban hon", "ban-hon", "đã hiểu “ban hon” là xã Bản Hon"),
            ("UBND xa Ban Hon", "ban-hon", "đã hiểu “UBND xa Ban Hon” là xã Bản Hon"),
            ("Nà Tâm", "na-tam", "đã hiểu “Nà Tâm” là xã Nà Tăm"),
            ("xã Hồ Thâu", "ho-thau", "đã hiểu “xã Hồ Thâu” là xã Hồ Thầu"),
            ("Đoàn thanh niên", "huyen-doan", "đã hiểu “Đoàn thanh niên” là Huyện đoàn"),
            ("Thị trấn", "tt-tam-duong", "đã hiểu “Thị trấn” là thị trấn Tam Đường"),
            ("3421", "ban-hon", "đã hiểu “3421” là xã Bản Hon"),  # a spreadsheet ate the zero
        ],
    )
    def test_every_repair_is_said(self, text: str, unit_id: str, note: str) -> None:
        found = find(text, THEN, REGISTRY)
        assert found.unit is REGISTRY.unit(unit_id)
        assert found.repaired
        assert str(found.note) == note

    def test_the_note_is_there_in_english(self) -> None:
        note = find("Bản Hòn", THEN, REGISTRY).note
        assert note is not None
        assert note.en == "“Bản Hòn” was read as xã Bản Hon"


class TestNeverAGuess:
    def test_a_near_name_is_only_suggested(self) -> None:
        found = find("xã Bản Hom", THEN, REGISTRY)
        assert found.unit is None
        assert str(found.note) == "không có đơn vị “xã Bản Hom” trong danh sách"
        assert found.near[0] == "xã Bản Hon"

    def test_a_name_with_another_kind_is_another_unit(self) -> None:
        assert find("phường Bản Bo", THEN, REGISTRY).unit is None
        assert find("xã Tam Đường", THEN, REGISTRY).near == ("thị trấn Tam Đường", "huyện Tam Đường")

    def test_a_unit_outside_the_roster_is_not_in_it(self) -> None:
        without_ban_bo = [unit for unit in COMMUNES if unit.id != "ban-bo"]
        assert find("Bản Bo", THEN, without_ban_bo).unit is None

    @pytest.mark.parametrize("text", ["", "  ", "-", "?"])
    def test_nothing_is_no_unit(self, text: str) -> None:
        dashed = Unit("a", "Xã A", "xã", SOURCE, aliases=("-",))
        assert find(text, THEN, [*OLD, dashed] if text != "-" else OLD).unit is None

    def test_two_units_without_accents_alike_are_not_chosen_between(self) -> None:
        alike = (commune("ban-hon", "Bản Hon", "1"), commune("ban-hon-2", "Bản Hồn", "2"))
        found = find("Ban Hon", THEN, alike)
        assert found.unit is None
        assert found.candidates == alike
        assert find("Bản Hồn", THEN, alike).unit is alike[1]

    def test_a_kind_alone_that_fits_many_is_ambiguous(self) -> None:
        found = find("xã", THEN, REGISTRY)
        assert found.unit is None
        assert len(found.candidates) == 7  # all communes but the town

    def test_a_district_and_its_town_of_one_name(self) -> None:
        found = find("Tam Đường", THEN, REGISTRY)
        assert {unit.id for unit in found.candidates} == {"tam-duong", "tt-tam-duong"}

    @given(st.text(max_size=12) | st.sampled_from(["Bản Ho", "Ban Bo A", "Bình Lu", "xã Nà"]))
    def test_whatever_is_found_has_the_letters_of_one_of_its_names(self, text: str) -> None:
        # Second route: strip accents by decomposition and compare by hand, without the module's keys.
        def letters(name: str) -> str:
            apart = unicodedata.normalize("NFD", name.casefold()).replace("đ", "d")
            return "".join(c for c in apart if c.isalnum())

        found = find(text, THEN, REGISTRY)
        if found.unit is not None:
            names = (found.unit.name, found.unit.label, found.unit.code or "", *found.unit.aliases)
            assert any(letters(name) in letters(text) or letters(text) in letters(name) for name in names)
        else:
            assert found.note is not None


class TestTime:
    def test_a_code_without_a_date_is_ambiguous(self) -> None:
        # New xã Bình Lư bears the code of the old town, not that of old xã Bình Lư.
        found = find("03390", None, REGISTRY)
        assert found.unit is None
        assert [unit.id for unit in found.candidates] == ["tt-tam-duong", "binh-lu-2025"]
        assert str(found.note) == (
            "“03390” có thể là nhiều đơn vị: thị trấn Tam Đường (trước 01/7/2025); xã Bình Lư (từ 01/7/2025)"
        )

    def test_a_code_with_a_date_is_not(self) -> None:
        assert find("03390", THEN, REGISTRY).unit is REGISTRY.unit("tt-tam-duong")
        assert find("03390", NOW, REGISTRY).unit is NEW

    def test_a_name_used_twice_goes_by_the_date(self) -> None:
        assert find("xã Bình Lư", THEN, REGISTRY).unit is REGISTRY.unit("binh-lu")
        assert find("xã Bình Lư", NOW, REGISTRY).unit is NEW
        assert find("xã Bình Lư", None, REGISTRY).unit is None

    def test_a_name_used_once_needs_no_date(self) -> None:
        assert find("Bản Bo", None, REGISTRY).unit is REGISTRY.unit("ban-bo")

    def test_a_unit_that_is_no_more_is_found_and_its_heir_said(self) -> None:
        found = find("Sơn Bình", NOW, REGISTRY)
        assert found.unit is REGISTRY.unit("son-binh")
        assert not found.in_force
        assert str(found.note) == (
            "đã hiểu “Sơn Bình” là xã Sơn Bình (trước 01/7/2025), không hoạt động vào ngày 05/6/2026; "
            "khi đó là xã Bình Lư"
        )

    def test_a_unit_that_is_not_yet_is_found_and_its_forebears_said(self) -> None:
        future = Unit("doan-ket", "Đoàn Kết", "phường", SOURCE, valid_from=CHANGE)
        merger = Event(EventKind.MERGE, CHANGE, ("ban-bo", "na-tam"), ("doan-ket",), "NQ", SOURCE)
        found = find("phường Đoàn Kết", THEN, Registry((*OLD, future), SOURCE, (merger,)))
        assert not found.in_force
        assert str(found.note).endswith("khi đó là xã Bản Bo, xã Nà Tăm")

    def test_a_unit_that_is_no_more_and_has_no_heir(self) -> None:
        found = find("Huyện đoàn", NOW, REGISTRY)
        assert found.unit is YOUTH
        assert str(found.note).endswith("không hoạt động vào ngày 05/6/2026")

    def test_the_exact_name_of_a_former_unit_beats_a_living_one_without_accents(self) -> None:
        living = Unit("ban-hon-moi", "Bản Hồn", "xã", SOURCE, valid_from=CHANGE)
        registry = Registry((*OLD, living), SOURCE)
        assert find("Bản Hon", NOW, registry).unit is registry.unit("ban-hon")
        assert find("Ban Hon", NOW, registry).unit is living

    def test_a_roster_knows_only_its_own_units(self) -> None:
        assert find("Sơn Bình", NOW, REGISTRY.at(NOW)).unit is None


class TestIndex:
    def test_an_index_answers_as_the_registry_does(self) -> None:
        index = index_names(REGISTRY.units, REGISTRY)
        names = ["Bản Hòn", "03390", "Sơn Bình", "Thị trấn", "không có"]
        for day in (THEN, NOW, None):
            assert [find(name, day, index) for name in names] == [find(name, day, REGISTRY) for name in names]

    def test_an_index_of_a_roster_still_tells_the_heirs(self) -> None:
        index = index_names(COMMUNES, REGISTRY)
        assert str(find("Sơn Bình", NOW, index).note).endswith("khi đó là xã Bình Lư")


class TestTellingApart:
    def test_by_days_code_and_what_it_is_under(self) -> None:
        province = Unit("lai-chau", "Lai Châu", "tỉnh", SOURCE)
        old = Unit("binh-lu", "Bình Lư", "xã", SOURCE, "03412", "huyen", None, CHANGE)
        new = Unit("binh-lu-2025", "Bình Lư", "xã", SOURCE, "03390", "lai-chau", CHANGE)
        registry = Registry((province, old, new), SOURCE)
        assert [str(tell_apart(unit, registry)) for unit in registry.units] == [
            "tỉnh Lai Châu",
            "xã Bình Lư (trước 01/7/2025), mã số 03412",  # its parent is not in the list
            "xã Bình Lư (từ 01/7/2025), mã số 03390, thuộc tỉnh Lai Châu",
        ]
        assert tell_apart(new, registry).en == "xã Bình Lư (from 1 Jul 2025), code 03390, under tỉnh Lai Châu"
