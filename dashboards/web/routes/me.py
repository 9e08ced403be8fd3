"""One's own account: password, second step, tokens, calendars, sessions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter
from fastapi.responses import Response

from dashboards.web.needs import needs
from dashboards.web.qr import qr_picture
from dashboards.web.visit import Visit
from kpi.accounts import Change
from kpi.errors import BadAccountError
from kpi.passwords import matches
from kpi.permissions import Act
from kpi.second_factor import app_address, new_secret
from kpi.sessions import TokenScope
from kpi.store.accounts import Credential, changes_of, credential_of
from kpi.store.engine import reading
from kpi.store.sessions import live_sessions, tokens
from kpi.usecases.change_account import set_password, sign_out_everywhere
from kpi.usecases.own_account import (
    make_calendar_token,
    make_token,
    revoke_token,
    turn_off_second_factor,
    turn_on_second_factor,
)
from targets.units import Unit
from targets.wording import Sentence

router = APIRouter(prefix="/toi")
#: What of an account's changes its owner is shown.
_SIGNING_IN = frozenset(Change) - {Change.EDITED, Change.ADDED}
_MOST_CHANGES = 10


@dataclass(frozen=True, slots=True)
class Told:
    """What came of a form: what is shown once, or what was wrong in which form."""

    codes: tuple[str, ...] = ()  #: recovery codes just made
    made: str = ""  #: the secret of a token just made
    feed: str = ""  #: the address of a calendar just made
    password: Sentence | None = None
    second_step: Sentence | None = None
    token: Sentence | None = None
    calendar: Sentence | None = None

    @property
    def taken(self) -> bool:
        """Say whether the form was taken."""
        return not any((self.password, self.second_step, self.token, self.calendar))


@router.get("")
def me(visit: Annotated[Visit, needs(Act.OWN)]) -> Response:
    """Show one's own account."""
    return _page(visit)


@router.post("/mat-khau")
def change_password(visit: Annotated[Visit, needs(Act.OWN)]) -> Response:
    """Change one's password; other sessions end."""
    person, typed = visit.person, visit.password("mat-khau-moi")
    if not _knows_password(visit):
        return _page(visit, Told(password=_WRONG_PASSWORD))
    if typed != visit.password("mat-khau-lai"):
        return _page(visit, Told(password=_NOT_THE_SAME))
    try:
        set_password(visit.site.engine, person.account, typed, visit.now, person.account, but=person.session)
    except BadAccountError as error:
        return _page(visit, Told(password=error.reason))
    return visit.go("toi", said=_PASSWORD_SET)


@router.post("/xac-thuc")
def turn_on(visit: Annotated[Visit, needs(Act.OWN)]) -> Response:
    """Ask for a second step from now on, and show the recovery codes once."""
    secret = visit.typed("khoa")
    try:
        codes = turn_on_second_factor(
            visit.site.engine, visit.person.account, secret, visit.typed("ma-xac-thuc"), visit.now
        )
    except BadAccountError as error:
        return _page(visit, Told(second_step=error.reason), secret)
    return _page(visit, Told(codes=codes))


@router.post("/xac-thuc/tat")
def turn_off(visit: Annotated[Visit, needs(Act.OWN)]) -> Response:
    """Ask for no second step any more."""
    if not _knows_password(visit):
        return _page(visit, Told(second_step=_WRONG_PASSWORD))
    turn_off_second_factor(visit.site.engine, visit.person.account, visit.now, visit.person.account)
    return visit.go("toi", said=Change.NO_SECOND_FACTOR.label)


@router.post("/ma")
def new_token(visit: Annotated[Visit, needs(Act.OWN)]) -> Response:
    """Make a token for a program, and show it once."""
    name, days = visit.person.account, visit.typed("so-ngay")
    scope = TokenScope.WRITE if visit.typed("quyen") == TokenScope.WRITE else TokenScope.READ
    try:
        length = int(days) if days.isascii() and days.isdigit() else 0
        made = make_token(visit.site.engine, name, visit.typed("viec"), scope, length, visit.now, name)
    except BadAccountError as error:
        return _page(visit, Told(token=error.reason))
    return _page(visit, Told(made=made))


