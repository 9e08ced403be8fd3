"""The compiled report as a paper: its blocks in order, its footnotes at their marks, its annexes."""

from __future__ import annotations

from dashboards.papers.document import NOTE, Paragraph, Table
from dashboards.papers.report_paper import report_paper
from dashboards.papers.to_pdf import paper_pdf
from dashboards.views.office_paper import REPORT, OfficePaper, office_paper
from kpi.letterhead_settings import LetterheadSettings
from tests.dashboards.compiled.said import half_year, words_of
from tests.dashboards.papers.looking import pages
from tests.dashboards.world import AS_OF


def paper(form: str) -> OfficePaper:
    settings = LetterheadSettings.model_validate({"form": form, "issuer": "Phòng Nội vụ", "place": "Tam Đường"})
    return office_paper(settings, "", REPORT, AS_OF.date())


def test_sections_are_headed_as_the_form_has_it_and_the_text_ends_as_it_does() -> None:
    for form, head, end in (("state", "II. KẾT QUẢ", "./."), ("party", "II- KẾT QUẢ", "2023.")):
        blocks = report_paper(words_of(half_year()), paper(form), AS_OF).blocks
        texts = [block.text for block in blocks if isinstance(block, Paragraph)]
        assert f"{head} THỰC HIỆN 6 THÁNG ĐẦU NĂM 2023" in texts
        assert texts[-1].endswith(end)


def test_each_mark_has_its_note() -> None:
    blocks = report_paper(words_of(half_year()), paper("state"), AS_OF).blocks
    marked = [block for block in blocks if isinstance(block, Paragraph) and block.notes]
    assert [block.text.count(NOTE) == len(block.notes) for block in marked] == [True, True]
    assert marked[0].text.startswith(f"Số mô hình: 05 mô hình{NOTE}.")


def test_a_sum_is_the_last_row_of_its_annex() -> None:
    annex = report_paper(words_of(half_year()), paper("state"), AS_OF).annexes[0]
    (table,) = (block for block in annex.blocks if isinstance(block, Table))
    assert (annex.label, table.rows[-1].kind, table.rows[-1].cells[1]) == ("Phụ lục I", "total", "Cộng")


def test_notes_stand_at_the_foot_of_the_page_of_their_mark() -> None:
    found = pages(paper_pdf(report_paper(words_of(half_year()), paper("state"), AS_OF)))
    at = [
        (number, line)
        for number, page in enumerate(found)
        for line in page.lines
        if "Thị trấn Tam Đường: 02 mô hình" in line.text
    ]
    ((number, line),) = at
    assert line.size < 11  # points, in a text of 14
    assert any("05 mô hình" in other.text and other.top < line.top for other in found[number].lines)
