"""Mistakes in documents, as values: what is wrong, where, what to do next, and what was perhaps meant.

Readers return ``(value, issues)`` and go on to the end, so that a person sees every mistake at once. Exceptions are for
a caller's fault or a bug of ours.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from targets.provenance import Source
from targets.wording import Language, Sentence


class Severity(StrEnum):
    """How much an issue weighs."""

    ERROR = "error"  #: the thing cannot be used as it is
    WARNING = "warning"  #: used, but a person should look
    NOTE = "note"  #: repaired or assumed, and said

    @property
    def label(self) -> Sentence:
        """The weight in a word."""
        return _LABELS[self]


_LABELS = {
    Severity.ERROR: Sentence("Lỗi", "Error"),
    Severity.WARNING: Sentence("Cảnh báo", "Warning"),
    Severity.NOTE: Sentence("Ghi chú", "Note"),
}


@dataclass(frozen=True, slots=True)
class Issue:
    """One mistake or doubt found in something a person wrote."""

    code: str  #: stable, for programs: "unknown-unit"
    text: Sentence  #: what is wrong
    source: Source  #: where
    hint: Sentence | None = None  #: what to do next
    near: tuple[str, ...] = ()  #: what was perhaps meant, best first
    severity: Severity = Severity.ERROR
    value: str | None = None  #: what stands there, where it is about one value: digits, or text as written

    def say(self, language: Language = "vi") -> str:
        """Return the whole message in one line: place, what is wrong, near matches, what to do."""
        text = self.text.text(language)
        parts = [f"{self.source.place(language)}: {text}{'' if text.endswith(_STOPS) else '.'}"]
        if self.near:
            words = "Có phải" if language == "vi" else "Did you mean"
            parts.append(f"{words}: {', '.join(f'“{name}”' for name in self.near)}?")
        if self.hint is not None:
            parts.append(self.hint.text(language))
        return " ".join(parts)

    def as_json(self, language: Language = "vi") -> dict[str, object]:
        """Return the issue for JSON, its words in one language."""
        return {
            "code": self.code,
            "severity": self.severity.value,
            "text": self.text.text(language),
            "place": self.source.place(language),
            "line": self.source.line,
            "sheet": self.source.sheet,
            "cell": self.source.cell,
            "value": self.value,
            "hint": self.hint.text(language) if self.hint is not None else None,
            "near": list(self.near),
        }


_STOPS = (".", "?", "!", "…")


def has_errors(issues: Iterable[Issue]) -> bool:
    """Say whether any of the issues forbids using the thing they were found in."""
    return any(issue.severity is Severity.ERROR for issue in issues)
