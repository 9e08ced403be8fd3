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
from kpi.store.engine import writing
from kpi.store.sessions import add_token, end_token
from kpi.usecases.change_account import the_account
from targets.wording import Sentence, say

#: For how many days a token holds at most.
LONGEST_DAYS = 366


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
    secret = new_token_secret()
    with writing(engine) as connection:
        account = the_account(connection, name)
        add_token(connection, digest_of(secret), Token(0, name, label.strip(), scope, now, now + timedelta(days=days)))
        add_revision(connection, account, Change.TOKEN, now, actor)
    return secret


def revoke_token(engine: Engine, name: str, number: int, now: datetime, actor: str) -> bool:
    """Revoke a token of an account; say whether there was one that held."""
    with writing(engine) as connection:
        account = the_account(connection, name)
        ended = end_token(connection, name, number, now)
        if ended:
            add_revision(connection, account, Change.TOKEN_ENDED, now, actor)
    return ended


_WRONG_CODE = Sentence(
    "mã không đúng; xem giờ trên điện thoại có đúng không rồi thử mã mới.",
    "the code is wrong; see whether the telephone's clock is right and try a new one.",
)
