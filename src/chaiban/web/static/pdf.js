// A picture as a PDF of one page (ISO 32000-1), its words as the document's title.
"use strict";
// `jpeg` are the bytes of a JPEG of `across` by `down` pixels, to be printed `width` by `height` points large.
function pdfOf(jpeg, across, down, width, height, title) {
  const bytes = (text) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  const hex = Array.from(title, (letter) => Array.from({ length: letter.length }, (_, at) =>
    letter.charCodeAt(at).toString(16).padStart(4, "0")).join("")).join("");
  const drawing = `q ${width} 0 0 ${height} 0 0 cm /Cut Do Q`;
  const box = `/MediaBox [0 0 ${width} ${height}]`;
  const picture = "/Type /XObject /Subtype /Image /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode";
  const objects = [
    ["<< /Type /Catalog /Pages 2 0 R /ViewerPreferences << /DisplayDocTitle true >> >>"],
    ["<< /Type /Pages /Kids [3 0 R] /Count 1 >>"],
    [`<< /Type /Page /Parent 2 0 R ${box} /Resources << /XObject << /Cut 4 0 R >> >> /Contents 5 0 R >>`],
    [`<< ${picture} /Width ${across} /Height ${down} /Length ${jpeg.length} >>\nstream\n`, jpeg, "\nendstream"],
    [`<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`],
    [`<< /Title <feff${hex}> /Producer (chaiban) >>`],
  ];
  const parts = [];
  const starts = [];
  let at = 0;
  const write = (part) => {
    const data = typeof part === "string" ? bytes(part) : part;
    parts.push(data);
    at += data.length;
  };
  write("%PDF-1.4\n%\xe2\xe3\xcf\xd3\n");
  objects.forEach((body, number) => {
    starts.push(at);
    write(`${number + 1} 0 obj\n`);
    body.forEach(write);
    write("\nendobj\n");
  });
  const table = at;
  const rows = starts.map((start) => `${String(start).padStart(10, "0")} 00000 n \n`).join("");
  write(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`);
  write(`trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 6 0 R >>\nstartxref\n${table}\n%%EOF\n`);
  return new Blob(parts, { type: "application/pdf" });
}
