"""What changed between two moments, as JSON for other programs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dashboards.views.changes import Change, Changes
from targets.wording import Language


def changes_json(changed: Changes, language: Language, wanted: Callable[[Change], bool] = lambda _one: True) -> Any:  # noqa: ANN401  JSON
    """Return what changed, units before wholes; ``before`` is null where nothing was asked then."""
    rows = [
        {"whole": whole, **_row(one, language)}
        for whole, ones in ((False, changed.units), (True, changed.wholes))
        for one in ones
        if wanted(one)
    ]
    return {
        "since": changed.since.isoformat(),
        "as_of": changed.until.isoformat(),
        "received": changed.received,
        "changes": rows,
    }


def _row(one: Change, language: Language) -> dict[str, Any]:
    return {
        "plan": one.promise.plan_id,
        "target": one.promise.id,
        "title": one.promise.title,
        "unit": one.unit,
        "unit_id": one.unit_id,
        "before": one.before.value if one.before is not None else None,
        "after": one.after.value,
        "better": one.better,
        "why": one.why.text(language),
        "cause": one.cause.words.text(language),
        "source": one.cause.source.as_json() if one.cause.source is not None else None,
    }
