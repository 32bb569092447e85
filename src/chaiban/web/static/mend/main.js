// The desk: holds the page as it is shown, what is chosen, and hands every change to the archive.
"use strict";
import { ask, element } from "./ask.js";
import { List, order } from "./list.js";
import { Lines } from "./lines.js";
import { Page, joined, without } from "./page.js";
import { Plate } from "./plate.js";
import { Talk } from "./talk.js";
import { drawn, possible, VERBS } from "./verbs.js";

const root = document.getElementById("mend");
const setting = JSON.parse(document.getElementById("setting").textContent);
const { words } = setting;
const byId = (id) => document.getElementById(id);

const desk = {
  setting, words, talk: new Talk(setting.api, setting.token), page: null, current: null, spans: [], suggestions: [], facts: setting.facts,
  get suggestion() { return this.suggestions.find((one) => one.item === this.current); },
  async load(shown) {
    const state = shown ?? await this.talk.shown();
    this.page = new Page(state.page, setting.boxes);
    Object.assign(this, { state: state.state, version: state.version, placed: state.placed, visible: state.visible, conflicts: Number(state.conflicts) });
    const full = shown ? await this.talk.shown() : state;
    Object.assign(this, { canUndo: full.can_undo.length > 0, canRedo: full.can_redo.length > 0, published: full.published_version, proposals: full.proposals ?? [], turns: full.turns ?? [] });
    this.suggestions = (await this.talk.get("suggestions")).suggestions;
    this.page.doubts = new Map(this.suggestions.toReversed().map((one) => [one.item, one.confidence]));
    this.spans = [];
    if (this.current && !order(this.page).includes(this.current)) this.current = null;
    this.current ??= order(this.page)[0] ?? null;
    this.render();
  },
  async send(corrections, next) {
    root.setAttribute("aria-busy", "true");
    try {
      const state = await this.talk.post(corrections);
      if (state.path && state.path !== setting.path) {
        location.assign(`${state.path}mend/`);
        return;
      }
      if (next) this.current = next;
      await this.load(state);
      tell(setting.may_correct ? words.saved : words.proposed);
    } catch (error) {
      if (error.status === 409 || error.status === 412) {
        await this.load();
        tell(words.stale, true);
      } else if (error.status === 401 || error.status === 403) tell(words.signed_out, true);
      else tell(error.status ? `${words.refused}: ${error.message}` : words.no_line, true);
    } finally {
      root.removeAttribute("aria-busy");
    }
  },
  // The next thing in doubt comes up by itself.
  async accept(suggestion) {
    const ids = order(this.page);
    const after = this.suggestions.find((one) => one.id !== suggestion.id && ids.indexOf(one.item) >= ids.indexOf(suggestion.item));
    await this.send(suggestion.corrections, after?.item);
  },
  // Where an item goes on and comes from: what people said first, then what readers see.
  linksOf(id) {
    const said = this.page.item(id)?.article.links ?? [];
    const seen = this.turns.filter((turn) => turn.item === id && !said.some((one) => one.page === turn.page && one.item === turn.other));
    return [...said.map((one) => ({ ...one, decided: true })), ...seen];
  },
  choose(spans) { this.spans = joined(spans); this.render(); },
  open(id, toggle = false) {
    if (toggle && this.current === id) return;
    this.current = id;
    this.spans = [];
    this.render();
    this.plate.reveal(this.page.blocksOf(id)[0]?.units[0]);
  },
  render() {
    list.show(this.page, this.current, this.spans, this.suggestions, setting.language, this.linksOf(this.current));
    if (shownPage !== this.page) { this.plate.show(this.page); shownPage = this.page; }
    this.plate.light(this.current);
    this.plate.select(this.spans);
    const count = (number) => number.toLocaleString(setting.tag);
    root.dataset.version = this.version;
    byId("placed").textContent = words.placed.replace("{}", count(this.placed)).replace("{}", count(this.visible));
    byId("placed").classList.toggle("lacking", this.placed < this.visible);
    byId("state").textContent = words.states[this.state] ?? this.state;
    byId("state").dataset.state = this.state;
    byId("waiting").textContent = [this.proposals.length && words.waiting.replace("{}", this.proposals.length), this.conflicts && words.conflicts.replace("{}", this.conflicts)].filter(Boolean).join(" · ");
    for (const verb of VERBS) for (const made of document.querySelectorAll(`[data-verb="${verb.name}"]`)) made.disabled = !possible(this, verb);
  },
};
let shownPage = null;
function tell(said, isLasting = false) {
  const place = byId("told");
  place.textContent = said;
  place.classList.toggle("fault", isLasting);
}
const told = {
  open: (id) => desk.open(id),
  accept: (suggestion) => desk.accept(suggestion),
  toggle: (block, event) => choose(block.spans, block, event),
  pick: (unit, event) => {
    if (unit.block.owner !== desk.current && !event.shiftKey && !event.ctrlKey && !desk.spans.length) desk.current = unit.block.owner;
    const same = (spans, start, end) => spans.length === 1 && spans[0][0] === start && spans[0][1] === end;
    const isBlock = String(desk.spans) === String(joined(unit.block.spans));
    // A line of the chosen block, clicked again, is chosen alone; and once more, no longer.
    if (same(desk.spans, unit.start, unit.end)) desk.choose([]);
    else if (isBlock && !event.shiftKey && unit.block.units.length > 1) desk.choose([[unit.start, unit.end]]);
    else choose(unit.block.spans, unit.block, event);
  },
  drawn: (spans, isShape) => drawn(desk, spans, isShape),
};
let anchor = null;
// A click adds or takes away a block; with Shift, all blocks from the last one on.
function choose(spans, block, event) {
  const row = desk.page.blocksOf(block.owner);
  if (event.shiftKey && anchor?.owner === block.owner) {
    const [from, to] = [row.findIndex((one) => one.number === anchor.number), row.indexOf(block)].sort((one, other) => one - other);
    desk.choose([...desk.spans, ...row.slice(from, to + 1).flatMap((one) => one.spans)]);
    return;
  }
  anchor = block;
  const isIn = spans.every(([start, end]) => desk.spans.some(([from, to]) => from <= start && to >= end));
  desk.choose(isIn ? without(desk.spans, spans) : [...desk.spans, ...spans]);
}
function step(by) {
  const ids = order(desk.page);
  const at = Math.min(ids.length - 1, Math.max(0, ids.indexOf(desk.current) + by));
  desk.open(ids[at]);
  const head = document.querySelector(`[data-entry="${CSS.escape(ids[at])}"] .head`);
  head?.focus({ preventScroll: true });
  head?.scrollIntoView({ block: "nearest" });
}
function help() {
  const single = localStorage.getItem("keys") !== "off";
  ask(words.keys, words, (form) => {
    const rows = [["j k ↓ ↑", words.key_items], ["Tab", words.key_blocks], [words.space, words.key_choose], ["Esc", words.key_escape], ["+ − 0", words.key_zoom],
      ...VERBS.map((verb) => [verb.key, words.verbs[verb.name]]), ["?", words.keys]];
    form.append(element("dl", { class: "keys" }, ...rows.flatMap(([key, about]) => [element("dt", {}, element("kbd", { words: key })), element("dd", { words: about })])));
    const box = element("input", { type: "checkbox", id: "single", checked: single });
    box.addEventListener("change", () => localStorage.setItem("keys", box.checked ? "on" : "off"));
    form.append(element("p", {}, box, element("label", { for: "single", words: words.single_keys })));
  }, "wide");
}
function pressed(event) {
  if (document.querySelector("dialog[open]") || event.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
  const inBlocks = event.target.closest?.(".blocks");
  if (event.ctrlKey || event.metaKey) {
    if (event.key.toLowerCase() !== "z" && event.key.toLowerCase() !== "y") return;
    run(event.key.toLowerCase() === "y" || event.shiftKey ? "redo" : "undo");
  } else if (event.key === "?") help();
  else if (event.key === "Escape") { desk.plate.take(null); desk.choose([]); }
  else if (localStorage.getItem("keys") === "off") return;
  else if (event.key === "j" || (event.key === "ArrowDown" && event.target.matches(".head, body"))) step(1);
  else if (event.key === "k" || (event.key === "ArrowUp" && event.target.matches(".head, body"))) step(-1);
  else if (inBlocks && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
    const row = Array.from(inBlocks.querySelectorAll("button"));
    row[row.indexOf(event.target) + (event.key === "ArrowDown" ? 1 : -1)]?.focus();
  } else if (["+", "=", "-", "0"].includes(event.key) && !event.target.closest(".openseadragon-canvas")) desk.plate.zoom({ "+": 1.5, "=": 1.5, "-": 1 / 1.5 }[event.key]);
  else {
    const verb = VERBS.find((one) => one.key === event.key);
    if (!verb) return;
    run(verb.name);
  }
  event.preventDefault();
}
function run(name) {
  const verb = VERBS.find((one) => one.name === name);
  if (!possible(desk, verb)) { tell(words.not_now.replace("{}", words.verbs[name])); return; }
  Promise.resolve(verb.run(desk)).catch((error) => tell(`${words.refused}: ${error.message}`, true));
}
const list = new List(byId("work"), words, told);
desk.plate = new (setting.picture ? Plate : Lines)(byId("plate"), setting, told);
for (const made of document.querySelectorAll("[data-verb]")) made.addEventListener("click", () => run(made.dataset.verb));
byId("help").addEventListener("click", help);
for (const [id, by] of [["closer", 1.5], ["farther", 1 / 1.5], ["whole", 0]]) byId(id)?.addEventListener("click", () => desk.plate.zoom(by));
document.addEventListener("keydown", pressed);
// Somebody else may be at the same page: said when the window comes back, and every so often.
async function look() {
  if (document.hidden || document.querySelector("dialog[open]") || root.hasAttribute("aria-busy")) return;
  if (await desk.talk.changedMeanwhile().catch(() => false)) {
    await desk.load();
    tell(words.changed, true);
  }
}
document.addEventListener("visibilitychange", look);
setInterval(look, 20_000);
async function begin() {
  setting.boxes = setting.picture ? (await desk.talk.get("boxes")).boxes : [];
  await desk.load();
}
begin().then(() => root.classList.add("ready"), (error) => tell(`${words.refused}: ${error.message}`, true));


