"""Statements of an article: who said what, by a verb of saying with its speaker.

Three orders: speaker, verb, words (甲说：“…”; 甲指出，…; 甲表示要…); words, speaker, verb (“…”甲说。); and a speaker
named a sentence before (他说). Words begin behind the verb's mark and opening quote, 30 characters at most.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from chaiban.ledger.credits import credit_spans, in_credits, is_crosshead
from chaiban.ledger.posts import post_words
from chaiban.ledger.sentences import sentences
from chaiban.ledger.speakers import Speakers
from chaiban.model.ledger import HEADLINE, ArticleText, Lexicons, Record, Statement

LONGEST = 30
_OPENING = "“‘「『"
_CLOSING = "”’」』"
# Verbs that often have no words said behind them need a mark there.
_NEED_MARK = frozenset(
    [
        "介绍",
        "提出",
        "要求",
        "希望",
        "建议",
        "告诉",
        "回忆",
        "感慨",
        "呼吁",
        "宣布",
        "透露",
        "解释",
        "汇报",
        "反映",
        "证实",
        "讲",
        "道",
        "说起",
        "谈到",
        "讲到",
        "评价",
        "评论",
        "批评",
        "相信",
        "回答",
        "预测",
        "预计",
        "总结",
        "声明",
        "表态",
        "感谢",
        "披露",
        "主张",
        "倡议",
        "号召",
        "勉励",
        "叮嘱",
        "嘱咐",
        "嘱托",
        "寄语",
        "致辞",
        "夸",
        "点赞",
        "称赞",
        "赞扬",
        "否认",
        "质疑",
        "谴责",
        "抨击",
        "指责",
        "承认",
        "阐述",
        "概括",
        "归纳",
        "表明",
        "申明",
        "坚信",
        "深信",
        "确信",
        "认定",
        "断定",
        "抱怨",
        "感叹",
        "赞叹",
        "警告",
        "说",
    ]
)
# What can stand between speaker and verb.
_ADVERBS = re.compile(
    r"(?:也|还|又|则|都|曾|就|便|并|并且|进一步|最后|同时|随后|接着|首先|再次|多次|反复|一再|特别|着重|明确|郑重|日前|近日|今天|昨天|当天|"
    r"昨日|今日|当日|\d{1,2}日|在会上|会上|在讲话中|在致辞中|讲话中|在会见时|在会谈中|在接受采访时|在接受记者采访时|接受采访时|接受记者采访时|对记者|向记者|告诉记者|"
    r"对此|笑着|高兴地|激动地|动情地|自豪地|感慨地|兴奋地|[㐀-鿿]{2,4}地|说|指出|强调|公开|认真|深情|在[㐀-鿿]{1,6}中|信中|[，,])*$"
)
_PASSIVE = re.compile(
    r"(?:被|所|据|据悉|可以|应当|能|不能|难|来|俗话|常言|有人|话|听|可|只|没|不|没有|再|别|不要|要|须|必须|应|应该|自)$"
)


_FEELING = re.compile(r"(?:对|就|向|为)[^，。；“”]{2,40}$")
_SHORT = re.compile(r"[㐀-鿿]{2,8}[，。；]")


@lru_cache(maxsize=4)
def _cues(lexicons: Lexicons) -> re.Pattern[str]:
    verbs = sorted(lexicons.words("saying"), key=len, reverse=True)
    return re.compile("(" + ("|".join(map(re.escape, verbs)) or "(?!)") + ")")


def find(article: ArticleText, lexicons: Lexicons, found: tuple[Record, ...]) -> tuple[Record, ...]:
    """The statements in the order of the text."""
    cues = _cues(lexicons)
    speakers = Speakers(article, found, post_words(lexicons))
    statements: list[Statement] = []
    for paragraph, text in article.passages():
        if paragraph == HEADLINE or is_crosshead(text, paragraph, len(article.paragraphs)):
            continue
        every = [
            *_in_paragraph(article, paragraph, text, cues, speakers),
            *_points(article, paragraph, text, speakers),
        ]
        for statement in every:
            if not any((s.paragraph, s.start) == (statement.paragraph, statement.start) for s in statements):
                statements.append(statement)
    return tuple(statements)


def _in_paragraph(
    article: ArticleText, paragraph: int, text: str, cues: re.Pattern[str], speakers: Speakers
) -> Iterator[Statement]:
    for sentence in sentences(text):
        speakers.enter(paragraph, sentence.start)
        credits = credit_spans(text, paragraph, len(article.paragraphs))
        begin = max(
            [sentence.start, *(end for start, end in credits if sentence.start <= start and end < sentence.end)]
        )
        reached = begin
        for cue in cues.finditer(text, sentence.start, sentence.end):
            if cue.start() < reached or in_credits(text, cue.start(), paragraph, len(article.paragraphs)):
                continue
            if _within_quotes(text, sentence.start, cue.start()) or _is_noun(article, paragraph, cue):
                continue
            words = _words_behind(text, cue.end(), cue.group())
            if words is not None and cue.group() == "表示" and _FEELING.search(text, begin, cue.start()):
                # 对…表示严重关切: a feeling is had, nothing is said.
                words = None if _SHORT.match(text, cue.end()) else words
            who = speakers.before(paragraph, text, begin, cue.start(), _ADVERBS)
            if who and words is not None and not _PASSIVE.search(text[max(0, cue.start() - 3) : cue.start()]):
                statement = _statement(paragraph, text, words, who, cue.group(), "words behind")
                if statement:
                    reached = words + 1
                    speakers.spoke(who)
                    yield statement
                    continue
            front = _words_in_front(text, cue.start(), cue.end(), paragraph, speakers)
            if front:
                start, who = front
                statement = _statement(paragraph, text, start, who, cue.group(), "words in front")
                if statement:
                    speakers.spoke(who)
                    yield statement


def _is_noun(article: ArticleText, paragraph: int, cue: re.Match[str]) -> bool:
    """Whether the tagger has the word as a noun (各项主张，), behind 的 or at the end of its group."""
    return any(
        token.start == cue.start() and token.end == cue.end() and token.tag in ("n", "vn") and len(token.text) > 1
        for token in article.tokens.get(paragraph, ())
    )


_POINTS = re.compile(r"(提出)[^，。：]{1,14}(?:建议|意见|主张|要求|倡议|观点|希望|看法)[：:]$")


def _points(article: ArticleText, paragraph: int, text: str, speakers: Speakers) -> Iterator[Statement]:
    """The first of the points that a paragraph ends by announcing: 甲提出4点建议：."""
    match = _POINTS.search(text)
    if not match or paragraph + 1 >= len(article.paragraphs):
        return
    start = max(text.rfind(mark, 0, match.start()) for mark in "。！？；") + 1
    who = speakers.before(paragraph, text, start, match.start(), _ADVERBS)
    statement = _statement(paragraph + 1, article.paragraphs[paragraph + 1], 0, who, match[1], "points announced")
    if who and statement:
        yield statement


def _within_quotes(text: str, start: int, position: int) -> bool:
    """Whether an opened quote isn't closed before `position`, as far as this paragraph tells."""
    before = text[:position]
    opened = max(before.rfind(mark) for mark in "“「『")
    closed = max(before.rfind(mark) for mark in "”」』")
    del start
    return opened > closed


