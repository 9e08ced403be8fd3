"""What cannot be said, in words that tell what to mend."""

from __future__ import annotations

import pytest

from jobs.reminders.unsaid import unsaid
from tests.jobs.reminders.world import registry, situation


@pytest.mark.parametrize(
    ("code", "roles", "obligation", "words"),
    [
        ("no-address-own", (), "kh-2023/bao-cao/ban-bo", "xã Bản Bo: chưa có địa chỉ để nhắc về “Báo cáo 6 tháng”."),
        ("no-address-own", ("Bí thư",), "kh-2023/bao-cao/ban-bo", "để nhắc (Bí thư) về “Báo cáo 6 tháng”."),
        ("no-address-office", (), "office", "Bổ sung “contacts” trong dondoc.yaml."),
        ("no-address-superior", (), "huyen", "Cấp trên của xã Bản Bo (huyện Tam Đường) chưa có địa chỉ"),
        ("unit-ended", (), "kh-2023/bao-cao/ban-bo", "xã Bản Bo đã kết thúc hoạt động; “Báo cáo 6 tháng” còn để ngỏ"),
    ],
)
def test_each_says_whose_matter_it_is_and_what_to_do(
    code: str, roles: tuple[str, ...], obligation: str, words: str
) -> None:
    open_now = situation("2023-05-15T08:00").open
    result = next(one for one in open_now if (one.promise.id, one.unit.id) == ("bao-cao", "ban-bo"))
    found = unsaid(code, result, registry(), roles)
    assert (found.code, found.obligation) == (code, obligation)
    assert words in found.why.vi
