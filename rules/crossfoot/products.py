"""So many at so much each: "250 phiếu mua hàng trị giá 300 nghìn đồng/phiếu, tổng trị giá 75 triệu đồng"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from rules.crossfoot.bounds import Bounds, bounds_of
from rules.crossfoot.check import Check, CheckKind, CheckVerdict, Part, Spot
from targets.documents.text import Text
from targets.narrative.figures import Figure
from targets.wording import Fact, say, write_number


def check_products(text: Text, figures: Sequence[Figure]) -> tuple[Check, ...]:
    """Return a check for each count with a price for each and a total, in order."""
    return tuple(check for number in range(len(figures)) for check in _product(text, figures, number))


_EACH_BEFORE = re.compile(r"\b(?:mỗi|bình quân)(?: [^\W\d_]+){1,3}(?:,? (?:trị giá|là|được|hỗ trợ|mức|số tiền))* ?$")
_EACH_BEHIND = re.compile(r" ?/ ?(?P<one>[^\W\d_]+(?: [^\W\d_]+)?)")
_TOTAL = re.compile(r"\b(?:[Tt]ổng|với số tiền|kinh phí)[^.;\d]{0,40}$")


def _product(text: Text, figures: Sequence[Figure], number: int) -> Iterator[Check]:
    price = figures[number]
    if price.kind != "money" or number == 0:
        return
    behind = _EACH_BEHIND.match(text.content, price.end)
    before = _EACH_BEFORE.search(text.content[max(0, price.opening - 50) : price.opening])
    count = next(
        (f for f in reversed(figures[max(0, number - 2) : number]) if f.kind != "money" and f.of is None), None
    )
    total = next((f for f in figures[number + 1 : number + 4] if f.kind == "money"), None)
    if (behind is None and before is None) or count is None or total is None or total.paragraph != price.paragraph:
        return
    if (
        behind is not None
        and behind["one"].split()[0].casefold() not in text.content[count.start : count.end + 12].casefold()
    ):
        return
    between = text.content[price.end : total.opening]
    if not _TOTAL.search(between) or re.search(r"[.;\n]", between):
        return
    each, many = bounds_of(price), Fraction(count.amount)
    agrees = bounds_of(total).meets(Bounds(each.low * many, each.high * many, each.low_open, each.high_open))
    scale = Fraction(total.measure.scale)
    made = each.low * many / scale
    facts: dict[str, Fact] = {
        "many": count.value,
        "each": text.content[price.start : price.end],
        "made": made,
        "stated": text.content[total.opening : total.end],
    }
    sentence = (
        say("{many} × {each} = {made}, khớp với {stated}.", "{many} × {each} = {made}, as stated ({stated}).", **facts)
        if agrees
        else say("Nêu {stated}; {many} × {each} = {made}.", "Stated {stated}; {many} × {each} = {made}.", **facts)
    )
    yield Check(
        CheckKind.PRODUCT,
        CheckVerdict.OK if agrees else CheckVerdict.FAIL,
        Spot(total.opening, total.end),
        write_number(total.value),
        write_number(made),
        (Part(Spot(count.start, count.end), count.value), Part(Spot(price.start, price.end), price.value)),
        sentence,
    )
