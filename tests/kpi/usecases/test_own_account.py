"""The second step and tokens, arranged by their owner."""

from __future__ import annotations

from datetime import timedelta

import pyotp
import pytest
from sqlalchemy import Engine

from kpi.accounts import Account, Change
from kpi.errors import BadAccountError
from kpi.permissions import Role
from kpi.sessions import TokenScope
from kpi.store.accounts import changes_of, credential_of
from kpi.store.engine import reading
from kpi.store.sessions import tokens
from kpi.usecases.change_account import add_account
from kpi.usecases.own_account import (
    make_calendar_token,
    make_token,
    revoke_token,
    turn_off_second_factor,
    turn_on_second_factor,
)
from kpi.usecases.sign_in import recognise_token
from tests.kpi.world import moment

AT = moment("2023-10-02T08:00")
LAN = Account("lan", "Chuyên viên", Role.OFFICER)
APP = pyotp.TOTP("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")


@pytest.fixture
def lan(engine: Engine) -> Engine:
    """A database with one account."""
    add_account(engine, LAN, None, AT, "máy chủ")
    return engine


def test_the_second_step_begins_only_with_a_code_of_the_app(lan: Engine) -> None:
    with pytest.raises(BadAccountError, match="mã không đúng"):
        turn_on_second_factor(lan, "lan", APP.secret, APP.at(AT - timedelta(minutes=5)), AT)
    codes = turn_on_second_factor(lan, "lan", APP.secret, APP.at(AT), AT)
    with reading(lan) as connection:
        found = credential_of(connection, "lan")
    assert found.secret == APP.secret
    assert len(found.recovery) == len(codes) == 8
    assert not set(codes) & set(found.recovery)  # only hashes are kept
    turn_off_second_factor(lan, "lan", AT, "quan-tri")
    turn_off_second_factor(lan, "lan", AT, "quan-tri")  # it is off
    with reading(lan) as connection:
        assert credential_of(connection, "lan").secret is None
        done = [one.change for one in changes_of(connection, "lan")]
    assert done == [Change.NO_SECOND_FACTOR, Change.SECOND_FACTOR, Change.ADDED]


def test_a_token_is_made_and_revoked(lan: Engine) -> None:
    make_token(lan, "lan", " tổng hợp ", TokenScope.WRITE, 366, AT, "lan")
    with reading(lan) as connection:
        [token] = tokens(connection, "lan", AT)
    assert (token.label, token.expires_at) == ("tổng hợp", AT + timedelta(days=366))
    assert revoke_token(lan, "lan", token.number, AT, "lan")
    assert not revoke_token(lan, "lan", token.number, AT, "lan")
    with reading(lan) as connection:
        assert [one.change for one in changes_of(connection, "lan")][:2] == [Change.TOKEN_ENDED, Change.TOKEN]


def test_a_calendar_has_a_token_of_its_own_kind(lan: Engine) -> None:
    secret = make_calendar_token(lan, "lan", "xã Bản Bo", "ban-bo", AT)
    with reading(lan) as connection:
        [token] = tokens(connection, "lan", AT)
    assert (token.scope, token.unit, token.label) == (TokenScope.CALENDAR, "ban-bo", "xã Bản Bo")
    assert token.expires_at == AT + timedelta(days=366)
    assert recognise_token(lan, secret, AT) is None  # it opens nothing else
    known = recognise_token(lan, secret, AT, calendar=True)
    assert known is not None
    assert known.token is not None
    assert known.token.unit == "ban-bo"
    other = make_token(lan, "lan", "tổng hợp", TokenScope.READ, 30, AT, "lan")
    assert recognise_token(lan, other, AT, calendar=True) is None


@pytest.mark.parametrize(("label", "days"), [(" ", 30), ("a", 0), ("a", 367)])
def test_a_token_says_what_it_is_for_and_does_not_hold_for_ever(lan: Engine, label: str, days: int) -> None:
    with pytest.raises(BadAccountError):
        make_token(lan, "lan", label, TokenScope.READ, days, AT, "lan")
