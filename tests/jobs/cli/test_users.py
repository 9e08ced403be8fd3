"""user: accounts from the command line; a password is never on it."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from kpi.clock import now
from kpi.store.engine import open_engine
from kpi.usecases.sign_in import Refusal, Typed, recognise_token, sign_in
from tests.jobs.conftest import Dondoc

PASSWORD = "ghế xanh bốn mùa"


def typing(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(text + "\n"))


def signs_in(workspace: Path, name: str, password: str) -> bool:
    engine = open_engine(f"sqlite:///{workspace / 'dondoc.db'}")
    found = sign_in(engine, Typed(name, password), now())
    engine.dispose()
    return not isinstance(found, Refusal)


def test_the_first_administrator_is_added(dondoc: Dondoc, own_example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    typing(monkeypatch, PASSWORD)
    said = dondoc("user", "add", "quan-tri", "--admin", "-w", own_example)
    assert said.code == 0
    assert "Đã thêm tài khoản quan-tri." in said.out
    assert PASSWORD not in said.out + said.err
    assert signs_in(own_example, "quan-tri", PASSWORD)


def test_a_reporter_belongs_to_a_unit_named_as_people_name_it(dondoc: Dondoc, own_example: Path) -> None:
    add = ("user", "add", "van-thu.ban-bo", "--role", "reporter", "--label", "Văn thư xã Bản Bo", "-w", own_example)
    without = dondoc(*add, "--generate")
    assert without.code == 2
    assert "phải thuộc một đơn vị" in without.err
    assert dondoc(*add, "--unit", "ban bo", "--generate").code == 0
    listed = dondoc("user", "list", "--json", "-w", own_example)
    assert listed.json["accounts"] == [
        {
            "name": "van-thu.ban-bo",
            "label": "Văn thư xã Bản Bo",
            "role": "reporter",
            "unit": "ban-bo-2025",
            "disabled": False,
        }
    ]
    assert "Đơn vị báo cáo" in dondoc("user", "list", "-w", own_example).out


def test_a_password_of_ours_is_printed_once_and_signs_in(dondoc: Dondoc, own_example: Path) -> None:
    out = dondoc("user", "add", "can-bo", "--generate", "-w", own_example).out
    password = out.strip().rpartition(" ")[2]
    assert signs_in(own_example, "can-bo", password)
    again = dondoc("user", "password", "can-bo", "--generate", "-w", own_example).out.strip().rpartition(" ")[2]
    assert not signs_in(own_example, "can-bo", password)
    assert signs_in(own_example, "can-bo", again)


def test_an_account_is_disabled_and_enabled(dondoc: Dondoc, own_example: Path) -> None:
    dondoc("user", "add", "can-bo", "--no-password", "-w", own_example)
    assert "Ngừng tài khoản: can-bo" in dondoc("user", "disable", "can-bo", "-w", own_example).out
    assert dondoc("user", "list", "--json", "-w", own_example).json["accounts"][0]["disabled"]
    assert "Mở lại tài khoản: can-bo" in dondoc("user", "enable", "can-bo", "-w", own_example).out
    assert not dondoc("user", "list", "--json", "-w", own_example).json["accounts"][0]["disabled"]


def test_a_token_is_printed_alone(dondoc: Dondoc, own_example: Path) -> None:
    dondoc("user", "add", "can-bo", "--no-password", "-w", own_example)
    secret = dondoc("user", "token", "can-bo", "--label", "tổng hợp tỉnh", "-w", own_example).out.strip()
    engine = open_engine(f"sqlite:///{own_example / 'dondoc.db'}")
    assert recognise_token(engine, secret, now()) is not None
    engine.dispose()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("add", "can-bo", "--role", "vua", "--generate"), "Không có vai trò “vua”"),
        (("add", "cán bộ", "--generate"), "Tên đăng nhập gồm từ 2 chữ thường"),
        (("add", "van-thu", "--role", "reporter", "--unit", "Bản Boo Xa", "--generate"), "Không có đơn vị"),
        (("disable", "khong-co"), "Không có tài khoản “khong-co”"),
        (("password", "khong-co", "--generate"), "Không có tài khoản “khong-co”"),
        (("token", "khong-co", "--label", "a"), "Không có tài khoản “khong-co”"),
    ],
)
def test_what_cannot_be_done_is_said(dondoc: Dondoc, own_example: Path, arguments: tuple[str, ...], said: str) -> None:
    answer = dondoc("user", *arguments, "-w", own_example)
    assert answer.code == 2
    assert said in answer.err


def test_a_weak_password_is_refused(dondoc: Dondoc, own_example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    typing(monkeypatch, "123456789012")
    answer = dondoc("user", "add", "can-bo", "-w", own_example)
    assert answer.code == 2
    assert "dễ đoán" in answer.err
