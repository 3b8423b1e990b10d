// A real Chromium and the served site, for tests of the page.

import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';

const CANDIDATES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium'];

/** The browser of this machine: none is downloaded. */
export function browserPath(): string {
  const named = process.env['PELLUCID_CHROMIUM'];
  const found = named ?? CANDIDATES.find((path) => fs.existsSync(path));
  if (!found)
    throw new Error(
      'The tests of the page want Chromium: apt-get install chromium, or say where it is in PELLUCID_CHROMIUM',
    );
  return found;
}

export const launch = (): Promise<Browser> =>
  chromium.launch({ executablePath: browserPath(), args: ['--no-sandbox', '--disable-dev-shm-usage'] });

/** `pellucid view` on a free port. */
export async function serve(...args: string[]): Promise<{ url: string; server: ChildProcess }> {
  const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
  const server = spawn(process.execPath, [main, 'view', ...args, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    server.stdout?.on('data', (text: Buffer) => {
      const at = /http:\S+/.exec(text.toString());
      if (at) resolve(at[0]);
    });
    server.once('exit', () => reject(new Error('the server ended')));
  });
  return { url, server };
}

/** The browser and the served site for the tests of a file, or of a group of them. */
export function site(): { readonly browser: Browser; readonly url: string } {
  let browser: Browser;
  let served: Awaited<ReturnType<typeof serve>>;
  beforeAll(async () => {
    browser = await launch();
    served = await serve();
  });
  afterAll(async () => {
    await browser?.close();
    served?.server.kill();
  });
  return {
    get browser() {
      return browser;
    },
    get url() {
      return served.url;
    },
  };
}

/** The first picture stands. */
export const ready = (page: Page): Promise<unknown> =>
  page.waitForSelector('html[data-ready="1"]', { timeout: 30_000 });

/** Puts a program into the editor and runs it. */
export async function runProgram(page: Page, text: string): Promise<void> {
  await page.locator('.cm-content').click();
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Delete');
  await page.keyboard.insertText(text);
  await page.keyboard.press('Control+Enter');
  await page.keyboard.press('Escape');
  await settled(page);
}

/** Nothing is asked of the worker that is not answered and shown. */
export async function settled(page: Page): Promise<void> {
  await page.waitForSelector('.app[data-pending="0"]:not([data-status="recording"])');
  // One frame, for what is drawn behind the picture.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => resolve(undefined))));
}

/** A view beside the objects, with what it shows. */
export async function openView(page: Page, name: string): Promise<void> {
  await page.locator('.heap-pane .tabs').getByRole('button', { name }).click();
  await page.waitForFunction(() => !document.querySelector('.heap-pane .loading'));
  await settled(page);
}

/** Drops a file on the page, and waits for what comes of it. */
export async function dropFile(page: Page, name: string, data: string | Buffer): Promise<void> {
  await page.evaluate(
    ([file, bytes]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(atob(bytes as string), (c) => c.charCodeAt(0))], file as string));
      document.body.dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
    },
    [name, Buffer.from(data).toString('base64')],
  );
  await settled(page);
}
