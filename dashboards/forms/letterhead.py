"""Whose paper a form is: the blocks above the title, as state or Party documents have them.

State documents after Nghị định 30/2020/NĐ-CP, Phụ lục I: Quốc hiệu and Tiêu ngữ on the right, the agency with its
superior on the left. Party documents carry "Đảng Cộng sản Việt Nam" on the right and a star below the committee.
"""

from __future__ import annotations

from dataclasses import dataclass

from dashboards.views.form import FormView
from targets.units import Unit


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The words above the title, below it a number, and who keeps a copy."""

    superior: str
    agency: str
    state: str
    motto: str
    number: str
    copy: str  #: the last of the recipients


def letterhead(view: FormView) -> Letterhead:
    """Return the letterhead of a unit's form."""
    unit, above = view.unit, view.superior
    if view.form.letterhead == "party":
        return Letterhead(
            superior=f"ĐẢNG BỘ {above.label.upper()}" if above is not None and above.kind in _GOVERNED else "",
            agency=f"{_of_party(unit)}\n*",
            state="ĐẢNG CỘNG SẢN VIỆT NAM",
            motto="",
            number="Số        -BC/…",
            copy="- Lưu.",
        )
    return Letterhead(
        superior=_superior(unit, above),
        agency=unit.label.upper(),
        state="CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        motto="Độc lập - Tự do - Hạnh phúc",
        number="Số:        /BC-…",
        copy="- Lưu: VT.",
    )


#: The kinds of places that have a people's committee and a party committee of their own.
_GOVERNED = frozenset(
    {"tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường", "thị trấn", "đặc khu"},
)
_OFFICE = "cơ quan"


def _superior(unit: Unit, above: Unit | None) -> str:
    """Return the line above a state agency: a place reports through its people's committee, an office under one."""
    if unit.kind in _GOVERNED:
        return "ỦY BAN NHÂN DÂN"
    if unit.kind == _OFFICE and above is not None and above.kind in _GOVERNED:
        return f"UBND {above.label.upper()}"
    return ""


def _of_party(unit: Unit) -> str:
    return f"ĐẢNG ỦY {unit.label.upper()}" if unit.kind in _GOVERNED else unit.label.upper()
