"""Printed marks of the press: jump marks, datelines, bylines, credits, folios, in four languages.

The words are those of the trade (glossary), not of one paper. Every recogniser gives stretches of the
text that it was shown, so that the way back to the page stays open.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_FIGURES = r"[A-Za-zＡ-Ｚ]{0,2}\s*[0-9０-９]{1,3}"
_PAGE = rf"(?P<page>第?\s*{_FIGURES}|第?[一二三四五六七八九十]{{1,3}}|头|頭)\s*[版面頁页叠]?"
# 接 and 转 alone stand before many a number (接二连三, 转3次车): there the page has to be named as one.
_PAGE_NAMED = (
    rf"(?:(?P<page1>第?\s*{_FIGURES}|第?[一二三四五六七八九十]{{1,3}}|头|頭)\s*[版面頁页叠](?![一-鿿])"
    r"|(?P<page11>[A-HＡ-Ｈ]\s*[0-9０-９]{1,2})(?![0-9A-Za-z版面頁页叠]))"
)
_MARK = r"[①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮❶❷❸❹❺❻❼❽❾]"
_OPEN, _CLOSE = r"[（(【〔［\[▲▼▶►◀→←☞●■»>]*", r"[）)】〕］\]▲▼▶►◀→←●■»]*"
_IN_WORDS = r"紧接|緊接|上接|续接|續接|承接|接上"
_OUT_WORDS = r"下转|下轉|紧转|緊轉|未完|转至|轉至"
_IN_ALONE, _OUT_ALONE = "接|续|續", "转|轉"
_SLUG = r"[A-Z][A-Z’'\-]+(?: [A-Z’'\-]+){0,2}"
"""The word in capitals by which an English mark names its story."""
_END = r"(?=[\s）)\]»]*$)"
_MORE = r"(?!\s+(?:of|in|to|until|through|onwards?)\b)"
"""Behind the page of a mark the sentence isn't about that page: "From page 3 of the report"."""


def _page(number: int, more: str = "") -> str:
    """A page in Western letters, as group `page<number>`; `more` are words that stand for one."""
    words = f"|{more}" if more else ""
    return rf"(?P<page{number}>[A-Z]{{0,2}}\s?-?\d{{1,3}}(?![0-9A-Za-z%]){words})"


# The page before or after, without its number. 接上 and 转下 begin other words (接上级通知): the line has to end there.
_BEFORE_ZH = r"(?:(?:上|前)\s*一?\s*[版页頁])(?![一-鿿])"
_AFTER_ZH = r"(?:(?:下|后|後|次)\s*一?\s*[版页頁])(?![一-鿿])"
_BEFORE_EN = r"(?i:previous|preceding|last|prior)(?=\s+(?i:page)\b)"
_AFTER_EN = r"(?i:next|following)(?=\s+(?i:page)\b)"
_BEFORE_DE = r"(?i:vorigen|vorherigen|vorangegangenen|vorhergehenden|letzten)(?=\s+Seite\b)|Vorseite\b"
_AFTER_DE = r"(?i:nächsten?|folgenden?)(?=\s+(?i:Seite)\b)"
_PAGE_EN = r"(?i:page|pg?\.)"
_PAGE_DE = r"(?i:seite|s\.)"
_PAGE_FR = r"(?i:page|p\.)"
_PAGE_ES = r"(?i:p[áa]gina|p[áa]g\.)"
_FRONT = r"(?i:(?:the\s+)?front\s+page|page\s+one)"
_CONTINUED = r"cont(?:inued|[’'.]?d)?\.?"
_AFRESH = r"(?:[Ff]ortsetzung|FORTSETZUNG|Forts\.)"

