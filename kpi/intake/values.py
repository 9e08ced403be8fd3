"""What a reporter typed in a value cell, as an exact number; repairs are said, doubts are asked, nothing guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from math import isfinite
from unicodedata import normalize

from kpi.intake.cells import BLANK, Written
from kpi.intake.guard import Cell
from targets.issues import Issue, Severity
from targets.names import loose_key, match_key
from targets.plan import Indicator, Measure
from targets.plan_values import DIGITS, is_exact
from targets.wording import Sentence, say

#: A value read (None: left blank, or not readable), and what must be said of it: a repair, or why it was not read.
Read = tuple[Decimal | None, Issue | None]

_YES = {
    match_key(word)
    for word in (
        "có",
        "x",
        "v",
        "✓",
        "✔",
        "☑",
        "đã",
        "rồi",
        "yes",
        "1",
        "đã có",
        "đã làm",
        "đã thực hiện",
        "có thực hiện",
    )
}
_NO = {
    match_key(word)
    for word in ("không", "chưa", "no", "0", "không có", "chưa có", "chưa làm", "chưa thực hiện", "không thực hiện")
}
_NONE = {match_key(word) for word in ("không", "không có", "không phát sinh", "chưa có")}
_DASHES = {"-", "–", "—", "...", "…", "/"}
_PLAIN = re.compile(r"[+-]?\d+")
_GROUPED = re.compile(r"[+-]?[1-9]\d{0,2}(\.\d{3})+")  # 1.234, but 0.123 is a doubt
_COMMA = re.compile(r"[+-]?([1-9]\d{0,2}(\.\d{3})+|\d+),\d+")
_WITH_WORDS = re.compile(r"(?P<number>[+-]?\d[\d.,]*)\s*(?P<words>%|[^\W\d_].*)")
_DOTTED = re.compile(r"(?P<whole>[+-]?\d+)\.(?P<rest>\d+)")
_ENGLISH = re.compile(r"[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d+)?")
#: How many of the first is one of the second.
_SCALES = {("nghin dong", "dong"): 10**3, ("trieu dong", "dong"): 10**6, ("ty dong", "dong"): 10**9} | {
    ("ty dong", "trieu dong"): 10**3,
    ("trieu dong", "nghin dong"): 10**3,
    ("ty dong", "nghin dong"): 10**6,
    ("trieu", "trieu dong"): 1,
    ("ty", "trieu dong"): 10**3,
}


def read_value(written: Written, indicator: Indicator) -> Read:
    """Return the number in a cell with a note of what was repaired, or the issue that says why it was not read.

    Text is read as Vietnamese writes numbers: "1.234,5", "05", "2 mô hình". "12/10", "1.5" and "khoảng 3" are not
    guessed at; where they can be read in a few ways, the issue offers these as choices. A blank cell is no issue.
    """
    value, text = written.value, normalize("NFC", written.text)
    if value is None or text == "":
        return None, None
    if indicator.measure is Measure.YES_NO:
        return _yes_no(written, text, indicator)
    if isinstance(value, bool):
        return None, _not_a_number(written, indicator)
    if isinstance(value, int | float):
        return _typed(written, float(value), indicator)
    choices = tuple(dict.fromkeys(_choices(text, indicator)))
    number = None if choices else _number(text, indicator)
    if number is None:
        return None, _not_a_number(written, indicator, choices)
    if not is_exact(number):
        return None, _too_long(written, indicator)
    return number, None if text == str(number) or _PROPER.fullmatch(text) else _repaired(written, indicator, number)


def looks_like_a_figure(value: Cell) -> bool:
    """Say whether a cell may hold a figure, rather than a name or a remark."""
    if isinstance(value, str):
        return bool(_BEGUN.match(value)) or match_key(value) in _YES | _NO
    return value is not None


def typed_figures(cells: Sequence[Cell]) -> list[str | None]:
    """Return the digits of cells that plainly are numbers; None for every other, and for all if one is not so plain.

    Numbers are taken as Excel shows them, with 15 digits: 0.1 + 0.2 is stored as 0.30000000000000004.
    """
    typed = [cell for cell in cells if type(cell) is float]
    text = f"%.{DIGITS}g " * len(typed) % tuple(typed)  # all at once: there are hundreds of thousands
    found = text.split()
    odd = "e" in text or "n" in text or "-0 " in text  # an exponent, no number at all, -0
    if odd or max(map(len, found), default=0) > _LONGEST:
        return [None] * len(cells)
    if len(found) == len(cells):
        return [*found]
    digits = iter(found)
    return [next(digits) if type(cell) is float else None for cell in cells]


def as_decimal(value: float) -> Decimal | None:
    """Return the decimal of at most 15 digits that a double stands for; None for NaN."""
    return _plain(Decimal(f"{value:.{DIGITS}g}")) if isfinite(value) else None


_BEGUN = re.compile(r"\s*[+-]?\d")
_ZERO = Decimal(0)
_LONGEST = DIGITS + 2  # characters of a number with a mark or two that surely has no more digits
_PROPER = re.compile(r"-?([1-9]\d*|[1-9]\d{0,2}(\.\d{3})+|0)(,\d*[1-9])?")  # written as it should be


def _typed(written: Written, value: float, indicator: Indicator) -> Read:
    plain = as_decimal(value)
    if plain is None:
        return None, _not_a_number(written, indicator)
    if not is_exact(plain):
        return None, _too_long(written, indicator)
    if indicator.unit.strip() == "%" and plain:  # 95% typed into Excel is stored as 0.95, and shown as 95%
        hundredfold = _plain(plain * 100)
        if written.percent:
            return hundredfold, _shown_as_percent(written, indicator, plain, hundredfold)
        if 0 < plain < 1:
            return None, _not_a_number(written, indicator, (_comma(hundredfold), _comma(plain)))
    return plain, None


def _number(text: str, indicator: Indicator) -> Decimal | None:
    """Return the number a text is, as Vietnamese writes it, alone or with the indicator's own unit behind it."""
    if match_key(text) in _NONE:
        return _ZERO
    found = _WITH_WORDS.fullmatch(text)
    if found is not None:
        return _alone(found["number"]) if _own_words(found["words"], indicator) else None
    return _alone(text)


