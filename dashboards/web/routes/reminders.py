"""Reminders: what would go out on the days to come, what has, what failed and is sent again, each as it reads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Query
from fastapi.responses import HTMLResponse, Response

from dashboards.views.kept_message import read_message
from dashboards.views.planned_days import PlannedView, planned_view
from dashboards.views.reminded import Reminded, advice, grouped, reminded
from dashboards.web.evaluated import Evaluations
from dashboards.web.faults import Refused
from dashboards.web.needs import needs
from dashboards.web.site import Reminding
from dashboards.web.visit import Visit
from kpi.moments import as_of_moment
from kpi.outbox import Digest, Rendered
from kpi.permissions import Act
from kpi.store.engine import reading
from kpi.store.ledger import entries
from kpi.store.outbox import parcels
from kpi.usecases.send_again import SentAgain, send_again
from targets.units import Registry, Unit
from targets.wording import Sentence, say

router = APIRouter(prefix="/nhac-viec")
#: The ledger is shown from so many days back, unless told.
BACK = timedelta(days=60)
#: A message as a mail program shows it: its own style, nothing else, and no power over anything.
SANDBOX = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'; base-uri 'none'"


@dataclass(frozen=True, slots=True)
class Told:
    """A message of the ledger, and how far it has come."""

    number: int
    digest: Digest
    written: Rendered
    kept: bool  #: its own bytes; False: written again from the ledger
    state: Sentence
    sent_at: datetime | None


@router.get("")
def reminders(
    visit: Annotated[Visit, needs(Act.COORDINATE)],
    trong: Annotated[int, Query(ge=1, le=120)] = 14,
    don_vi: str = "",
) -> Response:
    """Show what is planned for the days to come, and the ledger; of one unit, or of all."""
    inputs = visit.evaluated().inputs
    if don_vi and don_vi not in inputs.registry:
        raise Refused(404, say("Không có đơn vị “{unit}”.", "There is no unit “{unit}”.", unit=don_vi))
    start = visit.asked.day or inputs.today
    since = visit.asked.since or start - BACK
    return visit.page(
        "reminders.html",
        planned=_planned(visit, start, start + timedelta(days=trong), don_vi or None),
        book=grouped(_ledger(visit, since, don_vi or None)),
        advice=advice,
        since=since,
        horizon=trong,
        chosen=don_vi,
        units=_reminded_units(visit),
    )


@router.get("/thu")
def message(visit: Annotated[Visit, needs(Act.COORDINATE)], gui: str, nguoi: str, kenh: str = "mail") -> Response:
    """Show a message as it would read: on the day ``gui``, to the recipient ``nguoi``, by the channel ``kenh``."""
    digest, written = _message(visit, gui, nguoi, kenh)
    return visit.page("reminder_message.html", here="nhac-viec", digest=digest, message=written, told=None)


@router.get("/thu/html")
def message_html(visit: Annotated[Visit, needs(Act.COORDINATE)], gui: str, nguoi: str, kenh: str = "mail") -> Response:
    """Send the message's HTML by itself, in a sandbox: nothing in it can run, load or send anything."""
    _, written = _message(visit, gui, nguoi, kenh)
    return HTMLResponse(written.html, headers={"Content-Security-Policy": SANDBOX})


@router.get("/thu/{number}")
def message_in_ledger(number: int, visit: Annotated[Visit, needs(Act.COORDINATE)]) -> Response:
    """Show what a message of the ledger says: as its bytes are kept, or written again from what the ledger says."""
    told = in_ledger(visit, number)
    return visit.page("reminder_message.html", here="nhac-viec", digest=told.digest, message=told.written, told=told)


@router.get("/thu/{number}/html")
def message_in_ledger_html(number: int, visit: Annotated[Visit, needs(Act.COORDINATE)]) -> Response:
    """Send its HTML by itself, in a sandbox."""
    return HTMLResponse(in_ledger(visit, number).written.html, headers={"Content-Security-Policy": SANDBOX})


