"""Bare stories to set: from archives handed in by the caller and from our own story files."""

from __future__ import annotations

import hashlib
import json
import lzma
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from chaiban.typesetter.copy import Copy
from chaiban.typesetter.wire import coherent_stories, invented_stories

_INVENTED = {"train": 240, "development": 80, "test": 80}
MANUALS = 700
SPLITS = ("train", "development", "test")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_STATION_LEAD = re.compile(
    r"^\**[^（）*，。]{1,12}消息\**（[^）]{1,12}）[：:]?\s*|^\**[^（）*，。]{1,8}消息\**[：:]\s*"
)
_NOT_TEXT = re.compile(r"^(-{2,}|更新时间.*|（?责任?编辑.*)$")
_ANNEX = re.compile(r"（(附|压题|传真|图片)[^（）]*）|（[^（）]{0,8}(摄|讯|电)）")
_WIRE_LEAD = re.compile(
    r"^[（(]?(?:据)?(?:本报|新华社|中新社|人民日报)[^，。！？“]{0,16}?(?:讯|电)[）)]?"
    r"(?:（[^（）]{2,40}）)?(?:[^，。“]{0,30}?(?:记者|通讯员)[^，。“]{2,30}?(?:报道：?|从))?"
)
_END_SIGNATURE = re.compile(r"（[^（）。，]{2,30}）$")
_CLOSED = re.compile(r"[。！？：；…”』」）—]$")
_SUSPECT = re.compile(
    r"^(本报|新华社|据新华社|记者|通讯员|图为|作者|附|表：|制图)|摄）?$|图为|^（[^（）]+）$|(画|写|刻)）$|报道：|（下转|（上接|https?:"
)
_CJK_SPACE = re.compile(r"(?<=[\u2014-\uffef0-9])[ \u3000\xa0]+|[ \u3000\xa0]+(?=[\u2014-\uffef])")


@dataclass(frozen=True)
class Corpora:
    """Stories by (language, split); the three splits share no story."""

    stories: Mapping[tuple[str, str], tuple[Copy, ...]]

    def of(self, language: str, split: str) -> tuple[Copy, ...]:
        """The stories of one language and split; traditional Chinese is set from the simplified ones."""
        return self.stories.get(("zh-Hans" if language == "zh-Hant" else language, split), ())

    def whole(self, language: str, split: str) -> tuple[Copy, ...]:
        """The same where every story keeps to one subject, so that its parts can be told to belong together."""
        stories = self.of(language, split)
        if language not in ("en", "de"):
            return stories
        # The agency's stories come last.
        return stories[: -_INVENTED[split]] + coherent_stories(language, split, _INVENTED["train"])


def load_corpora(
    archives: Iterable[Path],
    stories: Path | None = None,
    limit: int | None = None,
    manuals: Path | None = None,
) -> Corpora:
    """All stories of the archives (jsonl.xz), of the folder `stories` and of our invented agency.

    `limit` is the most stories taken of one archive. `manuals` is a file of stories that are for learning only: those
    of the train split are taken, of a language at most as many as MANUALS, the others left out.
    """
    sorted_out: dict[tuple[str, str], list[Copy]] = {}
    for archive in archives:
        for number, copy in enumerate(read_archive(archive)):
            if limit is not None and number >= limit:
                break
            sorted_out.setdefault((copy.language, split_of(copy)), []).append(copy)
    folder = stories if stories is not None else Path(__file__).with_name("stories")
    for name in ("zh", "en", "de"):
        for copy in read_stories(folder / f"{name}.jsonl"):
            sorted_out.setdefault((copy.language, split_of(copy)), []).append(copy)
    for copy in read_stories(manuals) if manuals is not None else ():
        shelf = sorted_out.setdefault((copy.language, "train"), [])
        if copy.language in ("en", "de") and split_of(copy) == "train" and len(shelf) < MANUALS:
            shelf.append(copy)
    for language in ("en", "de"):
        for split in SPLITS:
            invented = invented_stories(language, split, _INVENTED[split])
            sorted_out.setdefault((language, split), []).extend(invented)
    return Corpora({key: tuple(copies) for key, copies in sorted_out.items()})


