"""Sessions and tokens on both databases."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import Engine

from kpi.sessions import Session, Token, TokenScope
from kpi.store.engine import changing
from kpi.store.sessions import (
    add_session,
    add_token,
    end_session,
    end_sessions,
    end_token,
    end_tokens,
    live_sessions,
    note_seen,
    note_used,
    session_of,
    token_of,
    tokens,
)
from tests.kpi.world import moment

AT = moment("2023-10-02T08:00")
LATER = AT + timedelta(minutes=30)


def test_a_session_is_found_seen_and_ended(engine: Engine) -> None:
    session = Session("d1", "lan", AT, AT, address="10.0.0.9", agent="Firefox")
    with changing(engine) as connection:
        add_session(connection, session)
        assert session_of(connection, "d1") == session
        assert session_of(connection, "d2") is None
        note_seen(connection, "d1", LATER)
        found = session_of(connection, "d1")
        assert found is not None
        assert found.seen_at == LATER
        end_session(connection, "d1", LATER)
        end_session(connection, "d1", LATER + timedelta(days=1))  # it ended when it ended
        ended = session_of(connection, "d1")
        assert ended is not None
        assert ended.ended_at == LATER


def test_all_sessions_of_an_account_end_but_one(engine: Engine) -> None:
    with changing(engine) as connection:
        for digest, account in (("d1", "lan"), ("d2", "lan"), ("d3", "an")):
            add_session(connection, Session(digest, account, AT, AT, agent="x" * 500))
        end_sessions(connection, "lan", LATER, but="d2")
        assert [session.digest for session in live_sessions(connection, "lan", LATER)] == ["d2"]
        assert [session.digest for session in live_sessions(connection, "an", LATER)] == ["d3"]
        end_sessions(connection, "an", LATER)
        assert live_sessions(connection, "an", LATER) == ()
        assert live_sessions(connection, "lan", AT + timedelta(hours=1)) == ()  # idle


def test_a_token_is_found_used_and_revoked_by_its_owner_only(engine: Engine) -> None:
    with changing(engine) as connection:
        for digest in ("t1", "t2"):
            add_token(connection, digest, Token(0, "lan", "tổng hợp", TokenScope.READ, AT, AT + timedelta(days=9)))
        token = token_of(connection, "t1")
        assert token is not None
        assert token.scope is TokenScope.READ
        assert [one.number for one in tokens(connection, "lan", AT)] == [token.number, token.number + 1]
        note_used(connection, token.number, LATER)
        assert not end_token(connection, "an", token.number, LATER)
        assert end_token(connection, "lan", token.number, LATER)
        assert not end_token(connection, "lan", token.number, LATER)
        ended = token_of(connection, "t1")
        assert ended is not None
        assert (ended.used_at, ended.ended_at) == (LATER, LATER)
        end_tokens(connection, "lan", LATER)
        assert tokens(connection, "lan", AT) == ()
