// Cuts an item, a paragraph or the selected words out of the page's picture, with the source below, as PNG or PDF.
"use strict";
{
  const MARGIN = 4, GAP = 8, BORDER = 10, NARROWEST = 280, TYPE = 8;
  const corner = document.getElementById("cutting");
  const text = document.getElementById("article");
  const citation = document.getElementById("citation");
  const words = JSON.parse(corner.dataset.words);
  if (!citation.textContent.includes("://")) citation.append(` ${location.href.replace(/[?#].*/, "")}`);
  let selected = null;
  let wanted = 0;

  const make = (name, values, ...children) => {
    const made = Object.assign(document.createElement(name), values);
    made.append(...children);
    return made;
  };
  const choice = make("select", { id: "cut-what" }, make("option", { value: "item" }, words.article));
  const parts = Array.from(text.querySelectorAll("[data-part]"));
  for (const part of parts) {
    const letters = Array.from(part.textContent);
    if (letters.length < 4) continue;
    const name = letters.slice(0, 16).join("") + (letters.length > 16 ? "…" : "");
    choice.append(make("option", { value: part.dataset.part, lang: text.lang }, name));
  }
  const result = make("div", { className: "cut" });
  result.setAttribute("role", "status");
  corner.append(
    make("h2", {}, words.heading),
    make("p", {}, make("label", { htmlFor: "cut-what" }, words.what), " ", choice, " ",
      make("button", { type: "button", onclick: () => cut() }, words.cut)),
    make("p", { className: "soft" }, words.hint), result,
  );

  // The letters of a part that lie in the range: (first, behind the last), counted in characters.
  const reach = (part, range) => {
    const before = document.createRange();
    before.selectNodeContents(part);
    const all = Array.from(before.toString()).length;
    const count = (node, offset) => {
      before.selectNodeContents(part);
      before.setEnd(node, offset);
      return Array.from(before.toString()).length;
    };
    const start = part.contains(range.startContainer) ? count(range.startContainer, range.startOffset) : 0;
    const end = part.contains(range.endContainer) ? count(range.endContainer, range.endOffset) : all;
    return [part.dataset.part, start, end];
  };
  document.addEventListener("selectionchange", () => {
    const selection = getSelection();
    if (selection.isCollapsed || !selection.rangeCount || !text.contains(selection.anchorNode)) return;
    const range = selection.getRangeAt(0);
    const reached = parts.filter((part) => range.intersectsNode(part)).map((part) => reach(part, range))
      .filter(([, start, end]) => end > start);
    if (!reached.length) return;
    selected = { reached, words: selection.toString() };
    let option = choice.querySelector('[value=""]');
    if (!option) choice.prepend(option = make("option", { value: "" }, words.selection));
    choice.value = "";
  });

  const got = new Map();
  const fetched = (path) => {
    if (!got.has(path)) {
      got.set(path, fetch(path).then((answer) => {
        if (!answer.ok) throw new Error(answer.status);
        return answer.json();
      }));
      got.get(path).catch(() => got.delete(path));
    }
    return got.get(path);
  };
  const loaded = async (path) => {
    const picture = new Image();
    picture.src = path;
    await picture.decode();
    return picture;
  };
  const around = (boxes, margin, [width, height]) => {
    const [left, top] = [0, 1].map((side) => Math.max(0, Math.min(...boxes.map((box) => box[side])) - margin));
    const right = Math.min(width, Math.max(...boxes.map((box) => box[2])) + margin);
    const bottom = Math.min(height, Math.max(...boxes.map((box) => box[3])) + margin);
    return [left, top, right, bottom];
  };
  // Lines that stand one below the other make a piece; the next column, or a leap, makes a new one.
  const stacked = (lines) => {
    const pieces = [];
    for (const line of lines) {
      const last = pieces.at(-1)?.at(-1);
      const high = line.box[3] - line.box[1];
      const beside = last && Math.min(line.box[2], last.box[2]) - Math.max(line.box[0], last.box[0]);
      const below = last && line.box[1] - last.box[3];
      if (last && beside > 0 && below < 2 * high && below > -high) pieces.at(-1).push(line);
      else pieces.push([line]);
    }
    return pieces;
  };
  const linesOf = (item, reached) => reached.flatMap(([name, start, end]) => {
    const part = item.parts.find((one) => one.name === name);
    return (part?.lines ?? []).flatMap(([first, left, top, bottom, ...rights]) => {
      const [from, to] = [Math.max(start - first, 0), Math.min(end - first, rights.length)];
      if (from >= to) return [];
      const mark = [from ? rights[from - 1] : left, top, rights[to - 1], bottom];
      return [{ box: [left, top, rights.at(-1), bottom], mark }];
    });
  });
  // {window, marks, outline} of each piece of the picture, from top to bottom of the cutting.
  const piecesOf = (page, item, what) => {
    if (what === "item") {
      const boxes = item.outline.flatMap((shape) => shape.map(([x, y]) => [x, y, x, y]));
      if (boxes.length) return [{ window: around(boxes, MARGIN, page.size), marks: [], outline: item.outline }];
    }
    const all = item.parts.map((part) => [part.name, 0, Infinity]);
    const lines = linesOf(item, what === "" ? selected.reached : all.filter(([name]) => name === what || what === "item"));
    return stacked(lines).map((rows) => ({
      window: around(rows.map((row) => row.box), MARGIN, page.size),
      marks: what === "" ? rows.map((row) => row.mark) : [],
    }));
  };

  const wrapped = (pen, source, width) => {
    const lines = [""];
    for (const word of source.match(/[\w.:/?=&%-]+|\s+|./gu) ?? []) {
      for (const part of pen.measureText(word).width > width ? Array.from(word) : [word]) {
        if (pen.measureText(lines.at(-1) + part).width <= width) lines[lines.length - 1] += part;
        else lines.push(part.trimStart());
      }
    }
    return lines;
  };
  const drawn = (picture, page, pieces, source) => {
    const scale = picture.naturalWidth / page.size[0];
    const wide = Math.max(NARROWEST, ...pieces.map(({ window: [left, , right] }) => right - left));
    const canvas = document.createElement("canvas");
    const pen = canvas.getContext("2d");
    const font = `${TYPE * scale}px "Noto Serif CJK SC", "Songti SC", SimSun, Georgia, serif`;
    pen.font = font;
    const lines = wrapped(pen, source, wide * scale);
    const high = pieces.reduce((sum, { window: [, top, , bottom] }) => sum + bottom - top + GAP, 0);
    canvas.width = Math.round((wide + 2 * BORDER) * scale);
    canvas.height = Math.round((high + 2 * BORDER + lines.length * TYPE * 1.5) * scale);
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.scale(scale, scale);
    let y = BORDER;
    for (const { window: [left, top, right, bottom], marks, outline } of pieces) {
      pen.drawImage(picture, left * scale, top * scale, (right - left) * scale, (bottom - top) * scale,
        BORDER, y, right - left, bottom - top);
      pen.save();
      pen.translate(BORDER - left, y - top);
      if (outline) veil(pen, outline, [left, top, right, bottom]);
      pen.globalCompositeOperation = "multiply";
      pen.fillStyle = "#ffe58a";
      for (const [a, b, c, d] of marks) pen.fillRect(a, b, c - a, d - b);
      pen.restore();
      y += bottom - top + GAP;
    }
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.font = font;
    pen.fillStyle = "#333";
    lines.forEach((line, row) => pen.fillText(line, BORDER * scale, (y + TYPE * (1 + 1.5 * row)) * scale));
    return { canvas, width: wide + 2 * BORDER, height: canvas.height / scale };
  };
  // What is in the window and not of the item is made faint.
  const veil = (pen, outline, [left, top, right, bottom]) => {
    const shape = new Path2D();
    shape.rect(left, top, right - left, bottom - top);
    for (const points of outline) {
      points.forEach(([x, y], at) => (at ? shape.lineTo(x, y) : shape.moveTo(x, y)));
      shape.closePath();
    }
    pen.fillStyle = "rgb(255 255 255 / .85)";
    pen.fill(shape, "evenodd");
  };

  const blob = (canvas, kind) => new Promise((done) => { canvas.toBlob(done, kind, 0.92); });
  const link = (data, ending, said) =>
    make("a", { href: URL.createObjectURL(data), download: `${corner.dataset.name}.${ending}` }, said);
  const quotation = (what) => {
    const said = what === "" ? selected.words : (parts.find((part) => part.dataset.part === what) ?? text).innerText;
    return `${said.trim()}\n${citation.textContent.trim()}`;
  };
  const show = async (what) => {
    const [page, picture] = await Promise.all([fetched(corner.dataset.places), loaded(corner.dataset.picture)]);
    const item = page.items.find((one) => String(one.key) === corner.dataset.key);
    const pieces = item ? piecesOf(page, item, what) : [];
    if (!pieces.length) throw new Error(choice.selectedOptions[0].textContent);
    const source = citation.textContent.trim();
    const { canvas, width, height } = drawn(picture, page, pieces, source);
    const [png, jpeg] = await Promise.all([blob(canvas, "image/png"), blob(canvas, "image/jpeg")]);
    const data = new Uint8Array(await jpeg.arrayBuffer());
    const pdf = pdfOf(data, canvas.width, canvas.height, width.toFixed(1), height.toFixed(1), source);
    const said = quotation(what);
    const copy = make("button", { type: "button" }, words.quote);
    copy.addEventListener("click", async () => {
      await navigator.clipboard.writeText(said);
      copy.textContent = words.copied;
    });
    return [
      make("p", {}, link(png, "png", words.png), " · ", link(pdf, "pdf", words.pdf), " ", copy),
      make("img", { src: URL.createObjectURL(png), alt: source, width: Math.round(width * 4 / 3), height: Math.round(height * 4 / 3) }),
    ];
  };
  const cut = async () => {
    const turn = ++wanted;
    let made;
    try {
      made = await show(choice.value);
    } catch (error) {
      made = [make("p", {}, words.failed.replace("#", () => error.message))];
    }
    if (turn !== wanted) return;
    for (const old of result.querySelectorAll("[href], img")) URL.revokeObjectURL(old.href ?? old.src);
    result.replaceChildren(...made);
  };
}
