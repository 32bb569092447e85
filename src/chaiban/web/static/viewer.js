// Looking closely at the page's picture: wheel, two fingers, + and - and 0, arrows, buttons, dragging. Zones and hits
// are laid over the picture and stay links. Without this script the picture is there all the same.
"use strict";
/* global OpenSeadragon */
const plate = document.getElementById("plate");
const layer = plate.querySelector(".layer");
const picture = layer.querySelector("img");
const most = 8;
// The viewer would add a style sheet of its own, which our policy forbids; it doesn't if it sees one there. This is
// none: an element of no namespace.
const stand = document.createElementNS(null, "style");
stand.setAttribute("data-openseadragon-mobile-css", "true");
document.head.append(stand);

const row = document.createElement("p");
row.className = "zooming";
for (const [sign, words, act] of [
  ["+", plate.dataset.closer, () => zoom(1.5)],
  ["\u2212", plate.dataset.farther, () => zoom(1 / 1.5)],
  ["\u2922", plate.dataset.whole, () => zoom(0)],
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
plate.style.aspectRatio = `${picture.width} / ${picture.height}`;

const viewer = OpenSeadragon({
  element: plate,
  drawer: "canvas",
  tabIndex: -1,
  tileSources: { type: "image", url: picture.src },
  showNavigationControl: false,
  animationTime: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 0.2,
  minZoomImageRatio: 1,
  maxZoomLevel: most,
  visibilityRatio: 1,
  constrainDuringPan: true,
  // At first wheel and finger scroll the whole page as everywhere; with Ctrl or two fingers the picture comes closer.
  cooperativeGestures: true,
  gestureSettingsMouse: { clickToZoom: false, dblClickToZoom: false },
  gestureSettingsTouch: { dblClickToZoom: false },
});
const home = () => viewer.viewport.getHomeZoom();
viewer.addHandler("canvas-cooperative-gesture", (event) => { event.preventDefaultAction = true; });
viewer.addOnceHandler("open", () => {
  // The layer with its links lies over the drawing and grows with it; the picture in it stays, to be saved or named.
  layer.classList.add("over");
  viewer.addOverlay({ element: layer, location: new OpenSeadragon.Rect(0, 0, 1, picture.height / picture.width) });
  plate.classList.add("ready");
});
viewer.addHandler("zoom", ({ zoom: now }) => {
  const close = now > home() * 1.01;
  viewer.setCooperativeGestures(!close);
  plate.classList.toggle("close", close);
  if (now > home() * 1.5 && plate.dataset.large) {
    viewer.addSimpleImage({ url: plate.dataset.large, width: 1 });
    picture.src = plate.dataset.large;
    plate.dataset.large = "";
  }
});
function zoom(by) {
  if (!viewer.world.getItemCount()) return;
  if (by) viewer.viewport.zoomTo(Math.min(most, Math.max(home(), viewer.viewport.getZoom() * by)));
  else viewer.viewport.goHome();
  viewer.viewport.applyConstraints();
}
// The keys are ours: the viewer has some more, to turn and to mirror.
viewer.addHandler("canvas-key", (event) => { event.preventDefaultAction = true; });
for (const place of [plate, row]) {
  place.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const move = { ArrowLeft: [-0.1, 0], ArrowRight: [0.1, 0], ArrowUp: [0, -0.1], ArrowDown: [0, 0.1] }[event.key];
    if (event.key === "+" || event.key === "=") zoom(1.5);
    else if (event.key === "-") zoom(1 / 1.5);
    else if (event.key === "0") zoom(0);
    else if (move && plate.classList.contains("close")) {
      const seen = viewer.viewport.getBounds();
      viewer.viewport.panBy(new OpenSeadragon.Point(move[0] * seen.width, move[1] * seen.height));
      viewer.viewport.applyConstraints();
    } else return;
    event.preventDefault();
  });
}
// A click that isn't the end of dragging opens the item under it.
viewer.addHandler("canvas-click", (event) => {
  const { clientX, clientY, ctrlKey, metaKey } = event.originalEvent;
  const zone = document.elementsFromPoint(clientX, clientY).map((one) => one.closest(".zone")).find(Boolean);
  if (!zone || !event.quick) return;
  if (ctrlKey || metaKey) window.open(zone.href.baseVal);
  else location.assign(zone.href.baseVal);
});
layer.addEventListener("click", (event) => event.preventDefault());
layer.addEventListener("keydown", (event) => {
  const zone = event.target.closest(".zone");
  if (event.key === "Enter" && zone) location.assign(zone.href.baseVal);
});
// What the keyboard has come to is brought into sight.
layer.addEventListener("focusin", (event) => {
  if (!plate.classList.contains("close")) return;
  const { x, y, width, height } = event.target.getBBox();
  const [across, down] = [layer.querySelector("svg").viewBox.baseVal.width, picture.height / picture.width];
  const tall = layer.querySelector("svg").viewBox.baseVal.height;
  const middle = new OpenSeadragon.Point((x + width / 2) / across, ((y + height / 2) / tall) * down);
  if (!viewer.viewport.getBounds().containsPoint(middle)) viewer.viewport.panTo(middle);
});
