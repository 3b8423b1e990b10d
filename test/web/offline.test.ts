// What a visit loads, and what works without a network after it.

import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openView, ready, runProgram, settled, site } from './browser.js';

const SITE = fileURLToPath(new URL('../../dist/web/', import.meta.url));
const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

const served = site();
let context: BrowserContext;
let page: Page;

beforeEach(async () => {
  context = await served.browser.newContext({ viewport: { width: 1440, height: 900 } });
  page = await context.newPage();
});
afterEach(() => context?.close());

const kept = (): Promise<string[]> =>
  page.evaluate(async (root) => {
    const [name = ''] = await caches.keys();
    return (await (await caches.open(name)).keys()).map((r) => r.url.slice(root.length)).sort();
  }, served.url);
/** The service worker has taken over, and keeps what a first visit wants. */
const controlled = (): Promise<unknown> => page.waitForFunction(() => navigator.serviceWorker.controller !== null);
const output = (): Promise<string[]> => page.locator('.out').allInnerTexts();

describe('a first visit', () => {
  test('that runs a program and steps loads at most 900 KB', async () => {
    await page.goto(served.url);
    await ready(page);
    await runProgram(
      page,
      'class A:\n    pass\n\na = A()\na.items = [1, 2.5, "text"]\nprint(sorted(map(str, a.items)))\n',
    );
    for (let i = 0; i < 8; i++) await page.keyboard.press(i % 4 === 3 ? 'ArrowLeft' : 'ArrowRight');
    await settled(page);
    await controlled();
    // All that was asked for, kept or not, compressed as web hosts do.
    const asked = await page.evaluate(
      (root) => performance.getEntriesByType('resource').map((r) => r.name.slice(root.length)),
      served.url,
    );
    const files = new Set([...(await kept()), ...asked].map((name) => name || 'index.html'));
    expect([...files].filter((name) => name.startsWith('data/'))).toEqual([]);
    let total = 0;
    for (const name of files) total += gzipSync(fs.readFileSync(SITE + name), { level: 9 }).length;
    expect(total).toBeGreaterThan(700_000);
    expect(total).toBeLessThan(900_000);
  });
});

describe('without a network', () => {
  test('a program runs after the first visit, and what it imported before', async () => {
    await page.goto(served.url);
    await ready(page);
    await controlled();
    await runProgram(page, 'import collections\nprint(collections.Counter("aab"))\n');
    await expect.poll(async () => (await kept()).includes('data/library.bin'), { timeout: 20_000 }).toBe(true);
    await context.setOffline(true);
    await page.reload();
    await ready(page);
    await runProgram(page, 'import collections\nprint("offline", *collections.Counter("aab"))\n');
    await page.keyboard.press('End');
    await settled(page);
    expect(await output()).toEqual(['offline a b']);
  });

  test('an import of what is not kept fails with a sentence, and the code stays', async () => {
    await page.goto(served.url);
    await ready(page);
    await controlled();
    await context.setOffline(true);
    await page.reload();
    await ready(page);
    await runProgram(page, 'import collections\n');
    expect(await page.locator('.app').innerText()).toMatch(
      /library is not in this browser yet, and there is no network/,
    );
    await runProgram(page, 'print("alive")\n');
    await page.keyboard.press('End');
    await settled(page);
    expect(await output()).toEqual(['alive']);
  });

  test('the other views and the lessons work after the second visit', async () => {
    await page.goto(served.url);
    await ready(page);
    await controlled();
    await page.reload();
    await ready(page);
    await expect.poll(async () => (await kept()).includes('core/names.json')).toBe(true);
    await context.setOffline(true);
    await page.goto(`${served.url}#lesson=process`);
    await page.reload();
    await ready(page);
    await page.getByRole('button', { name: 'Segments' }).click();
    await page.locator('.segments, .segment').first().waitFor();
  });
});

test('below a path of a plain web host, without ranges', async () => {
  const missing: string[] = [];
  const host = http.createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://host');
    const file = path.join(SITE, pathname.replace('/some/where/', '/') === '/' ? 'index.html' : pathname.slice(12));
    if (!pathname.startsWith('/some/where/') || !fs.existsSync(file)) missing.push(pathname);
    const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
    response.writeHead(fs.existsSync(file) ? 200 : 404, { 'content-type': type });
    response.end(fs.existsSync(file) ? fs.readFileSync(file) : '');
  });
  await new Promise<void>((resolve) => host.listen(0, 'localhost', resolve));
  const { port } = host.address() as AddressInfo;
  await page.goto(`http://localhost:${port}/some/where/`);
  await ready(page);
  await runProgram(page, 'import collections\nprint(*collections.Counter("aab"))\n');
  await page.keyboard.press('End');
  await settled(page);
  expect(await output()).toEqual(['a b']);
  await openView(page, 'Bytes');
  expect(missing).toEqual([]);
  host.close();
});
