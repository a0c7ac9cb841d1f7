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

  // Inside the live page, which asks for it: a click on a line tells that page which sentence is meant.
  let judging = false;
  addEventListener("message", ({ source, data }) => {
    if (source !== parent || parent === window || !data.judge) return;
    judging = true;
    const shown = data.show && document.getElementById(data.show);
    if (!shown) return;
    for (let part = shown; part; part = part.parentElement) if (part.tagName === "DETAILS") part.open = true;
    shown.scrollIntoView({ block: "center" });
    lit.forEach((part) => part.classList.remove("lit"));
    lit = lineOf(shown);
    lit.forEach((part) => part.classList.add("lit"));
  });
  root.addEventListener("click", (event) => {
    const line = judging ? lineOf(event.target) : [];
    if (line.length) parent.postMessage({ sentence: line[0].id }, "*");
  });

  // A click on a sentence opens its note.
  root.addEventListener("click", (event) => {
    const sentence = event.target.closest(".s[id]");
    if (!sentence || sentence.classList.contains("veiled") || String(getSelection())) return;
    const details = partner(sentence.id, "s", "n").querySelector("details");
    if (details) details.open = !details.open;
  });

  // A very long text is drawn where it is looked at; the rest follows when there is nothing else to do.
  const waiting = [...document.querySelectorAll(".article.long .paragraph")].reverse();
  const draw = () => {
    waiting.splice(-20).forEach((paragraph) => paragraph.classList.add("drawn"));
    if (waiting.length) requestIdleCallback(draw);
  };
  if (waiting.length && window.requestIdleCallback) addEventListener("load", () => setTimeout(draw, 2000));

  // Above the text: what the arrow keys and two buttons step by.
  const steps = (article, go) => {
    const bar = document.getElementById("steps").content.cloneNode(true).firstElementChild;
    const by = bar.querySelector("select");
    const said = bar.querySelector("[role=status]");
    bar.addEventListener("click", ({ target }) => {
      const step = Number(target.value);
      if (target.tagName === "BUTTON") said.textContent = go(step, by.value) ? "" : "No more that way.";
    });
    article.before(bar);
    return by;
  };

  // The text is one stop of the Tab key; the arrow keys go from sentence to sentence, Enter opens the note.
  document.querySelectorAll(".article").forEach((article) => {
    const numbers = [...article.querySelectorAll(".s[id] .no")];
    const summaries = article.querySelectorAll(".note summary");
    if (article.querySelector(".exercise")) return;
    numbers.slice(1).forEach((number) => { number.tabIndex = -1; });
    summaries.forEach((summary) => { summary.tabIndex = -1; });
    let here = 0;
    const noteOf = (place) => partner(numbers[place].parentElement.id, "s", "n");
    const heard = (place) => [...noteOf(place).querySelectorAll(".chain b")].map((name) => name.textContent);
    const stops = {
      sentence: () => true,
      flagged: (place) => noteOf(place).querySelector(".flag"),
      source: (place, from) => heard(place).some((name) => heard(from).includes(name)),
      paragraph: (place) => place === 0 || numbers[place - 1].closest(".text") !== numbers[place].closest(".text"),
    };
    const go = (step, by) => {
      let next = here + step;
      while (numbers[next] && !stops[by](next, here)) next += step;
      if (!numbers[next]) return false;
      numbers[here].tabIndex = -1;
      here = next;
      numbers[here].tabIndex = 0;
      numbers[here].focus();
      return true;
    };
    const by = steps(article, go);
    article.addEventListener("focusin", (event) => {
      const line = lineOf(event.target);
      if (line.length) here = Math.max(0, numbers.indexOf(line[0].querySelector(".no")));
    });
    article.addEventListener("keydown", (event) => {
      const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
      if (step && lineOf(event.target).length && go(step, by.value)) event.preventDefault();
    });
    article.addEventListener("click", (event) => {
      const number = event.target.closest(".s[id] .no");
      const summary = number && partner(number.parentElement.id, "s", "n").querySelector("summary");
      if (summary) setTimeout(() => summary.focus({ preventScroll: true }));
    });
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

  // Worksheet: answers outlive a reload, and go into a file for `provenance report --answers`.
  const save = document.getElementById("save");
  if (!save) return;
  const fields = [...document.querySelectorAll(".exercise select, .exercise input, .sheet select, #name, #class")];
  const shelf = "provenance " + save.dataset.sha256;
  const said = document.getElementById("saved");
  const kept = (action) => { try { return action(localStorage); } catch { return null; } };
  const keep = () => kept((storage) => storage.setItem(shelf, JSON.stringify(fields.map((field) => field.value))));
  const restore = (values) => fields.forEach((field, place) => { field.value = values[place] || ""; });
  restore(JSON.parse(kept((storage) => storage.getItem(shelf)) || "[]"));
  root.addEventListener("input", keep);
  document.getElementById("clear").addEventListener("click", () => {
    restore([]);
    keep();
    said.textContent = "All answers are gone.";
  });
  const cell = (text) => '"' + text.replaceAll('"', '""') + '"';
  const value = (id) => document.getElementById(id).value.trim();
  const rows = () => {
    const by = [value("name"), value("class"), save.dataset.article, save.dataset.sha256];
    const sheet = [...document.querySelectorAll("select[data-source-row]")].filter((s) => s.value);
    if (document.querySelector(".sheet")) {
      return [["source", "question", "answer"], sheet.map((s) => [s.dataset.sourceRow, s.dataset.question, s.value, ...by])];
    }
    const given = [...document.querySelectorAll("select[data-sentence]")].filter((s) => s.value);
    return [["sentence", "standing", "source"], given.map((s) =>
      [s.dataset.sentence, s.value, s.closest(".exercise").querySelector("input").value, ...by])];
  };
  const plain = (text) => text.normalize("NFKD").replace(/[^A-Za-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 40);
  save.addEventListener("click", () => {
    const [head, body] = rows();
    const lines = [[...head, "name", "class", "article", "sha256"], ...body].map((row) => row.map(cell).join(","));
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([lines.join("\r\n") + "\r\n"], { type: "text/csv" }));
    link.download = ["answers", plain(value("name")), plain(save.dataset.article)].filter(Boolean).join("-") + ".csv";
    link.click();
    URL.revokeObjectURL(link.href);
    said.textContent = body.length + (body.length === 1 ? " answer" : " answers") + " saved as " + link.download + ".";
  });
})();
