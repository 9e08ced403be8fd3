"""What an office says of its own papers, with slips told at their line."""

from __future__ import annotations

import pytest

from kpi.letterhead_settings import LetterheadSettings
from kpi.settings import FILE_NAME, read_settings


def test_an_office_that_says_nothing_has_a_state_letterhead_with_everything_blank() -> None:
    settings, issues = read_settings("office: Phòng Nội vụ\n", FILE_NAME)
    assert settings is not None, issues
    assert settings.letterhead == LetterheadSettings(form="state")


def test_what_an_office_says_of_its_papers() -> None:
    text = """\
letterhead:
  form: party
  superior: Đảng bộ tỉnh Lai Châu
  issuer: Huyện ủy Tam Đường
  number: "{number}-{kind}/HU"
  letter_number: "{number}-CV/HU"
  signature: [T/M Ban Thường vụ, Phó Bí thư]
"""
    settings, issues = read_settings(text, FILE_NAME)
    assert settings is not None, issues
    paper = settings.letterhead
    assert (paper.form, paper.superior, paper.issuer) == ("party", "Đảng bộ tỉnh Lai Châu", "Huyện ủy Tam Đường")
    assert (paper.number, paper.letter_number) == ("{number}-{kind}/HU", "{number}-CV/HU")
    assert paper.signature == ("T/M Ban Thường vụ", "Phó Bí thư")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('  number: "BC-PNV"', "{number}"),  # no room for the number
        ('  number: "{number}/{loai}-PNV"', "{number}"),  # a field that is none
        ('  number: "{number}/{number}"', "{number}"),
        ("  form: công đoàn", "form"),
        ("  issuers: Phòng Nội vụ", "issuer"),  # the key that was meant
    ],
)
def test_a_slip_is_told_at_its_line(line: str, words: str) -> None:
    settings, (issue,) = read_settings(f"letterhead:\n{line}\n", FILE_NAME)
    assert settings is None
    assert issue.source.line == 2
    assert words in issue.say()
