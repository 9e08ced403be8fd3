"""The page of a checked report: one file by itself, to be opened, sent or printed; no script, nothing loaded."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from dashboards.views.checked_report import checked_view
from rules.crossfoot.check import Check, CheckKind, CheckVerdict
from rules.crossfoot.crossfoot import Read
from targets.wording import Language, Sentence

_HERE = Path(__file__).parent
#: Shape and word of a verdict; the shape is told apart without colour.
VERDICTS: dict[CheckVerdict, tuple[str, Sentence]] = {
    CheckVerdict.FAIL: ("■", Sentence("Không khớp", "Does not add up")),
    CheckVerdict.CONFLICT: ("◆", Sentence("Mâu thuẫn", "Conflict")),
    CheckVerdict.AMBIGUOUS: ("▲", Sentence("Chưa rõ", "Unclear")),
    CheckVerdict.NOTE: ("○", Sentence("Lưu ý", "Note")),
    CheckVerdict.OK: ("●", Sentence("Khớp", "Agrees")),
}
KINDS: dict[CheckKind, Sentence] = {
    CheckKind.SUM: Sentence("tổng và các phần", "total and parts"),
    CheckKind.COUNT: Sentence("số lượng và danh sách", "number and names"),
    CheckKind.RATIO: Sentence("tỷ số", "ratio"),
    CheckKind.PERCENT: Sentence("tỷ lệ phần trăm", "percentage"),
    CheckKind.ROSTER: Sentence("danh sách đơn vị", "roster"),
    CheckKind.REPEAT: Sentence("nêu hai lần", "stated twice"),
    CheckKind.CHANGE: Sentence("tăng, giảm", "change"),
    CheckKind.DATE: Sentence("ngày tháng", "date"),
    CheckKind.ELAPSED: Sentence("số năm", "years since"),
    CheckKind.PRODUCT: Sentence("số lượng và đơn giá", "number and price"),
}


def checked_page(reports: Mapping[str, Read], checks: Sequence[Check], language: Language = "vi") -> str:
    """Return the page of some reports with their findings."""
    style = (_HERE / "templates" / "checked.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    environment = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(verdicts=VERDICTS, kinds=KINDS, both=lambda vi, en: vi if language == "vi" else en)
    environment.filters["said"] = lambda sentence: sentence.text(language)
    return environment.get_template("checked.html").render(
        view=checked_view(reports, checks), style=style, style_hash=f"sha256-{digest}", language=language
    )
