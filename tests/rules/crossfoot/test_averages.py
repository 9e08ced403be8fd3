"""So many people at so many places."""

from __future__ import annotations

import pytest

from rules.crossfoot.check import CheckKind, CheckVerdict
from tests.rules.crossfoot.reports import checks


@pytest.mark.parametrize(
    ("text", "computed"),
    [
        ("Tuyên truyền cho 1.040 hội viên tại 13/13 xã, thị trấn.", "13×80=1.040"),
        ("Tổ chức 06 lớp tập huấn kỹ thuật cho 180 hội viên.", "6×30=180"),
        ("Tập huấn cho 405 giáo viên ở 09 trường.", "9×45=405"),
    ],
)
def test_people_spread_evenly_are_worked_out(text: str, computed: str) -> None:
    [check] = checks(text, CheckKind.PRODUCT)
    assert (check.verdict, check.computed) == (CheckVerdict.OK, computed)


@pytest.mark.parametrize(
    "text",
    [
        "Tuyên truyền cho 1.041 hội viên tại 13/13 xã, thị trấn.",  # 80,08: nobody said that they are alike
        "Tổ chức 01 lớp tập huấn cho 60 hội viên.",  # one is no several
        "Tổ chức 06 lớp tập huấn cho trên 180 hội viên.",  # a bound
        "Tổ chức 06 lớp tập huấn; phát thẻ cho 180 hội viên.",  # another clause
        "Tổ chức 02 cuộc họp với 14 người.",  # 7 each is chance
    ],
)
def test_what_nobody_claimed_is_left_alone(text: str) -> None:
    assert checks(text, CheckKind.PRODUCT) == []