def _words_behind(text: str, end: int, verb: str) -> int | None:
    """Where the words said begin behind a verb that ends at `end`; None if none are said here."""
    rest = text[end:]
    if verb == "道" and text[end - 2 : end - 1] in "报知味街人渠频轨跑通管":
        return None
    if verb == "讲" and text[end - 2 : end - 1] in "开演听主宣试评串":
        return None  # 一堂课开讲，…
    if verb == "称" and rest[:1] in "号为赞道呼作之职谓霸雄王得":
        return None
    told = re.match(
        r"(?:了)?(?:记者|大家|我们|我|笔者|他|她|众人|群众|村民|同学们|本报记者|[㐀-鿿]{0,4}记者)?(?:说)?[：:，,]",
        rest,
    )
    if told:
        start = end + told.end()
    elif rest[:1] in _OPENING and verb not in ("提出", "称", "要求", "希望", "道", "讲", "称赞", "夸"):
        start = end
    elif verb in _NEED_MARK or re.match(
        r"(?:的|了|过|着|是|起|和|与|不|会|服|法|明|出|到|得|完|情况|敬意|感谢|祝贺|慰问|欢迎|衷心|深切|同意|支持|赞赏|谢意|哀悼|敬佩|满意|遗憾|关注|关切|愤慨|强烈|热烈|诚挚|亲切|崇高)",
        rest,
    ):
        return None
    else:
        start = end
    while start < len(text) and text[start] in _OPENING + " 　":
        start += 1
    return start if len(text) - start >= 4 and text[start] not in "。！？；" else None


def _words_in_front(text: str, cue: int, cue_end: int, paragraph: int, speakers: Speakers) -> tuple[int, str] | None:
    """(start of the words, speaker) of “…”甲说。; the verb ends its clause."""
    if text[cue_end : cue_end + 1] not in "。；！，：" and text[cue_end:] != "":
        return None
    closed = max(text.rfind(mark, 0, cue) for mark in "”」』")
    if closed < 0 or cue - closed > 40 or any(mark in text[closed + 1 : cue] for mark in "。！？"):
        return None
    opened = max(text.rfind(mark, 0, closed) for mark in "“「『")
    if opened < 0 or closed - opened < 5:
        return None
    who = speakers.before(paragraph, text, closed + 1, cue, _ADVERBS)
    return (opened + 1, who) if who else None


def _statement(paragraph: int, text: str, start: int, who: str, cue: str, evidence: str) -> Statement | None:
    end = min(start + LONGEST, len(text))
    for k in range(start, end):
        if text[k] in "”」』" and not set("“『「") & set(text[start:k]):
            end = k
            break
    if end - start < 4:
        return None
    return Statement(
        paragraph=paragraph, start=start, end=end, confidence=0.75, evidence=(evidence,),
        speaker=who, cue=cue, quote=text[start:end],
    )  # fmt: skip
