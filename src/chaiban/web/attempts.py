"""How often somebody may try to sign in."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from time import monotonic

WITHIN_SECONDS = 900.0
_BY_BOTH, _BY_PLACE, _BY_NAME = 5, 20, 50
"""Refusals of a name from one address; of an address; of a name from anywhere. Guessing has to stay hopeless,
and nobody must be able to lock somebody else out with a few wrong passwords from elsewhere."""
_MOST_KEYS = 10_000


class Attempts:
    """Counts refusals of the last quarter of an hour."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._refused: dict[tuple[str, str], deque[float]] = {}
        self._lock = threading.Lock()

    def wait(self, name: str, place: str) -> int:
        """Seconds until this name may be tried from this address; 0 for at once."""
        with self._lock:
            return max(self._wait(key, most) for key, most in _keys(name, place))

    def refused(self, name: str, place: str) -> None:
        """Name and password didn't fit."""
        with self._lock:
            if len(self._refused) > _MOST_KEYS:
                self._forget_the_old()
            for key, _ in _keys(name, place):
                self._refused.setdefault(key, deque(maxlen=_BY_NAME)).append(self._clock())

    def accepted(self, name: str, place: str) -> None:
        """Name and password fitted: the mistakes before were this person's own."""
        with self._lock:
            self._refused.pop((name, place), None)

    def _wait(self, key: tuple[str, str], most: int) -> int:
        times = self._refused.get(key, deque())
        since = self._clock() - WITHIN_SECONDS
        recent = [time for time in times if time > since]
        return int(recent[-most] - since) + 1 if len(recent) >= most else 0

    def _forget_the_old(self) -> None:
        since = self._clock() - WITHIN_SECONDS
        self._refused = {key: times for key, times in self._refused.items() if times[-1] > since}


def _keys(name: str, place: str) -> tuple[tuple[tuple[str, str], int], ...]:
    return ((name, place), _BY_BOTH), (("", place), _BY_PLACE), ((name, ""), _BY_NAME)
