"""People of an article: who is named, their posts and where they hold them.

Evidence of a mention: the tagger's word, the shape of a name, a post in front or behind, a verb of saying behind, a
list of names around. All mentions of one name are weighed together, so that a name is decided once an article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from chaiban.ledger.belonging import OCCUPATIONS, home_of, only_unit
from chaiban.ledger.credits import in_credits
from chaiban.ledger.mended_names import mend_name
from chaiban.ledger.names import DOTS, NameShapes, name_shapes
from chaiban.ledger.not_people import is_no_person
from chaiban.ledger.people_in_lists import named_in_lists, named_in_pairs
from chaiban.ledger.posts import Posts, PostWords, post_words, posts_before, posts_told
from chaiban.model.ledger import HEADLINE, ArticleText, Lexicons, Organisation, Person, Record, Token

_NEEDED = 2.0
_BEHIND = re.compile(
    r"(?:同志|先生|女士|小姐|夫人|老人|等人?[，、。在]|一行|一家|(?:也|还|又|则|曾|近日|日前|今天|昨天|昨日)?(?:说|表示|指出|强调|认为|介绍|告诉|写道|称|坦言|回忆))"
)
_KIN = re.compile(
    r"(?:父亲|母亲|丈夫|妻子|儿子|女儿|爷爷|奶奶|哥哥|姐姐|弟弟|妹妹|老伴|媳妇|女婿|儿媳|孙子|孙女|爸爸|妈妈|岁的|名叫|叫|同志)$"
)
_SAYING_BEHIND = re.compile(r"[说讲答问道]")


@dataclass(slots=True)
class _Mention:
    paragraph: int
    start: int
    end: int
    name: str
    score: float
    evidence: set[str]
    posts: Posts | None = None
    behind: tuple[str, ...] = ()


@dataclass(slots=True)
class _Case:
    """All mentions of one name."""

    mentions: list[_Mention] = field(default_factory=list)

    def score(self) -> float:
        best = max(m.score for m in self.mentions)
        return best + 0.5 * min(len(self.mentions) - 1, 3)


def find(article: ArticleText, lexicons: Lexicons, found: tuple[Record, ...]) -> tuple[Record, ...]:
    """The people in the order of the text."""
    shapes, words = name_shapes(lexicons), post_words(lexicons)
    cases: dict[str, _Case] = {}
    for paragraph, text in article.passages():
        before: _Mention | None = None
        for mention in _mentions(article, paragraph, text, shapes, words):
            cases.setdefault(mention.name, _Case()).mentions.append(mention)
            _inherit(text, before, mention)
            before = mention
    known = lexicons.words("known_orgs")
    cases = {name: case for name, case in cases.items() if name not in known}
    kept = {name: case for name, case in cases.items() if case.score() >= _NEEDED}
    for paragraph, text in article.passages():
        for start, end in (*named_in_lists(text, kept, shapes), *named_in_pairs(text, kept, shapes)):
            mention = _Mention(paragraph, start, end, text[start:end], _NEEDED, {"list of names"})
            kept.setdefault(mention.name, _Case()).mentions.append(mention)
    kept = _without_parts(_without_beginnings(kept, article))
    schools = [r.name for r in found if isinstance(r, Organisation)]
    people = [_person(name, case, schools, article) for name, case in kept.items()]
    return tuple(sorted(people, key=lambda p: (p.paragraph == HEADLINE, p.paragraph, p.start)))


def _inherit(text: str, before: _Mention | None, mention: _Mention) -> None:
    """What a post says of a whole list: 航天员甲、乙; a unit of two posts in turn: 教委主任甲、党组书记乙."""
    if before is None or before.posts is None:
        return
    if mention.posts is None and text[before.end : mention.start] in ("、", "和") and not before.posts.unit:
        mention.posts = before.posts
    elif mention.posts and not mention.posts.unit and text[before.end : mention.posts.start] == "、":
        mention.posts = Posts(mention.posts.titles, before.posts.unit, before.posts.unit_start, mention.posts.start)


def _mentions(
    article: ArticleText, paragraph: int, text: str, shapes: NameShapes, words: PostWords
) -> Iterator[_Mention]:
    tokens = article.tokens.get(paragraph, ())
    for start, end, tagged in _candidates(text, tokens, shapes, words):
        name = text[start:end]
        if in_credits(text, start, paragraph, len(article.paragraphs)) or shapes.is_no_name(name):
            continue
        if name[1:] in words.heads:
            continue
        score, evidence = (1.2, {"tagger"}) if tagged else (0.0, set())
        behind = text[end : end + 12]
        if is_no_person(text, start, end):
            continue
        if shapes.is_chinese(name):
            score, evidence = score + (1.0 if len(name) > 2 else 0.6), evidence | {"family name"}
        elif shapes.is_foreign(name):
            score, evidence = (
                score + (1.2 if any(d in name for d in DOTS) else 0.5),
                evidence | {"foreign characters"},
            )
        else:
            score -= 0.4
        posts = posts_before(text, start, tokens, words) or posts_told(text, start, end, tokens, words)
        if posts:
            score, evidence = score + 1.2, evidence | {"post"}
        after = _post_behind(text, end, words)
        if after:
            score, evidence = score + 0.8, evidence | {"post behind"}
        if _BEHIND.match(behind) or _SAYING_BEHIND.match(behind):
            score, evidence = score + 0.8, evidence | {"speaks"}
        if _KIN.search(text[max(0, start - 4) : start]):
            score, evidence = score + 0.8, evidence | {"kin"}
        if (start and text[start - 1] == "、") or behind[:1] == "、":
            score, evidence = score + 0.3, evidence | {"list"}
        led = (
            not start or text[start - 1] in "，。；：“、" or (text[start - 1] in "的队" and tagged and len(name) > 2)
        )
        if led and _tag_at(tokens, end) in ("v", "p", "d", "vd", "ad"):
            score, evidence = score + 0.4, evidence | {"acts"}
        yield _Mention(paragraph, start, end, name, score, evidence, posts, after)


def _tag_at(tokens: tuple[Token, ...], position: int) -> str:
    return next((t.tag for t in tokens if t.start <= position < t.end), "")


def _candidates(
    text: str, tokens: tuple[Token, ...], shapes: NameShapes, words: PostWords
) -> Iterator[tuple[int, int, bool]]:
    """(start, end, whether the tagger says so) of what may be a name, without overlaps."""
    reached = 0
    for i, token in enumerate(tokens):
        if token.start < reached:
            continue
        if token.tag == "PER":
            start, end = mend_name(text, tokens, i, *_whole_name(text, tokens, i, shapes), shapes, words)
            reached = end
            if end - start >= 2:
                yield start, end, True
            continue
        end = _untagged(text, tokens, i, shapes, words)
        if end:
            reached = end
            yield token.start, end, False
    if not tokens:
        yield from _without_tagger(text, shapes, words)


def _whole_name(text: str, tokens: tuple[Token, ...], i: int, shapes: NameShapes) -> tuple[int, int]:
    """The tagger's word with what belongs to it: parts joined by dots, a given name cut off."""
    start, end = tokens[i].start, tokens[i].end
    while end < len(text) - 1 and text[end] in DOTS:
        following = next((t for t in tokens if t.start <= end + 1 < t.end), None)
        if following is None or following.tag in ("w", "v", "p"):
            break
        end = following.end
    while start > 1 and text[start - 1] in DOTS:
        front = next((t for t in tokens if t.start < start - 1 <= t.end), None)
        if front is None or front.tag in ("w", "v", "p"):
            break
        start = front.start
    name = text[start:end]
    if text.startswith("胡说", end) and not shapes.is_chinese(name) and shapes.is_foreign(name):
        # 内塔尼亚|胡说: the last sound of the name went to the verb.
        return start, end + 1
    twice = i + 1 < len(tokens) and tokens[i + 1].tag == "PER" and tokens[i + 1].start == end
    if (twice or not shapes.is_chinese(name)) and shapes.is_foreign(name):
        for token in tokens[i + 1 : i + 4]:
            sounds = all(c in shapes.foreign for c in token.text) and token.tag in (
                "n",
                "nz",
                "LOC",
                "PER",
                "ORG",
                "xc",
                "a",
            )
            if token.start != end or token.end - token.start > 2 or not sounds:
                break
            end = token.end
    if len(name) == 3 and name[2] in "在向对说将" and shapes.is_chinese(name):
        return start, end - 1
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    if (
        following is not None
        and end == tokens[i].end
        and following.end - following.start == 1
        and (
            len(name) == 1
            and name in shapes.single
            and following.tag in ("n", "nz", "a", "an", "v", "PER", "nw", "xc")
        )
    ):
        end = following.end
    return start, end


