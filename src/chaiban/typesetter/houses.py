"""The houses: hand-made styles of each split, and new ones drawn from its ranges."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from chaiban.typesetter.styles import Style

_ZH = Style("", "train", "zh", 1000, 5, 13)
_LATIN = Style(
    "",
    "train",
    "latin",
    1100,
    5,
    15,
    body=9.0,
    leading=1.15,
    gutter=12,
    indent=1.0,
    pads_digits=0,
    spreads_at=9,
    pads_names=False,
    bylines=(0.0, 6.0, 2.0, 1.0, 0.5),
    heads=(8.0, 0.5, 0.5, 0.5, 0.0),
    centred=False,
)

HAND_MADE: tuple[Style, ...] = (
    replace(_ZH, name="city-daily", columns=6, measure=13, punctuation="squeezed"),
    replace(_ZH, name="county-weekly", columns=5, measure=14, height=780, punctuation="hanging", pads_digits=0.1),
    replace(
        _ZH,
        name="old-broadsheet",
        columns=7,
        measure=11,
        height=1560,
        digits="full",
        pads_digits=0.05,
        heads=(5.0, 2.0, 1.0, 1.0, 2.0),
        spreads_at=9.0,
        centred=True,
        leading=1.25,
    ),
    replace(
        _ZH,
        name="evening-tabloid",
        columns=4,
        measure=13.5,
        height=900,
        joined_names=0.1,
        changed=0.4,
        bylines=(2.0, 3.0, 2.0, 2.0, 1.0),
    ),
    replace(_ZH, name="farm-news", columns=5, measure=12, height=1100, heads=(3.0, 2.0, 2.0, 4.0, 1.0)),
    replace(
        _ZH,
        name="harbour-times",
        columns=6,
        measure=16,
        height=1400,
        body=10,
        indent=0.0,
        spaced_paragraphs=True,
        centred=False,
    ),
    replace(_ZH, name="capital-daily", columns=8, measure=10, height=1500, punctuation="hanging", changed=0.5),
    replace(
        _ZH,
        name="youth-paper",
        columns=4,
        measure=18,
        height=820,
        bylines=(1.0, 4.0, 4.0, 1.0, 1.0),
        blank_crosshead=False,
        spreads_at=0.15,
    ),
    replace(
        _ZH,
        name="party-organ",
        split="development",
        columns=6,
        measure=14.5,
        height=1500,
        punctuation="squeezed",
        heads=(5.0, 1.0, 2.0, 2.0, 1.0),
        joined_names=0.9,
    ),
    replace(
        _ZH,
        name="trade-gazette",
        split="development",
        columns=4,
        measure=21,
        height=900,
        digits="full",
        spreads_at=9.0,
        bylines=(2.0, 2.0, 2.0, 4.0, 1.0),
    ),
    replace(
        _ZH,
        name="mountain-daily",
        split="test",
        columns=6,
        measure=12.5,
        height=1480,
        changed=0.45,
        runaround=0.3,
        heads=(4.0, 2.0, 2.0, 3.0, 1.0),
        punctuation="squeezed",
        spreads_at=0.075,
    ),
    replace(
        _ZH,
        name="metropolis",
        split="test",
        columns=5,
        measure=17,
        height=1000,
        body=10.5,
        centred=False,
        bylines=(3.0, 3.0, 3.0, 2.0, 2.0),
        blank_crosshead=False,
        punctuation="hanging",
        wide_caption=0.3,
    ),
    replace(
        _ZH,
        name="border-post",
        split="test",
        columns=7,
        measure=9,
        height=1540,
        punctuation="plain",
        pads_digits=0.6,
        spreads_at=0.08,
        heads=(4.0, 3.0, 1.0, 3.0, 2.0),
    ),
    replace(_LATIN, name="morning-courier", columns=6, measure=13.5, height=1500),
    replace(_LATIN, name="valley-weekly", columns=5, measure=17, height=1100, capitals=True, indent=1.5),
    replace(_LATIN, name="kurier", columns=5, measure=16, height=1300, indent=1.0, changed=0.4),
    replace(
        _LATIN,
        name="anzeiger",
        columns=4,
        measure=19,
        height=1050,
        indent=0.0,
        spaced_paragraphs=True,
        bylines=(2.0, 6.0, 2.0, 2.0, 0.5),
    ),
    replace(
        _LATIN,
        name="county-record",
        split="development",
        columns=6,
        measure=15,
        height=1550,
        ragged=True,
        hyphenate=False,
    ),
    replace(_LATIN, name="landbote", split="development", columns=6, measure=14, height=1250, indent=1.2),
    replace(
        _LATIN,
        name="coast-herald",
        split="test",
        columns=5,
        measure=18.5,
        height=1250,
        capitals=True,
        heads=(6.0, 1.0, 1.5, 1.0, 0.0),
        runaround=0.3,
    ),
    replace(
        _LATIN,
        name="abendblatt",
        split="test",
        columns=7,
        measure=12.5,
        height=1480,
        indent=0.8,
        bylines=(1.0, 4.0, 3.0, 3.0, 1.0),
        changed=0.4,
    ),
)


def styles_of(split: str, script: str) -> tuple[Style, ...]:
    """The hand-made styles of one split for "zh" or "latin"."""
    return tuple(style for style in HAND_MADE if (style.split, style.script) == (split, script))


_ZH_MEASURES = {
    "train": (9.5, 10.0, 11.0, 12.0, 13.0, 13.5, 14.0, 15.0, 16.0, 18.0, 20.0, 24.0),
    "development": (10.5, 12.0, 14.5, 17.0, 21.0),
    "test": (9.0, 11.5, 12.5, 13.0, 15.5, 17.0, 19.0, 22.5, 26.0),
}
_LATIN_MEASURES = {
    "train": (12.0, 13.0, 14.0, 15.0, 16.0, 17.0, 19.0),
    "development": (13.5, 15.5, 18.0),
    "test": (11.5, 12.5, 14.5, 16.5, 18.5, 21.0),
}


def random_style(rng: Random, split: str, script: str) -> Style:
    """A new house of the split; each split has measures of its own and mixes the rest differently."""
    base = rng.choice(styles_of(split, script))
    measure = rng.choice((_ZH_MEASURES if script == "zh" else _LATIN_MEASURES)[split])
    body = rng.choice((8.5, 9.0, 9.5, 10.0, 10.5) if split == "train" else (8.8, 9.2, 9.8, 10.8))
    target = rng.choice((650, 760, 900, 1050) if split == "train" else (600, 820, 980, 1100))
    tilt = 1.0 if split == "train" else 1.6
    return replace(
        base,
        name=f"{base.name}-{rng.randrange(10**6):06d}",
        measure=measure,
        body=body,
        columns=min(8, max(3, round(target / (measure * body + base.gutter)))),
        height=rng.choice((780, 900, 1050, 1250, 1500)) * (1.0 if split == "train" else 1.04),
        heads=tuple(
            weight * rng.uniform(0.4, 1.6) * (1 if place == 0 else tilt) for place, weight in enumerate(base.heads)
        ),
        bylines=tuple(weight * rng.uniform(0.2, 2.0) for weight in base.bylines),
        punctuation=rng.choice(("plain", "hanging", "squeezed")),
        digits="full" if script == "zh" and rng.random() < 0.2 else "half",
        pads_digits=rng.choice((0.0, 0.1, 0.4, 0.7)) if script == "zh" else 0.0,
        spreads_at=rng.choice((0.075, 0.09, 0.13, 9.0)) if script == "zh" else 9.0,
        pads_names=script == "zh" and rng.random() < 0.6,
        joined_names=rng.random(),
        centred=rng.random() < 0.6,
        changed=rng.uniform(0.05, 0.6),
        runaround=rng.uniform(0.0, 0.3) * tilt,
        blank_crosshead=rng.random() < 0.6,
        wide_caption=rng.random(),
        indent=_indent(rng, script),
        jump_own_line=rng.choice((0.0, 0.2, 0.6)),
        folio_foot=rng.random() * 0.5,
    )


def _indent(rng: Random, script: str) -> float:
    if script == "zh":
        return 2.0
    return rng.choice((0.8, 1.0, 1.2, 1.5, 2.0))
