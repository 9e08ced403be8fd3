"""The page of a checked report, by itself."""

from __future__ import annotations

import re

from dashboards.web.checked_page import KINDS, VERDICTS, checked_page
from rules.crossfoot.check import CheckKind, CheckVerdict
from rules.crossfoot.crossfoot import crossfoot, read
from targets.documents.layout import lay_out
from targets.documents.lines import text_lines

TEXT = "Có 05 mô hình <b>, gồm: 02 mô hình A; 01 mô hình B.\n\n<script>alert(1)</script> Có 14/13 xã."


def page(language: str = "vi") -> str:
    report = read(lay_out(text_lines(TEXT)))
    return checked_page({"a<i>.txt": report}, crossfoot([report]), "en" if language == "en" else "vi")


def test_hostile_words_stay_words_and_nothing_is_loaded() -> None:
    text = page()
    assert "<script" not in text
    assert "&lt;script&gt;" in text
    assert "a&lt;i&gt;.txt" in text
    assert not re.search(r"(?:src|href)=\"(?!#)", text)


def test_every_link_leads_to_a_place_that_exists_once() -> None:
    text = page()
    ids = re.findall(r' id="([^"]+)"', text)
    assert sorted(ids) == sorted(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', text)) <= set(ids)


def test_both_languages() -> None:
    assert "Những chỗ cần xem lại" in page()
    assert "What to look at" in page("en")
    assert "Nêu 05 mô hình" in page()


def test_every_kind_and_verdict_has_its_words() -> None:
    assert set(KINDS) == set(CheckKind)
    assert set(VERDICTS) == set(CheckVerdict)
    assert len({shape for shape, _ in VERDICTS.values()}) == len(CheckVerdict)
