// On a published site: draws the hits of a search (?q=) on the page's picture, where they are printed.
"use strict";
{
  const typed = new URLSearchParams(location.search).get("q");
  const drawing = document.querySelector("a.zone")?.ownerSVGElement;
  const holder = document.querySelector("[data-places]");
  const columns = (text, from) => Array.from(text.slice(0, from)).length;

  // Where the words stand among the letters of a text: (first, behind the last).
  const found = (text, phrases, pairs) => {
    const folded = fold(text, pairs);
    const tokens = Array.from(folded.matchAll(token));
    const named = tokensOf(folded);
    return phrases.flatMap((phrase) => places(named, phrase.tokens).map((at) => {
      const last = tokens[at + phrase.tokens.length - 1];
      return [columns(folded, tokens[at].index), columns(folded, last.index + last[0].length)];
    }));
  };
  const draw = ([first, left, top, bottom, ...rights], start, end) => {
    const [from, to] = [Math.max(start - first, 0), Math.min(end - first, rights.length)];
    if (from >= to) return;
    const x = from ? rights[from - 1] : left;
    const box = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    box.setAttribute("class", "hit");
    for (const [name, value] of Object.entries({ x, y: top, width: rights[to - 1] - x, height: bottom - top })) {
      box.setAttribute(name, value);
    }
    drawing.prepend(box);
  };
  const show = async () => {
    const [page, pairs] = await Promise.all([holder.dataset.places, holder.dataset.fold]
      .map((path) => fetch(path).then((answer) => answer.json())));
    const phrases = phrasesOf(typed, pairs);
    for (const part of page.items.flatMap((item) => item.parts)) {
      for (const [start, end] of found(part.text, phrases, pairs)) {
        for (const line of part.lines) draw(line, start, end);
      }
    }
    drawing.querySelector(".hit")?.scrollIntoView({ block: "center" });
  };
  if (typed && drawing) show();
}
