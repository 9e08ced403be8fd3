"""What can be wrong with an office's own template."""

from __future__ import annotations

from collections.abc import Iterable

from kpi.errors import DondocError
from targets.wording import Sentence, say


class BadTemplateError(DondocError):
    """A template of a paper cannot be filled."""

    def __init__(self, name: str, what: Sentence) -> None:
        super().__init__(
            say(
                "Không dùng được mẫu {name}: {what}. Lấy lại mẫu gốc bằng “dondoc letter template” (công văn) "
                "hoặc “dondoc report template” (báo cáo).",
                "The template {name} cannot be used: {what}. Get the original with “dondoc letter template” "
                "or “dondoc report template”.",
                name=name,
                what=what,
            )
        )


class UnknownFieldsError(BadTemplateError):
    """A template uses fields that there are not."""

    def __init__(self, name: str, fields: Iterable[str], known: Iterable[str]) -> None:
        what = say(
            "không có trường {fields}; các trường dùng được: {known}",
            "there is no field {fields}; those there are: {known}",
            fields=", ".join(f"“{field}”" for field in fields),
            known=", ".join(known),
        )
        super().__init__(name, what)
