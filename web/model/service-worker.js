// Keeps the site in the browser, so that it works without a network after the first visit. The build fills in the lists. A first
// visit loads nothing for it that it has not loaded anyway; what lies beside comes when somebody is likely to want it.

const CACHE = 'pellucid-VERSION_OF_BUILD';
const LISTS = {
  /** What a program and its steps want. */
  first: 'FIRST_OF_BUILD',
  /** The other views, lessons, exporters: when one of them is opened, or when the page is visited again. */
  rest: 'REST_OF_BUILD',
  /** Python's library and tables, ten times as much: when a program has wanted some of them. */
  data: 'DATA_OF_BUILD',
};

async function keep(names) {
  const cache = await caches.open(CACHE);
  for (const name of names) if (!(await cache.match(name))) await cache.add(name);
}

self.addEventListener('install', (event) => {
  event.waitUntil(keep(LISTS.first).then(() => self.skipWaiting()));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((keys) =>
        Promise.all(keys.filter((k) => k.startsWith('pellucid-') && k !== CACHE).map((k) => caches.delete(k))),
      )
      .then(() => self.clients.claim()),
  );
});

self.addEventListener('message', (event) => {
  if (event.data === 'rest' || event.data === 'data') event.waitUntil(keep(LISTS[event.data]));
});

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== self.location.origin) return;
  event.respondWith(caches.match(event.request, { ignoreSearch: true }).then((kept) => kept ?? fetch(event.request)));
  if (LISTS.rest.includes(url.href.slice(self.registration.scope.length))) event.waitUntil(keep(LISTS.rest));
});
