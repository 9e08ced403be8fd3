"""Style sheets, scripts and pictures: read once, served compressed, kept by browsers for as long as they stay the same.

The program that draws figures is the small bundle of plotly.js where ``make assets`` has fetched it, else the whole
one, which comes with the plotly package.
"""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

#: The name under which pages ask for the program that draws figures.
PLOTLY = "plotly.min.js"
#: Where ``make assets`` puts the small bundle.
SMALL_BUNDLE = (
    Path(__file__)
    .parents[2]
    .joinpath("build", "assets", "node_modules", "plotly.js-basic-dist-min", "plotly-basic.min.js")
)


@dataclass(frozen=True, slots=True)
class Asset:
    """One file."""

    content: bytes
    media_type: str
    hash: str  #: of the content, shortened

    @property
    def compressed(self) -> bytes:
        """Return the content as gzip has it."""
        return _compressed(self.content)


def asset_files() -> Iterator[Traversable]:
    """Yield our own files."""
    yield from (path for path in files("dashboards.web").joinpath("assets").iterdir() if path.is_file())


def whole_bundle() -> Traversable:
    """Return the plotly.js that comes with the plotly package."""
    return files("plotly").joinpath("package_data", PLOTLY)


@cache
def assets() -> Mapping[str, Asset]:
    """Return every file that pages ask for, by name."""
    small = SMALL_BUNDLE.is_file()
    found = {path.name: _asset(path.name, path.read_bytes()) for path in asset_files()}
    return found | {PLOTLY: _asset(PLOTLY, SMALL_BUNDLE.read_bytes() if small else whole_bundle().read_bytes())}


def _asset(name: str, content: bytes) -> Asset:
    media_type = _TYPES.get(name.rpartition(".")[2]) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    return Asset(content, media_type, hashlib.sha256(content).hexdigest()[:16])


#: Whatever the machine believes of these endings.
_TYPES = {"js": "text/javascript; charset=utf-8", "css": "text/css; charset=utf-8", "svg": "image/svg+xml"}


@cache
def _compressed(content: bytes) -> bytes:
    return gzip.compress(content, 9, mtime=0)
