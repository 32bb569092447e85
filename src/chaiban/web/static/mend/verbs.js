// All that can be done to a page: one table for the buttons, the keys and the list of keys.
"use strict";
import { choose, chooseSome, fillIn } from "./ask.js";
import { colour, joined, without } from "./page.js";
import { label, order } from "./list.js";
import { compareVersions, history, publish } from "./history.js";
import { correctText } from "./text.js";

const named = (table) => Object.entries(table).map(([value, words]) => ({ value, words }));
const fresh = () => `m${Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) => byte.toString(16).padStart(2, "0")).join("")}`;

function targets(desk, { except, only = () => true } = {}) {
  return order(desk.page).filter((id) => id !== except && desk.page.item(id) && only(desk.page.item(id)))
    .map((id) => ({ value: id, words: label(desk.page, id, desk.words), colour: colour(desk.page.item(id)), lang: desk.setting.language }));
}
// Where the chosen characters go: an item, a new one, the furniture, the tray.
async function place(desk, spans, heading) {
  const { words } = desk;
  const news = named(words.kinds).map((one) => ({ value: { new: one.value }, words: `${words.new_item}: ${one.words}` }));
  const chosen = await choose(heading, words, [
    ...targets(desk).map((one) => ({ ...one, value: { item: one.value } })), ...news,
    ...named(words.furniture_roles).map((one) => ({ value: { furniture: one.value }, words: `${words.furniture}: ${one.words}` })),
    { value: { unassigned: true }, words: words.unassigned },
  ]);
  if (!chosen) return;
  if (chosen.new) chosen.name = fresh();
  await desk.send([{ action: "assign", spans, ...chosen }], chosen.name ?? chosen.item);
}
const running = ["body", "crosshead"];
const nearby = 40;
// A block and all that follows it; in a dump also the names and marks that stand among the text that follows.
function following(blocks, first, inFile) {
  const taken = blocks.filter((block, at) => at >= first);
  const numbers = taken.filter((block) => running.includes(block.role)).flatMap((block) => block.spans.flat());
  const [from, to] = [Math.min(...numbers), Math.max(...numbers)];
  const among = (block) => !running.includes(block.role) && block.spans.every(([start]) => start >= from && start <= to + nearby);
  return joined([...taken, ...(inFile ? blocks.slice(0, first).filter(among) : [])].flatMap((block) => block.spans));
}
const verbs = [
  ["accept", "a", "item", (desk) => desk.suggestion && desk.accept(desk.suggestion)],
  ["move", "g", "spans", (desk) => place(desk, desk.spans, desk.words.move)],
  ["new", "n", "spans", async (desk) => {
    const kind = await choose(desk.words.new, desk.words, named(desk.words.kinds));
    const name = fresh();
    if (kind) await desk.send([{ action: "assign", spans: desk.spans, new: kind, name }], name);
  }],
  ["split", "x", "spans", async (desk) => {
    const { page, words } = desk;
    const item = page.item(desk.current);
    if (!item) return;
    const blocks = item.blocks;
    const first = blocks.findIndex((block) => block.spans.some(([start, end]) => desk.spans.some(([from, to]) => from < end && to > start)));
    if (first < 0) return;
    const after = following(blocks, first, !desk.setting.picture);
    const options = [{ value: "after", words: words.split_after }, { value: "these", words: words.split_these }];
    const chosen = await choose(words.split, words, options);
    const name = fresh();
    if (chosen) await desk.send([{ action: "split", item: item.id, spans: chosen === "after" ? after : desk.spans, name }], name);
  }],
  ["merge", "m", "item", async (desk) => {
    const other = await choose(desk.words.merge, desk.words, targets(desk, { except: desk.current }));
    if (other) await desk.send([{ action: "merge", items: [desk.current, other] }]);
  }],
  ["role", "r", "spans", async (desk) => {
    const role = await choose(desk.words.role, desk.words, named(desk.words.assignable));
    if (role) await desk.send([{ action: "role", spans: desk.spans, role }]);
  }],
  ["kind", "t", "item", async (desk) => {
    const kind = await choose(desk.words.kind, desk.words, named(desk.words.kinds));
    if (kind) await desk.send([{ action: "kind", item: desk.current, kind }]);
  }],
  ["lines", "i", "spans", async (desk) => {
    const chosen = desk.page.units.filter((unit) => desk.spans.some(([start, end]) => start < unit.end && end > unit.start));
    const blocks = new Set(chosen.map((unit) => unit.block));
    const units = Array.from(blocks).flatMap((block) => block.units);
    const options = units.map((unit) => ({ value: unit.number, words: desk.page.characters.slice(unit.start, unit.end).join(""), lang: desk.setting.language }));
    const wanted = await chooseSome(desk.words.lines, desk.words, options);
    if (wanted) desk.choose(wanted.map((number) => [desk.page.units[number].start, desk.page.units[number].end]));
  }],
  ["text", "e", "spans", async (desk) => {
    const number = desk.page.owner[desk.spans[0][0]];
    const corrections = number >= 0 ? await correctText(desk.page, desk.page.blocks[number], desk.setting) : [];
    if (corrections.length) await desk.send(corrections);
  }],
  ["draw", "d", "picture", (desk) => desk.plate.take("rectangle")],
  ["outline", "o", "picture", (desk) => desk.plate.take("polygon")],
  ["earlier", "[", "item", (desk) => shift(desk, -1)],
  ["later", "]", "item", (desk) => shift(desk, 1)],
  ["associate", "b", "item", async (desk) => {
    const none = { value: "", words: desk.words.nothing };
    const story = await choose(desk.words.associate, desk.words, [none, ...targets(desk, { except: desk.current })]);
    if (story !== null) await desk.send([{ action: "associate", item: desk.current, story: story || null }]);
  }],
  ["jump", "l", "item", async (desk) => {
    const { words } = desk;
    const { article } = desk.page.item(desk.current);
    const said = article.jump_to ?? article.jump_from;
    const values = await fillIn(words.jump, words, [
      { name: "direction", words: words.direction, options: [{ value: "to", words: words.jump_to }, { value: "from", words: words.jump_from }], value: article.jump_to || !article.jump_from ? "to" : "from" },
      { name: "page", words: words.jump_page, value: said?.page ?? "", hint: words.jump_hint },
      { name: "mark", words: words.jump_mark, value: said?.mark ?? "" },
    ]);
    if (!values) return;
    const target = values.page.trim();
    await desk.send([{ action: "jump", item: desk.current, direction: values.direction, page: target || null, ...(values.mark && target ? { mark: values.mark } : {}) }]);
  }],
  ["link", "s", "item", link],
  ["facts", "f", "page", async (desk) => {
    const { words, page } = desk;
    const names = ["date", "number", "section"];
    const before = Object.fromEntries(names.map((name) => [name, desk.facts[name] ?? page.record[name] ?? ""]));
    const values = await fillIn(words.facts, words, names.map((name) => ({ name, words: words.fact_names[name], value: before[name] })));
    const changed = Object.fromEntries(names.filter((name) => values && values[name] !== before[name]).map((name) => [name, values[name]]));
    if (Object.keys(changed).length) await desk.send([{ action: "facts", ...changed }]);
  }],
  ["checked", "c", "page", (desk) => desk.send([{ action: "mark", state: desk.state === "checked" ? "read" : "checked" }])],
  ["publish", "p", "page", publish],
  ["undo", "u", "page", (desk) => desk.canUndo && desk.send([{ action: "undo" }])],
  ["redo", "y", "page", (desk) => desk.canRedo && desk.send([{ action: "redo" }])],
  ["history", "h", "looking", history],
  ["compare", "v", "looking", compareVersions],
];
// This item and that one of that page: parts of one story, or not.
async function link(desk) {
  const { words, setting } = desk;
  const item = desk.current;
  if (!setting.pages.length) throw new Error(words.no_pages);
  const relation = await choose(words.link, words, ["link_to", "link_from", "unlink"].map((name) => ({ value: name, words: words[name] })));
  if (!relation) return;
  const known = desk.linksOf(item);
  const pages = setting.pages.filter(({ number }) => relation !== "unlink" || !known.length || known.some((one) => one.page === number));
  const numbers = (pages.length ? pages : setting.pages).map(({ number }) => ({ value: number, words: number }));
  const page = numbers.length > 1 ? await choose(words.link_page, words, numbers) : numbers[0].value;
  if (page === null) return;
  const there = await desk.talk.neighbour(setting.pages.find(({ number }) => number === page).api);
  const options = there.articles.map((one) => ({
    value: one.id, lang: setting.language,
    words: Array.from(`${one.jump_from ? "← " : ""}${one.headline || one.paragraphs?.[0] || words.untitled}`).slice(0, 60).join(""),
  }));
  const other = await choose(words.link_item, words, options);
  if (other === null) return;
  await desk.send([relation === "unlink" ? { action: "unlink", item, page, other } : { action: "link", item, direction: relation.slice(5), page, other }]);
}
async function shift(desk, by) {
  if (desk.spans.length && desk.page.item(desk.current)) return shiftBlock(desk, by);
  const ids = desk.page.items.map((item) => item.id);
  const at = ids.indexOf(desk.current);
  if (at < 0 || at + by < 0 || at + by >= ids.length) return null;
  [ids[at], ids[at + by]] = [ids[at + by], ids[at]];
  return desk.send([{ action: "order_items", items: ids }]);
}
function shiftBlock(desk, by) {
  const blocks = desk.page.item(desk.current).blocks.slice();
  const at = blocks.findIndex((block) => block.spans.some(([start, end]) => desk.spans.some(([from, to]) => from < end && to > start)));
  if (at + by < 0 || at + by >= blocks.length) return null;
  [blocks[at], blocks[at + by]] = [blocks[at + by], blocks[at]];
  return desk.send([{ action: "order_blocks", item: desk.current, spans: blocks.flatMap((block) => block.spans) }]);
}
// What a shape that was drawn is for.
export async function drawn(desk, spans, isShape) {
  desk.choose(spans);
  if (!isShape || !spans.length || !desk.setting.may_propose) return;
  const { words, page } = desk;
  const options = [{ value: "move", words: words.drawn_move }, { value: "select", words: words.drawn_select }];
  const item = page.item(desk.current);
  if (item) options.unshift({ value: "reshape", words: words.drawn_reshape.replace("{}", label(page, item.id, words)) });
  const chosen = await choose(words.drawn, words, options);
  if (chosen === "move") await place(desk, spans, words.move);
  if (chosen === "reshape") {
    const old = joined(item.blocks.flatMap((block) => block.spans));
    const came = without(spans, old), fell = without(old, spans);
    const corrections = [];
    if (came.length) corrections.push({ action: "assign", spans: came, item: item.id });
    if (fell.length) corrections.push({ action: "assign", spans: fell, unassigned: true });
    if (corrections.length) await desk.send(corrections, item.id);
  }
}
export const VERBS = verbs.map(([name, key, needs, run]) => ({ name, key, needs, run }));
export function possible(desk, { name, needs }) {
  if (needs === "looking") return true;
  if (!desk.setting.may_propose) return false;
  if (["checked", "publish"].includes(name) && !desk.setting.may_correct) return false;
  if (name === "accept") return Boolean(desk.suggestion);
  if (name === "undo") return Boolean(desk.canUndo);
  if (name === "redo") return Boolean(desk.canRedo);
  if (name === "split") return desk.spans.length > 0 && Boolean(desk.page.item(desk.current));
  if (name === "publish") return desk.published !== desk.version;
  if (needs === "item") return Boolean(desk.page.item(desk.current));
  if (needs === "spans") return desk.spans.length > 0;
  return needs !== "picture" || Boolean(desk.setting.picture);
}