def split_of(copy: Copy) -> str:
    """The split of a story, by the digest of its words; seven in ten are for training."""
    words = "".join(copy.headline) + "".join(copy.paragraphs)
    place = int.from_bytes(hashlib.sha256(words.encode()).digest()[:4], "big") % 20
    return "test" if place < 3 else "development" if place < 6 else "train"


def read_archive(path: Path) -> Iterator[Copy]:
    """Clean Chinese stories of an archive of JSON lines: paras, with or without title."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            copy = _from_archive(json.loads(line))
            if copy is not None:
                yield copy


def _from_archive(record: Mapping[str, Any]) -> Copy | None:
    """The story without its old headline furniture, datelines and signatures; None for odd items."""
    raw = [_clean(str(para)) for para in record["paras"]]
    raw = [para for para in raw if para.strip("*") and not _NOT_TEXT.match(para)]
    title = str(record.get("title", ""))
    if not title:
        title = _ANNEX.sub("", raw[0]) if raw and len(raw[0]) <= 40 and not raw[0].endswith("。") else ""
        raw = raw[1:] if title else raw
    kicker = re.match(r"^【([^】]{3,16})】", title)
    title = re.sub(r"^【[^】]*】", "", title)
    paragraphs, crossheads = _body(raw)
    if not paragraphs or sum(map(len, paragraphs)) < 60 or len(title) < 4:
        return None
    if len(crossheads) > max(1, len(paragraphs) // 2) or any(map(_SUSPECT.search, paragraphs)):
        return None
    parts = tuple(part for part in re.split(r"[\s\u3000]+|——", title.strip(" 。")) if part)
    return Copy(
        kind="article",
        language="zh-Hans",
        headline=parts if len(parts) <= 3 else ("".join(parts),),
        kicker=(kicker[1].replace(" ", ""),) if kicker else (),
        paragraphs=paragraphs,
        crossheads=crossheads,
    )


def _clean(para: str) -> str:
    para = _STATION_LEAD.sub("", _COMMENT.sub("", para).strip())
    return _CJK_SPACE.sub("", para.replace("\t", " ").strip())


def _body(raw: list[str]) -> tuple[tuple[str, ...], tuple[tuple[int, tuple[str, ...]], ...]]:
    """Paragraphs, and crossheads with the number of the paragraph that they stand before."""
    paragraphs: list[str] = []
    crossheads: list[tuple[int, tuple[str, ...]]] = []
    for para in raw:
        bold = para.startswith("**") and para.endswith("**")
        plain = para.replace("*", "").strip()
        plain = plain if paragraphs else _WIRE_LEAD.sub("", plain, count=1).lstrip("，：　 ")
        plain = _END_SIGNATURE.sub("", plain) or ""
        if not plain:
            continue
        if _CLOSED.search(plain) and not bold:
            paragraphs.append(plain)
        elif 4 <= len(plain) <= 26 and not re.search(r"[。，；]", plain):
            if paragraphs and (not crossheads or crossheads[-1][0] != len(paragraphs)):
                crossheads.append((len(paragraphs), (plain,)))
        elif len(plain) > 40:
            paragraphs.append(plain)
    if crossheads and crossheads[-1][0] >= len(paragraphs):
        crossheads.pop()
    return tuple(paragraphs), tuple(crossheads)


def read_stories(path: Path) -> Iterator[Copy]:
    """Our own stories, one JSON a line; nothing if there is no such file."""
    if not path.is_file():
        return
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield _from_story(json.loads(line))


def _from_story(record: Mapping[str, Any]) -> Copy:
    language = str(record["language"])
    return Copy(
        kind=str(record.get("kind", "article")),
        language="zh-Hans" if language == "zh" else language,
        headline=tuple(record.get("headline", ())),
        kicker=tuple(record.get("kicker", ())),
        subheadline=tuple(record.get("subheadline", ())),
        dateline=str(record.get("dateline") or ""),
        byline=tuple((str(role), str(name)) for role, name in record.get("byline", ())),
        paragraphs=tuple(record.get("paragraphs", ())),
        crossheads=tuple((int(place), tuple(lines)) for place, lines in record.get("crossheads", ())),
        credit=tuple((str(role), str(name), str(action)) for role, name, action in record.get("credit", ())),
    )
