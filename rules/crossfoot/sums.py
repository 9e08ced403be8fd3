"""Does a total agree with its parts? The heart of the cross-footing.

A list of parts is read in every way a careful reader might (all figures of the kind; only those of the same noun; only
the items that state every column; the first figure of each item). If one of these adds up, the total stands. If none
does, the structure decides how sure one can be: a column beside it that adds up, "gồm", figures in the brackets behind,
or four items alike leave no doubt; a footnote that comes near is a mistake; anything looser is not reported as one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from rules.crossfoot.bounds import bounds_of, sum_of
from rules.crossfoot.check import Check, CheckKind, CheckVerdict, Part, Spot
from rules.crossfoot.slips import is_slip
from targets.documents.text import Text
from targets.names import match_key
from targets.narrative.figures import Figure, Qualifier
from targets.narrative.measures import same_kind, same_noun
from targets.narrative.segments import Segment
from targets.narrative.wholes import Link, Whole
from targets.wording import Fact, say, write_number, write_sum


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a list for one total: which figures are its parts."""

    total: Figure
    parts: tuple[Figure, ...]
    agrees: bool
    unstated: int = 0  #: items that give no number and count as one each


def check_sums(text: Text, wholes: Sequence[Whole]) -> tuple[Check, ...]:
    """Return a check for each total that has parts, where the structure lets one say anything."""
    by_rival: dict[int, list[list[Check]]] = {}
    checks: list[Check] = []
    for whole in wholes:
        found = [check for check in _checks(text, whole) if check is not None]
        if whole.rival is None:
            checks.extend(found)
        else:
            by_rival.setdefault(whole.rival, []).append(found)
    for readings in by_rival.values():
        checks.extend(
            max(readings, key=lambda found: (sum(c.verdict is CheckVerdict.OK for c in found), -_worst(found)))
        )
    return tuple(_settled(checks))


def _worst(checks: Iterable[Check]) -> int:
    return sum(check.is_finding for check in checks)


def _settled(checks: Sequence[Check]) -> Iterator[Check]:
    """Leave out what contradicts a total that adds up elsewhere (it was the wrong list), and what was said before."""
    sound = {check.spot for check in checks if check.verdict is CheckVerdict.OK}
    said: set[tuple[Spot, str | None]] = set()
    for check in sorted(checks, key=lambda check: check.spot):
        if (check.verdict is CheckVerdict.OK or check.spot not in sound) and (check.spot, check.computed) not in said:
            said.add((check.spot, check.computed))
            yield check


def _checks(text: Text, whole: Whole) -> Iterator[Check | None]:
    readings = [_read(text, whole, total) for total in whole.totals]
    columns = [reading for reading in readings if reading is not None and reading.agrees]
    for reading in readings:
        if reading is not None:
            yield _judged(text, whole, reading, columns)


def _read(text: Text, whole: Whole, total: Figure) -> Reading | None:
    """Return the reading of a list that agrees with a total, or else the most natural one."""
    natural: tuple[Figure, ...] | None = None
    for parts in _ways(text, whole, total):
        if len(parts) < 2:  # noqa: PLR2004  one part is no sum
            continue
        natural = natural or parts
        if bounds_of(total).meets(sum_of(parts)):
            return Reading(total, parts, agrees=True)
    if natural is None:
        return None
    return _with_unstated(whole, Reading(total, natural, agrees=False))


def _ways(text: Text, whole: Whole, total: Figure) -> Iterator[tuple[Figure, ...]]:
    """Yield the ways to read a list for a total, the most natural first."""
    segments = whole.segments
    kinds = [other.kind for other in whole.totals]
    full = [s for s in segments if all(any(same_noun(f.kind, kind) for f in s.figures) for kind in kinds)]
    if len(kinds) > 1 and len(full) > 1:
        yield _of(full, total)
    yield _of(segments, total)
    yield tuple(f for f in _of(segments, total) if _head(f) == _head(total))
    yield tuple(own[0] for s in segments if (own := _of([s], total)))
    yield tuple(f for s in segments for f in s.figures if same_kind(f.kind, total.kind) and f.of is None)
    yield from _with_loose(text, segments, total)


def _of(segments: Sequence[Segment], total: Figure) -> tuple[Figure, ...]:
    return tuple(f for s in segments for f in s.figures if same_noun(f.kind, total.kind) and f.of is None)


def _head(figure: Figure) -> str:
    return match_key(figure.unit.split(" ")[0])


def _with_loose(text: Text, segments: Sequence[Segment], total: Figure) -> Iterator[tuple[Figure, ...]]:
    """Yield the parts with one or two more whose words name the total's noun: "01 hộ … làm nhà" of so many houses."""
    parts = _of(segments, total)
    noun = f" {match_key(total.unit.split(' ')[-1])} "
    loose = [
        f
        for s in segments
        for f in s.figures
        if f not in parts and f.measure.scale == 1 and noun in f" {match_key(text.content[f.end : s.end])} "
    ]
    for count in (1, 2):
        yield from (parts + extra for extra in combinations(loose[:4], count))


