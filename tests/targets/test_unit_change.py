"""What a document orders becomes an event and units; what it leaves open is taken over where nobody could disagree."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from targets.issues import has_errors
from targets.provenance import Source
from targets.unit_change import Order, Successor, carry_out, take_back
from targets.unit_checks import check_registry
from targets.units import Contact, Event, EventKind, Registry, Unit, Weights

HERE = Source("units.yaml")
DAY, ISSUED = date(2025, 7, 1), date(2025, 6, 16)
NQ = "Nghị quyết số 1670/NQ-UBTVQH15"
MAIL = (Contact("Văn thư", email="van-thu@ban-bo.example"),)
REGISTRY = Registry(
    (
        Unit("lai-chau", "Lai Châu", "tỉnh", HERE),
        Unit("muong-la", "Mường La", "huyện", HERE, parent="lai-chau"),
        Unit(
            "tt", "Thị trấn Tam Đường", "thị trấn", HERE, "03390", "lai-chau", groups=("cap-xa", "vung-thap"), order=4
        ),
        Unit("son-binh", "Sơn Bình", "xã", HERE, "03413", "lai-chau", groups=("cap-xa",), order=2),
        Unit("binh-lu", "Bình Lư", "xã", HERE, "03412", "lai-chau", groups=("cap-xa",), contacts=MAIL),
        Unit("xa-la", "Xã Lạ", "xã", HERE, "09999", "muong-la"),
    ),
    HERE,
)
MERGER = Order(EventKind.MERGE, DAY, ("tt", "son-binh", "binh-lu"), (Successor("xã Bình Lư", "03390"),), NQ, ISSUED)
UNCODED = replace(MERGER, into=(Successor("xã Bình Lư"),))
SPLIT = Order(EventKind.SPLIT, DAY, ("binh-lu",), (Successor("xã Bình Lư"), Successor("phường Bình Lư")), NQ)
RENAMING = Order(EventKind.RENAME, DAY, ("binh-lu",), (Successor("Bình Lư Mới"),), NQ)


def after(order: Order, registry: Registry = REGISTRY) -> Registry:
    found, issues = carry_out(order, registry, HERE)
    assert issues == ()
    assert not has_errors(check_registry(found))
    return found


def complaints(order: Order) -> list[str]:
    found, issues = carry_out(order, REGISTRY, HERE)
    assert found is REGISTRY  # as it was
    return [issue.code for issue in issues]


class TestMerging:
    def test_the_old_ones_end_and_one_begins(self) -> None:
        found = after(MERGER)
        assert [found.unit(unit).valid_to for unit in MERGER.before] == [DAY] * 3
        assert found.units[-1] == Unit(
            id="binh-lu-2025",
            name="Bình Lư",
            kind="xã",
            source=HERE,
            code="03390",  # the old town's
            parent="lai-chau",
            valid_from=DAY,
            groups=("cap-xa", "vung-thap"),  # of all that went into it
            order=2,  # where the first of them stood
        )  # nobody's contacts: mail for one office is not for another
        assert found.events == (Event(EventKind.MERGE, DAY, MERGER.before, ("binh-lu-2025",), NQ, HERE, ISSUED),)

    def test_a_unit_named_twice_is_one(self) -> None:
        twice = replace(UNCODED, before=("son-binh", "binh-lu", "son-binh"))
        assert after(twice).events[0].before == ("son-binh", "binh-lu")

    def test_units_from_elsewhere_are_named(self) -> None:
        order = replace(UNCODED, before=("binh-lu",), outside=("xã Nậm Xe",), note="ghi chú")
        assert (after(order).events[0].outside, after(order).events[0].note) == (("xã Nậm Xe",), "ghi chú")

    def test_an_id_that_is_taken_is_not_given_again(self) -> None:
        taken = replace(REGISTRY, units=(*REGISTRY.units, Unit("binh-lu-2025", "X", "xã", HERE, None, None, DAY)))
        assert after(MERGER, taken).events[0].after == ("binh-lu-2025-2",)

    def test_the_kind_may_be_left_out_where_all_are_of_one(self) -> None:
        of_one = replace(MERGER, before=("son-binh", "binh-lu"), into=(Successor("Bình Lư"),))
        assert after(of_one).units[-1].label == "xã Bình Lư"
        assert complaints(replace(MERGER, into=(Successor("Bình Lư"),))) == ["kind-not-told"]

    def test_under_different_parents_the_new_one_is_to_be_told(self) -> None:
        apart = replace(UNCODED, before=("binh-lu", "xa-la"))
        assert complaints(apart) == ["parent-not-told"]
        assert after(replace(apart, parent="lai-chau")).units[-1].parent == "lai-chau"


class TestSplittingAndRenaming:
    def test_a_unit_becomes_several_even_of_one_name(self) -> None:
        found = after(SPLIT)
        assert [(unit.id, unit.label, unit.code, unit.order) for unit in found.units[-2:]] == [
            ("binh-lu-2025", "xã Bình Lư", None, None),
            ("binh-lu-2025-2", "phường Bình Lư", None, None),
        ]
        assert found.events[0].after == ("binh-lu-2025", "binh-lu-2025-2")

    def test_another_name_keeps_code_group_and_contacts(self) -> None:
        old, new = after(RENAMING).unit("binh-lu"), after(RENAMING).units[-1]
        assert (new.id, new.label) == ("binh-lu-moi-2025", "xã Bình Lư Mới")
        assert (new.code, new.groups, new.contacts) == (old.code, old.groups, old.contacts)

    def test_a_commune_becomes_a_ward_with_a_code_of_its_own(self) -> None:
        order = replace(RENAMING, into=(Successor("phường Bình Lư", "03999"),))
        assert (after(order).units[-1].label, after(order).units[-1].code) == ("phường Bình Lư", "03999")

    def test_weights_go_with_the_units_they_are_of(self) -> None:
        of_people = [Successor("xã Bình Lư", None, Decimal(5200)), Successor("phường Bình Lư", None, Decimal(2600))]
        order = replace(SPLIT, into=tuple(of_people), weighed_by=("dân số 2024", "Niên giám thống kê"))
        assert after(order).events[0].weights == Weights(
            "dân số 2024", "Niên giám thống kê", {"binh-lu-2025": Decimal(5200), "binh-lu-2025-2": Decimal(2600)}
        )
        assert after(SPLIT).events[0].weights is None  # never assumed


class TestWhatCannotBe:
    def test_what_has_ended_does_not_end_again(self) -> None:
        _, issues = carry_out(RENAMING, after(MERGER), HERE)
        assert [str(issue.text) for issue in issues] == ["xã Bình Lư (trước 01/7/2025) đã kết thúc"]

    @pytest.mark.parametrize("name", ["", "xã", "  xã "])
    def test_a_unit_has_a_name(self, name: str) -> None:
        assert complaints(replace(MERGER, into=(Successor(name),))) == ["name-not-told"]

    def test_everything_at_once(self) -> None:
        wrong = replace(MERGER, before=("tt", "xa-la"), into=(Successor("Lạ"),))
        assert complaints(wrong) == ["kind-not-told", "parent-not-told"]

    @pytest.mark.parametrize(
        ("order", "code"),
        [
            (replace(MERGER, before=("binh-lu",)), "event-shape"),
            (replace(SPLIT, into=SPLIT.into[:1]), "event-shape"),
            (replace(MERGER, issued=date(2025, 7, 2)), "event-before-document"),
            (replace(MERGER, into=(Successor("xã Bình Lư", "09999"),)), "code-borne-twice"),
            (replace(RENAMING, before=("lai-chau",)), "parent-not-in-force"),  # whose communes would be nobody's
        ],
    )
    def test_the_rest_is_told_of_the_list_that_results(self, order: Order, code: str) -> None:
        found, issues = carry_out(order, REGISTRY, HERE)
        assert issues == ()
        assert code in {issue.code for issue in check_registry(found)}


class TestTakingBack:
    @given(st.lists(st.sampled_from([MERGER, SPLIT, RENAMING]), max_size=1), st.dates(DAY, date(2029, 1, 1)))
    def test_it_is_as_it_was(self, orders: list[Order], day: date) -> None:
        found = REGISTRY
        for order in orders:
            found = after(replace(order, day=day), found)
        for _ in orders:
            found, issues = take_back(found, HERE)
            assert issues == ()
        assert found == REGISTRY

    def test_the_last_one_first(self) -> None:
        once = after(RENAMING)
        twice = after(Order(EventKind.RENAME, date(2026, 1, 1), ("son-binh",), (Successor("Sơn Bình 2"),), NQ), once)
        assert take_back(twice, HERE) == (once, ())

    def test_nothing_to_take_back(self) -> None:
        found, issues = take_back(REGISTRY, HERE)
        assert (found, [issue.code for issue in issues]) == (REGISTRY, ["nothing-to-undo"])

    def test_what_others_are_under_stays(self) -> None:
        found = after(MERGER)
        hamlet = Unit("na-da", "Nà Đa", "bản", HERE, None, "binh-lu-2025", DAY)
        rested = replace(found, units=(*found.units, hamlet))
        again, issues = take_back(rested, HERE)
        assert (again, [issue.code for issue in issues]) == (rested, ["rested-upon"])
        assert "nhập thành xã Bình Lư" in str(issues[0].text)
