"""Small words of English and German: one with a capital begins a sentence, one at the end leaves it open."""

from __future__ import annotations

_ENGLISH = (
    "the a an this that these those his her its their my our your some any each every both all many most "
    "few no several in on at of to for from by with without as and but or nor if when while after before "
    "since because although until it he she they we i you there here what who which where how not nobody "
    "only even still also more than another according about over under between during through "
)
_GERMAN = (
    "der die das den dem des ein eine einen einem einer eines kein keine keinen dieser diese dieses "
    "diesen mehrere beide viele alle jeder jede jedes einige in im an am auf aus bei beim mit nach von "
    "vom vor zu zum zur für über unter durch um als wenn weil dass da es er sie wir ich ihr man auch noch "
    "nur nicht so wie was wer wo und oder aber doch seit bis während gegen ohne zwischen nun dort hier "
    "sein seine ihre sich wird werden "
)
SMALL = frozenset(f"{_ENGLISH} {_GERMAN}".split())
_SIGNS = "“”„‘’\"'()»«,;:–—"


def first_word(text: str) -> str:
    """The first word without signs."""
    words = text.split(maxsplit=1)
    return words[0].strip(_SIGNS) if words else ""


def last_word(text: str) -> str:
    """The last word without signs."""
    words = text.rsplit(maxsplit=1)
    return words[-1].strip(_SIGNS) if words else ""


def begins_a_sentence(text: str) -> bool:
    """True if the text begins with a small word that has a capital: no name and no German noun does."""
    word = first_word(text)
    return word[:1].isupper() and word.lower() in SMALL


def calls_for_more(text: str) -> bool:
    """True if the text ends with a small word that no sentence ends with."""
    word = last_word(text)
    return word.lower() in SMALL and text.rstrip()[-1:].isalpha()
