"""Which letters the bytes of a text file stand for: Unicode, or one of the older Vietnamese code pages.

Files older than 2001 and those of some offices' software are in TCVN3 (ABC), where a font gave the letters their
Vietnamese looks, or in Windows-1258. A file that was once opened wrongly may hold TCVN3 as Unicode ("Céng hoµ x· héi").
Each possible reading is weighed by how many common Vietnamese syllables it shows; nothing is guessed from the system.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum


class Encoding(StrEnum):
    """A way of writing Vietnamese letters as bytes."""

    UTF_8 = "utf-8"
    UTF_16 = "utf-16"
    CP1258 = "cp1258"  #: Windows-1258
    TCVN3 = "tcvn3"  #: TCVN 5712:1993, VN3: the fonts .VnTime, .VnArial
    TCVN3_IN_UNICODE = "tcvn3-in-unicode"  #: TCVN3 that some program took for Western European letters


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text, composed (NFC only for the old code pages: Unicode stays as it was), and how it was read."""

    text: str
    encoding: Encoding

    @property
    def is_old(self) -> bool:
        """Whether the letters were guessed, so that a person should look at them."""
        return self.encoding not in {Encoding.UTF_8, Encoding.UTF_16}


def decode(content: bytes) -> Decoded | None:
    """Return the text of a file, or None when the bytes are no text in any of these encodings.

    >>> decode("Kế hoạch".encode()), decode("Kế hoạch của huyện".encode("cp1258", "replace")) is None
    (Decoded(text='Kế hoạch', encoding=<Encoding.UTF_8: 'utf-8'>), False)
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _utf_16(content)
    if b"\x00" in content:
        return None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _old(content)
    mended = mend(text)
    return Decoded(text, Encoding.UTF_8) if mended is None else Decoded(mended, Encoding.TCVN3_IN_UNICODE)


def mend(text: str) -> str | None:
    """Return the text that was meant by TCVN3 letters kept as Unicode, or None when the text is no such thing.

    >>> mend("ñy ban nh©n d©n huyÖn"), mend("Ủy ban nhân dân huyện")
    ('ủy ban nhân dân huyện', None)
    """
    sample = text[:_SAMPLE]
    if not _TCVN3_LETTER.search(sample):
        return None
    return from_tcvn3(text) if vietnamese(from_tcvn3(sample)) > 2 * vietnamese(sample) else None


def from_tcvn3(text: str) -> str:
    """Return the Unicode letters of a TCVN3 text whose bytes were read as Latin-1 (or Windows-1252)."""
    return text.translate(_TCVN3)


def vietnamese(text: str) -> int:
    """Return how many of the commonest accented syllables of Vietnamese a text shows.

    >>> vietnamese("Kế hoạch của huyện"), vietnamese("The plan of the district")
    (4, 0)
    """
    composed = unicodedata.normalize("NFC", text.casefold())
    return sum(word in _COMMON for word in _WORD.findall(composed))


#: Bytes or characters that are looked at to choose between readings.
_SAMPLE = 2**16
_COMMON = frozenset(
    """
    bảo bộ các cán cấp chỉ chính chức chương của cứ dân đảng đạt để đến điều định độ đơn dụng được đồng động đất gồm
    giáo hành hiện hiệu hoạch hoạt học hội huyện kế kết khác không lãnh lập lĩnh mặt mỗi một mục năm ngày người
    nghị nghĩa nhà nhân nhiệm những nội pháp phát phải phòng phối phường quả quản quyết quốc sở số tác tại tăng
    thành thị thời thông thống thủ thực tiến tiếp tế tỉnh tổ toàn trình trị triển trường từ tuyên ủy uỷ và vận văn
    về việc việt vụ với xã xây ý yêu đề đối đổi
    """.split()
)
_WORD = re.compile(r"[^\W\d_]+")
_TCVN3 = str.maketrans(
    dict(
        zip(
            "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢§£¤¥¦",
            "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ",
            strict=True,
        )
    )
)
#: What TCVN3 text shows as Latin-1 and Vietnamese never does.
_TCVN3_LETTER = re.compile("[µ¸¶·¹¨»¾¼½©®ª«¬¡¢§£¤¥¦Ö×ÜÞßåæçëïñö÷øûü]")


def _utf_16(content: bytes) -> Decoded | None:
    try:
        return Decoded(content.decode("utf-16"), Encoding.UTF_16)
    except UnicodeDecodeError:
        return None


def _old(content: bytes) -> Decoded | None:
    """Return the better of the two readings in old code pages, if either shows Vietnamese."""
    if _CONTROLS.search(content[:_SAMPLE]):
        return None
    readings = [
        Decoded(unicodedata.normalize("NFC", content.decode("cp1258", errors="replace")), Encoding.CP1258),
        Decoded(from_tcvn3(content.decode("latin-1")), Encoding.TCVN3),
    ]
    best = max(readings, key=lambda reading: vietnamese(reading.text[:_SAMPLE]))
    return best if vietnamese(best.text[:_SAMPLE]) else None


#: Control characters that no text file has; a binary file soon shows one.
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
