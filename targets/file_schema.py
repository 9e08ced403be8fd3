"""The JSON Schema of a file that people write, so that an editor explains every key and marks what cannot be right.

The shapes are those of the pydantic model that reads the file; the words are Vietnamese, for whoever is writing. What
one part of a file says of another (an unknown indicator, an empty roster) no schema can tell: that is for the reader.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

#: What is said of a file's parts: of a kind of part by its name ("Target"), of a key ("share"), of a key where it means
#: something of its own ("Due.to").
Words = Mapping[str, str]


def file_schema(model: type[BaseModel], words: Words, conditions: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the file that a model reads.

    Args:
        model: what the file must say.
        words: what every part of it means.
        conditions: by kind of part, what its keys must satisfy together, as keywords of JSON Schema.
    """
    written = model.model_json_schema()
    kinds = {model.__name__: written, **written.pop("$defs", {})}
    told = {name: _part(name, part, words) | (conditions or {}).get(name, {}) for name, part in kinds.items()}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **told.pop(model.__name__), "$defs": told}


def given(key: str) -> dict[str, Any]:
    """Return the condition that a key is there and not left empty."""
    return {"required": [key], "properties": {key: {"not": {"type": "null"}}}}


def _part(name: str, part: dict[str, Any], words: Words) -> dict[str, Any]:
    """Return one kind of part, or one key, with our words in place of the model's own, which are for programmers."""
    kept = {keyword: value for keyword, value in part.items() if keyword not in {"title", "description"}}
    if "properties" in kept:
        keys = kept["properties"].items()
        kept["properties"] = {key: _key(value, words.get(f"{name}.{key}", words.get(key))) for key, value in keys}
    return {**_said(words.get(name)), **kept}


def _key(value: dict[str, Any], text: str | None) -> dict[str, Any]:
    empty = {"title", "description"} | ({"default"} if value.get("default", ...) is None else set())
    return {**_said(text), **{keyword: part for keyword, part in value.items() if keyword not in empty}}


def _said(text: str | None) -> dict[str, str]:
    return {"description": text} if text is not None else {}
