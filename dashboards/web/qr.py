"""A QR code as a picture inside the page: nothing is asked of anybody else."""

from __future__ import annotations

import segno


def qr_picture(text: str) -> str:
    """Return the address (``data:``) of a black and white SVG."""
    return segno.make(text, error="m").svg_data_uri(scale=4, border=4, dark="#000", light="#fff")
