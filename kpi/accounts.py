"""Accounts: who signs in, in which role, for which unit. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from kpi.permissions import Role, Scope
from targets.wording import Sentence, say


@dataclass(frozen=True, slots=True)
class Account:
    """One account as it stands."""

    name: str  #: signed in with; small letters
    label: str  #: as pages show it: a role first, a person's name only where the office gave one
    role: Role
    unit: str | None = None  #: id; of a reporter their own, of a leader the one at the top of what they read
    disabled: bool = False

    def as_json(self) -> dict[str, object]:
        """Return the account for JSON."""
        return {
            "name": self.name,
            "label": self.label,
            "role": self.role.value,
            "unit": self.unit,
            "disabled": self.disabled,
        }


class Change(StrEnum):
    """What was done to an account; each is a revision of it, and an entry of the audit trail."""

    ADDED = "added"
    EDITED = "edited"  #: its label, role or unit
    DISABLED = "disabled"
    ENABLED = "enabled"
    PASSWORD = "password"  # noqa: S105  a kind of change
    SECOND_FACTOR = "second_factor"
    NO_SECOND_FACTOR = "no_second_factor"
    TOKEN = "token"  # noqa: S105  a kind of change
    TOKEN_ENDED = "token_ended"  # noqa: S105  a kind of change
    SIGNED_OUT = "signed_out"  #: of everywhere, by an administrator

    @property
    def label(self) -> Sentence:
        """Return the change in words."""
        return _CHANGES[self]


@dataclass(frozen=True, slots=True)
class Changed:
    """One change of an account."""

    account: Account  #: as it stood after
    change: Change
    at: datetime
    actor: str


def account_name(text: str) -> str | None:
    """Return the name of an account as it is kept; None: it cannot be one.

    >>> account_name(" Ban-Bo "), account_name("Bản Bo")
    ('ban-bo', None)
    """
    name = text.strip().lower()
    return name if _NAME.fullmatch(name) else None


_NAME = re.compile(r"[a-z0-9][a-z0-9._@+-]{1,99}")


def misfit(account: Account, units: Mapping[str, object]) -> Sentence | None:
    """Return why an account cannot be as it is; None: it can.

    Args:
        account: as somebody wants it.
        units: those there are, by id.
    """
    if account_name(account.name) != account.name:
        return Sentence(
            "Tên đăng nhập gồm từ 2 chữ thường không dấu, chữ số, dấu . _ - @ +, bắt đầu bằng chữ hoặc số.",
            "A name has at least 2 small letters, digits or . _ - @ +, and begins with a letter or digit.",
        )
    if not account.label.strip() or len(account.label) > _LONGEST_LABEL:
        return Sentence("Tên hiển thị để trống hoặc quá dài.", "The label is empty or too long.")
    if account.role is Role.REPORTER and account.unit is None:
        return Sentence("Tài khoản đơn vị báo cáo phải thuộc một đơn vị.", "A reporter must belong to a unit.")
    if account.role in {Role.ADMINISTRATOR, Role.OFFICER} and account.unit is not None:
        return Sentence(
            "Chỉ đơn vị báo cáo và lãnh đạo mới thuộc một đơn vị.", "Only reporters and leaders belong to a unit."
        )
    if account.unit is not None and account.unit not in units:
        return say("Không có đơn vị “{unit}”.", "There is no unit “{unit}”.", unit=account.unit)
    return None


_LONGEST_LABEL = 200


def scope_of(account: Account, parents: Mapping[str, str | None]) -> Scope:
    """Return the units an account may act about.

    Args:
        account: as it stands.
        parents: of every unit that is or was, by id, the unit above it.

    >>> leader = Account("ld", "Lãnh đạo huyện", Role.LEADER, "huyen")
    >>> sorted(scope_of(leader, {"tinh": None, "huyen": "tinh", "xa": "huyen", "khac": "tinh"}) or ())
    ['huyen', 'xa']
    """
    if account.unit is None:
        return None if account.role is not Role.REPORTER else frozenset()
    if account.role is not Role.LEADER:
        return frozenset({account.unit})
    found, size = {account.unit}, 0
    while len(found) > size:
        size = len(found)
        found |= {unit for unit, parent in parents.items() if parent in found}
    return frozenset(found)


_CHANGES = {
    Change.ADDED: Sentence("Thêm tài khoản", "Account added"),
    Change.EDITED: Sentence("Sửa tài khoản", "Account edited"),
    Change.DISABLED: Sentence("Ngừng tài khoản", "Account disabled"),
    Change.ENABLED: Sentence("Mở lại tài khoản", "Account enabled"),
    Change.PASSWORD: Sentence("Đặt mật khẩu", "Password set"),
    Change.SECOND_FACTOR: Sentence("Bật xác thực hai bước", "Second factor on"),
    Change.NO_SECOND_FACTOR: Sentence("Tắt xác thực hai bước", "Second factor off"),
    Change.TOKEN: Sentence("Cấp mã truy cập", "Token made"),
    Change.TOKEN_ENDED: Sentence("Thu hồi mã truy cập", "Token revoked"),
    Change.SIGNED_OUT: Sentence("Đăng xuất mọi nơi", "Signed out everywhere"),
}
