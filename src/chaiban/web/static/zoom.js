// Looking closely at the page's picture: wheel, two fingers, + and - and 0, buttons, dragging. The picture is
// made wider inside a box that scrolls, so that arrows, fingers and focus move it as they move any text.
"use strict";
const plate = document.getElementById("plate");
const layer = plate.querySelector(".layer");
const picture = layer.querySelector("img");
const most = 8;
let scale = 1;

function zoom(wanted, x = plate.clientWidth / 2, y = plate.clientHeight / 2) {
  const next = Math.min(most, Math.max(1, wanted));
  if (next === scale) return;
  if (scale === 1) plate.style.height = `${plate.offsetHeight}px`;
  const left = (plate.scrollLeft + x) / scale;
  const top = (plate.scrollTop + y) / scale;
  scale = next;
  plate.classList.toggle("close", scale > 1);
  layer.style.width = `${scale * 100}%`;
  if (scale === 1) plate.style.height = "";
  plate.scrollLeft = left * scale - x;
  plate.scrollTop = top * scale - y;
  if (scale > 1.5 && plate.dataset.large && picture.src !== plate.dataset.large) {
    picture.src = plate.dataset.large;
    plate.dataset.large = "";
  }
}
function at(event) {
  const box = plate.getBoundingClientRect();
  return [event.clientX - box.left, event.clientY - box.top];
}

const row = document.createElement("p");
row.className = "zooming";
for (const [sign, words, act] of [
  ["+", plate.dataset.closer, () => zoom(scale * 1.5)],
  ["\u2212", plate.dataset.farther, () => zoom(scale / 1.5)],
  ["\u2922", plate.dataset.whole, () => zoom(1)],
]) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = sign;
  button.setAttribute("aria-label", words);
  button.title = words;
  button.addEventListener("click", act);
  row.append(button);
}
plate.before(row);
plate.tabIndex = 0;
plate.setAttribute("role", "group");
plate.setAttribute("aria-label", picture.alt);

for (const place of [plate, row]) {
  place.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "+" || event.key === "=") zoom(scale * 1.5);
    else if (event.key === "-") zoom(scale / 1.5);
    else if (event.key === "0") zoom(1);
    else return;
    event.preventDefault();
  });
}
// At first the wheel scrolls the whole page as everywhere; with Ctrl, or once the picture is close, it zooms.
plate.addEventListener("wheel", (event) => {
  if (!event.ctrlKey && scale === 1) return;
  event.preventDefault();
  zoom(scale * Math.exp(-event.deltaY / 400), ...at(event));
}, { passive: false });

let held = null;
let moved = false;
plate.addEventListener("pointerdown", (event) => {
  if (event.pointerType !== "mouse" || event.button || scale === 1) return;
  held = [event.clientX, event.clientY];
  moved = false;
});
window.addEventListener("pointermove", (event) => {
  if (!held) return;
  const [x, y] = [event.clientX - held[0], event.clientY - held[1]];
  if (!moved && Math.hypot(x, y) < 5) return;
  moved = true;
  plate.scrollBy(-x, -y);
  held = [event.clientX, event.clientY];
});
window.addEventListener("pointerup", () => { held = null; });
plate.addEventListener("dragstart", (event) => event.preventDefault());
// The click that ends a drag opens nothing.
plate.addEventListener("click", (event) => {
  if (moved) event.preventDefault();
  moved = false;
}, true);

let apart = 0;
function span(touches) {
  return Math.hypot(touches[0].clientX - touches[1].clientX, touches[0].clientY - touches[1].clientY);
}
plate.addEventListener("touchstart", (event) => { if (event.touches.length === 2) apart = span(event.touches); });
plate.addEventListener("touchmove", (event) => {
  if (event.touches.length !== 2 || !apart) return;
  event.preventDefault();
  const now = span(event.touches);
  const [one, other] = event.touches;
  zoom((scale * now) / apart, ...at({
    clientX: (one.clientX + other.clientX) / 2, clientY: (one.clientY + other.clientY) / 2,
  }));
  apart = now;
}, { passive: false });
