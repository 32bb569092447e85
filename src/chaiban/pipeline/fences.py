"""What a worker may take: memory and time. A file that asks for more ends its worker, not the batch."""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Iterator


def limit_memory(megabytes: int) -> None:
    """Cap the address space of this process, where the system can; what asks for more fails or dies."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (megabytes * 2**20,) * 2)
    except (ImportError, ValueError, OSError):
        return  # not every system can


@contextlib.contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """End this process if the work inside takes longer, even where it hangs in a library's code."""
    if not hasattr(signal, "setitimer"):
        yield
        return
    # The default deed of the alarm ends the process; a handler in Python would wait for the library.
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
