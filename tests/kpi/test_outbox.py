"""The values of the outbox: what is unique, what stays the same, what the store gives back."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from kpi.outbox import MAIL, WEBHOOK, Digest, Matter, Unaddressed, matter_of, token_of
from targets.wording import Sentence

MATTER = Matter(
    obligation="kh/bao-cao/ban-bo",
    recipient="ban-bo/van-thu",
    stage="before-7",
    channel=MAIL,
    day=date(2023, 5, 24),
    why=Sentence("Còn 7 ngày làm việc.", "7 working days left."),
    plan="kh",
    duty="bao-cao",
    title="Báo cáo 6 tháng",
    unit="ban-bo",
    unit_name="Bản Bo",
    period="2023-H1",
    last_day=date(2023, 6, 4),
    last_working_day=date(2023, 6, 2),
    days_left=7,
)


def token(
    recipient: str = "ban-bo/van-thu",
    channel: str = MAIL,
    day: date = date(2023, 5, 24),
    matters: tuple[Matter, ...] = (MATTER,),
) -> str:
    return token_of(recipient, channel, day, matters)


DIGEST = Digest("ban-bo/van-thu", "vt@ban-bo.example", MAIL, date(2023, 5, 24), (MATTER,), token())


def test_what_is_unique_of_a_matter_is_not_its_day() -> None:
    assert MATTER.key == ("kh/bao-cao/ban-bo", "ban-bo/van-thu", "before-7", "mail")
    assert replace(MATTER, day=date(2023, 5, 25)).key == MATTER.key


def test_the_store_gives_back_what_was_written() -> None:
    assert matter_of(json.loads(json.dumps(MATTER.as_json()))) == MATTER


def test_the_message_id_is_fixed_when_the_digest_is_planned_and_kept_when_matters_are_done() -> None:
    assert token() == token() == DIGEST.token
    assert replace(DIGEST, matters=()).message_id("example.vn") == f"{DIGEST.token}@example.vn"
    others = {
        token(recipient="ban-bo/chu-tich"),
        token(channel=WEBHOOK),
        token(day=date(2023, 5, 25)),
        token(matters=(replace(MATTER, obligation="kh-2024/bao-cao/ban-bo"),)),
    }
    assert len(others | {token()}) == 5


def test_what_cannot_be_said_is_told_in_either_language() -> None:
    found = Unaddressed("no-address", "kh/bao-cao/ban-bo", Sentence("chưa có địa chỉ", "no address"))
    assert found.as_json("en") == {"code": "no-address", "obligation": "kh/bao-cao/ban-bo", "why": "no address"}
