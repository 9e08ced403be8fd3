"""The letter that urges a unit on, as a paper; and the template of its Word document, which an office may change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from dashboards.papers.document import Block, Column, Document, Paragraph, Row, Table, plain
from dashboards.papers.docx_parts import saved
from dashboards.papers.shortfall_paper import NAME
from dashboards.papers.template_fields import (
    CLOSING,
    FOOT,
    HEAD,
    MADE,
    each_line,
    field,
    paper_of_fields,
    paper_values,
    template_of,
)
from dashboards.papers.word_template import filled
from dashboards.views.letters import Letter
from dashboards.views.office_paper import OfficePaper
from dashboards.views.shortfall_list import Entry, first_upper
from targets.wording import write_date

#: What a template may use, and what each field holds.
FIELDS: Mapping[str, str] = {
    **HEAD,
    "about": "trích yếu: V/v đôn đốc …",
    "to": "nơi gửi, từng dòng",
    "opening": "đoạn mở đầu: căn cứ, số việc còn thiếu",
    "rows": "các dòng của bảng",
    "row.n": "số thứ tự",
    "row.unit": "đơn vị",
    "row.title": "chỉ tiêu, nhiệm vụ",
    "row.result": "kết quả",
    "row.required": "yêu cầu",
    "row.actual": "thực tế",
    "row.last_day": "hạn cuối",
    "row.days_late": "số ngày chậm; có thể trống",
    "row.remedy": "việc cần làm",
    "row.clause": "căn cứ trong kế hoạch",
    "request": "đoạn đề nghị, có chỗ trống để điền hạn báo cáo",
    **FOOT,
}
_ABOUT = "đôn đốc thực hiện chỉ tiêu, nhiệm vụ"


def letter_paper(letter: Letter, paper: OfficePaper) -> Document:
    """Return the letter as a paper, of the very words that fill the template."""
    rows = [Row(_cells(values, common=letter.common)) for values in _rows(letter.entries)]
    blocks = (
        Paragraph(_opening(letter)),
        Table(_columns(common=letter.common), tuple(rows)),
        Paragraph(_request(letter, paper)),
        Paragraph(_closing(letter) + paper.ending),
    )
    return Document(paper, "", (), blocks, (), letter.as_of, about(paper), _greeted(letter.to))


def about(paper: OfficePaper) -> str:
    """Return what a letter is about, as it stands below the number; the Party writes it without "V/v"."""
    return first_upper(_ABOUT) if paper.party else f"V/v {_ABOUT}"


def letter_docx(letter: Letter, paper: OfficePaper, template: bytes, name: str) -> bytes:
    """Return the letter in a template.

    Args:
        letter: what it says.
        paper: the words around it.
        template: the office's, or `letter_template`.
        name: of the template's file, for what is said of its mistakes.

    Raises:
        BadTemplateError: the template is no Word document, or uses a field that there is not.
    """
    values = {
        **paper_values(paper),
        "about": about(paper),
        "to": _greeted(letter.to),
        "opening": _opening(letter),
        "rows": _rows(letter.entries),
        "request": _request(letter, paper),
        "closing": _closing(letter),
    }
    word = filled(template, name, values, FIELDS)
    word.core_properties.title, word.core_properties.author = about(paper), paper.issuer[:255]
    return saved(word, letter.as_of)


def letter_template(form: Literal["state", "party"], *, common: bool) -> bytes:
    """Return the program's own template, for one unit or (``common``) for several; always the same bytes."""
    return saved(template_of(_fields(form, common=common), "Mẫu công văn đôn đốc"), MADE)


def _fields(form: Literal["state", "party"], *, common: bool) -> Document:
    """Return the letter whose words are fields."""
    names = ("n", "unit", "title", "last_day", "days_late", "required", "actual", "remedy")
    cells = _cells({name: field(f"row.{name}") for name in names}, common=common)
    empty = ("",) * (len(cells) - 1)
    rows = (Row(("{%tr for row in rows %}", *empty)), Row(cells), Row(("{%tr endfor %}", *empty)))
    blocks: tuple[Block, ...] = (
        Paragraph(field("opening")),
        Table(_columns(common=common), rows),
        Paragraph(field("request")),
        Paragraph(CLOSING),
    )
    greeting = each_line("to") if common else (field("to[0]"),)
    return Document(paper_of_fields(form), "", (), blocks, (), MADE, field("about"), greeting)


def _greeted(to: Sequence[str]) -> tuple[str, ...]:
    """Return the lines of to whom one writes: one behind the words, several below them."""
    names = [plain(one, NAME) for one in to]
    if len(names) == 1:
        return (f"Kính gửi: {names[0]}",)
    return ("Kính gửi:", *(f"- {one}{';' if at < len(names) else '.'}" for at, one in enumerate(names, 1)))


def _opening(letter: Letter) -> str:
    cited = "; ".join(plain(plan.vi) for plan in letter.plans)
    units = len({entry.row.unit_id for entry in letter.entries})
    whose = f"có {units} đơn vị" if letter.common else "đơn vị"
    return (
        f"Thực hiện {cited}; theo số liệu nhận được đến hết ngày {write_date(letter.as_of.date())}, {whose} còn"
        f" {len(letter.entries)} chỉ tiêu, nhiệm vụ quá hạn, chưa đạt hoặc chưa báo cáo số liệu, cụ thể như sau:"
    )


def _request(letter: Letter, paper: OfficePaper) -> str:
    office = plain(paper.name, NAME) or "Cơ quan theo dõi"
    return (
        f"Để bảo đảm tiến độ, {office} đề nghị các đồng chí lãnh đạo đơn vị chỉ đạo thực hiện ngay những việc nêu trên"
        f" và báo cáo kết quả về {office} trước ngày …… tháng …… năm {letter.as_of.year}; việc nào chưa thực hiện được,"
        " nêu rõ nguyên nhân và thời gian hoàn thành."
    )


def _closing(letter: Letter) -> str:
    return f"Đề nghị {'các đơn vị' if letter.common else 'đơn vị'} quan tâm, thực hiện"


def _rows(entries: Sequence[Entry]) -> list[dict[str, str]]:
    return [
        {
            "n": str(number),
            "unit": plain(first_upper(one.label), NAME),
            "title": plain(one.row.title, NAME),
            "result": one.row.verdict.label.vi,
            "required": plain(one.required.vi, 60),
            "actual": plain(one.actual.vi, 60),
            "last_day": write_date(one.row.last_day),
            "days_late": str(one.days_late) if one.days_late is not None else "",
            "remedy": plain(one.row.remedy.vi, 300) if one.row.remedy is not None else "",
            "clause": plain(one.row.clause.place(), NAME),
        }
        for number, one in enumerate(entries, 1)
    ]


def _cells(row: Mapping[str, str], *, common: bool) -> tuple[str, ...]:
    unit = (row["unit"],) if common else ()
    rest = ("title", "last_day", "days_late", "required", "actual", "remedy")
    return (row["n"], *unit, *(row[name] for name in rest))


def _columns(*, common: bool) -> tuple[Column, ...]:
    return (
        Column("STT", 12, "center"),
        *((Column("Đơn vị", 23),) if common else ()),
        Column("Chỉ tiêu, nhiệm vụ", 31 if common else 46),
        Column("Hạn cuối", 25, "center"),
        Column("Số ngày chậm", 14, "center"),
        Column("Yêu cầu", 16 if common else 18, "center"),
        Column("Thực tế", 16 if common else 18, "center"),
        Column("Việc cần làm", 28 if common else 32),
    )
