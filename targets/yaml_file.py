"""YAML that people write by hand, read so that every mistake is told with its line.

A file is checked against a pydantic model; what does not fit comes back as issues, all at once: a misspelt key with the
key that was perhaps meant, a key given twice, a missing one, a value of the wrong kind. Scalars are read as YAML 1.2
does, because under 1.1 the unit code 03424 would silently become 1812 and "no" would become false.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from targets.issues import Issue
from targets.names import near_names
from targets.provenance import Source
from targets.wording import Sentence, say

Path = tuple[str | int, ...]


class Written(BaseModel):
    """The base of everything read from a YAML file: a value, with no key that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Loaded(Generic[M]):
    """What came of reading one file: the value if it could be had, the mistakes, and the line of every node."""

    value: M | None
    issues: tuple[Issue, ...] = ()
    lines: Mapping[Path, int] = field(default_factory=dict)

    def line(self, path: Path) -> int:
        """Return the line (from 1) of a node, or of the nearest one above it that has a line."""
        return _line(self.lines, path)


def read_yaml(text: str, document: str, model: type[M]) -> Loaded[M]:
    """Read one YAML document as a ``model``.

    Args:
        text: the file's text.
        document: the name by which issues cite the file.
        model: what the file must say; usually a subclass of `Written`.
    """
    try:
        found, data = _parse(text)
    except yaml.YAMLError as error:
        return Loaded(None, (_broken_yaml(error, text, document),))
    except RecursionError:
        return Loaded(None, (_too_deep(document),))
    lines = {path: line for path, line, again in found if not again}
    twice = tuple(_given_twice(path, line, document) for path, line, again in found if again)
    try:
        value = model.model_validate(data if data is not None else {})
    except ValidationError as error:
        issues = tuple(_explain(e, model, lines, document) for e in error.errors(include_url=False))
        return Loaded(None, tuple(sorted((*twice, *issues), key=lambda i: i.source.line or 0)), lines)
    return Loaded(None if twice else value, twice, lines)


def refuse(sentence: Sentence) -> PydanticCustomError:
    """Return the error a validator raises to say, in both languages, why a value is not acceptable."""
    return PydanticCustomError("said", "{vi}", {"vi": sentence.vi, "en": sentence.en})


class _Own(yaml.composer.Composer, yaml.constructor.SafeConstructor, yaml.resolver.Resolver):
    """Safe YAML with the scalars of YAML 1.2's core schema and no aliases (they can grow without bound).

    Keys are text as written. A scalar that is not what it looks like (2023-02-30) stays text: the model then says what
    it needs there, together with every other mistake.
    """

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012  PyYAML's own attribute

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:  # noqa: ANN401  as PyYAML
        if self.check_event(yaml.AliasEvent):  # type: ignore[attr-defined]  # of the parser beside it
            mark = self.peek_event().start_mark  # type: ignore[attr-defined]
            raise yaml.composer.ComposerError(None, None, "alias", mark)
        return super().compose_node(parent, index)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:  # noqa: FBT001, FBT002  as PyYAML
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode):
                key.tag = _TEXT
        return super().construct_mapping(node, deep)

    def construct_or_keep(self, node: yaml.ScalarNode) -> object:
        """Return the value of a scalar by its tag, or its text when it has none."""
        try:
            return yaml.SafeLoader.yaml_constructors[node.tag](self, node)
        except (ValueError, KeyError, AttributeError):  # what PyYAML raises on the 30th of February, !!bool maybe, …
            return node.value


class _Loader(_Own, yaml.SafeLoader):
    """The reader whose word counts: PyYAML's own."""


if yaml.__with_libyaml__:

    class _FastLoader(_Own, yaml.CSafeLoader):
        """The same with libyaml's parser below, four times as fast: a list of the whole country is read in a second.

        Only events come from C. Nodes are put together by PyYAML's composer, for the one written in C runs out of stack
        in a file of a hundred thousand brackets, and the process with it.
        """

        def __init__(self, text: str) -> None:
            yaml.CSafeLoader.__init__(self, text)
            yaml.composer.Composer.__init__(self)


_TEXT = "tag:yaml.org,2002:str"

