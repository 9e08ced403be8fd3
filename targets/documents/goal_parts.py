"""Who, and what, each target of a clause is about: the clause cut at the commas between its figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from targets.documents import goal_words as said
from targets.documents.goal import Goal, Operator
from targets.documents.numbers import Figure
from targets.documents.words import VERB


def cut_apart(text: str, start: int, end: int, found: list[tuple[Goal, Figure]]) -> Iterator[Goal]:
    """Yield the targets of a clause, each with its own stretch of it: from the comma before it to that of the next."""
    edges = [start, *(_edge(text, before.number, goal.number) for (before, _), (goal, _) in pairwise(found)), end]
    cut: list[Goal] = []
    for (goal, figure), (first, last) in zip(found, pairwise(edges), strict=False):
        begin, stop = first, last
        while begin < stop and text[begin] in " ,;:":
            begin += 1
        while stop > begin and (text[stop - 1] in " ,;:" or text.endswith(" và", begin, stop)):
            stop -= 2 if text.endswith(" và", begin, stop) else 1
        subject, object_ = _parts(text[begin : figure.start], text[figure.end : stop], goal)
        if not subject and cut and (not VERB.match(object_) or said.STEP.match(object_)):
            subject = cut[-1].subject
        cut.append(replace(goal, start=begin, end=stop, subject=subject, object=object_))
    yield from _with_objects(cut)


def _parts(lead: str, after: str, goal: Goal) -> tuple[str, str]:
    """Return who or what a figure is of, and what is to be done, from the words before and behind it."""
    lead = said.LEAD_IN.sub("", lead).strip(said.TRIMMED)
    share = goal.unit.startswith(("%", "‰"))
    if share and len(lead) < 4 and goal.operator is not Operator.REACH:  # noqa: PLR2004  "có", ","
        if said.STEP.match(after):
            return "", after.strip(said.TRIMMED)
        verb = VERB.search(after, 2)
        cut = verb.start() if verb else len(after)
        return after[:cut].strip(said.TRIMMED), after[cut:].strip(said.TRIMMED)
    after = after.strip(said.TRIMMED)
    every = None if share else said.EACH.search(lead)
    if every:
        verb = VERB.search(lead, every.start("who"))
        cut = verb.start() if verb else len(lead)
        return lead[every.start() : cut].strip(said.TRIMMED), f"{lead[cut:]} {after}".strip(said.TRIMMED)
    if VERB.match(lead) and goal.operator is not Operator.REACH:
        return "", f"{lead} {after}".strip(said.TRIMMED)
    return said.LEAD_OUT.sub("", lead).strip(said.TRIMMED), after


def _edge(text: str, before: int, number: int) -> int:
    """Return where the stretch of a figure begins, after the comma or "và" that parts it from the one before."""
    edge, mark = max((text.rfind(mark, before, number), mark) for mark in (", ", " và ", ": "))
    return edge + len(mark) if edge > 0 else before


def _with_objects(goals: list[Goal]) -> Iterator[Goal]:
    """Yield the targets of a list, those that share the verb at its end with it: "90% A, 80% B được xử lý"."""
    verb = ""
    done: list[Goal] = []
    for goal in reversed(goals):
        verb = goal.object or verb
        done.append(replace(goal, object=verb) if goal.unit == "%" and goal.operator is Operator.EQ else goal)
    yield from reversed(done)
