"""Accounts are added and changed with a reason for every refusal, and the trail tells of each change."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import Engine

from kpi.accounts import Account, Change
from kpi.errors import BadAccountError, UnknownNameError
from kpi.permissions import Role
from kpi.store.accounts import account_of, changes_of
from kpi.store.engine import reading
from kpi.usecases.change_account import (
    add_account,
    disable_account,
    edit_account,
    set_password,
    sign_out_everywhere,
)
from kpi.usecases.record_units import record_units
from kpi.usecases.verify_audit import verify_audit
from tests.kpi.world import UNITS, moment

AT = moment("2023-10-02T08:00")
PASSWORD = "ghế xanh bốn mùa"
ADMIN = Account("quan-tri", "Quản trị", Role.ADMINISTRATOR)
REPORTER = Account("van-thu", "Văn thư xã Bản Bo", Role.REPORTER, "ban-bo")


@pytest.fixture
def office(engine: Engine) -> Engine:
    """A database with units and an administrator."""
    record_units(engine, UNITS, "units.yaml", AT, "Lan")
    add_account(engine, ADMIN, PASSWORD, AT, "máy chủ")
    return engine


def as_it_stands(engine: Engine, name: str) -> Account | None:
    with reading(engine) as connection:
        return account_of(connection, name)


def what_was_done(engine: Engine, name: str) -> list[Change]:
    with reading(engine) as connection:
        return [one.change for one in changes_of(connection, name)]


def test_an_account_is_added_once(office: Engine) -> None:
    add_account(office, REPORTER, PASSWORD, AT, "quan-tri")
    assert as_it_stands(office, "van-thu") == REPORTER
    with pytest.raises(BadAccountError, match="đã có tài khoản “van-thu”"):
        add_account(office, REPORTER, PASSWORD, AT, "quan-tri")


@pytest.mark.parametrize(
    ("account", "password", "said"),
    [
        (replace(REPORTER, unit="khong-co"), PASSWORD, "Không có đơn vị “khong-co”"),
        (REPORTER, "ngắn", "ít nhất 10 ký tự"),
        (REPORTER, "vanthu vanthu", "dễ đoán"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_kept(office: Engine, account: Account, password: str, said: str) -> None:
    with pytest.raises(BadAccountError, match=said):
        add_account(office, account, password, AT, "quan-tri")
    assert as_it_stands(office, "van-thu") is None


def test_every_change_is_a_revision_and_told_of(office: Engine) -> None:
    add_account(office, REPORTER, None, AT, "quan-tri")
    edit_account(office, replace(REPORTER, unit="ban-hon"), AT, "quan-tri", seen=REPORTER)
    edit_account(office, replace(REPORTER, unit="ban-hon", disabled=True), AT, "quan-tri")  # nothing to record
    set_password(office, "van-thu", PASSWORD, AT, "quan-tri")
    sign_out_everywhere(office, "van-thu", AT, "quan-tri")
    disable_account(office, "van-thu", AT, "quan-tri")
    disable_account(office, "van-thu", AT, "quan-tri")  # it is
    disable_account(office, "van-thu", AT, "quan-tri", disabled=False)
    assert what_was_done(office, "van-thu") == [
        Change.ENABLED,
        Change.DISABLED,
        Change.SIGNED_OUT,
        Change.PASSWORD,
        Change.EDITED,
        Change.ADDED,
    ]
    assert verify_audit(office).holds


def test_the_second_of_two_administrators_is_told_of_the_first_ones_change(office: Engine) -> None:
    add_account(office, REPORTER, None, AT, "quan-tri")
    edit_account(office, replace(REPORTER, unit="ban-hon"), AT, "an", seen=REPORTER)
    with pytest.raises(BadAccountError, match="người khác vừa sửa"):
        edit_account(office, replace(REPORTER, label="Văn thư mới"), AT, "lan", seen=REPORTER)


def test_somebody_can_always_administer(office: Engine) -> None:
    with pytest.raises(BadAccountError, match="người quản trị duy nhất"):
        disable_account(office, "quan-tri", AT, "quan-tri")
    with pytest.raises(BadAccountError, match="người quản trị duy nhất"):
        edit_account(office, replace(ADMIN, role=Role.OFFICER), AT, "quan-tri")
    add_account(office, replace(ADMIN, name="hai"), PASSWORD, AT, "quan-tri")
    edit_account(office, replace(ADMIN, role=Role.OFFICER), AT, "quan-tri")
    with pytest.raises(BadAccountError, match="người quản trị duy nhất"):
        disable_account(office, "hai", AT, "quan-tri")


def test_of_no_account_nothing_can_be_changed(office: Engine) -> None:
    with pytest.raises(UnknownNameError, match="Không có tài khoản “van-thu”"):
        edit_account(office, REPORTER, AT, "x")
    with pytest.raises(UnknownNameError):
        disable_account(office, "van-thu", AT, "x")
    with pytest.raises(UnknownNameError):
        set_password(office, "van-thu", PASSWORD, AT, "x")
    with pytest.raises(UnknownNameError, match="quan-tri"):  # with the names that are near
        sign_out_everywhere(office, "quantri", AT, "x")
