"""A command starts with what it needs and no more."""

from __future__ import annotations

import argparse
import subprocess
import sys

import pytest

from chaiban.cli import main
from chaiban.cli.main import build_parser

COMMANDS = sorted(main._MODULES)


def commands_of(parser: argparse.ArgumentParser) -> set[str]:
    return {name for a in parser._actions if isinstance(a, argparse._SubParsersAction) for name in a.choices}


def test_every_command_has_a_module() -> None:
    assert commands_of(build_parser()) == set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_known_by_its_own_module(command: str) -> None:
    assert command in commands_of(build_parser(command))


def test_of_the_other_commands_nothing_is_loaded() -> None:
    assert commands_of(build_parser("read")) == {"read"}
    assert commands_of(build_parser("no such command")) == set(COMMANDS)


def test_a_dump_is_read_without_what_reads_pdf() -> None:
    seen = "import sys, chaiban, chaiban.cli.read; chaiban.read('港城报讯\\n'.encode()); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", seen], capture_output=True, text=True, check=True).stdout.split()
    assert "chaiban.layout.stage" in loaded
    heavy = ("pypdfium2", "chaiban.sources.pdf.reader", "chaiban.layout.plane.stage", "chaiban.ledger", "chaiban.web")
    assert not [name for name in loaded if name in heavy]