def _with_unstated(whole: Whole, reading: Reading) -> Reading:
    """Let items that give no number count as one each, where that closes the gap."""
    unstated = [s for s in whole.segments if not s.figures and len(s.label.split()) > 2]  # noqa: PLR2004
    gap = bounds_of(reading.total).low - sum_of(reading.parts).low
    countable = reading.total.measure.scale == 1 and reading.total.kind not in {"people", "opinions", "shares"}
    if countable and 0 < gap <= len(unstated):
        return Reading(reading.total, reading.parts, agrees=True, unstated=int(gap))
    return reading


def _judged(text: Text, whole: Whole, reading: Reading, columns: Sequence[Reading]) -> Check | None:
    if reading.agrees:
        return _check(text, reading, CheckVerdict.OK)
    verdict = _doubt(whole, reading, columns)
    return None if verdict is None else _check(text, reading, verdict)


#: How near a footnote's parts must come to its total to be taken for all of them.
_NEAR, _FAR = 0.8, 1.25
_NEARER = 0.9
_TELLING = 100  # a total of which one slip is no chance
_ALIKE = 4  # items that all have the same shape leave no doubt that the list is whole


def _doubt(whole: Whole, reading: Reading, columns: Sequence[Reading]) -> CheckVerdict | None:
    """Return what a list that does not add up is worth: a mistake, a doubt, or nothing."""
    stated, added = bounds_of(reading.total), sum_of(reading.parts)
    used = [s for s in whole.segments if any(f in reading.parts for f in s.figures)]
    share = float(added.low / stated.high) if stated.high else 0.0
    if (len(used) < 2 and whole.link is not Link.BRACKET) or _overlaps(used, reading.total):  # noqa: PLR2004
        return None
    near = _NEAR <= share <= _FAR
    if whole.partial:
        return CheckVerdict.FAIL if share > 1 and whole.link is Link.OF_WHICH else None
    if whole.link is Link.STATES:
        return CheckVerdict.FAIL if near else None
    if _is_rounded(reading):
        return CheckVerdict.NOTE
    is_certain = _is_certain(whole, reading, columns, used)
    if not is_certain and any(not same_noun(f.kind, reading.total.kind) for f in reading.parts):
        return None
    if whole.link is Link.OF_WHICH:
        is_whole = any(_beside(whole, column, used) for column in columns)
        is_whole = is_whole or (is_certain and share >= _NEARER and _are_bodies(used))
        return _of_which(reading, share, is_certain=is_certain, is_whole=is_whole)
    if is_certain or near or _slipped(whole, reading, used):
        return CheckVerdict.FAIL
    return CheckVerdict.AMBIGUOUS if len(used) > 2 and share < 1 else None  # noqa: PLR2004


def _of_which(reading: Reading, share: float, *, is_certain: bool, is_whole: bool) -> CheckVerdict | None:
    """Return what a list behind "trong đó" is worth, which may tell only some of the parts.

    Args:
        reading: of the list.
        share: of the total that the parts make up.
        is_certain: whether the items leave no doubt that all parts are told, if any do.
        is_whole: whether another column of the same items adds up, or they are the bodies of an office, nearly all.
    """
    if share > 1 or is_whole or ((is_certain or share >= _NEAR) and is_slip(reading.total, reading.parts)):
        return CheckVerdict.FAIL
    return CheckVerdict.AMBIGUOUS if is_certain else None


def _is_rounded(reading: Reading) -> bool:
    """Say whether a total of decimals is off by no more than rounding each of them may have taken."""
    values = [figure.amount for figure in (reading.total, *reading.parts)]
    exponents = [figure.value.as_tuple().exponent for figure in (reading.total, *reading.parts)]
    last = min((exponent for exponent in exponents if isinstance(exponent, int)), default=0)
    step = Decimal(1).scaleb(last) * reading.total.measure.scale
    same_scale = all(part.measure.scale == reading.total.measure.scale for part in reading.parts)
    return last < 0 and same_scale and abs(values[0] - sum(values[1:])) <= step * len(values) / 2


def _slipped(whole: Whole, reading: Reading, used: Sequence[Segment]) -> bool:
    """Say whether a footnote whose every item counts the total's own noun is one slip away from adding up."""
    rest = whole.segments[len(used) :]  # lines of the text that a footnote's end could not be told from
    every = list(whole.segments[: len(used)]) == used and len(used) == len(reading.parts)
    every = every and not any(segment.figures for segment in rest) and (not rest or reading.total.amount >= _TELLING)
    alike = every and all(
        s.label and _head(f) == _head(reading.total) for s, f in zip(used, reading.parts, strict=True)
    )
    picked = reading.total.amount < _TELLING and all(_PLACE.match(s.label) for s in used)  # two communes of thirteen
    return alike and not picked and whole.link in {Link.NOTE, Link.COLON} and is_slip(reading.total, reading.parts)


