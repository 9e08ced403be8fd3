"""One document cited in two ways."""

from __future__ import annotations

from rules.crossfoot.crossfoot import crossfoot
from tests.rules.crossfoot.reports import findings, report


def test_two_issuers_of_one_document() -> None:
    text = (
        "Quy định 124-QĐ/TW, ngày 02/02/2018 của Ban Bí thư.\nQuy định số 124-QĐ/TW, ngày 02/2/2018 của Bộ Chính trị."
    )
    assert findings(text) == [("repeat", "conflict")]


def test_one_body_under_two_names_is_one_issuer() -> None:
    text = (
        "Quy chế số 14-QC/HU, ngày 18/2/2022 của BTV Huyện ủy.\nQuy chế số 14-QC/HU, ngày"
        " 18/02/2022 của Ban Thường vụ Huyện ủy."
    )
    assert findings(text) == []


def test_two_days_of_one_year_contradict_and_two_years_are_two_documents() -> None:
    assert findings("Kế hoạch số 98-KH/HU, ngày 14/01/2022; Kế hoạch số 98-KH/HU ngày 15/01/2022.") == [
        ("repeat", "conflict")
    ]
    assert findings("Kế hoạch số 98-KH/HU, ngày 14/01/2022; Kế hoạch số 98-KH/HU ngày 15/01/2021.") == []


def test_the_other_report_may_hold_the_other_day() -> None:
    one, two = report("Kế hoạch số 98 -KH/HU, ngày 14/01/2022."), report("Kế hoạch số 98-KH/HU ngày 15/01/2022.")
    [check] = crossfoot([one, two])
    assert (check.spot.document, check.parts[0].spot.document) == (0, 1)
