"""What changed from one revision of a report to another, cell by cell."""

from __future__ import annotations

from dataclasses import dataclass

from kpi.submission import CellValue, Submission


@dataclass(frozen=True, slots=True)
class CellChange:
    """One indicator whose figure or note is another than before."""

    indicator: str
    before: CellValue | None  #: None: the revision did not give it
    after: CellValue | None

    def as_json(self) -> dict[str, object]:
        """Return the change for JSON, each side with the cell it was read from."""
        return {"indicator": self.indicator, "before": _side(self.before), "after": _side(self.after)}


def cell_changes(before: Submission, after: Submission) -> tuple[CellChange, ...]:
    """Return the indicators whose figure or note differs, in the later revision's order; what moved only is no change.

    A cell left blank differs from 0, and both from one that is not there.
    """
    olds = {value.indicator: value for value in before.values}
    news = {value.indicator: value for value in after.values}
    pairs = ((id_, olds.get(id_), news.get(id_)) for id_ in dict.fromkeys([*news, *olds]))
    return tuple(CellChange(id_, old, new) for id_, old, new in pairs if _said(old) != _said(new))


def _said(value: CellValue | None) -> tuple[object, ...] | None:
    return None if value is None else (value.value, value.note)


def _side(value: CellValue | None) -> dict[str, object] | None:
    if value is None:
        return None
    figure = None if value.value is None else str(value.value)
    return {"value": figure, "note": value.note, "sheet": value.sheet, "cell": value.cell}
