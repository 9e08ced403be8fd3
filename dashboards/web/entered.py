"""When and by whom files were handed in, of which units: on a page, or by a program."""

from __future__ import annotations

from datetime import datetime

from dashboards.web.visit import Visit
from kpi.errors import FutureMomentError
from kpi.moments import received_moment
from kpi.permissions import Act
from kpi.submission_states import Role
from kpi.usecases.receive_submission import Entered, Sending


def entered_by(visit: Visit, received: str, *, draft: bool) -> Entered:
    """Return how a visitor hands in files.

    Args:
        visit: theirs.
        received: when the files came, in an officer's words; empty: now. A reporter's files come now.
        draft: whether they are only to be looked at.

    Raises:
        BadMomentError: the moment is none.
        FutureMomentError: it is later than now.
    """
    person = visit.person
    officer = person.may_somewhere(Act.COORDINATE)
    return Entered(
        received_at=_moment(received, visit.now) if officer else visit.now,
        at=visit.now,
        actor=person.account,
        sending=Sending(draft=draft),
        role=Role.OFFICER if officer else Role.REPORTER,
        units=person.scope,
    )


def _moment(text: str, now: datetime) -> datetime:
    moment = received_moment(text) if text.strip() else now
    if moment > now:
        raise FutureMomentError(moment)
    return moment
