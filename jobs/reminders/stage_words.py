"""What the stages of reminders are called: the ledger keeps their codes."""

from __future__ import annotations

import re

from targets.wording import Sentence, say

#: The stage of everything in a summary.
WEEKLY = "weekly"


def stage_words(stage: str) -> Sentence:
    """Return a stage in words; a code that no stage of this version has, as it is.

    >>> stage_words("before-15").vi, stage_words("pace-3-4").vi
    ('nhắc trước hạn 15 ngày làm việc', 'đã qua 3/4 thời gian')
    """
    if stage in _WHOLE:
        return _WHOLE[stage]
    for pattern, vi, en in _COUNTED:
        found = pattern.fullmatch(stage)
        if found is not None:
            return say(vi, en, **found.groupdict())
    return Sentence(stage, stage)


_WHOLE = {
    "last-day": Sentence("ngày làm việc cuối cùng trong hạn", "last working day in time"),
    "ended": Sentence("đã hết thời gian", "the period is over"),
    WEEKLY: Sentence("tổng hợp tuần", "weekly summary"),
}
_COUNTED = (
    (
        re.compile(r"before-(?P<n>\d+)"),
        "nhắc trước hạn {n} ngày làm việc",
        "{n} working days before",
    ),
    (re.compile(r"after-(?P<n>\d+)"), "quá hạn {n} ngày làm việc", "{n} working days overdue"),
    (re.compile(r"escalate-(?P<n>\d+)"), "báo cấp trên, quá hạn {n} ngày làm việc", "to those above, {n} working days"),
    (re.compile(r"pace-(?P<part>\d+)-(?P<whole>\d+)"), "đã qua {part}/{whole} thời gian", "{part}/{whole} of the time"),
    (re.compile(r"returned-.+"), "báo cáo bị trả lại", "report sent back"),
)
