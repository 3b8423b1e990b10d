// Cards: what they hold in rows and cells, parts of large ones, other values in the past.

import type { Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import { ready, runProgram, settled, site } from './browser.js';

const served = site();
let page: Page;

beforeEach(async () => {
  for (const context of served.browser.contexts()) await context.close();
  page = await (
    await served.browser.newContext({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' })
  ).newPage();
  await page.goto(served.url);
  await ready(page);
});

const key = async (name: string): Promise<void> => {
  await page.keyboard.press(name);
  await settled(page);
};
const run = async (text: string): Promise<void> => {
  await runProgram(page, text);
  await key('End');
  await key('ArrowLeft');
};
const card = (type: string) => page.locator(`.obj:has(.ty:text-is("${type}"))`).first();

test('a large list: a part of it, further on, more, closed, and any slice', async () => {
  await run('big = list(range(1000, 2000))\nx = 1\n');
  await page.locator('.heap-tools input').check();
  await settled(page);
  const list = card('list');
  expect(await list.locator('.cell:not(.spare)').count()).toBe(8);
  expect(await list.locator('.card-foot span').innerText()).toBe('0–7 of 1,000');
  await list.getByRole('button', { name: 'Later items' }).click();
  await settled(page);
  expect(await list.locator('.cell').first().innerText()).toMatch(/8\s+1008/);
  await list.getByRole('button', { name: '20 more' }).click();
  await settled(page);
  expect(await list.locator('.cell').count()).toBe(28);
  await list.locator('.choose').click();
  await page.getByLabel('First item that is shown').fill('990');
  await page.keyboard.press('Enter');
  await settled(page);
  expect(await list.locator('.cell').last().innerText()).toMatch(/999\s+1999/);
  await list.hover();
  await list.locator('.fold').click();
  await settled(page);
  expect(await list.locator('.cell').count()).toBe(0);
  await list.getByRole('button', { name: '1,000 inside: open' }).click();
  await settled(page);
  expect(await list.locator('.cell').count()).toBe(8);
});

test('a list shows the slots that are allocated and not in use', async () => {
  await run('a = []\na.append(1)\nx = 1\n');
  expect(await card('list').locator('.strip').count()).toBe(1);
  await page.locator('.heap-tools input').check();
  await settled(page);
  expect(await card('list').locator('.cell.spare').count()).toBe(3);
});

test('another value for an item, from its row; and back to the original', async () => {
  await run('d = {"n": [1, 2]}\nl = d["n"]\nprint(sum(l), d)\n');
  const row = card('list').locator('.row').nth(1);
  await row.click();
  await settled(page);
  expect(await page.locator('.other-value label').innerText()).toBe('l[1] =');
  await page.locator('#other-value').fill('40');
  await page.keyboard.press('Enter');
  await settled(page);
  await page.locator('.frames').click({ position: { x: 5, y: 5 } });
  await key('End');
  expect(await page.locator('.out').first().innerText()).toBe("41 {'n': [1, 40]}");
  expect(await page.locator('.tag.branch').innerText()).toContain('l[1] = 40');
  await page.getByRole('button', { name: 'Original' }).click();
  await settled(page);
  await key('End');
  expect(await page.locator('.out').first().innerText()).toBe("3 {'n': [1, 2]}");
  expect(await page.locator('.tag.branch').count()).toBe(0);
});

test('another value for a temporary on the value stack', async () => {
  await run('a = 20\nprint(a * 100 + 1)\n');
  await key('Home');
  await page.getByRole('button', { name: 'Instruction', exact: true }).click();
  const temporary = page.locator('.slot.vs', { hasText: '2000' });
  for (let i = 0; i < 20 && !(await temporary.count()); i++) await key('ArrowRight');
  await temporary.click();
  await settled(page);
  expect(await page.locator('.other-value label').innerText()).toMatch(/^value stack \[\d\] =$/);
  await page.locator('#other-value').fill('a');
  await page.keyboard.press('Enter');
  await settled(page);
  expect(await page.locator('.tag.branch').innerText()).toMatch(/value stack \[\d\] = a at step/);
  await page.locator('.frames').click({ position: { x: 5, y: 5 } });
  await key('End');
  expect(await page.locator('.out').first().innerText()).toBe('21');
});

test('what cannot be assigned is told, and everything stays', async () => {
  await run('t = (1, 2)\nprint(t)\n');
  await card('tuple').locator('.row').first().click();
  await settled(page);
  await page.locator('#other-value').fill('5');
  await page.keyboard.press('Enter');
  await settled(page);
  expect(await page.locator('.toast').innerText()).toContain("'tuple' object does not support item assignment");
  await page.keyboard.press('Escape');
  await key('End');
  expect(await page.locator('.out').first().innerText()).toBe('(1, 2)');
});

test('a class shows what is in it; a deep stack is folded', async () => {
  await run('class C:\n    limit = 3\n    def grow(self): pass\nc = C()\nx = 1\n');
  expect(await card('type').innerText()).toMatch(/\.limit\s+3[\s\S]*\.grow/);
  await runProgram(page, 'def f(n):\n    return 0 if n == 0 else f(n - 1)\nf(40)\n');
  await key('End');
  for (let i = 0; i < 60 && !(await page.locator('.folded-frames').count()); i++) await key('ArrowLeft');
  const frames = await page.locator('.frame').count();
  expect(frames).toBeLessThan(14);
  await page.locator('.folded-frames').click();
  expect(await page.locator('.frame').count()).toBeGreaterThan(frames);
});
