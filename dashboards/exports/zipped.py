"""Several files as one zip file, to be taken away at once."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable


def zipped(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Return a zip file of named files, in their order: the same files give the same bytes.

    Word documents, workbooks and PDF are compressed in themselves, so nothing is compressed again.
    """
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_STORED) as archive:
        for name, data in files:
            archive.writestr(zipfile.ZipInfo(name), data)  # dated 1/1/1980
    return content.getvalue()
