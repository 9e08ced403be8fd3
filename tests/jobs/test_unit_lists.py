"""The lists that need not be written: Lai Châu before and after 1/7/2025, held to the resolution; and the country."""

from __future__ import annotations

import builtins
import sys
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from jobs.unit_lists import MissingPackageError, country_list, shipped_list, shipped_lists
from kpi.errors import UnknownNameError
from targets.finding import find
from targets.issues import Issue
from targets.joining import join
from targets.names import match_key
from targets.succession import predecessors, successors
from targets.unit_checks import check_registry
from targets.units import EventKind, Registry, Unit
from targets.units_file import read_units

EXAMPLE = Path(__file__).parents[2] / "examples" / "tam-duong-2023" / "units.yaml"
BEFORE, CHANGE = date(2025, 6, 30), date(2025, 7, 1)
COMMUNES = ("xã", "phường", "thị trấn")


def read(text: str) -> Registry:
    registry, issues = read_units(text, "units.yaml")
    assert registry is not None
    assert issues == ()
    return registry


@cache
def lai_chau() -> Registry:
    return read(shipped_list("lai-chau"))


def communes(day: date) -> list[Unit]:
    return [unit for unit in lai_chau().at(day) if unit.kind in COMMUNES]


def labels(ids: tuple[str, ...]) -> set[str]:
    return {f"{lai_chau().unit(unit).label} {lai_chau().unit(unit).code}" for unit in ids}


class TestLaiChau:
    def test_106_communes_became_38(self) -> None:
        # 38 = 36 + 2, as the resolution says; 106 = 94 + 7 towns, one a district, + the city's 5 wards.
        assert Counter(unit.kind for unit in communes(BEFORE)) == {"xã": 94, "thị trấn": 7, "phường": 5}
        assert Counter(unit.kind for unit in communes(CHANGE)) == {"xã": 36, "phường": 2}
        assert len(communes(BEFORE)) == 106
        assert len(communes(CHANGE)) == 38

    def test_eight_districts_ended_and_nothing_stands_between_commune_and_province(self) -> None:
        districts = {unit.parent for unit in communes(BEFORE)}
        assert Counter(lai_chau().unit(unit or "").kind for unit in districts) == {"huyện": 7, "thành phố": 1}
        per_district = Counter(unit.parent for unit in communes(BEFORE))
        assert sorted(per_district.values()) == [7, 10, 11, 12, 13, 14, 17, 22]  # 106 in all
        assert per_district["tam-duong"] == 13
        assert {unit.parent for unit in communes(CHANGE)} == {"lai-chau"}

    def test_every_old_commune_went_into_exactly_one_new_one(self) -> None:
        told = Counter(unit for event in lai_chau().events for unit in event.before)
        assert {unit.id: told[unit.id] for unit in communes(BEFORE)} == {unit.id: 1 for unit in communes(BEFORE)}
        heirs = {unit.id: successors(lai_chau(), unit.id, CHANGE) for unit in communes(BEFORE)}
        assert {len(found) for found in heirs.values()} == {1}
        assert {found[0] for found in heirs.values()} == {unit.id for unit in communes(CHANGE)}

    def test_36_mergers_of_104_and_two_that_were_left_alone(self) -> None:
        kinds = Counter(event.kind for event in lai_chau().events)
        assert kinds == {EventKind.MERGE: 36, EventKind.REPARENT: 2, EventKind.CLOSE: 1}
        merged = [event for event in lai_chau().events if event.kind is EventKind.MERGE]
        assert sum(len(event.before) for event in merged) == 104
        assert {(event.day, event.document, event.issued) for event in merged} == {
            (CHANGE, "Nghị quyết số 1670/NQ-UBTVQH15", date(2025, 6, 16))
        }
        alone = [event.before[0] for event in lai_chau().events if event.kind is EventKind.REPARENT]
        assert labels(tuple(alone)) == {"xã Mù Cả 03451", "xã Tà Tổng 03463"}

    @pytest.mark.parametrize(
        ("new", "code", "old"),
        [
            # The table of the resolution and of the codes, for the former district of Tam Đường.
            ("Bình Lư", "03390", "thị trấn Tam Đường 03390, xã Sơn Bình 03413, xã Bình Lư 03412"),
            ("Bản Bo", "03424", "xã Nà Tăm 03427, xã Bản Bo 03424"),
            ("Tả Lèng", "03405", "xã Giang Ma 03405, xã Hồ Thầu 03406, xã Tả Lèng 03400"),
            ("Khun Há", "03430", "xã Bản Hon 03421, xã Khun Há 03430"),
            ("Sin Suối Hồ", "03394", "xã Thèn Sin 03394, xã Nậm Xe 03586, xã Sin Suối Hồ 03592"),
            (
                "phường Tân Phong",
                "03408",
                (
                    "xã Nùng Nàng 03415, xã Bản Giang 03418, "
                    "phường Tân Phong 03387, phường Đông Phong 03408, xã San Thàng 03409"
                ),
            ),
            # And some of those whose new code is that of another than the name.
            ("Lê Lợi", "03487", "xã Nậm Pì 03488, xã Pú Đao 03484, xã Chăn Nưa 03487, xã Lê Lợi 03481"),
            ("Nậm Mạ", "03538", "xã Căn Co 03538, xã Nậm Mạ 03535"),
            ("Pu Sam Cáp", "03532", "xã Pa Khóa 03527, xã Noong Hẻo 03532, xã Pu Sam Cáp 03523"),
        ],
    )
    def test_who_went_where(self, new: str, code: str, old: str) -> None:
        unit = find(new, CHANGE, lai_chau()).unit
        assert unit is not None
        assert unit.code == code
        assert labels(predecessors(lai_chau(), unit.id, BEFORE)) == set(old.split(", "))

    def test_a_new_code_is_that_of_one_of_the_merged(self) -> None:
        for event in lai_chau().events:
            for unit in event.after:
                assert lai_chau().unit(unit).code in {lai_chau().unit(old).code for old in event.before}

    def test_a_code_is_borne_once_at_a_time(self) -> None:
        for day in (BEFORE, CHANGE):
            codes = [unit.code for unit in lai_chau().at(day)]
            assert len(codes) == len(set(codes))
            assert None not in codes

    def test_the_catalogues_other_spellings_are_known(self) -> None:
        names = {"Lả Nhì Thàng", "Tông Qua Lìn", "Ma Ly Pho", "Pa Vệ Sử", "Kan Hồ", "Tà Gia", "Hua Bun"}
        assert {unit.code for name in names if (unit := find(name, BEFORE, lai_chau()).unit)} == {
            *("03391", "03565", "03574", "03448", "03469", "03640", "03460")
        }

    def test_the_example_of_tam_duong_speaks_of_the_same_units(self) -> None:
        example = read(EXAMPLE.read_text(encoding="utf-8"))
        shared = [unit for unit in example.units if unit.kind in {*COMMUNES, "huyện", "tỉnh"}]
        assert len(shared) == 13 + 6 + 2
        for unit in shared:
            known = lai_chau().unit(unit.id)
            assert (known.name, known.kind, known.parent) == (unit.name, unit.kind, unit.parent)
            assert (known.code, known.valid_to) == (unit.code or known.code, unit.valid_to)

    def test_joined_to_the_example_its_mergers_become_complete(self) -> None:
        example = read(EXAMPLE.read_text(encoding="utf-8"))
        found, clashes = join(example, lai_chau())
        assert (clashes, check_registry(found)) == ((), ())
        # 32 units of the example, 19 communes, the district and the province of them in both lists.
        assert len(found.units) == len(example.units) + len(lai_chau().units) - 21
        assert not any(event.outside for event in found.events)
        day = date(2023, 6, 5)
        assert [u.id for u in found.at(day) if "cap-xa" in u.groups] == [
            u.id for u in example.at(day) if "cap-xa" in u.groups
        ]


