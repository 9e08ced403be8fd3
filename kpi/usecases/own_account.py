"""What somebody arranges for their own account: the second step of signing in, tokens for programs."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import Engine

from kpi.accounts import Change
from kpi.errors import BadAccountError
from kpi.second_factor import is_secret, new_recovery_codes, recovery_hash, step_of
from kpi.sessions import Token, TokenScope, digest_of, new_token_secret
from kpi.store.accounts import add_revision, credential_of, put_credential
from kpi.store.engine import reading, writing
from kpi.store.sessions import add_token, end_token, tokens
from kpi.usecases.change_account import the_account
from targets.wording import Sentence, say

#: For how many days a token holds at most.
LONGEST_DAYS = 366
#: How many addresses of calendars one account may have at once.
MOST_CALENDARS = 20


def turn_on_second_factor(engine: Engine, name: str, secret: str, code: str, now: datetime) -> tuple[str, ...]:
    """Ask for a second step from now on, and return the recovery codes, which are shown once.

    Raises:
        BadAccountError: the code is not that of the app.
    """
    step = step_of(secret, code, now, None) if is_secret(secret) else None
    if step is None:
        raise BadAccountError(_WRONG_CODE)
    codes = new_recovery_codes()
    with writing(engine) as connection:
        account, found = the_account(connection, name), credential_of(connection, name)
        hashes = tuple(recovery_hash(one) for one in codes)
        put_credential(connection, name, replace(found, secret=secret, used_step=step, recovery=hashes))
        add_revision(connection, account, Change.SECOND_FACTOR, now, name)
    return codes


def turn_off_second_factor(engine: Engine, name: str, now: datetime, actor: str) -> None:
    """Ask for no second step any more: by its owner, or by an administrator for somebody who lost the app.

    Raises:
        UnknownNameError: there is no such account.
    """
    with writing(engine) as connection:
        account, found = the_account(connection, name), credential_of(connection, name)
        if found.secret is not None:
            put_credential(connection, name, replace(found, secret=None, used_step=None, recovery=()))
            add_revision(connection, account, Change.NO_SECOND_FACTOR, now, actor)


def make_calendar_token(engine: Engine, name: str, label: str, unit: str | None, now: datetime) -> str:
    """Make a token with which a calendar program follows deadlines, and return its secret; it holds for a year.

    Args:
        engine: the database.
        name: of the account.
        label: as its owner knows it.
        unit: id of the unit whose deadlines it shows; None: of all that its owner may read.
        now: the present moment.

    Raises:
        UnknownNameError: there is no such account.
        BadAccountError: there are too many already.
    """
    with reading(engine) as connection:
        own = [one for one in tokens(connection, name, now) if one.scope is TokenScope.CALENDAR]
    if len(own) >= MOST_CALENDARS:
        raise BadAccountError(_MANY_CALENDARS)
    expires = now + timedelta(days=LONGEST_DAYS)
    return _make(engine, Token(0, name, label.strip()[:200], TokenScope.CALENDAR, now, expires, unit=unit), name)


def make_token(engine: Engine, name: str, label: str, scope: TokenScope, days: int, now: datetime, actor: str) -> str:
    """Make a token for a program and return its secret, which is shown once.

    Raises:
        UnknownNameError: there is no such account.
        BadAccountError: it would hold for too long, or nothing says what it is for.
    """
    if not 1 <= days <= LONGEST_DAYS:
        raise BadAccountError(say("số ngày phải từ 1 đến {n}.", "the days must be 1 to {n}.", n=LONGEST_DAYS))
    if not label.strip():
        raise BadAccountError(Sentence("ghi mã dùng để làm gì.", "say what the token is for."))
    return _make(engine, Token(0, name, label.strip(), scope, now, now + timedelta(days=days)), actor)


def revoke_token(engine: Engine, name: str, number: int, now: datetime, actor: str) -> bool:
    """Revoke a token of an account; say whether there was one that held."""
    with writing(engine) as connection:
        account = the_account(connection, name)
        ended = end_token(connection, name, number, now)
        if ended:
            add_revision(connection, account, Change.TOKEN_ENDED, now, actor)
    return ended


def _make(engine: Engine, token: Token, actor: str) -> str:
    """Keep a token, and return its secret."""
    secret = new_token_secret()
    with writing(engine) as connection:
        account = the_account(connection, token.account)
        add_token(connection, digest_of(secret), token)
        add_revision(connection, account, Change.TOKEN, token.made_at, actor)
    return secret


_MANY_CALENDARS = say(
    "đã có {n} địa chỉ lịch; thu hồi bớt đã.", "there are {n} calendar addresses; revoke some first.", n=MOST_CALENDARS
)
_WRONG_CODE = Sentence(
    "mã không đúng; xem giờ trên điện thoại có đúng không rồi thử mã mới.",
    "the code is wrong; see whether the telephone's clock is right and try a new one.",
)
