"""The second step of signing in: six digits of an app by the time (TOTP, RFC 6238), or a recovery code once."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from datetime import datetime

import pyotp

#: A code holds for half a minute; clocks that are so many half minutes wrong are forgiven.
_STEP, _FORGIVEN = 30, 1
_RECOVERY_CODES = 8
_SECRETS_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")  # base 32


def new_secret() -> str:
    """Return a secret to share with an app."""
    return pyotp.random_base32()


def is_secret(text: str) -> bool:
    """Say whether a text can be a secret of ours."""
    return len(text) == len(new_secret()) and set(text) <= _SECRETS_LETTERS


def app_address(secret: str, account: str, office: str) -> str:
    """Return the address (otpauth) that an app reads from a picture."""
    return pyotp.TOTP(secret).provisioning_uri(name=account, issuer_name=f"Đôn Đốc {office}".strip())


def step_of(secret: str, code: str, at: datetime, used: int | None) -> int | None:
    """Return the half minute that a code belongs to; None: it does not hold, or was used before.

    Args:
        secret: shared with the app.
        code: as it was typed.
        at: the present moment.
        used: the half minute of the last code that was taken: neither it nor one before it is taken again.
    """
    typed = "".join(code.split())
    now = int(at.timestamp()) // _STEP
    app = pyotp.TOTP(secret)
    for step in range(now - _FORGIVEN, now + _FORGIVEN + 1):
        if hmac.compare_digest(app.generate_otp(step).encode(), typed.encode()) and (used is None or step > used):
            return step
    return None


def new_recovery_codes() -> tuple[str, ...]:
    """Return codes to keep on paper, each for one signing in without the app."""
    return tuple(f"{secrets.token_hex(4)}-{secrets.token_hex(4)}" for _ in range(_RECOVERY_CODES))


def recovery_hash(code: str) -> str:
    """Return what is kept of a recovery code: drawn by lot, it needs no slow hash."""
    return hashlib.sha256("".join(code.lower().split()).encode()).hexdigest()
