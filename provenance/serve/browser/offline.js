// Serves the folder from the browser's store, so that the page opens without a network. VERSION and FILES stand above.
const whole = async () => {
  const store = await caches.open(VERSION);
  const missing = await Promise.all(FILES.map(async (name) => (await store.match(name)) ? null : name));
  await store.addAll(missing.filter(Boolean).map((name) => new Request(name, { cache: "no-cache" })));
};
const alone = async () => {
  const old = (await caches.keys()).filter((name) => name.startsWith("provenance ") && name !== VERSION);
  await Promise.all(old.map((name) => caches.delete(name)));
  await clients.claim();
};
const kept = async (request) => {
  const store = await caches.open(VERSION);
  return (await store.match(request.mode === "navigate" ? "./" : request)) || fetch(request);
};
addEventListener("install", (event) => event.waitUntil(whole()));
addEventListener("activate", (event) => event.waitUntil(alone()));
addEventListener("fetch", (event) => event.respondWith(kept(event.request)));
