"""Which column of a table is which indicator's, with what was repaired, what is doubtful and what is not known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kpi.intake import explain
from kpi.intake.cells import Written
from kpi.intake.indicators import Asked, Matched
from kpi.intake.table import Table
from kpi.intake.values import looks_like_a_figure
from targets.issues import Issue
from targets.names import loose_key, near_names


@dataclass(slots=True)
class Columns:
    """The columns of a table's grid by indicator, filled as they are found."""

    of: dict[str, int] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)


_ORDINAL = re.compile(r"\(?(?:[A-ZĐ]|\d{1,2})\)?")


def match_columns(table: Table, asked: Asked) -> Columns:
    """Return the column of each indicator of the form that the table names; all mistakes and doubts at once."""
    found = Columns()
    for column in _candidates(table):
        plain = _as_in_the_form(table, column, asked)
        if plain is not None and plain not in found.of:
            found.of[plain] = column
            continue
        id_, name = (table.grid.at(line, column) if line is not None else None for line in _lines(table))
        filled = any(looks_like_a_figure(table.grid.value(line, column)) for line in table.lines.values)
        written = id_ if id_ is not None and id_.text else name
        if written is None or not (written.text or filled):
            continue
        matched = _match(id_, name, asked)
        if matched.id is None:
            known_id = asked.by_id(written.text).id is not None
            found.issues += _unmatched(
                matched, written, filled=filled and not table.roster, is_id=written is id_, known_id=known_id
            )
        elif matched.id in found.of:
            found.issues.append(explain.repeated_row(written, matched.id))
        else:
            found.of[matched.id] = column
            if matched.repaired:
                found.issues.append(explain.row_repaired(written, asked.indicators[matched.id]))
    return found


def _as_in_the_form(table: Table, column: int, asked: Asked) -> str | None:
    """Return the id of the indicator whose id and name stand there letter by letter, as in nearly all columns."""
    id_line, name_line = _lines(table)
    if id_line is None or name_line is None:
        return None
    id_ = table.grid.value(id_line, column)
    indicator = asked.indicators.get(id_) if isinstance(id_, str) else None
    return indicator.id if indicator is not None and indicator.name == table.grid.value(name_line, column) else None


def _lines(table: Table) -> tuple[int | None, int | None]:
    return table.lines.id, table.lines.name


def _candidates(table: Table) -> range:
    """Return the columns that may be an indicator's: of a form all below its heading, of a list those in between."""
    if table.roster:
        return range(table.first, table.last + 1)
    start = table.first if table.headed is None else table.headed + 1
    return range(start, max(len(row) for row in table.grid.rows))


def _match(id_: Written | None, name: Written | None, asked: Asked) -> Matched:
    """Return what an id and the name beside it mean together."""
    by_name = asked.by_name(name.text) if name is not None and name.text else Matched()
    if id_ is None or not id_.text:
        return by_name if by_name.id is not None or name is None else _named(name.text, by_name, asked)
    by_id = asked.by_id(id_.text)
    if by_id.id is None and name is None:
        by_id = asked.by_name(id_.text)
    if by_id.id is not None:
        sure = by_name.id in {None, by_id.id} or by_name.repaired or id_.settled
        return by_id if sure else Matched(near=(by_id.id, str(by_name.id)))
    near = near_names(id_.text, asked.indicators)
    return Matched(near=tuple(dict.fromkeys([*([by_name.id] if by_name.id else []), *by_id.near, *near])))


def _named(text: str, by_name: Matched, asked: Asked) -> Matched:
    """Return what a name means that is no indicator's: an id after all, or what it may have meant."""
    by_id = asked.by_id(text)
    if by_id.id is not None or by_name.near:
        return by_id if by_id.id is not None else by_name
    ids = {one.name: id_ for id_, one in asked.indicators.items()}
    return Matched(near=tuple(ids[name] for name in near_names(text, ids)))


def _unmatched(matched: Matched, written: Written, *, filled: bool, is_id: bool, known_id: bool) -> Iterator[Issue]:
    """Yield what must be said of a line that is no indicator's; words within the table and below are let be."""
    total = loose_key(written.text).split()[:1] in (["tong"], ["cong"])
    if _ORDINAL.fullmatch(written.text):  # of the columns, below their headings: "A", "B", "(1)"
        return
    if is_id and not known_id and (filled or matched.near or " " not in written.text):
        yield explain.unknown_row(written, matched.near)
    elif matched.near and (filled or is_id):
        yield explain.unclear_row(written, matched.near)
    elif filled and not total:
        yield explain.unknown_row(written, ())