JUMP_IN = re.compile(
    rf"{_OPEN}\s*(?P<said>(?:(?:{_IN_WORDS}|{_IN_ALONE}|承)\s*(?P<page20>{_BEFORE_ZH})\s*(?P<mark2>{_MARK})?"
    rf"|(?:{_IN_WORDS})\s*{_PAGE}\s*(?P<mark>{_MARK})?"
    rf"|(?:{_IN_ALONE})\s*{_PAGE_NAMED}\s*(?P<mark1>{_MARK})?"
    rf"|(?:{_SLUG},?\s*)?(?i:{_CONTINUED}|jumps?)\s+(?i:from)\s+(?:{_PAGE_EN}\s+)?{_page(2, _FRONT)}{_MORE}"
    rf"|(?:{_SLUG},?\s*)?(?:FROM|[Ff]rom)\s+{_PAGE_EN}\s+{_page(3)}{_MORE}"
    rf"|(?:{_SLUG},?\s*)?(?:FROM\s+(?P<page12>\d{{1,2}})|(?:FROM|From)\s+(?P<page4>[A-H]-?\d{{1,2}}|{_FRONT})){_END}"
    rf"|{_AFRESH}\s+(?i:von)\s+(?i:der\s+)?(?:{_PAGE_DE}\s*{_page(5)}|(?P<page6>(?i:ersten\s+seite|titelseite|seite\s+eins)))"
    rf"|(?i:suite\s+de)\s+(?i:la\s+)?(?:{_PAGE_FR}\s*{_page(7)}|(?P<page8>(?i:une|première\s+page))\b)"
    rf"|(?i:viene\s+de)\s+(?i:la\s+)?(?:{_PAGE_ES}\s*{_page(9)}|(?P<page10>(?i:portada))\b)"
    rf"|(?:{_SLUG},?\s*)?(?i:{_CONTINUED})\s+(?i:from)\s+(?i:the\s+)?(?P<page21>{_BEFORE_EN})\s+\w+"
    rf"|(?:{_SLUG},?\s*)?(?:FROM|[Ff]rom)\s+(?i:the\s+)?(?P<page22>{_BEFORE_EN})\s+\w+{_END}"
    rf"|{_AFRESH}\s+(?i:von\s+)?(?i:der\s+)?(?P<page23>{_BEFORE_DE})(?:\s+\w+)?{_END}"
    rf"|(?i:suite\s+de)\s+(?i:la\s+)?(?i:page)\s+(?P<page24>(?i:précédente))\b"
    rf"|(?i:viene\s+de)\s+(?i:la\s+)?(?i:página)\s+(?P<page25>(?i:anterior))\b))\s*{_CLOSE}"
)
JUMP_OUT = re.compile(
    rf"{_OPEN}\s*(?P<said>(?:(?:{_OUT_WORDS})[，, ]*(?:下?[转轉])?\s*{_PAGE}\s*(?P<mark>{_MARK})?"
    rf"|(?:{_OUT_ALONE})\s*{_PAGE_NAMED}\s*(?P<mark1>{_MARK})?"
    rf"|(?:{_SLUG},?\s*)?(?i:continues|{_CONTINUED}|turn|jumps?)\s+(?i:on|to)\s+(?:{_PAGE_EN}\s+)?{_page(2)}"
    rf"|(?i:please\s+)?(?:See|SEE|see)\s+{_SLUG},?\s*(?i:on\s+)?{_PAGE_EN}\s+{_page(3)}"
    rf"|(?i:please\s+)?(?:See|SEE|see)\s+{_SLUG}(?:,|\s+(?i:on))\s+(?P<page4>[A-H]?-?\d{{1,2}}){_END}"
    rf"|(?<=[»>►▶▸→])\s*(?:{_PAGE_EN}|{_PAGE_DE})\s+{_page(5)}{_END}"
    rf"|{_AFRESH}\s+(?i:(?:auf|nächste)\s+)?{_PAGE_DE}\s*{_page(6)}"
    rf"|(?:▸\s*)?(?i:lesen\s+sie\s+|bitte\s+)?(?:[Ww]eiter|WEITER|weiterlesen|umblättern)\s+(?i:auf)\s+{_PAGE_DE}\s*{_page(7)}"
    rf"|(?i:lire\s+la\s+)?(?:[Ss]uite|SUITE)\s+(?i:en\s+|à\s+la\s+)?{_PAGE_FR}\s*{_page(8)}"
    rf"|(?i:pasa\s+a|sigue\s+en|contin[uú]a\s+en)\s+(?i:la\s+)?{_PAGE_ES}\s*{_page(9)}"
    rf"|(?:{_OUT_WORDS}|下接|{_OUT_ALONE}|续|續)[，, ]*(?:[转轉])?\s*(?P<page20>{_AFTER_ZH})\s*(?P<mark2>{_MARK})?"
    rf"|(?:{_SLUG},?\s*)?(?i:please\s+)?(?i:continues|{_CONTINUED}|turn|see)\s+(?i:(?:on|to)\s+)?(?i:the\s+)?(?P<page21>{_AFTER_EN})\s+\w+{_END}"
    rf"|{_AFRESH}\s+(?i:auf\s+)?(?i:der\s+)?(?P<page22>{_AFTER_DE})\s+\w+{_END}"
    rf"|(?i:(?:lesen\s+sie\s+|bitte\s+)?(?:weiter|weiterlesen)\s+auf|siehe|bitte\s+siehe)\s+(?i:(?:der|auf\s+der)\s+)?(?P<page23>{_AFTER_DE})\s+\w+{_END}"
    rf"|(?i:lire\s+la\s+)?(?:[Ss]uite|SUITE)\s+(?i:en\s+|à\s+la\s+)?(?i:page)\s+(?P<page24>(?i:suivante))\b"
    rf"|(?i:pasa\s+a|sigue\s+en|contin[uú]a\s+en)\s+(?i:la\s+)?(?:(?i:página)\s+(?P<page25>(?i:siguiente))|(?P<page26>(?i:siguiente))\s+(?i:página))\b))\s*{_CLOSE}"
)

