"""Titles in book marks, and laws and plans named without them."""

from __future__ import annotations

import re

from chaiban.model.ledger import ArticleText, Document, Lexicons, Record

_TITLE = re.compile(r"《([^《》]*(?:《[^《》]*》[^《》]*)*)》")
_LAW_BEFORE = r"(?:(?<=[，。、；：“”（）《》])|(?<=[和与及据照按依以了对于是有的])|^)"
_NAMED = re.compile(
    r"(?P<law>(?:中华人民共和国)?(?:宪法|民法典|刑法|民法通则|刑事诉讼法|民事诉讼法|行政诉讼法|行政处罚法|行政许可法|行政复议法|公务员法|监察法|立法法|选举法|"
    r"合同法|物权法|婚姻法|继承法|公司法|证券法|商业银行法|企业破产法|反垄断法|反不正当竞争法|专利法|商标法|著作权法|劳动法|劳动合同法|就业促进法|工会法|"
    r"社会保险法|未成年人保护法|预防未成年人犯罪法|妇女权益保障法|老年人权益保障法|残疾人保障法|消费者权益保护法|产品质量法|食品安全法|药品管理法|疫苗管理法|"
    r"传染病防治法|母婴保健法|献血法|执业医师法|教育法|义务教育法|高等教育法|职业教育法|教师法|科技进步法|环境保护法|大气污染防治法|水污染防治法|固体废物污染环境防治法|"
    r"森林法|草原法|水法|防洪法|水土保持法|土地管理法|农村土地承包法|城乡规划法|城市房地产管理法|建筑法|招标投标法|安全生产法|消防法|道路交通安全法|治安管理处罚法|"
    r"禁毒法|反恐怖主义法|国家安全法|网络安全法|数据安全法|个人信息保护法|电子商务法|广告法|价格法|税收征收管理法|个人所得税法|企业所得税法|预算法|审计法|统计法|会计法|"
    r"农业法|种子法|渔业法|畜牧法|动物防疫法|乡村振兴促进法|长江保护法|黄河保护法|湿地保护法|噪声污染防治法|家庭教育促进法|反家庭暴力法|外商投资法|兵役法|国防法|"
    r"国防教育法|退役军人保障法|英雄烈士保护法|村民委员会组织法|慈善法|档案法|保守国家秘密法|文物保护法|公共图书馆法|体育法|全民健身条例|信访条例|物业管理条例)"
    r"(?![院律庭官学制规人师治定庭]))"
    r"|(?P<charter>联合国宪章|联合国海洋法公约|日内瓦公约|巴黎协定|京都议定书)"
    r"|(?P<plan>“?(?:十[一二三四五]|九|八|七)五”?(?:时期)?(?:发展)?规划(?:纲要|和二〇三五年远景目标纲要)?)"
)
# In the order in which they are tried: the last word of a title says most.
_KINDS = (
    ("other", re.compile(r"(?:学习|教学|宣讲|读本)(?:纲要|计划|大纲)?$")),
    ("list", re.compile(r"(?:清单|目录|名单|名录|一览表|榜单?|排行榜|负面清单|成果单)$")),
    (
        "law",
        re.compile(
            r"(?:(?<![办疗方书做想说手语用魔兵枪剑文看战乘除算针])法|法典|宪法|条例|司法解释|基本法|组织法|法案)(?:[（(][^）)]*[）)])?(?:修正案|实施条例)?$"
        ),
    ),
    (
        "plan",
        re.compile(
            r"(?:规划|计划|方案|纲要|行动|蓝图|路线图|设想|预案|设计|规划纲要)(?:[（(][^）)]*[）)])?$|规划（|计划（|方案（|纲要（"
        ),
    ),
    (
        "policy",
        re.compile(
            r"(?:办法|规定|意见|通知|细则|决定|政策|措施|公告|通告|准则|标准|规范|规则|规程|若干|指南|指引|决议|批复|通报|制度|守则|举措|条|规章|章程|指示|"
            r"要求|指导|工作要点|要点|补贴|意见书|令|命令)(?:[（(][^）)]*[）)])?$|的(?:意见|通知|决定|规定)"
        ),
    ),
    (
        "other",
        re.compile(
            r"(?:协议|合同|协定|公约|宣言|声明|公报|备忘录|报告|报告书|白皮书|蓝皮书|绿皮书|皮书|倡议|倡议书|公开信|一封信|证书|许可证|执照|证|证明|告知书|通知书|"
            r"承诺书|责任书|决定书|判决书|裁定书|起诉书|建议书|申请书|申报书|意向书|保证书|议定书|条约|共识|讲话|致辞|演讲|调查|表|簿|手册|须知|信|联合公报|章程)$|报告（"
        ),
    ),
)


def find(article: ArticleText, lexicons: Lexicons, found: tuple[Record, ...]) -> tuple[Record, ...]:
    """One record a title, at its first mention; a law of the same name without book marks is the same."""
    records: dict[str, Record] = {}
    for paragraph, text in article.passages():
        for match in sorted([*_TITLE.finditer(text), *_NAMED.finditer(text)], key=lambda m: m.start()):
            marked = match.re is _TITLE
            title = match[1] if marked else match.group().replace("“", "").replace("”", "")
            same = title.removeprefix("中华人民共和国")
            if not title.strip() or same in records or _inside_title(text, match, marked):
                continue
            records[same] = Document(
                paragraph=paragraph,
                start=match.start(),
                end=match.end(),
                title=title,
                doc_kind=kind_of(title) if marked else ("plan" if match["plan"] else "law"),
                confidence=0.97 if marked else 0.8,
                evidence=("book marks",) if marked else ("named plan" if match["plan"] else "named law",),
            )
    return tuple(records.values())


def kind_of(title: str) -> str:
    """policy, plan, list, law, other by the last word of a title in book marks; else it is a work."""
    bare = re.sub(
        r"[（(](?:试行|暂行|草案|征求意见稿|修订|修订版|修订草案|讨论稿|送审稿|\d+[-—–至]\d+年?|20\d\d年?版?)[）)]$",
        "",
        title,
    )
    return next((kind for kind, rule in _KINDS if rule.search(bare)), "work")


def _inside_title(text: str, match: re.Match[str], marked: bool) -> bool:
    return not marked and text.rfind("《", 0, match.start()) > text.rfind("》", 0, match.start())
