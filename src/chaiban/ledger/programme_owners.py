"""Who runs a programme: named around any of its mentions as the one who starts, runs or offers it."""

from __future__ import annotations

import re

from chaiban.ledger.programme_words import RUNS
from chaiban.ledger.sentences import sentence_at
from chaiban.ledger.subjects import Subjects
from chaiban.model.ledger import ArticleText

_MOST_MENTIONS = 6
_STARTED = "发起|实行|试点|提出|推出|打造|开展|实施|推行|举办|创办|主办|首创|创立|启动|建设|承建|承办|组织|设立|运营|研发|开发|制定|评选|颁发|建立|开设|设计建造|建造"
# 由甲发起的NAME, 由甲自主设计建造的某平台NAME
_BY = re.compile(rf"由(?P<who>[^，。；由的]{{2,40}}?)(?:等[^，。；的]{{0,8}})?(?:共同|联合|牵头|自主|独立|倾力|负责|主导)*(?:{_STARTED})[^，。；的]{{0,4}}的[^，。；]{{0,16}}$")  # fmt: skip
# 甲提出的NAME
_OF = re.compile(rf"(?P<who>[^，。；的、]{{2,30}}?)(?:等[^，。；的]{{0,8}})?(?:共同|联合|牵头|自主|独立|近日|去年|今年|正在?)*(?:{_STARTED})了?中?的[^，。；的]{{0,6}}$")  # fmt: skip
# NAME由甲发起
_BEHIND = re.compile(rf"^[”』]?[^，。；“由]{{0,8}}(?:，)?(?:是)?由(?P<who>[^，。；的]{{2,40}}?)(?:等[^，。；的]{{0,8}})?(?:共同|联合|牵头|自主|独立|负责|主导)*(?:{_STARTED})")  # fmt: skip
# NAME是甲打造的, NAME是甲把…打造的
_IS_OF = re.compile(rf"^[”』]?[^，。；]{{0,12}}[。，]?(?:它|这|该[^，。；]{{1,4}}|平台|项目|活动|工程)?是(?P<who>[^，。；的把由]{{2,20}}?)(?:把[^，。；]{{2,30}})?(?:联合|共同|牵头|倾力)?(?:{_STARTED}|主管|建造)[^。；]{{0,6}}的")  # fmt: skip
# What a person starts under his own name: a lecture, a way of teaching.
_OWN = re.compile(r"(?:开设|创办|创新|首创|发明|创立|独创|总结出)(?:了|出)?$")
_TOGETHER = 4


def owner_of(article: ArticleText, paragraph: int, start: int, end: int, core: str, subjects: Subjects) -> str | None:
    """The owner by the record's own mention, else by the first other mention that tells one."""
    own = _plain(_at(article, paragraph, start, end, subjects))
    if own:
        return own
    seen = 0
    for other, text in article.passages():
        at = text.find(core)
        while at >= 0 and seen < _MOST_MENTIONS:
            if other != paragraph or at != start:
                seen += 1
                found = _plain(_at(article, other, at, at + len(core), subjects))
                if found:
                    return found
            at = text.find(core, at + len(core))
    return None


# Works, rivers and mountains run nothing.
_RUNS_NOTHING = re.compile(r"(?:[站桥江河湖海山]|铁路|公路|高速|工程|机场|高原|流域|汽车|大会|峰会)$")


def _plain(owner: str | None) -> str | None:
    """The owner without what stands around its name: 特别是甲, 甲联合; None if nothing can be run by it."""
    bare = re.sub(
        r"^(?:特别是|尤其是|由于|包括)|(?<=..)(?:联合|共同|牵头|组织|城乡|各地|全境|境内)$",
        "",
        (owner or "").strip("*"),
    )
    return None if not bare or _RUNS_NOTHING.search(bare) else bare


def _at(article: ArticleText, paragraph: int, start: int, end: int, subjects: Subjects) -> str | None:
    text = article.text(paragraph)
    sentence = sentence_at(text, start)
    front = text[sentence.start : start].rstrip("“『")
    for pattern, words, offset in (
        (_BY_DIRECTLY, front, sentence.start),
        (_BY, front, sentence.start),
        (_OF, front, sentence.start),
        (_BEHIND, text[end : sentence.end], end),
        (_IS_OF, text[end : sentence.end], end),
    ):
        match = pattern.search(words)
        if match:
            named = _bodies(text, paragraph, offset + match.start("who"), offset + match.end("who"), subjects)
            if named:
                return named
    return _runner(article, paragraph, start, subjects)


