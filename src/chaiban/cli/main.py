"""The command boundary: arguments in, exit code out."""

from __future__ import annotations

import argparse
import os
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module

from chaiban import __version__
from chaiban.cli.speech import complain
from chaiban.errors import ChaibanError, ExitCode, RequestError

_FAULT = 1
_INTERRUPTED = 130
_NO_LISTENER = 141


_NAMED = (
    "read", "look", "explain", "evaluate", "add", "serve", "publish", "export", "ledger", "entities", "corrections",
    "learn", "account",
)  # fmt: skip
_MODULES = {
    **{command: command for command in _NAMED},
    **dict.fromkeys(("withdraw", "erase", "backup", "restore", "verify"), "keeping"),
    **{command: command for command in ("stories", "doctor")},
}
"""The module of each command. Only that of the command that was typed is loaded: with all of them a page would take
twice as long."""


def build_parser(command: str = "") -> argparse.ArgumentParser:
    """The parser with the command, or with all of them if it is none; each command's namespace has `run`."""
    parser = argparse.ArgumentParser(prog="chaiban", description="Take newspaper pages apart into their articles.")
    parser.add_argument("--version", action="version", version=f"chaiban {__version__}")
    subparsers = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    asked = [_MODULES[command]] if command in _MODULES else dict.fromkeys(_MODULES.values())
    for module in asked:
        import_module(f"chaiban.cli.{module}").add_parser(subparsers)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and give its exit code; every error becomes a line on standard error."""
    words = sys.argv[1:] if arguments is None else list(arguments)
    args = build_parser(words[0] if words else "").parse_args(words)
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
