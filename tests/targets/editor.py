"""What an editor with a JSON Schema sees of a YAML file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from targets.yaml_file import _parse

#: The published copies, for editors.
PUBLISHED = Path(__file__).parents[2] / "docs" / "schema"


def marks(schema: dict[str, Any], text: str) -> list[str]:
    """Return the places an editor marks, as paths: "targets.0.share"; a day is text to it, as YAML 1.2 has it."""
    data = json.loads(json.dumps(_parse(text)[1], default=str))
    errors = Draft202012Validator(schema).iter_errors(data)
    return sorted({".".join(map(str, error.absolute_path)) for error in errors})


def unexplained(schema: dict[str, Any]) -> list[str]:
    """Return the kinds of part and the keys of a schema that have no description."""
    return [name for name, part in _parts(schema) if not part.get("description")]


def explained(schema: dict[str, Any]) -> set[str]:
    """Return every description of a schema."""
    return {part["description"] for _, part in _parts(schema) if "description" in part}


def _parts(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, part in {"": schema, **schema["$defs"]}.items():
        yield name, part
        yield from ((f"{name}.{key}", value) for key, value in part.get("properties", {}).items())
