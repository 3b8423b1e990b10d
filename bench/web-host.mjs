// A static web host as there are many: it compresses with gzip, lets browsers keep files for ten minutes, and here it counts
// what it sends.

import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

const TYPES = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};

/** Serves a folder. `sent`: bytes of each file by name, as often as it was sent. */
export async function webHost(folder) {
  const sent = new Map();
  const server = http.createServer((request, response) => {
    const name = new URL(request.url, 'http://host').pathname.slice(1) || 'index.html';
    const file = path.join(folder, path.normalize(name));
    if (!fs.existsSync(file)) return response.writeHead(404).end();
    const body = gzipSync(fs.readFileSync(file), { level: 9 });
    sent.set(name, (sent.get(name) ?? 0) + body.length);
    const type = TYPES[path.extname(name)] ?? 'application/octet-stream';
    response
      .writeHead(200, { 'content-type': type, 'content-encoding': 'gzip', 'cache-control': 'max-age=600' })
      .end(body);
  });
  await new Promise((resolve) => server.listen(0, 'localhost', resolve));
  return { url: `http://localhost:${server.address().port}/`, sent, close: () => server.close() };
}
