"""Who may do what: the whole table, written out a second time."""

from __future__ import annotations

import pytest

from kpi.permissions import Act, Role, Scope, may, may_somewhere

OWN: Scope = frozenset({"ban-bo"})
#: Of each role: what it may do about its own unit, about another, and about all at once. Own things are everyone's.
TABLE = {
    (Role.ADMINISTRATOR, None): ("read send coordinate administer",) * 3,
    (Role.OFFICER, None): ("read send coordinate",) * 3,
    (Role.LEADER, None): ("read",) * 3,
    (Role.LEADER, OWN): ("read", "", ""),
    (Role.REPORTER, OWN): ("read send", "", ""),
}


@pytest.mark.parametrize(("who", "allowed"), TABLE.items())
def test_the_table(who: tuple[Role, Scope], allowed: tuple[str, str, str]) -> None:
    for unit, acts in zip(("ban-bo", "ta-leng", None), allowed, strict=True):
        found = {act for act in Act if may(*who, act, unit)}
        assert found == {Act(word) for word in acts.split()} | {Act.ANYONE, Act.OWN}, unit


def test_a_reporter_reads_somewhere_and_coordinates_nowhere() -> None:
    assert may_somewhere(Role.REPORTER, Act.READ)
    assert may_somewhere(Role.REPORTER, Act.OWN)
    assert not may_somewhere(Role.REPORTER, Act.COORDINATE)


def test_an_account_whose_unit_is_no_more_may_do_nothing() -> None:
    nowhere: Scope = frozenset()
    assert not any(may(Role.REPORTER, nowhere, act, unit) for act in (Act.READ, Act.SEND) for unit in ("ban-bo", None))