def _bodies(text: str, paragraph: int, start: int, end: int, subjects: Subjects) -> str | None:
    """Bodies and places named in a stretch, as one string."""
    mentions = subjects.mentions(paragraph, start, end)
    named = [subjects.resolve(n, paragraph, a) for a, _, n in mentions if not subjects.is_person(n)]
    some = _SOME_BODY.search(text[start:end]) if not named else None
    if some:
        return some[1]
    bodies = [n for n in named if subjects.is_body(n)] or named
    words = re.sub(r"[^，。；、]*(?:中|日|来自|位于)$", "", text[start:end])
    if mentions and len(named) == 1 and not subjects.is_body(named[0]) and mentions[0][0] == start:
        # 中国海油 where only 中国 is known: all that stands there is the name.
        whole = re.sub(r"(?:联合|组织|共同|携手|牵头)$", "", words)
        return whole if len(named[0]) < len(whole) <= len(named[0]) + 4 and "、" not in whole else named[0]
    return "、".join(dict.fromkeys(bodies)) if 0 < len(bodies) <= _TOGETHER else None


_BY_DIRECTLY = re.compile(
    rf"由(?P<who>[^，。；由的]{{2,30}}?)(?:等[^，。；的]{{0,8}})?(?:共同|联合|牵头|自主|独立|负责|主导)*(?:{_STARTED})$"
)
_RUN_BEFORE = re.compile(
    rf"(?:近日|日前|今天|昨天|将|已|全面|全力|正式|深入|扎实|积极|联合|共同|还|正|在全[国省市区县][^，。]{{0,4}})*(?:{_STARTED}|发布|评选|加大|认定|部署|命名|公布|设)(?:了|出|起)?(?:首批|第[一二三四五]批|新一批)?(?:[0-9０-９]{{4}}年度?|首届|第[^，。]{{1,4}}届)?$"
)
_OWN_BODY = re.compile(
    r"(?:^|[，。；：])(?:[0-9０-９年月日]{2,12}|近日|日前|目前|今年|今天|随后|同时|其中)*([㐀-鿿]{2,20}?(?:部|局|委|厅|办|院|会|省|市|县|区|乡|镇|村|公司|集团|大学|学校|银行|总社|协会|中心|政府|总局))$"
)


# Words of what it is for stand between the verb and a quoted name: 深入开展高校毕业生就业“甲”系列活动.
_RUN_FURTHER = re.compile(r"(?:开展|实施|推行|推出|举办|组织|启动|打造|实行)(?:了|出|起)?(?!的)[㐀-鿿]{2,10}$")
# 得益于各校开展的“甲”: who runs it by its words.
_SOME_BODY = re.compile(
    r"^(?:.*(?:得益于|由于|通过|依托|参加|加入|借助|这是|作为|对|将|把|在|和|与|于))?([㐀-鿿]{1,12}?(?:高校|学校|大学|公司|集团|部门|单位|机构|银行|部|局|委|会|院|厅|社区|医院|协会|基金会))$"
)
# Two that run it together: 甲会同乙开展.
_TWO = re.compile(rf"(?:^|[，；：])([^，。；：的在]{{2,16}}?)(?:会同|联合|协同|携手)([^，。；：的在]{{2,16}}?)(?:等[^，。；]{{0,6}})?(?:共同|联合)?(?:{_STARTED})(?:了|出)?$")  # fmt: skip
# A body spoken of by its kind alone: 如今，社区…并推出.
_BARE = re.compile(
    r"(?:^|[，；：])(?:如今|现在|目前|近年来|近日|日前|去年|今年)?，?(社区|公司|集团|学校|医院|中心|村|馆|厂|所)(?:里|还|又|也|可|先后|已|在|将|联合|专门)[^，；：]*(?:，[^；：]*)?$"
)
_POST = re.compile(
    r"(?:[总副]?(?:书记|主席|总理|部长|主任|局长|市长|省长|县长|区长|院长|校长|会长|委员长)|常委|委员)"
)
_BODY = re.compile(
    r"(?:部门|单位|部|局|委|厅|办|院|会|省|市|县|区|州|乡|镇|村|公司|集团|大学|学校|中学|小学|银行|总社|中心|政府|团|队|社区|医院|馆|厂|站|所|机关|组织|支部|陵园)$"
)
_NOUNS = frozenset(("n", "nz", "LOC", "ORG", "nw", "vn", "j", "s"))


