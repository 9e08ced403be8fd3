"""A total and the things it names."""

from __future__ import annotations

from tests.rules.crossfoot.reports import findings

TEXT = """
Ủng hộ quỹ “Nghĩa tình đồng đội”, quỹ “Xã hội công đoàn” năm 2023 với số tiền {total} triệu đồng1 và quản lý tốt.
1 Hội CCB vận động quỹ Nghĩa tình đồng đội 130,7 triệu đồng; LĐLĐ vận động quỹ Xã hội công đoàn 68,2 triệu đồng. Hội LHPN vận động quỹ Mái ấm tình thương 113,2 triệu đồng.
"""  # noqa: E501  a paragraph of a report is one line


def test_a_total_that_needs_what_it_does_not_name_is_found() -> None:
    assert findings(TEXT.format(total="312,1")) == [("sum", "fail")]  # 130,7 + 68,2 + 113,2; the named two are 198,9


def test_a_total_of_just_what_it_names_is_fine() -> None:
    text = TEXT.format(total="198,9").replace(" Hội LHPN vận động quỹ Mái ấm tình thương 113,2 triệu đồng.", "")
    assert findings(text) == []
