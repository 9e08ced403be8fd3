"""Records a merger, a split, a renaming, or takes the last one back: first what would come of it, then for good."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Form
from fastapi.responses import Response

from dashboards.views.unit_consequences import consequences
from dashboards.web.needs import needs
from dashboards.web.order_form import Faults, Written, order_of
from dashboards.web.visit import Visit
from kpi.errors import DondocError, OvertakenError, RefusedError
from kpi.permissions import Act
from kpi.store.engine import reading
from kpi.store.texts import registry_text
from kpi.usecases.change_units import Change, Changed, change_units, preview_units
from kpi.usecases.load_inputs import load_registry
from kpi.usecases.own_file import OwnFile
from targets.issues import Issue
from targets.provenance import Source
from targets.succession import describe
from targets.unit_change import Order, carry_out, take_back
from targets.units import Registry
from targets.wording import Sentence, say

router = APIRouter(prefix="/thay-doi-don-vi")


@router.get("")
def blank(
    visit: Annotated[Visit, needs(Act.ADMINISTER)], loai: Literal["merge", "split", "rename", "undo"] = "merge"
) -> Response:
    """Show the form of a kind of change."""
    return _form(visit, Written(loai=loai, da_xem=seen_units(visit)))


@router.post("")
def change(visit: Annotated[Visit, needs(Act.ADMINISTER)], written: Annotated[Written, Form()]) -> Response:
    """Show what would come of a change, or record it; on any mistake the form again, as it was typed."""
    if written.buoc == "sua":
        return _form(visit, written)
    wanted: Change = undone
    if written.loai != "undo":
        order, faults = order_of(written, recorded_units(visit))
        if order is None:
            return _form(visit, written, status=422, faults=faults)
        wanted = carried_out(order)
    try:
        with visit.site.own_units() as own:
            return _record(visit, wanted, written, own) if written.buoc == "ghi" else _look(visit, wanted, written, own)
    except RefusedError as refused:
        return _form(visit, written, status=422, issues=refused.issues)
    except OvertakenError as overtaken:
        again = written.model_copy(update={"da_xem": seen_units(visit), "buoc": "xem"})
        return _form(visit, again, status=409, told=overtaken.sentence, changes=_last_changes(visit))
    except DondocError as error:
        return _form(visit, written, status=422, told=error.sentence)


def seen_units(visit: Visit) -> str:
    """Return the SHA-256 of the list as it is."""
    with reading(visit.site.engine) as connection:
        last = registry_text(connection, None)
    return last.sha256 if last is not None else ""


def recorded_units(visit: Visit) -> Registry:
    """Return the units as they were last recorded."""
    with reading(visit.site.engine) as connection:
        return load_registry(connection, None)


def carried_out(order: Order) -> Change:
    """Return the change that an order makes."""

    def change(registry: Registry) -> Changed:
        after, issues = carry_out(order, registry, _HERE)
        return Changed(registry, after, issues)

    return change


def undone(registry: Registry) -> Changed:
    """Take the last change back."""
    after, issues = take_back(registry, _HERE)
    return Changed(registry, after, issues)


def _look(visit: Visit, wanted: Change, written: Written, own: OwnFile) -> Response:
    """Show what would come of a change, with the form that records it."""
    done = preview_units(visit.site.engine, wanted, own)
    view = consequences(done, visit.evaluated().inputs.plans)
    return visit.page("unit_change_seen.html", here="don-vi", written=written, view=view)


def _record(visit: Visit, wanted: Change, written: Written, own: OwnFile) -> Response:
    """Record a change, and go on to the list."""
    done = change_units(visit.site.engine, wanted, visit.now, visit.person.account, own, written.da_xem)
    return visit.go("don-vi", said=_told(done))


def _form(
    visit: Visit,
    written: Written,
    *,
    status: int = 200,
    faults: Faults | None = None,
    issues: tuple[Issue, ...] = (),
    told: Sentence | None = None,
    changes: tuple[Sentence, ...] = (),
) -> Response:
    """Show the form with what was typed, and what is wrong with it."""
    return visit.page(
        "unit_change.html",
        status=status,
        here="don-vi",
        written=written,
        faults=faults or {},
        issues=issues,
        told=told,
        changes=changes,
        last=_last_changes(visit)[-1:] if written.loai == "undo" else (),
    )


def _last_changes(visit: Visit) -> tuple[Sentence, ...]:
    """Return the last changes that are recorded, the last of them last."""
    registry = recorded_units(visit)
    return tuple(describe(event, registry) for event in registry.events[-3:])


def _told(done: Changed) -> Sentence:
    came = done.after.events[len(done.before.events) :]
    if came:
        return say("Đã ghi nhận: {event}.", "Recorded: {event}.", event=describe(came[-1], done.after))
    gone = done.before.events[len(done.after.events) :]
    return say("Đã hoàn tác: {event}.", "Taken back: {event}.", event=describe(gone[-1], done.before))


_HERE = Source("units.yaml")
