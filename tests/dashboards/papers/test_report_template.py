"""The template of the compiled report: what an office gets to change."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Literal

import docx
import pytest
from docxtpl import DocxTemplate

from dashboards.papers.report_template import FIELDS, STYLES, report_template


@pytest.mark.parametrize("form", ["state", "party"])
def test_it_uses_every_field_and_no_other(form: Literal["state", "party"]) -> None:
    used = DocxTemplate(io.BytesIO(report_template(form))).get_undeclared_template_variables()
    assert used == set(FIELDS) - ({"motto"} if form == "party" else set())


def test_the_two_forms_number_their_sections_in_their_own_way() -> None:
    heads = {
        form: [p.text for p in docx.Document(io.BytesIO(report_template(form))).paragraphs if re.match(r"I+", p.text)]
        for form in ("state", "party")
    }
    assert heads["state"][0] == "I. CÔNG TÁC CHỈ ĐẠO, TRIỂN KHAI VÀ CHẾ ĐỘ BÁO CÁO"
    assert heads["party"][2] == "III- ĐÁNH GIÁ CHUNG"


def test_the_paragraphs_of_the_text_have_styles_that_word_shows() -> None:
    styles = docx.Document(io.BytesIO(report_template("state"))).styles
    assert {styles[name].style_id for name, _ in STYLES.values()} == {id_ for _, id_ in STYLES.values()}


def test_it_is_always_the_same() -> None:
    assert report_template("state") == report_template("state")
    assert report_template("state") != report_template("party")


def test_every_field_and_style_is_in_the_manual() -> None:
    page = (Path(__file__).parents[3] / "docs" / "tong-hop-bao-cao.md").read_text(encoding="utf-8")
    assert [name for name in FIELDS if f"`{name}`" not in page] == []
    assert [name for name, _ in STYLES.values() if f"*{name}*" not in page] == []
