"""What the nouns of reports measure: which of them count the same kind of thing and may be added to one total.

"22 cuộc đối thoại" is the whole of "01 cuộc", "14 hội nghị" and "06 hội nghị"; "1.682 lượt người" of "56 công dân" and
"80 hội viên". A noun that stands in no list is a kind of its own, so that nothing strange is ever added up.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from targets.names import match_key


@dataclass(frozen=True, slots=True)
class Measure:
    """What a number counts or measures."""

    unit: str  #: as it is written: "lượt người", "triệu đồng", "%"
    kind: str  #: "people", "events", … of the lists below; for any other noun the noun itself
    scale: Decimal = Decimal(1)  #: what the number is multiplied with to compare: 1.000.000 for triệu đồng
    end: int = 0  #: in the text measured, where the unit's words end


#: Kinds of things, and the nouns that count them. Longer nouns win over shorter ones.
KINDS: dict[str, tuple[str, ...]] = {
    kind: tuple(nouns.replace("\n", "").split("|"))
    for kind, nouns in {
        "events": """buổi|cuộc|hội nghị|hội thảo|đợt|lớp|phiên|lần|chuyến|hoạt động|hội thi|cuộc thi|diễn đàn|tọa đàm
|lễ|giải|sự kiện""",
        "people": """người|lượt|công dân|hội viên|đoàn viên|đồng chí|đ/c|đại biểu|cán bộ|đảng viên|học sinh|sinh viên
|cử tri|quân nhân|thanh niên|thiếu nhi|trẻ em|trẻ|em|cháu|học viên|thành viên|vđv|vận động viên|phụ nữ|nông dân
|cá nhân|nhân khẩu|khẩu|lao động|người lao động|công chức|viên chức|giáo viên|chiến sĩ|chiến sỹ|công nhân|tín đồ
|chức sắc|bệnh nhân|đối tượng|cựu chiến binh|nam|nữ|tuyên truyền viên|hòa giải viên|cộng tác viên|báo cáo viên|dân
|khách|du khách|thí sinh|nạn nhân|bị can|ủy viên|chức danh|phó chủ tịch|chủ tịch|phó bí thư|bí thư|chi hội trưởng
|trưởng bản|trưởng thôn|công an viên|dân quân|tân binh|quần chúng""",
        "opinions": "ý kiến|kiến nghị|lượt ý kiến|câu hỏi|phản ánh|góp ý|đề xuất",
        "households": "hộ|gia đình",
        "houses": "nhà|căn nhà|ngôi nhà|mái ấm|căn",
        "documents": """văn bản|dự thảo|kế hoạch|báo cáo|công văn|quyết định|thông báo|hướng dẫn|nghị quyết|tờ trình
|quy chế|chương trình|đề án|chỉ thị|kết luận|tin bài|tin|bài|tài liệu""",
        "bodies": """đơn vị|cơ quan|tổ chức|tổ chức cơ sở đảng|đảng bộ|chi bộ|chi hội|chi đoàn|cơ sở|tổ|ban|ban chỉ đạo
