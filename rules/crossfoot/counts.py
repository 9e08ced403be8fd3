"""Does a number agree with the names listed for it: "5/13 xã … (five names)", "08 hội nghị (eight names)"?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rules.crossfoot.check import Check, CheckKind, CheckVerdict, Part, Spot
from targets.documents.text import Text
from targets.narrative.figures import Figure, Qualifier
from targets.narrative.listed import Listed
from targets.narrative.segments import closing_bracket, segments_of
from targets.wording import Fact, say, write_number


def check_counts(text: Text, figures: Sequence[Figure], lists: Sequence[Listed]) -> tuple[Check, ...]:
    """Return a check for each list that stands behind a number."""
    named = (check for listed in lists if listed.figure for check in _count(text, listed, listed.figure))
    return (*named, *_documents(text, figures), *_kinds(text, figures))


def _count(text: Text, listed: Listed, figure: Figure) -> Iterator[Check]:
    count = len(listed.names)
    stated = text.content[figure.start : figure.end]
    facts: dict[str, Fact] = {"stated": stated, "count": count, "names": ", ".join(name.words for name in listed.names)}
    kind = CheckKind.COUNT if figure.of is None else CheckKind.RATIO
    spot = Spot(figure.start, listed.names[-1].end)
    parts = tuple(Part(Spot(name.start, name.end), name.words) for name in listed.names)
    written = write_number(figure.value) if figure.of is None else f"{figure.value:f}/{figure.of:f}"
    if count == figure.value:
        sentence = say("{stated}: đúng {count} tên ({names}).", "{stated}: {count} names indeed ({names}).", **facts)
        yield Check(kind, CheckVerdict.OK, spot, written, str(count), parts, sentence)
        return
    if figure.qualifier is not Qualifier.EXACT:
        return
    verdict = CheckVerdict.FAIL
    sentence = say(
        "Nêu {stated} nhưng kể {count} tên ({names}).",
        "Stated {stated}, but {count} names are listed ({names}).",
        **facts,
    )
    if figure.kind == "events" and count < figure.value:
        verdict = CheckVerdict.AMBIGUOUS
        sentence = say(
            "{said} Có thể có nơi tổ chức nhiều lần.", "{said} Some may have held more than one.", said=sentence
        )
    yield Check(kind, verdict, spot, written, str(count), parts, sentence)


_DOCUMENT = re.compile(
    r"(?:Kế hoạch|Quyết định|Công văn|Thông báo|Hướng dẫn|Nghị quyết|Chỉ thị|Kết luận|Quy chế|Quy định|Chương trình"
    r"|Báo cáo|Tờ trình|Đề án|Thông tri|Công điện)\b"
)
#: Words that say a list holds more, or less, than what was counted.
_LOOSE = re.compile(r"\b(?:cùng các|và các|liên quan|như|trong đó|tiêu biểu|chủ yếu)\b|\.\.\.|…")


def _documents(text: Text, figures: Sequence[Figure]) -> Iterator[Check]:
    """Yield the check of "10 văn bản" whose footnote lists documents one by one."""
    for note in text.notes:
        if note.at is None:
            continue
        items = segments_of(text.content, note.body.start, note.body.end, figures)
        before = [f for f in figures if f.end <= note.at and text.content[f.end : note.at].count(".") == 0]
        figure = before[-1] if before else None
        listed = all(_DOCUMENT.match(text.content, item.start) for item in items)
        if figure is None or figure.unit.casefold() != "văn bản" or len(items) < 2 or not listed:  # noqa: PLR2004
            continue
        stated = text.content[figure.start : figure.end]
        facts: dict[str, Fact] = {"stated": stated, "count": len(items)}
        if len(items) == figure.value:
            verdict, sentence = (
                CheckVerdict.OK,
                say("{stated}: chú thích kể đúng {count}.", "{stated}: the footnote lists {count}.", **facts),
            )
        else:
            loose = _LOOSE.search(text.content[figure.end : note.at]) or len(items) < figure.value
            verdict = CheckVerdict.AMBIGUOUS if loose else CheckVerdict.FAIL
            sentence = say(
                "Nêu {stated} nhưng chú thích kể {count} văn bản.",
                "Stated {stated}, but the footnote lists {count}.",
                **facts,
            )
        parts = tuple(Part(Spot(item.start, item.end), text.content[item.start : item.end]) for item in items)
        yield Check(
            CheckKind.COUNT,
            verdict,
            Spot(figure.start, figure.end),
            write_number(figure.value),
            str(len(items)),
            parts,
            sentence,
        )


def _kinds(text: Text, figures: Sequence[Figure]) -> Iterator[Check]:
    """Yield the check of "7 dân tộc chính (Kinh chiếm 36,67%; …)": so many kinds, and a share for each."""
    for number, figure in enumerate(figures):
        following = figures[number + 1] if number + 1 < len(figures) else None
        if figure.kind != "ethnic groups" or following is None or following.kind != "shares":
            continue
        opening = text.content.find("(", figure.end, following.start)
        closing = closing_bracket(text.content, opening, len(text.content)) if opening >= 0 else None
        if closing is None:
            continue
        items = [s for s in segments_of(text.content, opening + 1, closing, figures, ";.,") if s.figures]
        own = [item for item in items if "khác" not in item.label]
        if len(own) == figure.value:
            facts: dict[str, Fact] = {"stated": text.content[figure.start : figure.end], "count": len(own)}
            sentence = say("{stated}: kể đúng {count}.", "{stated}: {count} are listed.", **facts)
            parts = tuple(Part(Spot(item.start, item.end), text.content[item.start : item.end]) for item in own)
            yield Check(
                CheckKind.COUNT,
                CheckVerdict.OK,
                Spot(figure.start, figure.end),
                write_number(figure.value),
                str(len(own)),
                parts,
                sentence,
            )