def _untagged(text: str, tokens: tuple[Token, ...], i: int, shapes: NameShapes, words: PostWords) -> int:
    """Where a name that the tagger missed ends, if one begins with this word: after a post, before what names stand
    before."""
    start = tokens[i].start
    if text[start] not in shapes.single and text[start : start + 2] not in shapes.double:
        if tokens[i].tag in ("LOC", "nz", "ORG", "nw") and words.head_before(text, start) < start:
            return tokens[i].end if shapes.is_foreign(tokens[i].text) and tokens[i].end - start <= 6 else 0
        return 0
    if words.head_before(text, start) == start and not _KIN.search(text[max(0, start - 4) : start]):
        return 0
    end = start
    first = tokens[i]
    if first.end - start > 1 and first.tag not in ("nz", "LOC", "ORG", "nw", "xc"):
        return 0
    for token in tokens[i : i + 3]:
        if token.tag in ("w", "u", "p", "c", "r", "d") or token.end - start > 3:
            break
        end = token.end
    if not shapes.is_chinese(text[start:end]):
        return 0
    following = next((t for t in tokens if t.start >= end), None)
    fits = following is None or following.tag in ("w", "v", "p", "d", "c", "u", "r", "TIME", "vd", "ad")
    return end if fits else 0


def _without_tagger(text: str, shapes: NameShapes, words: PostWords) -> Iterator[tuple[int, int, bool]]:
    """Names by rule alone: after a post, before a verb of saying or a mark."""
    for match in re.finditer(
        r"[㐀-鿿]{2,4}?(?=[，、。：；“”（）\s]|说|表示|指出|强调|介绍|告诉|认为|来到|一行|带领|出席|主持|在|$)", text
    ):
        for start in range(match.start(), match.end() - 1):
            if shapes.is_chinese(text[start : match.end()]) and words.head_before(text, start) < start:
                yield start, match.end(), False
                break


