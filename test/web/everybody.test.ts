// The page for everybody: axe on every view, large and small, light and dark; the keyboard; screen readers; nothing cut or
// covered at any size.

import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterEach, describe, expect, test } from 'vitest';
import { openView, ready, runProgram, settled, site } from './browser.js';

const axe = fs.readFileSync(fileURLToPath(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url)), 'utf8');
const SIZES = [
  [1440, 900],
  [1024, 768],
  [390, 844],
] as const;

const served = site();
let page: Page;

afterEach(async () => {
  await page?.context().close();
});

const open = async (width = 1440, height = 900, options: Parameters<Browser['newContext']>[0] = {}): Promise<void> => {
  const context = await served.browser.newContext({
    viewport: { width, height },
    serviceWorkers: 'block',
    bypassCSP: true,
    ...options,
  });
  page = await context.newPage();
  await page.goto(served.url);
  await ready(page);
  await page.addScriptTag({ content: axe });
};
const key = async (name: string): Promise<void> => {
  await page.keyboard.press(name);
  await settled(page);
};
const look = (view: string): Promise<void> => openView(page, view);
const smallTab = (name: string): Promise<void> =>
  page.locator('.small-tabs').getByRole('button', { name, exact: true }).click();

interface Found {
  violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
}
const violations = (): Promise<string[]> =>
  page.evaluate(async () => {
    const { violations: found } = await (window as unknown as { axe: { run(): Promise<Found> } }).axe.run();
    const where = (n: Found['violations'][number]['nodes'][number]): string =>
      `${n.html.slice(0, 160)} ${n.failureSummary}`;
    return found.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map(where).join(' | ')}`);
  });
/** How far the page is wider than its window. */
const overflow = (): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

describe('axe finds nothing', () => {
  test.each(['light', 'dark'] as const)('%s', async (colorScheme) => {
    await open(1440, 900, { colorScheme });
    expect(await violations()).toEqual([]);
    for (const view of ['Segments', 'Allocator', 'Collector', 'Bytes', 'Why alive']) {
      await look(view);
      expect(await violations(), view).toEqual([]);
    }
    await key('?');
    expect(await violations(), 'keys').toEqual([]);
    await key('Escape');
    await page.getByRole('button', { name: 'Lessons' }).click();
    await page.waitForSelector('.lessons');
    expect(await violations(), 'lessons').toEqual([]);
    await page.locator('.lessons button').nth(2).click();
    await page.waitForSelector('.lesson h1');
    await page.locator('.answers .btn').first().click();
    await settled(page);
    expect(await violations(), 'a lesson').toEqual([]);
  });

  test('in ghosts, popped frames, an error and what asks for input, dark', async () => {
    await open(1440, 900, { colorScheme: 'dark' });
    await runProgram(page, 'class Box: pass\na = Box()\na.b = [1]\ndel a\nx = input("?")\nprint(1 / 0)\n');
    expect(await violations(), 'input').toEqual([]);
    await key('Escape');
    await key('ArrowLeft');
    expect(await page.locator('.obj.dying').count()).toBeGreaterThan(0);
    expect(await violations(), 'ghosts').toEqual([]);
    await page.locator('.stdin input').fill('x');
    await key('Enter');
    await key('Escape');
    await key('End');
    expect(await violations(), 'an error').toEqual([]);
  });

  test.each(['light', 'dark'] as const)('on a small screen, %s', async (colorScheme) => {
    await open(390, 844, { colorScheme });
    await page.getByRole('button', { name: 'Got it' }).click();
    for (const tab of ['Code', 'Stack', 'Heap', 'Events', 'Output']) {
      await smallTab(tab);
      expect(await violations(), tab).toEqual([]);
    }
  });

  test('with more contrast, at 200 %', async () => {
    await open(720, 450, { contrast: 'more', deviceScaleFactor: 2 });
    expect(await violations()).toEqual([]);
    expect(await overflow()).toBeLessThanOrEqual(0);
  });
});

test('a step is told to a screen reader, with its line', async () => {
  await open();
  await runProgram(page, 'a = [1]\nb = a\nc = 2\n');
  await key('Home');
  await key('ArrowRight');
  await key('ArrowRight');
  const said = await page.locator('.say').evaluate((e) => e.textContent);
  expect(said).toMatch(/b = a: .*b now refers to list at 0x[0-9a-f]+, which has 2 references/);
  expect(await page.locator('.say').getAttribute('aria-live')).toBe('polite');
});

test('whatever the Tab key reaches shows that it has the focus', async () => {
  await open();
  const unseen: string[] = [];
  for (let i = 0; i < 45; i++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const el = document.activeElement as HTMLElement;
      const style = getComputedStyle(el);
      const own = style.outlineStyle !== 'none' || style.boxShadow !== 'none';
      // The editor and the slider show it on a part of themselves; a splitter is a line that changes its colour.
      return own || el.matches('.cm-content, .slider, .splitter, body') ? '' : el.outerHTML.slice(0, 120);
    });
    if (at) unseen.push(at);
    // The Tab key indents in the editor: Escape leaves it.
    if (await page.evaluate(() => document.activeElement?.matches('.cm-content'))) await page.keyboard.press('Escape');
  }
  expect(unseen).toEqual([]);
});

describe('at every size', () => {
  test.each(SIZES)('nothing overflows at %i x %i', async (width, height) => {
    await open(width, height);
    expect(await overflow()).toBeLessThanOrEqual(0);
    if (width > 760) return;
    for (const tab of ['Stack', 'Heap', 'Events', 'Output', 'Code']) {
      await smallTab(tab);
      expect(await overflow(), tab).toBeLessThanOrEqual(0);
    }
  });

  test.each(SIZES)('bytes and the names of fields stand apart at %i x %i', async (width, height) => {
    await open(width, height);
    await page.getByRole('button', { name: 'Got it' }).click();
    if (width < 760) await smallTab('Heap');
    await look('Bytes');
    const hex = await page.locator('.hex').boundingBox();
    const fields = await page.locator('.fieldlist').boundingBox();
    if (!hex || !fields) throw new Error('no bytes are shown');
    expect(hex.x + hex.width <= fields.x || hex.y + hex.height <= fields.y).toBe(true);
  });

  test('heads of cards are not cut', async () => {
    await open();
    await runProgram(
      page,
      'class AVeryLongNameOfAClass: pass\nx = AVeryLongNameOfAClass()\nt = "memory"\nfor i in range(2): pass\n',
    );
    await key('Home');
    for (let i = 0; i < 5; i++) {
      await key('ArrowRight');
      const cut = await page
        .locator('.obj .ad')
        .evaluateAll((all) => all.filter((e) => e.scrollWidth > e.clientWidth + 1).map((e) => e.textContent));
      expect(cut).toEqual([]);
    }
  });

  test('a small screen shows who refers to what is chosen, and shares it', async () => {
    await open(390, 844);
    await page.getByRole('button', { name: 'Got it' }).click();
    await smallTab('Heap');
    await page.locator('.obj:has(.ty:text-is("list")) .choose').click();
    expect(await page.locator('.chosen-pane').innerText()).toContain('2 references');
    await page.getByRole('button', { name: 'Keys and help' }).click();
    await page.getByRole('button', { name: 'Share' }).click();
    await page.waitForSelector('textarea');
  });
});
