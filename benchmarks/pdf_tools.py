"""One tool's text of some PDF pages: `PYTHON benchmarks/pdf_tools.py TOOL PDF...` prints JSON.

It needs nothing of chaiban's but for the tool of that name, so that any interpreter runs it that has the tool: those
under other licences stay in an environment and a process of their own. Without the tool it ends with code 3.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

MISSING = 3
ROUNDS = 3
Tool = Callable[[str], Any]


def _chaiban() -> Tool:
    from chaiban.exports.page_json import page_record
    from chaiban.pipeline.reader import load_reader

    return lambda path: page_record(load_reader().read(Path(path).read_bytes(), Path(path).name).pages[0])


def _pdfium() -> Tool:
    pypdfium2 = import_module("pypdfium2")

    return lambda path: pypdfium2.PdfDocument(path)[0].get_textpage().get_text_range()


def _pdfminer() -> Tool:
    extract_text = import_module("pdfminer.high_level").extract_text

    return lambda path: extract_text(path, maxpages=1)


def _playa() -> Tool:
    playa = import_module("playa")

    def read(path: str) -> Any:
        with playa.open(path) as document:
            return document.pages[0].extract_text()

    return read


def _pdfplumber() -> Tool:
    pdfplumber = import_module("pdfplumber")

    return lambda path: pdfplumber.open(path).pages[0].extract_text()


def _pdf_oxide() -> Tool:
    pdf_oxide = import_module("pdf_oxide")

    return lambda path: pdf_oxide.PdfDocument(path).to_markdown(0)


def _kreuzberg() -> Tool:
    kreuzberg = import_module("kreuzberg")

    return lambda path: kreuzberg.extract_file_sync(path).content


def _liteparse() -> Tool:
    liteparse = import_module("liteparse")

    return lambda path: liteparse.LiteParse(ocr_enabled=False).parse(path).text


def _markitdown() -> Tool:
    converter = import_module("markitdown").MarkItDown

    return lambda path: converter().convert(path).text_content


def _unstructured() -> Tool:
    partition_pdf = import_module("unstructured.partition.pdf").partition_pdf

    def read(path: str) -> str:
        parts = partition_pdf(path, strategy="fast")
        return "\n\n".join(("# " if part.category == "Title" else "") + part.text for part in parts)

    return read


def _pymupdf4llm() -> Tool:
    pymupdf4llm = import_module("pymupdf4llm")

    return lambda path: pymupdf4llm.to_markdown(path)


def _opendataloader() -> Tool:
    opendataloader_pdf = import_module("opendataloader_pdf")

    def read(path: str) -> str:
        with tempfile.TemporaryDirectory() as folder:
            opendataloader_pdf.convert(input_path=[path], output_dir=folder, format="markdown", quiet=True)
            return next(Path(folder).rglob("*.md")).read_text("utf-8")

    return read


def _pdftotext(*flags: str) -> Tool:
    subprocess.run(["pdftotext", "-v"], capture_output=True, check=True)
    return lambda path: subprocess.run(
        ["pdftotext", *flags, path, "-"], capture_output=True, check=True
    ).stdout.decode("utf-8", "replace")


TOOLS: dict[str, Callable[[], Tool]] = {
    "chaiban": _chaiban,
    "pdfium, painting order": _pdfium,
    "pdfminer.six": _pdfminer,
    "playa-pdf": _playa,
    "pdfplumber": _pdfplumber,
    "pdftotext": _pdftotext,
    "pdftotext -raw": lambda: _pdftotext("-raw"),
    "pdf_oxide": _pdf_oxide,
    "kreuzberg": _kreuzberg,
    "liteparse": _liteparse,
    "markitdown": _markitdown,
    "unstructured, fast": _unstructured,
    "opendataloader-pdf": _opendataloader,
    "pymupdf4llm": _pymupdf4llm,
}


def main() -> int:
    """Print what the tool gives for each page, the core seconds it took (least of some rounds), its peak memory."""
    name, *paths = sys.argv[1:]
    try:
        read = TOOLS[name]()
    except (ImportError, FileNotFoundError):
        return MISSING
    given, seconds = [], []
    for path in paths:
        times = []
        for _ in range(ROUNDS):
            start = _busy()
            text = read(path)
            times.append(_busy() - start)
        given.append(text)
        seconds.append(min(times))
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print("\n" + json.dumps({"given": given, "seconds": seconds, "megabytes": peak / 1024}))
    return 0


def _busy() -> float:
    """Seconds that this process and its children have kept a core busy; other work on the machine doesn't count."""
    return sum(os.times()[:4])


if __name__ == "__main__":
    sys.exit(main())
