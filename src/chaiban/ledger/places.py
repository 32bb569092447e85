"""Places of an article with their level, from the gazetteer, the tagger's words and the last words of names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chaiban.ledger.datelines import lead_ins
from chaiban.ledger.place_names import Part, is_bare, is_organisation, known_at, level_by_suffix, parts_of
from chaiban.ledger.place_runs import FULL, LEVELS, Run, listed_runs, plain_runs, without_overlaps
from chaiban.ledger.times import dates_of
from chaiban.model.ledger import ArticleText, Lexicons, Place, Record, Token

_POSTS = ("总统", "总理", "主席", "议长", "国王", "女王", "首相", "外长", "部长", "大使", "先生", "女士", "教练", "大臣", "秘书长", "书记",
          "市长", "县长", "省长", "区长", "镇长", "局长", "院长", "校长", "经理", "董事长", "选手", "球员", "队员", "记者", "教授", "博士")  # fmt: skip
_ZONE = re.compile(
    r"(?:市|省|国家级)(?:高新技术产业|经济技术|高新技术|高新|经济|城乡一体化|自由贸易|综合保税|保税|临空经济|航空港经济综合|产城融合|新型工业化)"
    r"(?:开发区|示范区|试验区|实验区|园区|区)"
)
_ZONE_WORD = re.compile(r"(?:合作区|示范区|开发区|试验区|实验区|保税区)$")
_TOWARDS = ("在", "赴", "位于", "来自", "地处", "前往", "抵达", "途经", "飞往")
_ABBREVIATIONS = re.compile(
    "[中美英法德日俄韩欧非印澳加意巴朝越泰新马缅苏东沪京津渝港粤浙豫冀鲁皖赣湘鄂川黔滇陕甘宁青藏桂琼闽蒙晋辽吉]{2,4}"
)
_EXTENSION = re.compile(
    r"[^\W\da-zA-Z的在和与及等有为是了全各该本]{1,5}?(?:镇|乡|街道|社区|村)(?![民委里级支两庄镇])"
)
_NO_COUNTRY_AFTER = re.compile(
    r"[（(]|特色|式|梦|文(?!化|明|物|艺|学)|语|籍|裔|时间|结|红|风|菜|共产党|共青团|人民解放军|人民志愿军|人民武装|人民政治|人民银行|人民大学|人民争取|国民党|工农红军|科学院|社会科学院|工程院|"
    r"银行|移动|联通|电信|石油|石化|铁路总|邮政|海油|中铁|建筑|航天|船舶|足球|男足|女足|女排|男篮|女篮|队|作家协会|文联|科协|残联|红十字|证监会|银监会|保监会|人民$"
)
# 哈萨克斯坦共和国 is 哈萨克斯坦.
_STATE = re.compile(r"(?<=[㐀-鿿]{2})(?:(?:人民|民主|联邦|阿拉伯|伊斯兰|社会主义)*共和国|王国|大公国|公国)$")
# 绿水青山, 金山银山: two of a kind in a saying are no name; nor is a grade.
_SAYING = re.compile(r".([山水河江湖海川]).\1|[A-ZＡ-Ｚ0-9０-９]{1,3}级.*")
_BETWEEN = frozenset("东西南北中上下大小前后新老")
_GENERIC_START = re.compile(r"^(?:该|本|我|各|全|每|某|这|那|此|几|多|两|一|新|老|外|邻|所有|其他|其它)(?:个|座|条)?")


def find(article: ArticleText, lexicons: Lexicons, found: tuple[Record, ...]) -> tuple[Record, ...]:
    """One record a name, at its first mention; a short form of a name already there (武陟 of 武陟县) is none."""
    records: dict[str, Place] = {}
    for paragraph, text in article.passages():
        closed = lead_ins(text, first=paragraph == 0)
        closed += [(m.start(), m.end()) for m in re.finditer("《[^》]*》", text)]
        closed += [(m.start, m.end) for m in dates_of(article, paragraph)]
        tokens = article.tokens.get(paragraph, ())
        runs = _tagged_runs(text, tokens, lexicons) if tokens else plain_runs(text, lexicons)
        runs = without_overlaps([*runs, *listed_runs(text, lexicons.words("transliteration"))])
        for run in runs:
            if any(a < run.end and run.start < b for a, b in closed):
                continue
            for place in _places(paragraph, text, run, lexicons, bool(tokens)):
                if not _said(place.name, records):
                    records[place.name] = place
    return tuple(records.values())


def _said(name: str, records: dict[str, Place]) -> bool:
    """True if the name is there, or its short or full form."""
    if name in records:
        return True
    if any(other.endswith(name) and len(name) > 2 for other in records):
        return True
    short = _STATE.sub("", FULL.sub("", name))
    return any(short == _STATE.sub("", FULL.sub("", other)) and len(short) > 1 for other in records)


def _places(paragraph: int, text: str, run: Run, lexicons: Lexicons, tagged: bool) -> Iterator[Place]:
    chain = text[run.start : run.end]
    if run.rule in ("zone", "cut in two", "front", *LEVELS.values()):
        level = {"zone": "county", "cut in two": "city", "front": "city"}.get(run.rule, run.rule)
        parts = [Part(0, len(chain), level, "listed")]
    else:
        parts = parts_of(chain, lexicons)
    for part in parts:
        name = chain[part.start : part.end]
        if part.rule == "rest" and known_at(name, 1, lexicons) == (name[1:], "country"):
            part, name = Part(part.start + 1, part.end, "country", "gazetteer"), name[1:]
        level = part.level or _level_there(text, run, name, lexicons)
        if not level or not _is_name(name, part, lexicons):
            continue
        start, end = run.start + part.start, run.start + part.end
        if level in ("country", "province") and _NO_COUNTRY_AFTER.match(text, end):
            continue
        if text[max(0, start - 2) : start] == "一个" or (part.rule != "gazetteer" and text[start - 1 : start] == "“"):
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


def _level_there(text: str, run: Run, name: str, lexicons: Lexicons) -> str:
    """city or site for a name without a word for what it is, if a preposition says that it is a place; else nothing."""
    if run.rule != "tagged" or len(name) < 2 or _ABBREVIATIONS.fullmatch(name):
        return ""
    before = text[max(0, run.start - 2) : run.start]
    if not before.endswith(_TOWARDS) or text.startswith(("户", "人"), run.end):
        return ""
    foreign = len(name) > 2 and all(c in lexicons.words("transliteration") for c in name)
    return "city" if foreign else "site"


def _is_name(name: str, part: Part, lexicons: Lexicons) -> bool:
    if name in lexicons.words("generic_places") or name in lexicons.words("regions"):
        return False
    if (
        len(name) < 2
        or (part.rule != "gazetteer" and (name[0] in "于在到的是了和为从与及、" or _ABBREVIATIONS.fullmatch(name)))
        or re.search(r"[\d，。、；：“”（）]", name)
        or _GENERIC_START.sub("", name) in ("", "市", "县", "区", "省")
    ):
        return False
    if re.sub("(?:地区|国家|沿海)$", "", name) in lexicons.words("regions"):
        return False
    if _SAYING.fullmatch(name):
        return False
    if part.rule == "gazetteer":
        return True
    if (
        part.rule == "rest"
        and name.endswith("市场")
        and not any(known_at(name, k, lexicons) for k in range(len(name) - 1))
    ):
        # 证券市场: a market is a place where its own is named.
        return False
    if name.endswith("地区") and not known_at(name, 0, lexicons):
        return False
    if _GENERIC_START.match(name) and _GENERIC_START.sub("", name) in lexicons.words("generic_places"):
        return False
    return not is_organisation(name)


def _tagged_runs(text: str, tokens: tuple[Token, ...], lexicons: Lexicons) -> list[Run]:
    """Words tagged as places that stand side by side, with the class words behind them; known names elsewhere."""
    tokens = _mended(text, tokens, lexicons)
    runs: list[Run] = [Run(m.start(), m.end(), "zone") for m in _ZONE.finditer(text)]
    i = 0
    while i < len(tokens):
        token = tokens[i]
        if token.tag != "LOC":
            listed = i > 1 and tokens[i - 1].text == "、" and tokens[i - 2].tag == "LOC" and token.tag in ("n", "nz")
            short = known_at(text, token.start, lexicons) if listed else None
            if short and short[0] == token.text and short[1] == "county short":
                runs.append(Run(token.start, token.end, "in a list of places"))
            runs += _untagged(text, token, lexicons)
            i += 1
            continue
        j = i + 1
        while j < len(tokens) and (tokens[j].tag == "LOC" or _class_word(tokens[j], lexicons) or _between(tokens, j)):
            j += 1
        zone = _zone_behind(tokens, j)
        if zone > j:
            runs.append(Run(token.start, tokens[zone - 1].end, "zone"))
            i = zone
            continue
        if i and tokens[i - 1].tag == "PER" and tokens[i - 1].end == token.start and token.text[-1] in "市州省县":
            # 努尔|苏丹市: a foreign town that the tagger cut in two.
            foreign = lexicons.words("transliteration")
            if all(c in foreign for c in tokens[i - 1].text + token.text[:-1]):
                runs.append(Run(tokens[i - 1].start, token.end, "cut in two"))
                i = j
                continue
        # 襄阳宾馆 (taken for a body) + 大礼堂: the hall is the house's.
        own = token.start
        if (
            i
            and tokens[i - 1].tag == "ORG"
            and is_bare(text[own : tokens[j - 1].end], lexicons.words("site_suffixes"))
        ):
            own = tokens[i - 1].start
        run = Run(own, _extended(text, token.start, tokens[j - 1].end, tokens, lexicons), "tagged")
        chain = text[run.start : run.end]
        organisation = is_organisation(chain) or (j < len(tokens) and _heads_organisation(tokens, j, chain))
        person = i > 0 and tokens[i - 1].text.endswith(_POSTS) and not known_at(text, token.start, lexicons)
        if not organisation and not person:
            runs.append(run)
        i = j
    return without_overlaps(runs)


def _mended(text: str, tokens: tuple[Token, ...], lexicons: Lexicons) -> tuple[Token, ...]:
    """Words that together are a long known name become one place: 爱 + 沙尼亚."""
    mended: list[Token] = []
    for token in tokens:
        if mended and token.start < mended[-1].end:
            continue
        known = known_at(text, token.start, lexicons) if token.tag not in ("ORG", "PER") else None
        end = token.start + len(known[0]) if known and len(known[0]) > 2 else 0
        if known and end > token.end and any(other.end == end for other in tokens):
            token = Token(known[0], "LOC", token.start, end)
        mended.append(token)
    return tuple(mended)


def _zone_behind(tokens: tuple[Token, ...], j: int) -> int:
    """The index behind the words that make a zone of the place before word `j`: 珠峰|国际|文化|旅游合作区."""
    for k in range(j, min(j + 4, len(tokens))):
        if tokens[k].tag not in ("n", "vn", "nz", "an") or tokens[k].start != tokens[k - 1].end:
            return j
        if _ZONE_WORD.search(tokens[k].text):
            return k + 1
    return j


def _between(tokens: tuple[Token, ...], j: int) -> bool:
    """The 南 of 清化镇 + 南 + 朱营村."""
    return tokens[j].text in _BETWEEN and j + 1 < len(tokens) and tokens[j + 1].tag == "LOC"


def _extended(text: str, start: int, end: int, tokens: tuple[Token, ...], lexicons: Lexicons) -> int:
    """Where a chain ends that goes on with a town or village the tagger has not seen: 中星街道 + 巡返村."""
    while re.search(r"(?:市|区|县|旗|镇|乡|街道|办事处)$", text[start:end]):
        match = _EXTENSION.match(text, end)
        if (
            not match
            or match.group() in lexicons.words("generic_places")
            or match.group()[1:] in lexicons.words("generic_places")
        ):
            break
        inside = [t for t in tokens if t.start < match.end() and end < t.end]
        if any(
            t.tag in ("p", "c", "u", "d", "r", "m", "w") or (t.tag == "v" and len(match.group()) > 4) for t in inside
        ):
            break
        end = match.end()
    return end


def _class_word(token: Token, lexicons: Lexicons) -> bool:
    """北广场, 社区, 立交桥 behind a name."""
    if token.tag not in ("n", "f", "s", "nz", "nw", "an") or len(token.text) > 5:
        return False
    if token.text in ("站", "港", "路", "街", "村", "镇", "乡", "县", "区", "市", "山", "河", "湖", "岛", "桥"):
        return True
    sites = lexicons.words("site_suffixes")
    return token.text in ("社区", "街道", "村", "镇", "乡", "地区", "新区") or any(
        token.text[-size:] in sites and len(token.text) - size <= 2 for size in range(2, 6)
    )


def _heads_organisation(tokens: tuple[Token, ...], j: int, chain: str) -> bool:
    """The name goes on into that of an organisation: 北辰区 + 实验 + 小学 (three words at the most)."""
    if tokens[j].tag == "ORG":
        return True
    for token in tokens[j : j + 3]:
        if token.tag not in ("n", "vn", "nz", "an", "m", "ORG"):
            return False
        if is_organisation(token.text) and len(token.text) > 1:
            return not FULL.search(chain) or token.text.endswith(("学", "校", "院", "园", "中", "公司", "集团"))
    return False


def _untagged(text: str, token: Token, lexicons: Lexicons) -> list[Run]:
    """Full names of the gazetteer that the tagger took for something else, sites among proper nouns."""
    known = known_at(text, token.start, lexicons)
    if (
        known
        and known[0] == token.text
        and token.tag in ("n", "nz", "ns", "s")
        and (FULL.search(known[0]) or known[1] == "country")
    ):
        return [Run(token.start, token.end, "gazetteer")]
    long = any(token.text[-size:] in lexicons.words("site_suffixes") for size in range(2, 6))
    site = token.tag in ("nz", "ORG") and len(token.text) > 3 and (long or token.text[-1] == "矿")
    if site and not is_organisation(token.text) and level_by_suffix(token.text, lexicons) == "site":
        return [Run(token.start, token.end, "site word")]
    return []
