// The page's speed in headless Chromium:  node bench/page.mjs   (after npm run build)

import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

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
const memory = () => page.evaluate(() => performance.memory.usedJSHeapSize / 1e6);
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
console.log(`JavaScript heap of the page: ${(await memory()).toFixed(1)} MB`);
await page.context().close();

page = await open();
await run(page, 'for i in range(230):\n    globals()[f"n{i}"] = [i * 1000 + j + 300 for j in range(8)]\n');
await page.keyboard.press('End');
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
