"""Places of an article with their level, from the gazetteer, the tagger's words and the last words of names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from chaiban.ledger import english_places
from chaiban.ledger.place_names import Part, ends_in_site, is_organisation, known_at, level_by_suffix, parts_of
from chaiban.ledger.times import dates_of, lead_in_end
from chaiban.model.ledger import ArticleText, Lexicons, Place, Record, Token

_POSTS = ("总统", "总理", "主席", "议长", "国王", "女王", "首相", "外长", "部长", "大使", "先生", "女士", "教练", "大臣", "秘书长", "书记",
          "市长", "县长", "省长", "区长", "镇长", "局长", "院长", "校长", "经理", "董事长", "选手", "球员", "队员", "记者", "教授", "博士")  # fmt: skip
_ZONE = re.compile(
    r"(?:市|省|国家级?)?(?:高新技术产业|经济技术|高新技术|高新|经济|城乡一体化|自由贸易|综合保税|保税|临空经济|航空港经济综合|产城融合|新型工业化)"
    r"(?:开发区|示范区|试验区|实验区|园区|区)"
)
_GENERIC_START = re.compile(r"^(?:该|本|我|各|全|每|某|这|那|此|几|多|两|一|新|老|外|邻|所有|其他|其它)(?:个|座|条)?")
_FULL = re.compile(r"(?:省|自治区|市|州|县|区|旗|盟)$")


@dataclass(frozen=True, slots=True)
class _Run:
    """Characters of a paragraph that may be one or more names in a row."""

    start: int
    end: int
    rule: str


def find(article: ArticleText, lexicons: Lexicons, found: tuple[Record, ...]) -> tuple[Record, ...]:
    """One record a name, at its first mention; a short form of a name already there (武陟 of 武陟县) is none."""
    if article.language == "en":
        return english_places.find(article, lexicons, found)
    records: dict[str, Place] = {}
    for paragraph, text in article.passages():
        begin = lead_in_end(text) if paragraph == 0 else 0
        closed = [(m.start(), m.end()) for m in re.finditer("《[^》]*》", text)]
        closed += [(m.start, m.end) for m in dates_of(article, paragraph)]
        tokens = article.tokens.get(paragraph, ())
        runs = _tagged_runs(text, tokens, lexicons) if tokens else _plain_runs(text, lexicons)
        for run in runs:
            if run.start < begin or any(a < run.end and run.start < b for a, b in closed):
                continue
            for place in _places(paragraph, text, run, lexicons, bool(tokens)):
                if not _said(place.name, records):
                    records[place.name] = place
    return tuple(records.values())


def _said(name: str, records: dict[str, Place]) -> bool:
    """True if the name is there, or its short or full form."""
    if name in records:
        return True
    short = _FULL.sub("", name)
    return any(short == _FULL.sub("", other) and len(short) > 1 for other in records)


def _places(paragraph: int, text: str, run: _Run, lexicons: Lexicons, tagged: bool) -> Iterator[Place]:
    chain = text[run.start : run.end]
    for part in parts_of(chain, lexicons):
        name = chain[part.start : part.end]
        level = part.level or ("site" if run.rule == "tagged" else "")
        if not level or not _is_name(name, part, lexicons):
            continue
        yield Place(
            paragraph=paragraph,
            start=run.start + part.start,
            end=run.start + part.end,
            name=name,
            level=level,
            confidence={"gazetteer": 0.95, "rest": 0.6}.get(part.rule, 0.8) - (0 if tagged else 0.2),
            evidence=(run.rule, part.rule),
        )


def _is_name(name: str, part: Part, lexicons: Lexicons) -> bool:
    if name in lexicons.words("generic_places") or name in lexicons.words("regions"):
        return False
    if (
        len(name) < 2
        or re.search(r"[\d，。、；：“”（）]", name)
        or _GENERIC_START.sub("", name) in ("", "市", "县", "区", "省")
    ):
        return False
    if part.rule == "gazetteer":
        return True
    if _GENERIC_START.match(name) and _GENERIC_START.sub("", name) in lexicons.words("generic_places"):
        return False
    return not is_organisation(name)


def _tagged_runs(text: str, tokens: tuple[Token, ...], lexicons: Lexicons) -> list[_Run]:
    """Words tagged as places that stand side by side, with the class words behind them; known names elsewhere."""
    runs: list[_Run] = []
    i = 0
    while i < len(tokens):
        token = tokens[i]
        if token.tag != "LOC":
            runs += _untagged(text, token, lexicons)
            i += 1
            continue
        j = i + 1
        while j < len(tokens) and (tokens[j].tag == "LOC" or _class_word(tokens[j], lexicons)):
            j += 1
        run = _Run(token.start, tokens[j - 1].end, "tagged")
        chain = text[run.start : run.end]
        organisation = is_organisation(chain) or (j < len(tokens) and _heads_organisation(tokens, j, chain))
        person = i > 0 and tokens[i - 1].text.endswith(_POSTS) and not known_at(text, token.start, lexicons)
        if not organisation and not person:
            runs.append(run)
        i = j
    runs += [_Run(m.start(), m.end(), "zone") for m in _ZONE.finditer(text)]
    return _without_overlaps(runs)


def _class_word(token: Token, lexicons: Lexicons) -> bool:
    """北广场, 社区, 立交桥 behind a name."""
    if token.tag not in ("n", "f", "s", "nz", "nw", "an") or len(token.text) > 5:
        return False
    sites = lexicons.words("site_suffixes")
    return token.text in ("社区", "街道", "村", "镇", "乡", "地区", "新区") or any(
        token.text[-size:] in sites and len(token.text) - size <= 2 for size in range(2, 6)
    )


def _heads_organisation(tokens: tuple[Token, ...], j: int, chain: str) -> bool:
    """The name goes on into that of an organisation: 北辰区 + 实验 + 小学 (three words at the most)."""
    for token in tokens[j : j + 3]:
        if token.tag not in ("n", "vn", "nz", "an", "m", "ORG"):
            return False
        if is_organisation(token.text) and len(token.text) > 1:
            return not _FULL.search(chain) or token.text.endswith(("学", "校", "院", "园", "中", "公司", "集团"))
    return False


def _untagged(text: str, token: Token, lexicons: Lexicons) -> list[_Run]:
    """Full names of the gazetteer that the tagger took for something else, sites among proper nouns."""
    known = known_at(text, token.start, lexicons)
    if (
        known
        and known[0] == token.text
        and token.tag in ("n", "nz", "ns", "s")
        and (_FULL.search(known[0]) or known[1] == "country")
    ):
        return [_Run(token.start, token.end, "gazetteer")]
    site = token.tag in ("nz", "ORG") and len(token.text) > 3 and ends_in_site(token.text, lexicons)
    if site and not is_organisation(token.text) and level_by_suffix(token.text, lexicons) == "site":
        return [_Run(token.start, token.end, "site word")]
    return []


def _without_overlaps(runs: list[_Run]) -> list[_Run]:
    kept: list[_Run] = []
    for run in sorted(runs, key=lambda run: (run.start, -run.end)):
        if not kept or run.start >= kept[-1].end:
            kept.append(run)
    return kept


def _plain_runs(text: str, lexicons: Lexicons) -> list[_Run]:
    """Without a tagger: full names of the gazetteer, with the chain of divisions behind them."""
    runs: list[_Run] = []
    at = 0
    while at < len(text):
        known = known_at(text, at, lexicons)
        if not known or known[1] == "county short":
            at += 1
            continue
        end = at + len(known[0])
        chain = re.compile(r"(?:[^\W\d的在和与等是有]{1,6}?(?:县|区|镇|乡|街道|村|社区))*").match(text, end)
        end = chain.end() if chain and _FULL.search(known[0]) else end
        follows = text[end : end + 8]
        if not re.match(
            r"(?:共产党|特色|人民|.{0,4}(?:大学|学院|小学|中学|公司|银行|局|厅|委|法院|检察院|集团|医院|队|政府))",
            follows,
        ):
            runs.append(_Run(at, end, "gazetteer"))
        at = end
    return runs