def _post_behind(text: str, end: int, words: PostWords) -> tuple[str, ...]:
    """The posts right behind a name: 叶连松省长, 钱其琛副总理兼外长."""
    posts = []
    while True:
        prefix = re.match(r"(?:常务)?副(?=[㐀-鿿])", text[end : end + 4])
        begin = end + (prefix.end() if prefix else 0)
        stop = words.head_after(text, begin)
        if stop == begin or stop - end < 2:
            break
        posts.append(text[end:stop])
        if text[stop : stop + 1] != "兼":
            break
        end = stop + 1
    return tuple(posts)


def _without_beginnings(cases: dict[str, _Case], article: ArticleText) -> dict[str, _Case]:
    """Without mentions where the tagger broke a longer name of the article off."""
    for name, case in cases.items():
        for longer in (other for other in cases if len(other) > len(name) and other.startswith(name)):
            cut = [m for m in case.mentions if article.text(m.paragraph).startswith(longer, m.start)]
            case.mentions = [m for m in case.mentions if m not in cut]
    return {name: case for name, case in cases.items() if case.mentions}


def _without_parts(cases: dict[str, _Case]) -> dict[str, _Case]:
    """Names without those that are a part of a fuller one: 巴赫 of 托马斯·巴赫, 雪艳 of 王雪艳."""
    kept: dict[str, _Case] = {}
    for name, case in cases.items():
        fuller = [
            other
            for other in cases
            if other != name
            and (other.endswith(name) or (any(d in other for d in DOTS) and name in re.split(f"[{DOTS}]", other)))
        ]
        if fuller:
            cases[fuller[0]].mentions.extend(m for m in case.mentions if m.posts or m.behind)
        else:
            kept[name] = case
    return kept


def _person(name: str, case: _Case, organisations: list[str], article: ArticleText) -> Person:
    own = [m for m in case.mentions if m.name == name]
    first = min(own, key=lambda m: (m.paragraph == HEADLINE, m.paragraph, m.start))
    titles: list[str] = []
    units: list[str] = []
    for mention in sorted(case.mentions, key=lambda m: (m.paragraph == HEADLINE, m.paragraph, m.start)):
        given = (*(mention.posts.titles if mention.posts else ()), *mention.behind)
        for title in given:
            if not any(old.endswith(title) for old in titles):
                titles = [*(old for old in titles if not title.endswith(old)), title]
        if mention.posts and mention.posts.unit:
            units.append(re.sub(r"[“”‘’]", "", mention.posts.unit))
    unit = units[0] if units else ""
    if not unit and len(titles) == 1:
        unit = only_unit(titles[0], organisations)
    if not unit and not titles:
        unit = home_of(article.text(first.paragraph)[: first.start], organisations)
    if not unit:
        titles = [t for t in titles if t not in OCCUPATIONS]
    evidence = set().union(*(m.evidence for m in case.mentions))
    return Person(
        paragraph=first.paragraph,
        start=first.start,
        end=first.end,
        confidence=round(min(0.99, 0.4 + 0.15 * case.score()), 2),
        evidence=tuple(sorted(evidence)),
        name=name,
        titles=tuple(titles),
        organisation=unit or None,
    )
