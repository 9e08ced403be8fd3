"""What an account may be, and about which units it acts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kpi.accounts import Account, Change, account_name, misfit, scope_of
from kpi.permissions import Role

#: tinh ▸ huyen ▸ ban-bo ▸ ban-mot; tinh ▸ huyen-khac ▸ then-sin
PARENTS = {
    "tinh": None,
    "huyen": "tinh",
    "ban-bo": "huyen",
    "ban-mot": "ban-bo",
    "huyen-khac": "tinh",
    "then-sin": "huyen-khac",
}
REPORTER = Account("van-thu", "Văn thư xã Bản Bo", Role.REPORTER, "ban-bo")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Van-Thu", "van-thu"),
        (" cb.noivu@tamduong.example ", "cb.noivu@tamduong.example"),
        ("a", None),
        ("-ab", None),
        ("văn-thư", None),
        ("a b", None),
        ("a" * 101, None),
        ("ab\n", "ab"),
        ("", None),
    ],
)
def test_a_name_is_small_and_plain(typed: str, name: str | None) -> None:
    assert account_name(typed) == name


def test_an_account_that_is_in_order_has_no_misfit() -> None:
    assert misfit(REPORTER, PARENTS) is None
    assert misfit(Account("cb", "Cán bộ", Role.OFFICER), PARENTS) is None
    assert misfit(Account("ld", "Lãnh đạo", Role.LEADER), PARENTS) is None


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"name": "Văn thư"}, "Tên đăng nhập gồm từ 2 chữ thường không dấu"),
        ({"label": "  "}, "Tên hiển thị để trống"),
        ({"label": "a" * 201}, "Tên hiển thị để trống hoặc quá dài"),
        ({"unit": None}, "Tài khoản đơn vị báo cáo phải thuộc một đơn vị."),
        ({"role": Role.OFFICER}, "Chỉ đơn vị báo cáo và lãnh đạo mới thuộc một đơn vị."),
        ({"unit": "khong-co"}, "Không có đơn vị “khong-co”."),
    ],
)
def test_what_does_not_fit_is_said(change: dict[str, object], said: str) -> None:
    reason = misfit(replace(REPORTER, **change), PARENTS)  # type: ignore[arg-type]
    assert reason is not None
    assert reason.vi.startswith(said)


def test_a_reporter_acts_about_their_own_unit_only() -> None:
    assert scope_of(REPORTER, PARENTS) == frozenset({"ban-bo"})
    assert scope_of(replace(REPORTER, unit=None), PARENTS) == frozenset()


def test_a_leader_reads_all_below() -> None:
    leader = Account("ld", "Lãnh đạo huyện", Role.LEADER, "huyen")
    assert scope_of(leader, PARENTS) == frozenset({"huyen", "ban-bo", "ban-mot"})
    assert scope_of(replace(leader, unit=None), PARENTS) is None


def test_every_change_has_its_words() -> None:
    assert len({change.label.vi for change in Change}) == len(Change)
