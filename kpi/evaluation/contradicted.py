"""Cells of a report that its own written report contradicts: the form says 98, the sentence "trên 100 hộ".

Only what is beyond doubt is told. A sentence counts when its words name the cell's indicator; when two different
figures fit, when the clause speaks of another body, of a part, of a plan or of last year, nothing is said. A bound
contradicts a cell only when it excludes it; "khoảng" never does; a figure in a larger unit allows for rounding.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from kpi.submission import CellValue, Submission
from targets.documents.letters import UPPER
from targets.documents.modes import Mode, modes_of
from targets.documents.text import Place, Text
from targets.issues import Issue, Severity
from targets.names import match_key
from targets.narrative.figures import Figure, Qualifier, figures_of
from targets.narrative.measures import measure_at
from targets.narrative.offers import Offer, offers_of
from targets.plan import Indicator
from targets.provenance import Source
from targets.wording import Language, Sentence, say

#: The code of the issue.
CONTRADICTED = "contradicted"


@dataclass(frozen=True, slots=True)
class Narrative:
    """A written report that is attached to a report's figures."""

    file_name: str
    text: Text


@dataclass(frozen=True, slots=True)
class Contradiction:
    """One cell, and the sentence that says otherwise."""

    indicator: Indicator
    cell: CellValue
    form_file: str  #: the file the cell stands in
    stated: str  #: as the sentence has it: "trên 100 hộ"
    value: Decimal  #: what that is in the indicator's unit
    file_name: str  #: the written report
    place: Place  #: the sentence; its words as the file has them

    @property
    def quote(self) -> str:
        """Return the words of the sentence, single-spaced."""
        return " ".join(self.place.words.split())

    @property
    def where(self) -> Sentence:
        """Return where the sentence stands: "bao-cao.docx, dòng 14"."""
        if self.place.page is not None:
            return say(
                "{file}, trang {page}, dòng {line}",
                "{file}, page {page}, line {line}",
                file=self.file_name,
                page=str(self.place.page),
                line=str(self.place.line),
            )
        return say("{file}, dòng {line}", "{file}, line {line}", file=self.file_name, line=str(self.place.line))

    @property
    def issue(self) -> Issue:
        """Return it as a doubt about the cell, for the list of issues and for a marked copy."""
        text = say(
            "“{name}” là {value}; báo cáo bằng văn bản nêu {stated} ({where}): “{quote}”",
            "“{name}” is {value}; the written report states {stated} ({where}): “{quote}”",
            name=self.indicator.name,
            value=self.cell.value,
            stated=self.stated,
            where=self.where,
            quote=self.quote,
        )
        hint = say("Xem lại hai nơi, sửa nơi sai.", "Check both places and mend the wrong one.")
        source = Source(self.form_file, sheet=self.cell.sheet, cell=self.cell.cell)
        return Issue(CONTRADICTED, text, source, hint, severity=Severity.WARNING)

    def as_json(self, language: Language = "vi") -> dict[str, object]:
        """Return it for JSON."""
        return {
            "indicator": self.indicator.id,
            "sheet": self.cell.sheet,
            "cell": self.cell.cell,
            "value": str(self.cell.value),
            "stated": self.stated,
            "stated_value": str(self.value),
            "file": self.file_name,
            "line": self.place.line,
            "page": self.place.page,
            "quote": self.quote,
            "text": self.issue.text.text(language),
        }


def contradicted_cells(
    sent: Submission, indicators: Iterable[Indicator], narratives: Sequence[Narrative]
) -> tuple[Contradiction, ...]:
    """Return the cells that a written report contradicts, in the order of the indicators.

    Args:
        sent: the figures as they were reported.
        indicators: of the form.
        narratives: the written reports, the last one last: of two that state an indicator the last one counts.
    """
    asked = tuple(indicators)
    cells = {cell.indicator: cell for cell in sent.values if cell.value is not None}
    stated: dict[str, tuple[Narrative, Offer]] = {}
    for narrative in narratives:
        stated |= {offer.indicator.id: (narrative, offer) for offer in _sure(narrative.text, asked)}
    return tuple(
        found
        for indicator in asked
        if indicator.id in cells and indicator.id in stated
        for found in _contradiction(sent, cells[indicator.id], *stated[indicator.id])
    )


