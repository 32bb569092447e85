"""What speaks for and against a stretch as the name of a programme, by name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from chaiban.ledger.programme_candidates import Reading
from chaiban.ledger.programme_words import GENERIC, RUNS, ProgrammeWords
from chaiban.model.ledger import HEADLINE, ArticleText, Token

Evidence = dict[str, float]

_SLOGAN = re.compile(r"[兴强美好优]$|优先|为本|第一|至上|[是就不要我你他了吗呢]")
_BODY = re.compile(r"(?:委员会|中心|小组|协会|公司|政府|大会|法|队|组|人|会|党|国|军)$")
_TOLD = re.compile(r"(?:[^，。；]{0,6})(?:启动|开工|竣工|投产|通车|建成|实施|推出|上线|举行|开幕|揭牌|投入|开通|成立|完工|奠基)")
_SUBJECT_OF = re.compile(r"^[”』]?(?:主题|精神|之称|为主题|的主题|称号|荣誉)")
_KINDS = ("project", "platform", "system", "mechanism", "model", "campaign", "park", "pilot", "award_scheme", "other")


def evidence_of(
    reading: Reading, article: ArticleText, paragraph: int, tokens: Sequence[Token], words: ProgrammeWords
) -> Evidence:
    """The evidence for a reading."""
    text = article.text(paragraph)
    return dict((*_of_name(reading, words, tokens), *_of_place(reading, article, paragraph, text, tokens)))


def _of_name(reading: Reading, words: ProgrammeWords, tokens: Sequence[Token]) -> Iterator[tuple[str, float]]:
    naming = reading.naming
    if reading.by_rules:
        yield "rules", 1.0
        yield f"rule {naming.evidence}", 1.0
    else:
        yield f"found {naming.evidence}", 1.0
    head = words.head(naming.name)
    front = naming.name[: -len(head)] if head else naming.name
    yield (f"type {words.heads[head]}" if head else "no class word"), 1.0
    if head in words.vague:
        yield "vague class word", 1.0
    yield f"front {min(len(front) // 3, 5)}", 1.0
    if GENERIC.match(front):
        yield "generic front", 1.0
    if re.search(r"[0-9０-９A-Za-z]", front):
        yield "number or letter", 1.0
    if _SLOGAN.search(front):
        yield "slogan", 1.0
    if _BODY.search(naming.name):
        yield "like a body", 1.0
    if "、" in naming.name or "和" in front:
        yield "joined", 1.0
    inside = [t for t in tokens if naming.start <= t.start and t.end <= naming.end - len(head)]
    for tag in {t.tag for t in inside} & {"LOC", "ORG", "nz", "PER", "nw", "v", "m", "a"}:
        yield f"has {tag}", 1.0
    if naming.name in words.known:
        yield "known", 1.0
    if inside and len(inside) == 1:
        yield "one word in front", 1.0
    if inside and all(t.tag in ("n", "vn", "a", "an") for t in inside):
        yield "common nouns alone", 1.0


def _of_place(
    reading: Reading, article: ArticleText, paragraph: int, text: str, tokens: Sequence[Token]
) -> Iterator[tuple[str, float]]:
    naming = reading.naming
    start, end = naming.start, naming.end
    whole = text[start:end]
    if "“" in whole or "『" in whole or text[start - 1 : start] in ("“", "『"):
        yield "quoted", 1.0
        if start and text[start - 1] in "“『" and text[end : end + 1] in "”』":
            start, end = start - 1, end + 1
    front, behind = text[max(0, start - 12) : start], text[end : end + 16]
    if RUNS.search(front):
        yield "run by somebody", 1.0
    if re.search(r"[，。；：]$|^$", front):
        yield "opens clause", 1.0
    if front.endswith("的"):
        yield "behind of", 1.0
    if front.endswith(("、", "和", "与")):
        yield "behind comma", 1.0
    if front.endswith(("在", "到", "赴", "位于", "来自")):
        yield "where", 1.0
    if front.endswith(("是", "为", "叫", "称")):
        yield "behind is", 1.0
    if _TOLD.match(behind):
        yield "told of", 1.0
    if re.match(r"[，。；：）]|$", behind):
        yield "ends clause", 1.0
    elif behind.startswith(("、", "和", "等")):
        yield "goes on in list", 1.0
    elif behind.startswith("的"):
        yield "of behind", 1.0
    following = next((t for t in tokens if t.start >= end), None)
    if following is not None and following.start == end and following.tag in ("n", "vn", "v", "nz"):
        yield f"before {following.tag}", 1.0
    before = next((t for t in reversed(tokens) if t.end <= start), None)
    if before is not None and before.end == start and before.tag in ("v", "n", "a", "m", "q", "LOC", "ORG", "p", "r"):
        yield f"after {before.tag}", 1.0
    if _SUBJECT_OF.match(behind):
        yield "theme", 1.0
    if paragraph == HEADLINE:
        yield "in headline alone", 1.0
    elif naming.name in article.headline or naming.name[:4] in article.headline:
        yield "headline has it", 1.0
    times = sum(t.count(naming.name) for _, t in article.passages())
    if times > 1:
        yield "named again", 1.0
    if paragraph == 0 and start < 120:
        yield "early", 1.0
    if text.rfind("《", 0, start) > text.rfind("》", 0, start):
        yield "in title", 1.0
    if re.search(r"(?:指出|强调|表示|认为|说)[，：][^。]*$", text[:start]):
        yield "said", 1.0
