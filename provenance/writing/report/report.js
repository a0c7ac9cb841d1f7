// Makes the page better; nothing that must be read depends on it.
"use strict";
(() => {
  const root = document.querySelector(".provenance");
  root.classList.add("scripted");
  const partner = (id, from, to) => document.getElementById(id.replace("-" + from, "-" + to));
  const lineOf = (target) => {
    const part = target.closest(".s[id], .note[id]");
    if (!part) return [];
    const isNote = part.classList.contains("note");
    const other = isNote ? partner(part.id, "n", "s") : partner(part.id, "s", "n");
    return isNote ? [other, part] : [part, other];
  };

  // A sentence and its note light up together.
  let lit = [];
  const light = (event) => {
    const line = lineOf(event.target);
    if (line[0] === lit[0]) return;
    lit.forEach((part) => part.classList.remove("lit"));
    line.forEach((part) => part.classList.add("lit"));
    lit = line;
  };
  root.addEventListener("mouseover", light);
  root.addEventListener("focusin", light);

  // A click on a sentence opens its note.
  root.addEventListener("click", (event) => {
    const sentence = event.target.closest(".s[id]");
    if (!sentence || sentence.classList.contains("veiled") || String(getSelection())) return;
    const details = partner(sentence.id, "s", "n").querySelector("details");
    if (details) details.open = !details.open;
  });

  // A standing of the legend, once pressed, stands alone in the text; pressed again, all are back.
  const buttons = [...document.querySelectorAll(".legend li:not(.empty)")].map((item) => {
    const button = document.createElement("button");
    button.append(...item.childNodes);
    button.value = item.classList[0];
    item.append(button);
    return button;
  });
  const isolate = (standing) => {
    root.dataset.only = standing;
    buttons.forEach((button) => button.setAttribute("aria-pressed", button.value === standing));
  };
  isolate("");
  buttons.forEach((button) => button.addEventListener("click", () => {
    isolate(root.dataset.only === button.value ? "" : button.value);
    const first = root.dataset.only && document.querySelector(".s[id]." + button.value);
    if (first) first.scrollIntoView({ block: "center" });
  }));

  // A link into a closed part opens it.
  const reveal = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let part = target; part; part = part.parentElement) if (part.tagName === "DETAILS") part.open = true;
    if (target) target.scrollIntoView({ block: "center" });
  };
  addEventListener("hashchange", reveal);
  reveal();

  // Worksheet: the label of a sentence appears in the text when its note is opened.
  root.addEventListener("toggle", (event) => {
    const note = event.target.closest(".note");
    if (note && note.querySelector(".exercise")) {
      partner(note.id, "n", "s").classList.toggle("veiled", !event.target.open);
    }
  }, true);

  // Worksheet: the reader's labels as a file for `provenance report --answers`.
  const save = document.getElementById("save");
  if (save) save.addEventListener("click", () => {
    const cell = (text) => '"' + text.replaceAll('"', '""') + '"';
    const rows = [...document.querySelectorAll("select[data-sentence]")].filter((s) => s.value).map((s) =>
      [s.dataset.sentence, s.value, s.closest(".exercise").querySelector("input").value].map(cell).join(","));
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(["sentence,standing,source\r\n", rows.join("\r\n"), "\r\n"], { type: "text/csv" }));
    link.download = "answers.csv";
    link.click();
    URL.revokeObjectURL(link.href);
    document.getElementById("saved").textContent = rows.length + " answers saved.";
  });
})();
