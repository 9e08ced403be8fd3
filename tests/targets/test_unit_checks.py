"""What is wrong with a registry is told all at once; what is right is left in peace."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from targets.issues import Severity
from targets.provenance import Source
from targets.unit_checks import check_registry, check_selector
from targets.units import Contact, Event, EventKind, Registry, RosterSelector, Unit, Weights

CHANGE, ISSUED = date(2025, 7, 1), date(2025, 6, 16)
FILE = Source("units.yaml")


def unit(unit_id: str, start: date | None = None, end: date | None = None, *, line: int = 1, **more: str) -> Unit:
    source = Source("units.yaml", line=line)
    groups = (more["group"],) if "group" in more else ()
    return Unit(unit_id, unit_id, "xã", source, more.get("code"), more.get("parent"), start, end, groups)


def event(kind: EventKind, before: str, after: str, day: date = CHANGE, **more: date | tuple[str, ...]) -> Event:
    source = Source("units.yaml", line=90)
    return Event(kind, day, tuple(before.split()), tuple(after.split()), "NQ", source, **more)  # type: ignore[arg-type]


MERGER = event(EventKind.MERGE, "a b", "c", issued=ISSUED)
SOUND = (
    unit("tinh", code="12"),
    unit("huyen", None, CHANGE, parent="tinh"),
    unit("a", None, CHANGE, parent="huyen", code="03390"),
    unit("b", None, CHANGE, parent="huyen", code="03412"),
    unit("c", CHANGE, None, parent="tinh", code="03390"),
)
CLOSING = event(EventKind.CLOSE, "huyen", "")


def codes(units: tuple[Unit, ...], *events: Event) -> list[str]:
    return [issue.code for issue in check_registry(Registry(units, FILE, events))]


def texts(units: tuple[Unit, ...], *events: Event) -> list[str]:
    return [str(issue.text) for issue in check_registry(Registry(units, FILE, events))]


def test_a_sound_registry_has_nothing_wrong_though_a_code_is_used_again() -> None:
    assert codes(SOUND, MERGER, CLOSING) == []


class TestUnits:
    def test_an_id_is_unique_for_ever(self) -> None:
        twice = (unit("a", None, CHANGE, line=3), unit("a", CHANGE, line=9))
        (issue,) = check_registry(Registry(twice, FILE, (event(EventKind.CLOSE, "a", ""),)))
        assert issue.code == "duplicate-unit"
        assert issue.say() == (
            "units.yaml, dòng 9: mã định danh “a” đã dùng cho xã a (trước 01/7/2025). Đặt mã khác, ví dụ “a-2025”."
        )

    @pytest.mark.parametrize("end", [date(2025, 6, 30), CHANGE])
    def test_a_unit_ends_after_it_begins(self, end: date) -> None:
        units = (unit("a", CHANGE, end),)
        assert "ends-before-start" in codes(units)

    def test_a_parent_is_a_known_unit(self) -> None:
        (issue,) = check_registry(Registry((unit("tam-duong"), unit("a", parent="tam-duon")), FILE))
        assert issue.code == "unknown-unit"
        assert str(issue.text) == "không có đơn vị “tam-duon”"
        assert issue.near == ("tam-duong",)

    def test_a_parent_is_in_force_as_long_as_its_unit(self) -> None:
        units = (unit("huyen", None, CHANGE), unit("a", parent="huyen"))
        assert texts(units, CLOSING) == [
            "xã a thuộc xã huyen (trước 01/7/2025), nhưng có thời gian cấp trên này không hoạt động"
        ]

    def test_a_parent_is_there_when_its_unit_begins(self) -> None:
        units = (unit("tinh", CHANGE), unit("a", ISSUED, parent="tinh"))
        assert codes(units) == ["parent-not-in-force"]

    def test_of_an_unknown_start_nothing_is_held_against_a_unit(self) -> None:
        assert codes((unit("tinh", CHANGE), unit("a", parent="tinh"))) == []

    def test_parents_in_a_circle(self) -> None:
        units = (unit("a", parent="b"), unit("b", parent="c"), unit("c", parent="a"), unit("d", parent="a"))
        assert texts(units) == [
            "cấp trên đi vòng tròn: a → b → c → a",
            "cấp trên đi vòng tròn: b → c → a → b",
            "cấp trên đi vòng tròn: c → a → b → c",
        ]

    def test_a_unit_that_is_its_own_parent(self) -> None:
        assert texts((unit("a", parent="a"),)) == ["cấp trên đi vòng tròn: a → a"]

    def test_a_code_has_one_bearer_at_a_time(self) -> None:
        last_day = date(2025, 6, 30)
        units = (unit("a", None, CHANGE, code="03390"), unit("c", last_day, code="03390"))
        assert texts(units, event(EventKind.CLOSE, "a", "")) == [
            "mã số 03390 cùng lúc là của xã a (trước 01/7/2025) và xã c (từ 30/6/2025)"
        ]
        assert codes((unit("a", code="1"), unit("b", code="1"))) == ["code-borne-twice"]

    def test_an_end_without_an_event_is_a_warning(self) -> None:
        # V8: a unit is never closed silently.
        (issue,) = check_registry(Registry((unit("a", None, CHANGE),), FILE))
        assert (issue.code, issue.severity) == ("ends-untold", Severity.WARNING)


class TestContacts:
    @pytest.mark.parametrize(
        "contact",
        [
            Contact("Văn thư", email="van-thu ban-bo.example"),
            Contact("Văn thư", email="van-thu@ban-bo"),
            Contact("Văn thư", email="van-thu@ban-bo.example", channel="webhook"),
            Contact("Văn thư", phone="0213", channel="mail"),
        ],
    )
    def test_an_address_that_no_message_reaches_is_told(self, contact: Contact) -> None:
        (issue,) = check_registry(Registry((replace(unit("a"), contacts=(contact,)),), FILE))
        assert (issue.code, issue.severity) == ("bad-address", Severity.WARNING)
        assert contact.reached is None

    def test_who_has_an_address_or_gives_none_is_left_in_peace(self) -> None:
        contacts = (Contact("Văn thư"), Contact("Chủ tịch", phone="0213"), Contact("A", email="a@b.example"))
        assert check_registry(Registry((replace(unit("a"), contacts=contacts),), FILE)) == ()
        assert [contact.reached for contact in contacts] == [None, ("webhook", "0213"), ("mail", "a@b.example")]


class TestEvents:
    def test_an_event_names_known_units(self) -> None:
        renamed = replace(MERGER, before=("a", "bb"))
        assert "không có đơn vị “bb”" in texts(SOUND, renamed, CLOSING)

    @pytest.mark.parametrize(
        ("kind", "before", "after"),
        [
            (EventKind.MERGE, "a", "c"),
            (EventKind.MERGE, "a b", "c d"),
            (EventKind.SPLIT, "a", "c"),
            (EventKind.SPLIT, "a b", "c d"),
            (EventKind.RENAME, "a b", "c"),
            (EventKind.REPARENT, "a", ""),
            (EventKind.CLOSE, "a", "c"),
            (EventKind.CLOSE, "", ""),
            (EventKind.OPEN, "a", "c"),
            (EventKind.OPEN, "", ""),
        ],
    )
    def test_a_kind_has_its_shape(self, kind: EventKind, before: str, after: str) -> None:
        units = tuple(unit(u, None, CHANGE) for u in "ab") + tuple(unit(u, CHANGE) for u in "cd")
        assert "event-shape" in codes(units, event(kind, before, after))

    @pytest.mark.parametrize(
        ("kind", "before", "after"),
        [
            (EventKind.MERGE, "a b", "c"),
            (EventKind.SPLIT, "a", "c d"),
            (EventKind.RENAME, "a", "c"),
            (EventKind.REPARENT, "a", "c"),
            (EventKind.CLOSE, "a b", ""),
            (EventKind.OPEN, "", "c d"),
        ],
    )
    def test_the_shapes_that_are_right(self, kind: EventKind, before: str, after: str) -> None:
        ended, opened = before.split(), after.split()
        units = tuple(unit(u, None, CHANGE) for u in ended) + tuple(unit(u, CHANGE) for u in opened)
        assert codes(units, event(kind, before, after)) == []

    def test_units_from_elsewhere_count(self) -> None:
        units = (unit("a", None, CHANGE), unit("c", CHANGE))
        assert codes(units, event(EventKind.MERGE, "a", "c", outside=("xã Nậm Xe",))) == []

    def test_an_event_is_not_before_its_document(self) -> None:
        early = event(EventKind.CLOSE, "a", "", issued=date(2025, 7, 2))
        assert texts((unit("a", None, CHANGE),), early) == [
            "sự kiện ngày 01/7/2025 có trước ngày ban hành văn bản (02/7/2025)"
        ]
        same_day = event(EventKind.CLOSE, "a", "", issued=CHANGE)
        assert codes((unit("a", None, CHANGE),), same_day) == []

    @pytest.mark.parametrize(
        ("units", "told"),
        [
            ((unit("a"), unit("b", None, CHANGE), unit("c", CHANGE)), "xã a kết thúc"),
            ((unit("a", None, ISSUED), unit("b", None, CHANGE), unit("c", CHANGE)), "xã a (trước 16/6/2025) kết thúc"),
            ((unit("a", None, CHANGE), unit("b", None, CHANGE), unit("c")), "xã c bắt đầu"),
            ((unit("a", None, CHANGE), unit("b", None, CHANGE), unit("c", ISSUED)), "xã c (từ 16/6/2025) bắt đầu"),
        ],
    )
    def test_the_units_days_agree_with_the_events(self, units: tuple[Unit, ...], told: str) -> None:
        assert texts(units, MERGER) == [
            f"theo sự kiện, {told} ngày 01/7/2025; ngày ghi ở đơn vị không như vậy",
        ]

    def test_a_unit_that_takes_in_another_is_in_force_throughout(self) -> None:
        absorbing = event(EventKind.MERGE, "a b", "b")
        assert codes((unit("a", None, CHANGE), unit("b")), absorbing) == []
        assert codes((unit("a", None, CHANGE), unit("b", None, CHANGE)), absorbing) == ["event-day"]

    @pytest.mark.parametrize(
        ("kind", "of", "expected"),
        [
            (EventKind.SPLIT, {"b": 2, "c": 1}, []),
            (EventKind.SPLIT, {"b": 2, "c": 0}, []),
            (EventKind.SPLIT, {"b": 2}, ["weights-of-others"]),
            (EventKind.SPLIT, {"b": 2, "c": 1, "x": 1}, ["weights-of-others"]),
            (EventKind.SPLIT, {"b": 0, "c": 0}, ["weights-all-zero"]),
            (EventKind.REPARENT, {"b": 1}, ["event-shape", "weights-without-split"]),
        ],
    )
    def test_weights_divide_a_split(self, kind: EventKind, of: dict[str, int], expected: list[str]) -> None:
        units = (unit("a", None, CHANGE), unit("b", CHANGE), unit("c", CHANGE))
        weights = Weights("dân số", "Niên giám", {name: Decimal(weight) for name, weight in of.items()})
        assert codes(units, replace(event(kind, "a", "b c"), weights=weights)) == expected

    def test_issues_come_in_the_order_of_the_file_all_at_once(self) -> None:
        units = (unit("a", parent="x", line=20), unit("b", parent="y", line=10))
        issues = check_registry(Registry(units, FILE, (event(EventKind.SPLIT, "a", ""),)))
        assert [issue.source.line for issue in issues] == [10, 20, 90, 90]


class TestSelector:
    REGISTRY = Registry((unit("ban-bo", group="cap-xa"), unit("ban-hon", group="cap-xa")), FILE)

    def test_what_is_known_is_in_order(self) -> None:
        selector = RosterSelector(("cap-xa",), ("ban-bo",), "ban-hon", ("xã",), ("ban-bo",))
        assert check_selector(selector, self.REGISTRY, FILE) == ()

    @pytest.mark.parametrize(
        ("selector", "code", "near"),
        [
            (RosterSelector(groups=("cap_xa",)), "unknown-group", ("cap-xa",)),
            (RosterSelector(units=("ban-po",)), "unknown-unit", ("ban-bo", "ban-hon")),
            (RosterSelector(exclude=("ban-ho",)), "unknown-unit", ("ban-hon", "ban-bo")),
            (RosterSelector(under="huyen"), "unknown-unit", ()),
            (RosterSelector(kinds=("phường",)), "unknown-kind", ()),
        ],
    )
    def test_what_is_not_known_is_told(self, selector: RosterSelector, code: str, near: tuple[str, ...]) -> None:
        (issue,) = check_selector(selector, self.REGISTRY, Source("plan.yaml", line=7))
        assert (issue.code, issue.near, issue.source.line) == (code, near, 7)

    def test_everything_at_once(self) -> None:
        selector = RosterSelector(groups=("x",), units=("y", "z"), kinds=("w",))
        assert len(check_selector(selector, self.REGISTRY, FILE)) == 4
