"""Which format has a reader, and what to do with the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

from chaiban.model.page import Page
from chaiban.sources.limits import Limits
from chaiban.sources.sniff import Format
from chaiban.sources.text.reader import read_dump

ReadPages: TypeAlias = Callable[[bytes, str, Limits, str | None], Iterator[Page]]
"""(data, name of the source, limits, encoding if the user named one) -> pages in order.

The contract: at least one page with a visible character or a SourceError; pages numbered from 1 without a
gap; `source` is the name; lines in order, apart, inside `characters`; the same bytes give the same pages.
"""


@dataclass(frozen=True, slots=True)
class Reader:
    """A way to read one format. `title` is what people call it."""

    title: str
    read: ReadPages


def _read_pdf(data: bytes, name: str, limits: Limits, encoding: str | None) -> Iterator[Page]:
    # Loaded when it is asked for: it takes as long to load as a dump to be read.
    from chaiban.sources.pdf.reader import read_pdf

    return read_pdf(data, name, limits, encoding)


READERS: Mapping[Format, Reader] = MappingProxyType(
    {Format.TEXT: Reader("text dump", read_dump), Format.PDF: Reader("PDF page", _read_pdf)}
)

# What cannot be read yet: what to do instead. Every format stands in exactly one of the two tables.
REMEDIES: Mapping[Format, str] = MappingProxyType(
    {
        Format.XML: "ALTO, PAGE and other XML cannot be read yet: export plain text from it",
        Format.HTML: "save the page as plain text, one line a printed line",
        Format.RTF: "save it as plain text in UTF-8",
        Format.POSTSCRIPT: "convert it with ps2txt or ps2pdf and pdftotext, and read the dump",
        Format.IMAGE: "run text recognition (OCR) on it first and read its plain text",
        Format.DJVU: "dump its text first, for example with djvutxt, and read the dump",
        Format.ZIP: "unpack it, or save the document in it (docx, odt, epub) as plain text",
        Format.OFFICE: "save it as plain text in UTF-8",
        Format.COMPRESSED: "unpack it first and read what is inside",
        Format.ARCHIVE: "unpack it first and read what is inside",
        Format.PROGRAM: "name the dump of a newspaper page instead",
        Format.DATABASE: "export the text of its pages, one file a page",
    }
)
