"""Passwords: what is refused, and that the same one is known again however it was typed."""

from __future__ import annotations

import threading
import unicodedata

import pytest

from kpi import passwords
from kpi.passwords import hash_password, matches, new_password, weakness


@pytest.mark.parametrize(
    "password",
    [
        "ngắn quá",  # 8 characters
        "a" * 201,
        "aaaaaaaaaaaaaaaa",
        "Mật khẩu của tôi",  # "matkhau" in it
        "qwerty-qwerty-1",
        "van-thu-ban-bo 7",  # the account's name in it
        "Xã Bản Bo 2023!!",  # with the name of the office
        "12345678901234567890",
    ],
)
def test_what_is_easily_guessed_is_refused(password: str) -> None:
    assert weakness(password, "van-thu-ban-bo", "Xã Bản Bo") is not None


@pytest.mark.parametrize("password", ["ghế xanh bốn mùa", "k7#pLq92!vRz", "  dấu cách đầu cuối  ", "số 9 của nhà sàn"])
def test_what_is_not_will_do(password: str) -> None:
    assert weakness(password, "an", "van-thu-ban-bo") is None


def test_the_same_password_in_either_spelling_is_the_same() -> None:
    composed = unicodedata.normalize("NFC", "ghế xanh bốn mùa")
    apart = unicodedata.normalize("NFD", composed)
    assert composed != apart
    kept = hash_password(composed)
    assert kept.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert matches(kept, apart)
    assert not matches(kept, composed + " ")
    assert hash_password(composed) != kept  # salted


def test_of_no_account_and_of_a_spoiled_hash_nothing_matches() -> None:
    assert not matches(None, "ghế xanh bốn mùa")
    assert not matches("$argon2id$broken", "ghế xanh bốn mùa")


def test_only_a_few_are_worked_out_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    running, most, lock = [0], [0], threading.Lock()
    pause = threading.Event()

    class Counting:
        def hash(self, _password: str) -> str:
            with lock:
                running[0] += 1
                most[0] = max(most[0], running[0])
            pause.wait(0.05)
            with lock:
                running[0] -= 1
            return ""

    monkeypatch.setattr(passwords, "_HASHER", Counting())
    threads = [threading.Thread(target=hash_password, args=("x",)) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most[0] == 4


def test_one_of_ours_is_strong_and_can_be_read_out() -> None:
    drawn = {new_password() for _ in range(50)}
    assert len(drawn) == 50
    assert all(weakness(password) is None and len(password) == 19 for password in drawn)
    assert not any(letter in password for password in drawn for letter in "lo01")
