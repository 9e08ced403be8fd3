"""Reports written in a test, and what is found in them."""

from __future__ import annotations

from rules.crossfoot.check import Check, CheckKind, CheckVerdict
from rules.crossfoot.crossfoot import Read, crossfoot, read
from targets.documents.layout import lay_out
from targets.documents.lines import text_lines


def report(text: str) -> Read:
    """Return what is read of a report, each line a paragraph."""
    return read(lay_out(text_lines(text.strip().replace("\n", "\n\n"))))


def checks(text: str, kind: CheckKind | None = None) -> list[Check]:
    """Return the checks of a report, of one kind if one is named."""
    return [check for check in crossfoot([report(text)]) if kind is None or check.kind is kind]


def findings(text: str) -> list[tuple[str, str]]:
    """Return kind and verdict of all that someone should mend."""
    return [(check.kind.value, check.verdict.value) for check in checks(text) if check.is_finding]


def verdicts(text: str, kind: CheckKind) -> list[CheckVerdict]:
    """Return the verdicts of one kind."""
    return [check.verdict for check in checks(text, kind)]
