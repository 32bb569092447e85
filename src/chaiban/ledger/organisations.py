"""Organisations of an article: companies, agencies, schools, party bodies, teams.

Evidence: the tagger's word, a name that every reader knows, an ending that names of organisations have (org_suffixes)
with a proper part in front: a place, a quoted name, a word that the tagger doesn't know as a common one. The left
boundary is the first word of the run of nouns that is a place, a level (市, 省, 全国) or a proper word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from chaiban.ledger.credits import in_credits
from chaiban.ledger.listed import list_items
from chaiban.ledger.organisations_english import find_english
from chaiban.ledger.short_names import settle_names
from chaiban.model.ledger import HEADLINE, ArticleText, Lexicons, Organisation, Record, Token

_RUN = frozenset(("ORG", "LOC", "n", "nz", "vn", "nw", "an", "xc", "s", "PER", "m", "a", "f"))
_PROPER = frozenset(("ORG", "LOC", "nz", "PER", "nw"))
_LEVEL = re.compile(
    r"^(?:中国|中华|国家|全国|中共|中央|国际|世界|亚洲|欧洲|非洲|亚太|省|市|县|区|州|自治区|第[一二三四五六七八九十百]+|北京|上海)"
)
_NOT_FIRST = re.compile(
    r"^(?:相关|有关|各|各级|各类|一|一些|部分|多|该|本|我|原|前|新|老|大|小|主要|重点|优秀|先进|著名|知名|国内|国外|海外|外国|驻外|当地|"
    r"地方|上级|下属|所属|直属|基层|农村|城市|城乡|社区|民营|国有|集体|私营|民间|专业|专门|现代|龙头|骨干|企业|行业|部门|上市|跨国|合资|附近|周边)$"
)
_POST_NEXT = re.compile(
    r"^(?:副?书记|副?主任|副?主席|常委|委员|副?部长|副?局长|副?院长|副?校长|副?会长|副?厂长|副?总经理|负责人|领导|干部)"
)
_COUNTRY_PAIR = re.compile(
    r"^[中美俄日韩朝英法德意印巴欧亚非拉以埃伊阿乌波捷匈罗保塞希土澳加新泰越老缅柬马菲哈吉塔蒙东西]{2,3}$"
)
_TAIL_OF_PLACE = ("车站", "机场", "码头", "广场", "公园", "大街", "大道", "景区", "小区")


@dataclass(frozen=True, eq=False)
class OrganisationWords:
    """Endings by strength, longest first; names that are known; names that say nothing."""

    full: frozenset[str]
    weak: frozenset[str]
    trades: frozenset[str]
    no_endings: tuple[str, ...]
    known: re.Pattern[str]
    generic: frozenset[str]
    longest: int

    def is_of_trade(self, text: str) -> bool:
        """Whether it ends in a trade, as names of firms do (…科技, …水泥)."""
        return any(text.endswith(trade) and len(text) > len(trade) + 1 for trade in self.trades)

    def ending(self, text: str) -> tuple[str, bool]:
        """(the longest ending of organisations that `text` ends in, whether it makes a name by itself), or ("", no)."""
        for length in range(min(self.longest, len(text)), 0, -1):
            tail = text[-length:]
            if tail in self.full:
                return tail, True
            if tail in self.weak:
                return tail, False
        return "", False


@lru_cache(maxsize=4)
def organisation_words(lexicons: Lexicons) -> OrganisationWords:
    """The endings and names of these lexicons."""
    endings = lexicons.words("org_suffixes")
    full = frozenset(word for word, strength in endings.items() if strength == "full")
    known = sorted(lexicons.words("known_orgs"), key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, known)) or r"(?!)")
    trades = frozenset(word for word, strength in endings.items() if strength == "trade")
    return OrganisationWords(
        full,
        frozenset(endings) - full - trades,
        trades,
        tuple(lexicons.words("no_org_endings")),
        pattern,
        frozenset(lexicons.words("generic_orgs")),
        max(map(len, endings), default=0),
    )


@dataclass(frozen=True, slots=True)
class Naming:
    """A stretch that names an organisation, how sure, and why."""

    paragraph: int
    start: int
    end: int
    name: str
    confidence: float
    evidence: str


def find(article: ArticleText, lexicons: Lexicons, found: tuple[Record, ...]) -> tuple[Record, ...]:
    """The organisations in the order of the text, one record a name."""
    if article.language == "en":
        return find_english(article, lexicons)
    words = organisation_words(lexicons)
    namings = []
    for paragraph, text in article.passages():
        for naming in _namings(article, paragraph, text, words):
            if not in_credits(text, naming.start, paragraph, len(article.paragraphs)):
                namings.append(naming)
    records = [
        Organisation(
            paragraph=n.paragraph,
            start=n.start,
            end=n.end,
            confidence=n.confidence,
            evidence=(n.evidence,),
            name=n.name,
        )
        for n in settle_names(namings)
    ]
    return tuple(sorted(records, key=lambda r: (r.paragraph == HEADLINE, r.paragraph, r.start)))


def _namings(article: ArticleText, paragraph: int, text: str, words: OrganisationWords) -> Iterator[Naming]:
    tokens = article.tokens.get(paragraph, ())
    taken: list[tuple[int, int]] = []
    for run in _runs(text, tokens):
        for start, end, confidence, evidence in _in_run(text, run, words):
            taken.append((start, end))
            yield Naming(paragraph, start, end, _clean(text[start:end]), confidence, evidence)
    for start, end in firms_in_list(text, tokens, tuple(taken), words):
        if (
            not any(a < end and start < b for a, b in taken)
            and not _says_nothing(text[start:end], words)
            and 3 <= end - start <= 12
        ):
            taken.append((start, end))
            yield Naming(paragraph, start, end, _clean(text[start:end]), 0.55, "list of firms")
    for match in re.finditer(r"(?<=委、)[省市县区州]政府(?!部门)", text):
        taken.append(match.span())
        yield Naming(paragraph, match.start(), match.end(), match.group(), 0.7, "beside its committee")
    for match in words.known.finditer(text):
        free = not any(start < match.end() and match.start() < end for start, end in taken)
        if free and _stands_free(text, match) and (not tokens or _on_seams(tokens, match)):
            taken.append(match.span())
            yield Naming(paragraph, match.start(), match.end(), match.group(), 0.9, "known name")
    if not tokens:
        yield from _without_tagger(text, paragraph, words, taken)


def _clean(name: str) -> str:
    return name.strip("“”‘’")


def _stands_free(text: str, match: re.Match[str]) -> bool:
    """Whether a known name isn't cut out of a longer word by what follows."""
    return not re.match(r"[大厦楼路街村杯]", text[match.end() : match.end() + 1])