_OUTLETS = r"本报|本報|本刊|新华社|新華社|中新社|中新网|中央社"
_ROLE = (
    rf"(?:(?:本报|本報|本刊|本网|本台|(?:(?!{_OUTLETS})[一-鿿]){{0,4}}(?:社|报|報|网|網|日报|日報)|{_OUTLETS})?[ 　]?"
    r"(?:首席|见习|見習|特约|特約|特派|驻[一-鿿]{1,4}|駐[一-鿿]{1,4}|实习|實習|全媒体|全媒體|融媒体|融媒體|摄影|攝影|视觉|視覺)*[ 　]?"
    r"(?:记者|記者|通讯员|通訊員|评论员|評論員|实习生|實習生|撰稿人|撰稿|(?:编辑|編輯)(?![部室组組])|编译|編譯|特派员|通讯社|作者)"
    r"|文/图|文／图|图/文|文图|文/摄|文/圖|圖/文|摄影|攝影|(?:文|图|圖)(?=[:：/／ 　]))"
)
ROLE = re.compile(_ROLE)
ROLE_LIKE = re.compile(rf"{_ROLE}|[文图圖]")
"""What a line of people may open with; the single characters open many another line, too."""
ROLE_ENDS = re.compile(
    r"(?:记者|記者|通讯员|通訊員|实习生|實習生|评论员|評論員|首席|见习|見習|特约|特約|特派|实习|實習|全媒体|全媒體|融媒体|融媒體|本报|本報)$"
)
"""A role, or its first half, at the end of a line."""
DEED_ZH = re.compile(r"[文图圖摄攝]|[文图圖][/／][文图圖]|文图|文[/／][摄攝]|摄影报道|攝影報道")
"""What the people of a byline did, printed behind their names."""
# The commonest family names (public census tables cover nine people in ten with the first hundred), both scripts.
_FAMILY = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段"
    "雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔萧向常汤康易乔赖文施洪季辛柯颜牛殷宁单安祝尤骆裴甘阎温纪左毕苗章涂欧童岳耿焦齐庄盛舒鲁柴管霍詹关曲麦游祁商"
    "傅喻窦葛柳鲍费廉岑倪滕卞伍卜穆臧伏茅庞屈项阮蓝闵席娄刁樊凌虞裘缪宗翁甄储靳巫谷宫仇栾祖符荆桂冉卓蔺屠翟冀瞿艾戈匡寇巩聂饶佟隋邢俞芦苟晏鞠桑梅鄢佘牟敖辜申尚"
    "龐項閔婁繆儲聶饒鞏費鮑竇藍"
    "張劉陳楊黃趙吳孫馬羅鄭謝許韓鄧馮蕭蔣葉蘇呂盧鍾譚陸範賈鄒閆龍賀顧萬錢嚴湯賴紀畢歐齊莊魯關麥"
)
_FAMILY_NAME = (
    rf"(?:欧阳|司马|上官|夏侯|诸葛|慕容|皇甫|尉迟|司徒|令狐|宇文|公孙|端木|南宫|呼延|歐陽|司馬|諸葛|尉遲|[{_FAMILY}])"
)
NAMES_ZH = re.compile(rf"[□■●◎○☉▲◆◇⊙\s　]*(?:{_FAMILY_NAME}[ 　]?[㐀-鿿]{{1,2}}(?:[ 　、，]+|(?=[）)])|$)){{1,6}}$")
"""A line of nothing but Chinese names."""
_CLOSE_NAMES = rf"{_FAMILY_NAME}[ 　]?[㐀-鿿]{{1,2}}(?:{_FAMILY_NAME}[㐀-鿿]{{1,2}}){{1,3}}"
CLOSE_NAMES = re.compile(rf"(?:{_FAMILY_NAME}[ 　]?[㐀-鿿]{{1,2}}){{2,4}}")
"""Names with nothing between them: their line ended there, and the white went with it."""
ONE_NAME = re.compile(rf"{_FAMILY_NAME}[ 　]?[㐀-鿿]{{1,2}}")
_HAN = r"[㐀-鿿·•]"
_NAME = rf"(?:{_CLOSE_NAMES}(?:(?!{_HAN}{{2}})|(?=报道|報道))|{_HAN}[ 　]+{_HAN}(?:(?!{_HAN})|(?=报道|報道))|{_HAN}{{2,4}}(?:·{_HAN}{{1,5}})*)"
# White or a comma has to stand between names, or every text could be cut into names in countless ways.
_SEP = r"[ 　、，,；;和与與]+"
_PEOPLE = rf"{_ROLE}[:：\s　]*{_NAME}(?:{_SEP}{_NAME}|[ 　、，,；;]*{_ROLE}[:：\s　]*{_NAME})*"
LEAD_PEOPLE = re.compile(
    rf"[（(]\s*(?P<people>{_PEOPLE}(?:\s*(?:文/图|文／图|图/文|文图|文/摄|摄影报道|攝影報道|报道|報道))?)\s*[）)]"
)
REPORTING = re.compile(rf"(?P<people>{_PEOPLE})\s*(?:报道|報道|電|电|摄影报道)[：:]")
NAMES_REPORTING = re.compile(
    rf"(?P<people>{_FAMILY_NAME}[ 　]?[㐀-鿿]{{1,2}}?(?:[ 　、，]*{_FAMILY_NAME}[ 　]?[㐀-鿿]{{1,2}}?){{0,3}})"
    r"[\s　]*(?:报道|報道)[：:]"
)
"""Names alone that a story is reported by: 陈江 王海报道：."""
_WIRE_ZH = (
    r"(?:据|據)?(?:(?:本报|本報|本刊|本网|本網|综合|綜合|新华社|新華社|中新社|中央社|[一-鿿]{2,5}[社报報网網])"
    r"[一-鿿·]{0,8}?(?:[0-9０-９一二三四五六七八九十廿]{1,3}月[0-9０-９一二三四五六七八九十廿]{1,3}[日号號])?"
    r"(?:专电|專電|消息|快讯|快訊|综合讯|讯|訊|电|電))"
)
_TOWN_ZH = (
    rf"[一-鿿]{{2,6}}(?:讯|訊|电|電)"
    rf"(?=[\s　]*(?:[（(]\s*{_ROLE}\s*[一-鿿]|{_ROLE}[\s　]*[一-鿿][^，。：:]{{1,40}}(?:报道|報道)[：:]))"
)
TOWN_ALONE = re.compile(r"(?P<dateline>[一-鿿]{2,4}[讯訊])(?=[一-鿿“《0-9０-９])")
"""A town and the word for news; only white behind it tells it from 通讯 and the like."""
DATELINE_ZH = re.compile(
    rf"(?P<dateline>[【［〔]{_WIRE_ZH}[】］〕]|{_WIRE_ZH}(?=[\s　（(]|$|[^，。、：；”》])|{_TOWN_ZH})"
)
DATELINE_EN = re.compile(
    r"(?P<dateline>(?:[A-Z][A-Z.’'\-]+(?:[ ,]+(?:[A-Z][A-Z.’'\-]+|[A-Z][a-z]{1,5}\.?))*"
    r"(?:,? (?:\w{3,9}\.? \d{1,2}))?(?:,? ?\([A-Z][\w/ .\-]{1,24}\))?))\s*(?P<rule>—|–|--|-(?=\s)|―)\s*"
)
DATELINE_DE = re.compile(
    r"(?P<dateline>(?:[A-ZÄÖÜ][\wäöüßÄÖÜ.\-]+(?:[ /-][A-ZÄÖÜa-zäöü][\wäöüßÄÖÜ.\-]+){0,4}"
    r"(?: ?\([a-zA-Z/.\-]{2,16}\))|[A-ZÄÖÜ]{3,}(?:[ /-][A-ZÄÖÜ]{2,}){0,3}))\s*(?P<rule>\.|–|—|--)\s+"
)
_RUBRIC = rf"(?:记者|記者)(?!{_FAMILY_NAME})[㐀-鿿]{{2,4}}$"
RUBRIC = re.compile(_RUBRIC)
"""记者走基层 and 记者调查 head columns: reporters without a paper or white have a family name."""
DATELINE_TOWN_DE = re.compile(
    r"(?P<dateline>[A-ZÄÖÜ][a-zäöüß]{2,}(?:[ /-][A-ZÄÖÜ][a-zäöüß]{2,}){0,2})(?P<rule>\.)\s+"
    r"(?=[A-ZÄÖÜ„])(?=.{0,120}?\b(?i:der|das|und|dem|ein|eine|einen|einer|auf|mit|nicht|von|zum|zur)\b)"
)
"""A town and a full stop in front of German text: Rottweil. Der Rat ...."""
BYLINE_ZH = re.compile(
    rf"[□■●◎○☉▲◆◇⊙\s　]*[（(]?(?!{_RUBRIC})(?P<people>{_PEOPLE})(?:[\s　]*(?P<action>文/图|文／图|图/文|文图|文/摄|文/圖|文|图|摄影报道)"
    # 記者某某／台北報導, as papers of Taiwan have it.
    r"|[\s　]*[／/][\s　]*[㐀-鿿]{0,6}(?:報導|报道|報道|专电|專電|专访|專訪|整理))?(?<![报報])[）)]?[\s　]*$"
)
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
BYLINE_LATIN = re.compile(
    r"(?P<people>(?:(?i:by)|(?i:von)(?:\s+(?i:unsere[rmn])(?=\s))?|(?i:par|por|di|door|av|af)|Text:|Text und Fotos?:)\s+"
    rf"(?P<names>(?:{_CAPITAL}[\w.’'\-]*\.?(?:\s+(?:von|van|de|del|della|da|di|le|la|und|and|et|e|y|en|och|og|&|zu)\b)?[\s,]*){{1,14}})"
    r"|\((?P<initials>[a-zäöü]{2,4})\))$"
)
_ROLE_KO = r"(?:[가-힣]{2,4} ?)?(?:기자|특파원|논설위원|편집위원|통신원)"
PERSON_KO = re.compile(rf"(?P<name>[가-힣]{{2,4}})\s?(?P<role>{_ROLE_KO})")
BYLINE_KO = re.compile(
    rf"[\[(【]?(?P<people>(?:[가-힣]{{1,6}}[=·]\s?)?[가-힣]{{2,4}}\s?{_ROLE_KO}(?:[,·]?\s?[가-힣]{{2,4}}\s?{_ROLE_KO})*)[\])】]?"
    r"(?:\s+[\w.]+@[\w.]+)?$"
)
"""A Korean reporter's name with the role behind it, as under most stories: 홍길동 기자 name@paper.kr."""
ROLE_LATIN = re.compile(
    r"(?:^|[,|•·–—] ?)(?:(?:[A-Z][\w&’'.-]* ){1,3}(?:Press|PRESS)|(?i:(?:special (?:to|for) .+|associated press|(?:[\w&’'.-]+ ){0,3}"
    r"(?:staff|writers?|reporters?|correspondents?|editors?|columnists?|critics?|contributors?|photographer"
    r"|\w*(?:redakteur|korrespondent|reporter|mitarbeiter)(?:in)?|\w*redaktion))))$"
)
ACTION_ZH = r"(?:摄影报道|攝影報道|摄影|攝影|摄|攝|供图|供圖|制图|製圖|绘图|绘|图|圖|翻拍|文/图)"
CREDIT_ZH = re.compile(
    rf"[（(]?(?P<role>(?:{_ROLE})?)[:：\s　]*(?P<names>{_NAME}(?:{_SEP}{_NAME})*)[\s　/／]*(?P<action>{ACTION_ZH})[）)]?[。\s　]*$"
)
CREDIT_ZH_FRONT = re.compile(
    rf"[（(]?(?P<action>摄影|攝影|图片|供图|图|圖)[:：/／][\s　]*(?P<role>(?:{_ROLE})?)[\s　]*(?P<names>{_NAME}(?:{_SEP}{_NAME})*)[）)]?$"
)
_LATIN_NAME = r"[A-ZÄÖÜ][\wäöüßÄÖÜ.’'\-]+(?: (?:von |van |de )?[A-ZÄÖÜ][\wäöüßÄÖÜ.’'\-]*){0,4}"
CREDIT_LATIN = re.compile(
    rf"[\[(]?(?:(?P<action>(?i:photo(?:graph)?s?|picture|image|foto|fotos|bild|archivfoto|illustration)(?:\s+(?i:by|courtesy of)|:))\s*(?P<name>{_LATIN_NAME})"
    rf"|(?P<name2>{_LATIN_NAME})\s*/\s*(?P<role>[A-Z][\w .\-]+))[\])]?[.\s]*$"
)
CREDIT_END = re.compile(r"(?:摄影?|攝影?|供[图圖]|[制製][图圖]|[／/][图圖]|社发)[）)]?[。 ]?$")
FOLIO_ZH = re.compile(
    r"责任编辑|責任編輯|责编|責編|版式|校对|校對|美编|美編|组版|主编|值班|农历|農曆|星期[一二三四五六日天]|新闻热线|本版|E-?mail|"
    r"电话[:：]|第?\s*[A-Z]?\s?[0-9０-９]{1,2}\s*版$|^第[一二三四五六七八九十]{1,3}版"
)
FOLIO_LATIN = re.compile(
    r"^(?:(?i:page|seite|página|pagina|pág\.|pag\.|side|sida|strona)\s+)?[A-Z]?\d{1,2}$|^.{0,24}\b\d{1,2}\.?\s(?:de\s)?[^\W\d_]{3,10}\.?,?\s(?:de\s)?(?:19|20)\d\d.{0,12}$|"
    r"(?i:\b(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|montag|dienstag|"
    r"mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag)\b,? .{0,24}\d{2,4})|(?i:vol\.|no\.|nr\.|ausgabe)\s*\d"
)
DATE = re.compile(
    # 2026年（令和8年）11月28日, as Japanese papers have it.
    r"(?P<y>[12][0-9]{3})\s*[年년.\-/](?:[（(][^（）()]{1,8}[）)])?\s*(?P<m>[01]?[0-9])\s*[月월.\-/]\s*(?P<d>[0-3]?[0-9])\s*[日일]?"
)
NOTICE = re.compile(
    r"公告|声明|聲明|启事|啟事|通告|公示|遗失|遺失|招标|拍卖|更正|通知$|(?i:\bnotice\b|bekanntmachung|amtliche)"
)
OBITUARY = re.compile(r"讣告|訃告|讣闻|訃聞|(?i:obituar|nachruf|traueranzeige)")
TEASER = re.compile(
    r"详见|詳見|今日看点|导读|導讀|要目|[▶►→]\s*[A-Z]?\d|(?i:inside today|see page|(?:siehe|lesen sie) (?:auf )?seite)"
)
_LETTER = r"[A-Za-zÀ-ɏ]"
PHONE = re.compile(
    r"\d{3,4}[-－ ]\d{3,4}[-－ ]?\d{2,4}|\d{7,11}|电话|热线|☎"
    # Not in other words: Hotel, stellt.
    rf"|(?<!{_LETTER})(?i:tel\.?|telephone|phone|telefon|teléfono|téléphone|telefono)(?!{_LETTER})"
)
PRICE = re.compile(r"[$€¥￥]\s?\d|\d\s?(?:€|元起|Euro)")

