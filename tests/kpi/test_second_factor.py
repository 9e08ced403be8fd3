"""Codes of an app: those of RFC 6238's own table, each taken once."""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import parse_qs, unquote, urlsplit

from kpi.second_factor import app_address, is_secret, new_recovery_codes, new_secret, recovery_hash, step_of

#: RFC 6238, appendix B: the key "12345678901234567890" in base 32; at 1111111109 s the eight digits are 07081804.
SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
AT, CODE = datetime.fromtimestamp(1111111109, UTC), "081804"
STEP = 1111111109 // 30  # 37037036


def test_the_code_of_the_standard_is_taken() -> None:
    assert step_of(SECRET, CODE, AT, None) == STEP
    assert step_of(SECRET, "081 804", AT, STEP - 1) == STEP


def test_a_clock_half_a_minute_wrong_is_forgiven_and_no_more() -> None:
    for seconds, taken in ((-60, False), (-30, True), (30, True), (60, False)):
        at = datetime.fromtimestamp(1111111109 + seconds, UTC)
        assert (step_of(SECRET, CODE, at, None) == STEP) == taken


def test_a_code_is_taken_once() -> None:
    assert step_of(SECRET, CODE, AT, STEP) is None
    assert step_of(SECRET, CODE, AT, STEP + 1) is None


def test_what_is_no_code_is_not_taken() -> None:
    for typed in ("", "081805", "81804", "081804 081804", "０８１８０４", "mã số"):
        assert step_of(SECRET, typed, AT, None) is None


def test_an_app_reads_the_secret_from_the_address() -> None:
    secret = new_secret()
    address = urlsplit(app_address(secret, "van-thu", "Phòng Nội vụ"))
    assert (address.scheme, address.netloc) == ("otpauth", "totp")
    assert unquote(address.path) == "/Đôn Đốc Phòng Nội vụ:van-thu"
    assert parse_qs(address.query)["secret"] == [secret]


def test_recovery_codes_are_many_and_known_however_they_are_typed() -> None:
    codes = new_recovery_codes()
    assert len(set(codes)) == 8
    assert recovery_hash(f" {codes[0].upper()} ") == recovery_hash(codes[0])


def test_a_secret_of_ours_is_known_as_one() -> None:
    assert is_secret(new_secret())
    for text in ("", "a" * 32, "A" * 31, "0" * 32, "A" * 33):
        assert not is_secret(text)
