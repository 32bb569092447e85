"""Draws the picture of the README from a real run: `python docs/pictures/draw.py`."""

from __future__ import annotations

import io
from pathlib import Path

from rich.console import Console
from rich.text import Text

from chaiban.exports.terminal import render_terminal
from chaiban.pipeline.reader import load_reader

ROOT = Path(__file__).resolve().parents[2]
LINES = 34


def main() -> None:
    """Write read.svg: the dump on the left as it came, the articles on the right as they were read."""
    source = ROOT / "examples" / "yunxi-daily" / "2025-03-13-A2.txt"
    reading = load_reader().read(source.read_bytes(), source.name)
    console = Console(record=True, width=90, file=io.StringIO(), force_terminal=True)
    console.print(Text("$ chaiban read examples/yunxi-daily/2025-03-13-A2.txt", style="bold green"))
    shown = render_terminal(reading, 88, colours=True).splitlines()[:LINES]
    console.print(Text.from_ansi("\n".join(shown)))
    svg = console.export_svg(title="chaiban")
    (ROOT / "docs" / "pictures" / "read.svg").write_text(svg, "utf-8")


if __name__ == "__main__":
    main()
