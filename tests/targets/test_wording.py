"""Sentences in two languages from the same facts; numbers and dates as each language writes them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from babel.numbers import parse_decimal
from hypothesis import given
from hypothesis import strategies as st

from targets.wording import Fact, Language, Sentence, say, write_date, write_fact, write_number
from targets.written_days import parse_when


class TestSay:
    def test_each_language_writes_the_same_facts_its_own_way(self) -> None:
        said = say("{n} người, ngày {day}", "{n} people on {day}", n=Decimal("1234.5"), day=date(2023, 2, 5))
        assert said.vi == "1.234,5 người, ngày 05/02/2023"
        assert said.en == "1,234.5 people on 5 Feb 2023"
        assert str(said) == said.text() == said.text("vi") == said.vi
        assert said.text("en") == said.en

    def test_a_sentence_may_stand_in_a_sentence(self) -> None:
        inner = Sentence("chưa", "no")
        assert say("kết quả: {it}", "result: {it}", it=inner) == Sentence("kết quả: chưa", "result: no")

    def test_what_people_wrote_is_never_taken_for_a_blank(self) -> None:
        assert say("“{text}” lạ", "“{text}”", text="{n} {}").vi == "“{n} {}” lạ"

    def test_a_blank_without_its_fact_is_our_bug(self) -> None:
        with pytest.raises(KeyError):
            str(say("{n} đơn vị", "{n} units"))

    def test_words_are_written_when_they_are_read_and_once(self) -> None:
        read: list[str] = []

        class Name(str):
            __slots__ = ()

            def __str__(self) -> str:
                read.append("read")
                return "Bản Bo"

        said = say("xã {name}", "{name} commune", name=Name())
        assert read == []
        assert (said.vi, said.en, said.vi) == ("xã Bản Bo", "Bản Bo commune", "xã Bản Bo")
        assert len(read) == 2  # once in each language


@pytest.mark.parametrize(
    ("fact", "vi", "en"),
    [
        (None, "", ""),
        ("xã Bản Bo", "xã Bản Bo", "xã Bản Bo"),
        (0, "0", "0"),
        (Fraction(1, 3), "0,33", "0.33"),
        (date(2023, 6, 4), "04/6/2023", "4 Jun 2023"),
        (datetime(2023, 6, 4, 23, 59, tzinfo=UTC), "23:59 ngày 04/6/2023", "23:59 4 Jun 2023"),
        (datetime(2023, 11, 15, 0, 0, tzinfo=UTC), "00:00 ngày 15/11/2023", "00:00 15 Nov 2023"),
    ],
)
def test_facts(fact: Fact, vi: str, en: str) -> None:
    assert (write_fact(fact, "vi"), write_fact(fact, "en")) == (vi, en)


class TestDates:
    @pytest.mark.parametrize(
        ("day", "written"),
        [  # the month has two digits for January, February and from October on: Nghị định 30/2020/NĐ-CP
            (date(2023, 1, 31), "31/01/2023"),
            (date(2023, 2, 1), "01/02/2023"),
            (date(2023, 3, 1), "01/3/2023"),
            (date(2023, 9, 9), "09/9/2023"),
            (date(2023, 10, 10), "10/10/2023"),
        ],
    )
    def test_as_state_documents_write_them(self, day: date, written: str) -> None:
        assert write_date(day) == written

    @given(st.dates(min_value=date(1000, 1, 1)))
    def test_what_is_written_reads_as_the_same_day(self, day: date) -> None:
        assert parse_when(write_date(day)) == day
        assert datetime.strptime(write_date(day, "en"), "%d %b %Y").replace(tzinfo=UTC).date() == day


class TestNumbers:
    @pytest.mark.parametrize(
        ("number", "places", "written"),
        [
            (1234567, 2, "1.234.567"),
            (Decimal("1234.50"), 2, "1.234,5"),
            (Decimal("94.996"), 2, "95"),  # rounded, where rounding is asked for
            (Decimal("94.996"), 3, "94,996"),
            (Fraction(2, 3), 2, "0,67"),
            (Decimal("-0.001"), 2, "0"),  # never “-0”
            (-1234, 2, "-1.234"),
            (0.5, 0, "0"),  # to the even one, as round() does
            (1.5, 0, "2"),
        ],
    )
    def test_as_vietnamese_writes_them(self, number: Decimal, places: int, written: str) -> None:
        assert write_number(number, "vi", places) == written

    @given(st.decimals(-(10**12), 10**12, places=3), st.sampled_from(["vi", "en"]))
    def test_babel_reads_back_what_is_written(self, number: Decimal, language: Language) -> None:
        assert parse_decimal(write_number(number, language, 3), locale=language, strict=True) == number
