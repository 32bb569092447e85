"""The words that programmes are known by."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from chaiban.model.ledger import Lexicons

# Verbs of running, right before a name.
RUNS = re.compile(
    r"(?:成立|建立健全|健全|组建|推行|实行|试点|创办|制定|实施|开展|启动|打造|创建|推出|建立|创新|创新实施|探索|探索实施|推进|开设|设立|建设|试行|组织|发起|举办|搭建|构建|倡导|践行|抓住|借助|公布|参与|投入|签约|引进|首创|运作|谋划运作|拓展|依托|深化|完善|建成|落实|加入)(?:了|出|起|好|以|“[^”]*”)?$"
)
# Words that say nothing of their own in front of a class word.
GENERIC = re.compile(
    r"^(?:该|本|各|这|那|全|新|大|小|多|重点|重大|一批|一个|一项|两个|有关|相关|主要|建设|工作|基础设施|社会|经济|发展|服务|管理|合作|投资|产业|信息|技术|科技|工业|农业|市场|国家|国际|教育|文化|体育|宣传|生产|安全|民生|公益|"
    r"培训|监督|保障|责任|领导|系统|教学|高新技术|工业园|城市|农村|改革|创新|科研|研究|交流|对外开放|经济体制|体制|政治体制|金融|财税|住房|医疗|大型|系列|志愿|志愿服务|主题|群众性|精神文明|庆祝|纪念|慰问|党内|组织|民主|思想|考核|竞争|激励|约束|运行|经营|用人|分配|法律|市场经济|社会主义|现代企业|家庭|社会保障|养老|医疗保险|失业保险|环境|环保|绿色|"
    r"生态|水利|电力|交通|通信|能源|建筑|配套|基本建设|技术改造|技改|续建|扩建|在建|拟建|新建|合资|外资|利用外资|引进|开发|扶贫|旅游|高速|基础|体制|对外|承包)*$"
)


@dataclass(frozen=True, eq=False)
class ProgrammeWords:
    """Class words with their types, longest first; known names with theirs."""

    heads: dict[str, str]
    alone: frozenset[str]
    longest: int
    vague: frozenset[str]
    loose: frozenset[str]
    known: dict[str, str]
    known_pattern: re.Pattern[str]

    def head(self, text: str) -> str:
        """The longest class word that `text` ends in, "" if none."""
        for length in range(min(self.longest, len(text)), 0, -1):
            if text[-length:] in self.heads:
                return text[-length:]
        return ""


@lru_cache(maxsize=4)
def programme_words(lexicons: Lexicons) -> ProgrammeWords:
    """The class words and known names of these lexicons."""
    notes = lexicons.words("programme_heads")
    known = dict(lexicons.words("known_programmes"))
    names = sorted(known, key=len, reverse=True)
    return ProgrammeWords(
        {word: note.rstrip("!") for word, note in notes.items()},
        frozenset(word for word, note in notes.items() if note.endswith("!")),
        max(map(len, notes), default=0),
        frozenset(lexicons.words("vague_heads")),
        frozenset(lexicons.words("loose_adjectives")),
        known,
        re.compile("|".join(map(re.escape, names)) or r"(?!)"),
    )


@dataclass(frozen=True, slots=True)
class ProgrammeNaming:
    """A stretch that names a programme, how sure, and why."""

    start: int
    end: int
    name: str
    type: str
    confidence: float
    evidence: str
