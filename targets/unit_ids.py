"""How a unit that a program adds to a list gets its id: from its name, and never one that is taken."""

from __future__ import annotations

from collections.abc import Container

from targets.names import loose_key


def slug(name: str) -> str:
    """Return a name as ids are written: unaccented small letters, digits and hyphens.

    >>> slug("Thị trấn Tam Đường"), slug("Ea H'leo"), slug("Chân Mây – Lăng Cô")
    ('thi-tran-tam-duong', 'ea-h-leo', 'chan-may-lang-co')
    """
    return loose_key(name).replace(" ", "-")


def new_id(name: str, year: int, taken: Container[str]) -> str:
    """Return the id of a unit that begins in a year: "binh-lu-2025", or with a number behind it when that is taken.

    >>> new_id("Bình Lư", 2025, {"binh-lu"}), new_id("Bình Lư", 2025, {"binh-lu-2025"})
    ('binh-lu-2025', 'binh-lu-2025-2')
    """
    first = f"{slug(name)}-{year}"
    number, found = 2, first
    while found in taken:
        number, found = number + 1, f"{first}-{number}"
    return found
