"""The words around the text of a paper: state after Nghị định 30/2020, Party by its own rules, blanks where unsaid."""

from __future__ import annotations

from datetime import date

import pytest

from dashboards.views.office_paper import BLANK, LETTER, REPORT, office_paper
from kpi.letterhead_settings import LetterheadSettings

STATE = LetterheadSettings(
    superior="UBND huyện Tam Đường",
    issuer="Phòng Nội vụ",
    place="Tam Đường",
    number="{number}/{kind}-PNV",
    letter_number="{number}/PNV-DV",
    signature=("Trưởng phòng",),
    recipients=("Thường trực Huyện ủy", "UBND các xã, thị trấn;"),
    archive="VT, DV.",
)
PARTY = LetterheadSettings(
    form="party",
    superior="Đảng bộ tỉnh Lai Châu",
    issuer="Huyện ủy Tam Đường",
    place="Tam Đường",
    number="{number}-{kind}/HU",
    letter_number="{number}-CV/HU",
    signature=("T/M Ban Thường vụ", "Phó Bí thư"),
    recipients=("Thường trực Tỉnh ủy",),
)
DAY = date(2023, 6, 6)


def test_a_state_paper() -> None:
    paper = office_paper(STATE, "", REPORT, DAY)
    assert (paper.superior, paper.issuer) == ("UBND HUYỆN TAM ĐƯỜNG", "PHÒNG NỘI VỤ")
    assert (paper.heading, paper.motto) == ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
    assert paper.number.split() == ["Số:", "/BC-PNV"]  # with room for the number between
    assert paper.dated == "Tam Đường, ngày 06 tháng 6 năm 2023"
    assert (paper.signature, paper.signer, paper.ending) == (("TRƯỞNG PHÒNG",), "", "./.")
    assert paper.recipients == ("- Thường trực Huyện ủy;", "- UBND các xã, thị trấn;", "- Lưu: VT, DV.")
    assert paper.reference == "(Kèm theo Báo cáo số ……/BC-PNV ngày 06 tháng 6 năm 2023 của Phòng Nội vụ)"
    assert (paper.missing, paper.party) == ((), False)


def test_a_party_paper_has_no_motto_no_colon_and_keeps_without_vt() -> None:
    paper = office_paper(PARTY, "", REPORT, DAY)
    assert (paper.superior, paper.issuer) == ("ĐẢNG BỘ TỈNH LAI CHÂU", "HUYỆN ỦY TAM ĐƯỜNG")
    assert (paper.heading, paper.motto) == ("ĐẢNG CỘNG SẢN VIỆT NAM", "")
    assert paper.number.split() == ["Số", "-BC/HU"]
    assert paper.signature == ("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ")
    assert (paper.recipients, paper.ending) == (("- Thường trực Tỉnh ủy,", "- Lưu."), ".")
    assert (paper.missing, paper.party) == ((), True)


def test_a_letter_is_numbered_by_its_own_pattern_and_goes_first_to_whom_it_is_written() -> None:
    paper = office_paper(STATE, "", LETTER, DAY, ("Như trên",))
    assert paper.number.split() == ["Số:", "/PNV-DV"]
    assert paper.recipients[0] == "- Như trên;"
    assert office_paper(PARTY, "", LETTER, DAY).number.split() == ["Số", "-CV/HU"]


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2024, 1, 9), "ngày 09 tháng 01 năm 2024"),
        (date(2024, 2, 10), "ngày 10 tháng 02 năm 2024"),
        (date(2024, 3, 1), "ngày 01 tháng 3 năm 2024"),
        (date(2024, 11, 16), "ngày 16 tháng 11 năm 2024"),
        (None, "ngày …… tháng …… năm ………"),
    ],
)
def test_days_are_dated_with_a_zero_below_ten_and_months_only_below_three(day: date | None, words: str) -> None:
    assert office_paper(STATE, "", REPORT, day).dated == f"Tam Đường, {words}"


@pytest.mark.parametrize("form", ["state", "party"])
def test_what_is_not_said_is_blank_on_paper_and_told_with_its_key(form: str) -> None:
    paper = office_paper(LetterheadSettings.model_validate({"form": form}), "", REPORT, None)
    assert (paper.superior, paper.issuer, paper.signature) == ("", BLANK, (BLANK,))
    assert paper.dated.startswith(f"{BLANK}, ngày ……")
    assert "……" in paper.number
    assert BLANK in paper.recipients[0]
    keys = ["issuer", "place", "number", "signature", "recipients"]
    told = [issue.say() for issue in paper.missing]
    assert [f"“letterhead.{key}”" in words for key, words in zip(keys, told, strict=True)] == [True] * 5


def test_the_office_stands_for_an_issuing_body_that_is_not_named() -> None:
    paper = office_paper(LetterheadSettings(), "Phòng Nội vụ", LETTER, None)
    assert paper.issuer == "PHÒNG NỘI VỤ"
    assert [issue.say().partition("”")[0].rpartition("“")[2] for issue in paper.missing] == [
        "letterhead.place",
        "letterhead.letter_number",
        "letterhead.signature",
        "letterhead.recipients",
    ]
