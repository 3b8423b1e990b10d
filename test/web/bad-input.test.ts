// What a page must bear: each thing that strangers, or a beginner's mistake, may put into it.

import { deflateSync, strToU8 } from 'fflate';
import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, describe, expect, test } from 'vitest';
import { dropFile, ready, runProgram, settled, site } from './browser.js';

const served = site();
let context: BrowserContext;
let page: Page;
let errors: string[] = [];

const open = async (hash = ''): Promise<void> => {
  context = await served.browser.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' });
  page = await context.newPage();
  errors = [];
  page.on('pageerror', (e) => errors.push(String(e)));
  page.on('dialog', (d) => {
    errors.push(`a dialog: ${d.message()}`);
    void d.dismiss();
  });
  await page.goto(`${served.url}${hash}`);
  await ready(page);
};
afterEach(async () => {
  await context?.close();
  expect(errors).toEqual([]);
});

const key = async (name: string): Promise<void> => {
  await page.keyboard.press(name);
  await settled(page);
};
const output = async (): Promise<string> => (await page.locator('.out').allInnerTexts()).join('\n');
const code = (): Promise<string> => page.locator('.cm-content').innerText();
const drop = (name: string, data: string): Promise<void> => dropFile(page, name, data);
const alive = async (): Promise<void> => {
  await runProgram(page, 'print("alive")\n');
  await key('End');
  expect(await output()).toBe('alive');
};

describe('programs', () => {
  test.each([
    ['a list that grows for ever', 'x = []\nwhile True:\n    x.append(bytearray(4_000_000))\n', 'MemoryError'],
    ['one huge block', 'x = bytearray(10 ** 12)\n', 'MemoryError'],
    ['a string that doubles', 's = "ab"\nwhile True:\n    s += s\n', 'MemoryError'],
    ['an int that doubles', 'n = 3\nfor i in range(40):\n    n = n * n\n', ''],
    ['no end of calls', 'def f(n):\n    return f(n + 1)\nf(0)\n', 'RecursionError'],
  ])(
    '%s',
    async (_what, text, message) => {
      await open();
      await page.locator('.cm-content').click();
      await page.keyboard.press('Control+A');
      await page.keyboard.insertText(text);
      await page.keyboard.press('Control+Enter');
      await page.keyboard.press('Escape');
      if (message) {
        await settled(page);
        await key('End');
        expect(await output()).toContain(message);
      } else {
        await page.waitForSelector('.app[data-status="recording"]');
        await page
          .locator('.top .stop')
          .click({ timeout: 1000 })
          .catch(() => undefined);
        await page.waitForSelector('.app:not([data-status="recording"])', { timeout: 20_000 });
      }
      expect(await code()).toContain(text.split('\n')[0]);
      await alive();
    },
    120_000,
  );

  test('syntax errors while typing: each is told in its place, and typing goes on', async () => {
    await open();
    const pieces = ['def f(', 'x', '):', '\n    return x +', ' 1', '\nprint(f(1)', ')'];
    await page.locator('.cm-content').click();
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Delete');
    let problems = 0;
    for (const piece of pieces) {
      await page.keyboard.insertText(piece);
      await page.keyboard.press('Control+Enter');
      await settled(page);
      problems += await page.locator('.cm-problem').count();
      expect(await page.locator('.cm-content').evaluate((e) => e.contains(document.activeElement))).toBe(true);
    }
    expect(problems).toBeGreaterThan(3);
    expect(await page.locator('.cm-problem').count()).toBe(0);
    await page.keyboard.press('Escape');
    await key('End');
    expect(await output()).toBe('2');
  });

  test('huge output: one line of megabytes, and many lines, leave the page quick', async () => {
    await open();
    await runProgram(page, 'print("x" * 3_000_000)\nfor i in range(30_000):\n    print(i)\n');
    await key('End');
    expect(await output()).toContain('29999');
    const began = Date.now();
    await key('ArrowLeft');
    expect(Date.now() - began).toBeLessThan(3000);
    expect(await page.locator('.out').count()).toBeLessThanOrEqual(1000);
    expect((await page.locator('.console').innerText()).length).toBeLessThan(400_000);
  });

  test('odd texts: control characters, right to left, no characters at all', async () => {
    await open();
    await runProgram(page, 'print("\\x1b[31mred\\x00\\u202eabc\\ud83d", end="")\n');
    await key('End');
    expect(await page.locator('.out').count()).toBeGreaterThan(0);
    await runProgram(page, '\n\n   \n');
    await key('End');
    await alive();
  });
});

