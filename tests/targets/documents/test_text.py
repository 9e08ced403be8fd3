"""Places, sentences and the footnotes of a sentence."""

from __future__ import annotations

import unicodedata

import pytest

from targets.documents.layout import lay_out
from targets.documents.letters import LOWER, UPPER
from targets.documents.lines import text_lines
from targets.documents.text import Text


def read(text: str) -> Text:
    return lay_out(text_lines(text))


def test_a_stretch_over_two_lines_gives_both_and_their_own_words() -> None:
    text = read("KẾ HOẠCH\n\n  thực hiện Luật  Thực \n\nhiện dân chủ ở cơ sở. \n")
    start = text.content.index("Luật")
    place = text.place(start, text.content.index(" ở cơ"))
    assert (place.line, place.last_line, place.column) == (3, 5, 13)
    assert place.words == "Luật  Thực hiện dân chủ"  # the double space as the file has it


def test_the_words_are_in_the_form_of_the_file() -> None:
    raw = unicodedata.normalize("NFD", "Ủy ban nhân dân huyện Tam Đường")
    text = read(raw)
    start = text.content.index("nhân")
    assert text.place(start, start + 8).words == unicodedata.normalize("NFD", "nhân dân")
    assert text.place(start, start + 8).column == raw.index(unicodedata.normalize("NFD", "nhân")) + 1


def test_a_stretch_with_nothing_of_the_file_has_no_place() -> None:
    text = read("một\nHAI\n")
    with pytest.raises(ValueError, match="nothing"):
        text.place(3, 4)  # the break between them


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("1. Tổ chức tốt. Chỉ đạo đăng ký.", ["Tổ chức tốt.", "Chỉ đạo đăng ký."]),
        ("TT. Huyện ủy, TP. Lai Châu họp. Các xã dự.", ["TT. Huyện ủy, TP. Lai Châu họp.", "Các xã dự."]),
        ("năm 2023. UBND huyện ban hành", ["năm 2023.", "UBND huyện ban hành"]),
        ("đạt 66.315,43 ha. Ước đạt 5,9 vạn", ["đạt 66.315,43 ha.", "Ước đạt 5,9 vạn"]),
        ("hội nghị... trước đó", ["hội nghị... trước đó"]),
        ("làm theo “Bác.” Đẩy mạnh", ["làm theo “Bác.”", "Đẩy mạnh"]),
    ],
)
def test_sentences_end_at_stops_that_are_no_abbreviation(text: str, sentences: list[str]) -> None:
    found = read(text)
    [paragraph] = found.paragraphs
    assert [found.content[start:end] for start, end in found.sentences(paragraph)] == sentences


def test_the_words_of_a_paragraph_come_without_its_label() -> None:
    text = read("a) Tên mô hình")
    assert text.words(text.paragraphs[0]) == "Tên mô hình"


def test_a_footnote_belongs_to_the_sentence_that_carries_its_mark() -> None:
    text = read("Sơ kết theo quy định¹. Kiểm tra 14 cuộc².\n\n¹ Quy định 124.\n\n² Tại 30 đơn vị.\n")
    first, second = text.sentences(text.paragraphs[0])
    assert [note.mark for note in text.notes_of(*first)] == ["1"]
    assert [note.mark for note in text.notes_of(*second)] == ["2"]


def test_the_letters_are_those_of_vietnamese() -> None:
    assert {"đ", "ư", "ẵ", "ỵ"} < set(LOWER)
    assert {"Đ", "Ư", "Ẵ", "Ỵ"} < set(UPPER)
    assert len(LOWER) == len(UPPER) == 29 + 4 + 12 * 5  # the alphabet, f j w z, and five tones on twelve vowels
