"""The provinces and communes of the whole country, from the listing of the PyPI package vietnam-provinces.

Since 1/7/2025 there are 34 provinces and 3,321 communes directly below them. The package has the codes of the
statistics office and no history: every commune begins on that day, when it came directly under a province, and when a
province began is left open. History is in lists of their own, which `targets.joining` puts together with this one.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pydantic import BaseModel, TypeAdapter

from targets.names import strip_kind
from targets.provenance import Source
from targets.unit_ids import slug
from targets.units import Registry, Unit

#: Since this day there is no district level: Nghị quyết số 203/2025/QH15.
TWO_LEVELS = date(2025, 7, 1)
#: Groups that plans may address.
PROVINCES, COMMUNES = "cap-tinh", "cap-xa"


def country_units(listing: bytes, source: Source) -> Registry:
    """Return the units of the package's listing.

    A province has its name for an id, "lai-chau"; a commune name and code, "binh-lu-03390", since over two hundred
    names are borne by several communes.

    Args:
        listing: the bytes of ``nested-divisions.json``, provinces with their ``wards``.
        source: the package and the day of its data.
    """
    return Registry(tuple(_units(_PROVINCES.validate_json(listing), source)), source)


class _Division(BaseModel):
    name: str
    code: int
    division_type: str


class _Province(_Division):
    wards: tuple[_Division, ...]


_PROVINCES = TypeAdapter(tuple[_Province, ...])


def _units(provinces: tuple[_Province, ...], source: Source) -> Iterator[Unit]:
    for province in provinces:
        name = strip_kind(province.name)[1]
        kind = "tỉnh" if province.division_type == "tỉnh" else "thành phố"
        yield Unit(slug(name), name, kind, source, f"{province.code:02d}", groups=(PROVINCES,))
        for ward in province.wards:
            yield _commune(ward, slug(name), source)


def _commune(ward: _Division, parent: str, source: Source) -> Unit:
    name = strip_kind(ward.name)[1]
    code = f"{ward.code:05d}"
    id_ = f"{slug(name)}-{code}"
    return Unit(id_, name, ward.division_type, source, code, parent, TWO_LEVELS, groups=(COMMUNES,))
