"""How long sessions and tokens hold, and what is kept of their secrets."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from kpi.sessions import Session, Token, TokenScope, digest_of, new_session_secret, new_token_secret
from tests.kpi.world import moment

AT = moment("2023-10-02T08:00")
HOUR = timedelta(hours=1)


def test_a_session_ends_when_idle_when_old_and_when_ended() -> None:
    session = Session("d", "lan", AT, AT)
    assert session.alive(AT + HOUR - timedelta(seconds=1))
    assert not session.alive(AT + HOUR)
    kept_up = replace(session, seen_at=AT + 11.5 * HOUR)
    assert kept_up.alive(AT + 12 * HOUR - timedelta(seconds=1))
    assert not kept_up.alive(AT + 12 * HOUR)
    assert not replace(session, ended_at=AT).alive(AT)


def test_a_token_ends_on_its_day_and_when_revoked() -> None:
    token = Token(1, "lan", "tổng hợp", TokenScope.READ, AT, AT + timedelta(days=30))
    assert token.alive(AT + timedelta(days=30) - timedelta(seconds=1))
    assert not token.alive(AT + timedelta(days=30))
    assert not replace(token, ended_at=AT).alive(AT)


def test_secrets_are_long_and_only_their_hash_is_kept() -> None:
    secrets = {new_session_secret() for _ in range(20)} | {new_token_secret() for _ in range(20)}
    assert len(secrets) == 40
    assert all(len(secret) >= 43 for secret in secrets)  # 256 bits in base 64
    assert new_token_secret().startswith("dondoc_")
    # the SHA-256 of nothing: e3b0c442…
    assert digest_of("").startswith("e3b0c44298fc1c14")
