"""The units: the list on a day, and the page of each, those of the past too."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, HTTPException
from fastapi.responses import Response

from dashboards.views.reminded import Reminded, latest_first, reminded
from dashboards.views.tree_part import tree_part
from dashboards.views.unit_tree import near_units, units_view
from dashboards.web.evaluated import Evaluated
from dashboards.web.faults import Refused
from dashboards.web.kept_page import kept_page
from dashboards.web.needs import needs
from dashboards.web.shown import asked_number
from dashboards.web.visit import Visit
from kpi.permissions import Act
from kpi.store.engine import reading
from kpi.store.ledger import entries
from targets.wording import say

router = APIRouter(prefix="/don-vi")


@router.get("")
def units(visit: Annotated[Visit, needs(Act.READ, somewhere=True)], tim: str = "", thuoc: str = "") -> Response:
    """Show the units on a day, all or those below one, and those that a name finds."""
    return kept_page(visit, lambda anyone: _units(anyone, tim, thuoc))


@router.get("/{unit}")
def unit_page(unit: str, visit: Annotated[Visit, needs(Act.READ, "unit")]) -> Response:
    """Show the page of a unit, whether anything is asked of it or not, in force or not."""
    reminders = _reminders(visit, unit)
    return kept_page(visit, lambda anyone: _unit_page(anyone, unit, reminders), reminders)


def _units(visit: Visit, text: str, below: str) -> Response:
    inputs = visit.evaluated().inputs
    day = visit.asked.day or inputs.today  # a day ahead too: a merger is recorded before its day
    view = units_view(inputs.registry, day, visit.person.reads, text)
    part = tree_part(view.tree, below, asked_number(visit.request.query_params, "trang"))
    if part is None:
        raise HTTPException(404)
    return visit.page("units.html", view=view, part=part)


def _unit_page(visit: Visit, unit: str, reminders: Sequence[Reminded]) -> Response:
    found = visit.evaluated()
    if unit not in found.inputs.registry:
        raise _unknown(visit, found, unit)
    view = found.unit(unit)
    return visit.page("unit.html", view=view, as_of=view.as_of, reminders=reminders)


def _reminders(visit: Visit, unit: str) -> tuple[Reminded, ...]:
    with reading(visit.site.engine) as connection:
        return latest_first(reminded(entries(connection, unit=unit)))


def _unknown(visit: Visit, found: Evaluated, unit: str) -> Refused:
    """Return the refusal of an address that names no unit, with what was perhaps meant."""
    readable = [one for one in found.inputs.registry.units if visit.person.reads(one.id)]
    near = near_units(readable, unit.replace("-", " "))
    sentence = say("Không có đơn vị “{unit}” trong danh sách.", "There is no unit “{unit}” in the list.", unit=unit)
    if near:
        names = ", ".join(near)
        sentence = say(
            "{told} Có phải: {near}? Tìm ở trang Đơn vị.",
            "{told} Did you mean: {near}? Look for it on the page Units.",
            told=sentence,
            near=names,
        )
    return Refused(404, sentence)
