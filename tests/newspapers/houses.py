"""Twelve newspapers that exist in words first: eight to build the reader by, four to judge it by.

The descriptions below were written before any of their pages had been read. Nobody looks at a test house's page to
change the reader; its scores stand in docs/quality.md as they came out.

Development:

- **rule-grid**: simplified Chinese, six columns, stories in rows under hairlines, centred heads with kicker and
  deck, a folio line under the top edge, every frame painted in any order.
- **standing-tiers**: traditional Chinese set vertically: lines run down, from right to left, in three tiers; heads
  stand at the right of their story in large type; thin rules part the tiers.
- **ragged-tabloid**: English, five columns, ragged right, heads full out at the left in bold sans, byline "By ...",
  paragraphs indented, no rule anywhere, white alone parts the stories.
- **grey-boxes**: German, four columns, justified, kicker over each head, every other story on a grey tint, standing
  hairlines between the columns of a story.
- **dark-bars**: simplified Chinese, five columns, each head white on a dark bar over the story, type of an embedded
  subset is missing, so that characters are painted one by one.
- **turned-sheet**: English, /Rotate 90, a crop box that cuts off printer's marks, a user unit of 2.
- **heavy-heads**: simplified Chinese, heads letter-spaced, painted four times at small distances (false bold) with a
  grey shadow beside them, subheads in body type.
- **hidden-layer**: English, a picture of the page with invisible text over it (render mode 3), as recognition leaves.

Test:

- **narrow-eight**: English, eight narrow justified columns, standing rules between all stories, drop caps, decks.
- **side-heads**: German, heads in a column of their own left of the body, ragged, white alone parts the rows.
- **upright-heads**: traditional Chinese, lying lines, five columns, half of the heads vertical at the story's side,
  double frames around the others.
- **turned-tiers**: simplified Chinese set vertically in four tiers on a page with /Rotate 270 and a crop box.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class House:
    """How a newspaper sets its pages. Lengths in points; `heads` is above, left, bar or upright (alternating)."""

    name: str
    language: str
    columns: int
    measure: float
    split: str = "development"
    body: float = 9.0
    lead: float = 1.4
    gutter: float = 14.0
    head: float = 20.0
    heads: str = "above"
    centred: bool = True
    justified: bool = True
    tiers: int = 0
    lying: bool = False
    standing: bool = False
    tints: bool = False
    frames: bool = False
    caps: bool = False
    by_glyph: bool = False
    spaced: bool = False
    heavy: bool = False
    scan: bool = False
    turn: int = 0
    unit: float = 1.0
    crop: float = 0.0


HOUSES = (
    House("rule-grid", "zh-Hans", 6, 117, lying=True),
    House("standing-tiers", "zh-Hant", 0, 0, tiers=3, body=10, head=22, lying=True),
    House("ragged-tabloid", "en", 5, 125, centred=False, justified=False, lead=1.2),
    House("grey-boxes", "de", 4, 150, tints=True, standing=True, lead=1.2),
    House("dark-bars", "zh-Hans", 5, 126, heads="bar", by_glyph=True),
    House("turned-sheet", "en", 4, 150, lead=1.2, turn=90, unit=2.0, crop=40, lying=True),
    House("heavy-heads", "zh-Hans", 5, 135, spaced=True, heavy=True, lying=True),
    House("hidden-layer", "en", 4, 150, lead=1.2, scan=True, lying=True),
    House("narrow-eight", "en", 8, 95, "test", body=8, lead=1.15, gutter=12, head=17, standing=True, caps=True),
    House("side-heads", "de", 5, 130, "test", heads="left", justified=False, centred=False, lead=1.2, head=15),
    House("upright-heads", "zh-Hant", 5, 130, "test", heads="upright", frames=True),
    House("turned-tiers", "zh-Hans", 0, 0, "test", tiers=4, body=9.5, head=19, turn=270, crop=25),
)
