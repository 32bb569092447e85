"""Stretches of words that can make up the name of an organisation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from chaiban.ledger.organisation_words import OrganisationWords
from chaiban.model.ledger import Token

# Where something is: no name goes on over it (…条件下部队).
_WHERE = frozenset(("下", "上", "中", "内", "里", "后", "前", "间", "之间", "以来", "之后", "期间", "时"))
_JOINERS = frozenset(("和", "与", "及", "暨"))
_WHOLE_LEVEL = re.compile(r"^(?:中国|中华|国家|全国|中央|国际|世界|亚洲|全球|省|市)")
_OFFICE = re.compile(
    r"(?:领导小组|委员会|基金会|研究会|促进会|研究院|研究所|研究中心|管理局|监督局|办公室|协调小组)$"
)
_RUN = frozenset(("ORG", "LOC", "n", "nz", "vn", "nw", "an", "xc", "s", "PER", "m", "a", "f"))


def runs_of(tokens: Sequence[Token], words: OrganisationWords) -> Iterator[list[Token]]:
    """Stretches of words that can make up a name; quoted words and brackets within belong to them."""
    run: list[Token] = []
    for i, token in enumerate(tokens):
        if (
            token.text.startswith(("最", "唯一", "首个", "首家", "总投资", "很多", "许多", "多家", "不少"))
            or token.text in _WHERE
        ):
            if run:
                yield run
            run = []
        elif token.tag == "PER" and run and run[-1].text not in "“‘·":
            yield run
            run = [token]
        elif (
            (token.tag in _RUN and not (token.tag == "m" and not _number_in_name(token.text)))
            or (token.text in "“”‘’（）()·－" and _joins(tokens, i))
            or (run and token.tag in ("v", "d", "vd", "ad") and _verb_in_name(token, tokens, i, words))
            or (token.text in _JOINERS and run and _and_in_name(tokens, i, words, run))
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


def _verb_in_name(token: Token, tokens: Sequence[Token], i: int, words: OrganisationWords) -> bool:
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    return (
        token.text in words.verbs
        and following is not None
        and following.tag in ("n", "vn", "ORG", "nz")
        and not following.text.startswith(("工作", "项目"))
    )


def _and_in_name(tokens: Sequence[Token], i: int, words: OrganisationWords, run: Sequence[Token]) -> bool:
    """发展和改革委员会, 工业和信息化局: nouns on both sides and an ending of offices soon after."""
    if _WHOLE_LEVEL.match(run[0].text) and len(run) > 1 and not words.ending(run[-1].text)[0]:
        # 国家新药研究与开发协调领导小组: of a whole country, all nouns up to an ending of offices.
        for token in tokens[i + 1 : i + 6]:
            if token.tag not in ("n", "vn", "nz", "v", "an") or _WHOLE_LEVEL.match(token.text):
                break
            if _OFFICE.search(token.text):
                return True
    after = "".join(t.text for t in tokens[i + 1 : i + 4] if t.tag in _RUN or t.text in words.verbs)
    before = tokens[i - 1].text if i else ""
    joint = before + "和" + after
    return bool(
        re.match(
            r"(?:发展和改革|工业和信息化|住房和城乡|城乡和|人力资源和社会|文化和旅游|卫生和计划|社会组织|民族和|监察和|外事和|宪法和|规划和自然|科学和技术|工商和|妇女和|交通和)",
            joint,
        )
    ) or bool(re.match(r"组织和社会", joint))