def _own_words(words: str, indicator: Indicator) -> bool:
    """Say whether the words behind a number are the indicator's unit, or stand in its name: "2 mô hình"."""
    if not loose_key(words):
        return words.strip() == indicator.unit.strip()  # "%"
    return loose_key(words) == loose_key(indicator.unit) or f" {loose_key(words)} " in f" {loose_key(indicator.name)} "


def _alone(text: str) -> Decimal | None:
    if _PLAIN.fullmatch(text) or _GROUPED.fullmatch(text):
        return _plain(Decimal(text.replace(".", "")))
    if _COMMA.fullmatch(text):
        return _plain(Decimal(text.replace(".", "").replace(",", ".")))
    return None


def _choices(text: str, indicator: Indicator) -> Iterator[str]:
    """Yield the ways in which a doubtful text may be read; none where there is no doubt, or no telling."""
    if text in _DASHES:
        yield from ("0", BLANK)
        return
    found = _WITH_WORDS.fullmatch(text)
    if found is not None:
        scale = _SCALES.get((loose_key(found["words"]), loose_key(indicator.unit)))
        number = _alone(found["number"])
        if scale is not None and number is not None:
            yield _comma(number * scale)
            return
        text = found["number"] if _own_words(found["words"], indicator) else ""
    dotted = _DOTTED.fullmatch(text)
    if dotted is not None and (indicator.measure is Measure.AMOUNT or not _GROUPED.fullmatch(text)):
        if _GROUPED.fullmatch(text):
            yield text.replace(".", "")
        yield f"{dotted['whole']},{dotted['rest']}"
    elif _ENGLISH.fullmatch(text) and (indicator.measure is Measure.COUNT or "." in text or text.count(",") > 1):
        yield text.replace(",", "").replace(".", ",")


