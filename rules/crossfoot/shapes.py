"""The checks of reports for JSON: the shape that programs outside rely on."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from rules.crossfoot.check import Check, CheckVerdict, Part, Spot
from rules.crossfoot.crossfoot import Read
from targets.documents.text import Text
from targets.narrative.figures import Figure, phrase_end, read_number
from targets.wording import Language


def report_json(
    reports: Mapping[str, Read], checks: Sequence[Check], language: Language = "vi"
) -> dict[str, list[dict[str, object]]]:
    """Return the figures, the ratios and the checks of some reports; with several, ``document`` names the file.

    Args:
        reports: what was read of each file, by its name, in the order in which the checks count them.
        checks: the checks to show.
        language: of the sentences.
    """
    names = list(reports)
    texts = [report.text for report in reports.values()]
    figures = [
        {**_of(names, document), **_figure(texts[document], figure)}
        for document, report in enumerate(reports.values())
        for figure in report.figures
    ]
    ratios = [
        {**_of(names, document), **_ratio(report, figure)}
        for document, report in enumerate(reports.values())
        for figure in report.figures
        if figure.of is not None
    ]
    shown = [{**_of(names, check.spot.document), **_check(names, texts, check, language)} for check in checks]
    return {"figures": figures, "ratios": ratios, "checks": shown}


def quote(text: Text, spot: Spot) -> dict[str, object]:
    """Return the words of a stretch as the file has them (composed, single spaces), and their line."""
    place = text.place(spot.start, spot.end)
    found: dict[str, object] = {
        "quote": " ".join(unicodedata.normalize("NFC", place.words).split()),
        "line": place.line,
    }
    return found | ({"page": place.page} if place.page else {})


def _of(names: Sequence[str], document: int) -> dict[str, object]:
    return {"document": names[document]} if len(names) > 1 else {}


def _figure(text: Text, figure: Figure) -> dict[str, object]:
    return {
        **quote(text, Spot(figure.opening, phrase_end(text.content, figure))),
        "value": _number(figure.value),
        "unit": figure.unit,
        "qualifier": figure.qualifier.value,
    }


def _ratio(report: Read, figure: Figure) -> dict[str, object]:
    whole = figure.of or Decimal(0)
    names = next((listed.names for listed in report.lists if listed.figure is figure), ())
    share = round(float(Fraction(figure.value) / Fraction(whole) * 100), 2) if whole else None
    return {
        **quote(report.text, Spot(figure.opening, figure.end)),
        "numerator": _number(figure.value),
        "denominator": _number(whole),
        "percent": share,
        "names": [name.words for name in names],
    }


def _check(names: Sequence[str], texts: Sequence[Text], check: Check, language: Language) -> dict[str, object]:
    return {
        "kind": check.kind.value,
        "verdict": check.verdict.value,
        **quote(texts[check.spot.document], check.spot),
        "stated": _value(check.stated),
        "computed": None if check.computed is None else _value(check.computed.rpartition("=")[2]),
        "arithmetic": check.computed,
        "parts": [_part(names, texts, part) for part in check.parts],
        "text": check.text.text(language),
    }


def _part(names: Sequence[str], texts: Sequence[Text], part: Part) -> dict[str, object]:
    value = part.value if isinstance(part.value, str) else _number(part.value)
    return {**_of(names, part.spot.document), **quote(texts[part.spot.document], part.spot), "value": value}


def _value(written: str) -> float | str:
    number = read_number(written)
    return written if number is None else _number(number)


def _number(value: Decimal) -> float:
    return int(value) if value == value.to_integral_value() else float(value)


#: What the command shows without being asked for all: what someone should look at.
SHOWN = (CheckVerdict.FAIL, CheckVerdict.CONFLICT, CheckVerdict.AMBIGUOUS, CheckVerdict.NOTE)
