"""How the figures of one indicator pass from units to those that follow: what a plan may choose, and what fits.

Adding up suits what is counted or measured in amounts. "Có" and "chưa" have no sum, nor have percentages: 40% of one
commune and 60% of another are not 100% of both, nor 50%. Such figures stay with the old units, shown beside the new.
"""

from __future__ import annotations

from dataclasses import dataclass

from targets.carry import Policy
from targets.wording import Sentence, say


@dataclass(frozen=True, slots=True)
class Passing:
    """How the figures of one indicator pass from units to those that follow them."""

    on_merge: Policy  #: sum, keep both or start fresh
    on_split: Policy = Policy.KEEP_BOTH  #: apportion (the weights are the event's), keep both or start fresh

    def __post_init__(self) -> None:
        """Refuse a policy that does not fit."""
        if self.on_merge is Policy.APPORTION or self.on_split is Policy.SUM:
            raise ValueError(f"{self.on_merge} on a merger, {self.on_split} on a split")


def passing_of(on_merge: Policy | None, on_split: Policy | None, *, adds: bool) -> Passing:
    """Return the policies of an indicator; where none was chosen, figures that add up are added, others kept apart.

    A split without a choice keeps figures with the unit that reported them: how to divide them is never assumed.
    """
    merged = on_merge or (Policy.SUM if adds else Policy.KEEP_BOTH)
    return Passing(merged, on_split or Policy.KEEP_BOTH)


def misfit(on_merge: Policy | None, on_split: Policy | None, *, adds: bool, computed: bool) -> Sentence | None:
    """Return why the chosen policies have no meaning for an indicator; None when they have.

    Args:
        on_merge: as chosen; None: left open.
        on_split: likewise.
        adds: whether the indicator's figures add up over units.
        computed: whether it is computed from others.
    """
    if computed and (on_merge or on_split):
        return _COMPUTED
    if on_merge is Policy.APPORTION:
        return _NOTHING_TO_DIVIDE
    if on_split is Policy.SUM:
        return _NOTHING_TO_ADD
    if not adds and Policy.SUM is on_merge:
        return _NO_SUM
    if not adds and Policy.APPORTION is on_split:
        return _NO_PART
    return None


_COMPUTED = say(
    "chỉ số tính từ công thức không có “on_merge”, “on_split”: nó được tính lại từ các số đã cộng, đã chia",
    "an indicator with a formula has no “on_merge”, “on_split”: it is computed again from what was added or divided",
)
_NOTHING_TO_DIVIDE = say(
    "“on_merge: apportion” không có nghĩa: nhập lại thì chỉ còn một đơn vị; viết sum, keep_both hoặc start_fresh",
    "“on_merge: apportion” has no meaning, for a merger leaves one unit; write sum, keep_both or start_fresh",
)
_NOTHING_TO_ADD = say(
    "“on_split: sum” không có nghĩa: chia ra thì có nhiều đơn vị; viết apportion, keep_both hoặc start_fresh",
    "“on_split: sum” has no meaning, for a split leaves several units; write apportion, keep_both or start_fresh",
)
_NO_SUM = say(
    "“on_merge: sum” không có nghĩa: có/không và tỷ lệ phần trăm không cộng được; viết keep_both hoặc start_fresh",
    "“on_merge: sum” has no meaning: yes/no and percentages do not add up; write keep_both or start_fresh",
)
_NO_PART = say(
    "“on_split: apportion” không có nghĩa: có/không và tỷ lệ phần trăm không chia được; viết keep_both, start_fresh",
    "“on_split: apportion” has no meaning: yes/no and percentages are not divided; write keep_both or start_fresh",
)