def _address(text: str, paragraph: int, start: int, stop: int, name: str, subjects: Subjects) -> str:
    """A place with the larger ones right before it, as printed: 宝鸡市渭滨区."""
    mentions = [m for m in subjects.mentions(paragraph, start, stop) if not subjects.is_person(m[2])]
    at = next((k for k, m in enumerate(mentions) if m[2] == name), 0)
    if not mentions or mentions[at][2] != name or subjects.is_body(name):
        return name
    first = at
    while first > 0 and mentions[first - 1][1] == mentions[first][0] and not subjects.is_body(mentions[first - 1][2]):
        first -= 1
    return text[mentions[first][0] : mentions[at][1]]


def _first_nouns(article: ArticleText, paragraph: int, start: int, end: int) -> str:
    """The nouns that a sentence begins with, less times and adverbs; "" if something else stands there."""
    words = [t for t in article.tokens.get(paragraph, ()) if start <= t.start and t.end <= end]
    while words and words[0].tag in ("TIME", "d", "c", "w", "ad"):
        words = words[1:]
    k = next((k for k, t in enumerate(words) if t.tag not in _NOUNS), len(words))
    return article.text(paragraph)[words[0].start : words[k - 1].end].lstrip("*") if k else ""


def _runner(article: ArticleText, paragraph: int, start: int, subjects: Subjects) -> str | None:
    """Who acts in the sentence, else in the one before, where a verb of running stands right before the name."""
    text = article.text(paragraph)
    front = re.sub(r"(?:[“『][^“”『』]*[”』][、和]?)+$", "", text[:start].rstrip("“『"))
    sentence = sentence_at(text, start)
    touching = [
        m for m in subjects.mentions(paragraph, sentence.start, start) if m[1] == len(text[:start].rstrip("“『"))
    ]
    if touching and (touching[-1][1] < start or text[start].isdigit()) and not subjects.is_person(touching[-1][2]):
        return touching[-1][2]  # 北京市“甲”工程
    ran = _RUN_BEFORE.search(front)
    if not ran and (text[start] in "“『" or text[start - 1 : start] in ("“", "『")):
        ran = _RUN_FURTHER.search(front)
    if not RUNS.search(front[-12:]) and not ran:
        return None
    body = _OWN_BODY.search(front[sentence.start : ran.start()]) if ran else None
    if body and not subjects.mentions(paragraph, sentence.start + body.start(1), sentence.start + body.end(1)):
        return body[1]
    two = _TWO.search(front[sentence.start :])
    if two and _BODY.search(two[1]) and _BODY.search(two[2]):
        return f"{two[1]}、{two[2]}"
    actors = subjects.actors(paragraph, sentence.start, start)
    first = "" if actors else _first_nouns(article, paragraph, sentence.start, start)
    bare = _BARE.search(article.text(paragraph)[sentence.start : start]) if not actors else None
    if bare:
        meant = subjects.resolve("该" + bare[1], paragraph, start)
        return None if meant.startswith("该") else meant
    if first.startswith(("这个", "这家")):
        meant = subjects.resolve("该" + first[2:], paragraph, start)
        return None if meant.startswith("该") else meant
    if first:
        return first if _BODY.search(first) and 2 < len(first) <= 20 else None
    if any(
        _POST.match(text, end)
        for _, end, name in subjects.mentions(paragraph, sentence.start, start)
        if name in actors
    ):
        return None  # somebody of these bodies acts
    own = subjects.nouns(paragraph, sentence.start, ran.start()) if ran and not actors else ""
    if 2 < len(own) <= 20 and _BODY.search(own):
        return own
    if not actors and sentence.start:
        before = sentence_at(text, sentence.start - 1)
        actors = subjects.actors(paragraph, before.start, before.end)
    actors = [a for a in actors if subjects.is_named(a) or len(a) > 1]
    if len(actors) == 1 and subjects.is_person(actors[0]):
        return actors[0] if _OWN.search(front[-8:]) else None
    bodies = [
        _address(text, paragraph, sentence.start, start, a, subjects) for a in actors if not subjects.is_person(a)
    ]
    if not bodies or len(bodies) > _TOGETHER or re.search(r"[0-9０-９]", "".join(bodies)):
        return None
    return "、".join(re.sub(r"(?<=..)(?:联合|组织|共同|携手).*$", "", body) for body in bodies)
