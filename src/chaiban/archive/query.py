"""What people type, as a tree: words, "phrases", field:word, AND, OR, NOT, brackets, date ranges.

Nothing that is typed can be wrong: a lone quotation mark or bracket is passed over, an unknown field is a
word. Nothing that is typed is ever SQL or index syntax: only tokens go on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeAlias

from chaiban.archive.tokens import tokens_of

LONGEST = 500
_DEEPEST = 20

TEXT_FIELDS = {
    "headline": "headline", "标题": "headline", "標題": "headline",
    "byline": "people", "作者": "people", "记者": "people", "記者": "people",
    "text": "body", "正文": "body",
}  # fmt: skip
PAGE_FIELDS = {
    "page": "page", "版": "page", "版次": "page",
    "section": "section", "版名": "section",
    "title": "title", "报纸": "title", "報紙": "title",
    "kind": "kind", "类型": "kind", "類型": "kind",
    "date": "date", "日期": "date",
    "year": "date", "年": "date",
}  # fmt: skip

_LEXEME = re.compile(r'(?P<open>[(（])|(?P<close>[)）])|(?P<minus>-)?(?:(?P<field>\w+)[:：])?(?:["“](?P<phrase>[^"”]*)["”]?|(?P<word>[^\s()（）"“”]+))')  # fmt: skip  # noqa: E501


@dataclass(frozen=True, slots=True)
class Words:
    """Tokens side by side, in one column of the index or in any; the last may be a beginning (mill*)."""

    tokens: tuple[str, ...]
    column: str = ""
    beginning: bool = False


@dataclass(frozen=True, slots=True)
class About:
    """A fact of the page that the item stands on."""

    field: str
    value: str


@dataclass(frozen=True, slots=True)
class All:
    """Every one of these."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """One of these at least."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Without:
    """Not this."""

    part: Node


Node: TypeAlias = Words | About | All | Either | Without


def parse(typed: str) -> Node | None:
    """The tree of what was typed; None if there is nothing to look for."""
    return _Parser(list(_LEXEME.finditer(typed[:LONGEST]))).either(0)


def positive_words(node: Node | None) -> list[Words]:
    """All words that a hit may show, for marking them."""
    match node:
        case Words():
            return [node]
        case All(parts) | Either(parts):
            return [words for part in parts for words in positive_words(part)]
        case _:
            return []


class _Parser:
    """Recursive descent: either := all (OR all)*, all := one+, one := NOT one | (either) | leaf."""

    def __init__(self, lexemes: list[re.Match[str]]) -> None:
        self.lexemes = lexemes
        self.at = 0

    def either(self, depth: int) -> Node | None:
        parts = []
        while self.at < len(self.lexemes):
            part = self.all(depth)
            if part is not None:
                parts.append(part)
            if not self._is("OR"):
                break
            self.at += 1
        return _joined(Either, parts)

    def all(self, depth: int) -> Node | None:
        parts = []
        while self.at < len(self.lexemes) and not self._is("OR"):
            lexeme = self.lexemes[self.at]
            if lexeme["close"]:
                if depth:
                    break
                self.at += 1
            elif self._is("AND"):
                self.at += 1
            elif (part := self.one(depth)) is not None:
                parts.append(part)
        return _joined(All, parts)

    def one(self, depth: int) -> Node | None:
        lexeme = self.lexemes[self.at]
        if self._is("NOT"):
            self.at += 1
            if self.at == len(self.lexemes) or self.lexemes[self.at]["close"] or depth >= _DEEPEST:
                return None
            part = self.one(depth + 1) if not self._is("OR") else None
            return Without(part) if part is not None else None
        self.at += 1
        if lexeme["close"]:
            return None
        if lexeme["open"]:
            if depth >= _DEEPEST:
                return None
            part = self.either(depth + 1)
            if self.at < len(self.lexemes) and self.lexemes[self.at]["close"]:
                self.at += 1
            return part
        leaf = _leaf(lexeme)
        return Without(leaf) if leaf is not None and lexeme["minus"] else leaf

    def _is(self, operator: str) -> bool:
        if self.at >= len(self.lexemes):
            return False
        lexeme = self.lexemes[self.at]
        return lexeme["word"] == operator and not lexeme["field"] and not lexeme["minus"]


def _leaf(lexeme: re.Match[str]) -> Node | None:
    said = lexeme["phrase"] if lexeme["phrase"] is not None else lexeme["word"]
    field = (lexeme["field"] or "").lower()
    if field in PAGE_FIELDS:
        return About(PAGE_FIELDS[field], said.strip()) if said.strip() else None
    column = TEXT_FIELDS.get(field, "")
    if field and not column:
        said = lexeme[0].lstrip("-") if lexeme["minus"] else lexeme[0]
    beginning = lexeme["phrase"] is None and said.endswith("*")
    tokens = tuple(tokens_of(said.rstrip("*") if beginning else said))
    return Words(tokens, column, beginning) if tokens else None


def _joined(kind: type[All] | type[Either], parts: list[Node]) -> Node | None:
    if len(parts) > 1:
        return kind(tuple(parts))
    return parts[0] if parts else None
