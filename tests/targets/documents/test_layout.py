"""The artefacts of real pages undone; what comes out does not depend on Unicode form, width or footnotes."""

from __future__ import annotations

import textwrap
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from targets.documents.layout import lay_out
from targets.documents.lines import Line, text_lines
from targets.documents.text import ParagraphKind, Text

PLAN = """\
II. MỘT SỐ CHỈ TIÊU CỤ THỂ
- 100% cơ quan, đơn vị từ cấp huyện đến cấp xã quán triệt các văn bản của Trung ương, của tỉnh về công tác dân vận; \
triển khai Luật Thực hiện dân chủ ở cơ sở và các văn bản có liên quan.
- 95% các cơ quan, đơn vị, UBND các xã, thị trấn triển khai thực hiện đăng ký xây dựng từ 01 - 02 mô hình, điển hình \
“Dân vận khéo” giai đoạn 2021-2025.
III. NỘI DUNG
Cấp ủy, chính quyền, cơ quan, đơn vị tiếp tục tuyên truyền, quán triệt các văn bản chỉ đạo của Trung ương và của tỉnh \
về công tác dân vận; nâng cao nhận thức về ý nghĩa, tầm quan trọng của công tác dân vận, vị trí, vai trò, trách nhiệm \
của cơ quan hành chính nhà nước các cấp."""


def read(text: str) -> Text:
    return lay_out(text_lines(text))


def wrapped(text: str, width: int, gap: str = "\n") -> str:
    return gap.join(line for part in text.split("\n") for line in textwrap.wrap(part, width, break_on_hyphens=False))


@pytest.mark.parametrize("width", [70, 78, 84, 100])
@pytest.mark.parametrize("gap", ["\n", "\n\n", " \n\n"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_paragraphs_are_the_same_however_they_were_wrapped(width: int, gap: str, form: str) -> None:
    text = unicodedata.normalize("NFD" if form == "NFD" else "NFC", wrapped(PLAN, width, gap))
    assert read(text).content.splitlines() == PLAN.splitlines()


def test_a_sentence_cut_by_a_footnote_block_is_whole_again() -> None:
    text = read(
        "phối hợp với các tổ chức thành viên thực hiện 04 cuộc giám\n\n"
        "⁸ Tổ chức thanh tra 02 cuộc.\n\n¹¹ Hội LHPN huyện.\n\nsát¹¹; thực hiện 01 cuộc khảo sát theo quy định⁸.\n"
    )
    assert text.content.splitlines()[0].endswith("04 cuộc giám sát; thực hiện 01 cuộc khảo sát theo quy định.")
    assert [paragraph.kind for paragraph in text.paragraphs].count(ParagraphKind.NOTE) == 2


def test_glued_marks_are_taken_off_and_tied_to_their_place() -> None:
    text = read(
        "Tổng hợp đăng ký mô hình dân vận khéo\n\nnăm 20251; Phối hợp với chính quyền.\n\n"
        "1 Trong năm có 350 mô hình được đăng ký.\n"
    )
    assert "năm 2025; Phối hợp" in text.content
    [note] = text.notes
    assert note.at is not None
    assert text.content[: note.at].endswith("năm 2025")
    assert text.content[note.body.start : note.body.end] == "Trong năm có 350 mô hình được đăng ký."


def test_a_page_number_does_not_end_a_sentence() -> None:
    text = read("cho 60 chị là phó Chủ tịch và\n\n\n\n7 \n\n \n\nchi hội trưởng phụ nữ các xã.\n")
    assert text.content == "cho 60 chị là phó Chủ tịch và chi hội trưởng phụ nữ các xã.\n"


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        ("giai đoạn 2021-\n\n2025, định hướng", "giai đoạn 2021-2025, định hướng"),
        ("phát triển kinh tế -\n\nxã hội", "phát triển kinh tế - xã hội"),
        ("phát triển kinh tế\n\n- xã hội; đền bù", "phát triển kinh tế - xã hội; đền bù"),
        ("đạt  97,6 \n\n%, còn lại", "đạt 97,6 %, còn lại"),
        ("**T/M BAN THƯỜNG VỤ", "T/M BAN THƯỜNG VỤ"),
        ("diện tích 12 m² đất", "diện tích 12 m² đất"),
        ("xã\u00a0Bình\u200b Lư", "xã Bình Lư"),
    ],
)
def test_small_repairs(lines: str, joined: str) -> None:
    assert read(lines).content == f"{joined}\n"


def test_paragraphs_of_word_are_never_joined() -> None:
    text = lay_out([Line("Đoạn một chưa hết", 1, whole=True), Line("đoạn hai", 2, whole=True)])
    assert text.content == "Đoạn một chưa hết\nđoạn hai\n"


WORDS = st.sampled_from(["kế", "hoạch", "xã", "Bình", "Lư", "95%", "mô", "hình,", "năm", "2023", "đơn", "vị;"])


@given(st.lists(st.lists(WORDS, min_size=1, max_size=40), max_size=4), st.sampled_from(["NFC", "NFD"]))
def test_every_word_maps_back_to_its_line(paragraphs: list[list[str]], form: str) -> None:
    raw = "\n\n".join("  ".join(words) for words in paragraphs)
    text = read(unicodedata.normalize("NFD" if form == "NFD" else "NFC", raw))
    lines = unicodedata.normalize("NFD" if form == "NFD" else "NFC", raw).split("\n")
    at = 0
    for word in text.content.split():
        at = text.content.index(word, at)
        place = text.place(at, at + len(word))
        assert unicodedata.normalize("NFC", place.words) == word
        assert lines[place.line - 1][place.column - 1 :].startswith(place.words)
        at += len(word)


@given(st.integers(1, 9), st.sampled_from(PLAN.split("; ")))
def test_a_footnote_put_in_changes_nothing_but_adds_its_note(number: int, before: str) -> None:
    marked = PLAN.replace(before, f"{before}{'¹²³⁴⁵⁶⁷⁸⁹'[number - 1]}", 1)
    text = read(f"{marked}\n{'¹²³⁴⁵⁶⁷⁸⁹'[number - 1]} Theo văn bản hướng dẫn.")
    assert text.content == f"{PLAN}\nTheo văn bản hướng dẫn.\n"
    assert [note.mark for note in text.notes] == [str(number)]
