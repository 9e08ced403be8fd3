"""What is printed of files that were received: each receipt with its issues, of many only what needs a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from jobs.cli.output import print_error, print_issue_table, print_issues, print_line
from jobs.marked_copies import Written
from jobs.receive import Received
from kpi.intake.settled import place_of
from kpi.submission import Outcome, Receipt
from targets.issues import Issue
from targets.wording import Language, say

#: Of more receipts only those that were refused are printed one by one.
SHOWN = 20


def print_received(found: Received, language: Language) -> None:
    """Print what became of files."""
    many = len(found.receipts) > SHOWN
    if many:
        print_line(_counted(found.receipts, language))
    for receipt in found.receipts:
        if not many or receipt.outcome is Outcome.REFUSED:
            print_line(receipt.words().text(language))
            print_issue_table(receipt.issues, language)
            _print_how_to_answer(receipt.issues, language)
    for name, copy in found.copies.items():
        _print_copy(name, copy, language)
    print_issues(found.issues, language)
    for fault in found.unread:
        print_error(fault.sentence, language)


def _counted(receipts: Iterable[Receipt], language: Language) -> str:
    """Return how many reports were received, and how many of each outcome."""
    counts = Counter(receipt.outcome for receipt in receipts)
    told = ", ".join(f"{outcome.label.text(language)} {counts[outcome]}" for outcome in Outcome if counts[outcome])
    return say("{n} báo cáo: {told}", "{n} reports: {told}", n=counts.total(), told=told).text(language)


def _print_how_to_answer(issues: Iterable[Issue], language: Language) -> None:
    asked = next((issue for issue in issues if issue.near and place_of(issue.source)), None)
    if asked is not None:
        example = f"--answer '{place_of(asked.source)}={asked.near[0]}'"
        text = say("  Trả lời chỗ được hỏi, ví dụ: {example}", "  Answer what is asked, as: {example}", example=example)
        print_line(text.text(language))


def _print_copy(name: str, copy: Written, language: Language) -> None:
    """Print where a marked copy is, and what it could not keep."""
    facts = {"name": name, "path": str(copy.path), "lost": ", ".join(copy.lost)}
    print_line(say("{name}: bản đánh dấu ở {path}", "{name}: marked copy at {path}", **facts).text(language))
    if copy.lost:
        lost = say("  Bản đánh dấu không giữ được: {lost}.", "  The copy could not keep: {lost}.", **facts)
        print_line(lost.text(language))
