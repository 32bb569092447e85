"""Every error of chaiban: a code for programs, a reason and a remedy for people."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """Exit codes of the command line; 1 and 2 belong to Python and to the argument parser."""

    OK = 0
    SOME_FAILED = 10
    NONE_READ = 11
    BAD_REQUEST = 12
    FLOOR_BROKEN = 13
    DAMAGED = 14


class ChaibanError(Exception):
    """What went wrong (`reason`), where (`where`) and what to do now (`remedy`)."""

    code = "error"

    def __init__(self, reason: str, *, where: str = "", remedy: str = "") -> None:
        self.reason, self.where, self.remedy = reason, where, remedy
        super().__init__(reason, where, remedy)

    def __str__(self) -> str:
        head = f"{self.where}: {self.reason}" if self.where else self.reason
        return f"{head} ({self.remedy})" if self.remedy else head

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (type(self), self.reason, self.where, self.remedy)


def _rebuild(kind: type[ChaibanError], reason: str, where: str, remedy: str) -> ChaibanError:
    return kind(reason, where=where, remedy=remedy)


class SourceError(ChaibanError):
    """A file that cannot be read as a newspaper page."""

    code = "source"


class RequestError(ChaibanError):
    """A request that makes no sense: two inputs for one output, an unknown format."""

    code = "request"


class ConservationError(ChaibanError):
    """A reading that loses a character or places one twice: a fault of chaiban, never of the page."""

    code = "conservation"


class ArchiveError(ChaibanError):
    """An archive that isn't there, can't be written, or doesn't hold what is asked for."""

    code = "archive"


class CorrectionError(ChaibanError):
    """A correction that can't be done on this page as it stands."""

    code = "correction"


class StaleError(ChaibanError):
    """A change that was made on a page which somebody else has changed meanwhile."""

    code = "stale"


class ForbiddenError(ChaibanError):
    """Something that this person may not do."""

    code = "forbidden"