def _is_certain(whole: Whole, reading: Reading, columns: Sequence[Reading], used: Sequence[Segment]) -> bool:
    """Say whether the structure alone leaves no doubt that the list is the whole of the total."""
    if whole.link in {Link.LISTED, Link.BRACKET} or any(_beside(whole, column, used) for column in columns):
        return True
    alike = all(len([f for f in s.figures if f in reading.parts]) == 1 for s in whole.segments if s.figures)
    labelled = alike and all(s.label for s in used)
    same_noun = all(_head(f) == _head(reading.total) for f in reading.parts)
    if whole.link is Link.OF_WHICH and len(used) == len(whole.segments):
        return labelled and same_noun and (whole.introduced or _are_categories(used))
    return labelled and len(used) >= _ALIKE


_UNIT = re.compile(
    r"(?:các )?(?:xã|phường|thị trấn|huyện|bản|thôn|hội|trường|phòng|ban|chi bộ|đơn vị)\b", re.IGNORECASE
)


_BODY = re.compile(
    r"(?:các )?(?:hội|huyện đoàn|đoàn|mttq|mặt trận|ủy ban|ubnd|lđlđ|liên đoàn|công đoàn|công an|ban|phòng|trung tâm"
    r"|bí thư|chủ tịch|ngân hàng|khối|cấp)\b",
    re.IGNORECASE,
)


def _are_bodies(segments: Sequence[Segment]) -> bool:
    """Say whether three items or more are bodies of an office, each of which tells its own; crops may be picked out."""
    return len(segments) > 2 and all(_BODY.match(segment.label) for segment in segments)  # noqa: PLR2004


_PLACE = re.compile(r"(?:tại |ở )?(?:các )?(?:xã|phường|thị trấn|bản|thôn|tổ dân phố|trường) ", re.IGNORECASE)


def _are_categories(segments: Sequence[Segment]) -> bool:
    """Say whether the items are kinds ("mầm non"), which are told in full, not units, which may be picked out."""
    labels = [segment.label for segment in segments]
    if any(_UNIT.match(label) for label in labels):
        return False
    firsts = {label.split()[0].casefold() for label in labels}
    return len(firsts) == 1 or all(label[1:] == label[1:].lower() for label in labels)


#: Traits that one and the same person can have at once: lists by them count people twice.
_TRAITS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\bnữ\b|\bnam\b",
        r"dân tộc",
        r"tôn giáo",
        r"\btuổi\b|\btrẻ\b",
        r"đảng viên",
        r"đoàn viên",
        r"hộ nghèo",
        r"trình độ|đại học",
    )
)


def _overlaps(segments: Sequence[Segment], total: Figure) -> bool:
    """Say whether the items are told apart by different traits, as women, ethnic and religious members are."""
    traits = {next((n for n, trait in enumerate(_TRAITS) if trait.search(s.label)), None) for s in segments}
    return len(traits - {None}) > 1 and (None not in traits or total.kind == "people")


def _beside(whole: Whole, column: Reading, used: Sequence[Segment]) -> bool:
    """Say whether the items that make up an agreeing column are those that state this one."""
    those = [s for s in whole.segments if any(f in column.parts for f in s.figures)]
    return len(those) > 1 and all(s in used for s in those)


def _check(text: Text, reading: Reading, verdict: CheckVerdict) -> Check:
    total, parts = reading.total, reading.parts
    scale = total.measure.scale
    values = [part.amount / scale for part in parts]
    added = sum(values) + reading.unstated
    terms = write_sum([*values, *[1] * reading.unstated])
    facts: dict[str, Fact] = {
        "total": text.content[total.opening : total.end],
        "terms": terms,
        "added": added,
        "gap": abs(total.value - added),
    }
    if verdict is CheckVerdict.OK:
        sentence = (
            say(
                "{total}: các phần cộng lại {terms} = {added}, khớp.",
                "{total}: the parts add up, {terms} = {added}.",
                **facts,
            )
            if added == total.value
            else say(
                "{total}: các phần cộng lại {terms} = {added}, không trái với cách nêu.",
                "{total}: the parts give {terms} = {added}, which the wording allows.",
                **facts,
            )
        )
    else:
        sentence = say(
            "Nêu {total}; các phần cộng lại {terms} = {added}, chênh {gap}.",
            "Stated {total}; the parts give {terms} = {added}, a difference of {gap}.",
            **facts,
        )
        if verdict is CheckVerdict.NOTE:
            sentence = say("{said} Có thể do làm tròn.", "{said} Perhaps by rounding.", said=sentence)
        if verdict is CheckVerdict.AMBIGUOUS:
            sentence = say(
                "{said} Có thể chỉ liệt kê một phần.",
                "{said} Perhaps only some of the parts are listed.",
                said=sentence,
            )
        loose = next((p for p in parts if p.qualifier is not Qualifier.EXACT), None)
        if loose is not None:
            sentence = say(
                "{said} Một phần chỉ nêu ước lượng ({part}).",
                "{said} One part is only a bound ({part}).",
                said=sentence,
                part=text.content[loose.opening : loose.end],
            )
    return Check(
        CheckKind.SUM,
        verdict,
        Spot(total.opening, total.end),
        write_number(total.value),
        f"{'+'.join(map(write_number, values))}={write_number(added)}",
        tuple(Part(Spot(p.opening, p.end), p.value) for p in parts),
        sentence,
    )
