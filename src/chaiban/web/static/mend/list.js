// The work list: what is unassigned in red, then the items, the least certain first; the current one shows its blocks.
"use strict";
import { button, element } from "./ask.js";
import { colour, FURNITURE, LOOSE } from "./page.js";

export function order(page) {
  const sure = (item) => Math.min(item.article.confidence, page.doubts?.get(item.id) ?? 1);
  const items = page.items.slice().sort((one, other) => sure(one) - sure(other) || one.index - other.index);
  return [...(page.loose.length ? [LOOSE] : []), ...items.map((item) => item.id), ...(page.furniture.length ? [FURNITURE] : [])];
}
export function label(page, id, words) {
  if (id === LOOSE) return words.unassigned;
  if (id === FURNITURE) return words.furniture;
  const item = page.item(id);
  const said = item.article.headline || item.article.paragraphs?.[0] || item.blocks[0]?.text || words.untitled;
  return Array.from(said).slice(0, 40).join("");
}
// What a suggestion would do, in words of the page.
function outcome(page, { corrections }, words) {
  const made = new Map();
  const cut = (text) => `“${Array.from(text.replace(/\s+/g, " ").trim()).slice(0, 18).join("")}…”`;
  const said = (spans) => cut(page.characters.slice(spans[0][0], spans[0][1]).join(""));
  const named = (id) => made.get(id) ?? (page.item(id) ? cut(label(page, id, words)) : words.new_item);
  return corrections.map((one) => {
    if (one.action === "split") made.set(one.name, said(one.spans));
    if (one.action === "role") return `${said(one.spans)} → ${words.assignable[one.role] ?? one.role}`;
    if (one.action === "merge") return one.items.map(named).join(" + ");
    if (one.action === "associate") return `→ ${named(one.story)}`;
    return `${said(one.spans)} → ${one.action === "split" ? words.new_item : named(one.item)}`;
  }).slice(0, 4).join("; ");
}
export class List {
  constructor(host, words, told) {
    this.host = host;
    this.words = words;
    this.told = told;
  }
  show(page, current, spans, suggestions, language, links) {
    this.links = links;
    const focused = document.activeElement?.closest?.("[data-entry]")?.dataset.entry;
    const inBlock = document.activeElement?.dataset?.block !== undefined;
    const blockAt = inBlock ? Array.from(this.host.querySelectorAll("[data-block]")).indexOf(document.activeElement) : -1;
    this.host.replaceChildren(...order(page).map((id) => this.entry(page, id, id === current, spans, suggestions, language)));
    if (focused === undefined) return;
    const entry = this.host.querySelector(`[data-entry="${CSS.escape(current ?? focused)}"]`);
    const blocks = entry?.querySelectorAll("[data-block]") ?? [];
    (inBlock && blocks.length ? blocks[Math.min(blockAt, blocks.length - 1)] : entry?.querySelector(".head"))?.focus({ preventScroll: true });
  }
  entry(page, id, isCurrent, spans, suggestions, language) {
    const { words } = this;
    const item = page.item(id);
    const swatch = element("span", { class: `swatch ${id === LOOSE ? "loose" : ""}` });
    if (id !== LOOSE) swatch.style.background = colour(item);
    const about = item
      ? [words.kinds[item.article.kind] ?? item.article.kind, item.article.corrected ? words.corrected : `${Math.round(item.article.confidence * 100)} %`].join(" · ")
      : `${page.blocksOf(id).length}`;
    const head = button("", () => this.told.open(id), { class: "head", "aria-expanded": String(isCurrent) });
    head.append(swatch, element("span", { class: "name", lang: item ? language : undefined, words: label(page, id, words) }), element("span", { class: "soft", words: about }));
    const entry = element("li", { class: `entry${isCurrent ? " current" : ""}${id === LOOSE ? " loose" : ""}`, "data-entry": id }, head);
    suggestions.filter((suggestion) => suggestion.item === id).forEach((one, at) => {
      entry.append(element("p", { class: "suggestion" }, element("span", { words: `${words.reasons[one.reason] ?? one.reason}: ` }),
        element("span", { class: "outcome", lang: language, words: outcome(page, one, words) }),
        button(words.accept, () => this.told.accept(one), { class: "go", "data-suggestion": one.id }), ...(at ? [] : [element("kbd", { words: "a" })])));
    });
    if (isCurrent && this.links.length) {
      const signs = { to: "→", from: "←", "": "≠" };
      const row = (one) => element("li", { class: one.decided ? "decided" : "" }, element("span", { words: `${signs[one.direction]} ${one.page} ` }), element("span", { lang: language, words: one.headline ?? "" }));
      entry.append(element("ul", { class: "links", "aria-label": words.fields.links }, ...this.links.map(row)));
    }
    if (isCurrent) entry.append(this.blocks(page, id, spans, language));
    return entry;
  }
  blocks(page, id, spans, language) {
    const chosen = (block) => block.spans.some(([start, end]) => spans.some(([from, to]) => from < end && to > start));
    const rows = page.blocksOf(id).map((block) => {
      const made = button("", (event) => this.told.toggle(block, event), { class: "block", "aria-pressed": String(chosen(block)), "data-block": block.number });
      made.append(element("span", { class: "role", words: this.words.roles[block.role] ?? block.role }),
        element("span", { lang: language, words: Array.from(block.text).slice(0, 60).join("") }));
      return element("li", {}, made);
    });
    return element("ol", { class: "blocks", "aria-label": this.words.blocks }, ...rows);
  }
}
