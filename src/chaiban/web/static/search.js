// Search on a static site: fetches the few index files that a query needs. All words must occur.
"use strict";
const list = document.getElementById("search-hits");
const status = document.getElementById("search-status");
const root = list.dataset.root;
const shown = 10;
const cache = new Map();
const told = new Set();

async function get(path, kind = "json") {
  if (!cache.has(path)) {
    cache.set(path, fetch(path).then((answer) => (answer.ok ? answer[kind]() : null)));
  }
  return cache.get(path);
}
function bucket(text, count) {
  let code = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) code = Math.imul(code ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return code % count;
}
function numbers(coded) {
  const found = [];
  let last = -1, gap = 0, shift = 0;
  for (const letter of atob(coded ?? "")) {
    const byte = letter.charCodeAt(0);
    gap |= (byte & 127) << shift;
    if (byte & 128) { shift += 7; continue; }
    last += gap;
    found.push(last);
    gap = 0;
    shift = 0;
  }
  return found;
}
async function holders(key, index) {
  const shard = await get(`${root}search/tokens/${bucket(key, index.shards)}.json`);
  return new Set(numbers(shard && Object.hasOwn(shard, key) ? shard[key] : ""));
}
function passage(text, phrases, pairs) {
  for (const line of text.split("\n").slice(1)) {
    const folded = fold(line, pairs);
    const places = phrases.map((phrase) => folded.indexOf(phrase.folded)).filter((at) => at >= 0);
    if (places.length) {
      const at = Math.max(0, Math.min(...places) - 30);
      return (at ? "…" : "") + Array.from(line).slice(at, at + 140).join("");
    }
  }
  return text.split("\n").slice(-2).join(" ").slice(0, 140);
}
async function search(typed) {
  const [index, pairs] = await Promise.all([get(`${root}search/index.json`), get(`${root}search/fold.json`)]);
  const phrases = phrasesOf(typed, pairs);
  if (!phrases.length) return;
  const keys = new Set();
  for (const { tokens } of phrases) {
    if (tokens.length === 1) keys.add(tokens[0]);
    for (let at = 0; at + 1 < tokens.length; at++) keys.add(`${tokens[at]} ${tokens[at + 1]}`);
  }
  const sets = Array.from(keys).slice(0, 12);
  const found = await Promise.all(sets.map((key) => holders(key, index)));
  found.sort((one, other) => one.size - other.size);
  const hits = Array.from(found[0]).filter((number) => found.every((set) => set.has(number)));
  await show(hits, 0, phrases, index, pairs);
}
async function show(hits, start, phrases, index, pairs) {
  if (!start) { list.replaceChildren(); told.clear(); }
  let at = start, here = 0;
  // Pairs side by side don't prove a longer phrase: the text itself does.
  for (; at < hits.length && here < shown; at++) {
    const chunk = await get(`${root}search/items/${Math.floor(hits[at] / index.chunk)}.json`);
    const [path, headline, title, date, number, pages, story] = chunk[hits[at] % index.chunk];
    // A story of several parts is one hit.
    if (pages && told.has(story)) continue;
    const text = (await get(`${root}${path}text.txt`, "text")) ?? "";
    const tokens = text.split("\n").map((line) => tokensOf(fold(line, pairs)));
    if (!phrases.every((phrase) => tokens.some((line) => places(line, phrase.tokens).length))) continue;
    here++;
    if (pages) told.add(story);
    const entry = document.createElement("li");
    const head = document.createElement("h2");
    const link = document.createElement("a");
    link.href = root + path;
    link.textContent = headline || list.dataset.untitled;
    head.append(link);
    const words = document.createElement("p");
    words.textContent = passage(text, phrases, pairs);
    const place = document.createElement("p");
    place.className = "soft";
    const sheet = document.createElement("a");
    // An item's address is its page's and its number.
    const [, page, key] = /^(.*\/)(\d+)\/$/.exec(path);
    sheet.href = `${root}${page}?q=${encodeURIComponent(typed)}#k${key}`;
    sheet.textContent = list.dataset.page.replace("#", () => number);
    place.append(`${title} · ${date} · `, sheet);
    if (pages) {
      const whole = document.createElement("a");
      whole.href = `${root}${path}story/`;
      whole.textContent = list.dataset.story.replace("#", () => pages.join(list.dataset.and));
      place.append(" · ", whole);
    }
    entry.append(head, words, place);
    list.append(entry);
  }
  const count = new Set(hits.map((number) => (number in index.stories ? `story ${index.stories[number]}` : number))).size;
  status.textContent = list.children.length ? list.dataset.found.replace("#", count) : list.dataset.nothing;
  document.getElementById("more-hits")?.remove();
  if (at < hits.length) {
    const more = document.createElement("button");
    more.id = "more-hits";
    more.textContent = list.dataset.more;
    more.addEventListener("click", () => show(hits, at, phrases, index, pairs));
    list.after(more);
  }
}
const typed = new URLSearchParams(location.search).get("q") ?? "";
status.textContent = "";
if (typed) {
  document.getElementById("q").value = typed;
  search(typed).catch((error) => { status.textContent = String(error); });
}
