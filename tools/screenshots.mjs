// Pictures of the page for docs/, made in Chromium:  node tools/screenshots.mjs

import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { png8 } from './png8.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const folder = path.join(root, 'docs/pictures');
fs.mkdirSync(folder, { recursive: true });
const server = spawn(process.execPath, [path.join(root, 'dist/cli/main.js'), 'view', '--port', '0'], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
const url = await new Promise((resolve) => {
  server.stdout.on('data', (text) => resolve(/http:\S+/.exec(String(text))[0]));
});
const browser = await chromium.launch({
  executablePath: process.env.PELLUCID_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});

async function shoot(name, { hash = '', theme = 'light', width = 1440, height = 900, act = async () => {} }) {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    serviceWorkers: 'block',
    bypassCSP: true,
  });
  const page = await context.newPage();
  await page.goto(`${url}${hash}`);
  await page.waitForSelector('html[data-ready="1"]');
  await page.waitForTimeout(1500);
  await act(page);
  await page.waitForTimeout(700);
  // Where the keyboard is concerns nobody who looks at a picture.
  await page.evaluate(() => document.activeElement?.blur());
  const taken = await page.screenshot();
  const pixels = await page.evaluate(
    async (url) => {
      const image = new Image();
      image.src = url;
      await image.decode();
      const canvas = new OffscreenCanvas(image.width, image.height);
      const g = canvas.getContext('2d');
      g.drawImage(image, 0, 0);
      const { data } = g.getImageData(0, 0, image.width, image.height);
      let text = '';
      for (let i = 0; i < data.length; i += 0x8000) text += String.fromCharCode(...data.subarray(i, i + 0x8000));
      return btoa(text);
    },
    `data:image/png;base64,${taken.toString('base64')}`,
  );
  fs.writeFileSync(path.join(folder, `${name}.png`), png8(Buffer.from(pixels, 'base64'), width, height));
  await context.close();
}

const view = (name) => (page) => page.locator('.heap-pane .tabs').getByRole('button', { name }).click();
const noHints = (page) => page.getByRole('button', { name: 'Got it' }).click();
await shoot('page-light', {});
await shoot('page-dark', {
  theme: 'dark',
  act: async (page) => {
    await noHints(page);
    await page.getByRole('button', { name: 'Instruction' }).click();
    for (let i = 0; i < 5; i++) {
      await page.keyboard.press('ArrowRight');
      await page.waitForTimeout(300);
    }
  },
});
await shoot('bytes-light', {
  act: async (page) => {
    await noHints(page);
    await view('Bytes')(page);
    await page.waitForSelector('.fieldlist button');
    await page.locator('.fieldlist button').nth(2).hover();
  },
});
await shoot('allocator-light', { hash: '#lesson=heap' });
await shoot('collector-dark', {
  hash: '#lesson=cycles',
  theme: 'dark',
  act: async (page) => {
    for (let i = 0; i < 2; i++) {
      await page.keyboard.press('ArrowRight');
      await page.waitForTimeout(300);
    }
    await view('Collector')(page);
    await page.waitForSelector('.gc-node');
    await page.locator('.phase input').fill('99');
  },
});
await shoot('small', {
  width: 390,
  height: 844,
  act: async (page) => {
    await noHints(page);
    await page.locator('.small-tabs').getByRole('button', { name: 'Heap' }).click();
  },
});
await browser.close();
server.kill();
