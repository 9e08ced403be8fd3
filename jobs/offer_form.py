"""A form filled with what a narrative report offers, each figure beside the sentence it comes from.

A person opens it, confirms or corrects, and sends it like any other; nothing is recorded here.
"""

from __future__ import annotations

from collections.abc import Sequence

from kpi.intake.form import Entry, write_form
from targets.documents.text import Text
from targets.narrative.figures import figures_of
from targets.narrative.offers import Offer, offers_of
from targets.periods import Period
from targets.plan import Plan
from targets.units import Unit
from targets.wording import Language, Sentence, say


def offers_for(plan: Plan, text: Text) -> tuple[Offer, ...]:
    """Return what a report offers for the lines of a plan's form; nothing when the plan has no form."""
    names = plan.form.indicators if plan.form is not None else ()
    indicators = [indicator for name in names if (indicator := plan.indicator(name)) is not None]
    return offers_of(text, figures_of(text), indicators)


def offered_form(plan: Plan, unit: Unit, period: Period, text: Text, file_name: str, offers: Sequence[Offer]) -> bytes:
    """Return the form with the figures offered, and in the notes where each stands.

    Raises:
        ValueError: the plan has no form.
    """
    entries = {
        offer.indicator.id: Entry(float(offer.value), source_of(text, file_name, offer))
        for offer in offers
        if offer.value is not None
    }
    return write_form(plan, unit, period, entries)


def source_of(text: Text, file_name: str, offer: Offer) -> str:
    """Return the file, line and words an offered figure comes from."""
    if offer.clause is None:
        return ""
    start, end = offer.clause
    words = " ".join(text.content[start:end].split())
    return f"{file_name}, dòng {text.place(start, end).line}: “{words}”"


def said_of(text: Text, file_name: str, offer: Offer) -> Sentence:
    """Return one line on what a report offers for an indicator."""
    name = offer.indicator.name
    if offer.value is not None:
        source = source_of(text, file_name, offer)
        return say(
            "{name}: {value} ({source})", "{name}: {value} ({source})", name=name, value=offer.value, source=source
        )
    if offer.rivals:
        figures = ", ".join(text.content[rival.opening : rival.end] for rival in offer.rivals)
        return say(
            "{name}: nhiều số cùng khớp ({figures}), tự chọn.",
            "{name}: several figures fit ({figures}); choose one.",
            name=name,
            figures=figures,
        )
    return say("{name}: chưa thấy trong báo cáo.", "{name}: not found in the report.", name=name)


def offer_json(text: Text, offer: Offer, language: Language) -> dict[str, object]:
    """Return what is offered for an indicator, for JSON; ``value`` is null where nothing is."""
    place = text.place(*offer.clause) if offer.clause else None
    return {
        "indicator": offer.indicator.id,
        "name": offer.indicator.name,
        "unit": offer.indicator.unit,
        "value": float(offer.value) if offer.value is not None else None,
        "line": place.line if place else None,
        "quote": " ".join(place.words.split()) if place else None,
        "choices": [text.content[rival.opening : rival.end] for rival in offer.rivals],
        "text": said_of(text, "", offer).text(language) if offer.value is None else None,
    }
