"""Exemptions and extensions: the list, one recorded, one taken back."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, HTTPException
from fastapi.responses import Response

from dashboards.views.decidable import Choices, choices
from dashboards.views.decisions import DecisionRow, DecisionsView, decisions_view
from dashboards.views.paging import piece
from dashboards.web.decision_form import Faults, Signed, Written, decision_of
from dashboards.web.kept_page import kept_page
from dashboards.web.needs import needs
from dashboards.web.shown import asked_number, shown_part
from dashboards.web.visit import Visit
from kpi.errors import DecidedError, DondocError, UnknownNameError
from kpi.permissions import Act
from kpi.usecases.read_decisions import read_decisions
from kpi.usecases.record_grant import record_grant
from kpi.usecases.withdraw_grant import withdraw_grant
from rules.exemption import Grant, GrantKind
from targets.wording import Sentence, say

#: The page's own path.
PLACE = "mien-gia-han"
router = APIRouter(prefix=f"/{PLACE}")
#: So many decisions that hold no more stand on one page.
AT_ONCE = 100


@router.get("")
def decisions_page(
    visit: Annotated[Visit, needs(Act.READ, somewhere=True)],
    ke_hoach: str = "",
    muc: str = "",
    don_vi: str = "",
    loai: str = "",
) -> Response:
    """Show the decisions about units that the visitor may see; a query fills the form in."""
    viec = f"{ke_hoach}--{muc}" if muc else ""
    return kept_page(visit, lambda anyone: _page(anyone, Written(loai, viec, don_vi), unit=don_vi))


@router.post("")
def record(visit: Annotated[Visit, needs(Act.COORDINATE)]) -> Response:
    """Record a decision, in force from now on; on any mistake the form again, as it was typed."""
    written = Written(
        _line(visit, "loai"), _line(visit, "viec"), _line(visit, "don_vi"), _line(visit, "den_ngay"), _signed(visit)
    )
    grant, faults = decision_of(written, _choices(visit), visit.now)
    if grant is None:
        return _page(visit, written, 422, faults=faults)
    told = {int(number) for number in _line(visit, "da_thay").split() if number.isdecimal() and number.isascii()}
    try:
        record_grant(visit.site.engine, grant, visit.now, visit.person.account, told)
    except DecidedError as error:
        return _page(visit, replace(written, don_vi=grant.unit), 409, wrong=error.sentence)
    except DondocError as error:
        return _page(visit, written, 422, wrong=error.sentence)
    return visit.go(PLACE, said=_done(visit, say("Đã ghi", "Recorded"), grant))


@router.post("/{number}/thu-hoi")
def withdraw(number: int, visit: Annotated[Visit, needs(Act.COORDINATE)]) -> Response:
    """Take a decision back; 409 where it holds no more."""
    signed = _signed(visit)
    if faults := signed.faults():
        return _page(visit, Written(), 422, faults=faults, taken_back=(number, signed))
    try:
        done = withdraw_grant(
            visit.site.engine,
            number,
            signed.ly_do,
            signed.nguoi,
            signed.van_ban or None,
            visit.now,
            visit.person.account,
        )
    except UnknownNameError:
        raise HTTPException(404) from None
    except DecidedError as error:
        return _page(visit, Written(), 409, wrong=error.sentence)
    return visit.go(PLACE, said=_done(visit, say("Đã thu hồi", "Taken back"), done.grant))


def _choices(visit: Visit) -> Choices:
    now = visit.present()
    return now.view("decidable", lambda: choices(now.inputs, now.results))


def _line(visit: Visit, field: str) -> str:
    """Return what was typed into a field, as one line: it becomes part of sentences."""
    return " ".join(visit.typed(field).split())


def _signed(visit: Visit) -> Signed:
    return Signed(_line(visit, "ly_do"), _line(visit, "nguoi"), _line(visit, "van_ban"))


def _page(
    visit: Visit,
    written: Written,
    status: int = 200,
    *,
    faults: Faults | None = None,
    wrong: Sentence | None = None,
    taken_back: tuple[int, Signed] | None = None,
    unit: str = "",
) -> Response:
    """Answer with the list and, for whoever may decide now, the form.

    Args:
        visit: to be answered.
        written: what stands in the form.
        status: of the answer.
        faults: what is wrong, by field: of the form, or of the taking back.
        wrong: why nothing was recorded.
        taken_back: the number of the decision that was to be taken back, with what was typed.
        unit: only the decisions about this unit; empty: about any.
    """
    recorded = read_decisions(visit.site.engine, visit.evaluated().inputs.as_of)
    view = decisions_view(shown_part(visit), recorded, visit.person.reads, unit)
    decides = visit.person.may(Act.COORDINATE) and visit.asked.day is None
    promise = _choices(visit).by_key.get(written.viec) if decides else None
    kind = written.loai or (GrantKind.EXTENSION if promise is not None and promise.duty else GrantKind.EXEMPTION)
    return visit.page(
        "decisions.html",
        status=status,
        here=PLACE,
        as_of=view.as_of,
        view=view,
        past=piece(view.past, asked_number(visit.request.query_params, "trang"), AT_ONCE),
        choices=_choices(visit) if decides else None,
        written=written,
        kind=kind,
        promise=promise,
        held=_held(view, written),
        faults=faults or {},
        wrong=wrong,
        taken_back=taken_back,
    )


def _held(view: DecisionsView, written: Written) -> tuple[DecisionRow, ...]:
    """Return what holds already of what the form is about."""
    about = written.viec, written.don_vi
    return tuple(row for row in view.in_force if (row.promise.key, row.unit.id) == about)


def _done(visit: Visit, done: Sentence, grant: Grant) -> Sentence:
    registry = visit.present().inputs.registry
    return say(
        "{done}: {what}, {unit}, {promise}.",
        "{done}: {what}, {unit}, {promise}.",
        done=done,
        what=grant.words(),
        unit=registry.unit(grant.unit).label if grant.unit in registry else grant.unit,
        promise=_promise_words(visit, grant),
    )


def _promise_words(visit: Visit, grant: Grant) -> Sentence:
    found = _choices(visit).by_key.get(f"{grant.plan}--{grant.promise}")
    if found is None:
        return Sentence(grant.promise, grant.promise)
    return say("{code} {title}", "{code} {title}", code=found.code, title=found.title)
