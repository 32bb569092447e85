"""Paragraphs as a Word document (ECMA-376), the three parts that every reader of the format asks for."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from xml.sax.saxutils import escape, quoteattr

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TYPES = (
    f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
    f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_MAIN}"/></Types>'
)
_RELATIONS = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
    f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
)
# The same words give the same bytes whenever they are written.
_WHEN = (1980, 1, 1, 0, 0, 0)


class Look(Enum):
    """How a paragraph looks: (half points, bold)."""

    HEADLINE = (36, True)
    BOLD = (24, True)
    PLAIN = (22, False)
    SMALL = (18, False)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph: how it looks and its words, of characters that XML can hold."""

    look: Look
    words: str


def write_docx(blocks: Sequence[Block], language: str) -> bytes:
    """The document as bytes."""
    body = "".join(_paragraph(block, language or "en") for block in blocks)
    document = f'{_HEAD}<w:document xmlns:w="{_WORDS}"><w:body>{body}<w:sectPr/></w:body></w:document>'
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as package:
        for name, text in (
            ("[Content_Types].xml", _TYPES),
            ("_rels/.rels", _RELATIONS),
            ("word/document.xml", document),
        ):
            part = zipfile.ZipInfo(name, _WHEN)
            part.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(part, text.encode("utf-8", "replace"))
    return sink.getvalue()


def _paragraph(block: Block, language: str) -> str:
    size, bold = block.look.value
    tag = quoteattr(language)
    looks = f'{"<w:b/>" if bold else ""}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
    looks += f"<w:lang w:val={tag} w:eastAsia={tag}/>"
    words = f'<w:t xml:space="preserve">{escape(block.words)}</w:t>'
    return f'<w:p><w:pPr><w:spacing w:after="120"/></w:pPr><w:r><w:rPr>{looks}</w:rPr>{words}</w:r></w:p>'
