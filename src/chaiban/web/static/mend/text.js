// Correcting words, a printed line at a time, beside the picture of the line. Boxes never move: only what is read
// over them changes, and the original stays.
"use strict";
import { ask, element } from "./ask.js";

const space = "http://www.w3.org/2000/svg";
function crop(box, setting) {
  const [left, top, right, bottom] = [box[0] - 3, box[1] - 3, box[2] + 3, box[3] + 3];
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", `${left} ${top} ${right - left} ${bottom - top}`);
  svg.setAttribute("class", "crop");
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", setting.words.crop);
  const image = document.createElementNS(space, "image");
  for (const [name, value] of Object.entries({ href: setting.large, width: setting.size[0], height: setting.size[1], preserveAspectRatio: "none" })) image.setAttribute(name, value);
  svg.append(image);
  return svg;
}
// The smallest correction that turns the pieces of a line into the new words; null if nothing changes.
export function difference(pieces, wanted) {
  const letters = Array.from(wanted);
  let head = 0, at = 0;
  for (; head < pieces.length; head++) {
    const put = Array.from(pieces[head].put);
    if (put.join("") !== letters.slice(at, at + put.length).join("")) break;
    at += put.length;
  }
  let tail = pieces.length, end = letters.length;
  for (; tail > head; tail--) {
    const put = Array.from(pieces[tail - 1].put);
    if (end - put.length < at || put.join("") !== letters.slice(end - put.length, end).join("")) break;
    end -= put.length;
  }
  let put = letters.slice(at, end).join("");
  if (head === tail && !put) return null;
  if (head === tail) {
    // Words that are put in need a character to stand over: the one before, or the first.
    if (head > 0) put = pieces[--head].put + put;
    else put += pieces[tail++].put;
  }
  return { action: "text", spans: [[pieces[head].start, pieces[tail - 1].end]], text: put };
}
export async function correctText(page, block, setting) {
  const { words } = setting;
  const fields = [];
  const done = await ask(words.text, words, (form, close) => {
    for (const unit of block.units) {
      const pieces = page.pieces(unit.start, unit.end);
      const now = pieces.map((piece) => piece.put).join("");
      const original = page.characters.slice(unit.start, unit.end).join("");
      const field = element("input", { value: now, lang: setting.language, "aria-label": words.line, autocomplete: "off", spellcheck: "false" });
      const row = element("div", { class: "correcting" });
      if (unit.box) row.append(crop(unit.box, setting));
      row.append(field);
      row.append(element("details", {}, element("summary", { words: words.original }), element("p", { lang: setting.language, words: original })));
      form.append(row);
      fields.push({ pieces, now, field });
    }
    form.append(element("p", {}, element("button", { class: "go", words: words.done })));
    form.addEventListener("submit", (event) => { event.preventDefault(); close(true); });
  }, "wide");
  if (!done) return [];
  return fields.filter(({ now, field }) => field.value !== now).map(({ pieces, field }) => difference(pieces, field.value)).filter(Boolean);
}