#: How much of an indicator's name a clause must hold before it may contradict a cell.
_SURE = Fraction(4, 5)
#: Words that make a clause speak of somebody, when the indicator's name does not have them.
_OTHERS = tuple(
    match_key(word)
    for word in "huyện|tỉnh|trung ương|bí thư|phó chủ tịch|hđnd|mặt trận|mttq|phụ nữ|nông dân|thanh niên|chi bộ".split(
        "|"
    )
)
#: A village, a school: a part of what the unit reports.
_PART = re.compile(
    r"(?<!xã )(?<!phường )(?<!trấn )\b(?:[Bb]ản|[Tt]hôn|[Xx]óm|[Ấấ]p|[Tt]ổ dân phố|[Tt]rường)"
    rf"(?: [^\W\d_]+){{0,2}} [{UPPER}]"
)
#: What is planned, was before, or is only some of it.
_NOT_NOW = re.compile(
    r"\b(?:phấn đấu|dự kiến|chỉ tiêu|(?:kế hoạch|được) giao|cùng kỳ|năm trước|kỳ trước|trong đó|tăng|giảm|còn lại"
    r"|chưa|chỉ đạo|yêu cầu|đề nghị)\b",
    re.IGNORECASE,
)
_AHEAD = frozenset({Mode.GOALS, Mode.TASKS, Mode.RECIPIENTS})


def _sure(text: Text, indicators: Sequence[Indicator]) -> Iterator[Offer]:
    """Yield the figures that state an indicator beyond doubt."""
    modes = modes_of(text)
    ahead = {n for n, mode in enumerate(modes) if mode in _AHEAD} if Mode.SITUATION in modes else set()
    figures = [figure for figure in figures_of(text) if figure.paragraph not in ahead]
    for offer in offers_of(text, figures, indicators):
        if offer.figure is not None and offer.clause is not None and offer.fit >= _SURE:
            lead = text.content[offer.clause[0] : offer.figure.start]
            clause = match_key(text.content[slice(*offer.clause)])
            name = match_key(offer.indicator.name)
            others = any(re.search(rf"\b{other}\b", clause) and other not in name for other in _OTHERS)
            if not others and not _PART.search(lead) and not _NOT_NOW.search(lead):
                yield offer


def _contradiction(sent: Submission, cell: CellValue, narrative: Narrative, offer: Offer) -> Iterator[Contradiction]:
    figure = offer.figure
    if figure is None or offer.value is None or cell.value is None or not _excludes(figure, offer, cell.value):
        return
    text = narrative.text
    paragraph = text.paragraphs[figure.paragraph]
    span = next(((a, b) for a, b in text.sentences(paragraph) if a <= figure.start < b), offer.clause)
    yield Contradiction(
        offer.indicator,
        cell,
        sent.file_name,
        text.content[figure.opening : figure.end],
        offer.value,
        narrative.file_name,
        text.place(*(span or (figure.opening, figure.end))),
    )


def _excludes(figure: Figure, offer: Offer, cell: Decimal) -> bool:
    """Say whether a figure leaves no room for what stands in a cell."""
    stated = offer.value or Decimal(0)
    match figure.qualifier:
        case Qualifier.AT_LEAST:
            return cell < stated
        case Qualifier.AT_MOST:
            return cell > stated
        case Qualifier.ABOUT:
            return False
    step = _step(figure, offer.indicator)
    is_finer = bool(cell % step)  # the cell has digits that the sentence rounds away
    return abs(cell - stated) >= step if is_finer else cell != stated


def _step(figure: Figure, indicator: Indicator) -> Decimal:
    """Return the last digit a figure is written to, in the indicator's unit: 100 for "1,2 tỷ đồng" in triệu đồng."""
    measure = measure_at(indicator.unit, 0, len(indicator.unit))
    exponent = figure.value.as_tuple().exponent
    places = min(exponent, 0) if isinstance(exponent, int) else 0
    return Decimal(1).scaleb(places) * figure.measure.scale / (measure.scale if measure else 1)