@router.post("/gui-lai")
def retry(visit: Annotated[Visit, needs(Act.COORDINATE)], so: Annotated[int, Form()]) -> Response:
    """Let a message that failed go out again, at the worker's next sending."""
    return visit.go("nhac-viec", said=let_go_again(visit, so).told)


def let_go_again(visit: Visit, number: int) -> SentAgain:
    """Let a message that failed go out again.

    Raises:
        HTTPException: there can be none of that number: 404.
        Refused: it is not one that failed: 409.
    """
    if number > _LARGEST:
        raise HTTPException(404)
    reminding = visit.site.reminding
    address_of = partial(reminding.address, visit.site.settings, visit.now) if reminding is not None else _unknown
    done = send_again(visit.site.engine, number, address_of, visit.now, visit.person.account)
    if done is None:
        sentence = say(
            "Thư số {n} không ở trạng thái không gửi được; có thể người khác vừa cho gửi lại.",
            "Message {n} is not one that failed; perhaps somebody else has just sent it again.",
            n=str(number),
        )
        raise Refused(409, sentence)
    return done


def _unknown(_registry: Registry, _recipient: str, _channel: str) -> None:
    """Know nobody's address: a message goes where it went."""


def _reminding(visit: Visit) -> Reminding:
    if visit.site.reminding is None:
        raise Refused(503, say("Ở đây không lập được lời nhắc.", "Reminders cannot be planned here."))
    return visit.site.reminding


def _planned(visit: Visit, start: date, end: date, unit: str | None) -> PlannedView | None:
    reminding, inputs = visit.site.reminding, visit.evaluated().inputs
    if reminding is None:
        return None
    days = reminding.plan(inputs, visit.site.settings, start, end, visit.now.date())
    return planned_view(start, end, days, unit)


def _ledger(visit: Visit, since: date, unit: str | None) -> tuple[Reminded, ...]:
    with reading(visit.site.engine) as connection:
        return reminded(entries(connection, since, unit))


def _reminded_units(visit: Visit) -> tuple[Unit, ...]:
    """Return the units that a plan asks something of, in the office's order."""
    found = visit.evaluated()
    return tuple(found.inputs.registry.unit(unit.id) for unit in found.district.units)


def in_ledger(visit: Visit, number: int) -> Told:
    """Return a message of the ledger; where its bytes are not kept it is written again as of when it was sent.

    Raises:
        HTTPException: there is none of that number: 404.
    """
    if number > _LARGEST:
        raise HTTPException(404)
    with reading(visit.site.engine) as connection:
        said = entries(connection, number=number)
        parcel = next(iter(parcels(connection, [number])), None)
    if parcel is None or not parcel.digest.matters:
        raise Refused(
            404, say("Không có thư số {n} đã hoặc sẽ gửi.", "No message {n} went out or will.", n=str(number))
        )
    last = said[-1]
    if parcel.content is not None:
        written = read_message(parcel.content, parcel.digest.channel)
    else:
        evaluations: Evaluations = visit.request.app.state.evaluations
        then = evaluations.at(last.sent_at or visit.now, visit.now)
        written = _reminding(visit).write(then.inputs, visit.site.settings, parcel.digest, visit.site.settings.language)
    return Told(number, parcel.digest, written, parcel.content is not None, last.state.label, last.sent_at)


#: The largest number that a column of numbers takes.
_LARGEST = 2**31 - 1


def _message(visit: Visit, day: str, recipient: str, channel: str) -> tuple[Digest, Rendered]:
    reminding, inputs = _reminding(visit), visit.evaluated().inputs
    when = as_of_moment(day).date()
    end = when + timedelta(days=1)
    days = dict(reminding.plan(inputs, visit.site.settings, when, end, visit.now.date()))
    for digest in days[when].digests if when in days else ():
        if (digest.recipient, digest.channel) == (recipient, channel):
            return digest, reminding.write(inputs, visit.site.settings, digest, visit.language)
    sentence = say(
        "Ngày {day} không có thư nào cho {recipient}: có thể đã gửi, hoặc việc đã xong.",
        "On {day} there is no message to {recipient}: it may have gone out, or the work is done.",
        day=when,
        recipient=recipient,
    )
    raise Refused(404, sentence)
