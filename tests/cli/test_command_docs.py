"""The reference names every command, option and exit code, and no option that there isn't."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

from chaiban.cli.main import build_parser
from chaiban.errors import ExitCode
from chaiban.exports.registry import EXPORTS

REFERENCE = Path(__file__).resolve().parents[2] / "docs" / "reference"


def commands() -> dict[str, argparse.ArgumentParser]:
    for action in build_parser()._actions:
        if isinstance(action, argparse._SubParsersAction):
            return dict(action.choices)
    raise AssertionError("the parser has no commands")


def sections() -> dict[str, str]:
    """The text below each `## chaiban COMMAND`."""
    text = (REFERENCE / "command-line.md").read_text(encoding="utf-8")
    parts = re.split(r"^## `chaiban (\w+)`$", text, flags=re.MULTILINE)
    return {"": parts[0], **dict(zip(parts[1::2], parts[2::2], strict=True))}


def names_of(parser: argparse.ArgumentParser) -> Iterator[str]:
    for action in parser._actions:
        if not isinstance(action, argparse._SubParsersAction):
            yield from action.option_strings or [str(action.metavar)]


def test_every_command_has_its_section_and_no_other() -> None:
    assert sections().keys() - {""} == commands().keys()


def test_every_option_is_named_with_its_command() -> None:
    for name, parser in {"": build_parser(), **commands()}.items():
        missing = [option for option in names_of(parser) if f"`{option}" not in sections()[name]]
        assert not missing, f"chaiban {name}: {missing}"


def test_no_option_is_named_that_is_not_there() -> None:
    for name, parser in {"": build_parser(), **commands()}.items():
        named = set(re.findall(r"^\| `(--[a-z-]+)", sections()[name], flags=re.MULTILINE))
        assert named <= set(names_of(parser)), name


def test_every_form_of_writing_is_named() -> None:
    for name, export in EXPORTS.items():
        assert f"| `{name}` | `{export.suffix}` |" in sections()["read"]


def test_every_exit_code_is_named() -> None:
    text = (REFERENCE / "exit-codes.md").read_text(encoding="utf-8")
    named = {int(code) for code in re.findall(r"^\| (\d+) \|", text, flags=re.MULTILINE)}
    assert named == {code.value for code in ExitCode} | {1, 2, 130, 141}
