"""What became of each recorded decision: it holds, it ended, a later one replaced it, it was taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from hypothesis import given
from hypothesis import strategies as st

from kpi.decisions import Decision, Fate, Traced, decision_rows, latest, standing, trace
from rules.exemption import Grant, GrantKind
from targets.workdays import VIETNAM


def day(number: int, hour: int = 9) -> datetime:
    """Return a moment of June 2026."""
    return datetime(2026, 6, number, hour, tzinfo=VIETNAM)


GRANT = Grant(GrantKind.EXEMPTION, "kh", "II.4", "khun-ha", "mưa lũ", "UBND huyện", day(1))


def decision(number: int, **changed: object) -> Decision:
    """Return a decision of the day that its number says, unless told otherwise."""
    grant = replace(GRANT, **{"decided_at": day(number), **changed})  # type: ignore[arg-type]
    return Decision(number, grant, grant.decided_at, "can-bo")


def fates(*decisions: Decision, as_of: datetime) -> list[tuple[int, str, int | None]]:
    """Return of each grant its number, what became of it, and by which decision."""
    return [(one.decision.number, one.fate.value, one.by.number if one.by else None) for one in trace(decisions, as_of)]


def test_an_exemption_holds_to_the_end_of_its_last_day() -> None:
    one = decision(1, until=date(2026, 6, 10))
    assert fates(one, as_of=day(10, 23)) == [(1, "in_force", None)]
    assert fates(one, as_of=day(11, 0)) == [(1, "ended", None)]


def test_an_extension_holds_after_its_day_too() -> None:
    """Whoever reported within it was in time, for ever."""
    one = decision(1, kind=GrantKind.EXTENSION, until=date(2026, 6, 10))
    assert fates(one, as_of=day(20)) == [(1, "in_force", None)]


def test_a_later_one_about_the_same_replaces_it_and_taking_that_back_brings_nothing_back() -> None:
    first, second = decision(1), decision(2, until=date(2026, 6, 30))
    gone = decision(3, revoked=True)
    assert fates(first, second, as_of=day(2)) == [(1, "replaced", 2), (2, "in_force", None)]
    assert fates(first, second, gone, as_of=day(3)) == [(1, "replaced", 2), (2, "withdrawn", 3)]


def test_what_had_ended_before_the_next_came_has_ended() -> None:
    first, second = decision(1, until=date(2026, 6, 2)), decision(5)
    assert fates(first, second, as_of=day(5)) == [(1, "ended", None), (5, "in_force", None)]


def test_decisions_about_another_unit_promise_plan_or_of_another_kind_touch_nothing() -> None:
    others = [
        decision(2, unit="ban-bo", revoked=True),
        decision(3, promise="II.2", revoked=True),
        decision(4, plan="khac", revoked=True),
        decision(5, kind=GrantKind.EXTENSION, until=date(2026, 6, 8)),
    ]
    assert fates(decision(1), *others, as_of=day(6)) == [(1, "in_force", None), (5, "in_force", None)]


def test_of_two_in_one_second_the_later_recorded_counts() -> None:
    first, second = decision(1), Decision(2, replace(GRANT, reason="khác"), day(1), "can-bo")
    assert standing((first, second), first.about, day(1)) is second
    assert fates(first, second, as_of=day(1)) == [(1, "replaced", 2), (2, "in_force", None)]


def test_it_is_told_with_its_reason_and_who_recorded_it() -> None:
    said = decision(1, until=date(2026, 6, 10)).said()
    assert said.vi == "Miễn đến hết ngày 10/6/2026, do can-bo ghi lúc 09:00 ngày 01/6/2026; lý do: mưa lũ"
    assert said.en == "Exempted until the end of 10 Jun 2026, recorded by can-bo at 09:00 1 Jun 2026; reason: mưa lũ"


def test_for_programs_each_comes_with_its_state_and_what_takes_back_with_none() -> None:
    rows = decision_rows([decision(1), decision(2, revoked=True)], day(3))
    assert [(row["number"], row["revoked"], row["state"]) for row in rows] == [(1, False, "withdrawn"), (2, True, None)]
    told = {name: rows[0][name] for name in ("plan", "target", "unit_id", "recorded_by", "recorded_at")}
    assert told == {
        "plan": "kh", "target": "II.4", "unit_id": "khun-ha", "recorded_by": "can-bo",
        "recorded_at": "2026-06-01T09:00:00+07:00",
    }  # fmt: skip


def test_what_was_taken_by_a_clock_that_is_ahead_is_not_overlooked() -> None:
    assert latest([], day(1)) == day(1)
    assert latest([decision(1), decision(5)], day(3)) == day(5)


@given(
    st.lists(st.tuples(st.sampled_from(["", "2026-06-03", "2026-06-20"]), st.booleans()), max_size=6),
    st.integers(1, 28),
)
def test_one_at_most_is_in_force_and_it_is_the_one_that_stands(taken: list[tuple[str, bool]], today: int) -> None:
    made = [
        decision(number, until=date.fromisoformat(until) if until and not revoked else None, revoked=revoked)
        for number, (until, revoked) in enumerate(taken, start=1)
    ]
    known = [one for one in made if one.grant.decided_at <= day(today)]
    found: tuple[Traced, ...] = trace(known, day(today))
    assert [one.decision for one in found] == [one for one in known if not one.grant.revoked]
    in_force = [one.decision for one in found if one.fate is Fate.IN_FORCE]
    held = standing(known, decision(1).about, day(today))
    assert in_force == ([] if held is None else [held])
