// Dialogs: choosing from a list, filling in fields, reading. All of them work with mouse, fingers and keys.
"use strict";
export function element(name, { words, ...attributes } = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(key, "");
    else if (value !== false && value !== undefined && value !== null) made.setAttribute(key, value);
  }
  if (words !== undefined) made.textContent = words;
  made.append(...children);
  return made;
}
export function button(words, act, attributes = {}) {
  const made = element("button", { type: "button", words, ...attributes });
  made.addEventListener("click", act);
  return made;
}
// The value that a dialog closes with, or null if it is left.
export function ask(heading, words, fill, kind = "") {
  const dialog = element("dialog", { class: `ask ${kind}`, "aria-labelledby": "asked" });
  const form = element("form", { method: "dialog" });
  const close = button("×", () => dialog.close(), { class: "close", "aria-label": words.close });
  form.append(element("h2", { id: "asked", words: heading }), close);
  dialog.append(form);
  document.body.append(dialog);
  const before = document.activeElement;
  return new Promise((done) => {
    let value = null;
    fill(form, (chosen) => { value = chosen; dialog.close(); });
    // A tap that opened the dialog ends in a click on what is there by then: only what began here counts.
    let begun = false;
    dialog.addEventListener("pointerdown", () => { begun = true; }, true);
    dialog.addEventListener("click", (event) => {
      if (event.detail === 0 || begun) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    }, true);
    dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
    dialog.addEventListener("close", () => {
      dialog.remove();
      if (before?.isConnected) before.focus();
      done(value);
    });
    dialog.showModal();
    (form.querySelector("[autofocus]") ?? form.querySelector("ul button, input, select, textarea, .go"))?.focus();
  });
}
const keys = "123456789abcdefghijklmnopqrstuvwxyz";
// One of `options` ({ value, words, colour }): click, tap, arrows and Enter, or the key in front of it.
export function choose(heading, words, options) {
  return ask(heading, words, (form, done) => {
    const list = element("ul", { class: "options" });
    options.forEach(({ value, words: label, colour: tint, lang }, at) => {
      const option = button("", () => done(value), { "data-value": JSON.stringify(value), lang });
      if (keys[at]) option.append(element("kbd", { words: keys[at] }));
      if (tint) {
        const swatch = element("span", { class: "swatch" });
        swatch.style.background = tint;
        option.append(swatch);
      }
      option.append(element("span", { words: label }));
      list.append(element("li", {}, option));
    });
    form.append(list);
    form.addEventListener("keydown", (event) => {
      const buttons = Array.from(list.querySelectorAll("button"));
      const at = buttons.indexOf(document.activeElement);
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        buttons[(at + (event.key === "ArrowDown" ? 1 : -1) + buttons.length) % buttons.length].focus();
      } else if (!event.ctrlKey && !event.metaKey && !event.altKey && event.key.length === 1 && keys.indexOf(event.key) in options) {
        done(options[keys.indexOf(event.key)].value);
      } else return;
      event.preventDefault();
      event.stopPropagation();
    });
  });
}
// Some of the options, by ticking them; null if it is left.
export function chooseSome(heading, words, options) {
  return ask(heading, words, (form, done) => {
    const list = element("ul", { class: "options" });
    for (const { value, words: label, lang } of options) {
      const option = button(label, () => option.setAttribute("aria-pressed", String(option.ariaPressed !== "true")), { "aria-pressed": "false", "data-value": JSON.stringify(value), lang });
      list.append(element("li", {}, option));
    }
    const go = button(words.done, () => {
      const pressed = Array.from(list.querySelectorAll('[aria-pressed="true"]'), (one) => JSON.parse(one.dataset.value));
      done(pressed.length ? pressed : null);
    }, { class: "go" });
    form.append(list, element("p", {}, go));
    form.addEventListener("keydown", (event) => {
      const buttons = [...list.querySelectorAll("button"), go];
      const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (!by) return;
      buttons[(buttons.indexOf(document.activeElement) + by + buttons.length) % buttons.length].focus();
      event.preventDefault();
    });
  });
}
// Values of `fields` ({ name, words, value, options, hint }), or null.
export function fillIn(heading, words, fields) {
  return ask(heading, words, (form, done) => {
    for (const { name, words: label, value, options, hint } of fields) {
      const field = options
        ? element("select", { id: `f-${name}`, name }, ...options.map((one) => element("option", { value: one.value, words: one.words, selected: one.value === value })))
        : element("input", { id: `f-${name}`, name, value, placeholder: hint, autocomplete: "off" });
      form.append(element("p", {}, element("label", { for: `f-${name}`, words: label }), field));
    }
    form.append(element("p", {}, element("button", { class: "go", words: words.done })));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      done(Object.fromEntries(new FormData(form)));
    });
  });
}
