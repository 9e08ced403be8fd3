"""What is said when something cannot be written."""

from __future__ import annotations

from dashboards.exports.errors import ForeignFolderError, NothingToCompileError, UnknownFormatError
from targets.wording import Sentence


def test_an_unknown_format_names_those_that_are_known() -> None:
    error = UnknownFormatError("thieu.ods", (".xlsx", ".csv"))
    assert error.say("vi") == "Không ghi được “thieu.ods”: chỉ có các dạng .xlsx, .csv."
    assert ".xlsx, .csv" in error.say("en")
    assert error.exit_code == 2


def test_a_foreign_folder_is_named_with_what_it_holds() -> None:
    error = ForeignFolderError("/nha/toi", "luan-van.docx")
    assert "/nha/toi" in error.say("vi")
    assert "“luan-van.docx”" in error.say("en")
    assert "không thay đổi gì" in error.say("vi")


def test_a_period_of_which_nobody_has_told_is_named() -> None:
    error = NothingToCompileError(Sentence("quý I/2022", "Q1 2022"))
    assert "Chưa có báo cáo nào của đơn vị cho quý I/2022; không ghi tệp nào." in error.say("vi")
    assert "No unit has reported for Q1 2022" in error.say("en")
