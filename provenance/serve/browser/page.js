// The page: takes articles, asks the worker, shows the report in a frame of its own that has no access to this page.
"use strict";
(() => {
  const form = document.querySelector("form");
  const state = document.getElementById("state");
  const bar = document.querySelector("progress");
  const frame = document.querySelector("iframe");
  const saved = document.getElementById("files");
  const button = form.querySelector("[type=submit]");
  const { version } = form.dataset;
  const files = JSON.parse(form.dataset.files);
  const say = (text) => { state.textContent = text; };

  // One article after the other; the first is there from the start.
  const first = form.querySelector("fieldset");
  const add = (article) => {
    const fields = first.cloneNode(true);
    const number = form.querySelectorAll("fieldset").length + 1;
    fields.querySelector("legend").textContent = "Article " + number;
    fields.querySelectorAll("input, textarea").forEach((field) => { field.value = ""; });
    [...form.querySelectorAll("fieldset")].at(-1).after(fields);
    return fill(fields, article);
  };
  const fill = (fields, article) => {
    for (const [name, value] of Object.entries(article)) fields.querySelector("[name=" + name + "]").value = value;
    return fields;
  };
  document.getElementById("more").addEventListener("click", () => add({}).querySelector("textarea").focus());
  document.getElementById("example").addEventListener("click", () => {
    form.querySelectorAll("fieldset").forEach((fields) => { if (fields !== first) fields.remove(); });
    JSON.parse(form.dataset.example).forEach((article, place) => (place ? add(article) : fill(first, article)));
  });

  // The folder is fetched once, with its progress, into the store that the service worker serves from.
  const fetched = async () => {
    const store = await caches.open(version);
    const total = files.reduce((sum, file) => sum + file.size, 0);
    let come = 0;
    for (const { name, size } of files) {
      if (!(await store.match(name))) {
        const response = await fetch(name);
        if (!response.ok) throw new Error(name + ": " + response.status);
        await store.put(name, response);
      }
      come += size;
      bar.value = come / total;
    }
    await navigator.serviceWorker.register("offline.js");
    await navigator.serviceWorker.ready;
  };
  const start = async () => {
    say("Loading the program, once …");
    // Without a secure address there is no store: the page works, but not without a network.
    if ("serviceWorker" in navigator && "caches" in window) await fetched();
    say("Starting the program …");
    bar.removeAttribute("value");
    const worker = new Worker("worker.js", { type: "module" });
    worker.onmessage = ({ data }) => take(data);
    worker.onerror = (event) => take({ broken: event.message || "the worker cannot be loaded" });
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      busy(true, "Working …");
      worker.postMessage(await asked());
    });
  };
  const busy = (is, text) => {
    button.disabled = is;
    bar.hidden = !is;
    say(text);
  };
  const take = (made) => {
    if (made.broken) return busy(true, "The program cannot start here: " + made.broken);
    if (made.ready) return busy(false, "Ready. Nothing that you paste leaves this computer.");
    busy(false, made.problem || "The report stands below.");
    if (made.problem) return;
    frame.hidden = false;
    frame.srcdoc = made.page;
    offer([["report.html", made.page], ...made.files]);
  };

  const asked = async () => {
    const pasted = [...form.querySelectorAll("fieldset")].map((fields) =>
      Object.fromEntries([...fields.querySelectorAll("[name]")].map((field) => [field.name, field.value])));
    const dropped = await Promise.all([...form.elements.files.files].map(async (file) =>
      [file.name, new Uint8Array(await file.arrayBuffer())]));
    return { pasted, dropped: apart(dropped), blank: form.elements.blank.checked };
  };
  const apart = (dropped) => {  // two files of one name keep both
    const names = new Set();
    return dropped.map(([name, data]) => {
      let own = name;
      for (let n = 2; names.has(own); n += 1) own = name.replace(/(\.[^.]*)?$/, "-" + n + "$1");
      names.add(own);
      return [own, data];
    });
  };
  const offer = (made) => {
    saved.querySelectorAll("a").forEach((link) => URL.revokeObjectURL(link.href));
    saved.replaceChildren(...made.map(([name, text]) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([text], { type: "application/octet-stream" }));
      link.download = link.textContent = name;
      item.append(link);
      return item;
    }));
    saved.parentElement.hidden = false;
  };
  start().catch((error) => take({ broken: String(error) }));
})();
