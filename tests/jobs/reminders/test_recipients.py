"""Who can be reached: by role, under an id that outlives the address, one for a mailbox."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from jobs.reminders.recipients import Directory, Recipient
from kpi.settings import Settings
from targets.provenance import Source
from targets.units import Contact, Registry, Unit
from targets.units_file import ContactEntry
from tests.jobs.reminders.world import registry, settings

DAY = date(2023, 5, 24)
HERE = Source("units.yaml")


def directory(*units: Unit, own: Settings | None = None, day: date = DAY) -> Directory:
    return Directory(Registry(units, HERE) if units else registry(), own or settings(), day)


def commune(*contacts: Contact, id_: str = "ban-bo", **more: object) -> Unit:
    return Unit(id_, "Bản Bo", "xã", HERE, contacts=contacts, **more)  # type: ignore[arg-type]


def test_without_a_role_the_first_contact_with_an_address() -> None:
    unit = commune(
        Contact("Văn thư"), Contact("Chủ tịch UBND xã", phone="0213"), Contact("Bí thư", email="a@b.example")
    )
    assert directory(unit).own(unit) == (
        Recipient("ban-bo/chu-tich-ubnd-xa", "Chủ tịch UBND xã Bản Bo", "webhook", "0213"),
    )


@pytest.mark.parametrize(
    ("role", "found"),
    [
        ("Văn thư", ["ban-bo/van-thu"]),
        ("văn  THƯ", ["ban-bo/van-thu"]),
        ("Chủ tịch", ["ban-bo/chu-tich-ubnd-xa"]),  # the beginning is enough
        ("Chủ", ["ban-bo/chu-tich-ubnd-xa"]),
        ("Ch", []),  # of whole words
        ("UBND", []),
    ],
)
def test_a_role_is_known_by_its_first_words_in_any_spelling(role: str, found: list[str]) -> None:
    assert [one.id for one in directory().own(registry().unit("ban-bo"), (role,))] == found


def test_the_id_outlives_the_address_and_two_of_one_role_are_two() -> None:
    unit = commune(Contact("Văn thư", email="a@b.example"), Contact("Văn thư", email="c@b.example"))
    moved = replace(unit, contacts=(Contact("Văn thư", email="new@b.example"), unit.contacts[1]))
    for one in (unit, moved):
        assert [r.id for r in directory(one).own(one, ("Văn thư",))] == ["ban-bo/van-thu", "ban-bo/van-thu-2"]


def test_one_mailbox_is_one_recipient_whichever_unit_it_is_asked_of() -> None:
    same = Contact("Văn thư", email="chung@huyen.example")
    first, second = commune(same), commune(same, id_="khun-ha")
    both = directory(first, second)
    assert (
        both.own(first)
        == both.own(second)
        == (Recipient("ban-bo/van-thu", "Văn thư xã Bản Bo", "mail", "chung@huyen.example"),)
    )


def test_an_office_comes_before_units_at_its_own_mailbox() -> None:
    unit = commune(Contact("Văn thư", email="noi-vu@huyen.example"))
    assert [one.id for one in directory(unit).own(unit)] == ["office/chuyen-vien"]


def test_the_office_is_everyone_of_it_who_has_an_address() -> None:
    assert directory().office == (
        Recipient("office/chuyen-vien", "Chuyên viên Phòng Nội vụ", "mail", "noi-vu@huyen.example"),
    )


def test_the_unit_above_is_the_parent_in_force_that_day() -> None:
    assert [one.id for one in directory().superior(registry().unit("ban-bo"))] == ["huyen/van-phong"]
    ended = replace(registry().unit("huyen"), valid_to=DAY)
    below = registry().unit("ban-bo")
    assert directory(ended, below).superior(below) == ()
    assert directory().superior(registry().unit("huyen")) == ()


def test_the_address_of_today_of_somebody_who_was_told_before() -> None:
    unit = commune(
        Contact("Văn thư", email="moi@ban-bo.example", phone="0213"), Contact("Văn thư", email="hai@ban-bo.example")
    )
    own = settings().model_copy(update={"leaders": (ContactEntry(role="Chủ tịch", email="ct@tam-duong.example"),)})
    found = directory(unit, own=own)
    asked = {
        ("ban-bo/van-thu", "mail"): "moi@ban-bo.example",
        ("ban-bo/van-thu", "webhook"): "0213",  # the message waits for that channel
        ("ban-bo/van-thu-2", "mail"): "hai@ban-bo.example",
        ("ban-bo/van-thu-2", "webhook"): None,
        ("ban-bo/chu-tich", "mail"): None,
        ("khong-co/van-thu", "mail"): None,
        ("leaders/chu-tich", "mail"): "ct@tam-duong.example",
    }
    assert {key: found.address(*key) for key in asked} == asked
    [office, *_] = found.office
    assert found.address(office.id, office.channel) == office.address
