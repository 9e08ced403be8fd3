"""Who looks at a page of the live site, and what they may do there."""

from __future__ import annotations

from dataclasses import dataclass

from kpi.permissions import Act, Role, Scope, may, may_somewhere


@dataclass(frozen=True, slots=True)
class Viewer:
    """A person who is signed in, or a program with a token of theirs."""

    account: str  #: the name they sign in with
    name: str  #: as pages show it
    role: Role
    scope: Scope = None  #: the units they may act about, by id; None: all
    unit: str | None = None  #: the unit their account belongs to, if any
    token: str = ""  #: to be sent with every form, as the field ``ma``
    session: str | None = None  #: the digest of the session; None: a program with a token

    def may(self, act: Act | str, unit: str | None = None) -> bool:
        """Say whether they may act, about a unit (its id) or about no single one; for templates too."""
        return may(self.role, self.scope, Act(act), unit)

    def may_somewhere(self, act: Act | str) -> bool:
        """Say whether they may act about some unit."""
        return may_somewhere(self.role, Act(act))

    def reads(self, unit: str) -> bool:
        """Say whether they may read what is about a unit."""
        return self.may(Act.READ, unit)
