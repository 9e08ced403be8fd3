"""Passwords: what is too weak, and the hashes that are kept (argon2id, RFC 9106).

A password is brought to one spelling (NFC) first: "mật khẩu" typed on one keyboard is composed, on another not. Hashing
takes 19 MiB; only a few are worked out at once, whatever comes in.
"""

from __future__ import annotations

import secrets
import threading
import unicodedata
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from targets.names import loose_key
from targets.wording import Sentence, say

#: Letters, from which that many are drawn for a password of ours: 32^16 = 2^80.
_LETTERS, _DRAWN = "abcdefghijkmnpqrstuvwxyz23456789", 16
#: Shortest and longest, in characters: OWASP ASVS 5.0, 6.2.1 and 6.2.9.
SHORTEST, LONGEST = 10, 200
_HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
_AT_ONCE = threading.BoundedSemaphore(4)


def weakness(password: str, *about: str) -> Sentence | None:
    """Return why a password is too weak; None: it will do.

    Args:
        password: as it was typed.
        about: what everybody knows of its owner: the account's name, the office's.
    """
    if len(password) < SHORTEST:
        return say("Mật khẩu cần ít nhất {n} ký tự.", "A password has at least {n} characters.", n=SHORTEST)
    if len(password) > LONGEST:
        return say("Mật khẩu dài quá {n} ký tự.", "A password has at most {n} characters.", n=LONGEST)
    plain = _plain(password)
    known = [_plain(word) for word in about if len(_plain(word)) >= _LONG_ENOUGH]
    if len(set(plain)) < _FEWEST or any(word in plain for word in _COMMON) or any(word in plain for word in known):
        return Sentence(
            "Mật khẩu này dễ đoán. Ghép bốn từ không liên quan là đủ mạnh và dễ nhớ.",
            "This password is easily guessed. Four words that have nothing to do with each other will do.",
        )
    return None


def _plain(text: str) -> str:
    """Return letters and digits only, without marks."""
    return "".join(letter for letter in loose_key(text) if letter.isalnum())


#: A known word shorter than this is no hint.
_LONG_ENOUGH = 4
#: A password has at least so many different characters.
_FEWEST = 5
#: What lists of stolen passwords begin with, here and elsewhere; without marks and spaces.
_COMMON = (
    *("123456", "654321", "111111", "000000", "112233", "123123", "abc123", "qwerty", "asdfgh", "1q2w3e", "qazwsx"),
    *("password", "passw0rd", "iloveyou", "admin123", "letmein", "welcome", "matkhau", "anhyeuem", "khongbiet"),
    *("vietnam", "dondoc"),
)


def new_password() -> str:
    """Return a password drawn by lot, in groups that can be read out."""
    drawn = "".join(secrets.choice(_LETTERS) for _ in range(_DRAWN))
    return "-".join(drawn[n : n + 4] for n in range(0, _DRAWN, 4))


def hash_password(password: str) -> str:
    """Return the hash that is kept of a password."""
    with _AT_ONCE:
        return _HASHER.hash(_spelled(password))


def matches(kept: str | None, password: str) -> bool:
    """Say whether a password is the one whose hash is kept; of none it takes as long to say no."""
    with _AT_ONCE:
        try:
            return _HASHER.verify(kept or _nobodys(), _spelled(password)) and kept is not None
        except (VerificationError, InvalidHashError):
            return False


def _spelled(password: str) -> str:
    return unicodedata.normalize("NFC", password[: 4 * LONGEST])


@cache
def _nobodys() -> str:
    return _HASHER.hash(secrets.token_urlsafe())
