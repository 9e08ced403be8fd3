"""Documents beside the plan files: unchanged, changed, and not kept."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from jobs.plan_sources import source_issues
from targets.plan import Plan, PlanDocument
from tests.targets.documents.test_draft import PLAN, draft, filled


def plan_of(content: bytes) -> Plan:
    document = PlanDocument(name="Kế hoạch", file="kh.txt", sha256=sha256(content).hexdigest())
    return filled(draft()).model_copy(update={"document": document})


def test_a_document_is_compared_where_it_is_kept(tmp_path: Path) -> None:
    content = PLAN.encode()
    assert source_issues(plan_of(content), tmp_path) == ()  # not there
    (tmp_path / "kh.txt").write_bytes(content)
    assert source_issues(plan_of(content), tmp_path) == ()
    (tmp_path / "kh.txt").write_bytes(content.replace(b"85%", b"80%"))
    assert [issue.code for issue in source_issues(plan_of(content), tmp_path)] == ["source-changed", "quote-gone"]
