"""Processes that kill themselves (SIGKILL) at a step of Python or of SQLite's machine, and what they told before."""

from __future__ import annotations

import contextlib
import os
import signal
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

from chaiban.archive import store


class Steps:
    """Counts the steps of this process and kills it at one of them, if that is above 0."""

    def __init__(self, kill_at: int, every: int) -> None:
        """Each `every` instructions of SQLite's machine are a step; archives have to be opened after this."""
        self.taken, self.kill_at, self.every = 0, kill_at, every
        self._connect = store.connect
        store.connect = self._watched

    def step(self, *_: object) -> None:
        """One more; handed to SQLite, and to Python's profiler by `sys.setprofile`."""
        self.taken += 1
        if self.taken == self.kill_at:
            os.kill(os.getpid(), signal.SIGKILL)

    def _watched(self, database: Path) -> sqlite3.Connection:
        connection = self._connect(database)
        connection.set_progress_handler(self.step, self.every)
        return connection

    def finish(self, told: int) -> None:
        """Count no more of Python's steps and tell how many there were."""
        sys.setprofile(None)
        os.write(told, f"{self.taken} steps\n".encode())


def killed(work: Callable[[int], None]) -> tuple[bool, list[str]]:
    """(was it killed, what it told) of a process of its own that does the work; it tells on the pipe it is handed."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        with contextlib.suppress(BaseException):
            work(writing)
            os._exit(0)
        os._exit(1)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as stream:
        told = stream.read().splitlines()
    status = os.waitpid(child, 0)[1]
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFSIGNALED(status), told
