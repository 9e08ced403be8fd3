"""How a dated duty is judged: a report by its deadline.

Something held so many times in a period (a dialogue) is judged by its figure, in `rules.condition`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from rules.condition import Term
from rules.verdict import Judgement, Verdict
from targets.deadlines import Deadline, days_late
from targets.wording import Sentence, say


class State(StrEnum):
    """Where a duty stands at a moment."""

    DONE = "done"
    LATE = "late"  #: done, after its deadline
    OPEN = "open"  #: not done, still in time
    OVERDUE = "overdue"  #: not done, its deadline is past
    EXEMPT = "exempt"

    @property
    def label(self) -> Sentence:
        """Return the state in words, short enough for a table's cell."""
        return _LABELS[self]

    @property
    def verdict(self) -> Verdict:
        """Return the verdict this state amounts to."""
        return _VERDICTS[self]


_LABELS = {
    State.DONE: Sentence("Đã nộp, đúng hạn", "Done in time"),
    State.LATE: Sentence("Đã nộp, chậm", "Done late"),
    State.OPEN: Sentence("Chưa đến hạn", "Open"),
    State.OVERDUE: Sentence("Quá hạn", "Overdue"),
    State.EXEMPT: Sentence("Được miễn", "Exempt"),
}
_VERDICTS = {
    State.DONE: Verdict.MET,
    State.LATE: Verdict.LATE,
    State.OPEN: Verdict.NOT_DUE,
    State.OVERDUE: Verdict.OVERDUE,
    State.EXEMPT: Verdict.EXEMPT,
}


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one unit stands with one duty."""

    state: State
    days: int  #: late or overdue: days past the last day; open: days left, the last day included; done: 0
    why: Sentence
    remedy: Sentence | None = None


def judge_report(
    deadline: Deadline,
    sent: datetime | None,
    as_of: datetime,
    refused: datetime | None = None,
    returned: Sentence | None = None,
) -> Standing:
    """Judge a report duty.

    Args:
        deadline: its last valid moment.
        sent: when the first acceptable report was received, at or before ``as_of``; a later correction changes nothing.
        as_of: the moment judged.
        refused: when a report was received that could not be accepted, if none has been accepted since.
        returned: what is said of a report that was sent back and is to be sent again.
    """
    if sent is not None:
        return _sent(deadline, sent)
    attempt = returned or _attempt(refused.astimezone(deadline.cutoff.tzinfo) if refused is not None else None)
    if as_of < deadline.cutoff:
        left = (deadline.last_day - as_of.astimezone(deadline.cutoff.tzinfo).date()).days
        why = say(
            "Chưa nộp; hạn cuối là hết ngày {day}, còn {n} ngày.{attempt}",
            "Not sent; the last day is {day}, {n} days left.{attempt}",
            day=deadline.last_day,
            n=left,
            attempt=attempt,
        )
        return Standing(State.OPEN, left, why, _send_by(deadline.last_working_day))
    late = days_late(as_of, deadline)
    why = say(
        "Chưa nộp; hạn cuối là hết ngày {day}, đã quá hạn {n} ngày.{attempt}",
        "Not sent; the last day was {day}, {n} days overdue.{attempt}",
        day=deadline.last_day,
        n=late,
        attempt=attempt,
    )
    return Standing(State.OVERDUE, late, why, Sentence("Nộp ngay báo cáo còn thiếu.", "Send the report now."))


def _sent(deadline: Deadline, sent: datetime) -> Standing:
    if sent < deadline.cutoff:
        why = say(
            "Đã nộp lúc {sent}, trong hạn (hạn cuối là hết ngày {day}).",
            "Sent at {sent}, in time (the last day is {day}).",
            sent=sent.astimezone(deadline.cutoff.tzinfo),
            day=deadline.last_day,
        )
        return Standing(State.DONE, 0, why)
    late = days_late(sent, deadline)
    why = say(
        "Đã nộp lúc {sent}, chậm {n} ngày so với hạn cuối là hết ngày {day}.",
        "Sent at {sent}, {n} days after the last day, {day}.",
        sent=sent.astimezone(deadline.cutoff.tzinfo),
        n=late,
        day=deadline.last_day,
    )
    return Standing(State.LATE, late, why)


def _attempt(refused: datetime | None) -> Sentence:
    if refused is None:
        return Sentence("", "")
    return say(
        " Tệp nhận lúc {at} có lỗi, chưa được tiếp nhận.",
        " A file received at {at} had mistakes and was not accepted.",
        at=refused,
    )


def _send_by(day: date) -> Sentence:
    return say("Nộp chậm nhất trong ngày làm việc {day}.", "Send it by {day}, the last working day.", day=day)


def judge_reports(states: Sequence[tuple[str, State]], deadline: Deadline) -> Judgement:
    """Judge a report duty as a whole: who of the units addressed, by name, has sent the report and who has not."""
    names: dict[State, list[str]] = {state: [] for state in State}
    for name, state in states:
        names[state].append(name)
    counted = len(states) - len(names[State.EXEMPT])
    sent = len(names[State.DONE]) + len(names[State.LATE])
    if not counted:
        why = Sentence("Không có đơn vị nào phải báo cáo.", "No unit is asked for this report.")
        return Judgement(Verdict.NOT_EVALUABLE, why, numerator=0, denominator=0, exempt=len(names[State.EXEMPT]))
    why = say(
        "{sent}/{all} đơn vị đã nộp, đúng hạn {done} (hạn cuối là hết ngày {day}).{late}{overdue}{open}",
        "{sent} of {all} units have sent it, {done} in time (the last day is {day}).{late}{overdue}{open}",
        sent=sent,
        all=counted,
        done=len(names[State.DONE]),
        day=deadline.last_day,
        late=_named(" Nộp chậm: {names}.", " Late: {names}.", names[State.LATE]),
        overdue=_named(" Quá hạn chưa nộp: {names}.", " Overdue: {names}.", names[State.OVERDUE]),
        open=_named(" Chưa nộp, còn hạn: {names}.", " Not sent, still in time: {names}.", names[State.OPEN]),
    )
    missing = Decimal(counted - sent)
    return Judgement(
        _whole_verdict(names), why, Decimal(sent), Decimal(counted), missing, sent, counted, len(states) - counted
    )


def _whole_verdict(names: Mapping[State, list[str]]) -> Verdict:
    """Return the worst that can be said of anyone: overdue, not yet, late, met."""
    worst = next(s for s in (State.OVERDUE, State.OPEN, State.LATE, State.DONE) if names[s])
    return worst.verdict


def _named(vi: str, en: str, names: Sequence[str]) -> Sentence:
    return say(vi, en, names=", ".join(names)) if names else Sentence("", "")


def standing_of(judgement: Judgement, term: Term, today: date) -> Standing:
    """Return where a unit stands with something it had to hold, from the judgement of its figure.

    A figure that is missing does not show that it was held: the duty stays open, and is overdue when its term is over.
    """
    if judgement.verdict is Verdict.MET:
        return Standing(State.DONE, 0, judgement.why)
    if judgement.verdict is Verdict.EXEMPT:
        return Standing(State.EXEMPT, 0, judgement.why)
    days = (term.last_day - today).days
    if term.over:
        return Standing(State.OVERDUE, max(1, -days), judgement.why, judgement.remedy)  # past its hour on the day: 1
    return Standing(State.OPEN, days, judgement.why, judgement.remedy)
