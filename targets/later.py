"""Values that are worked out when somebody first looks at them: of a country forty thousand, a page shows dozens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from typing import TYPE_CHECKING, Any, TypeVar


class Later:
    """The base of a frozen dataclass with slots whose values may be made by `later`."""

    __slots__ = ("_make",)

    if not TYPE_CHECKING:  # else every misspelt attribute would be taken for one of its fields

        def __getattr__(self, name: str) -> Any:  # noqa: ANN401  whatever the field holds
            if name not in self.__dataclass_fields__:
                raise AttributeError(name)
            made = self._make()
            for field in fields(self):
                object.__setattr__(self, field.name, getattr(made, field.name))
            return getattr(self, name)


T = TypeVar("T", bound=Later)


def later(kind: type[T], make: Callable[[], T], **told: object) -> T:
    """Return a value that is made when a field is read that is not told here; it equals what ``make`` gives.

    Args:
        kind: its class.
        make: gives the value; it is always the same, and may be asked for by two threads at once.
        told: fields that are known already, as the value made has them.
    """
    value = object.__new__(kind)
    object.__setattr__(value, "_make", make)
    for name, known in told.items():
        object.__setattr__(value, name, known)
    return value