@cache
def country() -> tuple[Registry, tuple[Issue, ...]]:
    pytest.importorskip("vietnam_provinces")
    text, issues = country_list()
    return read(text), issues


class TestCountry:
    def test_34_provinces_and_3321_communes(self) -> None:
        kinds = Counter(unit.kind for unit in country()[0].at(CHANGE))
        assert kinds == {"tỉnh": 28, "thành phố": 6, "xã": 2621, "phường": 687, "đặc khu": 13}
        assert 2621 + 687 + 13 == 3321

    def test_lai_chau_has_the_codes_of_its_own_list(self) -> None:
        registry, _ = country()
        found = {unit.code: (unit.kind, match_key(unit.name)) for unit in registry.children("lai-chau", CHANGE)}
        assert found == {unit.code: (unit.kind, match_key(unit.name)) for unit in communes(CHANGE)}

    def test_the_two_lists_join_in_either_order(self) -> None:
        registry, _ = country()
        for mine, theirs in ((registry, lai_chau()), (lai_chau(), registry)):
            found, clashes = join(mine, theirs)
            assert (clashes, check_registry(found)) == ((), ())
            # The province and its 38 communes are in both.
            assert len(found.units) == len(registry.units) + len(lai_chau().units) - 39
            unit = find("03390", CHANGE, found).unit
            assert unit is not None
            assert {found.unit(old).code for old in predecessors(found, unit.id, BEFORE)} == {"03390", "03413", "03412"}

    def test_where_the_codes_come_from_is_said(self) -> None:
        registry, _ = country()
        assert "vietnam-provinces 20" in (registry.source.note or "")

    @pytest.mark.parametrize(("day", "told"), [("2025-10-18", ["old-codes"]), ("2026-09-20", [])])
    def test_an_edition_with_codes_of_the_draft_is_told(
        self, day: str, told: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        listing = tmp_path / "nested.json"
        listing.write_text("[]", encoding="utf-8")
        package = ModuleType("vietnam_provinces")
        package.__dict__.update(__version__="1", __data_version__=day, NESTED_DIVISIONS_JSON_PATH=listing)
        monkeypatch.setitem(sys.modules, "vietnam_provinces", package)
        text, issues = country_list()
        assert [issue.code for issue in issues] == told
        assert f"số liệu ngày {day[8:]}" in text

    def test_without_the_package_it_is_said_what_to_install(self, monkeypatch: pytest.MonkeyPatch) -> None:
        real = builtins.__import__

        def missing(name: str, *more: object, **others: object) -> object:
            if name == "vietnam_provinces":
                raise ImportError(name)
            return real(name, *more, **others)  # type: ignore[arg-type]

        monkeypatch.setattr(builtins, "__import__", missing)
        with pytest.raises(MissingPackageError, match="pip install vietnam-provinces"):
            country_list()


def test_a_list_that_does_not_come_with_the_program() -> None:
    assert shipped_lists() == ("lai-chau",)
    with pytest.raises(UnknownNameError, match="Có phải: lai-chau"):
        shipped_list("laichau")
    with pytest.raises(UnknownNameError):
        shipped_list("../../pyproject")
