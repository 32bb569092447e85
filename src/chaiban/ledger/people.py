"""People of an article: who is named, their posts and where they hold them.

Evidence of a mention: the tagger's word, the shape of a name, a post in front or behind, a verb of saying behind, a
list of names around. All mentions of one name are weighed together, so that a name is decided once an article.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from chaiban.ledger.belonging import OCCUPATIONS, home_of, only_unit
from chaiban.ledger.credits import in_credits
from chaiban.ledger.names import DOTS, NameShapes, name_shapes
from chaiban.ledger.not_people import is_no_person
from chaiban.ledger.people_candidates import KIN, name_candidates
from chaiban.ledger.people_in_lists import named_in_lists, named_in_pairs
from chaiban.ledger.place_names import countries_of
from chaiban.ledger.posts import Posts, PostWords, post_words, posts_before, posts_told
from chaiban.model.ledger import HEADLINE, ArticleText, Lexicons, Organisation, Person, Record, Token

_NEEDED = 2.0
_BEHIND = re.compile(
    r"(?:同志|先生|女士|小姐|夫人|老人|等人?[，、。在]|一行|一家|(?:也|还|又|则|曾|近日|日前|今天|昨天|昨日)?(?:说|表示|指出|强调|认为|介绍|告诉|写道|称|坦言|回忆))"
)
_SAYING_BEHIND = re.compile(r"[说讲答问道]")


_AND = frozenset(("和", "与", "及"))
# Posts that several hold, so that one print of them counts for a whole list: 某会副主席甲、乙、丙.
_SHARED = re.compile(r"副|(?:委员|常委|选手|队员|教授|研究员|院士|代表|演员|运动员|专家|学生)$")


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
    countries = countries_of(lexicons)
    cases: dict[str, _Case] = {}
    for paragraph, text in article.passages():
        before: _Mention | None = None
        for mention in _mentions(article, paragraph, text, shapes, words, countries):
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
        here = sorted(
            (m for c in kept.values() for m in c.mentions if m.paragraph == paragraph), key=lambda m: m.start
        )
        for before, mention in itertools.pairwise(here):
            _inherit(text, before, mention)
    kept = _without_parts(_without_beginnings(kept, article))
    schools = [r.name for r in found if isinstance(r, Organisation)]
    people = [_person(name, case, schools, article) for name, case in kept.items()]
    return tuple(sorted(people, key=lambda p: (p.paragraph == HEADLINE, p.paragraph, p.start)))


def _inherit(text: str, before: _Mention | None, mention: _Mention) -> None:
    """What a post says of a whole list: 航天员甲、乙; a unit of two posts in turn: 教委主任甲、党组书记乙."""
    if before is None or before.posts is None:
        return
    shared = not before.posts.unit or _SHARED.search(before.posts.titles[-1])
    if mention.posts is None and text[before.end : mention.start] in ("、", "和") and shared and not mention.behind:
        mention.posts = before.posts
    elif mention.posts and not mention.posts.unit and text[before.end : mention.posts.start] == "、":
        mention.posts = Posts(mention.posts.titles, before.posts.unit, before.posts.unit_start, mention.posts.start)


def _mentions(
    article: ArticleText,
    paragraph: int,
    text: str,
    shapes: NameShapes,
    words: PostWords,
    countries: Collection[str],
) -> Iterator[_Mention]:
    tokens = article.tokens.get(paragraph, ())
    for start, end, tagged in name_candidates(text, tokens, shapes, words, countries):
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
        if KIN.search(text[max(0, start - 4) : start]):
            score, evidence = score + 0.8, evidence | {"kin"}
        if (
            (start and text[start - 1] in "、／/")
            or behind[:1] in ("、", "／", "/")
            or (tagged and _joined(tokens, start, end))
        ):
            score, evidence = score + 0.3, evidence | {"list"}
        if not tagged and shapes.is_foreign(name) and ({text[start - 1 : start], behind[:1]} & {"／", "/"}):
            score, evidence = score + 1.3, evidence | {"beside a name"}
        if _of_country(text, start, countries):
            foreign = not tagged and shapes.is_foreign(name)
            score, evidence = score + (1.5 if foreign else 0.5), evidence | {"country"}
        led = (
            not start
            or text[start - 1] in "，。；：“、／/"
            or (text[start - 1] in "的队" and tagged and len(name) > 2)
        )
        if led and _tag_at(tokens, end) in ("v", "p", "d", "vd", "ad"):
            score, evidence = score + 0.4, evidence | {"acts"}
        yield _Mention(paragraph, start, end, name, score, evidence, posts, after)


def _joined(tokens: tuple[Token, ...], start: int, end: int) -> bool:
    """Whether 和 and a name of the tagger stand beside: 甲、乙和丙."""
    before = [t for t in tokens if t.end <= start][-2:]
    after = [t for t in tokens if t.start >= end][:2]
    return (len(before) == 2 and before[1].text in _AND and before[0].tag == "PER") or (
        len(after) == 2 and after[0].text in _AND and after[1].tag == "PER"
    )


def _of_country(text: str, start: int, countries: Collection[str]) -> bool:
    """Whether a country's name stands in front: 英国帕尔默, 中国的甲."""
    end = start - 1 if text[start - 1 : start] == "的" else start
    return any(text[end - n : end] in countries for n in range(2, min(6, end + 1)))


def _tag_at(tokens: tuple[Token, ...], position: int) -> str:
    return next((t.tag for t in tokens if t.start <= position < t.end), "")


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
