"""The templates of messages: those that come with the program, and an office's own in their place.

An office puts a file of the same name into the folder ``templates`` of its workspace, and ``duty-ID.vi.txt`` there
says what is said of one duty. Own templates are looked through when they are loaded: a field that does not exist is
told with its file and line, and the program's own template is used instead, so that nothing breaks at night.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache, cached_property
from pathlib import Path
from typing import TypeVar

from jinja2 import DictLoader, Environment, StrictUndefined, TemplateSyntaxError, nodes
from jinja2.sandbox import SandboxedEnvironment

from targets.issues import Issue
from targets.names import near_names
from targets.provenance import Source
from targets.wording import Sentence, say

#: Where an office's own templates are, in its workspace.
FOLDER = "templates"
Kind = TypeVar("Kind", bound=Environment)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a message: what is said of one matter, of all the units it is said of; days as they are written."""

    title: str
    why: str
    units: str
    last_day: str
    last_working_day: str
    period: str
    stage: str
    days_left: int
    days_late: int


@dataclass(frozen=True, slots=True)
class Fields:
    """What a message's template may use."""

    recipient: str
    office: str
    day: str
    rows: tuple[Row, ...]
    units: int  #: how many units are spoken of
    overdue: bool  #: whether anything is
    above: bool  #: whether others' matters are told of, to the office or the unit above
    attachments: tuple[str, ...]  #: names of files
    subject: str = ""  #: of the message itself; empty in the subject's own template


@dataclass(frozen=True)  # without slots, for the templates that are compiled once
class Texts:
    """The templates in use."""

    own: Mapping[str, str]  #: those of the office that can be used, by file name

    def write(self, name: str, given: Fields | Row) -> str:
        """Return the text of a template with its fields filled.

        An own template that fails all the same (a sum of words) gives way to the program's.

        Raises:
            KeyError: there is no such template.
        """
        values = _values(given)
        if name in self.own:
            try:
                return self._sandbox.get_template(f"{FOLDER}/{name}").render(values)
            except Exception:  # noqa: BLE001  whatever an own template does, the message goes out
                if name.startswith("duty-"):
                    return str(values["why"])
        return _plain().get_template(name).render(values)

    @cached_property
    def _sandbox(self) -> SandboxedEnvironment:
        return _sandbox(self.own)


def texts_of(own: Mapping[str, str]) -> tuple[Texts, tuple[Issue, ...]]:
    """Return the templates in use with an office's own, by file name, and every mistake in those."""
    issues = {name: tuple(_mistakes(name, text)) for name, text in own.items()}
    good = {name: text for name, text in own.items() if not issues[name]}
    return Texts(good), tuple(issue for name in sorted(issues) for issue in issues[name])


def load_texts(workspace: Path) -> tuple[Texts, tuple[Issue, ...]]:
    """Return the templates in use in a workspace, and every mistake in its own; none of them stops anything."""
    own, unreadable = {}, []
    folder = workspace / FOLDER
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        try:
            own[path.name] = path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError):
            words = Sentence("không đọc được mẫu (văn bản UTF-8)", "the template cannot be read (UTF-8 text)")
            unreadable.append(Issue("bad-template", words, Source(f"{FOLDER}/{path.name}")))
    texts, issues = texts_of(own)
    return texts, (*unreadable, *issues)


@cache
def shipped() -> Mapping[str, str]:
    """Return the templates that come with the program, by file name."""
    folder = Path(__file__).parent / "templates"
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.iterdir())}


def duty_template(duty: str, language: str) -> str:
    """Return the name of the template of one duty, the same for every occurrence of one that recurs."""
    return f"duty-{duty.partition('@')[0]}.{language}.txt"


def short(text: str, length: int) -> str:
    """Return a text cut at a word so that it is no longer than so many characters.

    >>> short("Báo cáo 6 tháng đầu năm", 15), short("Báo cáo", 15)
    ('Báo cáo 6…', 'Báo cáo')
    """
    if len(text) <= length:
        return text
    return text[: length - 1].rsplit(" ", 1)[0].rstrip(" ,;:.(") + "…"


def capital(text: str) -> str:
    """Return a text with its first letter large.

    >>> capital("đã quá hạn")
    'Đã quá hạn'
    """
    return text[:1].upper() + text[1:]


@cache
def _plain() -> Environment:
    """Return the program's own templates; they need no sandbox, in which they would take twice as long."""
    return _furnished(Environment, shipped())


