"""The checks for JSON."""

from __future__ import annotations

from rules.crossfoot.crossfoot import crossfoot
from rules.crossfoot.shapes import report_json
from tests.rules.crossfoot.reports import report

TEXT = (
    "BÁO CÁO\nCó trên 565 tỷ đồng, trong đó: quỹ A 486 tỷ đồng; quỹ B 69 tỷ đồng.\nCòn"
    " 2/13 xã chưa họp (Bản Bo, Nà Tăm)."
)


def test_figures_ratios_and_checks_with_their_words_and_lines() -> None:
    read = report(TEXT)
    answer = report_json({"a.txt": read}, crossfoot([read]))
    assert answer["figures"][0] == {
        "quote": "trên 565 tỷ đồng",
        "line": 3,
        "value": 565,
        "unit": "tỷ đồng",
        "qualifier": "at_least",
    }
    assert answer["ratios"] == [
        {
            "quote": "2/13 xã",
            "line": 5,
            "numerator": 2,
            "denominator": 13,
            "percent": 15.38,
            "names": ["Bản Bo", "Nà Tăm"],
        }
    ]
    first = answer["checks"][0]
    assert {key: first[key] for key in ("kind", "verdict", "quote", "line", "stated", "computed", "arithmetic")} == {
        "kind": "sum",
        "verdict": "fail",
        "quote": "trên 565 tỷ đồng",
        "line": 3,
        "stated": 565,
        "computed": 555,
        "arithmetic": "486+69=555",
    }
    assert first["parts"] == [
        {"quote": "486 tỷ đồng", "line": 3, "value": 486},
        {"quote": "69 tỷ đồng", "line": 3, "value": 69},
    ]


def test_with_several_reports_each_thing_names_its_file() -> None:
    one, two = report(TEXT), report("BÁO CÁO\nCó 14/13 xã.")
    answer = report_json({"a.txt": one, "b.txt": two}, crossfoot([one, two]), "en")
    assert {check["document"] for check in answer["checks"]} == {"a.txt", "b.txt"}
    assert all("document" in figure for figure in answer["figures"])
