"""remind send, show, retry, as a person runs them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.jobs.conftest import Dondoc
from tests.mail_server import Keeper, mail_server

MORNING = "2023-05-15T08:00"


@pytest.fixture
def office(own_example: Path) -> Iterator[tuple[Path, Keeper]]:
    """The example, with a mail server."""
    with mail_server() as (port, keeper):
        settings = own_example / "dondoc.yaml"
        mail = f"\nmail: {{server: localhost, port: {port}, security: none, sender: a@tam-duong.example}}\n"
        settings.write_text(settings.read_text(encoding="utf-8") + mail, encoding="utf-8")
        yield own_example, keeper


def test_a_dry_run_writes_and_sends_nothing(dondoc: Dondoc, office: tuple[Path, Keeper]) -> None:
    folder, keeper = office
    said = dondoc("remind", "send", "-w", folder, "--as-of", MORNING, "--dry-run")
    assert said.code == 0
    assert "van-thu@ban-bo.tam-duong.example" in said.out
    assert "13 thư, tin nhắn; không gửi gì." in said.out
    shape = dondoc("remind", "send", "-w", folder, "--as-of", MORNING, "--dry-run", "--json").json
    assert (shape["messages"], len(shape["reminders"])) == (13, 13)
    assert keeper.accepted == []
    assert dondoc("remind", "show", "-w", folder, "--json").json == {"reminders": []}


def test_sending_once_and_once_more(dondoc: Dondoc, office: tuple[Path, Keeper]) -> None:
    folder, keeper = office
    said = dondoc("remind", "send", "-w", folder, "--as-of", MORNING)
    assert (said.code, said.err) == (0, "")
    assert "13 thư, tin nhắn mới; gửi 13," in said.out
    again = dondoc("remind", "send", "-w", folder, "--as-of", MORNING, "--json").json
    assert (again["planned"], again["attempts"]) == (0, {})
    assert len(keeper.accepted) == 13


def test_the_ledger_is_shown_and_narrowed(dondoc: Dondoc, office: tuple[Path, Keeper]) -> None:
    folder, _ = office
    dondoc("remind", "send", "-w", folder, "--as-of", MORNING)
    shown = dondoc("remind", "show", "-w", folder, "--unit", "xã bản bo")
    assert "đã gửi · xã Bản Bo: Báo cáo 6 tháng" in shown.out
    assert "1 dòng, 0 không gửi được" in shown.out
    [one] = dondoc("remind", "show", "-w", folder, "--unit", "Bản Bo", "--json").json["reminders"] or [None]
    assert one is not None
    assert (one["state"], one["answer"], one["attempts"]) == ("sent", "250 Accepted", 1)
    assert dondoc("remind", "show", "-w", folder, "--state", "failed", "--json").json["reminders"] == []
    assert dondoc("remind", "show", "-w", folder, "--since", "2023-05-16", "--json").json["reminders"] == []
    wrong = dondoc("remind", "show", "-w", folder, "--state", "gui-roi")
    assert (wrong.code, "pending" in wrong.err) == (2, True)


def test_what_failed_comes_first_and_can_be_tried_again(dondoc: Dondoc, office: tuple[Path, Keeper]) -> None:
    folder, keeper = office
    units = folder / "units.yaml"
    text = units.read_text(encoding="utf-8")
    units.write_text(text.replace("van-thu@ban-bo.tam-duong.example", "never@ban-bo.example"), encoding="utf-8")
    assert dondoc("unit", "load", units, "-w", folder).code == 0
    said = dondoc("remind", "send", "-w", folder, "--as-of", MORNING)
    assert said.code == 1
    assert "không gửi được 1" in said.out
    [first, *_] = dondoc("remind", "show", "-w", folder, "--json").json["reminders"]
    assert (first["state"], first["answer"]) == ("failed", "550 no such user")
    assert dondoc("remind", "retry", first["message"], "-w", folder).code == 0
    assert dondoc("remind", "retry", first["message"], "-w", folder).code == 2  # it waits already
    assert len(keeper.accepted) == 12


def test_a_corrected_address_is_gone_to_and_both_are_shown(dondoc: Dondoc, office: tuple[Path, Keeper]) -> None:
    """Refused, corrected in the list of units, sent again: it arrives where the officer wrote, and that is told."""
    folder, keeper = office
    units = folder / "units.yaml"
    good = units.read_text(encoding="utf-8")
    wrong, right = "never@ban-bo.example", "van-thu@ban-bo.tam-duong.example"
    units.write_text(good.replace(right, wrong), encoding="utf-8")
    dondoc("unit", "load", units, "-w", folder)
    dondoc("remind", "send", "-w", folder, "--as-of", MORNING)
    [first, *_] = dondoc("remind", "show", "-w", folder, "--json").json["reminders"]
    units.write_text(good, encoding="utf-8")
    assert dondoc("unit", "load", units, "-w", folder).code == 0
    said = dondoc("remind", "retry", first["message"], "-w", folder)
    assert f"đến địa chỉ mới {right} (trước là {wrong})" in said.out
    with closing(sqlite3.connect(folder / "dondoc.db")) as database, database:
        database.execute("UPDATE message SET next_at = planned_at WHERE state = 'pending'")  # as if it were that day
    dondoc("remind", "send", "-w", folder, "--as-of", MORNING)
    assert (right, f"<{first['message_id']}>") in [(to, got["Message-ID"]) for to, got in keeper.accepted]
    again = dondoc("remind", "show", "-w", folder, "--unit", "Bản Bo", "--since", "2023-05-15", "--json").json
    [mended] = [one for one in again["reminders"] if one["message"] == first["message"]]
    assert (mended["to"], mended["to_before"], mended["message_id"]) == (right, [wrong], first["message_id"])
    assert f"→ {right} (trước là {wrong})" in dondoc("remind", "show", "-w", folder, "--unit", "Bản Bo").out
    trail = dondoc("audit", "list", "-w", folder).out
    assert "Gửi lại thư nhắc" in " ".join(trail.split())
    assert dondoc("audit", "verify", "-w", folder).code == 0


def test_the_ledger_speaks_in_words_and_its_json_in_codes(dondoc: Dondoc, office: tuple[Path, Keeper]) -> None:
    folder, _ = office
    dondoc("remind", "send", "-w", folder, "--as-of", MORNING)
    shown = dondoc("remind", "show", "-w", folder, "--unit", "Bản Bo").out
    assert "(nhắc trước hạn 15 ngày làm việc)" in " ".join(shown.split())
    assert "before-15" not in shown
    [one] = dondoc("remind", "show", "-w", folder, "--unit", "Bản Bo", "--json").json["reminders"]
    assert one["stage"] == "before-15"


@pytest.mark.parametrize(
    ("at", "why"),
    [
        ("2023-05-14T08:00", "! 14/5/2023 là ngày nghỉ: không nhắc ai, không gửi gì."),  # a Sunday
        ("2023-05-15T06:00", "! bây giờ ngoài giờ nhắc việc (07:30–17:00)."),
        ("2023-05-15T17:00", "! bây giờ ngoài giờ nhắc việc (07:30–17:00)."),
        ("2023-05-15T08:00", ""),
    ],
)
def test_why_nothing_is_said_at_this_hour(dondoc: Dondoc, office: tuple[Path, Keeper], at: str, why: str) -> None:
    folder, keeper = office
    for dry in ([], ["--dry-run"]):
        said = dondoc("remind", "send", "-w", folder, "--as-of", at, *dry)
        assert said.code == 0
        assert (why in said.out) if why else ("!" not in said.out)
    assert bool(keeper.accepted) is not bool(why)


def test_without_a_mail_server_one_is_told(dondoc: Dondoc, own_example: Path) -> None:
    said = dondoc("remind", "send", "-w", own_example, "--as-of", MORNING)
    assert said.code == 1
    assert "“mail” trong dondoc.yaml" in said.err
    states = {one["state"] for one in dondoc("remind", "show", "-w", own_example, "--json").json["reminders"]}
    assert states == {"pending"}  # nothing is lost: it goes out once the server is set up
