// The page: takes articles, asks the back end (the local server, or a worker in the browser), shows the report in a frame
// that has no access to this page, and keeps what a reader says of its sentences.
"use strict";
(() => {
  const find = (id) => document.getElementById(id);
  const form = document.querySelector("form");
  const frame = document.querySelector("iframe");
  const bar = document.querySelector("progress");
  const button = form.querySelector("[type=submit]");
  const say = (text, place = "state") => { find(place).textContent = text; };

  // ---------- articles: one after the other; the first is there from the start

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
  find("more").addEventListener("click", () => add({}).querySelector("textarea").focus());
  find("example").addEventListener("click", () => {
    form.querySelectorAll("fieldset").forEach((fields) => { if (fields !== first) fields.remove(); });
    JSON.parse(form.dataset.example).forEach((article, place) => (place ? add(article) : fill(first, article)));
  });
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

  // ---------- back ends: each is ready at some time, and then answers what is asked

  const server = {
    start: async () => {},
    ask: async ({ pasted, dropped, blank, corrections }) => {
      const body = new FormData();
      pasted.forEach((article) => Object.entries(article).forEach(([name, value]) => body.append(name, value)));
      dropped.forEach(([name, data]) => body.append("files", new Blob([data]), name));
      if (blank) body.append("blank", "on");
      body.append("corrections", corrections);
      server.asked = new AbortController();
      return (await fetch("annotate", { method: "POST", body, signal: server.asked.signal })).json();
    },
    stop: async () => server.asked.abort(),
  };
  const fetched = async () => {  // the folder, once, into the store that the service worker serves from
    const files = JSON.parse(form.dataset.files);
    const store = await caches.open(form.dataset.version);
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
  const inside = {
    start: async () => {
      bar.hidden = false;
      say("Loading the program, once …");
      // Without a secure address there is no store: the page works, but not without a network.
      if ("serviceWorker" in navigator && "caches" in window) await fetched();
      await inside.launch();
    },
    launch: async () => {
      say("Starting the program …");
      bar.removeAttribute("value");
      const worker = new Worker("worker.js", { type: "module" });
      const answers = [];
      await new Promise((ready, broken) => {
        worker.onerror = (event) => broken(event.message || "the worker cannot be loaded");
        worker.onmessage = ({ data }) => {
          if (data.ready) ready();
          else if (data.broken) broken(data.broken);
          else answers.shift()(data);
        };
      });
      inside.ask = (question) => new Promise((answer) => { answers.push(answer); worker.postMessage(question); });
      inside.stop = async () => {  // Python cannot be interrupted there: it is started anew
        worker.terminate();
        const said = await inside.launch().then(() => "Stopped.", (error) => "The program cannot start here: " + error);
        answers.forEach((answer) => answer({ problem: said }));
      };
    },
  };
  const backend = form.dataset.backend === "worker" ? inside : server;

  let pressed = false;
  const busy = (is, text) => {  // a button that is switched off loses the focus; it is given back
    pressed = is ? pressed || document.activeElement === button : pressed;
    button.disabled = is;
    bar.hidden = !is;
    find("stop").hidden = !is || !question;
    say(text);
    if (!is && pressed && document.activeElement === document.body) button.focus({ preventScroll: true });
    pressed = is && pressed;
  };
  let question = null;
  let problem = "";
  let running = false;
  let again = false;
  const run = async () => {  // one question at a time; what has changed meanwhile is asked once more
    again = true;
    if (running) return;
    running = true;
    while (again) {
      again = false;
      await asking();
    }
    running = false;
  };
  const asking = async () => {
    busy(true, "Working …");
    bar.removeAttribute("value");
    try {
      const made = await backend.ask({ ...question, corrections: lines() });
      problem = made.problem || "";
      busy(false, problem || "The report stands below.");
      if (!problem) show(made);
    } catch (error) {
      problem = error.name === "AbortError" ? "Stopped." : "There is no answer: " + error;
      busy(false, problem);
    }
  };
  find("stop").addEventListener("click", () => { again = false; find("stop").hidden = true; return backend.stop(); });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    busy(true, "Working …");
    question = await asked();
    here = 0;
    busied = false;
    await run();
  });
  const offer = (made) => {
    const saved = find("files");
    saved.querySelectorAll("a").forEach((link) => URL.revokeObjectURL(link.href));
    saved.replaceChildren(...made.map(([name, text]) => {
      const item = document.createElement("li");
      item.append(linked(name, text));
      return item;
    }));
    find("saving").hidden = false;
  };
  const linked = (name, text) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/octet-stream" }));
    link.download = link.textContent = name;
    return link;
  };

  // ---------- what the reader says; kept in this browser, one line each in corrections.jsonl

  const shelf = (action) => { try { return action(localStorage); } catch { return null; } };
  const SHELF = "provenance corrections";
  const key = ({ target }) => target.source + " " + JSON.stringify(target.selector[0]);
  const judges = (each) => Array.isArray(each?.target?.selector) && typeof each.target.source === "string" && ["right", "wrong"].includes(each.body?.verdict);
  let corrections = shelf((storage) => JSON.parse(storage.getItem(SHELF)).filter(judges)) || [];
  const undone = [];
  const lines = () => corrections.map((each) => JSON.stringify(each) + "\n").join("");
  const change = async (next, text) => {
    undone.push(corrections);
    await put(next, text);
  };
  const put = async (next, text) => {
    corrections = next;
    busied = false;
    shelf((storage) => storage.setItem(SHELF, JSON.stringify(corrections)));
    const had = document.activeElement;
    find("undo").disabled = !undone.length;
    done = text;
    count();
    focused(had);
    if (question) await run();
  };
  let done = "";  // what was done last
  const count = (here = corrections.length) => {  // how many are of the articles here is known with the next report
    const all = corrections.length + (corrections.length === 1 ? " sentence is" : " sentences are") + " judged in this browser";
    say(done + " " + all + (here === corrections.length ? "." : ", " + here + " of the articles here."), "said");
  };
  const without = (keys) => corrections.filter((each) => !keys.has(key(each)));

  // ---------- one sentence after the other

  let sentences = [];
  let here = 0;
  let marks = {};
  let busied = false;  // somebody is filling in the panel: a new report leaves it alone
  const show = (made) => {
    offer([["report.html", made.page], ...made.files]);
    sentences = made.articles.flatMap((article) => article.sentences.map((sentence, n) =>
      ({ ...sentence, id: article.prefix + "-s" + (n + 1), number: n + 1, article })));
    if (corrections.length || done) count(sentences.filter(({ by }) => by).length);
    frame.hidden = false;
    frame.srcdoc = made.page;
    find("judge").hidden = question.blank || !sentences.length;
    if (!find("judge").hidden && !busied) turn(Math.min(here, sentences.length - 1));
  };
  const tell = () => {
    const shown = undone.length || here ? sentences[here].id : "";
    if (!find("judge").hidden) frame.contentWindow.postMessage({ judge: true, show: shown }, "*");
  };
  frame.addEventListener("load", tell);
  addEventListener("message", ({ source, data }) => {
    if (source !== frame.contentWindow || !data.sentence) return;
    const place = sentences.findIndex((sentence) => sentence.id === data.sentence);
    if (place >= 0) turn(place);
  });
  const rows = () => [...find("chain").children];
  const part = (row, name) => row.querySelector("[data-part=" + name + "]");
  const turn = (place) => {
    const had = document.activeElement;
    here = place;
    busied = false;
    const { article, number, target, body, label, by } = sentences[here];
    const own = corrections.find((each) => key(each) === key(sentences[here]));
    marks = Object.fromEntries(["source", "cue", "content"].filter((role) => own && own.body[role]).map((role) => [role, own.body[role]]));
    find("sentence").value = target.selector[1].exact;
    say("Sentence " + number + " of " + article.sentences.length + ", " + article.name, "place");
    say(label, "told");
    say(by ? "(" + by + ")" : "", "told-by");
    find("registry").replaceChildren(...article.sources.map(({ name }) => new Option(name, name)));
    find("note").value = (own && own.body.note) || "";
    find("status").value = body.status;
    links(Math.max(1, body.chain.length));
    rows().forEach((row, n) => fillLink(row, body.chain[n] || { name: "", type: "person", named: true }));
    open(false);
    told();
    find("before").disabled = !here;
    find("after").disabled = here === sentences.length - 1;
    find("back").disabled = !own;
    focused(had);
  };
  const focused = (had) => {  // what had the focus in the panel may be hidden or switched off now: go on with the sentence
    if (find("judge").contains(had) && (had.disabled || !had.offsetParent)) find("sentence").focus({ preventScroll: true });
  };
  const links = (count) => {
    while (rows().length < count) find("chain").append(rows()[0].cloneNode(true));
    rows().slice(count).forEach((row) => row.remove());
    find("unlink").disabled = count < 2;
  };
  const fillLink = (row, { name, type, named }) => {
    part(row, "name").value = name;
    part(row, "type").value = type;
    part(row, "named").checked = named;
  };
  const open = (is) => {
    find("instead").hidden = find("keep").hidden = !is;
    find("wrong").setAttribute("aria-expanded", is);
  };
  const step = (by) => { turn(here + by); tell(); };
  find("before").addEventListener("click", () => step(-1));
  find("after").addEventListener("click", () => step(1));
  find("note").addEventListener("input", () => { busied = true; });
  find("wrong").addEventListener("click", () => { busied = true; open(find("instead").hidden); find("status").focus(); });
  find("link").addEventListener("click", () => { links(rows().length + 1); fillLink(rows().at(-1), { name: "", type: "person", named: true }); part(rows().at(-1), "name").focus(); });
  find("unlink").addEventListener("click", () => links(rows().length - 1));
  find("chain").addEventListener("input", (event) => {  // a source of the registry brings its kind with it
    const known = event.target.dataset.part === "name" && sentences[here].article.sources.find(({ name }) => name === event.target.value);
    if (known) fillLink(event.target.closest("li"), known);
  });

  // The sentence can be read and selected by keyboard, with a caret (a box that is read-only shows none), not changed.
  find("sentence").addEventListener("beforeinput", (event) => event.preventDefault());
  find("sentence").addEventListener("input", () => { find("sentence").value = sentences[here].target.selector[1].exact; });

  // The text box shows CRLF as one sign and counts UTF-16 units; corrections count the code points of the text.
  const points = (exact, at) => {
    let shown = 0, count = 0;
    for (let i = 0; i < exact.length && shown < at; count += 1) {
      const size = exact.codePointAt(i) > 0xffff ? 2 : 1;
      const half = exact.startsWith("\r\n", i);
      i += size;
      shown += half ? 0 : size;
    }
    return count;
  };
  find("instead").addEventListener("click", (event) => {
    const { role } = event.target.dataset;
    if (!role) return;
    const box = find("sentence"), { exact } = sentences[here].target.selector[1];
    const span = [points(exact, box.selectionStart), points(exact, box.selectionEnd)];
    if (span[0] < span[1]) marks[role] = [span];
    else delete marks[role];
    told();
  });
  const ROLES = { source: "Source", cue: "Credited by", content: "Says" };
  const told = () => {
    const exact = [...sentences[here].target.selector[1].exact];
    const said = Object.entries(marks).map(([role, [[a, b]]]) => ROLES[role] + ": “" + exact.slice(a, b).join("") + "”");
    say(said.join(" · "), "marks");
  };

  const made = ({ target, program }, body) => ({
    type: "Annotation", motivation: "assessing",
    ...(find("who").value.trim() && { creator: find("who").value.trim() }),
    ...(find("when").value && { created: find("when").value }),
    target, body, program,
  });
  const noted = (body) => ({ ...body, ...(find("note").value.trim() && { note: find("note").value.trim() }) });
  const right = (sentence) => ({ verdict: "right", status: sentence.body.status, chain: sentence.body.chain });
  const judge = (body, text) => {
    const next = [...without(new Set([key(sentences[here])])), made(sentences[here], noted(body))];
    turn(Math.min(here + 1, sentences.length - 1));
    return change(next, text);
  };
  find("right").addEventListener("click", () => judge(right(sentences[here]), "Kept as right."));
  find("keep").addEventListener("click", () => {
    const status = find("status").value;
    const chain = rows().map((row) => ({ name: part(row, "name").value.trim(), type: part(row, "type").value, named: part(row, "named").checked }))
      .filter(({ name }) => name)
      .map((link) => ({ ...link, ...pick(sentences[here].article.sources.find(({ name }) => name === link.name)) }));
    const credits = status.endsWith("attributed") && status !== "unattributed";
    if (credits && !chain.length) return say("Name the source, or choose another answer.", "said");
    return judge(status ? { verdict: "wrong", status, chain: credits ? chain : [], ...marks } : { verdict: "wrong" }, "Kept.");
  });
  const pick = (known) => (known ? { id: known.id } : {});
  find("back").addEventListener("click", () => change(without(new Set([key(sentences[here])])), "Taken back."));
  find("undo").addEventListener("click", () => {
    const of = (list, sentence) => list.find((each) => key(each) === key(sentence));
    const before = corrections;
    const all = put(undone.pop(), "Undone.");
    const changed = sentences.findIndex((sentence) => of(before, sentence) !== of(corrections, sentence));
    if (changed >= 0) turn(changed);
    return all;
  });
  find("rest").addEventListener("click", () => {
    const known = new Set(corrections.map(key));
    const { article } = sentences[here];
    const left = sentences.filter((sentence) => sentence.article === article && !known.has(key(sentence)));
    return change([...corrections, ...left.map((sentence) => made(sentence, right(sentence)))], left.length + " more are right.");
  });
  find("save-corrections").addEventListener("click", () => {
    const link = linked("corrections.jsonl", lines());
    link.click();
    URL.revokeObjectURL(link.href);
    done = "Saved.";
    count();
  });
  find("forget").addEventListener("click", () => change([], "All corrections are gone from this browser; Undo brings them back until the page is closed."));
  find("load").addEventListener("change", async (event) => {
    try {
      const text = await event.target.files[0].text();
      const loaded = text.split("\n").filter((line) => line.trim()).map((line) => JSON.parse(line));
      const wrong = loaded.findIndex((each) => !judges(each));
      if (!loaded.length || wrong >= 0) throw new Error(loaded.length ? "its line " + (wrong + 1) + " judges no sentence" : "it is empty");
      await change([...without(new Set(loaded.map(key))), ...loaded], "Loaded.");
      if (problem) {
        const refused = problem;
        await put(undone.pop(), "The file is not taken: " + refused);
      }
    } catch (error) {
      say("This is not a corrections.jsonl: " + error.message, "said");
    }
    event.target.value = "";
  });

  // The reader's name outlives a reload, too.
  const NAME = "provenance reader";
  find("who").value = shelf((storage) => storage.getItem(NAME)) || "";
  find("who").addEventListener("input", () => shelf((storage) => storage.setItem(NAME, find("who").value)));
  find("when").value = new Date().toISOString().slice(0, 10);
  backend.start().then(
    () => busy(false, "Ready. Nothing that you paste leaves this computer."),
    (error) => busy(true, "The program cannot start here: " + error),
  );
})();
