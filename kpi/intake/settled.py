"""What the officer settles about a file that leaves a doubt: said on the command line, written into the receipt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from targets.issues import Issue, Severity
from targets.provenance import Source
from targets.wording import say


@dataclass(frozen=True, slots=True)
class Settled:
    """What was settled; the rest is as the file says."""

    plan: str | None = None  #: the plan's id
    unit: str | None = None  #: the unit, as people name it
    period: str | None = None  #: the period, as people name it
    encoding: str | None = None  #: of a text file
    answers: Mapping[str, str] = field(default_factory=dict)  #: by place, "Báo cáo!E8": one of the choices offered


NOTHING = Settled()


def offered(answers: Mapping[str, str], asked: tuple[Issue, ...]) -> dict[str, str]:
    """Return those of the answers that choose among what an issue offers at their place."""
    choices = {place_of(issue.source): issue.near for issue in asked if issue.near}
    return {place: choice for place, choice in answers.items() if choice in choices.get(place, ())}


def not_offered(answers: Mapping[str, str], taken: Mapping[str, str], file_name: str) -> tuple[Issue, ...]:
    """Return an error for each answer to something that was not asked: figures are not changed by answering."""
    hint = say(
        "Chỉ trả lời ở ô được hỏi, bằng một trong các cách hiểu đã nêu.", "Answer only what is asked, as offered."
    )
    return tuple(
        Issue(
            "answer-not-asked",
            say("“{place}={choice}” không trả lời câu hỏi nào", "“{place}={choice}” answers no question", **facts),
            Source(file_name),
            hint,
        )
        for place, choice in answers.items()
        if place not in taken and (facts := {"place": place, "choice": choice})
    )


def answered(taken: Mapping[str, str], asked: Mapping[str, Issue]) -> tuple[Issue, ...]:
    """Return a note for each answer that was taken: what was asked there, and what was settled."""
    return tuple(
        Issue(
            "settled",
            say(
                "đã hỏi: {text}; cán bộ chọn “{choice}”",
                "asked: {text}; the officer chose “{choice}”",
                text=asked[place].text,
                choice=choice,
            ),
            asked[place].source,
            severity=Severity.NOTE,
        )
        for place, choice in taken.items()
    )


def place_of(source: Source) -> str:
    """Return a place as an answer names it: "Báo cáo!E8"."""
    return f"{source.sheet}!{source.cell}" if source.sheet and source.cell else ""
