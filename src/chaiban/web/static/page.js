// Hovering or focusing an item lights it up on the page and in the list; nothing needs this to work.
"use strict";
const parts = document.querySelectorAll("[data-key]");
function light(key) {
  for (const part of parts) part.classList.toggle("lit", key !== "" && part.dataset.key === key);
}
for (const part of parts) {
  const on = () => light(part.dataset.key);
  const off = () => light("");
  part.addEventListener("mouseenter", on);
  part.addEventListener("focusin", on);
  part.addEventListener("mouseleave", off);
  part.addEventListener("focusout", off);
}
const first = document.querySelector(".hit");
const asked = /^#k(\d+)$/.exec(location.hash);
if (asked) {
  light(asked[1]);
  (first ?? document.querySelector(`.zone[data-key="${asked[1]}"]`))?.scrollIntoView({ block: "center" });
}
