"""YAML that people write by hand, read so that every mistake is told with its line.

A file is checked against a pydantic model; what does not fit comes back as issues, all at once: a misspelt key with the
key that was perhaps meant, a key given twice, a missing one, a value of the wrong kind. Scalars are read as YAML 1.2
does, because under 1.1 the unit code 03424 would silently become 1812 and "no" would become false.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError
from rapidfuzz import process

from targets.issues import Issue
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
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        found = tuple(_walk(node, ())) if node is not None else ()
        data = loader.construct_document(node) if node is not None else None
    except yaml.YAMLError as error:
        return Loaded(None, (_broken_yaml(error, document),))
    except RecursionError:
        return Loaded(None, (_too_deep(document),))
    finally:
        loader.dispose()
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


class _Loader(yaml.SafeLoader):
    """Safe YAML with the scalars of YAML 1.2's core schema and no aliases (they can grow without bound)."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012  PyYAML's own attribute

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:  # noqa: ANN401  as PyYAML
        if self.check_event(yaml.AliasEvent):
            mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]  # PyYAML's stubs
            raise yaml.composer.ComposerError(None, None, "alias", mark)
        return super().compose_node(parent, index)


for _tag, _pattern, _first in (
    ("bool", r"true|false", "tf"),
    ("int", r"[-+]?(0|[1-9][0-9]*)", "-+0123456789"),
    ("float", r"[-+]?(0|[1-9][0-9]*)\.[0-9]+", "-+0123456789"),
    ("null", r"~|null", "~n"),
    ("timestamp", r"[0-9]{4}-[0-9]{2}-[0-9]{2}", "0123456789"),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(rf"^(?:{_pattern})$"), list(_first))
_Loader.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^$"), [""])


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


def _broken_yaml(error: yaml.YAMLError, document: str) -> Issue:
    mark = getattr(error, "problem_mark", None)
    place = _source(document, mark.line + 1 if mark is not None else 1)
    if getattr(error, "problem", None) == "alias":
        text = say("không được dùng tham chiếu YAML (*tên)", "YAML aliases (*name) are not accepted")
        return Issue(
            "yaml-alias", text, place, say("Hãy viết lại nội dung tại chỗ.", "Write the content out in place.")
        )
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
        near = tuple(match for match, score, _ in process.extract(key, known, limit=3) if score >= 60)  # noqa: PLR2004
        return Issue(
            "unknown-key",
            say("không có khóa “{key}”", "there is no key “{key}”", key=key),
            place,
            say("Các khóa dùng được: {keys}.", "Known keys: {keys}.", keys=", ".join(known)),
            near,
        )
    if kind == "missing":
        return Issue("missing-key", say("thiếu khóa “{key}”", "the key “{key}” is missing", key=key), place)
    value = error.get("input")
    given = repr(value) if not isinstance(value, dict | list) else type(value).__name__
    expected = str(context.get("expected", "")) or error["msg"]
    return Issue(
        "bad-value",
        say(
            "“{key}” có giá trị {value} không dùng được", "“{key}” has an unusable value {value}", key=key, value=given
        ),
        place,
        say("Cần: {expected}.", "Expected: {expected}.", expected=expected),
    )


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
