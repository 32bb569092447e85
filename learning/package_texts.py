"""Takes running prose out of freely licensed HTML manuals: `python -m learning.package_texts FOLDER... -o FILE`.

Invented stories keep to no subject; a manual's sections do, in many languages. Good sources are Debian packages that
are books: debian-handbook, installation-guide-amd64, anarchism, debian-reference-en and -de, developers-reference and
-de, debian-faq and -de, aptitude-doc-en; unpack them with `dpkg -x`. The texts are learned from, and stay where they
are: numbers ship, no sentence does.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from chaiban.layout.language import guess_language

LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "ja", "zh-Hant")
_LANGUAGE = re.compile(r"[/.](en|de|fr|es|it|pt|nl|ja|zh)(?:[-_](TW|[A-Z]{2}))?(?:/|\.html$)")
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5"))
_SILENT = frozenset(("script", "style", "pre", "table", "nav", "code", "head"))
_INLINE = frozenset(("code",))
_SENTENCE = re.compile(r"(?<=[a-z0-9)][.!?]) (?=[A-ZÄÖÜÉÀ“„])")
_LONG = 420
"""Characters that a paragraph in a newspaper seldom passes."""
_LEAST, _MOST = 2, 9
"""Paragraphs of a section that passes for a story."""


@dataclass(slots=True)
class _Sections(HTMLParser):
    """Headings and paragraphs of a document, in order."""

    found: list[tuple[str, list[str]]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    where: str = ""
    silent: int = 0

    def __post_init__(self) -> None:
        HTMLParser.__init__(self, convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the library's
        """Silence what isn't prose; begin a heading or a paragraph."""
        if tag in _SILENT - _INLINE:
            self.silent += 1
        elif tag == "p" or tag in _HEADINGS:
            self._close()
            self.where = tag

    def handle_endtag(self, tag: str) -> None:
        """End what ends here."""
        if tag in _SILENT - _INLINE:
            self.silent = max(0, self.silent - 1)
        elif tag == self.where:
            self._close()

    def handle_data(self, data: str) -> None:
        """Take the words of a heading or a paragraph."""
        if self.where and not self.silent:
            self.words.append(data)

    def _close(self) -> None:
        text = " ".join("".join(self.words).split())
        if text and self.where in _HEADINGS:
            self.found.append((text, []))
        elif text and self.where and self.found:
            self.found[-1][1].append(text)
        self.words, self.where = [], ""


def stories_of(path: Path) -> Iterator[dict[str, object]]:
    """The sections of an HTML file that read like stories: {language, headline, paragraphs}."""
    language = language_of(path)
    if language not in LANGUAGES:
        return
    parser = _Sections()
    parser.feed(path.read_text(encoding="utf-8", errors="replace"))
    for title, paragraphs in parser.found:
        kept = [p for p in paragraphs if _is_prose(p)][:_MOST]
        # Translations lie beside the original under names that tell nothing.
        if guess_language(" ".join(kept)) != language:
            continue
        if len(kept) >= _LEAST and len(kept) >= 0.6 * len(paragraphs[:_MOST]):
            head = re.sub(r"^(?:[A-Z0-9]+\.)*\s*", "", title)
            short = [part for paragraph in kept for part in _shortened(paragraph)][:_MOST]
            yield {"language": language, "headline": [head[:90]], "paragraphs": short}


def _shortened(paragraph: str) -> Iterator[str]:
    """The paragraph in pieces of a newspaper's length, cut between sentences."""
    piece = ""
    for sentence in _SENTENCE.split(paragraph):
        if piece and len(piece) + len(sentence) > _LONG:
            yield piece
            piece = ""
        piece += (" " if piece else "") + sentence
    yield piece


def language_of(path: Path) -> str:
    """The language that the file's name or folder tells, English otherwise."""
    found = _LANGUAGE.findall("/" + str(path))
    if not found:
        return "en"
    name, region = found[-1]
    return ("zh-Hant" if region == "TW" else "zh-Hans") if name == "zh" else str(name)


def _is_prose(text: str) -> bool:
    """True for sentences: long enough, closed, few signs of commands."""
    dense = any(c >= "⺀" for c in text)
    signs = sum(c in "/_={}<>|$#\\" for c in text)
    return len(text) >= (25 if dense else 80) and text[-1] in '.!?。！？”"»' and signs <= len(text) / 80


def main() -> None:
    """Write one story a line."""
    parser = argparse.ArgumentParser(prog="learning.package_texts", description="take prose out of HTML manuals")
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("-o", "--output", required=True, type=Path)
    args = parser.parse_args()
    seen: set[str] = set()
    with args.output.open("w", encoding="utf-8") as out:
        for folder in args.folders:
            for path in sorted(folder.rglob("*.html*")):
                if path.suffix == ".gz":
                    continue
                for story in stories_of(path):
                    key = json.dumps(story["paragraphs"])
                    if key not in seen:
                        seen.add(key)
                        out.write(json.dumps(story, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
