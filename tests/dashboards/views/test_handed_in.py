"""What became of files, for people: refused first, errors first, and where to go on."""

from __future__ import annotations

from dashboards.views.handed_in import handed_in
from kpi.submission import Outcome, Receipt
from targets.issues import Issue, Severity
from targets.provenance import Source
from targets.wording import Sentence
from tests.dashboards.world import moment, registry

AT = moment("2023-06-01T08:00")


def issue(severity: Severity, cell: str | None = None) -> Issue:
    return Issue("x", Sentence(severity.value, ""), Source("a.xlsx", sheet="S", cell=cell), severity=severity)


def test_refused_first_and_its_errors_first() -> None:
    good = Receipt("a.xlsx", "ab", AT, Outcome.ACCEPTED, "kh", "ban-bo", "2023-H1", 1)
    bad = Receipt("b.xlsx", "cd", AT, Outcome.REFUSED, issues=(issue(Severity.NOTE), issue(Severity.ERROR, "E9")))
    first, second = handed_in([good, bad], registry())
    assert (first.receipt, first.unit, first.period, first.parts) == (bad, "", None, None)
    assert [one.severity for one in first.issues] == [Severity.ERROR, Severity.NOTE]
    assert (second.unit, second.parts) == ("xã Bản Bo", ("ban-bo", "kh", "2023-H1"))


def test_a_marked_copy_only_of_a_workbook_with_a_cell_to_blame() -> None:
    def marked(name: str, *issues: Issue, outcome: Outcome = Outcome.REFUSED) -> bool:
        [found] = handed_in([Receipt(name, "ab", AT, outcome, issues=issues)], registry())
        return found.marked

    assert marked("a.XLSX", issue(Severity.ERROR, "E9"))
    assert not marked("a.csv", issue(Severity.ERROR, "E9"))
    assert not marked("a.xlsx", issue(Severity.ERROR))
    assert not marked("a.xlsx", issue(Severity.NOTE, "E9"), outcome=Outcome.ACCEPTED)
