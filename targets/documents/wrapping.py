"""Whether a line goes on where the one before it broke off: how hard wraps are told from the ends of paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from targets.documents.letters import LOWER
from targets.documents.numbering import ARABIC, DASH, label_of


@dataclass(frozen=True, slots=True)
class Width:
    """How wide the lines of a file are set."""

    wrapped: bool  #: whether lines are broken at a margin at all; otherwise each is a paragraph
    columns: int  #: where the margin is, in characters
    gapped: bool  #: an empty line stands between all lines, not only between paragraphs

    @property
    def full(self) -> float:
        """From how many characters on a line may have been broken at the margin."""
        return 0.85 * self.columns


def width_of(texts: Sequence[str]) -> Width:
    """Return how wide the lines of a file are set.

    >>> width_of(["x" * 80, "", "x" * 78, "", "x" * 81, "", "x" * 20])
    Width(wrapped=True, columns=81, gapped=True)
    """
    lengths = [length for text in texts if (length := len(text.strip())) > _SHORT]
    if not lengths:
        return Width(wrapped=False, columns=_WIDEST, gapped=False)
    near = Counter(length + shift for length in lengths for shift in range(-_RAGGED, _RAGGED + 1))
    middle = max(near, key=lambda length: (near[length], -length))  # where most lines end; notes are often set wider
    columns = max(length for length in lengths if length <= middle + _RAGGED)
    wrapped = columns <= _WIDEST and near[middle] >= len(lengths) / 3
    follow = [not after.strip() for text, after in pairwise(texts) if len(text.strip()) > _SHORT]
    return Width(wrapped=wrapped, columns=columns, gapped=sum(follow) >= len(follow) * 0.6 and bool(follow))


def continues(before: str, text: str, width: Width, *, cut: bool, so_far: int) -> bool:
    """Say whether a line goes on with the paragraph of the line before it.

    Args:
        before: the last line of the paragraph.
        text: the line in question.
        width: of the lines of the file.
        cut: a page or a footnote stands between the two.
        so_far: how many characters the paragraph has.
    """
    last, first = before.strip(), text.strip()
    if _SPLIT.search(last):
        return True
    open_end = not last.endswith(_ENDS)
    label = label_of(first)
    if label is not None:
        dashed = label.rank == DASH and first[label.end : label.end + 1] in _SMALL
        cited = _CITED.search(last) is not None and label.rank >= ARABIC and label.rank != DASH
        return open_end and (dashed or cited)
    if _BLOCK.match(first) or last.endswith("./."):
        return False
    if _is_heading(last) or _is_heading(first):
        return _is_heading(last) and _is_heading(first) and not _NAMES_ITSELF.match(first)
    if first[:1] in _SMALL or (first[:1] in _NO_BEGINNING and (len(first) > 1 or last[-1:].isdigit())):
        return True
    if not width.wrapped:
        return open_end and len(last) >= _SHORT * 2 and (cut or so_far >= _LONG) and label_of(last) is None
    if open_end and _OPENER.match(first):
        return False
    reach = len(last) + 1 + len(first.split(maxsplit=1)[0])
    return reach >= (width.full if open_end else 0.96 * width.columns)


_SHORT = 30
_LONG = 200
_RAGGED = 6  # characters by which lines of one width differ, in type of unequal letters
_WIDEST = 170  # characters that a page can hold in one line
_ENDS = (".", ";", ":", "!", "?", "…", ".”", '."', "/.")
#: A word or a number cut at a hyphen: "2021-", "NQ-CP-".
_SPLIT = re.compile(r"[^\W_]-$")
_SMALL = frozenset(LOWER)
_NO_BEGINNING = frozenset("%,;:.)]”‰/")
#: What a number at the beginning of the next line belongs to: "khoản | 2. Điều".
_CITED = re.compile(r"(?:khoản|điểm|điều|mục|số|nhóm|bảng|mẫu)$", re.IGNORECASE)
#: Blocks that begin anew whatever stands before them.
_BLOCK = re.compile(r"Nơi nhận|Kính gửi|T/?M\.? |TM\.|KT\.|TL\.|TUQ\.|\(?Đã ký\)?$|Số:? ")
#: Words that stand with a capital only where a sentence begins: never in the middle of one.
_OPENER = re.compile(
    r"(?:"
    r"Ban hành|Báo cáo|Bảo đảm|Chỉ đạo|Chủ trì|Chủ động|Các|Có|Công tác|Căn cứ|Duy trì|Giao|Giảm"
    r"|Hoàn thành|Huy động|Hàng|Hướng dẫn|Hằng|Kinh phí|Kiểm tra|Kịp thời|Lãnh đạo|Mỗi|Một số|Mở|Ngoài ra"
    r"|Nhằm|Nâng cao|Phát huy|Phấn đấu|Phối hợp|Quan tâm|Rà soát|Sau khi|Tham mưu|Thành lập|Thông qua"
    r"|Thường xuyên|Thời gian|Thực hiện|Tiếp tục|Triển khai|Trong|Trên cơ sở|Trồng|Tuyên truyền|Tăng cường"
    r"|Tập trung|Tổ chức(?! Y tế)|Tỷ lệ|Việc|Vận động|Xây dựng|Đã|Đơn vị chủ trì|Đảm bảo|Đẩy mạnh|Đến|Để"
    r"|Định kỳ"
    r")\b"
)
_NAMES_ITSELF = re.compile(
    r"(?:CỘNG H|ĐẢNG CỘNG SẢN|KẾ HOẠCH|BÁO CÁO|QUYẾT ĐỊNH|CHƯƠNG TRÌNH|NGHỊ QUYẾT|ĐỀ ÁN|HƯỚNG DẪN|THÔNG BÁO)\b"
)


def _is_heading(text: str) -> bool:
    """Say whether a line is set in capitals."""
    capitals = sum(map(str.isupper, text))
    return capitals > 3 and capitals >= 0.8 * sum(map(str.isalpha, text))  # noqa: PLR2004
