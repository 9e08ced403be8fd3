"""What a narrative report offers for the lines of a form."""

from __future__ import annotations

from decimal import Decimal

from targets.documents.layout import lay_out
from targets.documents.lines import text_lines
from targets.narrative.figures import figures_of
from targets.narrative.offers import Offer, offers_of
from targets.plan import Indicator, Measure

DIALOGUES = Indicator(
    id="doi-thoai", name="Số hội nghị đối thoại của Chủ tịch UBND xã", measure=Measure.COUNT, unit="hội nghị"
)
MODELS = Indicator(id="mo-hinh", name="Mô hình Dân vận khéo đăng ký", measure=Measure.COUNT, unit="mô hình")
MONEY = Indicator(id="tien", name="Số tiền vận động quỹ Vì người nghèo", measure=Measure.AMOUNT, unit="triệu đồng")
PLAN = Indicator(id="ke-hoach", name="Có kế hoạch dân vận", measure=Measure.YES_NO)


def offers(text: str) -> dict[str, Offer]:
    laid = lay_out(text_lines(text))
    return {offer.indicator.id: offer for offer in offers_of(laid, figures_of(laid), [DIALOGUES, MODELS, MONEY, PLAN])}


def test_a_figure_is_offered_where_its_words_name_the_indicator() -> None:
    text = (
        "Chủ tịch UBND xã tổ chức 02 hội nghị đối thoại với 120 người; đăng ký 03 mô hình “Dân vận khéo”;"
        " vận động quỹ “Vì người nghèo” với số tiền 1,2 tỷ đồng."
    )
    found = offers(text)
    assert {name: offer.value for name, offer in found.items()} == {
        "doi-thoai": 2, "mo-hinh": 3, "tien": Decimal(1200),
    }  # fmt: skip
    clause = found["doi-thoai"].clause
    assert clause is not None
    assert text[slice(*clause)] == "Chủ tịch UBND xã tổ chức 02 hội nghị đối thoại với "


def test_two_figures_that_fit_alike_are_told_and_neither_is_offered() -> None:
    text = "Đăng ký 03 mô hình Dân vận khéo. Trong năm có 05 mô hình Dân vận khéo đăng ký."
    found = offers(text)["mo-hinh"]
    assert (found.figure, found.value, [int(figure.value) for figure in found.rivals]) == (None, None, [3, 5])


def test_a_figure_of_another_kind_or_with_other_words_is_not_offered() -> None:
    found = offers("Chủ tịch UBND xã đối thoại với 120 người. Tổ chức 12 hội nghị tuyên truyền.")
    assert (found["doi-thoai"].figure, found["doi-thoai"].rivals) == (None, ())


def test_what_is_yes_or_no_is_left_to_the_person() -> None:
    assert "ke-hoach" not in offers("Đã ban hành 01 kế hoạch dân vận.")