describe('what comes from elsewhere', () => {
  const hostile = '"><img src=x onerror="window.hacked=1"><script>window.hacked=1</script>';
  const untouched = async (): Promise<void> => {
    expect(await page.evaluate(() => (window as unknown as { hacked?: number }).hacked)).toBeUndefined();
    expect(await page.locator('#app img, #app script, #app iframe').count()).toBe(0);
  };

  test('addresses that are broken, huge, or of another shape', async () => {
    const packed = (x: unknown): string =>
      `#p=${Buffer.from(deflateSync(strToU8(JSON.stringify(x)))).toString('base64url')}`;
    for (const hash of [
      '#p=',
      '#p=%E0%A4%A',
      '#nonsense',
      '#code=',
      '#lesson=nowhere',
      '#lesson=__proto__',
      packed(null),
      packed([]),
      packed({ files: [{ name: 7, text: {} }] }),
      packed({ files: [{ name: '__proto__', text: 'a = 1\n' }], main: 'constructor', view: hostile, step: -5 }),
      packed({
        files: [{ name: hostile, text: hostile }],
        main: hostile,
        stdin: hostile,
        breakpoints: [hostile, null],
      }),
      // 50 KB that say they are 50 MB.
      packed({ files: [{ name: 'bomb.py', text: '#'.repeat(50_000_000) }] }),
      `#code=${encodeURIComponent(hostile)}&curInstr=99999999&rawInputLstJSON=${encodeURIComponent('{"a":')}`,
    ]) {
      await open(hash);
      await settled(page);
      await untouched();
      expect(await page.locator('.app').getAttribute('data-status'), hash).toMatch(/ready|waiting/);
      await context.close();
    }
  }, 120_000);

  test('recordings and notebooks that are damaged or hostile', async () => {
    await open();
    const before = await code();
    await drop('cut.pellucid', 'PELLUCID and then nothing of the kind');
    expect(await page.locator('.toast').innerText()).toContain('could not be opened');
    expect(await code()).toBe(before);
    for (const [name, text] of [
      ['broken.ipynb', '{"cells": ['],
      ['shape.ipynb', '{"cells": 7}'],
      ['cells.ipynb', '{"cells": [{"cell_type": "code", "source": 9}, null]}'],
    ] as const) {
      await drop(name, text);
      expect(await page.locator('.app').getAttribute('data-status'), name).toMatch(/ready|waiting/);
    }
    await drop(`${hostile.replaceAll('/', '_')}.py`, `print(${JSON.stringify(hostile)})\n`);
    await key('End');
    await untouched();
    await alive();
  });

  test('the policy: no inline script, no eval, nothing from elsewhere', async () => {
    await open();
    const policy = await page.locator('meta[http-equiv]').getAttribute('content');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/script-src 'self' 'wasm-unsafe-eval';/);
    const ran = await page.evaluate(async () => {
      const script = document.createElement('script');
      script.textContent = 'window.inline = 1';
      document.body.append(script);
      const outside = await fetch('https://example.org/').then(
        () => 'fetched',
        () => 'blocked',
      );
      return [(window as unknown as { inline?: number }).inline, outside];
    });
    expect(ran).toEqual([undefined, 'blocked']);
    const html = await (await fetch(served.url)).text();
    expect(html).not.toMatch(/<script(?![^>]*src=)/);
    expect(html).not.toMatch(/\son\w+=/);
  });
});

test('the code is never lost: closed while it runs for ever, it is there at the next visit', async () => {
  await open();
  await page.locator('.cm-content').click();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText('precious = 42\nsum(range(10 ** 15))\n');
  await page.keyboard.press('Control+Enter');
  await page.waitForSelector('.app[data-status="recording"]');
  await page.goto('about:blank');
  await page.goto(served.url);
  // It runs for ever again: there is the code, and Stop.
  await expect.poll(() => page.locator('.editor').innerText()).toContain('precious = 42');
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.waitForSelector('.app:not([data-status="recording"])');
  await page.locator('.editor').click();
  await page.locator('.cm-content').waitFor();
  expect(await code()).toContain('precious = 42');
}, 60_000);