def _sandbox(own: Mapping[str, str]) -> SandboxedEnvironment:
    """Return the program's templates by their names, an office's own in its folder: it may build on the program's."""
    return _furnished(SandboxedEnvironment, {**shipped(), **{f"{FOLDER}/{name}": text for name, text in own.items()}})


def _furnished(kind: type[Kind], texts: Mapping[str, str]) -> Kind:
    """Return templates by their names; HTML escapes what it is given."""
    environment = kind(
        loader=DictLoader(texts),
        autoescape=lambda name: name is not None and name.endswith(".html"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"short": short, "capital": capital}
    return environment


def _values(given: Fields | Row) -> dict[str, object]:
    return {field.name: getattr(given, field.name) for field in fields(given)}


def _mistakes(name: str, text: str) -> Iterator[Issue]:
    """Yield what is wrong in one template: its name, its signs, a field that does not exist."""
    if name not in shipped() and not _DUTY.fullmatch(name):
        words = say("không có mẫu tên “{name}”", "there is no template “{name}”", name=name)
        hint = say("Các mẫu: {names}.", "The templates: {names}.", names=", ".join((*shipped(), "duty-….vi.txt")))
        yield Issue("unknown-template", words, Source(f"{FOLDER}/{name}"), hint, near_names(name, shipped()))
        return
    try:
        tree = _plain().parse(text)
    except TemplateSyntaxError as error:
        words = say("mẫu viết sai: {why}", "not a template: {why}", why=error.message)
        yield Issue("bad-template", words, Source(f"{FOLDER}/{name}", line=error.lineno))
        return
    known = {field.name for field in fields(Row if name.startswith("duty-") else Fields)}
    unknown = tuple(_unknown(tree, known, Source(f"{FOLDER}/{name}")))
    yield from unknown or _unusable(name, text)


def _unknown(tree: nodes.Template, known: set[str], source: Source) -> Iterator[Issue]:
    """Yield the fields that are used and do not exist, with their lines."""
    own = {node.name for node in tree.find_all(nodes.Name) if node.ctx == "store"}
    used = [(node.name, node.lineno) for node in tree.find_all(nodes.Name) if node.ctx == "load"]
    rows = {field.name for field in fields(Row)}
    named = [(node.attr, node.lineno) for node in tree.find_all(nodes.Getattr)]
    wrong = [(name, line, known) for name, line in used if name not in known | own | {"loop"}]
    wrong += [(name, line, rows) for name, line in named if name not in rows | _LOOP]
    for name, line, among in sorted(wrong, key=lambda one: one[1]):
        words = say("không có trường “{name}”", "there is no field “{name}”", name=name)
        hint = say("Các trường: {names}.", "The fields: {names}.", names=", ".join(sorted(among)))
        place = Source(source.document, line=line)
        yield Issue("unknown-field", words, place, hint, near_names(name, among))


def _unusable(name: str, text: str) -> Iterator[Issue]:
    """Yield why a template cannot be filled, tried with a message as any other."""
    given = SAMPLE.rows[0] if name.startswith("duty-") else SAMPLE
    try:
        _sandbox({name: text}).get_template(f"{FOLDER}/{name}").render(_values(given))
    except Exception as error:  # noqa: BLE001  whatever is wrong with it is what is told
        words = Sentence(f"không điền được mẫu: {error}", f"the template cannot be filled: {error}")
        yield Issue("bad-template", words, Source(f"{FOLDER}/{name}", line=_line(error)))


def _line(error: BaseException) -> int | None:
    """Return the line of the template at which filling it failed."""
    trace, line = error.__traceback__, None
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


_DUTY = re.compile(r"duty-[A-Za-z0-9][A-Za-z0-9._-]*\.(vi|en)\.txt")
_LOOP = {"index", "index0", "first", "last", "length", "revindex", "cycle"}
_ROW = Row(
    title="Báo cáo 6 tháng đầu năm",
    why="còn 3 ngày làm việc",
    units="xã Bản Bo",
    last_day="04/6/2023",
    last_working_day="02/6/2023",
    period="6 tháng đầu năm 2023",
    stage="before-3",
    days_left=3,
    days_late=0,
)
#: A message on which own templates are tried.
SAMPLE = Fields(
    recipient="Văn thư xã Bản Bo",
    office="Phòng Nội vụ",
    day="30/5/2023",
    rows=(_ROW, _ROW),
    units=1,
    overdue=False,
    above=False,
    attachments=("bieu.xlsx",),
    subject="Nhắc việc",
)
