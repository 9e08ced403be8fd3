"""What is said of an office's template that cannot be used."""

from __future__ import annotations

from dashboards.papers.errors import BadTemplateError, UnknownFieldsError
from targets.wording import Sentence


def test_a_template_that_cannot_be_used_says_why_and_where_the_original_is() -> None:
    error = BadTemplateError("mau.docx", Sentence("lỗi", "a mistake"))
    assert error.say("vi").startswith("Không dùng được mẫu mau.docx: lỗi. Lấy lại mẫu gốc bằng “dondoc letter template")
    assert "“dondoc report template”" in error.say("vi")
    unknown = UnknownFieldsError("mau.docx", ["ky"], ["period", "issuer"])
    assert "không có trường “ky”; các trường dùng được: period, issuer." in unknown.say("vi")
    assert "there is no field “ky”; those there are: period, issuer." in unknown.say("en")