def _comma(number: Decimal) -> str:
    return f"{_plain(number):f}".replace(".", ",")


def _plain(number: Decimal) -> Decimal:
    """Return the number with no zeros it does not need: 5 for "05,00", 1000 for 1E+3, 0 for -0."""
    text = f"{number:f}"
    return Decimal(text.rstrip("0").rstrip(".") if "." in text else text) or Decimal(0)


def _yes_no(written: Written, text: str, indicator: Indicator) -> Read:
    key = match_key(text)
    for number, typed, words in ((1, (1, 1.0, True), _YES), (0, (0, 0.0, False), _NO)):
        if written.value in typed or key in words:
            plain = not isinstance(written.value, str) or key in _OWN
            return Decimal(number), None if plain else _repaired(written, indicator, "có" if number else "không")
    said = say(
        "“{name}” ghi “{value}”, cần “có” hoặc “không”",
        "“{name}” says “{value}”; “có” or “không” is needed",
        name=indicator.name,
        value=written.text,
    )
    choices = ("có", "không", BLANK) if text in _DASHES else ()
    hint = say("Ghi “có” hoặc “không”.", "Write “có” or “không”.")
    return None, Issue("not-yes-no", said, written.source, hint, choices, value=written.text)


_OWN = {match_key("có"), match_key("không")}


def _repaired(written: Written, indicator: Indicator, number: Decimal | str) -> Issue:
    text = say(
        "“{name}” ghi “{value}”, đã hiểu là {read}",
        "“{name}” says “{value}”, read as {read}",
        name=indicator.name,
        value=written.text,
        read=_comma(number) if isinstance(number, Decimal) else Sentence(f"“{number}”", f"“{number}”"),
    )
    return Issue("value-repaired", text, written.source, severity=Severity.NOTE, value=written.text)


def _shown_as_percent(written: Written, indicator: Indicator, stored: Decimal, read: Decimal) -> Issue:
    text = say(
        "“{name}” ghi {stored} ở ô định dạng phần trăm, đã hiểu là {read}%",
        "“{name}” has {stored} in a cell shown as a percentage, read as {read}%",
        name=indicator.name,
        stored=_comma(stored),
        read=_comma(read),
    )
    return Issue("value-repaired", text, written.source, severity=Severity.NOTE, value=written.text)


def _not_a_number(written: Written, indicator: Indicator, choices: tuple[str, ...] = ()) -> Issue:
    facts, hint = {"name": indicator.name, "value": written.text}, _hint(written.text, indicator)
    if choices:
        text = say(
            "“{name}” ghi “{value}”, chưa rõ là số nào", "“{name}” says “{value}”: which number is not clear", **facts
        )
        return Issue("doubtful-number", text, written.source, hint, choices, value=written.text)
    text = say("“{name}” ghi “{value}”, không phải một số", "“{name}” says “{value}”, which is not a number", **facts)
    return Issue("not-a-number", text, written.source, hint, value=written.text)


def _too_long(written: Written, indicator: Indicator) -> Issue:
    text = say(
        "“{name}” ghi một số có quá {n} chữ số", "“{name}” has more than {n} digits", name=indicator.name, n=DIGITS
    )
    hint = say("Kiểm tra lại số liệu ở ô này.", "Check this figure.")
    return Issue("too-many-digits", text, written.source, hint, value=written.text)


def _hint(text: str, indicator: Indicator) -> Sentence:
    if re.fullmatch(r"\d+\s*/\s*\d+(\s*/\s*\d+)?", text):
        return say(
            "Chỉ ghi một số; nếu là phân số thì ghi tử số, phần còn lại ghi ở cột “Căn cứ, ghi chú”.",
            "Write one number; of a fraction, the numerator, and the rest in the notes.",
        )
    return say(
        "Ghi số {kind}, ví dụ 5; chữ và đơn vị tính ghi ở cột “Căn cứ, ghi chú”.",
        "Write a {kind} number such as 5; words belong in the notes.",
        kind=say("nguyên", "whole") if indicator.measure is Measure.COUNT else say("thập phân", "decimal"),
    )
