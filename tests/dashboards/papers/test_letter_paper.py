"""Letters that urge, in the program's template and in an office's own: the same words in Word and in PDF."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest

from dashboards.papers.errors import UnknownFieldsError
from dashboards.papers.letter_paper import FIELDS, letter_docx, letter_paper, letter_template
from dashboards.papers.to_pdf import paper_pdf
from dashboards.views.letters import URGED, Letter, group_letter, unit_letters
from dashboards.views.office_paper import LETTER, OfficePaper, office_paper
from dashboards.views.shortfall_list import shortfall_list
from tests.dashboards.papers.looking import by_libreoffice, first_page, pages
from tests.dashboards.papers.papers import DAY, SETTINGS
from tests.dashboards.world import OFFICE, inputs, registry, results


def paper(form: str = "state") -> OfficePaper:
    return office_paper(SETTINGS[form], "", LETTER, DAY, ("Như trên",))


def letter(*, common: bool = False, form: str = "state") -> Letter:
    view = shortfall_list(inputs(), results(), OFFICE, verdicts=URGED)
    party = form == "party"
    if not common:
        return unit_letters(view, registry(), party=party)[1]  # to Bản Bo
    found = group_letter(view, registry(), "cap-xa", party=party)
    assert found is not None
    return found


def own(form: str, *, common: bool) -> bytes:
    return letter_template("party" if form == "party" else "state", common=common)


@pytest.mark.parametrize("common", [False, True])
@pytest.mark.parametrize("form", ["state", "party"])
def test_word_and_pdf_say_the_same(tmp_path: Path, form: str, common: bool) -> None:
    one = letter(common=common, form=form)
    word = letter_docx(one, paper(form), own(form, common=common), "mau.docx")
    shown = [pages(by_libreoffice(word, tmp_path)), pages(paper_pdf(letter_paper(one, paper(form))))]
    first, second = ("".join("".join(line.text for p in seen for line in p.lines).split()) for seen in shown)
    assert sorted(first) == sorted(second)  # lines are broken in other places
    for seen in shown:
        assert seen[0].line("PHÒNG NỘI VỤ" if form == "state" else "HUYỆN ỦY TAM ĐƯỜNG")
        begins = "V/v đôn đốc thực hiện" if form == "state" else "Đôn đốc thực hiện"  # as each form has it
        (about,) = (line for line in seen[0].lines if line.text.startswith(begins))
        assert about.size == 12
        assert about.top - seen[0].line("/NV-DV" if form == "state" else "-CV/HU").top > 4  # below the number


def test_a_letter_has_its_own_number_no_title_and_goes_to_whom_it_is_written() -> None:
    seen = first_page(paper_pdf(letter_paper(letter(), paper())))
    assert seen.line("/NV-DV")
    to = seen.line("Kính gửi: Ủy ban nhân dân xã Bản Bo")
    assert (to.left + to.right) / 2 == pytest.approx(112.5, abs=0.5)
    assert all(line.text != "BÁO CÁO" for line in seen.lines)
    assert seen.line("V/v đôn đốc thực hiện chỉ tiêu,").top > seen.line("Số:").top


def test_it_says_what_is_lacking_and_leaves_the_day_of_the_answer_open() -> None:
    word = docx.Document(io.BytesIO(letter_docx(letter(), paper(), own("state", common=False), "mau.docx")))
    texts = [paragraph.text for paragraph in word.paragraphs]
    assert any("đơn vị còn 4 chỉ tiêu, nhiệm vụ quá hạn, chưa đạt hoặc chưa báo cáo số liệu" in one for one in texts)
    assert any("trước ngày …… tháng …… năm 2023" in one for one in texts)
    assert any(one.endswith("quan tâm, thực hiện./.") for one in texts)
    rows = [[cell.text for cell in row.cells] for row in word.tables[1].rows]
    assert rows[1] == [
        "1",
        "Báo cáo 6 tháng",
        "04/6/2023",
        "119",
        "1 báo cáo",
        "chưa nộp",
        "Nộp ngay báo cáo còn thiếu.",
    ]
    assert len(rows) == 5
    assert "- Như trên;" in word.tables[-1].rows[0].cells[0].text


def test_a_letter_to_several_names_them_all() -> None:
    word = docx.Document(io.BytesIO(letter_docx(letter(common=True), paper(), own("state", common=True), "mau.docx")))
    texts = [paragraph.text for paragraph in word.paragraphs]
    assert texts[texts.index("Kính gửi:") :][:4] == [
        "Kính gửi:",
        "- Ủy ban nhân dân xã Sơn Bình;",
        "- Ủy ban nhân dân xã Bản Bo;",
        "- Ủy ban nhân dân xã Khun Há.",
    ]
    assert {row.cells[1].text for row in word.tables[1].rows[1:]} == {"Xã Sơn Bình", "Xã Bản Bo", "Xã Khun Há"}


def test_an_office_without_a_superior_has_no_empty_line_for_it() -> None:
    alone = office_paper(SETTINGS["state"].model_copy(update={"superior": ""}), "", LETTER, DAY)
    word = docx.Document(io.BytesIO(letter_docx(letter(), alone, own("state", common=False), "mau.docx")))
    assert word.tables[0].rows[0].cells[0].text.split("\n")[0] == "PHÒNG NỘI VỤ"


def test_an_office_changes_its_template_and_a_field_that_is_not_there_is_told() -> None:
    changed = docx.Document(io.BytesIO(own("state", common=False)))
    changed.paragraphs[0].insert_paragraph_before("KHẨN: {{ about }}")
    content = io.BytesIO()
    changed.save(content)
    word = docx.Document(io.BytesIO(letter_docx(letter(), paper(), content.getvalue(), "mau.docx")))
    assert "KHẨN: V/v đôn đốc thực hiện chỉ tiêu, nhiệm vụ" in [one.text for one in word.paragraphs]
    changed.add_paragraph("{{ han_bao_cao }}")
    content = io.BytesIO()
    changed.save(content)
    with pytest.raises(UnknownFieldsError, match="“han_bao_cao”"):
        letter_docx(letter(), paper(), content.getvalue(), "mau.docx")


@pytest.mark.parametrize("common", [False, True])
def test_the_program_s_template_uses_only_fields_that_are_told_and_is_always_the_same(common: bool) -> None:
    template = own("party", common=common)
    assert template == own("party", common=common)
    assert letter_docx(letter(common=common), paper("party"), template, "") == letter_docx(
        letter(common=common), paper("party"), template, ""
    )
    rows = {name.partition(".")[2] for name in FIELDS if "." in name}
    assert rows >= {"n", "unit", "title", "clause"}
