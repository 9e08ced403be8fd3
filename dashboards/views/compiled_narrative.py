"""A compiled report in words: the sections as the reports of Vietnamese offices have them, and the annexes."""

from __future__ import annotations

from dashboards.views.assessment_words import (
    achieved_words,
    direction_words,
    next_words,
    plan_words,
    shortcoming_words,
)
from dashboards.views.compiled_annexes import figures_annex, promises_annex, sources_annex
from dashboards.views.compiled_report import CompiledReport
from dashboards.views.narrative import Narrative, numbered_notes
from dashboards.views.report_phrases import combined, next_term, plain, until
from dashboards.views.results_words import results_words


def narrative_of(report: CompiledReport, office: str) -> Narrative:
    """Return the report's words; ``office`` is who reports."""
    subject = (f"{_subject(report)} {combined(report.period)[0]},", combined(report.period)[1])
    whole = " ".join(subject)
    citing = " và ".join(plan_words(plan) for plan in report.plans) if len(report.plans) < _CITED else _several(report)
    who = plain(office) or report.body.label
    opening = (
        f"Thực hiện {citing}; trên cơ sở báo cáo của các đơn vị, số liệu tiếp nhận đến {until(report.as_of)}, "
        f"{who} báo cáo kết quả thực hiện {report.period.name()} như sau:"
    )
    direction, results = tuple(direction_words(report)), tuple(results_words(report))
    return Narrative(
        subject=subject,
        opening=opening,
        period=report.period.name(),
        ahead=next_term(report.period),
        direction=direction,
        results=numbered_notes(results),
        achieved=tuple(achieved_words(report)),
        shortcomings=tuple(shortcoming_words(report)),
        steps=tuple(next_words(report)),
        closing=f"Trên đây là báo cáo {whole[0].lower()}{whole[1:]}",
        annexes=(*figures_annex(report), promises_annex(report), sources_annex(report)),
    )


_CITED = 4  # plans that the opening names; of more it gives the number


def _subject(report: CompiledReport) -> str:
    """Return what the report is about: the one plan by its title, or the plans together."""
    if len(report.plans) > 1:
        return "Kết quả thực hiện chỉ tiêu, nhiệm vụ"
    title = plain(report.plans[0].title).removesuffix(f" năm {report.period.year}")
    return f"Kết quả thực hiện {title[0].lower()}{title[1:]}" if title else "Kết quả thực hiện kế hoạch"


def _several(report: CompiledReport) -> str:
    return f"{len(report.plans)} kế hoạch nêu tại mục I"
