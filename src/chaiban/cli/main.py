"""The command boundary: arguments in, exit code out."""

from __future__ import annotations

import argparse
import os
import sys
import traceback
from collections.abc import Sequence

from chaiban import __version__
from chaiban.cli import (
    account,
    add,
    corrections,
    doctor,
    entities,
    evaluate,
    explain,
    export,
    keeping,
    learn,
    ledger,
    look,
    publish,
    read,
    serve,
    stories,
)
from chaiban.cli.speech import complain
from chaiban.errors import ChaibanError, ExitCode, RequestError

_FAULT = 1
_INTERRUPTED = 130
_NO_LISTENER = 141


def build_parser() -> argparse.ArgumentParser:
    """The parser with all commands; each command's namespace has `run`."""
    parser = argparse.ArgumentParser(prog="chaiban", description="Take newspaper pages apart into their articles.")
    parser.add_argument("--version", action="version", version=f"chaiban {__version__}")
    subparsers = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    commands = (
        read, look, explain, evaluate, add, serve, publish, export, ledger, entities, corrections, learn, account,
        keeping, stories, doctor,
    )  # fmt: skip
    for command in commands:
        command.add_parser(subparsers)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and give its exit code; every error becomes a line on standard error."""
    args = build_parser().parse_args(arguments)
    try:
        code = int(args.run(args))
        sys.stdout.flush()
    except ChaibanError as error:
        complain(str(error))
        return ExitCode.BAD_REQUEST if isinstance(error, RequestError) else ExitCode.NONE_READ
    except KeyboardInterrupt:
        complain("interrupted")
        return _INTERRUPTED
    except BrokenPipeError:
        # Whoever listened has heard enough (head); nothing may be flushed there at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _NO_LISTENER
    except Exception as error:
        frame = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{os.path.basename(frame.filename)}:{frame.lineno}"  # noqa: PTH119 - a name, no file
        complain(f"a fault of chaiban: {type(error).__name__}: {error} at {place} (please report it)")
        return _FAULT
    return code


if __name__ == "__main__":
    sys.exit(main())
