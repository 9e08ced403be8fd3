"""What a reporter typed in a value cell, as an exact number; what is doubtful is asked, not guessed."""

from __future__ import annotations

import re
from decimal import Decimal
from math import isfinite

from kpi.intake.workbook import Written
from targets.issues import Issue
from targets.names import match_key
from targets.plan import Indicator, Measure
from targets.plan_values import DIGITS, is_exact
from targets.wording import Sentence, say

_YES = {match_key(word) for word in ("có", "x", "đã", "rồi", "yes", "1")}
_NO = {match_key(word) for word in ("không", "chưa", "no", "0")}
_PLAIN = re.compile(r"[+-]?\d+")
_GROUPED = re.compile(r"[+-]?[1-9]\d{0,2}(\.\d{3})+")  # 1.234, but 0.123 is a doubt
_COMMA = re.compile(r"[+-]?([1-9]\d{0,2}(\.\d{3})+|\d+),\d+")


def read_value(written: Written, indicator: Indicator) -> tuple[Decimal | None, Issue | None]:
    """Return the number in a cell (None: left blank), or the issue that says why it cannot be read as one.

    Text is read as Vietnamese writes numbers: "1.234,5", "05". "12/10", "1.5" and "khoảng 3" are not guessed at.
    """
    value = written.value
    if value is None or written.text == "":
        return None, None
    if indicator.measure is Measure.YES_NO:
        return _yes_no(written, indicator)
    if isinstance(value, bool):
        return None, _not_a_number(written, indicator)
    number = _typed(value) if isinstance(value, int | float) else _read(written.text)
    if number is None:
        return None, _not_a_number(written, indicator)
    if not is_exact(number):
        return None, _too_long(written, indicator)
    return number, None


def _typed(value: float) -> Decimal | None:
    """Return a numeric cell as Excel shows it, with 15 digits: 0.1+0.2 is stored as 0.30000000000000004."""
    return _plain(Decimal(f"{value:.{DIGITS}g}")) if isfinite(value) else None


def _read(text: str) -> Decimal | None:
    if _PLAIN.fullmatch(text) or _GROUPED.fullmatch(text):
        return _plain(Decimal(text.replace(".", "")))
    if _COMMA.fullmatch(text):
        return _plain(Decimal(text.replace(".", "").replace(",", ".")))
    return None


def _plain(number: Decimal) -> Decimal:
    """Return the number with no zeros it does not need: 5 for "05,00", 1000 for 1E+3, 0 for -0."""
    text = f"{number:f}"
    return Decimal(text.rstrip("0").rstrip(".") if "." in text else text) or Decimal(0)


def _yes_no(written: Written, indicator: Indicator) -> tuple[Decimal | None, Issue | None]:
    key = match_key(written.text)
    if written.value in (1, 1.0, True) or key in _YES:
        return Decimal(1), None
    if written.value in (0, 0.0, False) or key in _NO:
        return Decimal(0), None
    text = say(
        "“{name}” ghi “{value}”, cần “có” hoặc “không”",
        "“{name}” says “{value}”; “có” or “không” is needed",
        name=indicator.name,
        value=written.text,
    )
    return None, Issue("not-yes-no", text, written.source, say("Ghi “có” hoặc “không”.", "Write “có” or “không”."))


def _not_a_number(written: Written, indicator: Indicator) -> Issue:
    text = say(
        "“{name}” ghi “{value}”, không phải một số",
        "“{name}” says “{value}”, which is not a number",
        name=indicator.name,
        value=written.text,
    )
    return Issue("not-a-number", text, written.source, _hint(written.text, indicator))


def _too_long(written: Written, indicator: Indicator) -> Issue:
    text = say(
        "“{name}” ghi một số có quá {n} chữ số", "“{name}” has more than {n} digits", name=indicator.name, n=DIGITS
    )
    return Issue("too-many-digits", text, written.source, say("Kiểm tra lại số liệu ở ô này.", "Check this figure."))


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
