"""Packs for meetings: those that were made, another one, and each of them made again to be looked at or taken away."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, HTTPException
from fastapi.responses import Response

from dashboards.exports.meeting_packs import Made, Wanted, all_packs, make_pack, remake_pack
from dashboards.exports.zipped import zipped
from dashboards.views.shortfall_list import Order
from dashboards.web.downloads import download
from dashboards.web.needs import needs
from dashboards.web.visit import Visit
from kpi.errors import DatabaseError, DondocError, UnknownNameError
from kpi.moments import as_of_moment
from kpi.permissions import Act
from targets.wording import Sentence, say

router = APIRouter()


@router.get("/ho-so-hop")
def packs(visit: Annotated[Visit, needs(Act.READ)]) -> Response:
    """Show the packs that were made and, to whoever may make one, the form."""
    return _list(visit)


@router.post("/ho-so-hop")
def make(visit: Annotated[Visit, needs(Act.COORDINATE)]) -> Response:
    """Make a pack and go on to it; on a mistake the list again, with what was typed."""
    try:
        made = pack_for(visit, visit.typed("ngay-hop"), visit.typed("tinh-den"), visit.typed("xep"))
    except DatabaseError:
        raise
    except DondocError as error:
        return _list(visit, error.sentence)
    said = say("Đã lập hồ sơ {id}: {n} dòng.", "Made pack {id}: {n} lines.", id=made.pack.id, n=made.lines)
    return visit.go("ho-so-hop", made.pack.id, said=said)


@router.get("/ho-so-hop/{pack}")
def one_pack(pack: str, visit: Annotated[Visit, needs(Act.READ)]) -> Response:
    """Show what a pack was made of, and whether it is still had as it was."""
    made = made_again(visit, pack)
    return visit.page("meeting_pack.html", made=made, order=Order(made.pack.made_of["order"]))


@router.get("/tai-ve/ho-so-hop/{pack}.zip")
def pack_download(pack: str, visit: Annotated[Visit, needs(Act.READ)]) -> Response:
    """Send a pack, made again: the files that the command writes, as one."""
    return pack_zip(made_again(visit, pack))


def pack_for(visit: Visit, meeting: str, as_of: str, order: str) -> Made:
    """Make a pack for the day of a meeting, as of another moment or (empty) the end of that day, and write it down.

    Raises:
        BadMomentError: a moment is none.
        UnknownNameError: there is no such order.
        NothingAskedError: no plan asks anything of anybody.
    """
    if order not in set(Order):
        raise UnknownNameError(Sentence("cách xếp", "order"), order, tuple(Order))
    day, now = as_of_moment(meeting), visit.now.replace(microsecond=0)
    moment = as_of_moment(as_of) if as_of else min(day, now)
    wanted = Wanted(day.date(), moment, Order(order))
    return make_pack(visit.site.engine, visit.site.settings, wanted, now, visit.person.account)


def made_again(visit: Visit, pack: str) -> Made:
    """Return a pack, made again.

    Raises:
        HTTPException: there is no such pack: 404.
        ChangedPackError: what it was made of is not in the database any more as it was.
    """
    try:
        return remake_pack(visit.site.engine, pack)
    except UnknownNameError:
        raise HTTPException(404) from None


def pack_zip(made: Made) -> Response:
    """Return a pack as one file."""
    return download(zipped(made.files.items()), f"ho-so-hop-{made.pack.id}.zip", "application/zip")


def _list(visit: Visit, told: Sentence | None = None) -> Response:
    return visit.page(
        "meeting_packs.html",
        status=422 if told is not None else 200,
        packs=all_packs(visit.site.engine)[::-1],
        orders=tuple(Order),
        typed={name: visit.typed(name) for name in ("ngay-hop", "tinh-den", "xep")},
        told=told,
        makes=visit.person.may(Act.COORDINATE),
    )
