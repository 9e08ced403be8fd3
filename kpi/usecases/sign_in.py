"""Signs people in and recognises them: password, second step, how often it may be tried, the session that begins."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from limits import RateLimitItem, RateLimitItemPerHour, RateLimitItemPerMinute
from limits.strategies import FixedWindowRateLimiter
from sqlalchemy import Connection, Engine

from kpi.accounts import Account, account_name
from kpi.passwords import matches
from kpi.second_factor import recovery_hash, step_of
from kpi.sessions import Session, Token, TokenScope, digest_of, new_session_secret
from kpi.store.accounts import Credential, account_of, credential_of, put_credential
from kpi.store.attempts import SharedAttempts
from kpi.store.engine import changing, reading
from kpi.store.sessions import NOTED, add_session, end_session, note_seen, note_used, session_of, token_of


class Refusal(StrEnum):
    """Why somebody is not signed in; that an account exists is not told."""

    WRONG = "wrong"
    CODE = "code"  #: the password is right, the code of the second step is missing or wrong
    TOO_OFTEN = "too_often"


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody typed to sign in, and from where."""

    name: str
    password: str
    code: str = ""
    address: str = ""
    agent: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody who is recognised."""

    account: Account
    temporary: bool = False  #: their password was set by somebody else
    session: Session | None = None
    token: Token | None = None


def sign_in(engine: Engine, typed: Typed, now: datetime) -> str | Refusal:
    """Begin a session and return its secret, for the browser to keep; or why not."""
    name = account_name(typed.name) or ""
    limiter = FixedWindowRateLimiter(SharedAttempts(engine, now))
    limits = _limits(name, typed.address)
    if not all(limiter.hit(limit, *about) for limit, about in limits):
        return Refusal.TOO_OFTEN
    with reading(engine) as connection:
        account, found = account_of(connection, name), credential_of(connection, name)
    known = account is not None and not account.disabled
    if not matches(found.password if known else None, typed.password):
        return Refusal.WRONG
    with changing(engine) as connection:
        found = credential_of(connection, name, for_update=True)
        if found.secret is not None:
            after = _second_step(found, typed.code, now)
            if after is None:
                return Refusal.CODE
            put_credential(connection, name, after)
        secret = _begin(connection, name, typed, now)
    for limit, about in limits:
        if name in about:
            limiter.clear(limit, *about)
    return secret


def begin_session(engine: Engine, account: Account, typed: Typed, now: datetime) -> str:
    """Begin a session of somebody whom another service vouches for; return its secret."""
    with changing(engine) as connection:
        return _begin(connection, account.name, typed, now)


def recognise(engine: Engine, secret: str, now: datetime) -> Known | None:
    """Return whose session a browser's secret belongs to, if it holds."""
    with reading(engine) as connection:
        session = session_of(connection, digest_of(secret))
        account = account_of(connection, session.account) if session is not None and session.alive(now) else None
        if session is None or account is None or account.disabled:
            return None
        temporary = credential_of(connection, account.name).temporary
    if now - session.seen_at >= NOTED:
        with changing(engine) as connection:
            note_seen(connection, session.digest, now)
    return Known(account, temporary, session)


def recognise_token(engine: Engine, secret: str, now: datetime, *, calendar: bool = False) -> Known | None:
    """Return whose token a program's secret is, if it holds; that of a calendar is good for nothing else."""
    with reading(engine) as connection:
        token = token_of(connection, digest_of(secret))
        account = account_of(connection, token.account) if token is not None and token.alive(now) else None
    if token is None or account is None or account.disabled or (token.scope is TokenScope.CALENDAR) is not calendar:
        return None
    if token.used_at is None or now - token.used_at >= NOTED:
        with changing(engine) as connection:
            note_used(connection, token.number, now)
    return Known(account, token=token)


def sign_out(engine: Engine, secret: str, now: datetime) -> None:
    """End the session of a browser."""
    with changing(engine) as connection:
        end_session(connection, digest_of(secret), now)


def _limits(name: str, address: str) -> tuple[tuple[RateLimitItem, tuple[str, ...]], ...]:
    """Return how often may be tried: from one place at one account, at one account at all, from one place at all.

    The second, wider than the first, leaves room for the owner while somebody elsewhere guesses.
    """
    return (
        (RateLimitItemPerMinute(10, 15), ("sign-in", name, address)),
        (RateLimitItemPerHour(60), ("sign-in", name)),
        (RateLimitItemPerMinute(100, 15), ("sign-in-from", address)),
    )


def _second_step(found: Credential, code: str, now: datetime) -> Credential | None:
    """Return what is left to sign in with after a code was taken; None: it does not hold."""
    step = step_of(found.secret or "", code, now, found.used_step)
    if step is not None:
        return replace(found, used_step=step)
    spent = recovery_hash(code)
    if spent not in found.recovery:
        return None
    return replace(found, recovery=tuple(one for one in found.recovery if one != spent))


def _begin(connection: Connection, account: str, typed: Typed, now: datetime) -> str:
    secret = new_session_secret()
    session = Session(digest_of(secret), account, now, now, address=typed.address, agent=typed.agent)
    add_session(connection, session)
    return secret
