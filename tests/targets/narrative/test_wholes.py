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