_FULL = str.maketrans({c: c - 0xFEE0 for c in range(0xFF10, 0xFF5B)})
_FIRST = frozenset(("头", "頭", "FRONTPAGE", "THEFRONTPAGE", "PAGEONE", "ERSTENSEITE", "TITELSEITE", "SEITEEINS", "UNE",
                    "PREMIÈREPAGE", "PORTADA"))  # fmt: skip
NEXT, PREVIOUS = "next", "previous"
"""The page after that of the mark, and the one before, where no number is printed."""
_RELATIVE = {
    **dict.fromkeys(("下", "下一", "后", "後", "后一", "次", "NEXT", "FOLLOWING", "SUIVANTE", "SIGUIENTE"), NEXT),
    **dict.fromkeys(("NÄCHSTE", "NÄCHSTEN", "FOLGENDE", "FOLGENDEN"), NEXT),
    **dict.fromkeys(
        ("上", "上一", "前", "前一", "PREVIOUS", "PRECEDING", "LAST", "PRIOR", "PRÉCÉDENTE", "ANTERIOR"), PREVIOUS
    ),
    **dict.fromkeys(("VORIGEN", "VORHERIGEN", "VORANGEGANGENEN", "VORHERGEHENDEN", "LETZTEN", "VORSEITE"), PREVIOUS),
}
_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")}


