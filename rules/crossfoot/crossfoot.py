"""Everything an auditor would compare within a report, or between reports of one body; worst first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from rules.crossfoot.averages import check_averages
from rules.crossfoot.changes import check_changes
from rules.crossfoot.check import Check, CheckKind, CheckVerdict, Part, Spot
from rules.crossfoot.citations import check_citations
from rules.crossfoot.counts import check_counts
from rules.crossfoot.days import check_days
from rules.crossfoot.elapsed import check_elapsed
from rules.crossfoot.items import check_items
from rules.crossfoot.labels import check_labels
from rules.crossfoot.mergers import check_mergers
from rules.crossfoot.percents import check_percents
from rules.crossfoot.products import check_products
from rules.crossfoot.repeats import check_repeats
from rules.crossfoot.rosters import check_rosters
from rules.crossfoot.scopes import check_scopes
from rules.crossfoot.shares import check_shares
from rules.crossfoot.sums import check_sums
from targets.documents.text import Text
from targets.narrative.citations import Citation, citations_of
from targets.narrative.figures import Figure, figures_of
from targets.narrative.listed import Listed, lists_of
from targets.narrative.wholes import Whole, wholes_of


@dataclass(frozen=True, slots=True)
class Read:
    """What was read of one report."""

    text: Text
    figures: tuple[Figure, ...]
    wholes: tuple[Whole, ...]
    lists: tuple[Listed, ...]
    citations: tuple[Citation, ...]
    years: tuple[int, ...]  #: that its heading speaks of: the year reported on, the year ahead


def read(text: Text) -> Read:
    """Return everything of a report that can be compared."""
    figures = figures_of(text)
    return Read(text, figures, wholes_of(text, figures), lists_of(text, figures), citations_of(text), years_of(text))


def crossfoot(reports: Sequence[Read], roster: Sequence[str] = ()) -> tuple[Check, ...]:
    """Return every check of some reports of one body, the worst first, then by place.

    Args:
        reports: what was read of each.
        roster: the names of all units, where they are known.
    """
    checks = [_moved(check, number) for number, report in enumerate(reports) for check in _within(report, roster)]
    checks += check_repeats(
        [r.text for r in reports],
        [r.figures for r in reports],
        [r.wholes for r in reports],
        [r.years[:1] for r in reports],
    )
    checks += check_citations([r.text for r in reports], [r.citations for r in reports])
    order = {verdict: place for place, verdict in enumerate(CheckVerdict)}
    return tuple(sorted(checks, key=lambda check: (order[check.verdict], check.spot.document, check.spot)))


def years_of(text: Text) -> tuple[int, ...]:
    """Return the years a report speaks of in its heading, or of its own day."""
    years = [int(year) for year in _YEAR.findall(text.content, 0, _HEAD) if int(year) <= date.max.year]
    dated = _DATED.search(text.content, 0, _HEAD)
    own = int(dated["year"]) if dated else years[0] if years else None
    return () if own is None else tuple(sorted({own, *(year for year in years if year == own + 1)}))


#: Where a document's heading is, in characters.
_HEAD = 700
_DATED = re.compile(r"\bngày(?: \d{1,2})? ?tháng(?: \d{1,2})? năm (?P<year>(?:19|20)\d\d)")
_YEAR = re.compile(r"\b(?:[Nn]ăm|NĂM) ((?:19|20)\d\d)\b")


def _within(report: Read, roster: Sequence[str]) -> list[Check]:
    counts = [
        *check_counts(report.text, report.figures, report.lists),
        *check_items(report.text, report.figures, report.wholes),
        *check_mergers(report.text, report.figures, report.citations),
    ]
    named = {check.spot.start for check in counts}
    percents = [
        c
        for c in check_percents(report.text, report.figures)
        if c.kind is not CheckKind.RATIO or c.spot.start not in named
    ]
    last = date(report.years[0], 12, 31) if report.years else None
    return [
        *check_sums(report.text, report.wholes),
        *check_labels(report.text, report.wholes),
        *counts,
        *check_rosters(report.text, report.lists, roster),
        *percents,
        *check_shares(report.text, report.figures),
        *check_changes(report.text, report.figures),
        *check_products(report.text, report.figures),
        *check_averages(report.text, report.figures),
        *check_scopes(report.text, report.figures),
        *check_days(report.text, report.citations, last),
        *check_elapsed(report.text, report.citations, report.years),
    ]


def _moved(check: Check, document: int) -> Check:
    """Return a check with its places in the given document."""
    if document == 0:
        return check
    parts = tuple(Part(Spot(p.spot.start, p.spot.end, document), p.value) for p in check.parts)
    return replace(check, spot=Spot(check.spot.start, check.spot.end, document), parts=parts)
