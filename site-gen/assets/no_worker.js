/* In place of the worker of a site that browsers do not keep: where they kept it before, it drops what was kept and then
   itself. */
"use strict";
const OURS = "site-gen " + self.registration.scope + " ";

async function dropAll() {
  const names = await caches.keys();
  await Promise.all(names.filter(name => name.startsWith(OURS)).map(name => caches.delete(name)));
  await self.registration.unregister();
}

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", event => event.waitUntil(dropAll()));
