"""Seventeen more newspapers in words, described before any of their pages was read; eight are never looked at.

Development:

- **inland-daily** (simplified Chinese): six columns; rules between stories; kicker over and deck under centred heads;
  some heads run down at the story's left; a summary in larger type under the head; bold centred crossheads; bylines
  on a line of their own or in brackets after 本报讯; a framed index box; photo news.
- **harbour-sheet** (traditional Chinese): five columns, no rules, white alone; heads full out; 【本報訊】 before the
  first words; short bold crossheads full out; boxed side stories on a tint; captions that open with a triangle.
- **le-quai** (French): five justified columns, standing rules; head over the first columns, the last columns rise
  beside it; standfirst in bold; drop caps; bold crossheads; the writer's name in capitals at the end.
- **el-faro** (Spanish): tabloid of four columns; kicker in capitals, head, deck; writer above the body in capitals;
  side stories in tinted boxes; briefs in a column with small bold heads.
- **il-molo** (Italian): six narrow columns; heads inset amid the columns of their story; "di" and a name;
  lying rules.
- **the-tide** (English): compact of five ragged columns; sans heads full out; standfirst; byline in bold; bold
  crossheads full out; advertisements with large type; white alone parts the stories.
- **hafenbote** (German): five columns; kicker, head, deck; "VON" and a name in capitals; agency in brackets at the
  end; tinted boxes; captions in bold sans.
- **word-by-word** (English): painted word by word without any space, as some layout programs do, in random order.
- **margin-heads** (English): six columns; the head in a column of its own left of its story's text, ragged, white
  alone between the rows.

Test:

- **plateau-daily** (simplified Chinese): seven narrow columns; heads amid the body, heads running down, frames of
  hairlines, photo news with the caption beside, ads; white alone between some stories.
- **peak-news** (traditional Chinese): six columns, standing rules, heads with kicker, summaries, boxed columns.
- **o-cais** (Portuguese): five ragged columns, white alone, decks, bold crossheads, briefs.
- **deichpost** (German): six justified columns; rules both ways; heads over the first columns; drop caps; boxes.

Test, described later, before any of their pages was read:

- **la-vega** (Spanish): seven narrow justified columns, white alone; heads in a column of their own at the left of
  their story now and then; kickers in capitals, decks, briefs in the last column.
- **la-brughiera** (Italian): five columns, standing rules; heads amid the columns of their story or at its left;
  summaries, photos with the caption beside.
- **moorland-post** (English): six ragged columns, white alone; heads over the first columns or amid; drop caps, bold
  crossheads, byline in italics, advertisements.
- **terrace-daily** (traditional Chinese): seven columns, lying rules; heads centred, at the left of the story, amid
  it or running down; kickers, centred crossheads, reporters in every place.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Manner:
    """How a newspaper of this set makes its pages. Lengths in points, shares between 0 and 1."""

    name: str
    language: str
    columns: int
    measure: float
    split: str = "development"
    deep: float = 1000.0
    body: float = 9.0
    lead: float = 1.2
    gutter: float = 13.0
    centred: bool = False
    ragged: bool = False
    sans_heads: bool = False
    lying: bool = False
    standing: bool = False
    boxed: float = 0.0
    framed: bool = False
    upright: float = 0.0
    amid: float = 0.0
    hooded: float = 0.0
    side: float = 0.0
    kicker: float = 0.4
    deck: float = 0.4
    standfirst: float = 0.0
    caps: float = 0.0
    crossheads: str = ""
    byline: str = ""
    ending: str = ""
    photos: float = 0.3
    caption_beside: float = 0.0
    caption: str = "serif-italic"
    briefs: bool = False
    index: bool = False
    adverts: float = 0.0
    by_word: bool = False


MANNERS = (
    Manner("inland-daily", "zh-Hans", 6, 126, lead=1.4, centred=True, lying=True, upright=0.15, boxed=0.15,
           framed=True, standfirst=0.25, crossheads="centre", byline="mixed", index=True, deep=1250, amid=0.1),
    Manner("harbour-sheet", "zh-Hant", 5, 130, lead=1.45, boxed=0.25, crossheads="left", byline="lead",
           deck=0.2, caption="hei", adverts=0.15, sans_heads=True),
    Manner("le-quai", "fr", 5, 140, standing=True, hooded=0.5, standfirst=0.6, caps=0.7, crossheads="left",
           byline="end", kicker=0.3, deck=0.0, photos=0.4),
    Manner("el-faro", "es", 4, 150, kicker=0.7, deck=0.5, byline="caps", boxed=0.3, briefs=True, lying=True,
           sans_heads=True, caption="sans"),
    Manner("il-molo", "it", 6, 110, amid=0.5, byline="di", lying=True, kicker=0.6, deck=0.4, body=8.5),
    Manner("the-tide", "en", 5, 128, ragged=True, sans_heads=True, standfirst=0.4, byline="bold", crossheads="left",
           adverts=0.25, kicker=0.2, deck=0.0, caption="sans"),
    Manner("hafenbote", "de", 5, 135, kicker=0.6, deck=0.5, byline="von", ending="agency", boxed=0.25, standing=True,
           lying=True, caption="sans-bold"),
    Manner("word-by-word", "en", 5, 132, centred=True, byline="by", lying=True, standing=True, by_word=True,
           crossheads="centre"),
    Manner("margin-heads", "en", 6, 118, ragged=True, side=1.0, kicker=0.3, deck=0.0, byline="by", photos=0.0),
    Manner("plateau-daily", "zh-Hans", 7, 108, "test", lead=1.4, centred=True, amid=0.25, upright=0.2, boxed=0.2,
           framed=True, crossheads="centre", byline="mixed", adverts=0.15, caption_beside=0.4, deep=1250, lying=True),
    Manner("peak-news", "zh-Hant", 6, 120, "test", lead=1.4, standing=True, lying=True, centred=True, standfirst=0.3,
           crossheads="centre", byline="mixed", boxed=0.2, deep=1200),
    Manner("o-cais", "pt", 5, 135, "test", ragged=True, deck=0.6, crossheads="left", briefs=True, byline="caps"),
    Manner("deichpost", "de", 6, 118, "test", body=8.5, standing=True, lying=True, hooded=0.4, caps=0.5, byline="von",
           boxed=0.2, crossheads="left", kicker=0.5, deck=0.4, deep=1150),
    Manner("la-vega", "es", 7, 104, "test", body=8.5, side=0.25, kicker=0.6, deck=0.5, byline="caps", briefs=True,
           crossheads="left", photos=0.2),
    Manner("la-brughiera", "it", 5, 132, "test", standing=True, amid=0.3, side=0.25, standfirst=0.4, byline="di",
           kicker=0.5, deck=0.3, caption_beside=0.6, photos=0.5),
    Manner("moorland-post", "en", 6, 116, "test", ragged=True, hooded=0.3, amid=0.3, caps=0.5, crossheads="left",
           byline="by", kicker=0.4, deck=0.4, adverts=0.15),
    Manner("terrace-daily", "zh-Hant", 7, 112, "test", lead=1.4, lying=True, centred=True, side=0.2, amid=0.2,
           upright=0.2, kicker=0.6, deck=0.4, crossheads="centre", byline="mixed", deep=1200),
)  # fmt: skip
