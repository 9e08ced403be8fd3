"""Documents that a report cites."""

from __future__ import annotations

from datetime import date

from targets.documents.layout import lay_out
from targets.documents.lines import text_lines
from targets.narrative.citations import citations_of


def test_number_day_and_issuer() -> None:
    text = (
        "Quy định 124-QĐ/TW, ngày 02/02/2018 của Ban Bí thư; Kế hoạch số 98 -KH/HU, ngày"
        " 14/01/2022 của BTV Huyện ủy; Đề án 06."
    )
    found = citations_of(lay_out(text_lines(text)))
    assert [(c.number, c.day, c.issuer) for c in found] == [
        ("124-QĐ/TW", date(2018, 2, 2), "ban bí thư"),
        ("98-KH/HU", date(2022, 1, 14), "huyện uỷ"),
    ]


def test_a_day_that_is_none_is_kept_as_written() -> None:
    [cited] = citations_of(lay_out(text_lines("Quyết định số 189-QĐ/ĐU ngày 26/01/202.")))
    assert (cited.day, cited.written_day) == (None, "26/01/202.")
