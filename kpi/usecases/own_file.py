"""The file of units in the workspace: a copy of what is recorded, which people edit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection

from kpi.errors import DondocError
from kpi.store.earlier_units import knows_registry
from kpi.store.texts import digest
from targets.wording import say


@dataclass(frozen=True, slots=True)
class OwnFile:
    """The file as it stands, and how it is changed."""

    name: str
    text: str | None  #: None: there is no such file
    put: Callable[[str], None]  #: write another text in its place; what it raises leaves the file as it was


class UnrecordedEditsError(DondocError):
    """The file holds changes that were never recorded and would be lost."""

    def __init__(self, name: str) -> None:
        super().__init__(
            say(
                "{name} có chỗ đã sửa mà chưa ghi nhận; chưa thay đổi gì. Ghi nhận trước: dondoc unit load {name}",
                "{name} has changes that were not recorded; nothing was changed. Record them: dondoc unit load {name}",
                name=name,
            )
        )


def refuse_unrecorded(connection: Connection, own: OwnFile, text: str | None = None) -> None:
    """Make sure that nothing is lost when another text takes the file's place.

    What was recorded at any time is kept in the database; so is ``text``, which is about to be.

    Raises:
        UnrecordedEditsError: the file says something that is recorded nowhere.
    """
    if own.text not in {None, text} and not knows_registry(connection, digest(own.text or "")):
        raise UnrecordedEditsError(own.name)
