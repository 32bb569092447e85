"""Awards of 甲推选乙等为优秀团队、丙等为服务标兵: who is chosen as what, one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chaiban.ledger.sentences import Stretch
from chaiban.ledger.subjects import Subjects
from chaiban.model.ledger import Award

_CHOOSES = re.compile(r"(?:推选|评选|评定|命名|认定|表彰|评出|授予|确定)(?!为)")
_AS = re.compile(r"(?:^|[，、；和]|选|定|名|彰|出)([^，、；。选]{2,40})为([^，、；。为的]{3,12})(?=[，；。、和]|$)")
_LEAST = re.compile(r"[0-9０-９一二三四五六七八九十百千万]+[余多]?[名个位家部篇项]")


def chosen_as(
    text: str, paragraph: int, sentence: Stretch, subjects: Subjects, honours: frozenset[str]
) -> Iterator[Award]:
    """The awards that a sentence with a verb of choosing tells by 乙为…; who chooses gives them."""
    verb = _CHOOSES.search(text, sentence.start, sentence.end)
    if not verb:
        return
    givers = subjects.actors(paragraph, sentence.start, verb.start())
    for match in _AS.finditer(text, verb.end() - 1, sentence.end):
        honour = match[2].strip("“”『』")
        if not any(honour.endswith(h) for h in honours):
            continue
        start = match.start(2) + match[2].find(honour)
        counted = _LEAST.search(match[1])
        who = match[1][counted.start() :] if counted else match[1]
        yield Award(
            paragraph=paragraph, start=start, end=start + len(honour), confidence=0.6, evidence=("chosen as",),
            recipient=who.strip("“”"), honour=honour, giver="、".join(givers) or None,
            quote=sentence.text.rstrip("。！？；"),
        )  # fmt: skip