|đoàn|tập thể|công đoàn|phòng|doanh nghiệp|hợp tác xã|htx|đội|câu lạc bộ|clb|trường|trạm|nhóm|chi cục|sở|ngành""",
        "communes": "xã|phường|thị trấn|địa phương|huyện|tỉnh|thành phố|quận",
        "villages": "bản|thôn|khu dân cư|tổ dân phố|ấp|xóm|khu phố|khối phố|buôn|làng",
        "models": "mô hình|điển hình|cách làm",
        "works": "công trình|phần việc|dự án|tuyến đường|hạng mục",
        "gifts": "suất quà|suất|phần quà|xuất quà|quà|xuất",
        "petitions": "đơn|đơn thư|hồ sơ|thủ tục hành chính|thủ tục|tthc",
        "cases": "vụ|vụ việc|trường hợp|ca|việc",
        "ethnic groups": "dân tộc",
        "criteria": "tiêu chí|chỉ tiêu|nhiệm vụ",
        "initiatives": "sáng kiến",
        "shares": "%|phần trăm",
        "per mille": "‰",
        "area": "ha|héc ta|m2|m²|km2|km²",
        "length": "km|m|mét",
        "weight": "tấn|kg|tạ|yến",
    }.items()
}
#: Kinds that may stand for one another as parts of one total: "79 công dân (14 trường hợp đã về, 65 chưa về)".
KIN: frozenset[frozenset[str]] = frozenset(
    frozenset(pair.split("/"))
    for pair in (
        "people/cases|people/households|bodies/communes|communes/villages|petitions/cases|houses/households|models/works"
    ).split("|")
)

_FACTORS = {"nghìn": 1000, "ngàn": 1000, "vạn": 10_000, "triệu": 10**6, "triêu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
_SIZES = {
    unit: Decimal(size)
    for unit, size in {
        "ha": 10_000,
        "héc ta": 10_000,
        "km2": 10**6,
        "km²": 10**6,
        "km": 1000,
        "tấn": 1000,
        "tạ": 100,
    }.items()
}
_WORDS = re.compile(r"đ/c\b|[^\W\d_]\w*|[%‰]|m[2²]\b")
_LONGEST = 4


def measure_at(text: str, start: int, end: int) -> Measure | None:
    """Return what the words from ``start`` measure, or None where no noun stands.

    >>> measure_at("22 cuộc tiếp xúc, đối thoại", 2, 27).kind, measure_at("18,5 triệu đồng", 4, 15).scale
    ('events', Decimal('1000000'))
    """
    at = start
    while at < end and text[at] == " ":
        at += 1
    words = _leading_words(text, at, end)
    if not words:
        return None
    factor = _FACTORS.get(words[0][0].casefold())
    rest = words[1:] if factor else words
    if factor and (not rest or rest[0][0].casefold() in {"đồng", "đ", "vnđ"}):
        stop = rest[0][2] if rest else words[0][2]
        return Measure(text[at:stop], "money", Decimal(factor), stop)
    noun = _noun(tuple(word for word, _, _ in rest[:_LONGEST]))
    if noun is None:
        return None
    length, kind = noun
    stop = rest[length - 1][2]
    unit = text[at:stop]
    if unit.casefold() in {"đồng", "đ", "vnđ"}:
        return Measure(unit, "money", Decimal(1), stop)
    return Measure(unit, kind, Decimal(factor or 1) * _SIZES.get(unit.casefold(), Decimal(1)), stop)


def same_kind(one: str, other: str) -> bool:
    """Say whether things of two kinds may be parts of one total."""
    return same_noun(one, other) or frozenset((one, other)) in KIN


def same_noun(one: str, other: str) -> bool:
    """Say whether two kinds are one: of a noun in no list, the longer name and its first word are.

    >>> same_noun("giường", "giường bệnh"), same_noun("sản phẩm", "sản lượng"), same_noun("people", "people")
    (True, False, True)
    """
    return one == other or one.startswith(f"{other} ") or other.startswith(f"{one} ")


def _leading_words(text: str, start: int, end: int) -> list[tuple[str, int, int]]:
    """Return the first words, up to the first thing that is neither word nor single space."""
    words: list[tuple[str, int, int]] = []
    at = start
    while len(words) <= _LONGEST:
        found = _WORDS.match(text, at, end)
        if found is None:
            break
        words.append((found[0], found.start(), found.end()))
        at = found.end()
        if text[at : at + 1] != " ":
            break
        at += 1
    return words


@lru_cache(maxsize=8192)
def _noun(words: tuple[str, ...]) -> tuple[int, str] | None:
    """Return how many of the words are the noun, and its kind."""
    if not words:
        return None
    for length in range(min(_LONGEST, len(words)), 0, -1):
        kind = _KIND_OF.get(match_key(" ".join(words[:length])))
        if kind is not None:
            return _lengthened(words, length, kind)
    if not words[0][0].islower() or match_key(words[0]) in _NO_NOUNS:
        return None
    length = 2 if len(words) > 1 and words[1][0].islower() else 1
    return length, match_key(" ".join(words[:length]))


def _lengthened(words: tuple[str, ...], length: int, kind: str) -> tuple[int, str]:
    """Let "lượt" take what it counts: "lượt người" counts people, "lượt hộ" households."""
    if match_key(words[0]) != "lượt" or length != 1 or len(words) == 1:
        return length, kind
    rest = _noun(words[1:])
    if rest is None or rest[1] not in KINDS:
        return length, kind
    return 1 + rest[0], rest[1]


_KIND_OF = {match_key(noun): kind for kind, nouns in KINDS.items() for noun in nouns}
_KIND_OF |= {match_key(noun): "money" for noun in ("đồng", "đ", "vnđ")}
#: Words that follow a number without being what it counts.
_NO_NOUNS = frozenset(
    match_key(word)
    for word in (
        "và hoặc đến với của tại trong so là có đã được đạt ở từ cho theo trở cùng nhưng thì mà bằng do về vào khi nếu"
        " như gồm thuộc trên dưới tăng giảm chiếm tháng năm tuần quý giờ phút tuổi không chưa còn"
    ).split()
)
