"""Units as a person names them on the command line: by name, code or id; several are never chosen among."""

from __future__ import annotations

from datetime import date, timedelta

from jobs.cli.session import Session
from kpi.errors import BadMomentError, DondocError, UnknownNameError
from kpi.store.earlier_units import registry_at
from kpi.store.engine import reading
from kpi.store.texts import registry_text
from kpi.usecases.load_inputs import load_registry
from targets.finding import find, tell_apart
from targets.units import Registry, Unit
from targets.wording import Sentence, say
from targets.written_days import parse_when

_UNIT = Sentence("đơn vị", "unit")


class SeveralUnitsError(DondocError):
    """A name fits several units, and a command needs one."""

    def __init__(self, text: str, units: tuple[Unit, ...], registry: Registry) -> None:
        told = [tell_apart(unit, registry) for unit in units]
        which = [
            "; ".join(f"{words} [{unit.id}]" for words, unit in zip(said, units, strict=True))
            for said in ([told_one.vi for told_one in told], [told_one.en for told_one in told])
        ]
        super().__init__(
            say(
                "“{text}” có thể là nhiều đơn vị: {which}. Hãy ghi mã số, hoặc mã định danh trong ngoặc vuông.",
                "“{text}” may mean several units: {which}. Give the code, or the id in brackets.",
                text=text,
                which=Sentence(*which),
            )
        )


def recorded(session: Session) -> Registry:
    """Return the units as they are recorded now, past and present."""
    with reading(session.workspace.engine) as connection:
        return load_registry(connection, None)


def recorded_text(session: Session, revision: int) -> str:
    """Return the list of units as it was recorded the n-th time.

    Raises:
        UnknownNameError: it was not recorded so often.
    """
    with reading(session.workspace.engine) as connection:
        text = registry_at(connection, revision)
        last = registry_text(connection, None)
    if text is None:
        known = (f"1–{last.revision}",) if last is not None else ()
        raise UnknownNameError(Sentence("bản danh sách đơn vị", "revision of the list of units"), str(revision), known)
    return text.content


def the_day(text: str) -> date:
    """Return the day a person wrote: 2025-07-01 or 01/7/2025.

    Raises:
        BadMomentError: it is none.
    """
    day = parse_when(text.strip())
    if not isinstance(day, date):
        raise BadMomentError(text)
    return day


def unit_on(text: str, day: date, registry: Registry) -> Unit:
    """Return the unit a person named, as it stands on a day.

    Raises:
        UnknownNameError: there is no such unit then.
        SeveralUnitsError: there are several.
    """
    if text in registry:
        return registry.unit(text)
    found = find(text, day, registry)
    if found.candidates:
        raise SeveralUnitsError(text, found.candidates, registry)
    if found.unit is None:
        raise UnknownNameError(_UNIT, text, found.near)
    if not found.in_force:
        raise DondocError(found.note or _UNIT)
    return found.unit


def units_before(texts: list[str], day: date, registry: Registry) -> tuple[str, ...]:
    """Return the ids of the units that a change of a day is about, as they stand on the day before."""
    return tuple(unit_on(text, day - timedelta(days=1), registry).id for text in texts)


def units_ever(text: str, registry: Registry) -> tuple[Unit, ...]:
    """Return every unit a name stands for, in any time, the oldest first.

    Raises:
        UnknownNameError: there never was one.
    """
    if text in registry:
        return (registry.unit(text),)
    found = find(text, None, registry)
    if found.unit is None and not found.candidates:
        raise UnknownNameError(_UNIT, text, found.near)
    units = found.candidates or ((found.unit,) if found.unit is not None else ())
    return tuple(sorted(units, key=lambda unit: unit.valid_from or date.min))
