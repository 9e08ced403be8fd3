"""What the parts of a document speak of: what is to be reached or done, what has been, money, whom it is sent to.

"100% hộ dân được tuyên truyền" is a target under "MỤC TIÊU" and a result under "KẾT QUẢ ĐẠT ĐƯỢC". The heading nearest
above decides; a part whose heading says nothing is of the kind of the part around it; what stands before any heading
is the preamble. A report speaks of results until a heading speaks of tasks.
"""

from __future__ import annotations

import re
from enum import StrEnum

from targets.documents.numbering import DASH, PART, Label
from targets.documents.text import Paragraph, ParagraphKind, Text


class Mode(StrEnum):
    """What a part of a document speaks of."""

    PREAMBLE = "preamble"  #: what the document rests on, and its title
    GOALS = "goals"  #: mục tiêu, chỉ tiêu
    TASKS = "tasks"  #: nhiệm vụ, giải pháp, nội dung, tổ chức thực hiện
    SITUATION = "situation"  #: kết quả, tình hình, thực trạng, hạn chế, nguyên nhân
    MONEY = "money"  #: kinh phí
    RECIPIENTS = "recipients"  #: nơi nhận, and the signature


def modes_of(text: Text) -> tuple[Mode, ...]:
    """Return the mode of each paragraph of a text, in order."""
    report = any(_REPORT.match(text.words(paragraph)) for paragraph in text.paragraphs[:_HEAD])
    default = Mode.SITUATION if report else Mode.TASKS
    above: list[tuple[int, Mode]] = []
    modes, begun, ended = [], False, False
    signed = _signature_tables(text)
    for paragraph in text.paragraphs:
        words = text.words(paragraph)
        if paragraph.kind is ParagraphKind.NOTE:
            modes.append(Mode.SITUATION)
            continue
        words = words if paragraph.cell is None or paragraph.cell.table in signed else ""
        ended = ended or bool(_RECIPIENTS.match(words))
        if ended and not _begins_again(paragraph, signed):
            modes.append(Mode.RECIPIENTS)
            continue
        ended = False
        rank = _rank(paragraph.label, words)
        if rank is not None and paragraph.kind is ParagraphKind.TEXT:
            begun = True
            above = [(outer, mode) for outer, mode in above if outer < rank]
            inherited = above[-1][1] if above else default
            above.append((rank, _said(words, inherited, nested=bool(above)) or inherited))
        elif begun and not above:
            above.append((PART, default))
        modes.append(above[-1][1] if begun and above else Mode.PREAMBLE)
    return tuple(modes)


def _signature_tables(text: Text) -> set[int]:
    """Return the tables that hold the recipients or the letterhead, as Word files have them."""
    return {
        paragraph.cell.table
        for paragraph in text.paragraphs
        if paragraph.cell is not None and _RECIPIENTS.match(text.content, paragraph.start)
    }


def _begins_again(paragraph: Paragraph, signed: set[int]) -> bool:
    """Say whether something is promised again behind the signature: an appendix, or a table of its own."""
    if paragraph.cell is not None:
        return paragraph.cell.table not in signed
    return paragraph.label is not None and paragraph.label.rank == PART


def is_heading(words: str) -> bool:
    """Say whether a paragraph is a heading: short, and no sentence."""
    return len(words) <= _LONGEST and not words.rstrip().endswith((".", ";", ",")) and "%" not in words


