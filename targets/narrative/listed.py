"""Names listed behind a number: "còn 5/13 xã chưa thực hiện (Sơn Bình, Bình Lư, …)", "04 xã: Bình Lư, Giang Ma, …".

A list counts only where it can be taken for whole: every item looks like a name, and nothing says that there are more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from targets.documents.letters import UPPER
from targets.documents.text import Paragraph, Text
from targets.names import loose_key, strip_kind
from targets.narrative.figures import Figure
from targets.narrative.segments import closing_bracket, segments_of


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a list."""

    start: int
    end: int
    words: str  #: without the kind of unit before it: "Sơn Bình"

    @property
    def key(self) -> str:
        """Return what the name is compared by within a list of units."""
        return loose_key(self.words)


@dataclass(frozen=True, slots=True)
class Listed:
    """Names listed, with the figure that counts them where there is one."""

    figure: Figure | None
    names: tuple[Name, ...]
    context: tuple[int, int]  #: the clause that says what they did, or did not
    negative: bool  #: "chưa": those who did not


def lists_of(text: Text, figures: Sequence[Figure]) -> tuple[Listed, ...]:
    """Return the lists of names of a document in order."""
    found = [*_counted(text, figures), *_in_notes(text, figures)]
    return tuple(sorted(found, key=lambda listed: listed.names[0].start))


#: Kinds of things that are listed by the names of places and bodies.
_NAMED = frozenset({"communes", "villages", "bodies", "events"})
_NEGATIVE = re.compile(r"\b(?:[Cc]hưa|[Kk]hông)\b")
_MORE = re.compile(r"(?:\.\.\.|…|v\.v|\bnhư\b|\btiêu biểu\b|\btrong đó\b)")
#: What parts names; where there are semicolons, they alone. An office may have an "và" in its own name.
_SPLIT, _SPLIT_OFFICES = re.compile(r"\s*[,;]\s*|\s+(?:và|cùng)\s+"), re.compile(r"\s*[,;]\s*")
_SEMICOLON = re.compile(r"\s*;\s*")
_OFFICE = re.compile(r"(?:Phòng|Ban|Sở|Hội|Bộ|Đài|Trung tâm|Văn phòng|Chi cục|Ủy ban|Liên đoàn|Viện|Trường|Trạm)\b")
_LEAD = re.compile(
    r"^(?:(?:tại|ở|của|gồm|là|các|những|đó là|cụ thể|thuộc)\b[ :]*"
    r"|(?:các )?(?:xã|phường|thị trấn|đơn vị|bản|thôn)(?:, (?:xã|phường|thị trấn))*:? ?|[^,;:()]{1,60}: ?)+"
)
_NAME = re.compile(
    r"(?:(?:[Xx]ã|[Pp]hường|[Tt]hị trấn|[Tt]hôn|[Bb]ản|TT|[Tt]hành phố|[Hh]uyện|[Pp]hòng|[Bb]an|[Ss]ở|[Hh]ội) )?"
    rf"[{UPPER}][\w’'\-–. ]*"
)
_MOST_WORDS = 6
_GAP = 130  # characters between a figure and the bracket that lists


def _counted(text: Text, figures: Sequence[Figure]) -> Iterator[Listed]:
    for number, figure in enumerate(figures):
        if figure.kind not in _NAMED:
            continue
        paragraph = text.paragraphs[figure.paragraph]
        following = figures[number + 1].start if number + 1 < len(figures) else len(text.content)
        end = min(paragraph.end, following if following > figure.end else paragraph.end)
        names = _bracket_names(text.content, figure, paragraph, following) or _run_of_names(
            text.content, figure.end, end
        )
        if names:
            context = _clause(text, paragraph, figure.start)
            until = names[0].start
            negative = _NEGATIVE.search(text.content[figure.start : until]) is not None
            yield Listed(figure, names, (context, until), negative)


def _bracket_names(content: str, figure: Figure, paragraph: Paragraph, following: int) -> tuple[Name, ...]:
    opening = content.find("(", figure.end, min(figure.end + _GAP, paragraph.end))
    if opening < 0 or following < opening or re.search(r"[.;)]", content[figure.end : opening]):
        return ()
    closing = closing_bracket(content, opening, paragraph.end)
    if closing is None or following < closing:
        return ()
    return names_in(content, opening + 1, closing, figure.value)


