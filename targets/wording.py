"""How a sentence is said to people: Vietnamese by default, English beside it.

A decision builds its sentence where it is taken, in both languages, from the same facts. Whoever shows it picks the
language; nothing here keeps a "current language". Numbers and dates are written as each language writes them.

The words are written when somebody first reads them: a country has a sentence for each of forty thousand verdicts, of
which a page shows some dozens.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import Literal

from targets.later import Later, later

Language = Literal["vi", "en"]


@dataclass(frozen=True, slots=True)
class Sentence(Later):
    """One thing said to a person, in Vietnamese and in English."""

    vi: str
    en: str

    def __str__(self) -> str:
        return self.vi

    def text(self, language: Language = "vi") -> str:
        """Return the words in one language."""
        return self.vi if language == "vi" else self.en


#: What may stand in a sentence as a fact.
Fact = str | int | Decimal | Fraction | date | datetime | Sentence | None


def say(vi: str, en: str, **facts: Fact) -> Sentence:
    """Return the sentence whose ``{names}`` are filled with facts, each written as its language writes it.

    That each blank has its fact is seen to by a test, for all sentences of the program: nobody may ever read this one.

    >>> say("còn {n} ngày, đến {day}", "{n} days left, until {day}", n=1234, day=date(2023, 6, 4)).vi
    'còn 1.234 ngày, đến 04/6/2023'
    """
    return later(Sentence, partial(_said, vi, en, facts))


def write_fact(fact: Fact, language: Language = "vi") -> str:
    """Return a fact as people read it.

    A date is written as administrative texts do (05/6/2023: the day with two digits, the month with two only for
    January, February and from October on, as Nghị định 30/2020/NĐ-CP asks); a moment has its hour first.
    """
    if isinstance(fact, Sentence):
        return fact.text(language)
    if isinstance(fact, datetime):
        return f"{fact:%H:%M} {'ngày ' if language == 'vi' else ''}{write_date(fact.date(), language)}"
    if isinstance(fact, date):
        return write_date(fact, language)
    if isinstance(fact, bool) or fact is None or isinstance(fact, str):
        return "" if fact is None else str(fact)
    return write_number(fact, language)


def write_sum(numbers: Iterable[float | Decimal | Fraction]) -> Sentence:
    """Return numbers with plus signs between them, as each language writes them.

    >>> write_sum([1114, Decimal("56.5")]).vi
    '1.114 + 56,5'
    """
    terms = tuple(numbers)
    return Sentence(*(" + ".join(write_number(term, language) for term in terms) for language in ("vi", "en")))


def write_date(day: date, language: Language = "vi") -> str:
    """Return a day: 05/6/2023 in Vietnamese (month padded only below 3, as in state documents), 5 Jun 2023 in English.

    >>> write_date(date(2023, 6, 5)), write_date(date(2023, 2, 5)), write_date(date(2023, 11, 15))
    ('05/6/2023', '05/02/2023', '15/11/2023')
    """
    if language == "en":
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)  # noqa: PLR2004  Nghị định 30/2020, Phụ lục I
    return f"{day.day:02d}/{month}/{day.year}"


def write_number(number: float | Decimal | Fraction, language: Language = "vi", places: int = 2) -> str:
    """Return a number with the marks of the language, at most ``places`` decimals, no trailing zeros.

    >>> write_number(Decimal("1234.50")), write_number(1234567), write_number(Fraction(2, 3), "en")
    ('1.234,5', '1.234.567', '0.67')
    """
    exact = Fraction(number)
    if exact.denominator == 1:  # most are
        whole_number = f"{exact.numerator:,}"
        return whole_number.translate(_SWAP) if language == "vi" else whole_number
    scaled = round(exact * 10**places)
    whole, rest = divmod(abs(scaled), 10**places)
    digits = f"{rest:0{places}d}".rstrip("0") if places else ""
    text = f"{whole:,}" + (f".{digits}" if digits else "")
    if language == "vi":
        text = text.translate(_SWAP)
    return f"-{text}" if scaled < 0 else text


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SWAP = str.maketrans(",.", ".,")


def _written(facts: Mapping[str, Fact], language: Language) -> dict[str, str]:
    return {name: write_fact(fact, language) for name, fact in facts.items()}


def _said(vi: str, en: str, facts: Mapping[str, Fact]) -> Sentence:
    return Sentence(vi.format_map(_written(facts, "vi")), en.format_map(_written(facts, "en")))
