"""What a worker may take: memory and time. A file that asks for more ends its worker, not the batch."""

from __future__ import annotations

import contextlib
import signal
import time
from collections.abc import Callable, Iterator


def limit_memory(megabytes: int) -> None:
    """Cap the address space of this process, where the system can; what asks for more fails or dies."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (megabytes * 2**20,) * 2)
    except (ImportError, ValueError, OSError):
        return  # not every system can


_ends: list[float] = []
"""When the work that is under a deadline has to end, by the machine's steady clock."""


@contextlib.contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """End this process if the work inside takes longer, even where it hangs in a library's code."""
    if not hasattr(signal, "setitimer"):
        yield
        return
    # The default deed of the alarm ends the process; a handler in Python would wait for the library.
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    _ends.append(time.monotonic() + seconds)
    try:
        yield
    finally:
        _ends.pop()
        signal.setitimer(signal.ITIMER_REAL, 0)


def postpone(seconds: float) -> None:
    """Let the work that is under a deadline take so much longer."""
    if _ends:
        _ends[-1] += seconds
        signal.setitimer(signal.ITIMER_REAL, max(0.01, _ends[-1] - time.monotonic()))


def page_timer(seconds: float) -> Callable[[], None]:
    """What gives the next page of the work under a deadline its time, but no more than the deadline leaves.

    Without a deadline it does nothing.
    """

    def restart() -> None:
        if _ends:
            signal.setitimer(signal.ITIMER_REAL, max(0.01, min(seconds, _ends[-1] - time.monotonic())))

    return restart
