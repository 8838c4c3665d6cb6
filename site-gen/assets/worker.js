/* The worker that keeps the site in the browser: every page and the checker from the first visit on, the rest once it was
   asked for. What is kept is one publication: nothing of another one is ever mixed in. A new publication is another
   script, since its list is; it waits until a page that shows it asks it to take over. It asks the site's own server for
   its own files, and sends nothing. */
"use strict";
/* The publication. */
const VERSION = "";
/* Addresses below the place of this script, each with its fingerprint: kept from the start, and kept once asked for. */
const FILES = [];
const LATER = [];

const OURS = "site-gen " + self.registration.scope + " ";
const OWN = OURS + VERSION;
/* So many files are asked for at once. */
const AT_ONCE = 6;

const address = path => new URL(path, self.registration.scope).href;
/* What a file is kept under; whatever has the same key is the same file. */
const KEYS = new Map(FILES.concat(LATER).map(([path, print]) => [address(path), address(path) + "?" + print]));

async function keep(cache, url, kept) {
  const answer = kept || await fetch(url, { cache: "no-cache" });
  if (!answer.ok) {
    throw new Error(url);
  }
  await cache.put(KEYS.get(url), answer);
}

async function keepAll() {
  const cache = await caches.open(OWN);
  for (let at = 0; at < FILES.length; at += AT_ONCE) {
    const some = FILES.slice(at, at + AT_ONCE).map(([path]) => address(path));
    await Promise.all(some.map(async url => keep(cache, url, await earlier(url))));
  }
  for (const [path] of LATER) {
    const kept = await earlier(address(path));
    if (kept) {
      await keep(cache, address(path), kept);
    }
  }
}

/* The file as an earlier publication kept it, if it is the same. */
const earlier = url => caches.match(KEYS.get(url));

async function answer(url, request) {
  const cache = await caches.open(OWN);
  const kept = await cache.match(KEYS.get(url));
  if (kept) {
    return kept;
  }
  const answer = await fetch(request);
  if (answer.ok && !answer.redirected) {
    await cache.put(KEYS.get(url), answer.clone());
  }
  return answer;
}

async function dropOthers() {
  const names = await caches.keys();
  await Promise.all(names.filter(name => name.startsWith(OURS) && name !== OWN).map(name => caches.delete(name)));
}

self.addEventListener("install", event => event.waitUntil(keepAll()));
self.addEventListener("activate", event => event.waitUntil(dropOthers()));
self.addEventListener("message", event => {
  if (event.data === "take over") {
    self.skipWaiting();
  }
});
self.addEventListener("fetch", event => {
  const url = event.request.url.split(/[?#]/)[0];
  if (event.request.method === "GET" && KEYS.has(url)) {
    event.respondWith(answer(url, event.request));
  }
});
