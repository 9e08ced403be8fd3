"""Views to HTML: the templates, and how they write numbers, days and sentences in one language.

Everything is escaped, but for the JSON of figures, in which nothing can end its element.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from plotly.graph_objects import Figure

from dashboards.figures.bullets import bullets, bullets_in_words
from dashboards.figures.shares import shares, shares_in_words
from dashboards.figures.tiles import tiles, tiles_in_words
from dashboards.figures.timeline import timeline, timeline_in_words
from dashboards.views.district import DistrictView
from dashboards.views.looks import LOOKS
from dashboards.views.terms import term_views
from dashboards.views.unit_page import UnitView
from rules.verdict import Verdict
from targets.wording import Language, Sentence, write_fact, write_number

#: What plotly.js adds as style elements, by hash: an empty one, to which it adds rules one by one; that of its maps.
STYLE_HASHES = (
    "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
    "'sha256-ji27qzEtxXZW+7dun6UwjHXJ18e6WAin1VvNtkzIE/o='",
)
#: Nothing but our own files: no inline script, no style of anyone else, no form, no frame.
POLICY = (
    f"default-src 'none'; script-src 'self'; style-src 'self' {' '.join(STYLE_HASHES)}; img-src 'self' data:; "
    "base-uri 'none'; form-action 'none'"
)
#: The folders of the site.
UNITS_FOLDER, ASSETS_FOLDER = "don-vi", "assets"


def district_page(view: DistrictView, language: Language = "vi") -> str:
    """Return the first page."""
    return _environment(language).get_template("district.html").render(view=view, root="", term_views=term_views)


def unit_page(view: UnitView, language: Language = "vi") -> str:
    """Return a unit's page, which lies one folder deeper."""
    return _environment(language).get_template("unit.html").render(view=view, root="../")


@cache
def _environment(language: Language) -> Environment:
    """Return the templates, compiled once a language."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )

    def said(fact: str | int | Decimal | date | datetime | Sentence | None) -> str:
        return write_fact(fact, language)

    def both(vi: str, en: str) -> str:
        return vi if language == "vi" else en

    environment.filters |= {"said": said, "number": lambda number: write_number(number, language), "script": _script}
    environment.globals |= {
        "both": both,
        "language": language,
        "policy": POLICY,
        "letter": _letter,
        "looks": LOOKS,
        "Verdict": Verdict,
        "units_folder": UNITS_FOLDER,
        "assets_folder": ASSETS_FOLDER,
        "figures": {
            "tiles": (tiles, tiles_in_words),
            "shares": (shares, shares_in_words),
            "bullets": (bullets, bullets_in_words),
            "timeline": (timeline, timeline_in_words),
        },
    }
    return environment


def _letter(number: int) -> str:
    """Return the mark of a footnote: a, b, … z, aa, ab, …; a digit would read as part of the figure before it."""
    before, last = divmod(number, 26)
    return (_letter(before - 1) if before else "") + chr(ord("a") + last)


def _script(figure: Figure) -> Markup:
    """Return a figure's JSON for a ``<script type="application/json">``, which nothing in it can end."""
    return Markup(figure.to_json(engine="json"))  # noqa: S704  plotly writes "<" as \u003c
