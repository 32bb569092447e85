// A page as it is shown: who owns each character, its blocks, the printed lines, and where they stand.
"use strict";
const single = ["kicker", "headline", "subheadline", "summary", "dateline"];
export const LOOSE = "unassigned";
export const FURNITURE = "furniture";

export class Page {
  constructor(record, boxes) {
    this.record = record;
    this.characters = Array.from(record.characters);
    this.boxes = boxes;
    this.blocks = [];
    this.items = record.articles.map((article, index) => this.itemOf(article, index));
    this.furniture = record.furniture.map((piece) => this.block(FURNITURE, piece.role, piece.spans, piece.text));
    this.loose = record.unassigned.map((piece) => this.block(LOOSE, LOOSE, piece.spans, piece.text));
    this.overlays = (record.corrections ?? []).map((one) => ({ start: one.span[0], end: one.span[1], put: one.put }));
    this.units = [];
    this.cut();
  }
  itemOf(article, index) {
    const item = { id: article.id, article, index, blocks: [] };
    const add = (role, spans, text) => {
      if (spans?.length) item.blocks.push(this.block(article.id, role, spans, text));
    };
    add("jump", article.spans.jump_from, article.jump_from?.printed);
    for (const name of single) add(name, article.spans[name], article[name]);
    const people = (name) => add(name, article.spans[name], (article[name] ?? []).map((one) => [one.role, one.name, one.action].filter(Boolean).join(" ")).join(" "));
    people("byline");
    const heads = (article.crossheads ?? []).map((head, at) => ({ head, spans: article.spans.crossheads?.[at] }));
    (article.spans.paragraphs ?? []).forEach((spans, at) => {
      for (const { head, spans: place } of heads) if (head.before_paragraph === at) add("crosshead", place, head.text);
      add("body", spans, article.paragraphs[at]);
    });
    for (const { head, spans } of heads) {
      if (head.before_paragraph >= (article.paragraphs ?? []).length) add("crosshead", spans, head.text);
    }
    people("credit");
    add("jump", article.spans.jump_to, article.jump_to?.printed);
    return item;
  }
  block(owner, role, spans, text) {
    const made = { number: this.blocks.length, owner, role, spans, text: text ?? "", units: [] };
    this.blocks.push(made);
    return made;
  }
  // Printed lines, cut where they pass from one block to another.
  cut() {
    const owner = new Int32Array(this.characters.length).fill(-1);
    for (const block of this.blocks) for (const [start, end] of block.spans) owner.fill(block.number, start, end);
    this.owner = owner;
    let line = 0, start = 0;
    const close = (end) => {
      if (end > start && owner[start] >= 0) {
        const unit = { number: this.units.length, start, end, line, block: this.blocks[owner[start]], box: this.around(start, end) };
        this.units.push(unit);
        unit.block.units.push(unit);
      }
    };
    this.characters.forEach((character, at) => {
      const ends = "\n\r\f".includes(character);
      if (ends || owner[at] !== owner[start]) {
        close(at);
        start = ends ? at + 1 : at;
      }
      if (ends) line += 1;
    });
    close(this.characters.length);
  }
  around(start, end) {
    let found = null;
    for (let at = start; at < end; at++) {
      const box = this.boxes[at];
      if (!box) continue;
      found = found ? [Math.min(found[0], box[0]), Math.min(found[1], box[1]), Math.max(found[2], box[2]), Math.max(found[3], box[3])] : box.slice();
    }
    return found;
  }
  item(id) {
    return this.items.find((one) => one.id === id);
  }
  blocksOf(id) {
    if (id === LOOSE) return this.loose;
    return id === FURNITURE ? this.furniture : this.item(id)?.blocks ?? [];
  }
  // Spans of the characters for which `inside` is true of the middle of their box.
  within(inside) {
    return joined(this.boxes.flatMap((box, at) =>
      box && this.owner[at] >= 0 && inside((box[0] + box[2]) / 2, (box[1] + box[3]) / 2) ? [[at, at + 1]] : []));
  }
  unitAt(x, y) {
    const hit = ({ box }, slack) => box && x >= box[0] - slack && x <= box[2] + slack && y >= box[1] - slack && y <= box[3] + slack;
    return this.units.find((unit) => hit(unit, 0)) ?? this.units.find((unit) => hit(unit, 3));
  }
  unitOf(at) {
    return this.units.find((unit) => at >= unit.start && at < unit.end);
  }
  // The pieces that a stretch is shown as: a character each, or a correction with what it stands over.
  pieces(start, end) {
    const found = [];
    for (let at = start; at < end;) {
      const over = this.overlays.find((one) => at >= one.start && at < one.end);
      found.push(over ? { start: over.start, end: over.end, put: over.put } : { start: at, end: at + 1, put: this.characters[at] });
      at = over ? Math.max(over.end, at + 1) : at + 1;
    }
    return found;
  }
}
export function joined(spans) {
  const out = [];
  for (const [start, end] of spans.slice().sort((one, other) => one[0] - other[0])) {
    const last = out.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else out.push([start, end]);
  }
  return out;
}
export function without(spans, gone) {
  let left = spans;
  for (const [from, to] of gone) {
    left = left.flatMap(([start, end]) => [[start, Math.min(end, from)], [Math.max(start, to), end]].filter(([a, b]) => a < b));
  }
  return left;
}
export function inPolygon(points) {
  return (x, y) => points.reduce((inside, [ax, ay], at) => {
    const [bx, by] = points[(at + 1) % points.length];
    return ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax ? !inside : inside;
  }, false);
}
export function colour(item) {
  return item ? `hsl(${(item.index * 137.5 + 210) % 340 + 10} 75% 42%)` : "hsl(0 0% 50%)";
}
