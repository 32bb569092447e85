"""Who can hold an honour at all, and who it goes to where its own sentence doesn't say."""

from __future__ import annotations

import re

from chaiban.ledger.subjects import Subjects
from chaiban.model.ledger import HEADLINE, ArticleText

# Last words of those who are honoured without a name of their own: groups, works, products, places.
_HOLDS = re.compile(
    r"(?:[人员手者师兵官家长生民星将匠农商孩]|少年|青年|设计与建造|建造|[队军连营团排班组社会所站局部处科室厅委办]|[县市区乡镇村州省国城]|[校院系厂矿场店馆园港行线路桥楼厦亭塔]|饭店|宾馆|酒店|公司|集团|中心|支部|企业|单位|集体|家庭|"
    r"机构|机关|学校|大学|中学|小学|医院|选手|组合|搭档|姑娘|小伙|女将|将士|健儿|战士|同学|同志|群众|代表|主席|总统|总理|干警|干部|民警|职工|官兵|部队|"
    r"项目|工程|工作|计划|成果|作品|论文|文章|论著|专著|一文|一书|产品|技术|研究|设计|品牌|商标|影片|电影|电视剧|连续剧|节目|栏目|剧目|剧本|剧|小说|诗歌|歌曲|舞蹈|画|书|报|刊|"
    r"丛书|教材|软件|系统|平台|模式|品种|酒|茶|车|船|机|药|号|算法|方法|课题|专利|发明|案例|方案|活动|岛|山|湖|湿地|公园|海湾|分公司|分会|[0-9０-９一二三四五六七八九十百千][个名位家项部篇件种]?)$"
)
# Words that end circumstances, thoughts and properties, whatever noun they are made of.
_HOLDS_NOT = re.compile(
    r"(?:[中上下里内外间前后时]|以来|期间|过程|开放|改革|建设|发展|[赛会展]上|届.{0,6}(?:会|赛|展)|获奖|冠军|亚军|[一二三]等奖|总值|质量|水平|论|较多|较好|连续|附记|编者按|名次|成绩|项目数)$"
    r"|^(?:附记|图为|编者|本报|记者|比赛|决赛|本次|本届|此次|上届|其中|同时|至此|目前|最终|结果|今年|去年|当年|不久前|近年|总书记|我国[^队]*项目$)"
)
_QUOTED = re.compile(r"[《“『][^》”』]+[》”』]|[/／]")
_COUNTED = re.compile(r"^(?:一批|多[名位家个]|[0-9０-９一二两三四五六七八九十百千万]+[余多]?(?:[名位个家部篇项种件座所支条对人]|[％%])|[0-9０-９]+$)")  # fmt: skip
# Honours that bodies hold; any other is a person's.
_OF_BODIES = re.compile(
    r"(?:单位|集体|企业|公司|村|镇|乡|县|市|区|社区|学校|校园|医院|家庭|支部|党委|党组织|班组|团委|团支部|行业|大户|院|馆|站|所|基地|窗口|岗|队|连|厂|店|场|行|集体[一二三]等功|级[^，]{0,4}等功)$"
)
# What products and works are called, never people.
_OF_THINGS = re.compile(
    r"工程|产品|品牌|名牌|优质|质量|商标|驰名|免检|影片|电影|作品|图书|专利|鲁班|金矿|遗产|案例|城市"
)


def can_be_honoured(who: str, subjects: Subjects) -> bool:
    """Whether all of the names joined by 、 are of somebody or something that an honour can go to."""
    return all(_can(part, subjects) for part in re.split(r"、(?![^“《]*[”》])", who))


def _can(who: str, subjects: Subjects) -> bool:
    if who in ("他们", "她们", "我们", "大家", "这", "它"):
        return False
    if subjects.is_named(who) or _QUOTED.search(who) or _COUNTED.match(who):
        return True
    if not 2 <= len(who) <= 30 or _HOLDS_NOT.search(who):
        return False
    return bool(_HOLDS.search(who)) or any(len(n) > 1 and who.startswith(n) for n in subjects.all_names())


def honoured_elsewhere(article: ArticleText, paragraph: int, position: int, honour: str, subjects: Subjects) -> str:
    """Who was told of last before `position`: a body where bodies hold such an honour, else a person; else the one
    that the whole article is about; "" if nobody is."""
    if _OF_BODIES.search(honour):
        named = subjects.mentions(paragraph, 0, position)
        bodies = [n for _, _, n in named if subjects.is_body(n) or n.startswith("该")]
        return subjects.resolve(bodies[-1], paragraph, position) if bodies else ""
    if _OF_THINGS.search(honour):
        return ""
    who = subjects.resolve("他", paragraph, position)
    return main_person(article, subjects) if who == "他" else who


def main_person(article: ArticleText, subjects: Subjects) -> str:
    """The person whom the headline names, else the only one whom the text names more than once; "" if there is none."""
    counts: dict[str, int] = {}
    for paragraph, text in article.passages():
        for _, _, name in subjects.mentions(paragraph, 0, len(text)):
            if subjects.is_person(name) and name not in ("他", "她") and paragraph != HEADLINE:
                counts[name] = counts.get(name, 0) + 1
    headed = [name for name in counts if name in article.headline]
    often = [name for name, count in counts.items() if count > 1]
    return max(headed, key=lambda n: counts[n]) if headed else often[0] if len(often) == 1 else ""
