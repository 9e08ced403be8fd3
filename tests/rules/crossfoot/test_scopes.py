"""What "13/13 xã:" covers."""

from __future__ import annotations

from rules.crossfoot.check import CheckKind, CheckVerdict
from tests.rules.crossfoot.reports import checks, verdicts

TEXT = (
    "13/13 xã, thị trấn: Bí thư Đảng ủy tổ chức {first} hội nghị với 1.114 công dân;"
    " Chủ tịch UBND tổ chức {second} hội nghị với 429 công dân."
)


def test_fewer_than_all_behind_the_colon_is_asked_about() -> None:
    [doubt] = [c for c in checks(TEXT.format(first=14, second="06")) if c.verdict is CheckVerdict.AMBIGUOUS]
    assert (doubt.kind, doubt.stated, doubt.computed) == (CheckKind.RATIO, "13/13", "6")
    assert doubt.text.vi.startswith("13/13 xã: sau đó có 14 hội nghị nhưng chỉ 06 hội nghị")


def test_enough_of_both_or_too_few_of_the_first_is_not() -> None:
    assert CheckVerdict.AMBIGUOUS not in verdicts(TEXT.format(first=14, second=13), CheckKind.RATIO)
    assert CheckVerdict.AMBIGUOUS not in verdicts(TEXT.format(first="04", second="06"), CheckKind.RATIO)


def test_without_a_colon_or_with_some_only_nothing_is_asked() -> None:
    assert CheckVerdict.AMBIGUOUS not in verdicts(
        TEXT.format(first=14, second=6).replace("trấn:", "trấn"), CheckKind.RATIO
    )
    assert CheckVerdict.AMBIGUOUS not in verdicts(
        TEXT.format(first=14, second=6).replace("13/13", "12/13"), CheckKind.RATIO
    )
