// What was done, by whom and when; two versions side by side; going back; what publishing changes for readers.
"use strict";
import { ask, button, choose, element } from "./ask.js";

function said(value) {
  if (value === null || value === undefined || value === "") return "—";
  return typeof value === "string" ? value : Array.isArray(value) ? value.map(said).join("\n") : Object.values(value).map(said).join(" ");
}
function changes(compared, { words, setting }) {
  const list = element("ul", { class: "changes" });
  const line = (heading, old, now) => list.append(element("li", {}, element("strong", { words: heading }), element("del", { lang: setting.language, words: said(old) }), element("ins", { lang: setting.language, words: said(now) })));
  for (const [name, [old, now]] of Object.entries(compared.facts ?? {})) line(words.fact_names[name] ?? name, old, now);
  for (const { item, change, fields } of compared.items) {
    const names = Object.entries(fields ?? {});
    const of = said(fields?.headline?.[1] || fields?.headline?.[0] || item);
    if (!names.length) list.append(element("li", {}, element("strong", { words: `${words.changes[change] ?? change}: ${of}` })));
    for (const [name, [old, now]] of names) line(`${words.changes[change] ?? change} · ${of} · ${words.roles[name] ?? words.fields[name] ?? name}`, old, now);
  }
  if (!list.children.length) list.append(element("li", { words: words.no_change }));
  return list;
}
export async function publish(desk) {
  const { words } = desk;
  const compared = await desk.talk.get(`compare?from=${desk.published ?? 0}&to=${desk.version}`);
  const first = desk.setting.all_public ? words.publish_seen : words.publish_first;
  const sure = await ask(words.publish, words, (form, done) => {
    form.append(element("p", { words: desk.published ? words.publish_changes : first }), changes(compared, desk),
      element("p", {}, button(words.publish_now, () => done(true), { class: "go", autofocus: true })));
  }, "wide");
  if (sure) await desk.send([{ action: "mark", state: "published" }]);
}
export async function compareVersions(desk, from) {
  const { words } = desk;
  let old = from;
  if (old === undefined) {
    const { corrections } = numbered(await desk.talk.get("corrections"));
    const versions = [{ value: 0, words: words.engine_reading }, ...corrections.map((one) => ({ value: one.version, words: line(one, desk) }))];
    old = await choose(words.compare, words, versions.slice(0, -1).reverse());
    if (old === null) return;
  }
  const compared = await desk.talk.get(`compare?from=${old}&to=${desk.version}`);
  await ask(words.compare, words, (form) => form.append(changes(compared, desk)), "wide");
}
// A record says on which version it was made; the version that it made is its place in the journal.
function numbered({ corrections }) {
  return { corrections: corrections.map((one, at) => ({ ...one, version: at + 1 })) };
}
function line(one, { words, setting }) {
  const when = new Date(one.at).toLocaleString(setting.tag, { dateStyle: "medium", timeStyle: "short" });
  const status = one.status === "in_force" ? "" : ` · ${words.statuses[one.status] ?? one.status}`;
  const by = one.by === "local" ? words.local : one.by;
  return `${one.version}. ${words.actions[one.action] ?? one.action} · ${by} · ${when}${status}`;
}
export async function history(desk) {
  const { words, setting } = desk;
  const [{ corrections }, { conflicts }] = await Promise.all([desk.talk.get("corrections").then(numbered), desk.talk.get("conflicts")]);
  const chosen = await ask(words.history, words, (form, done) => {
    for (const { correction, reason, then, now } of conflicts) {
      form.append(element("div", { class: "fault" }, element("p", { words: `${words.conflict}: ${line(correction, desk)} · ${reason}` }),
        element("p", {}, element("del", { lang: setting.language, words: said(then) }), element("ins", { lang: setting.language, words: said(now) })),
        setting.may_propose ? button(words.settle, () => done([{ action: "undo", of: [correction.id] }])) : ""));
    }
    const list = element("ol", { class: "history" });
    const row = (words_, ...buttons) => element("li", {}, element("span", { words: words_ }), ...buttons);
    for (const one of corrections.slice().reverse()) {
      const buttons = [button(words.compare, () => done({ compare: one.version }))];
      if (setting.may_correct) buttons.push(button(words.restore, () => done([{ action: "restore", version: one.version }])));
      if (setting.may_correct && one.status === "waiting") {
        buttons.push(button(words.accept_proposal, () => done([{ action: "accept", of: [one.id] }])), button(words.decline, () => done([{ action: "decline", of: [one.id] }])));
      }
      if (one.status === "waiting" && one.by === setting.by) buttons.push(button(words.withdraw, () => done([{ action: "withdraw", of: [one.id] }])));
      const made = row(line(one, desk), ...buttons);
      if (one.words) made.firstChild.append(element("span", { class: "soft", lang: setting.language, words: ` “${one.words}”` }));
      list.append(made);
    }
    const first = [button(words.compare, () => done({ compare: 0 }))];
    if (setting.may_correct && corrections.length) first.push(button(words.restore, () => done([{ action: "restore", version: 0 }])));
    list.append(row(`0. ${words.engine_reading}`, ...first));
    form.append(list);
  }, "wide");
  if (chosen?.compare !== undefined) await compareVersions(desk, chosen.compare);
  else if (chosen) await desk.send(chosen);
}
