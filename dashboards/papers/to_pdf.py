"""A paper as PDF, drawn by typst: no browser and no office program is needed.

The letters are Times New Roman's where it is installed, else Tinos', which has the same widths, else those of
Libertinus Serif, which typst brings; each has every Vietnamese letter. What people wrote goes in as data, never as
markup. The same paper gives the same bytes, as long as the fonts and typst are the same.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from functools import cache
from pathlib import Path

import typst

from dashboards.papers.document import Block, Chart, Document
from kpi.evaluation.shapes import Json

#: In the order of preference, as in ``bars.typ``; the last one comes with typst.
FAMILIES = ("Times New Roman", "Tinos", "Libertinus Serif")
_HERE = Path(__file__).parent
_PAPER = _HERE / "paper.typ"


def paper_pdf(document: Document) -> bytes:
    """Return the paper as PDF."""
    data = _written(_shape(document))
    made = int(document.made.timestamp())
    return bytes(typst.compile(_PAPER, sys_inputs=data, font_paths=fonts(), timestamp=made))


def chart_png(chart: Chart) -> bytes:
    """Return a chart as a picture, 165 mm wide at 220 dots an inch, for forms that cannot draw it."""
    data = _written(_block(chart))
    source = _HERE / "chart.typ"
    return bytes(typst.compile(source, sys_inputs=data, font_paths=fonts(), format="png", ppi=220))


@cache
def fonts() -> typst.Fonts:
    """Return the fonts of this machine and of typst; looking for them takes a tenth of a second."""
    return typst.Fonts()


def family() -> str:
    """Return the family whose letters papers are drawn with on this machine."""
    known = set(fonts().families())
    return next(name for name in FAMILIES if name in known)


def _shape(document: Document) -> Json:
    """Return a paper as what ``paper.typ`` reads."""
    return {
        "paper": {**asdict(document.paper), "missing": None},
        "kind": document.kind,
        "subject": document.subject,
        "about": document.about,
        "to": document.to,
        "blocks": [_block(block) for block in document.blocks],
        "annexes": [
            {**asdict(annex), "blocks": [_block(block) for block in annex.blocks]} for annex in document.annexes
        ],
    }


def _block(block: Block) -> Json:
    return {"type": type(block).__name__.lower(), **asdict(block)}


def _written(shape: Json) -> dict[str, str]:
    """Return what typst is given: the data, in which very long words may be broken, so that none leaves its place."""
    return {
        "data": _LONG.sub(lambda word: "\u200b".join(_PIECE.findall(word[0])), json.dumps(shape, ensure_ascii=False))
    }


#: Letters without a space between them, within a text of JSON: what JSON itself writes is kept together.
_LONG, _PIECE = re.compile(r"[^\s\"\\]{17,}"), re.compile(r".{1,6}")