def _on_seams(tokens: Sequence[Token], match: re.Match[str]) -> bool:
    """Whether a short known name begins and ends where the tagger's words do, and a long one begins there."""
    begins = any(t.start == match.start() for t in tokens)
    ends = any(t.end == match.end() for t in tokens)
    before_place = re.match(r"[级社村路街]", tokens[-1].text[:0] + match.string[match.end() : match.end() + 1])
    return begins and (ends or len(match.group()) > 3) and not before_place


def _runs(text: str, tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Stretches of words that can make up a name; quoted words and brackets within belong to them."""
    run: list[Token] = []
    for i, token in enumerate(tokens):
        if token.text.startswith(("最", "唯一", "首个", "首家", "总投资", "很多", "许多", "多家", "不少")):
            if run:
                yield run
            run = []
        elif token.tag == "PER" and run and run[-1].text not in "“‘·":
            yield run
            run = [token]
        elif (
            (token.tag in _RUN and not (token.tag == "m" and not _number_in_name(token.text)))
            or (token.text in "“”‘’（）()·－" and _joins(tokens, i))
            or (run and token.tag in ("v", "d", "vd", "ad") and _verb_in_name(token, tokens, i))
            or (token.text in ("和", "与") and run and _and_in_name(tokens, i))
        ):
            run.append(token)
        else:
            if run:
                yield run
            run = []
    if run:
        yield run


def _number_in_name(text: str) -> bool:
    return (
        text.startswith("第")
        or (len(text) == 2 and text[0] in "一二三四五六七八九十" and text[1] in "中小院医附")
        or text.isdigit()
    )


def _joins(tokens: Sequence[Token], i: int) -> bool:
    """Quotes and brackets that belong to a name: “冬…”工作站, 中国（上海）自由贸易..."""
    mark = tokens[i].text
    if mark in "·－":
        return i > 0 and i + 1 < len(tokens) and tokens[i - 1].tag in _RUN and tokens[i + 1].tag in _RUN
    if mark in "（(":
        return i + 2 < len(tokens) and tokens[i + 2].text in "）)" and tokens[i + 1].tag in ("LOC", "n")
    if mark in "）)":
        return i >= 2 and tokens[i - 2].text in "（(" and i + 1 < len(tokens) and tokens[i + 1].tag in _RUN
    if mark in "“‘":
        for j in range(i + 1, min(i + 6, len(tokens) - 1)):
            if tokens[j].text in "”’":
                return tokens[j + 1].tag in ("n", "ORG", "nz", "vn")
    if mark in "”’":
        return i + 1 < len(tokens) and tokens[i + 1].tag in ("n", "ORG", "nz", "vn")
    return False


_VERBS = frozenset(
    [
        "管理",
        "监督",
        "服务",
        "发展",
        "建设",
        "研究",
        "检察",
        "联合",
        "投资",
        "开发",
        "合作",
        "设计",
        "保护",
        "教育",
        "救援",
        "促进",
        "组织",
        "推广",
        "制造",
        "测试",
        "监测",
        "运营",
        "交易",
        "结算",
        "管控",
        "指挥",
        "协调",
        "实验",
        "审批",
        "综合",
        "慈善",
        "应急",
    ]
)


def _verb_in_name(token: Token, tokens: Sequence[Token], i: int) -> bool:
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    return (
        token.text in _VERBS
        and following is not None
        and following.tag in ("n", "vn", "ORG", "nz")
        and not following.text.startswith(("工作", "项目"))
    )


def _and_in_name(tokens: Sequence[Token], i: int) -> bool:
    """发展和改革委员会, 工业和信息化局: nouns on both sides and an ending of offices soon after."""
    after = "".join(t.text for t in tokens[i + 1 : i + 4] if t.tag in _RUN or t.text in _VERBS)
    before = tokens[i - 1].text if i else ""
    joint = before + "和" + after
    return bool(
        re.match(
            r"(?:发展和改革|工业和信息化|住房和城乡|城乡和|人力资源和社会|文化和旅游|卫生和计划|社会组织|民族和|监察和|外事和|宪法和|规划和自然|科学和技术|工商和|妇女和|交通和)",
            joint,
        )
    ) or bool(re.match(r"组织和社会", joint))


def _in_run(text: str, run: list[Token], words: OrganisationWords) -> Iterator[tuple[int, int, float, str]]:
    """(start, end, confidence, evidence) of the names in a run of words, longest endings first, none overlapping."""
    reached = run[0].start
    i = len(run) - 1
    found: list[tuple[int, int, float, str]] = []
    # From the left: a name ends at the last ending before the run stops being one.
    begin = 0
    while begin < len(run):
        hit = None
        for i in range(len(run) - 1, begin - 1, -1):
            hit = _name_ending_at(text, run, begin, i, words)
            if hit:
                break
        if not hit:
            break
        if hit[0] >= reached:
            found.append(hit)
            reached = hit[1]
        begin = i + 1
    yield from found


def _name_ending_at(
    text: str, run: list[Token], begin: int, i: int, words: OrganisationWords
) -> tuple[int, int, float, str] | None:
    token = run[i]
    end = _cut(text, token, words)
    if end <= token.start:
        return None
    body = text[run[begin].start : end]
    ending, full = words.ending(body)
    is_org = token.tag == "ORG" and end == token.end
    last = i + 1 == len(run)
    if body.endswith(words.no_endings) or (not ending and not (is_org and last)):
        return _firm(text, run, begin, i, words) if last else None
    start = _left(text, run, begin, i, end, words)
    name = _clean(text[start:end])
    quoted = text[start : start + 1] in "“‘『"
    if start >= end or _says_nothing(name, words) or name.endswith(_TAIL_OF_PLACE):
        return None
    if is_org and (ending or len(name) >= 4) and not _COUNTRY_PAIR.match(name):
        return start, end, 0.85, "tagger"
    if not ending or len(name) < 3:
        return None
    proper = any(t.tag in _PROPER for t in run[begin : i + 1] if t.start >= start and t.start < end - len(ending))
    front = name[: -len(ending)]
    if not front:
        return None
    if full and (proper or quoted or _LEVEL.match(name)):
        return start, end, 0.75, "ending and proper word"
    if not full and len(ending) == 1 and token.end - token.start <= 1:
        return None
    if not full and len(ending) == 1 and not (is_org or (token.tag in ("n", "vn") and ending in "局厅委署厂社处")):
        return None
    if not full and len(front) >= 2 and proper and token.tag in ("n", "ORG", "vn", "nz"):
        return start, end, 0.6, "weak ending and proper word"
    return None


def _firm(
    text: str, run: list[Token], begin: int, i: int, words: OrganisationWords
) -> tuple[int, int, float, str] | None:
    """A firm in a list of firms, known by its trade: 甲乙科技、丙丁水泥等."""
    start, end = run[begin].start, run[i].end
    name = text[start:end]
    listed = text[start - 1 : start] == "、" or re.match(r"、|等", text[end : end + 1])
    if (
        listed
        and 4 <= len(name) <= 8
        and words.is_of_trade(name)
        and any(t.tag in _PROPER or t.tag == "a" for t in run[begin : i + 1])
    ):
        return start, end, 0.55, "trade in a list"
    return None


def _cut(text: str, token: Token, words: OrganisationWords) -> int:
    """The end of the name within the word: 党委 of 党委书记; the word's end where it holds no post."""
    if _POST_NEXT.fullmatch(token.text):
        return token.start
    for k in range(token.end - 1, token.start, -1):
        if _POST_NEXT.match(text[k : token.end]) and _POST_NEXT.match(text[k : token.end]).end() == token.end - k:  # type: ignore[union-attr]
            return k
    return token.end


def _left(text: str, run: list[Token], begin: int, i: int, end: int, words: OrganisationWords) -> int:
    """Where the name that ends with word `i` begins."""
    first = begin
    while first < i and (
        (run[first].tag in ("m", "a", "f", "an") and not run[first].text.startswith("第"))
        or _NOT_FIRST.match(run[first].text)
    ):
        first += 1
    for k in range(first, i + 1):
        if run[k].tag in ("LOC", "ORG") or _LEVEL.match(run[k].text) or run[k].text in "“‘":
            # A country or place before a comma-less list of nouns belongs to the name.
            return run[k].start
        if run[k].tag in ("nz", "nw", "PER"):
            return run[k].start
    return run[first].start


def _says_nothing(name: str, words: OrganisationWords) -> bool:
    bare = re.sub(r"^(?:我|本|该|各|全|两|这|那)(?:省|市|县|区|国|州|校|院|厂|村|家)?", "", name)
    return name in words.generic or bare in words.generic or len(bare) < 2 or bool(re.match(r"^(?:等|的)", name))


def _without_tagger(
    text: str, paragraph: int, words: OrganisationWords, taken: list[tuple[int, int]]
) -> Iterator[Naming]:
    """Names by rule alone: a place with a level and an ending, up to a comma."""
    for match in re.finditer(r"[㐀-鿿]{2,6}?[省市县区镇乡村][㐀-鿿]{1,12}?(?=[，、。；：“”（）\s]|的|在|$)", text):
        ending, full = words.ending(match.group())
        if full and not any(a < match.end() and match.start() < b for a, b in taken):
            yield Naming(paragraph, match.start(), match.end(), match.group(), 0.5, "place and ending")


_LIST_OF_FIRMS = re.compile(r"等(?:[^，。；：、“”]{0,12}?)(?:企业|公司|厂家|银行|高校|院校|医院|商家|单位)")
_LIST_OF_ANY = re.compile(r"(?<=[^，。；：])等(?=[^，。；：]{2})")


def firms_in_list(
    text: str, tokens: Sequence[Token], taken: Sequence[tuple[int, int]], words: OrganisationWords
) -> list[tuple[int, int]]:
    """The items of 甲、乙、丙等6家企业: each names a firm; in other lists those of a trade beside two firms that are
    known (`taken`). The first begins after the last verb before it."""
    found = []
    for match in _LIST_OF_FIRMS.finditer(text):
        found += list_items(text, tokens, match.start())
    for match in _LIST_OF_ANY.finditer(text):
        items = list_items(text, tokens, match.start())
        known = sum(any(a == start and b == end for a, b in taken) for start, end in items)
        if known >= 2 or (known == 1 and len(items) <= 3):
            found += [(a, b) for a, b in items if words.is_of_trade(text[a:b]) and b - a <= 8]
    return found
