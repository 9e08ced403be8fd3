"""Promises of one document that cannot all be meant, and what it leaves blank.

"95% đơn vị đăng ký 01 - 02 mô hình" beside "mỗi đơn vị đăng ký ít nhất một mô hình" asks 95% and every one; the same
measure with two values by the same year asks both. They are said, with both lines; which one holds is for its issuer.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from targets.documents.goal import Operator
from targets.documents.reading import FoundGoal, Reading
from targets.documents.text import Text
from targets.issues import Issue, Severity
from targets.names import match_key
from targets.provenance import Source
from targets.wording import Sentence, say


def doubts(reading: Reading, text: Text, document: str) -> tuple[Issue, ...]:
    """Return what is doubtful in a document: blanks of its head, promises that clash."""
    return (*_blanks(reading, text, document), *_clashes(reading, document))


def _blanks(reading: Reading, text: Text, document: str) -> Iterator[Issue]:
    for what, at in reading.head.blanks:
        line = text.place(at, at + 1).line if at is not None else None
        if at is not None:
            words = say("{what} còn để trống", "{what} is left blank", what=_BLANKS[what])
        else:
            words = say("văn bản không ghi {what}", "the document does not give {what}", what=_BLANKS[what])
        hint = say("Ghi bổ sung từ bản chính thức.", "Add it from the signed copy.")
        yield Issue(f"no-{what}", words, Source(document, line=line), hint, severity=Severity.NOTE)


_BLANKS = {"number": Sentence("số, ký hiệu", "its number"), "date": Sentence("ngày ban hành", "its date")}


def _clashes(reading: Reading, document: str) -> Iterator[Issue]:
    for a, b in combinations(reading.goals, 2):
        share, every = (a, b) if a.goal.unit == "%" else (b, a)
        if _shares_one_of_every(share, every) or _differs(a, b):
            words = say(
                "dòng {x} “{a}” và dòng {y} “{b}” không thể cùng đạt như đã viết",
                "line {x} “{a}” and line {y} “{b}” do not agree as they are written",
                x=a.place.line,
                a=_short(a.quote),
                y=b.place.line,
                b=_short(b.quote),
            )
            hint = say("Hỏi lại cơ quan ban hành mức nào đúng.", "Ask the issuer which one holds.")
            source = Source(document, section=a.section or None, line=a.place.line, quote=a.quote)
            yield Issue("contradiction", words, source, hint, severity=Severity.WARNING)


def _shares_one_of_every(share: FoundGoal, every: FoundGoal) -> bool:
    """Say whether a share of the units, and elsewhere every unit, must have so much of the same thing."""
    of = share.goal.each
    if of is None or share.goal.unit != "%" or share.goal.value >= 100:  # noqa: PLR2004  percent
        return False
    other = every.goal
    counts = other.operator in {Operator.GE, Operator.EQ, Operator.GT} and not other.unit.startswith(("%", "‰"))
    return counts and match_key(of.unit) == match_key(other.unit) and other.value <= (of.high or of.low)


def _differs(a: FoundGoal, b: FoundGoal) -> bool:
    """Say whether one measure is given two values for one year."""
    one, other = a.goal, b.goal
    subject = match_key(one.subject)
    if (
        len(subject) < _TELLING
        or subject != match_key(other.subject)
        or match_key(one.object) != match_key(other.object)
    ):
        return False
    same = (one.unit, one.by, one.operator, one.change) == (other.unit, other.by, other.operator, other.change)
    return same and (one.value, one.high) != (other.value, other.high) and one.each is None is other.each


_TELLING = 18  # characters of a subject that can hardly mean two things
_SHOWN = 90


def _short(quote: str) -> str:
    return quote if len(quote) <= _SHOWN else f"{quote[:_SHOWN].rsplit(' ', 1)[0]}…"
