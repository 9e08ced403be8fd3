"""Who may do what, and about which unit. Pure.

A role says which acts; an account's scope says about which units: all, one, or one with all below it.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from targets.wording import Sentence


class Role(StrEnum):
    """What an account is for."""

    ADMINISTRATOR = "administrator"
    OFFICER = "officer"  #: who coordinates
    REPORTER = "reporter"  #: of one unit
    LEADER = "leader"  #: reads everything, or one unit and all below it

    @property
    def label(self) -> Sentence:
        """Return the role in words."""
        return _ROLES[self]


class Act(StrEnum):
    """What a page or a form does. Every route of the web declares one."""

    ANYONE = "anyone"  #: before signing in too: the sign-in page, style sheets, the state of health
    OWN = "own"  #: what concerns only the person who is signed in: a password, signing out
    READ = "read"
    SEND = "send"  #: hand in a report, mend it, attach a file
    COORDINATE = "coordinate"  #: return and accept reports, plans, units, decisions, reminders
    ADMINISTER = "administer"  #: accounts, settings


#: The units a person's acts may be about, by id; None: all of them, and what is about no single one.
Scope = frozenset[str] | None


def may(role: Role, scope: Scope, act: Act, unit: str | None = None) -> bool:
    """Say whether somebody who is signed in may act.

    Args:
        role: theirs.
        scope: the units they may act about.
        act: what they want to do.
        unit: the id of the unit it is about; None: about no single one, so about all.

    >>> may(Role.REPORTER, frozenset({"ban-bo"}), Act.SEND, "ban-bo")
    True
    >>> may(Role.REPORTER, frozenset({"ban-bo"}), Act.READ)
    False
    """
    if act in _EVERYONES:
        return True
    return act in _MAY[role] and (scope is None or unit in scope)


def may_somewhere(role: Role, act: Act) -> bool:
    """Say whether a role has an act at all, about whichever unit: for pages that show each person their own part."""
    return act in _EVERYONES or act in _MAY[role]


_EVERYONES = frozenset({Act.ANYONE, Act.OWN})
_MAY: Mapping[Role, frozenset[Act]] = {
    Role.ADMINISTRATOR: frozenset(Act),
    Role.OFFICER: frozenset({Act.READ, Act.SEND, Act.COORDINATE}),
    Role.REPORTER: frozenset({Act.READ, Act.SEND}),
    Role.LEADER: frozenset({Act.READ}),
}
_ROLES = {
    Role.ADMINISTRATOR: Sentence("Quản trị", "Administrator"),
    Role.OFFICER: Sentence("Cán bộ theo dõi", "Coordinating officer"),
    Role.REPORTER: Sentence("Đơn vị báo cáo", "Reporter"),
    Role.LEADER: Sentence("Lãnh đạo", "Leader"),
}
