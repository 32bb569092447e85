"""The sentences of an article in which events are looked for, each with what stands over and before it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chaiban.ledger.credits import credit_spans, is_crosshead
from chaiban.ledger.event_topics import Told
from chaiban.ledger.sentences import sentences
from chaiban.model.ledger import ArticleText

# Headlines of items that stand together, each paragraph an article of its own.
ROUND_UP = re.compile(r"快讯|简讯|短讯|要闻|简明新闻|一句话新闻|综合消息|新闻集锦")
_DATED = re.compile(r"[日天晚晨]|上午|下午|近期|最近|不久前|本周|上周|凌晨")
_SAID = re.compile(r"(?:指出|强调|表示|认为|说|称)[，：]")
_COMES = ("参加", "出席", "陪同", "主持")


def told_in(article: ArticleText) -> Iterator[Told]:
    """The sentences of the running text, less credits and crossheads, numbered (anew in every brief of a round-up)."""
    number, separate, headline = 0, bool(ROUND_UP.search(article.headline)), article.headline
    for paragraph, text in enumerate(article.paragraphs):
        if is_crosshead(text, paragraph, len(article.paragraphs)):
            headline = text if separate else f"{article.headline} {text}"
            continue
        number = 0 if separate else number
        spans = credit_spans(text, paragraph, len(article.paragraphs))
        tokens = article.tokens.get(paragraph, ())
        said = False
        for sentence in sentences(text):
            if any(start <= sentence.start and sentence.end <= end for start, end in spans):
                continue
            number += 1
            inside = tuple(t for t in tokens if sentence.start <= t.start and t.end <= sentence.end)
            ends = [end for start, end in spans if sentence.start <= start and end < sentence.end]
            yield Told(paragraph, text, sentence, inside, max([sentence.start, *ends]), number, headline, said)
            said = said or bool(_SAID.search(sentence.text))


def is_spoken(here: Told, start: int) -> bool:
    """Whether the verb at `start` is part of a speech: who has begun to speak speaks on to the paragraph's end, unless
    a day is named or somebody comes to something."""
    if not here.said or here.text.startswith(_COMES, start):
        return False
    return not any(t.tag == "TIME" and _DATED.search(t.text) for t in here.tokens)
