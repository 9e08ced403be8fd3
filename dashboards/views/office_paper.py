"""What stands above and below the text of an office's paper, as state or Party documents have it.

State papers after Nghị định 30/2020/NĐ-CP, Phụ lục I: Quốc hiệu and Tiêu ngữ, "Số: 15/BC-PNV", the text ends with
"./.", copies are listed with "Lưu: VT". Party papers: "Đảng Cộng sản Việt Nam", a star below the issuing body, "Số
15-BC/HU" without colon, the text ends with a full stop, "Lưu" without "VT". What an office has not said in its settings
is left as dots to be filled in by hand, and told as an issue; nothing is made up for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from kpi.letterhead_settings import LetterheadSettings
from kpi.settings import FILE_NAME
from targets.issues import Issue, Severity
from targets.provenance import Source
from targets.wording import Sentence, say

#: What is left to be written by hand.
BLANK = "………………"


@dataclass(frozen=True, slots=True)
class OfficePaper:
    """The words around the text of one paper, each as it is to be printed."""

    form: Literal["state", "party"]
    superior: str  #: in capitals; "": none
    issuer: str  #: in capitals
    name: str  #: the issuing body as running text has it; "": not said
    heading: str  #: Quốc hiệu, or the Party's name
    motto: str  #: Tiêu ngữ; "" in Party papers
    number: str  #: "Số:        /BC-PNV"
    dated: str  #: "Tam Đường, ngày 06 tháng 6 năm 2023"
    signature: tuple[str, ...]  #: in capitals: authority, office
    signer: str  #: "": not said
    recipients: tuple[str, ...]  #: lines with their dashes and marks
    ending: str  #: what the last sentence of the text ends with: "./." or "."
    reference: str  #: of annexes: "(Kèm theo Báo cáo số …/BC-PNV ngày … của Phòng Nội vụ)"
    missing: tuple[Issue, ...]  #: settings that were wanted and are not there

    @property
    def party(self) -> bool:
        """Return whether it is a paper of the Party."""
        return self.form == "party"

    @property
    def mark(self) -> str:
        """Return what stands behind the number of a section."""
        return "-" if self.party else "."


@dataclass(frozen=True, slots=True)
class PaperKind:
    """A kind of paper: its name and how numbers shorten it."""

    name: str  #: as in running text: "Báo cáo"
    short: str  #: "BC"
    letter: bool = False  #: whether it is a letter, which has no name of kind above its text


REPORT, LETTER = PaperKind("Báo cáo", "BC"), PaperKind("Công văn", "CV", letter=True)


def office_paper(
    settings: LetterheadSettings, office: str, kind: PaperKind, day: date | None, first: tuple[str, ...] = ()
) -> OfficePaper:
    """Return the words around the text of a paper.

    Args:
        settings: what the office says of its papers.
        office: its name, which stands for the issuing body where the settings name none.
        kind: of paper.
        day: of the paper; None leaves the day to be filled in.
        first: recipients before those of the settings: "Như trên".
    """
    party = settings.form == "party"
    issuer = settings.issuer or office or BLANK
    number = _number(settings, kind)
    return OfficePaper(
        form=settings.form,
        superior=settings.superior.upper(),
        issuer=issuer.upper(),
        name=settings.issuer or office,
        heading="ĐẢNG CỘNG SẢN VIỆT NAM" if party else "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        motto="" if party else "Độc lập - Tự do - Hạnh phúc",
        number=("Số" if party else "Số:") + number.replace("{number}", " " * 8 if party else " " * 9),
        dated=f"{settings.place or BLANK}, {_day(day)}",
        signature=tuple(line.upper() for line in settings.signature) or (BLANK,),
        signer=settings.signer,
        recipients=_recipients(settings, first),
        ending="." if party else "./.",
        reference=f"(Kèm theo {kind.name} số {number.replace('{number}', '……')} {_day(day)} của {issuer})",
        missing=_missing(settings, office, kind),
    )


def _number(settings: LetterheadSettings, kind: PaperKind) -> str:
    """Return how a paper of a kind is numbered, with ``{number}`` where the number stands."""
    pattern = settings.letter_number if kind.letter else settings.number
    if pattern is None:
        pattern = {
            ("state", False): "{number}/{kind}-……",
            ("state", True): "{number}/……-……",
            ("party", False): "{number}-{kind}/……",
            ("party", True): "{number}-{kind}/……",
        }[settings.form, kind.letter]
    return pattern.replace("{kind}", kind.short)


def _day(day: date | None) -> str:
    """Return a day as papers are dated: days below 10 and the months January and February with a zero before them."""
    if day is None:
        return "ngày …… tháng …… năm ………"
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)  # noqa: PLR2004  Nghị định 30/2020, Phụ lục I
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def _recipients(settings: LetterheadSettings, first: tuple[str, ...]) -> tuple[str, ...]:
    mark = "," if settings.form == "party" else ";"
    named = [*first, *(settings.recipients or (() if first else (BLANK,)))]
    keeps = settings.archive or ("" if settings.form == "party" else "VT")
    kept = f"Lưu {keeps}".strip() if settings.form == "party" else f"Lưu: {keeps}"
    return (*(f"- {name.rstrip(' ;,.')}{mark}" for name in named), f"- {kept.rstrip(' .')}.")


def _missing(settings: LetterheadSettings, office: str, kind: PaperKind) -> tuple[Issue, ...]:
    """Return what the settings do not say of a paper of a kind, each with its key."""
    numbered = "letter_number" if kind.letter else "number"
    wanted = (
        ("issuer", settings.issuer or office, Sentence("tên cơ quan ban hành", "the issuing body")),
        ("place", settings.place, Sentence("địa danh", "the place")),
        (numbered, getattr(settings, numbered), Sentence("số, ký hiệu văn bản", "the numbering")),
        ("signature", settings.signature, Sentence("quyền hạn, chức vụ người ký", "the signer's authority and office")),
        ("recipients", settings.recipients, Sentence("nơi nhận", "the recipients")),
    )
    return tuple(_unsaid(f"letterhead.{key}", what) for key, value, what in wanted if not value)


def _unsaid(key: str, what: Sentence) -> Issue:
    return Issue(
        "letterhead-missing",
        say(
            "chưa có “{key}” ({what}); chỗ này để trống trên giấy",
            "“{key}” ({what}) is not set; its place is left blank on paper",
            key=key,
            what=what,
        ),
        Source(FILE_NAME),
        say("Ghi khóa này trong {file}.", "Write this key in {file}.", file=FILE_NAME),
        severity=Severity.WARNING,
    )
