"""Reads pages as a browser without JavaScript does: their text, their tables, what they link to."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

#: Elements that have no end.
VOID = frozenset({"meta", "link", "br", "img", "input", "hr", "wbr"})


@dataclass
class Page:
    """What a page holds."""

    text: str = ""  #: what a reader sees, scripts left out
    tables: dict[str, list[list[str]]] = field(default_factory=dict)  #: by caption: rows of cells
    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)  #: in order
    scripts: list[str] = field(default_factory=list)  #: what stands in script elements

    def named(self, tag: str) -> list[dict[str, str]]:
        """Return the attributes of every element with this name."""
        return [attributes for name, attributes in self.elements if name == tag]

    @property
    def ids(self) -> list[str]:
        """Return every id, in order."""
        return [attributes["id"] for _, attributes in self.elements if "id" in attributes]


def read_page(html: str) -> Page:
    """Return what a page holds; an element that is not closed, or closed twice, is an error."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert reader.open == [], reader.open
    reader.page.text = " ".join("".join(reader.words).split())
    return reader.page


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self.open: list[str] = []
        self.words: list[str] = []
        self.caption = ""
        self.rows: list[list[str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.page.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)
        if tag == "table":
            self.caption, self.rows = "", []
        elif tag == "tr":
            self.rows.append([])
        elif tag in {"td", "th"}:
            self.rows[-1].append("")
        self.words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self.words.append(" ")
        if tag == "table":
            self.page.tables[self.caption.strip()] = [[" ".join(cell.split()) for cell in row] for row in self.rows]

    def handle_data(self, data: str) -> None:
        if self.open[-1:] == ["script"]:
            self.page.scripts.append(data)
            return
        self.words.append(data)
        if "caption" in self.open:
            self.caption += data
        elif "td" in self.open or "th" in self.open:
            self.rows[-1][-1] += f" {data}"
