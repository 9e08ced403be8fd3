"""Where links lead: in the live site, and in the static files, whose pages link to each other by relative paths."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Protocol
from urllib.parse import quote, urlencode

#: The folder of style sheets, scripts and pictures.
ASSETS_FOLDER = "assets"


class Links(Protocol):
    """What templates link through, and nothing else."""

    @property
    def live(self) -> bool:
        """Say whether there is a server behind the page: forms and downloads work."""

    def page(self, *parts: str, **query: str) -> str:
        """Return the address of a page by the parts of its path; none: the first page."""

    def file(self, *parts: str, **query: str) -> str:
        """Return the address of a file to take away, by the parts of its path."""

    def asset(self, name: str) -> str:
        """Return the address of a style sheet, script or picture."""


@dataclass(frozen=True, slots=True)
class StaticLinks:
    """Links of a page that is a file, so many folders deep."""

    depth: int = 0
    live: bool = False

    def page(self, *parts: str, **_query: str) -> str:
        """Return the file of a page as seen from this one.

        >>> StaticLinks(1).page("don-vi", "ban-bo"), StaticLinks().page()
        ('../don-vi/ban-bo.html', 'index.html')
        """
        return "../" * self.depth + quote(static_file(*parts))

    def file(self, *parts: str, **_query: str) -> str:
        """Return a file to take away as seen from this page.

        >>> StaticLinks(1).file("lich", "ban-bo", "thoi-han.ics")
        '../lich/ban-bo/thoi-han.ics'
        """
        return "../" * self.depth + quote("/".join(parts))

    def asset(self, name: str) -> str:
        """Return the file of an asset as seen from this page."""
        return "../" * self.depth + f"{ASSETS_FOLDER}/{quote(name)}"


@dataclass(frozen=True, slots=True)
class LiveLinks:
    """Links of the live site; each keeps the day, the period and the language that were chosen."""

    root: str = ""  #: where the site hangs behind a proxy: "/dondoc"
    kept: Mapping[str, str] = field(default_factory=dict)  #: of the query
    hashes: Mapping[str, str] = field(default_factory=dict)  #: of each asset's content
    live: bool = True

    def page(self, *parts: str, **query: str) -> str:
        """Return the address of a page; an empty value leaves a chosen one out.

        >>> LiveLinks(kept={"ngay": "2023-10-01"}).page("don-vi", "ban-bo", ky="2023-H1")
        '/don-vi/ban-bo?ngay=2023-10-01&ky=2023-H1'
        """
        path = f"{self.root}/" + "/".join(quote(part, safe="") for part in parts)
        return path + _query(*self.kept.items(), *query.items())

    def file(self, *parts: str, **query: str) -> str:
        """Return the address of a file to take away, of the day and the period that were chosen."""
        return self.page(*parts, **query)

    def asset(self, name: str) -> str:
        """Return the address of an asset, which changes with its content: browsers may keep it for ever."""
        return f"{self.root}/{ASSETS_FOLDER}/{self.hashes[name]}/{quote(name)}"


@lru_cache(maxsize=512)
def _query(*given: tuple[str, str]) -> str:
    """Return the query of an address; of the same name the later value counts. A page of many links has few of them."""
    filled = {name: value for name, value in dict(given).items() if value}
    return f"?{urlencode(filled)}" if filled else ""


def static_file(*parts: str) -> str:
    """Return the path of a page among the static files.

    >>> static_file(), static_file("don-vi", "ban-bo")
    ('index.html', 'don-vi/ban-bo.html')
    """
    return f"{'/'.join(parts) or 'index'}.html"
