// A page without a picture: its printed lines take the place of it, with the same doors as the plate.
"use strict";
import { element } from "./ask.js";
import { colour, joined, LOOSE } from "./page.js";

export class Lines {
  constructor(host, setting, told) {
    this.host = host;
    this.told = told;
    host.classList.add("dump");
    host.lang = setting.language;
    host.addEventListener("click", (event) => {
      const hit = event.target.closest("[data-unit]");
      if (hit && document.getSelection().isCollapsed) told.pick(this.page.units[Number(hit.dataset.unit)], event);
    });
    host.addEventListener("pointerup", () => setTimeout(() => this.marked()));
  }
  // Words marked with the mouse are chosen to the character.
  marked() {
    const marked = document.getSelection();
    if (marked.isCollapsed || !marked.rangeCount || !this.host.contains(marked.anchorNode) || !this.host.contains(marked.focusNode)) return;
    const range = marked.getRangeAt(0);
    const spans = [];
    for (const one of this.host.querySelectorAll("[data-unit]")) {
      if (!range.intersectsNode(one)) continue;
      const unit = this.page.units[Number(one.dataset.unit)];
      const count = (node, offset) => {
        const before = document.createRange();
        before.selectNodeContents(one);
        if (one.contains(node)) before.setEnd(node, offset);
        return Array.from(before.toString()).length;
      };
      const from = one.contains(range.startContainer) ? count(range.startContainer, range.startOffset) : 0;
      const to = one.contains(range.endContainer) ? count(range.endContainer, range.endOffset) : unit.end - unit.start;
      if (to > from) spans.push([unit.start + from, unit.start + to]);
    }
    marked.removeAllRanges();
    if (spans.length) this.told.drawn(joined(spans), false);
  }
  show(page) {
    this.page = page;
    const rows = new Map();
    for (const unit of page.units) rows.set(unit.line, [...(rows.get(unit.line) ?? []), unit]);
    const last = Math.max(0, ...rows.keys());
    const made = [];
    for (let line = 0; line <= last; line++) {
      const row = element("div", { class: "line" });
      for (const unit of rows.get(line) ?? []) {
        const words = page.characters.slice(unit.start, unit.end).join("");
        const piece = element("span", { "data-unit": unit.number, "data-item": unit.block.owner, class: unit.block.owner === LOOSE ? "loose" : "", words });
        if (unit.block.owner !== LOOSE) piece.style.setProperty("--tint", colour(page.item(unit.block.owner)));
        row.append(piece);
      }
      made.push(row);
    }
    this.host.replaceChildren(element("div", { class: "rows" }, ...made));
  }
  light(id) {
    for (const one of this.host.querySelectorAll("[data-unit]")) one.classList.toggle("lit", one.dataset.item === id);
  }
  select(spans) {
    for (const one of this.host.querySelectorAll("[data-unit]")) {
      const unit = this.page.units[Number(one.dataset.unit)];
      one.classList.toggle("chosen", spans.some(([start, end]) => unit.start < end && unit.end > start));
    }
  }
  reveal(unit) {
    const there = unit && this.host.querySelector(`[data-unit="${unit.number}"]`);
    if (!there) return;
    const box = there.getBoundingClientRect(), frame = this.host.getBoundingClientRect();
    if (box.top < frame.top || box.bottom > frame.bottom) this.host.scrollBy(0, box.top - frame.top - frame.height / 2);
  }
  take() {}
  zoom() {}
}
