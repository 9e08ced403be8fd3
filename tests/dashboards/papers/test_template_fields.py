"""What every template has: fields that are told of, filled with what the paper says."""

from __future__ import annotations

import io
import re
from typing import Literal

import docx
import pytest

from dashboards.papers import letter_paper, report_template
from dashboards.papers.template_fields import FOOT, HEAD, each_line, field, paper_of_fields, paper_values
from dashboards.views.office_paper import REPORT, office_paper
from kpi.letterhead_settings import LetterheadSettings


def test_a_field_and_the_lines_of_one() -> None:
    assert field("issuer") == "{{ issuer }}"
    assert each_line("recipients") == ("{%p for line in recipients %}", "{{ line }}", "{%p endfor %}")


@pytest.mark.parametrize("form", ["state", "party"])
def test_a_paper_of_fields_names_every_field_of_its_head_and_foot(form: Literal["state", "party"]) -> None:
    """But for the closing words and the mark behind them, which belong to the text; the Party has no motto."""
    paper = paper_of_fields(form)
    said = " ".join(str(getattr(paper, name)) for name in paper.__slots__ if name != "missing")
    wanted = {*HEAD, *FOOT} - {"closing", "ending"} - ({"motto"} if form == "party" else set())
    assert {name for name in (*HEAD, *FOOT) if re.search(rf"\b{name}\b", said.replace(form, ""))} >= wanted
    assert paper.mark == ("-" if form == "party" else ".")


def test_its_values_are_those_of_the_paper() -> None:
    paper = office_paper(LetterheadSettings(issuer="Phòng Nội vụ", signer="Nguyễn Văn A"), "", REPORT, None)
    values = paper_values(paper)
    assert set(values) == {*HEAD, *FOOT} - {"closing"}
    assert (values["issuer"], values["signer"], values["ending"]) == ("PHÒNG NỘI VỤ", "Nguyễn Văn A", "./.")


@pytest.mark.parametrize("form", ["state", "party"])
def test_every_template_of_the_program_has_the_same_head(form: Literal["state", "party"]) -> None:
    """The first table of each: the bodies and the heading, number and day."""
    made = (
        report_template.report_template(form),
        *(letter_paper.letter_template(form, common=common) for common in (True, False)),
    )
    heads = [{cell.text for row in docx.Document(io.BytesIO(one)).tables[0].rows for cell in row.cells} for one in made]
    said = ["\n".join(sorted(head)) for head in heads]
    fields = [set(re.findall(r"{{ (\w+) }}", one)) - {"about"} for one in said]
    assert fields[0] == fields[1] == fields[2] == set(HEAD) - ({"motto"} if form == "party" else set())
    assert all("{%p if superior %}" in one for one in said)
