// Adding pages file by file: dropped or chosen, with progress, each fault named. The form works without.
"use strict";
{
  const form = document.getElementById("adding");
  const field = form.querySelector("input[type=file]");
  const words = form.dataset;
  const hint = document.createElement("p");
  hint.textContent = words.drop;
  hint.className = "soft";
  const bar = document.createElement("progress");
  const said = document.createElement("p");
  said.setAttribute("role", "status");
  form.append(hint, said);

  for (const name of ["dragenter", "dragover", "dragleave", "drop"]) {
    form.addEventListener(name, (event) => {
      event.preventDefault();
      form.classList.toggle("over", name.startsWith("drage") || name === "dragover");
      if (name === "drop" && event.dataTransfer.files.length) field.files = event.dataTransfer.files;
    });
  }
  // The lists of what was added and of what could not be, made when they are needed.
  const list = (id) => {
    let found = document.getElementById(id);
    if (!found) {
      const heading = document.createElement("h2");
      heading.textContent = words[id];
      found = document.createElement("ul");
      found.id = id;
      form.before(heading, found);
    }
    return found;
  };
  const send = async (file) => {
    const data = new FormData(form);
    data.set(field.name, file);
    const answer = await fetch(form.action, { method: "POST", body: data });
    if (!answer.ok) throw new Error(answer.status);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const id of ["kept", "faults"]) {
      const lines = page.querySelectorAll(`#${id} li`);
      if (lines.length) list(id).append(...Array.from(lines, (line) => document.adoptNode(line)));
    }
  };
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const files = Array.from(field.files);
    const button = form.querySelector("button");
    button.disabled = true;
    bar.max = files.length;
    said.before(bar);
    for (const [at, file] of files.entries()) {
      said.textContent = words.adding.replace("##", () => files.length).replace("#", () => at + 1);
      bar.value = at;
      try {
        await send(file);
      } catch (error) {
        const line = document.createElement("li");
        line.textContent = `${words.lost.replace("#", () => file.name)} (${error.message})`;
        list("faults").append(line);
      }
    }
    bar.remove();
    said.textContent = "";
    button.disabled = false;
    field.value = "";
    (document.getElementById("faults") ?? document.getElementById("kept"))?.scrollIntoView({ block: "nearest" });
  });
}
