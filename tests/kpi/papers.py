"""Real documents made for a test: a Word file, a PDF."""

from __future__ import annotations

import io

import typst
from docx import Document


def word(text: str) -> bytes:
    """Return a Word document of one paragraph."""
    made, out = Document(), io.BytesIO()
    made.add_paragraph(text)
    made.save(out)
    return out.getvalue()


def pdf(text: str) -> bytes:
    """Return a PDF of one paragraph."""
    return bytes(typst.compile(text.encode()))
