// The picture of the page under its items: picking lines, drawing rectangles and polygons, looking closely.
"use strict";
import { colour, inPolygon, LOOSE } from "./page.js";
/* global OpenSeadragon */
const space = "http://www.w3.org/2000/svg";
function shape(name, attributes) {
  const made = document.createElementNS(space, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}
function rect([left, top, right, bottom], attributes) {
  return shape("rect", { x: left, y: top, width: right - left, height: bottom - top, ...attributes });
}

export class Plate {
  constructor(host, setting, told) {
    this.host = host;
    [this.width, this.height] = setting.size;
    this.told = told;
    this.large = setting.large;
    this.tool = null;
    this.svg = shape("svg", { viewBox: `0 0 ${this.width} ${this.height}`, preserveAspectRatio: "none", "aria-hidden": "true" });
    this.layers = Object.fromEntries(["units", "chosen", "drawn"].map((name) => [name, this.svg.appendChild(shape("g", { class: name }))]));
    // The viewer would add a style sheet of its own, which our policy forbids; it doesn't if it sees one there. This
    // is none: an element of no namespace.
    const stand = document.createElementNS(null, "style");
    stand.setAttribute("data-openseadragon-mobile-css", "true");
    document.head.append(stand);
    this.viewer = OpenSeadragon({
      element: host,
      drawer: "canvas",
      tileSources: { type: "image", url: setting.picture, crossOriginPolicy: false },
      showNavigationControl: false,
      animationTime: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 0.25,
      maxZoomPixelRatio: 3,
      visibilityRatio: 0.6,
      gestureSettingsMouse: { clickToZoom: false, dblClickToZoom: false },
      gestureSettingsTouch: { dblClickToZoom: false },
      overlays: [{ element: this.svg, x: 0, y: 0, width: 1, height: this.height / this.width }],
    });
    const canvas = this.viewer.canvas;
    canvas.setAttribute("aria-label", setting.label);
    canvas.setAttribute("role", "application");
    this.listen();
  }
  point(position) {
    const at = this.viewer.viewport.pointFromPixel(position);
    return [at.x * this.width, at.y * this.width];
  }
  listen() {
    let large = this.large;
    this.viewer.addHandler("zoom", ({ zoom }) => {
      if (!large || zoom < this.viewer.viewport.getHomeZoom() * 1.5) return;
      this.viewer.addSimpleImage({ url: large, width: 1 });
      large = "";
    });
    this.viewer.addHandler("canvas-click", (event) => {
      if (!event.quick) return;
      const [x, y] = this.point(event.position);
      if (this.tool) this.corner(x, y);
      else {
        const unit = this.page.unitAt(x, y);
        if (unit) this.told.pick(unit, event.originalEvent);
      }
    });
    this.viewer.addHandler("canvas-drag", (event) => {
      if (this.tool !== "rectangle" && !(event.originalEvent.shiftKey && !this.tool)) return;
      event.preventDefaultAction = true;
      this.from ??= this.point(new OpenSeadragon.Point(event.position.x - event.delta.x, event.position.y - event.delta.y));
      this.to = this.point(event.position);
      this.drawRectangle();
    });
    this.viewer.addHandler("canvas-drag-end", () => {
      if (this.from && this.to) this.close([this.from, [this.to[0], this.from[1]], this.to, [this.from[0], this.to[1]]]);
    });
    // Only looking closely is the viewer's: its other keys (turn, mirror) would be in the way.
    this.viewer.addHandler("canvas-key", (event) => {
      const ours = this.tool && (event.originalEvent.key.startsWith("Arrow") || event.originalEvent.key === "Enter");
      if (ours || !["+", "-", "=", "0", "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"].includes(event.originalEvent.key)) {
        event.preventDefaultAction = true;
      }
    });
    this.host.addEventListener("keydown", (event) => {
      if (!this.tool || event.ctrlKey || event.metaKey || event.altKey) return;
      const step = event.shiftKey ? 40 : 8;
      const move = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[event.key];
      if (move) {
        this.cross = [Math.min(this.width, Math.max(0, this.cross[0] + move[0])), Math.min(this.height, Math.max(0, this.cross[1] + move[1]))];
        this.follow();
        if (this.tool === "rectangle" && this.from) { this.to = this.cross; this.drawRectangle(); }
        this.drawCross();
      } else if (event.key === "Enter") this.corner(...this.cross);
      else return;
      event.preventDefault();
      event.stopPropagation();
    }, true);
  }
  // A tool, or null for picking. The cross is where the keyboard draws.
  take(tool) {
    this.tool = tool;
    this.from = this.to = null;
    this.points = [];
    this.layers.drawn.replaceChildren();
    this.host.classList.toggle("drawing", tool !== null);
    if (!tool) return;
    const middle = this.viewer.viewport.getCenter();
    this.cross = [middle.x * this.width, middle.y * this.width];
    this.drawCross();
    this.viewer.canvas.focus();
  }
  corner(x, y) {
    if (this.tool === "rectangle") {
      if (!this.from) this.from = [x, y];
      else {
        this.to = [x, y];
        this.close([this.from, [x, this.from[1]], this.to, [this.from[0], y]]);
      }
      return;
    }
    const first = this.points[0], last = this.points.at(-1);
    const near = (other) => other && Math.hypot(other[0] - x, other[1] - y) < 10;
    if (this.points.length > 2 && (near(first) || near(last))) this.close(this.points);
    else {
      this.points.push([x, y]);
      this.layers.drawn.replaceChildren(shape("polyline", { points: this.points.join(" "), class: "line" }),
        ...this.points.map(([cx, cy]) => shape("circle", { cx, cy, r: 4, class: "corner" })));
      this.drawCross();
    }
  }
  drawRectangle() {
    const [[ax, ay], [bx, by]] = [this.from, this.to];
    this.layers.drawn.replaceChildren(rect([Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)], { class: "line" }));
  }
  drawCross() {
    this.layers.drawn.querySelector(".cross")?.remove();
    const [x, y] = this.cross;
    this.layers.drawn.append(shape("path", { class: "cross", d: `M${x - 14} ${y}H${x + 14}M${x} ${y - 14}V${y + 14}` }));
  }
  follow() {
    const place = new OpenSeadragon.Point(this.cross[0] / this.width, this.cross[1] / this.width);
    if (!this.viewer.viewport.getBounds().containsPoint(place)) this.viewer.viewport.panTo(place);
  }
  close(points) {
    const tool = this.tool;
    const spans = this.page.within(inPolygon(points));
    this.take(null);
    this.told.drawn(spans, tool !== null);
  }
  zoom(by) {
    if (by) this.viewer.viewport.zoomBy(by);
    else this.viewer.viewport.goHome();
    this.viewer.viewport.applyConstraints();
  }
  show(page) {
    this.page = page;
    this.layers.units.replaceChildren(...page.units.filter((unit) => unit.box).map((unit) => {
      const made = rect(unit.box, { "data-item": unit.block.owner, class: unit.block.owner === LOOSE ? "loose" : unit.block.owner });
      if (unit.block.owner !== LOOSE) {
        made.style.fill = colour(page.item(unit.block.owner));
        made.style.stroke = colour(page.item(unit.block.owner));
      }
      return made;
    }));
  }
  light(id) {
    for (const one of this.layers.units.children) one.classList.toggle("lit", one.dataset.item === id);
  }
  select(spans) {
    this.layers.chosen.replaceChildren(...spans.flatMap(([start, end]) =>
      this.page.units.filter((unit) => unit.end > start && unit.start < end)
        .map((unit) => this.page.around(Math.max(start, unit.start), Math.min(end, unit.end))).filter(Boolean)
        .map((box) => rect(box, {}))));
  }
  // The place comes into sight if it isn't.
  reveal(unit) {
    if (!unit?.box || !this.viewer.viewport) return;
    const [left, top, right, bottom] = unit.box.map((number) => number / this.width);
    const seen = this.viewer.viewport.getBounds();
    const middle = new OpenSeadragon.Point((left + right) / 2, (top + bottom) / 2);
    if (!seen.containsPoint(middle)) this.viewer.viewport.panTo(middle);
  }
}
