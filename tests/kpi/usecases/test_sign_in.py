"""Signing in on both databases: what is taken, what is refused, how often, and for how long one is known."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import timedelta

import pyotp
import pytest
from sqlalchemy import Engine

from kpi.accounts import Account
from kpi.permissions import Role
from kpi.sessions import TokenScope
from kpi.usecases.change_account import add_account, disable_account, edit_account, set_password
from kpi.usecases.own_account import make_token, turn_on_second_factor
from kpi.usecases.sign_in import (
    Refusal,
    Typed,
    begin_session,
    recognise,
    recognise_token,
    sign_in,
    sign_out,
)
from tests.kpi.world import moment

AT = moment("2023-10-02T08:00")
PASSWORD = "ghế xanh bốn mùa"
LAN = Account("lan", "Chuyên viên", Role.OFFICER)
TYPED = Typed("lan", PASSWORD, address="10.0.0.9", agent="Firefox")


@pytest.fixture
def lan(engine: Engine) -> Engine:
    """A database with one account."""
    add_account(engine, LAN, PASSWORD, AT, "máy chủ")
    return engine


def signed_in(engine: Engine, typed: Typed = TYPED) -> str:
    secret = sign_in(engine, typed, AT)
    assert not isinstance(secret, Refusal)
    return secret


def test_who_knows_the_password_is_known_from_then_on(lan: Engine) -> None:
    known = recognise(lan, signed_in(lan, replace(TYPED, name=" LAN ")), AT)
    assert known is not None
    assert known.account == LAN
    assert known.session is not None
    assert (known.session.address, known.session.agent) == ("10.0.0.9", "Firefox")


@pytest.mark.parametrize(
    "wrong", [{"password": "ghế xanh bốn mù"}, {"password": ""}, {"name": "an"}, {"name": "Lân"}, {"name": ""}]
)
def test_who_does_not_is_not(lan: Engine, wrong: dict[str, str]) -> None:
    assert sign_in(lan, replace(TYPED, **wrong), AT) is Refusal.WRONG


def test_a_disabled_account_is_known_no_more(lan: Engine) -> None:
    secret = signed_in(lan)
    disable_account(lan, "lan", AT, "máy chủ")
    assert recognise(lan, secret, AT) is None
    assert sign_in(lan, TYPED, AT) is Refusal.WRONG
    disable_account(lan, "lan", AT, "máy chủ", disabled=False)
    assert recognise(lan, secret, AT) is None
    assert recognise(lan, signed_in(lan), AT) is not None


def test_ten_tries_from_one_place_then_not_even_the_right_password(lan: Engine) -> None:
    wrong = replace(TYPED, password="sai mật khẩu rồi")
    assert [sign_in(lan, wrong, AT) for _ in range(10)] == [Refusal.WRONG] * 10
    assert sign_in(lan, TYPED, AT) is Refusal.TOO_OFTEN
    assert not isinstance(sign_in(lan, replace(TYPED, address="10.0.0.10"), AT), Refusal)  # the owner elsewhere
    assert not isinstance(sign_in(lan, TYPED, AT + timedelta(minutes=15)), Refusal)


def test_signing_in_begins_the_count_anew(lan: Engine) -> None:
    wrong = replace(TYPED, password="sai mật khẩu rồi")
    for _ in range(3):
        assert [sign_in(lan, wrong, AT) for _ in range(9)] == [Refusal.WRONG] * 9
        signed_in(lan)


def test_one_place_may_not_try_all_accounts(lan: Engine) -> None:
    tries = [sign_in(lan, replace(TYPED, name=f"ai-{n}"), AT) for n in range(102)]
    assert tries == [Refusal.WRONG] * 100 + [Refusal.TOO_OFTEN] * 2


def test_a_session_ends_when_nobody_is_there(lan: Engine) -> None:
    secret = signed_in(lan)
    for minutes in (59, 118, 177):  # each within an hour of the one before
        assert recognise(lan, secret, AT + timedelta(minutes=minutes)) is not None
    assert recognise(lan, secret, AT + timedelta(minutes=177 + 60)) is None


def test_signing_out_ends_it_for_good(lan: Engine) -> None:
    secret, other = signed_in(lan), signed_in(lan)
    sign_out(lan, secret, AT)
    assert recognise(lan, secret, AT) is None
    assert recognise(lan, other, AT) is not None
    assert recognise(lan, "", AT) is None
    assert recognise(lan, "đoán", AT) is None


def test_a_new_password_ends_all_sessions_but_the_one_it_was_set_in(lan: Engine) -> None:
    here, elsewhere = signed_in(lan), signed_in(lan)
    known = recognise(lan, here, AT)
    assert known is not None
    assert known.session is not None
    set_password(lan, "lan", "nhà sàn chín bậc", AT, "lan", but=known.session.digest)
    assert recognise(lan, here, AT) is not None
    assert recognise(lan, elsewhere, AT) is None
    assert sign_in(lan, TYPED, AT) is Refusal.WRONG
    signed_in(lan, replace(TYPED, password="nhà sàn chín bậc"))


def test_a_password_set_by_somebody_else_is_to_be_changed(lan: Engine) -> None:
    set_password(lan, "lan", "nhà sàn chín bậc", AT, "admin", temporary=True)
    known = recognise(lan, signed_in(lan, replace(TYPED, password="nhà sàn chín bậc")), AT)
    assert known is not None
    assert known.temporary


def test_the_second_step_is_asked_for_and_each_code_taken_once(lan: Engine) -> None:
    app = pyotp.TOTP(pyotp.random_base32())
    codes = turn_on_second_factor(lan, "lan", app.secret, app.at(AT), AT)
    later = AT + timedelta(minutes=1)
    assert sign_in(lan, TYPED, later) is Refusal.CODE
    assert sign_in(lan, replace(TYPED, code=app.at(AT)), AT) is Refusal.CODE  # it turned the second step on
    right = replace(TYPED, code=app.at(later))
    assert not isinstance(sign_in(lan, right, later), Refusal)
    assert sign_in(lan, right, later) is Refusal.CODE
    assert sign_in(lan, replace(right, password="sai mật khẩu rồi"), later) is Refusal.WRONG
    assert not isinstance(sign_in(lan, replace(TYPED, code=codes[3]), later), Refusal)
    assert sign_in(lan, replace(TYPED, code=codes[3]), later) is Refusal.CODE
    assert not isinstance(sign_in(lan, replace(TYPED, code=codes[4].upper()), later), Refusal)


def test_of_one_code_used_twice_at_once_one_is_taken(lan: Engine) -> None:
    app = pyotp.TOTP(pyotp.random_base32())
    codes = turn_on_second_factor(lan, "lan", app.secret, app.at(AT), AT)
    found: list[object] = []
    threads = [
        threading.Thread(target=lambda: found.append(sign_in(lan, replace(TYPED, code=codes[0]), AT))) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found.count(Refusal.CODE) == 3


def test_another_service_may_vouch_for_somebody(lan: Engine) -> None:
    known = recognise(lan, begin_session(lan, LAN, TYPED, AT), AT)
    assert known is not None
    assert known.account == LAN


def test_a_token_is_known_until_its_day_and_as_its_owner_stands(lan: Engine) -> None:
    secret = make_token(lan, "lan", "tổng hợp tỉnh", TokenScope.READ, 30, AT, "lan")
    for at in (AT, AT + timedelta(minutes=2)):
        known = recognise_token(lan, secret, at)
        assert known is not None
        assert known.token is not None
        assert (known.account, known.token.scope) == (LAN, TokenScope.READ)
    assert recognise_token(lan, secret, AT + timedelta(days=30)) is None
    assert recognise(lan, secret, AT) is None  # no session
    edit_account(lan, replace(LAN, role=Role.LEADER), AT, "máy chủ")
    changed = recognise_token(lan, secret, AT)
    assert changed is not None
    assert changed.account.role is Role.LEADER
    disable_account(lan, "lan", AT, "máy chủ")
    assert recognise_token(lan, secret, AT) is None
