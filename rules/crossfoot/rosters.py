"""Do those who did and those who did not make up all there are?

A report that says "còn 5/13 xã chưa thực hiện (…)" in one place and lists six that did in another has lost two. The
roster is the one handed in, or the one the document itself establishes: two lists without a common name that together
have the thirteen, or a list of just thirteen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from rules.crossfoot.check import Check, CheckKind, CheckVerdict, Part, Spot
from targets.documents.text import Text
from targets.names import loose_key, match_key
from targets.narrative.listed import Listed, Name
from targets.wording import Fact, say


@dataclass(frozen=True, slots=True)
class Pair:
    """Those who did not, and those who did the same thing."""

    undone: Listed
    done: Listed


def check_rosters(text: Text, lists: Sequence[Listed], roster: Sequence[str] = ()) -> tuple[Check, ...]:
    """Return a check for each list of those who did not that has its counterpart.

    Args:
        text: the document.
        lists: its lists of names.
        roster: the names of all units, where they are known.
    """
    known = _one_spelling([name for listed in lists for name in listed.names], roster)
    pairs = [pair for listed in lists if (pair := _pair(text, listed, lists)) is not None]
    names = tuple(roster) or _established(pairs, known)
    return tuple(check for pair in pairs for check in _check(pair, known, names))


#: How alike two spellings of one name must be: Nà Tâm and Nà Tăm are, Bản Bo and Bản Hon are not.
_ALIKE = 85


def _one_spelling(names: Sequence[Name], roster: Sequence[str]) -> Mapping[str, str]:
    """Return for each name's key the key under which all its spellings are united."""
    united: dict[str, str] = {loose_key(name): loose_key(name) for name in roster}
    for name in names:
        key = name.key
        if key not in united:
            near = next((k for k in united.values() if fuzz.ratio(k, key) >= _ALIKE and len(k) == len(key)), key)
            united[key] = near
    return united


def _pair(text: Text, undone: Listed, lists: Sequence[Listed]) -> Pair | None:
    if not undone.negative or undone.figure is None or undone.figure.of is None:
        return None
    topic = _topic(text, undone)
    same = [
        done
        for done in lists
        if not done.negative
        and done is not undone
        and topic
        and topic in _words(text, done)
        and _same_role(text, undone, done)
    ]
    return Pair(undone, max(same, key=lambda done: len(done.names))) if same else None


_DEED = re.compile(
    r"(?:chưa|không)(?: (?:tổ chức|thực hiện|triển khai|tiến hành|có|được|đăng ký|ban hành|xây dựng))*+"
    r"(?: (?:hội nghị|cuộc|buổi|việc|các))*+ (?P<deed>[^(,;.:]{4,80})"
)
_THING = re.compile(
    r"(?:[Vv]iệc|[Cc]ông tác|[Hh]oạt động|[Tt]hực hiện)(?: (?:tổ chức|thực hiện|hoạt động))*+ (?P<deed>[^(,;.:]{4,80})"
)


def _topic(text: Text, undone: Listed) -> str:
    """Return the first two syllables of what was not done: "phản biện", "đối thoại"."""
    start, end = undone.context
    clause = text.content[start:end]
    found = _DEED.search(clause) or _THING.search(clause)
    return " ".join(match_key(found["deed"]).split()[:2]) if found else ""


def _words(text: Text, listed: Listed) -> str:
    return match_key(text.content[listed.context[0] : listed.names[0].start if listed.figure else listed.context[1]])


_ROLES = ("bí thư", "chủ tịch ubnd", "chủ tịch hđnd")


def _same_role(text: Text, one: Listed, other: Listed) -> bool:
    """Say whether two lists speak of the same office-holders, or one of them of none."""
    first, second = ({r for r in _ROLES if match_key(r) in _near(text, listed)} for listed in (one, other))
    return not first or not second or bool(first & second)


def _near(text: Text, listed: Listed) -> str:
    lead = text.content[max(0, listed.names[0].start - 40) : listed.names[0].start]
    return match_key(f"{text.content[listed.context[0] : listed.context[1]]} {lead}")


def _established(pairs: Sequence[Pair], known: Mapping[str, str]) -> tuple[str, ...]:
    """Return the names of a roster that two lists without a common name make up exactly."""
    for pair in pairs:
        of = pair.undone.figure.of if pair.undone.figure else None
        names = {known[name.key]: name.words for listed in (pair.undone, pair.done) for name in listed.names}
        if of is not None and len(names) == of == len(pair.undone.names) + len(pair.done.names):
            return tuple(names.values())
    return ()


def _check(pair: Pair, known: Mapping[str, str], roster: Sequence[str]) -> Iterator[Check]:
    figure = pair.undone.figure
    if figure is None or figure.of is None:
        return
    undone = {known[name.key]: name.words for name in pair.undone.names}
    done = {known[name.key]: name.words for name in pair.done.names}
    both = [words for key, words in done.items() if key in undone]
    of = int(figure.of)
    lost = [name for name in roster if known.get(loose_key(name), loose_key(name)) not in undone.keys() | done.keys()]
    facts: dict[str, Fact] = {
        "n": len(undone),
        "k": len(done),
        "m": of,
        "sum": len(undone | done),
        "gap": abs(of - len(undone | done)),
    }
    spot = Spot(figure.start, pair.undone.names[-1].end)
    parts = tuple(Part(Spot(name.start, name.end), name.words) for name in pair.done.names)
    stated, computed = f"{figure.value:f}/{of}", f"{len(undone)}+{len(done)}={len(undone | done)}"
    if both:
        sentence = say(
            "{names}: vừa có trong danh sách chưa thực hiện, vừa có trong danh sách đã thực hiện.",
            "{names}: listed both as not done and as done.",
            names=", ".join(both),
        )
        yield Check(CheckKind.ROSTER, CheckVerdict.FAIL, spot, stated, computed, parts, sentence)
        return
    if len(undone) + len(done) == of:
        sentence = say(
            "{n} đơn vị chưa thực hiện và {k} đơn vị đã thực hiện là đủ {m}, không trùng.",
            "{n} that did not and {k} that did make up the {m}, none of them twice.",
            **facts,
        )
        yield Check(CheckKind.ROSTER, CheckVerdict.OK, spot, stated, computed, parts, sentence)
        return
    sentence = say(
        "{n} đơn vị chưa thực hiện và {k} đơn vị đã thực hiện là {sum}, không phải {m}: chênh {gap}.",
        "{n} that did not and {k} that did are {sum}, not {m}: a difference of {gap}.",
        **facts,
    )
    if lost:
        sentence = say(
            "{said} Không có trong danh sách nào: {names}.",
            "{said} In neither list: {names}.",
            said=sentence,
            names=", ".join(lost),
        )
    yield Check(CheckKind.ROSTER, CheckVerdict.FAIL, spot, stated, computed, parts, sentence)
