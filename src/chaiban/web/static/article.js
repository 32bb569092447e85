// Copying, text size and marking the words that were searched; the page can be read without.
"use strict";
const tools = document.getElementById("tools");
const article = document.getElementById("article");
function button(words, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = words;
  made.addEventListener("click", () => act(made));
  tools.append(made);
}
button(tools.dataset.copy, async (made) => {
  const answer = await fetch("text.txt");
  await navigator.clipboard.writeText(await answer.text());
  made.textContent = tools.dataset.copied;
});
button(tools.dataset.cite, async (made) => {
  await navigator.clipboard.writeText(document.getElementById("citation").textContent);
  made.textContent = tools.dataset.copied;
});
const sizes = ["", "larger", "largest"];
let size = 0;
button(tools.dataset.size, () => {
  size = (size + 1) % sizes.length;
  article.classList.remove("larger", "largest");
  if (sizes[size]) article.classList.add(sizes[size]);
});
