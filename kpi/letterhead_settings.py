"""How an office's own papers are headed, numbered, addressed and signed: state or Party form, in its own words."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator

from targets.wording import say
from targets.yaml_file import Written, refuse


def _pattern(text: str) -> str:
    """Return how a paper is numbered, which must say where the number stands."""
    rest = text.replace("{number}", "", 1).replace("{kind}", "", 1)
    if "{number}" in text and not {"{", "}"} & set(rest):
        return text
    raise refuse(
        say(
            "số văn bản phải có chỗ ghi số là {{number}}, và có thể có {{kind}} là chữ viết tắt tên loại: "
            "“{{number}}/{{kind}}-PNV”",
            "the numbering must hold {{number}}, and may hold {{kind}} for the kind of paper: "
            "“{{number}}/{{kind}}-PNV”",
        )
    )


Pattern = Annotated[str, AfterValidator(_pattern)]


class LetterheadSettings(Written):
    """The words of an office on its papers; what it leaves out is left blank on paper, to be filled in by hand."""

    form: Literal["state", "party"] = "state"  #: Nghị định 30/2020/NĐ-CP, or documents of the Party
    superior: str = ""  #: the body directly above, printed above the issuing one; some have none
    issuer: str = ""  #: the issuing body, as it stands on its papers
    place: str = ""  #: of the line of place and date
    number: Pattern | None = None  #: of papers with a name of kind: "{number}/{kind}-PNV"
    letter_number: Pattern | None = None  #: of letters (công văn): "{number}/PNV-DV"
    signature: tuple[str, ...] = ()  #: the lines above the signature: authority, then office of the signer
    signer: str = ""  #: name below the signature
    recipients: tuple[str, ...] = ()  #: who gets a copy
    archive: str = ""  #: who keeps one: "VT, NV"


#: What is said of them in the published schema.
WORDS = {
    "letterhead": "Thể thức văn bản của cơ quan: danh sách thiếu, báo cáo, công văn in theo đó.",
    "LetterheadSettings": "Thể thức văn bản của cơ quan; khóa không ghi thì chỗ đó để trống trên giấy, để điền tay.",
    "form": "state: văn bản hành chính theo Nghị định 30/2020/NĐ-CP; party: văn bản của Đảng.",
    "superior": "Cơ quan cấp trên trực tiếp, in trên tên cơ quan ban hành; không có thì bỏ trống.",
    "issuer": "Cơ quan ban hành, viết như trên văn bản.",
    "place": "Địa danh, viết trước ngày tháng.",
    "number": "Số, ký hiệu của văn bản có tên loại: {number} là số, {kind} là chữ viết tắt tên loại.",
    "letter_number": "Số, ký hiệu của công văn: {number}/PNV-DV.",
    "signature": "Các dòng trên chữ ký: quyền hạn (TM., KT., T/M), rồi chức vụ người ký.",
    "signer": "Họ tên người ký.",
    "recipients": "Nơi nhận, mỗi nơi một mục.",
    "archive": "Nơi lưu, viết sau chữ Lưu: VT, NV.",
}