#: What may stand between "04 xã" and its names.
_TO_NAMES = re.compile(r"(?: (?:gồm|là|đó là|gồm các xã|gồm có))?(?:, (?:thị trấn|phường|xã))*(?P<colon> ?:)? ")


def _run_of_names(content: str, start: int, end: int) -> tuple[Name, ...]:
    """Return names that follow a noun directly: "04 xã Bình Lư, Giang Ma, Khun Há, Nà Tăm"."""
    lead = _TO_NAMES.match(content, start, end)
    if lead is None:
        return ()
    found = re.compile(
        rf"(?:(?:xã |thị trấn )?[{UPPER}][^\W\d_a-z]?[\w’'-]*(?: [{UPPER}][\w’'-]*){{0,3}}(?:, | và )?)+"
    ).match(content, lead.end(), end)
    if found is None or re.match(r"\s*(?:\.\.\.|…|,? ?v\.v)", content[found.end() : found.end() + 6]):
        return ()
    return names_in(content, lead.end(), lead.end() + len(found[0].rstrip(" ,")))


def names_in(content: str, start: int, end: int, count: Decimal | None = None) -> tuple[Name, ...]:
    """Return the names a stretch consists of, or none when it is not a whole list of several names.

    Where a ``count`` is stated and offices are listed, "Phòng Văn hóa và Thông tin" is one name if that makes so many.

    >>> text = "Chủ tịch UBND xã: Sơn Bình, thị trấn Tam Đường và Tả Lèng"
    >>> [name.words for name in names_in(text, 0, len(text))]
    ['Sơn Bình', 'Tam Đường', 'Tả Lèng']
    """
    stretch = content[start:end]
    if _MORE.search(stretch) or any(c.isdigit() for c in stretch):
        return ()
    lead = _LEAD.match(stretch)
    at = start + (lead.end() if lead else 0)
    pieces = list(_pieces(content, at, end, _SEMICOLON if ";" in stretch else _SPLIT))
    if count is not None and len(pieces) > count and " và " in stretch:
        offices = list(_pieces(content, at, end, _SPLIT_OFFICES))
        whole = all(_OFFICE.match(content, *piece) for piece in offices if " và " in content[slice(*piece)])
        pieces = offices if whole and len(offices) == count else pieces
    names = []
    for piece in pieces:
        words = content[piece[0] : piece[1]]
        if not _NAME.fullmatch(words) or len(words.split()) > _MOST_WORDS:
            return ()
        kind, bare = strip_kind(words)
        names.append(Name(*piece, bare or words if kind else words))
    return tuple(names) if len(names) > 1 else ()


def _pieces(content: str, start: int, end: int, split: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    at = start
    for found in [*split.finditer(content, start, end), None]:
        stop = found.start() if found else end
        piece = content[at:stop]
        if piece.strip(" ."):
            first = at + len(piece) - len(piece.lstrip(" ."))
            yield first, first + len(piece.strip(" ."))
        at = found.end() if found else end


def _in_notes(text: Text, figures: Sequence[Figure]) -> Iterator[Listed]:
    """Yield the footnotes whose every item begins with a name: "Bản Bo 01 hội nghị, 75 người; Bản Hon …"."""
    for note in text.notes:
        segments = segments_of(text.content, note.body.start, note.body.end, figures)
        names = [_leading_name(text.content, s.start, s.label) for s in segments if s.figures]
        if note.at is None or len(names) < 3 or any(name is None for name in names):  # noqa: PLR2004
            continue
        host = next((p for p in text.paragraphs if p.start < note.at <= p.end), None)
        if host is not None:
            start = _clause(text, host, note.at - 2)
            yield Listed(None, tuple(n for n in names if n is not None), (start, note.at), negative=False)


def _leading_name(content: str, start: int, label: str) -> Name | None:
    words = label.rsplit(":", 1)[-1].strip()
    if not _NAME.fullmatch(words) or len(words.split()) > 4:  # noqa: PLR2004
        return None
    at = content.index(words, start)
    kind, bare = strip_kind(words)
    return Name(at, at + len(words), bare or words if kind else words)


def _clause(text: Text, paragraph: Paragraph, at: int) -> int:
    """Return where the clause begins that ``at`` stands in: after a semicolon, a bracket, or with its sentence."""
    sentence = next((a for a, b in text.sentences(paragraph) if a <= at < b), paragraph.start)
    return max(sentence, text.content.rfind(";", paragraph.start, at) + 1)