@dataclass(frozen=True, slots=True)
class FoundJump:
    """A jump mark in a text: its stretch with brackets, the page, the ordinal mark and the words."""

    start: int
    end: int
    page: str
    mark: str
    printed: str


def normal_page(printed: str) -> str:
    """The page of a mark without 第, 版 and leading zeros: A01 and Ａ1版 give A1, 第十二版 gives 12, front page 1.

    A page that is told from this one alone (下版, the previous page) is NEXT or PREVIOUS.
    """
    word = re.sub(r"[\s第版面頁页叠-]", "", printed.translate(_FULL)).upper()
    if word in _FIRST:
        return "1"
    if word in _RELATIVE:
        return _RELATIVE[word]
    if word and all(c in _DIGITS or c == "十" for c in word):
        tens, ten, ones = word.rpartition("十") if "十" in word else ("", "", word)
        return str((_DIGITS.get(tens, 1) * 10 if ten else 0) + (_DIGITS.get(ones, 0) if ones else 0))
    return re.sub(r"(?<![0-9])0+(?=[0-9])", "", word)


def jump_of(match: re.Match[str]) -> FoundJump:
    """The mark that `JUMP_IN` or `JUMP_OUT` matched."""
    groups = match.groupdict()
    page = next((v for k, v in groups.items() if k.startswith("page") and v), "")
    mark = groups.get("mark") or groups.get("mark1") or groups.get("mark2") or ""
    return FoundJump(match.start(), match.end(), normal_page(page), mark, " ".join(match["said"].split()))
