"""Files sent to a browser: always to be saved, never to be opened as a page of ours."""

from __future__ import annotations

from urllib.parse import quote

from fastapi.responses import Response


def download(content: bytes, name: str, media_type: str = "application/octet-stream") -> Response:
    """Return a file to be saved under a name, which may have any letters."""
    plain = "".join(letter if letter.isascii() and (letter.isalnum() or letter in "-_.") else "_" for letter in name)
    disposition = f"attachment; filename=\"{plain or 'tep'}\"; filename*=UTF-8''{quote(name, safe='')}"
    headers = {"Content-Disposition": disposition, "Cache-Control": "private, no-store"}
    return Response(content, media_type=media_type, headers=headers)
