"""The named evidence for what each printed line is: short strings, learned weights stand beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from chaiban.layout.buckets import bucket
from chaiban.layout.cells import text_width
from chaiban.layout.context import habit_of, name_blocks, name_echo
from chaiban.layout.echoes import LONGEST, Echo, find_echoes
from chaiban.layout.flows import flows_of, name_flow
from chaiban.layout.traits import Traits
from chaiban.model.layout import Strip
from chaiban.model.lexicon import Headlinese, Seams, Weights

_SHORT = (-1.6, -0.6, -0.3, 0.3, 0.75, 1.3, 1.75, 2.3, 3.5, 6)
_LATIN_SHORT = (-3, -1.2, -0.4, 0.4, 1.2, 2.5, 5, 9)
_ROOM = (-1.5, -0.3, 0.2, 0.8, 2, 4)
_LENGTH = (2, 3, 5, 8, 11, 14, 18, 24, 34, 50, 90)
_HEADLINESE = (-0.7, -0.4, -0.2, -0.05, 0.1, 0.3, 0.6)
_SEAM = (-3.5, -2, -1, 0, 1.2, 2.5)


@dataclass(frozen=True, slots=True)
class Spoken:
    """What is said of a line, and what of it is said of its neighbours: of the line below and the one below that,
    of the line above and the one above that, each with where it comes from before it."""

    here: tuple[str, ...]
    below: tuple[str, ...]
    further_below: tuple[str, ...]
    above: tuple[str, ...]
    further_above: tuple[str, ...]


@lru_cache(maxsize=8192)
def _spoken(names: tuple[str, ...]) -> Spoken:
    """Names with those for the neighbours. Few lines of a page look like no other: most are made once."""
    return Spoken(
        names,
        tuple("-1:" + n for n in names if n[0] in "fLSkmbceh"),
        tuple("-2:" + n for n in names if n[0] in "kSm"),
        tuple("+1:" + n for n in names if n[0] in "fSkmbcneh"),
        tuple("+2:" + n for n in names if n[0] in "kSmf"),
    )


@lru_cache(maxsize=8192)
def _joint(names: tuple[str, ...]) -> Spoken:
    """What is said of the seam between two lines: the same of the upper one, marked."""
    return Spoken(names, (), (), tuple("+" + n for n in names), ())


_NOTHING = Spoken((), (), (), (), ())


def gather(
    strips: Sequence[Strip], traits: Sequence[Traits], measures: Sequence[float], weights: Weights, side_by_side: bool
) -> list[list[str]]:
    """For each line the names of what speaks for or against its parts. Neighbours' traits are included."""
    seams = weights.seams
    echoes = find_echoes(traits)
    habit = habit_of(traits, measures, echoes)
    blocks = name_blocks(strips, traits)
    flows = _flows(strips, traits, weights)
    own = [_own(*numbers) for numbers in zip(strips, traits, measures, strict=True)]
    words = [
        _words(echo, habit, trait, weights.headlinese) if trait.length <= LONGEST else _NOTHING
        for echo, trait in zip(echoes, traits, strict=True)
    ]
    joints = [_NOTHING]
    joints += [
        _seam(traits[i], traits[i - 1], measures[i - 1], measures[i], strips[i], seams) for i in range(1, len(traits))
    ]
    out = []
    side = _head_side(traits, measures, strips)
    usual = _usual(measures)
    runs = _free_runs(measures, strips)
    for i, trait in enumerate(traits):
        names = ["bias", *own[i].here, *words[i].here]
        names += _place(i, strips, measures, usual)
        names += _loose(i, traits, measures, runs)
        names += blocks[i]
        if side_by_side:
            # Between parted columns a blank row means less: it may be the leading of a neighbour.
            names += ["side", f"side:blank={min(strips[i].blanks, 2)}", f"side:margin={strips[i].indent >= 1}"]
        if trait.length <= 40 and not trait.stops:
            names += [f"heads={side}", f"heads={side}{int(strips[i].blanks > 0)}{int(not measures[i])}"]
            names += [f"habit={habit}", f"habit={habit}{int(strips[i].blanks > 0)}{int(not measures[i])}"]
        if i:
            names += own[i - 1].below
            names += words[i - 1].below
            names += joints[i].here
            names += flows[i].here
        else:
            names.append("page_top")
        if i + 1 < len(traits):
            names += own[i + 1].above
            names += words[i + 1].above
            names += joints[i + 1].above
            names += flows[i + 1].above
        else:
            names.append("page_end")
        if i > 1:
            names += own[i - 2].further_below
        if i + 2 < len(traits):
            names += own[i + 2].further_above
        out.append(names)
    return out


