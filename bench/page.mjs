// The page's speed, size and memory in headless Chromium:  npm run bench -- page   (after npm run build)

import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { webHost } from './web-host.mjs';

const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const server = spawn(process.execPath, [main, 'view', '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
const url = await new Promise((resolve) => server.stdout.on('data', (t) => resolve(/http:\S+/.exec(String(t))[0])));
const browser = await chromium.launch({
  executablePath: process.env.PELLUCID_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
const quantile = (list, q) => [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(q * list.length))];
const settled = (page) => page.waitForSelector('.app[data-pending="0"]:not([data-status="recording"])');

async function open(hash = '') {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.goto(`${url}${hash}`);
  await page.waitForSelector('html[data-ready="1"]');
  return page;
}

async function run(page, text) {
  await page.locator('.cm-content').click();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(text);
  await page.keyboard.press('Control+Enter');
  await page.keyboard.press('Escape');
  await settled(page);
}

/** Frames a second while `move` is called in each of them. */
const smoothness = (page, move) =>
  page.evaluate(async (code) => {
    const step = new Function('i', code);
    const times = [];
    for (let i = 0; i < 120; i++) {
      step(i);
      times.push(await new Promise((resolve) => requestAnimationFrame(resolve)));
    }
    return (1000 * (times.length - 1)) / (times.at(-1) - times[0]);
  }, move);

// What a first visit loads, as a web host sends it: before the first picture; and in all, when programs are run and stepped
// through that import nothing from the library. The service worker fetches the page's files for use without a network, too.
{
  const host = await webHost(fileURLToPath(new URL('../dist/web', import.meta.url)));
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(host.url);
  await page.waitForSelector('html[data-ready="1"]');
  const early = await page.evaluate(() => {
    const until = performance.getEntriesByName('pellucid-first-picture')[0].startTime;
    const resources = performance.getEntriesByType('resource').filter((r) => r.startTime < until);
    return resources.map((r) => new URL(r.name).pathname.slice(1));
  });
  const first = [...host.sent].filter(
    ([name]) => name === 'index.html' || early.includes(name) || /worker-/.test(name),
  );
  await run(page, 'class A:\n    pass\n\na = A()\na.items = [1, 2.5, "text"]\nprint(sorted(map(str, a.items)))\n');
  for (let i = 0; i < 20; i++) await page.keyboard.press(i % 4 === 3 ? 'ArrowLeft' : 'ArrowRight');
  await settled(page);
  await page.evaluate(() => navigator.serviceWorker.ready);
  const sum = (files) =>
    `${(files.reduce((n, [, size]) => n + size, 0) / 1000).toFixed(0)} KB in ${files.length} files`;
  console.log(`loaded before the first picture, compressed: ${sum(first)}`);
  const all = [...host.sent].sort((a, b) => b[1] - a[1]);
  console.log(`loaded by a first visit that imports nothing from the library: ${sum(all)}`);
  for (const [name, size] of all.slice(0, 10)) console.log(`  ${(size / 1000).toFixed(0).padStart(4)} KB ${name}`);
  await context.close();
  host.close();
}

const cold = [];
for (let i = 0; i < 5; i++) {
  const page = await open();
  cold.push(await page.evaluate(() => performance.getEntriesByName('pellucid-first-picture')[0].startTime));
  await page.context().close();
}
console.log(`first picture: median ${Math.round(quantile(cold, 0.5))} ms, worst ${Math.round(Math.max(...cold))} ms`);

let page = await open();
await run(page, 'n = 0\ndef f(x):\n    return x + 1\nwhile n < 100_000:\n    n = f(n)\n');
const steps = await page.locator('.count').innerText();
await page.locator('.slider').evaluate((e) => {
  e.value = String(Number(e.max) * 0.7);
  e.dispatchEvent(new Event('input', { bubbles: true }));
});
await settled(page);
/** Megabytes of the page's process: its heap, the worker's, and Python's memory; shared libraries counted by their share. */
async function memory() {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const sizes = processInfo
    .filter((p) => p.type === 'renderer')
    .map((p) => Number(/^Pss:\s+(\d+)/m.exec(fs.readFileSync(`/proc/${p.id}/smaps_rollup`, 'utf8'))[1]) / 1000);
  return Math.max(...sizes);
}
const keys = [];
for (let i = 0; i < 200; i++)
  keys.push(
    await page.evaluate(
      async (name) => {
        const began = performance.now();
        const app = document.querySelector('.app');
        dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }));
        while (app.dataset.pending !== '0') await new Promise((resolve) => setTimeout(resolve, 0));
        await new Promise((resolve) => requestAnimationFrame(resolve));
        return performance.now() - began;
      },
      i % 4 === 3 ? 'ArrowLeft' : 'ArrowRight',
    ),
  );
console.log(
  `${steps}: key to picture p50 ${quantile(keys, 0.5).toFixed(0)} ms, p95 ${quantile(keys, 0.95).toFixed(0)} ms`,
);
const collect = async () => {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  await session.detach();
};
const walk = (steps) =>
  page.evaluate(async (n) => {
    const app = document.querySelector('.app');
    for (let i = 0; i < n; i++) {
      dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true, cancelable: true }));
      while (app.dataset.pending !== '0') await new Promise((resolve) => setTimeout(resolve, 0));
    }
  }, steps);
const after = async () => {
  await collect();
  return memory();
};
await walk(100);
const few = await after();
await walk(9900);
const many = await after();
console.log(
  `memory of the page's process: ${few.toFixed(0)} MB after 100 steps, ${many.toFixed(0)} MB after 10,000: ${(many / few).toFixed(2)}x`,
);
await page.context().close();

page = await open();
await run(page, 'for i in range(230):\n    globals()[f"n{i}"] = [i * 1000 + j + 300 for j in range(8)]\n');
await page.keyboard.press('End');
await settled(page);
await page.locator('.heap-tools input').check();
await settled(page);
await page.locator('.heap-tools input').uncheck();
await settled(page);
for (let i = 0; i < 3; i++) {
  await page
    .locator('.more-objects')
    .click()
    .catch(() => {});
  await settled(page);
}
await page.getByRole('button', { name: 'Fit' }).click();
const cards = await page.locator('.heap-map').getAttribute('aria-label');
const wheel = (selector) =>
  `document.querySelector('${selector}').dispatchEvent(new WheelEvent('wheel', { deltaX: 3, deltaY: i % 40 < 20 ? 9 : -9, ctrlKey: i % 3 === 0, bubbles: true, cancelable: true, clientX: 1000, clientY: 400 }))`;
console.log(`${cards.split(':')[0]}: pan and zoom at ${(await smoothness(page, wheel('.heap'))).toFixed(0)} frames/s`);
await page.context().close();

page = await open();
await run(page, 'class P: pass\nkeep = [float(i) for i in range(100_000)]\n');
await page.keyboard.press('End');
await settled(page);
await page.getByRole('button', { name: 'Allocator' }).click();
await page.waitForFunction(() => document.querySelectorAll('.classes button').length > 3);
const blocks = (await page.locator('.alloc-head').innerText()).replace(/\s+/g, ' ');
console.log(`${blocks}: pan and zoom at ${(await smoothness(page, wheel('.alloc-body canvas'))).toFixed(0)} frames/s`);
await browser.close();
server.kill();
