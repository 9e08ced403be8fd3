"""Whose paper it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboards.forms.letterhead import Letterhead, letterhead
from tests.dashboards.forms.world import PLAN, registry, view

PARTY = PLAN.replace("  title: KẾT QUẢ", "  letterhead: party\n  title: KẾT QUẢ")


def test_a_commune_reports_as_its_people_s_committee() -> None:
    assert letterhead(view()) == Letterhead(
        "ỦY BAN NHÂN DÂN",
        "XÃ BẢN BO",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số:        /BC-…",
        "- Lưu: VT.",
    )


def test_an_office_stands_below_the_committee_it_serves() -> None:
    found = letterhead(view("noi-vu"))
    assert (found.superior, found.agency) == ("UBND HUYỆN TAM ĐƯỜNG", "PHÒNG NỘI VỤ")


@pytest.mark.parametrize(("unit", "agency"), [("hoi-nong-dan", "HỘI NÔNG DÂN"), ("huyen", "HUYỆN TAM ĐƯỜNG")])
def test_nothing_is_invented_above_others(unit: str, agency: str) -> None:
    its_unit = registry().unit(unit)
    found = letterhead(replace(view(), unit=its_unit, superior=None))
    assert (found.superior, found.agency) == ("ỦY BAN NHÂN DÂN" if unit == "huyen" else "", agency)


def test_a_party_document_has_the_party_s_head() -> None:
    """No Quốc hiệu, a number without colon, a star below the committee, no "VT" among the recipients."""
    assert letterhead(view(text=PARTY)) == Letterhead(
        "ĐẢNG BỘ HUYỆN TAM ĐƯỜNG", "ĐẢNG ỦY XÃ BẢN BO\n*", "ĐẢNG CỘNG SẢN VIỆT NAM", "", "Số        -BC/…", "- Lưu."
    )
    assert letterhead(view("noi-vu", text=PARTY)).agency == "PHÒNG NỘI VỤ\n*"
