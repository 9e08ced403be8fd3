"""Papers for the tests of this room: the list of the small world, and a document with a block of every kind."""

from __future__ import annotations

from datetime import date

from dashboards.papers.document import Annex, Bar, Chart, Column, Document, NewPage, Paragraph, Row, Table
from dashboards.papers.shortfall_paper import shortfall_paper
from dashboards.views.office_paper import REPORT, OfficePaper, office_paper
from kpi.letterhead_settings import LetterheadSettings
from tests.dashboards.exports.rows import the_list
from tests.dashboards.world import AS_OF

STATE = LetterheadSettings(
    superior="UBND huyện Tam Đường",
    issuer="Phòng Nội vụ",
    place="Tam Đường",
    number="{number}/{kind}-NV",
    letter_number="{number}/NV-DV",
    signature=("KT. Trưởng phòng", "Phó Trưởng phòng"),
    signer="Nguyễn Văn A",  # số liệu minh họa
    recipients=("Thường trực Huyện ủy", "UBND các xã, thị trấn"),
    archive="VT, NV",
)
PARTY = LetterheadSettings(
    form="party",
    superior="Đảng bộ tỉnh Lai Châu",
    issuer="Huyện ủy Tam Đường",
    place="Tam Đường",
    number="{number}-{kind}/HU",
    letter_number="{number}-CV/HU",
    signature=("T/M Ban Thường vụ", "Phó Bí thư"),
    recipients=("Thường trực Tỉnh ủy", "Đảng ủy các xã, thị trấn"),
)
SETTINGS = {"state": STATE, "party": PARTY}
DAY = date(2023, 10, 1)
CHART = Chart(
    (("Quá hạn", "#D55E00"), ("Chưa đủ số liệu", "#999999")),
    (Bar("Xã Bản Bo", ((1, "Quá hạn"), (3, "Chưa đủ số liệu"))), Bar("Xã Tả Lèng", ((0, "Quá hạn"),))),
)


def paper(form: str = "state") -> OfficePaper:
    return office_paper(SETTINGS[form], "", REPORT, DAY)


def the_paper(form: str = "state") -> Document:
    """Return the list of the world as a paper."""
    return shortfall_paper(the_list(), paper(form))


def ending_after(lines: int, form: str = "state") -> Document:
    """Return a paper of so many lines, each a paragraph, before its last words."""
    blocks = (*(Paragraph(f"Dòng {n}") for n in range(lines)), Paragraph("Lời kết./."))
    return Document(paper(form), "BÁO CÁO", ("Kết quả",), blocks, (), AS_OF)


def with_text(text: str, rows: int = 1, *, wide: bool = True) -> Document:
    """Return a paper that has a text in every place where people's words can stand, and a long table in its annex."""
    table = Table(
        (Column("STT", 10, "center"), Column("Đơn vị", 60), Column("Số", 20, "right")),
        (
            Row((text,), "group"),
            *(Row((str(n), text, "1.234,5")) for n in range(1, rows + 1)),
            Row(("", text, ""), "total"),
        ),
    )
    chart = Chart(((text, "#D55E00"),), (Bar(text, ((2, text),)),))
    texts = (Paragraph(text, "heading"), Paragraph(text), Paragraph(text, "caption"), Paragraph(text, "small"))
    head = LetterheadSettings(
        superior=text,
        issuer=text,
        place=text,
        number="{number}/" + text.replace("{", "").replace("}", ""),
        signature=(text, text),
        signer=text,
        recipients=(text,),
        archive=text,
    )
    return Document(
        paper=office_paper(head, text, REPORT, None),
        kind="BÁO CÁO",
        subject=(text,),
        blocks=(*texts, table, chart, NewPage(), Paragraph("Hết.")),
        annexes=(Annex(text, (table,), wide=wide),),
        made=AS_OF,
    )
