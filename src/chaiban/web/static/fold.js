// Words as the search of a static site compares them: tokens, folded as the index is (archive/folding, tokens).
"use strict";
const quotes = { "「": "“", "」": "”", "『": "‘", "』": "’", "＂": '"' };
function fold(text, pairs) {
  const map = new Map();
  const [from, to] = pairs.map((side) => Array.from(side));
  from.forEach((old, at) => map.set(old, to[at]));
  return Array.from(text, (character) => {
    if (/[\p{Cc}\p{Cf}\p{Cs}]/u.test(character)) return " ";
    let c = quotes[character] ?? character;
    const code = c.codePointAt(0);
    if (code > 0xff00 && code < 0xff5f) c = String.fromCodePoint(code - 0xfee0);
    const base = Array.from(c.normalize("NFD"))[0];
    if (/\p{Script=Latin}/u.test(base)) c = base;
    const lower = c.toLowerCase();
    if (Array.from(lower).length === 1) c = lower;
    return map.get(c) ?? c;
  }).join("");
}
const han = "\\u3400-\\u4dbf\\u4e00-\\u9fff";
const single = `${han}\\u3040-\\u30ff\\uac00-\\ud7af\\u{20000}-\\u{3ffff}`;
const token = new RegExp(`[0-9]+|[${han}]|(?:(?![${single}])\\p{L})+|\\S`, "gu");
const kept = new RegExp(`^(?:[0-9]+|[\\u3400-\\u4db5\\u4e00-\\u9fa5]|(?:(?![${single}])\\p{L})+)$`, "u");
function tokensOf(folded) {
  return Array.from(folded.matchAll(token), ([found]) =>
    kept.test(found) ? found : "x" + Array.from(found, (c) => c.codePointAt(0).toString(16)).join("x"));
}
function places(tokens, phrase) {
  const found = [];
  for (let at = 0; at + phrase.length <= tokens.length; at++) {
    if (phrase.every((word, step) => tokens[at + step] === word)) found.push(at);
  }
  return found;
}
// What was typed: a phrase in quotation marks or a word each.
function phrasesOf(typed, pairs) {
  const words = Array.from(typed.slice(0, 200).matchAll(/["“]([^"”]*)["”]?|(\S+)/g), (m) => m[1] ?? m[2]);
  return words.map((word) => fold(word, pairs)).map((folded) => ({ folded, tokens: tokensOf(folded) }))
    .filter((phrase) => phrase.tokens.length);
}
