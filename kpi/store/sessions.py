"""Sessions of browsers and tokens of programs: found by the hash of the secret that is brought."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from kpi.sessions import IDLE, LONGEST, Session, Token, TokenScope
from kpi.store.tables import api_token, web_session

#: That somebody was seen is noted once a minute, not with every picture of a page.
NOTED = timedelta(minutes=1)


def add_session(connection: Connection, session: Session) -> None:
    """Keep a session that begins."""
    connection.execute(
        insert(web_session).values(
            digest=session.digest,
            account=session.account,
            begun_at=session.begun_at,
            seen_at=session.seen_at,
            address=session.address[:60],
            agent=session.agent[:200],
        )
    )


def session_of(connection: Connection, digest: str) -> Session | None:
    """Return a session, alive or not."""
    row = connection.execute(select(web_session).where(web_session.c.digest == digest)).first()
    return _session(row) if row is not None else None


def live_sessions(connection: Connection, account: str, now: datetime) -> tuple[Session, ...]:
    """Return an account's sessions that hold, the last seen first."""
    asked = select(web_session).where(
        web_session.c.account == account,
        web_session.c.ended_at.is_(None),
        web_session.c.seen_at > now - IDLE,
        web_session.c.begun_at > now - LONGEST,
    )
    rows = connection.execute(asked.order_by(web_session.c.seen_at.desc(), web_session.c.digest))
    return tuple(_session(row) for row in rows)


def note_seen(connection: Connection, digest: str, now: datetime) -> None:
    """Note that a session was used."""
    connection.execute(update(web_session).where(web_session.c.digest == digest).values(seen_at=now))


def end_session(connection: Connection, digest: str, now: datetime) -> None:
    """End a session."""
    own = web_session.c.digest == digest, web_session.c.ended_at.is_(None)
    connection.execute(update(web_session).where(*own).values(ended_at=now))


def end_sessions(connection: Connection, account: str, now: datetime, but: str | None = None) -> None:
    """End all sessions of an account, but perhaps one (its digest)."""
    own = update(web_session).where(web_session.c.account == account, web_session.c.ended_at.is_(None))
    connection.execute((own.where(web_session.c.digest != but) if but is not None else own).values(ended_at=now))


def add_token(connection: Connection, digest: str, token: Token) -> None:
    """Keep a token that was made; its number is given here."""
    connection.execute(
        insert(api_token).values(
            digest=digest,
            account=token.account,
            label=token.label[:200],
            scope=token.scope.value,
            made_at=token.made_at,
            expires_at=token.expires_at,
            unit=token.unit,
        )
    )


def token_of(connection: Connection, digest: str) -> Token | None:
    """Return a token, alive or not."""
    row = connection.execute(select(api_token).where(api_token.c.digest == digest)).first()
    return _token(row) if row is not None else None


def tokens(connection: Connection, account: str, now: datetime) -> tuple[Token, ...]:
    """Return an account's tokens that hold, the oldest first."""
    asked = select(api_token).where(
        api_token.c.account == account, api_token.c.ended_at.is_(None), api_token.c.expires_at > now
    )
    return tuple(_token(row) for row in connection.execute(asked.order_by(api_token.c.id)))


def note_used(connection: Connection, number: int, now: datetime) -> None:
    """Note that a token was used."""
    connection.execute(update(api_token).where(api_token.c.id == number).values(used_at=now))


def end_token(connection: Connection, account: str, number: int, now: datetime) -> bool:
    """Revoke a token of an account; say whether there was one that held."""
    own = api_token.c.id == number, api_token.c.account == account, api_token.c.ended_at.is_(None)
    return bool(connection.execute(update(api_token).where(*own).values(ended_at=now)).rowcount)


def end_tokens(connection: Connection, account: str, now: datetime) -> None:
    """Revoke all tokens of an account."""
    own = api_token.c.account == account, api_token.c.ended_at.is_(None)
    connection.execute(update(api_token).where(*own).values(ended_at=now))


def _session(row: Row[Any]) -> Session:
    return Session(row.digest, row.account, row.begun_at, row.seen_at, row.ended_at, row.address, row.agent)


def _token(row: Row[Any]) -> Token:
    times = row.made_at, row.expires_at, row.ended_at, row.used_at
    return Token(row.id, row.account, row.label, TokenScope(row.scope), *times, row.unit)
