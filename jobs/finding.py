"""What was found of one thing looked at, as a value that the command line and a page can show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from targets.wording import Language, Sentence


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found of one thing looked at."""

    verdict: Literal["ok", "note", "fail"]
    name: Sentence
    text: Sentence

    def as_json(self, language: Language) -> dict[str, str]:
        """Return the finding for JSON."""
        return {"verdict": self.verdict, "check": self.name.text(language), "text": self.text.text(language)}
