"""What is slow to make and asked for again and again: made once, kept while it is asked for, within bounds."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(slots=True)
class _Place(Generic[T]):
    """Where one thing is kept; whoever asks while it is being made waits here, and nobody else does."""

    making: threading.RLock = field(default_factory=threading.RLock)
    made: list[T] = field(default_factory=list)  #: the thing, or nothing yet
    weight: int = 0


class MadeOnce(Generic[T]):
    """Things by key, used by many threads at once; when they weigh too much, those longest not asked for are let go."""

    def __init__(self, most: int, weigh: Callable[[T], int] = lambda _thing: 1) -> None:
        self._most = most
        self._weigh = weigh
        self._places: OrderedDict[Hashable, _Place[T]] = OrderedDict()
        self._weight = 0
        self._lock = threading.Lock()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what ``make`` gives for a key. If it fails, whoever asks next tries again."""
        with self._lock:
            place = self._places.setdefault(key, _Place())
            self._places.move_to_end(key)
        with place.making:
            if not place.made:
                try:
                    place.made.append(make())
                finally:
                    self._settle(key, place)
            return place.made[0]

    def _settle(self, key: Hashable, place: _Place[T]) -> None:
        """Count what was made and let go of others if it is too much; give up the place of what failed."""
        place.weight = sum(map(self._weigh, place.made))
        with self._lock:
            if self._places.get(key) is not place:
                return  # let go while it was made
            if not place.made:
                del self._places[key]
                return
            self._weight += place.weight
            while self._weight > self._most and len(self._places) > 1:
                _, gone = self._places.popitem(last=False)
                self._weight -= gone.weight