for _tag, _pattern, _first in (
    ("bool", r"true|false", "tf"),
    ("int", r"[-+]?(0|[1-9][0-9]*)", "-+0123456789"),
    ("float", r"[-+]?(0|[1-9][0-9]*)\.[0-9]+", "-+0123456789"),
    ("null", r"~|null", "~n"),
    ("timestamp", r"[0-9]{4}-[0-9]{2}-[0-9]{2}", "0123456789"),
):
    _Own.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(rf"^(?:{_pattern})$"), list(_first))
    _Own.add_constructor(f"tag:yaml.org,2002:{_tag}", _Own.construct_or_keep)  # type: ignore[type-var]  # a loader's half
_Own.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^$"), [""])

#: What the two parsers do not read alike: tabs, tags, odd keys, block scalars, unusual breaks, marks inside the text.
_READ_APART = re.compile("[\t!?|>\x85\u2028\u2029\ufeff\ud800-\udfff]|---")


def _parse(text: str) -> tuple[tuple[tuple[Path, int, bool], ...], object]:
    """Return what `_walk` finds in a document, and its data; nothing and None for an empty one."""
    if yaml.__with_libyaml__ and not _READ_APART.search(text):
        with suppress(yaml.YAMLError):  # then the other one tells what is wrong, in its own words
            return _read(_FastLoader(text))
    return _read(_Loader(text))


def _read(loader: _Own) -> tuple[tuple[tuple[Path, int, bool], ...], object]:
    try:
        node = loader.get_single_node()
        if node is None:
            return (), None
        found = tuple(_walk(node, ()))
        return found, loader.construct_document(node)
    finally:
        loader.dispose()  # type: ignore[attr-defined]  # of the parser beside it


def _walk(node: yaml.Node, path: Path) -> Iterator[tuple[Path, int, bool]]:
    """Yield (path, line, given again) for a node and everything below it."""
    yield path, node.start_mark.line + 1, False
    if isinstance(node, yaml.SequenceNode):
        for index, child in enumerate(node.value):
            yield from _walk(child, (*path, index))
    elif isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, child in node.value:
            name = str(key.value)
            yield (*path, name), key.start_mark.line + 1, name in seen
            if name not in seen:
                yield from (place for place in _walk(child, (*path, name)) if place[0] != (*path, name))
            seen.add(name)


def _line(lines: Mapping[Path, int], path: Path) -> int:
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 1)


def _source(document: str, line: int) -> Source:
    return Source(document, line=line)


def _broken_yaml(error: yaml.YAMLError, text: str, document: str) -> Issue:
    if isinstance(error, yaml.reader.ReaderError):
        line = text.count("\n", 0, error.position) + 1
        words = say("có ký tự không phải chữ, không đọc được", "there is a character here that is no text")
        return Issue(
            "yaml-character",
            words,
            _source(document, line),
            say("Lưu tệp ở dạng văn bản UTF-8.", "Save the file as UTF-8 text."),
        )
    mark = getattr(error, "problem_mark", None)
    place = _source(document, mark.line + 1 if mark is not None else 1)
    if getattr(error, "problem", None) == "alias":
        alias = say("không được dùng tham chiếu YAML (*tên)", "YAML aliases (*name) are not accepted")
        hint = say("Hãy viết lại nội dung tại chỗ.", "Write the content out in place.")
        return Issue("yaml-alias", alias, place, hint)
    return Issue(
        "yaml-syntax",
        say("không đọc được cấu trúc YAML ở đây", "the YAML cannot be read here"),
        place,
        say(
            "Kiểm tra thụt đầu dòng, dấu hai chấm và dấu nháy ở dòng này và dòng trên.",
            "Check the indentation, colons and quotes on this line and the one above.",
        ),
    )


def _too_deep(document: str) -> Issue:
    return Issue("yaml-depth", say("tệp lồng nhau quá sâu", "the file is nested too deeply"), _source(document, 1))


def _given_twice(path: Path, line: int, document: str) -> Issue:
    return Issue(
        "duplicate-key",
        say("khóa “{key}” được ghi hai lần", "the key “{key}” is given twice", key=str(path[-1])),
        _source(document, line),
        say("Giữ lại một lần.", "Keep one of them."),
    )


