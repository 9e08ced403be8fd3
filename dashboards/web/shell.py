"""What stands around a page: the office, the moment, the places to go, who looks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from dashboards.web.asked import Asked
from dashboards.web.links import Links
from dashboards.web.navigation import Place
from dashboards.web.viewer import Viewer
from targets.wording import Language, Sentence

_NOTHING_ASKED = Asked()


@dataclass(frozen=True, slots=True)
class Shell:
    """The same for every page; templates have it as ``shell``, and its first four parts by their own names."""

    links: Links
    language: Language
    office: str
    viewer: Viewer | None = None  #: None: nobody is signed in, or it is a static file
    as_of: datetime | None = None  #: as of when figures are known; None: the page shows none
    places: tuple[Place, ...] = ()  #: that the viewer may go to
    here: str = ""  #: the path of the place the page belongs to
    said: Sentence | None = None  #: what came of what the viewer did last
    asked: Asked = _NOTHING_ASKED

    @property
    def near(self) -> tuple[Place, ...]:
        """Return the places often gone to, and the one where the viewer is."""
        return tuple(place for place in self.places if not place.aside or place.path == self.here)

    @property
    def aside(self) -> tuple[Place, ...]:
        """Return the others, which are shown when asked for."""
        return tuple(place for place in self.places if place.aside and place.path != self.here)