@router.post("/lich")
def new_calendar(visit: Annotated[Visit, needs(Act.OWN)]) -> Response:
    """Make an address at which a calendar program follows deadlines, and show it once."""
    unit = visit.typed("don-vi") or None
    choices = {one.id: one for one in _calendars(visit)}
    if unit is None and len(choices) == 1:
        unit = next(iter(choices))
    if not choices or (unit is not None and unit not in choices):
        return _page(visit, Told(calendar=_NO_SUCH_CALENDAR))
    label = choices[unit].label if unit is not None else _ALL_UNITS.text(visit.language)
    try:
        secret = make_calendar_token(visit.site.engine, visit.person.account, label, unit, visit.now)
    except BadAccountError as error:
        return _page(visit, Told(calendar=error.reason))
    address = visit.site.settings.web.address or str(visit.request.base_url).rstrip("/")
    return _page(visit, Told(feed=f"{address}/lich/{secret}.ics"))


@router.post("/ma/{number}/thu-hoi")
def end_token(number: int, visit: Annotated[Visit, needs(Act.OWN)]) -> Response:
    """Revoke a token."""
    ended = revoke_token(visit.site.engine, visit.person.account, number, visit.now, visit.person.account)
    return visit.go("toi", said=Change.TOKEN_ENDED.label if ended else _NO_SUCH_TOKEN)


@router.post("/phien")
def end_others(visit: Annotated[Visit, needs(Act.OWN)]) -> Response:
    """End all sessions but this one."""
    person = visit.person
    sign_out_everywhere(visit.site.engine, person.account, visit.now, person.account, but=person.session)
    return visit.go("toi", said=_SIGNED_OUT)


def _knows_password(visit: Visit) -> bool:
    """Say whether somebody typed their password; one that somebody else set need not be typed again."""
    found = _credential(visit)
    return found.temporary or matches(found.password, visit.password("mat-khau"))


def _credential(visit: Visit) -> Credential:
    with reading(visit.site.engine) as connection:
        return credential_of(connection, visit.person.account)


def _calendars(visit: Visit) -> tuple[Unit, ...]:
    """Return the units whose deadlines somebody may follow, in the office's order."""
    found = visit.present()
    return tuple(found.inputs.registry.unit(one.id) for one in found.district.units if visit.person.reads(one.id))


def _page(visit: Visit, told: Told | None = None, secret: str = "") -> Response:
    name = visit.person.account
    with reading(visit.site.engine) as connection:
        found = credential_of(connection, name)
        sessions = live_sessions(connection, name, visit.now)
        own = tokens(connection, name, visit.now)
        changes = [one for one in changes_of(connection, name) if one.change in _SIGNING_IN][:_MOST_CHANGES]
    shared = "" if found.secret is not None else secret or new_secret()
    address = app_address(shared, name, visit.site.settings.office) if shared else ""
    return visit.page(
        "me.html",
        status=200 if told is None or told.taken else 422,
        told=told or Told(),
        credential=found,
        sessions=sessions,
        tokens=[one for one in own if one.scope is not TokenScope.CALENDAR],
        calendars=[one for one in own if one.scope is TokenScope.CALENDAR],
        units=_calendars(visit),
        changes=changes,
        secret=shared,
        picture=qr_picture(address) if address else "",
    )


_WRONG_PASSWORD = Sentence("Mật khẩu hiện tại không đúng.", "The present password is wrong.")
_NOT_THE_SAME = Sentence("Hai lần gõ mật khẩu mới không giống nhau.", "The new password was not typed alike twice.")
_PASSWORD_SET = Sentence(
    "Đã đổi mật khẩu; các nơi khác đã đăng xuất.", "The password is changed; you are signed out elsewhere."
)
_SIGNED_OUT = Sentence("Đã đăng xuất ở mọi nơi khác.", "You are signed out everywhere else.")
_ALL_UNITS = Sentence("mọi đơn vị được xem", "all units I may see")
_NO_SUCH_CALENDAR = Sentence("Không có lịch của đơn vị ấy.", "There is no calendar of that unit.")
_NO_SUCH_TOKEN = Sentence("Mã này đã thu hồi từ trước.", "This token was revoked before.")