_HEAD = 25  # paragraphs that can hold the kind of the document
_LONGEST = 160
_REPORT = re.compile(r"(?:BÁO CÁO|KẾT QUẢ)(?!\s+(?:VIÊN|TÀI CHÍNH))|Báo cáo$")
_RECIPIENTS = re.compile(r"nơi nhận\s*:?|kính gửi\s*:", re.IGNORECASE)
#: What headings say, the first that fits: the more particular before the more general.
_SAID: tuple[tuple[Mode, re.Pattern[str]], ...] = tuple(
    (mode, re.compile(pattern, re.IGNORECASE))
    for mode, pattern in (
        (
            Mode.SITUATION,
            (
                r"^(?:kết quả (?:thực hiện|đạt được|công tác|hoạt động|triển khai|chủ yếu|nổi bật)"
                r"|đánh giá (?:chung|kết quả|tình hình)|tình hình|thực trạng)"
            ),
        ),
        (
            Mode.MONEY,
            (
                r"^(?:dự toán |nguồn )?(?:kinh phí|ngân sách)|^nguồn (?:vốn|lực)(?: thực hiện)?$"
                r"|^khái toán|^cơ chế tài chính"
            ),
        ),
        (Mode.GOALS, r"mục tiêu|chỉ tiêu|kết quả (?:cần đạt|dự kiến|phấn đấu)|chỉ số (?:đánh giá|theo dõi)"),
        (
            Mode.SITUATION,
            (
                r"^(?:về )?(?:tình hình|thực trạng|đặc điểm|khái quát|bối cảnh|sự cần thiết|căn cứ"
                r"|cơ sở pháp lý|cơ sở xây dựng|ưu điểm"
                r"|thuận lợi|khó khăn|hạn chế|tồn tại|nguyên nhân|bài học|đánh giá(?: chung|.*(?:kết quả"
                r"|tình hình|thực trạng))"
                r"|những kết quả|một số kết quả|kết quả(?! (?:chủ yếu )?phải)|kiến nghị|đề xuất|phạm vi"
                r"|đối tượng|giải thích từ ngữ)"
                r"|kết quả (?:thực hiện|đạt được|công tác|hoạt động|triển khai)"
            ),
        ),
        (
            Mode.TASKS,
            (
                r"nhiệm vụ|giải pháp|nội dung|tổ chức thực hiện|phương hướng|biện pháp|phân công"
                r"|trách nhiệm|tiến độ|lộ trình"
                r"|chế độ (?:thông tin|báo cáo)|thông tin,? báo cáo|thời gian|yêu cầu|kiểm tra|công tác|hoạt động"
            ),
        ),
    )
)


def _rank(label: Label | None, words: str) -> int | None:
    """Return how deep a heading stands, or None for a paragraph that opens no part."""
    if label is not None and label.rank != DASH:
        return label.rank
    if label is None and words.isupper() and len(words) > _SHORTEST and _said(words, Mode.PREAMBLE) is not None:
        return PART
    return None


def _said(words: str, inherited: Mode, *, nested: bool = False) -> Mode | None:
    """Return what a heading speaks of; None when it does not say, or is no heading."""
    lead = words if is_heading(words) else _lead(words)
    if not lead:
        return None
    found = next((mode for mode, pattern in _SAID if pattern.search(lead)), None)
    if found in {Mode.TASKS, Mode.GOALS} and nested and inherited is Mode.SITUATION and not _LOOKS_AHEAD.match(lead):
        return None  # "Tổ chức các phong trào …" under results is one of their subjects
    if found is Mode.TASKS and inherited is Mode.GOALS and not _OPENS_TASKS.search(lead):
        return None
    if found is Mode.SITUATION and inherited in {Mode.GOALS, Mode.TASKS} and not _OPENS_SITUATION.search(lead):
        return None
    return found


def _lead(words: str) -> str:
    """Return the heading that a paragraph's own sentence follows: "Mục tiêu: đến năm 2025 …"."""
    head, colon, _ = words.partition(":")
    return head if colon and len(head) <= _SHORT else ""


_SHORT = 60
_SHORTEST = 5
_OPENS_TASKS = re.compile(r"nhiệm vụ|giải pháp|tổ chức thực hiện|phương hướng|biện pháp|trách nhiệm", re.IGNORECASE)
_LOOKS_AHEAD = re.compile(
    r"phương hướng|nhiệm vụ(?! đã)|giải pháp|mục tiêu|chỉ tiêu|kế hoạch|định hướng", re.IGNORECASE
)
_OPENS_SITUATION = re.compile(
    r"^(?:thực trạng|tình hình|hạn chế|tồn tại|nguyên nhân|ưu điểm|khó khăn|thuận lợi|đặc điểm"
    r"|đánh giá (?:chung|kết quả|tình hình|thực trạng)"
    r"|kết quả (?:đạt được|thực hiện năm|năm)|căn cứ|cơ sở|sự cần thiết)",
    re.IGNORECASE,
)