def _flows(strips: Sequence[Strip], traits: Sequence[Traits], weights: Weights) -> list[Spoken]:
    """What the model of seams says of every line and the one before."""
    if weights.flow.ends is None or not strips:
        return [_NOTHING] * len(strips)
    fits, beside = flows_of(traits, weights.flow)
    closed = [False, *(trait.ends_sentence for trait in traits[:-1])]
    seams = zip(fits.tolist(), beside.tolist(), closed, strips, strict=True)
    return [_joint(tuple(name_flow(fit, rest, ends, strip.blanks > 0))) for fit, rest, ends, strip in seams]


def _words(echo: Echo, habit: str, trait: Traits, headlinese: Headlinese) -> Spoken:
    names = name_echo(echo, habit)
    if trait.chinese:
        names.append(f"headlinese={bucket(headlinese.score(trait.text), _HEADLINESE)}")
    return _spoken(tuple(names))


def _usual(measures: Sequence[float]) -> float:
    filled = sorted(m for m in measures if m)
    return filled[len(filled) // 2] if filled else 0.0


def _head_side(traits: Sequence[Traits], measures: Sequence[float], strips: Sequence[Strip]) -> str:
    """Whether heads stand before or after their stories on this page, by what stands around the lead-ins."""
    before = after = 0
    for i, trait in enumerate(traits):
        if not {"dateline", "dateline_latin", "lead_people", "byline", "jump_in<"} & set(trait.marks) or not i:
            continue
        above = traits[i - 1]
        if "final" not in above.last and not above.stops and (not measures[i - 1] or above.length < 30):
            # The line above a lead-in is a head: that of this story unless blank white parts them.
            if strips[i].blanks and (i < 2 or not strips[i - 1].blanks or strips[i].blanks > strips[i - 1].blanks):
                after += 1
            else:
                before += 1
        elif strips[i].blanks:
            after += 1
    return "?" if before == after else "before" if before > after else "after"


def _free_runs(measures: Sequence[float], strips: Sequence[Strip]) -> list[tuple[int, int]]:
    """For each line its place in its run of lines in no column, and the run's length; (0, 0) in columns."""
    runs = [(0, 0)] * len(measures)
    start = 0
    for i in range(len(measures) + 1):
        if i == len(measures) or measures[i] or (i > start and strips[i].blanks):
            for j in range(start, i):
                runs[j] = (j - start, i - start)
            start = i + 1 if i < len(measures) and measures[i] else i
    return runs


def _loose(i: int, traits: Sequence[Traits], measures: Sequence[float], runs: Sequence[tuple[int, int]]) -> list[str]:
    """What tells headings from each other: their place among themselves, their length beside the columns around."""
    t = traits[i]
    names = []
    place, length = runs[i]
    if length:
        names.append(f"run={min(place, 3)}/{min(length, 4)}")
    if t.length <= 40 and (not measures[i] or t.width < 0.8 * measures[i] or length):
        below = next((m for m in measures[i + 1 : i + 5] if m), 0.0)
        above = next((m for m in reversed(measures[max(0, i - 4) : i]) if m), 0.0)
        for side, measure in (("below", below), ("above", above)):
            names.append(
                f"{side}={bucket(t.width / measure, (0.3, 0.55, 0.8, 0.97, 1.05, 1.4, 2)) if measure else 9}"
            )
        if t.chinese:
            names += [f"tail={t.text[-1]}", f"head={t.text[:1]}"]
            if i + 1 < len(traits):
                names.append(f"longer={bucket(t.width - traits[i + 1].width, (-6, -2, -0.6, 0.6, 2, 6))}")
        else:
            names.append(f"words={min(7, len(t.text.split()))}{t.case}")
    return names


def _own(strip: Strip, t: Traits, measure: float) -> Spoken:
    script = "z" if t.chinese else "l"
    names = [f"first={t.first}", f"Last={t.last}{script}", f"n={bucket(t.length, _LENGTH)}{script}"]
    if measure:
        short = measure - t.width
        names.append(f"S={bucket(short, _SHORT if t.chinese else _LATIN_SHORT)}{script}")
    else:
        names.append(f"S=free{script}")
    names += [f"k:{m}" for m in t.marks]
    if t.case:
        names.append(f"case={t.case}")
    if t.spaced:
        names.append("spaced")
    names.append(f"punct={int(t.commas)}{int(t.stops)}")
    if strip.blanks:
        names.append(f"blank={min(strip.blanks, 2)}")
    if strip.indent:
        names.append(f"margin={bucket(strip.indent, (0.8, 1.6, 2.6, 5))}")
    if t.opened:
        names.append(f"open={max(-1, min(1, t.opened))}")
    if " " in t.text and t.chinese and not t.spaced:
        names.append("white")
    if t.length <= 4:
        names.append(f"tiny={t.length}{script}")
    return _spoken(tuple(names))


def _place(i: int, strips: Sequence[Strip], measures: Sequence[float], usual: float) -> list[str]:
    names = []
    if i < 8:
        names.append(f"top={bucket(i, (1, 3, 5))}")
    if len(strips) - i <= 4:
        names.append("bottom")
    if measures[i]:
        names.append(
            "column=" + ("usual" if abs(measures[i] - usual) < 1 else "wide" if measures[i] > usual else "narrow")
        )
    for side, j in (("before", i - 1), ("after", i + 1)):
        if 0 <= j < len(strips):
            if not measures[i] or not measures[j]:
                names.append(f"{side}:column={bool(measures[i]):d}{bool(measures[j]):d}")
            else:
                names.append(f"{side}:" + ("same" if abs(measures[i] - measures[j]) < 0.6 else "other"))
    return names


def _seam(here: Traits, before: Traits, old: float, new: float, strip: Strip, seams: Seams) -> Spoken:
    """How well this line goes on from the one before it."""
    script = "z" if here.chinese else "l"
    closed = before.ends_sentence
    names = [f"ends={before.last}>{here.first}"]
    room = 9
    if old:
        room = bucket(old - before.width - here.token, _ROOM)
        names.append(f"room={room}{script}{int(closed)}")
    seam = bucket(seams.affinity(before.text, here.text), _SEAM) if before.chinese and here.chinese else 9
    names.append(f"seam={seam}{int(strip.blanks > 0)}")
    names.append(f"seam={seam}{int(room >= 3)}{int(closed)}")
    names.append(f"gap={min(strip.blanks, 1)}{int(closed)}{int(abs(old - new) < 0.6)}")
    if new and here.chinese:
        names.append(f"first2={bucket(new - here.width, _SHORT)}{int(closed)}")
    if strip.blanks:
        names.append(f"blank>{here.first}{int(closed)}")
    if before.opened > 0:
        names.append(f"quote_open{int(here.opened < 0)}")
    if not here.chinese and before.last == "hyphen":
        names.append(f"hyphen>{here.first}")
    if abs(before.width - here.width) < 0.3 and text_width(here.text[:1], True):
        names.append("equal_width")
    return _joint(tuple(names))