def _explain(error: ErrorDetails, model: type[BaseModel], lines: Mapping[Path, int], document: str) -> Issue:
    """Turn one complaint of pydantic into an issue at its line."""
    path = tuple(error["loc"])
    place = _source(document, _line(lines, path))
    key = str(path[-1]) if path else ""
    kind = error["type"]
    context = error.get("ctx", {})
    if kind == "said":
        return Issue("bad-value", Sentence(f"“{key}”: {context['vi']}", f"“{key}”: {context['en']}"), place)
    if kind == "extra_forbidden":
        known = _keys_at(model, path[:-1])
        return Issue(
            "unknown-key",
            say("không có khóa “{key}”", "there is no key “{key}”", key=key),
            place,
            say("Các khóa dùng được: {keys}.", "Known keys: {keys}.", keys=", ".join(known)),
            near_names(key, known),
        )
    if kind == "missing":
        return Issue("missing-key", say("thiếu khóa “{key}”", "the key “{key}” is missing", key=key), place)
    if not path:
        text = say("tệp không gồm các dòng “khóa: giá trị”", "the file is not made of lines “key: value”")
    else:
        words = "“{key}” có giá trị {value} không dùng được", "“{key}” has an unusable value {value}"
        text = say(*words, key=key, value=_given(error["input"]))
    return Issue("bad-value", text, place, say("Cần: {it}.", "Expected: {it}.", it=_expected(error)))


def _given(value: object) -> Sentence:
    """Return an unusable value as a person recognises it, cut where it is long."""
    if isinstance(value, dict | list):
        return Sentence("danh sách", "a list") if isinstance(value, list) else Sentence("nhiều khóa", "a mapping")
    if value is None or isinstance(value, bool):
        words = {None: Sentence("trống", "nothing"), True: Sentence("true", "true"), False: Sentence("false", "false")}
        return words[value]
    text = str(value)
    cut = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    return Sentence(f"“{cut}”", f"“{cut}”")


def _expected(error: ErrorDetails) -> Sentence:
    """Return what pydantic wanted, in words; its own where we have none."""
    choices = error.get("ctx", {}).get("expected")
    if choices is not None:
        return Sentence(str(choices).replace(" or ", " hoặc "), str(choices))
    ours = (words for start, words in _KINDS.items() if error["type"].startswith(start))
    return next(ours, Sentence(error["msg"], error["msg"]))


_SHOWN = 60  # characters of a value
#: What is wanted, by how pydantic's error begins.
_KINDS = {
    "int": Sentence("số nguyên", "a whole number"),
    "decimal": Sentence("số", "a number"),
    "float": Sentence("số", "a number"),
    "finite": Sentence("số", "a number"),
    "date": Sentence("ngày viết năm-tháng-ngày, như 2023-06-05", "a day written year-month-day, as 2023-06-05"),
    "time": Sentence("giờ, như 17:00", "an hour, as 17:00"),
    "bool": Sentence("true hoặc false", "true or false"),
    "string_pattern": Sentence("chữ không dấu, số, dấu chấm, gạch nối", "plain letters, digits, points, hyphens"),
    "string_too": Sentence("chữ có độ dài vừa phải", "text of a fitting length"),
    "string": Sentence("chữ", "text"),
    "tuple": Sentence("danh sách trong [ ]", "a list in [ ]"),
    "too_short": Sentence("ít nhất một mục", "at least one item"),
    "model": Sentence("các dòng “khóa: giá trị”", "lines “key: value”"),
    "greater_than": Sentence("số lớn hơn", "a larger number"),
    "less_than": Sentence("số nhỏ hơn", "a smaller number"),
}


def _keys_at(model: type[BaseModel], path: Path) -> list[str]:
    """Return the keys a mapping at this path may have, following fields, lists and the members of unions."""
    models: list[Any] = [model]
    for step in path:
        if isinstance(step, int):
            continue
        fields = [m.model_fields[step].annotation for m in models if step in m.model_fields]
        models = [inner for annotation in fields for inner in _models_in(annotation)] or models
    return sorted({f.alias or name for m in models for name, f in m.model_fields.items()})


def _models_in(annotation: Any) -> list[Any]:  # noqa: ANN401  any type expression
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    arguments = getattr(annotation, "__args__", ())
    return [model for argument in arguments for model in _models_in(argument)]
