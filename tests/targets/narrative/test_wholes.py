"""Which list belongs to which total."""

from __future__ import annotations

from targets.documents.layout import lay_out
from targets.documents.lines import text_lines
from targets.narrative.figures import figures_of
from targets.narrative.wholes import Link, Whole, wholes_of


def wholes(text: str) -> tuple[Whole, ...]:
    laid = lay_out(text_lines(text))
    return wholes_of(laid, figures_of(laid))


def test_the_nearest_figure_of_the_kind_is_the_total() -> None:
    [whole] = wholes("Năm trước 40 cuộc, năm nay 22 cuộc, trong đó: Bí thư 10 cuộc; Chủ tịch 12 cuộc.")
    assert (whole.link, [int(t.value) for t in whole.totals]) == (Link.OF_WHICH, [22])


def test_one_part_is_no_list() -> None:
    assert wholes("Có 22 cuộc, trong đó: Bí thư 10 cuộc.") == ()


def test_a_list_of_dashes_goes_on_over_paragraphs() -> None:
    text = "Có 05 mô hình, gồm:\n\n- Bản Bo 02 mô hình;\n\n- Nà Tăm 03 mô hình.\n\n- Ngoài ra có 09 tổ."
    [whole] = wholes(text)
    assert [int(f.value) for s in whole.segments for f in s.figures][:2] == [2, 3]


def test_a_mark_behind_a_bracket_may_belong_to_its_last_item() -> None:
    text = "Có 9 cuộc (Bí thư 3 cuộc; Chủ tịch 6 cuộc)1.\n\n1 Bản Bo 02 cuộc; Nà Tăm 04 cuộc."
    notes = [whole for whole in wholes(text) if whole.link is Link.NOTE]
    assert {int(whole.totals[0].value) for whole in notes} == {9, 6}
    assert len({whole.rival for whole in notes}) == 1


def test_examples_are_partial() -> None:
    [whole] = wholes("Có 22 mô hình, gồm: xã A 2 mô hình; xã B 3 mô hình...")
    assert whole.partial


def test_items_of_one_noun_behind_a_colon_are_parts() -> None:
    [whole] = wholes("Rà soát 1.286 hộ: hộ nghèo 214 hộ, hộ cận nghèo 168 hộ, hộ khác 904 hộ; kinh phí 20 triệu đồng.")
    assert (whole.link, len(whole.segments)) == (Link.COLON, 3)
    assert wholes("Kết quả tại 03 xã: xã A 12 hộ, xã B 20 hộ, xã C 5 hộ.") == ()  # the items count something else
    assert wholes("Rà soát 34 hộ: thôn A 14 hộ, thôn B 20 hộ.") == ()  # two may be examples


def test_a_total_behind_the_mark_belongs_to_the_note_when_every_item_states_it() -> None:
    text = "Tổ chức 52 buổi1 cho {n}.\n\n1 Hạt Kiểm lâm 31 buổi, 1.705 lượt người; các xã 21 buổi, 1.155 lượt người."
    [whole] = wholes(text.format(n="2.860 lượt người"))
    assert [int(total.value) for total in whole.totals] == [52, 2860]
    [whole] = wholes(text.format(n="36 đơn vị"))
    assert [int(total.value) for total in whole.totals] == [52]


def test_a_note_in_one_sentence_is_cut_at_commas() -> None:
    text = "Quyên góp 2.450 triệu đồng1.\n\n1 Giáo dục 412 triệu đồng, y tế 168 triệu đồng, các xã 1.870 triệu đồng."
    [whole] = wholes(text)
    assert [int(s.figures[0].value) for s in whole.segments] == [412, 168, 1870]


def test_brackets_whose_items_hold_a_second_number_are_cut_at_commas() -> None:
    [whole] = wholes("Có 45 sản phẩm (03 sản phẩm 5 sao, 12 sản phẩm 4 sao, 30 sản phẩm 3 sao).")
    assert len(whole.segments) == 3


def test_passed_and_failed_are_states_of_a_noun_in_no_list() -> None:
    [whole] = wholes("Giám sát 18 mẫu nước, 16 mẫu đạt chuẩn, 02 mẫu không đạt.")
    assert (whole.link, [int(s.figures[0].value) for s in whole.segments]) == (Link.STATES, [16, 2])


def test_changes_rates_and_percentages_are_neither_totals_nor_parts() -> None:
    assert wholes("Năng suất đạt 57,2 tạ/ha, trong đó: vùng thấp 60,4 tạ/ha; vùng cao 46,8 tạ/ha.") == ()
    assert wholes("Chỉ số tăng 8,4%, trong đó: khai khoáng tăng 2,1%; chế biến tăng 9,6%.") == ()
    text = "Đạt 71 tấn, giảm 12 tấn, trong đó: vùng thấp 55 tấn, tăng 2 tấn; vùng cao 16 tấn, giảm 3 tấn (-4 tấn)."
    [whole] = wholes(text)
    assert [int(total.value) for total in whole.totals] == [71]
    assert [int(f.value) for s in whole.segments for f in s.figures] == [55, 16]
