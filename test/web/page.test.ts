// The page in a real Chromium: a newcomer's path, views, lessons, sharing, input, Stop, hostile programs.

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { deflateSync, strToU8 } from 'fflate';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LESSONS } from '../../web/lessons/chapters.js';
import { dropFile, openView, ready, runProgram, settled, site } from './browser.js';

const served = site();
let context: BrowserContext;
let page: Page;
let errors: string[] = [];

const open = async (hash = '', options: Parameters<Browser['newContext']>[0] = {}): Promise<void> => {
  context = await served.browser.newContext({
    viewport: { width: 1440, height: 900 },
    acceptDownloads: true,
    serviceWorkers: 'block',
    ...options,
  });
  page = await context.newPage();
  errors = [];
  page.on('pageerror', (e) => errors.push(String(e)));
  page.on('console', (m) => {
    if (m.type() === 'error') errors.push(m.text());
  });
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

const text = (selector: string): Promise<string> => page.locator(selector).innerText();
const step = async (): Promise<number> =>
  Number((await text('.count')).replace(/^step ([\d,]+).*/s, '$1').replaceAll(',', ''));
const key = async (name: string): Promise<void> => {
  await page.keyboard.press(name);
  await settled(page);
};
const output = (): Promise<string[]> => page.locator('.out').allInnerTexts();
const listCount = (): Promise<string> => page.locator('.obj:has(.ty:text-is("list")) .rc').first().innerText();

describe('a newcomer', () => {
  test('finds two names of one list, steps, goes back, and looks closer', async () => {
    await open();
    expect(await page.locator('.hints li').count()).toBe(3);
    expect(await listCount()).toBe('2');
    expect(await text('.cm-now')).toContain('getrefcount(a)');
    expect(await output()).toEqual([]);
    const before = await step();
    await key('ArrowRight');
    expect(await output()).toEqual(['3']);
    await key('ArrowLeft');
    expect(await step()).toBe(before);
    expect(await listCount()).toBe('2');
    await page.getByRole('button', { name: 'Instruction' }).click();
    for (let i = 0; i < 5; i++) await key('ArrowRight');
    expect((await listCount()).replace(/\s+/g, ' ')).toBe('2 → 3');
    expect(await page.locator('.chosen .owners li').count()).toBe(3);
    expect(await page.locator('.wires.over path').count()).toBeGreaterThan(3);
    await page.getByRole('button', { name: 'Got it' }).click();
    expect(await page.locator('.hints').count()).toBe(0);
    expect(await text('.say')).toMatch(/list at 0x[0-9a-f]+ now has 3 references/);
  });

  test('writes a program; it is there after a reload', async () => {
    await open();
    await runProgram(page, 'x = "kept"\nprint(x * 2)\n');
    await key('End');
    expect(await output()).toEqual(['keptkept']);
    await page.goto('about:blank');
    await page.goto(served.url);
    await ready(page);
    await settled(page);
    expect(await text('.cm-content')).toContain('kept');
  });

  test('sees where a program does not compile, and where it fails', async () => {
    await open();
    await runProgram(page, 'a = 1\nb = (2\nc = 3\n');
    expect(await text('.cm-problem')).toMatch(/^SyntaxError: '\(' was never closed/);
    await runProgram(page, 'def f(x):\n    return 1 / x\nf(0)\n');
    await key('End');
    expect(await text('.cm-problem')).toBe('ZeroDivisionError: division by zero');
    expect(await page.locator('.out.err').count()).toBeGreaterThan(2);
  });
});

describe('keys', () => {
  test('line, into, over, breakpoints, the list of keys', async () => {
    await open();
    await runProgram(page, 'def f(x):\n    y = x + 1\n    return y\na = f(1)\nb = f(2)\nc = 3\n');
    await key('Home');
    const line = async (): Promise<string> => text('.cm-now');
    expect(await line()).toContain('def f');
    await key('F6');
    expect(await line()).toContain('a = f(1)');
    await key('F6');
    expect(await line()).toContain('b = f(2)');
    await key('F7');
    expect(await line()).toContain('y = x + 1');
    await key('Shift+F7');
    expect(await line()).toContain('b = f(2)');
    await key('Home');
    await page.locator('.cm-breaks .cm-gutterElement').nth(3).click();
    await key('F8');
    expect(await line()).toContain('return y');
    const first = await step();
    await key('F8');
    expect(await step()).toBeGreaterThan(first);
    await key('Shift+F8');
    expect(await step()).toBe(first);
    await key('?');
    expect(await page.getByRole('dialog').count()).toBe(1);
    await key('Escape');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await key('2');
    await page.waitForSelector('.segment');
    expect(await page.locator('.segment').count()).toBe(4);
  });
});

describe('views', () => {
  test('each shows the moment, and they lead to each other', async () => {
    await open();
    await page.getByRole('button', { name: 'Got it' }).click();
    await page.getByRole('button', { name: 'Segments' }).click();
    await page.waitForSelector('.segment');
    expect(await page.locator('.segment').count()).toBe(4);
    await page.getByRole('button', { name: 'Allocator' }).click();
    await page.waitForFunction(() => document.querySelectorAll('.classes button').length > 3);
    await page.getByRole('button', { name: 'Collector' }).click();
    await page.waitForSelector('.generation');
    expect(await page.locator('.generation').count()).toBe(4);
    await page.locator('.tabs').getByRole('button', { name: 'Bytes' }).click();
    await page.waitForSelector('.fieldlist button');
    expect(await page.locator('.fieldlist').innerText()).toContain('ob_refcnt');
    await page.locator('.fieldlist button', { hasText: 'ob_refcnt' }).hover();
    expect(await page.locator('.hex button.on').count()).toBe(8);
    await page.locator('.tabs').getByRole('button', { name: 'Why alive' }).click();
    await page.waitForSelector('.why-view');
    expect(await page.locator('.why-view .things').first().innerText()).toContain('frame main');
    await page.getByRole('button', { name: 'Objects' }).click();
    expect(await page.locator('.obj').count()).toBeGreaterThan(2);
  });

  test('the collector goes through a cycle of the real heap', async () => {
    await open();
    await runProgram(page, 'class N: pass\na = N()\nb = N()\na.o = b\nb.o = a\ndel a, b\nprint("now")\n');
    await key('End');
    await key('ArrowLeft');
    await page.getByRole('button', { name: 'Collector' }).click();
    await page.waitForSelector('.gc-node');
    await page.locator('.phase input').fill('99');
    expect(await page.locator('.gc-node.unreachable').count()).toBe(2);
    expect(await text('.phase-text')).toContain('Break the cycles');
  });

  test('many objects, and more when asked for', async () => {
    await open();
    await runProgram(page, 'for i in range(300):\n    globals()[f"n{i}"] = [i * 1000 + j + 300 for j in range(8)]\n');
    await key('End');
    await page.locator('.more-objects').click();
    await page.waitForSelector('.heap-map');
    await page.getByRole('button', { name: 'Fit' }).click();
    const size = await page.locator('.heap-map').boundingBox();
    expect(size?.width).toBeGreaterThan(300);
    // On the canvas, too, each card can be reached with the keyboard, and is told in words.
    const card = page.locator('.heap-map button').nth(120);
    await card.focus();
    expect(await card.innerText()).toMatch(/^list, 1 references, at 0x[0-9a-f]+: \[0\] \d+/);
    expect(await text('.chosen-pane .pane-head')).toMatch(/list/i);
  });
});

describe('lessons', () => {
  test('from the first to the last', async () => {
    await open(`#lesson=${LESSONS[0]?.id}`);
    for (const lesson of LESSONS) {
      await page.waitForFunction((title) => document.querySelector('.lesson h1')?.textContent === title, lesson.title);
      await page.waitForSelector('.app[data-status="ready"]');
      await settled(page);
      const right = page.locator('.answers .btn').nth(lesson.question.right);
      await right.click();
      expect(await text('.question .why')).toMatch(/^Right\./);
      await key('End');
      expect((await output()).map((line) => `${line}\n`).join('')).toBe(lesson.prints);
      if (lesson !== LESSONS.at(-1)) await page.locator('.lesson-next .go').click();
    }
    await page.getByRole('button', { name: 'Lessons' }).first().click();
    await page.waitForSelector('.lessons');
    expect(await page.locator('.lessons i').count()).toBe(LESSONS.length);
  });
});

describe('sharing', () => {
  test('an address brings program, step and view to another browser', async () => {
    await open();
    await runProgram(page, 'words = ["päß", "🐍"]\nfor w in words:\n    print(w)\n');
    await key('End');
    await key('ArrowLeft');
    const at = await step();
    await page.getByRole('button', { name: 'Segments' }).click();
    await page.getByRole('button', { name: 'Share' }).click();
    const link = await page.locator('.sheet textarea').first().inputValue();
    await context.close();
    await open(link.slice(link.indexOf('#')));
    expect(await text('.cm-content')).toContain('"päß", "🐍"');
    expect(await step()).toBe(at);
    await page.waitForSelector('.segment');
    expect(await page.locator('.segment').count()).toBe(4);
  });

  test("Python Tutor's parameters are understood", async () => {
    await open(
      `#code=${encodeURIComponent('a = input()\nb = a * 2\nprint(b)')}&cumulative=false&curInstr=2&py=3&rawInputLstJSON=${encodeURIComponent('["hey"]')}`,
    );
    expect(await text('.cm-now')).toContain('print(b)');
    await key('End');
    expect((await output()).at(-1)).toBe('heyhey');
  });

  test('a broken address is told, and the page lives', async () => {
    for (const hash of [
      '#p=AAAA',
      '#p=%%%',
      `#p=${Buffer.from(deflateSync(strToU8('{"files":7}'))).toString('base64url')}`,
    ]) {
      await open(hash);
      expect(await text('.toast')).toMatch(/could not be read/);
      expect(await listCount()).toBe('2');
      await context.close();
    }
  });

  test('a frame in another page asks for input', async () => {
    const program = {
      files: [{ name: 'ask.py', text: 'n = input("n? ")\nprint(int(n) + 1)\n' }],
      main: 'ask.py',
      stdin: '',
    };
    const hash = `p=${Buffer.from(deflateSync(strToU8(JSON.stringify(program)))).toString('base64url')}`;
    await open(`?embed#${hash}`);
    expect(await page.locator('.app.embed').count()).toBe(1);
    await page.locator('.stdin input').fill('41');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.app[data-status="ready"]');
    await page.getByRole('button', { name: 'To the end' }).click();
    await settled(page);
    expect((await output()).join('|')).toContain('42');
  });
});

describe('bad input', () => {
  test('an endless loop can be stopped, and one in native code, too', async () => {
    await open();
    // It is recorded up to a limit first, which a fast machine reaches before anybody can press Stop.
    await runProgramWithoutWaiting('while True:\n    pass\n');
    await page.waitForSelector('.app[data-status="ready"]');
    await page.getByRole('button', { name: 'Record more' }).click();
    await page
      .locator('.top .stop')
      .click({ timeout: 500 })
      .catch(() => undefined);
    await page.waitForSelector('.app[data-status="ready"]');
    expect(await step()).toBeGreaterThan(0);
    await runProgramWithoutWaiting('sum(range(10 ** 15))\n');
    await page.waitForSelector('.app[data-status="recording"]');
    await page.locator('.top .stop').click();
    await page.waitForSelector('.toast');
    expect(await text('.cm-content')).toContain('range(10 ** 15)');
    await runProgram(page, 'print("alive")\n');
    await key('End');
    expect(await output()).toEqual(['alive']);
  });

  test('a memory bomb ends with MemoryError', async () => {
    await open();
    await runProgram(page, 'x = "a" * (10 ** 9)\ny = x + x\n');
    await key('End');
    expect((await output()).join('\n')).toContain('MemoryError');
  });

  test('huge output does not choke the page', async () => {
    await open();
    await runProgram(page, 'for i in range(20000):\n    print("line", i)\n');
    await key('End');
    await expect.poll(async () => (await output()).at(-1)).toBe('line 19999');
  });

  test('what a program prints or is called never becomes markup', async () => {
    const evil = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>';
    const program = {
      files: [
        {
          name: '<b>evil</b>.py',
          text: `s = '${evil}'\nprint(s)\nd = {s: s}\nclass C: pass\nC.__name__ = s\nc = C()\nraise ValueError(s)\n`,
        },
      ],
      main: '<b>evil</b>.py',
      stdin: evil,
    };
    const hash = `#p=${Buffer.from(deflateSync(strToU8(JSON.stringify(program)))).toString('base64url')}`;
    await open(hash);
    await key('End');
    await key('ArrowLeft');
    for (const view of ['Bytes', 'Why alive', 'Collector', 'Objects']) {
      await openView(page, view);
    }
    await key('End');
    expect((await output()).join('\n')).toContain('<img src=x');
    expect(await page.locator('#app img, #app script, #app b:text-is("evil")').count()).toBe(0);
    expect(await page.evaluate(() => (window as unknown as { hacked?: number }).hacked)).toBeUndefined();
  });
});

describe('files', () => {
  const drop = (name: string, data: string | Buffer): Promise<void> => dropFile(page, name, data);

  test('programs, broken notebooks and recordings are dropped in', async () => {
    await open();
    await drop('hello.py', 'print("dropped")\n');
    expect(await text('.cm-content')).toContain('dropped');
    await drop('broken.ipynb', '{"cells": [');
    expect(await text('.toast')).toContain('not JSON');
    await drop('run.pellucid', 'PELLUCID? no');
    expect(await text('.toast')).toContain('could not be opened');
    await page.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('button', { name: 'Export' }).click();
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: /^Recording/ }).click();
    const file = path.join(os.tmpdir(), `pellucid-${process.pid}.pellucid`);
    await (await waiting).saveAs(file);
    await key('Escape');
    await drop('hello.py', 'print("other")\n');
    await drop('run.pellucid', fs.readFileSync(file));
    fs.rmSync(file);
    await key('End');
    expect(await output()).toEqual(['dropped']);
  });

  test('pictures and animations can be taken away', async () => {
    await open();
    const take = async (name: RegExp): Promise<Buffer> => {
      await page.getByRole('button', { name: 'Export' }).click();
      const waiting = page.waitForEvent('download');
      await page.getByRole('button', { name }).click();
      const stream = await (await waiting).createReadStream();
      const chunks: Buffer[] = [];
      for await (const chunk of stream) chunks.push(chunk as Buffer);
      await key('Escape');
      return Buffer.concat(chunks);
    };
    const svg = (await take(/^Picture, SVG/)).toString();
    expect(svg).toMatch(/^<svg /);
    expect(svg).toContain('ob_size 1');
    expect((await take(/^Picture, PNG/)).subarray(1, 4).toString()).toBe('PNG');
    expect((await take(/^Animation, GIF/)).subarray(0, 3).toString()).toBe('GIF');
    expect(JSON.parse((await take(/^This step as data/)).toString()).line).toBe(7);
  });
});

beforeEach(() => {
  errors = [];
});

async function runProgramWithoutWaiting(program: string): Promise<void> {
  await page.locator('.cm-content').click();
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Delete');
  await page.keyboard.insertText(program);
  await page.keyboard.press('Control+Enter');
}
