// Notebooks: their text, their files, and the page that shows them as cells.

import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { compileToCode } from '../../src/compiler/compile.js';
import { cellsOf, notebookOf, textOfNotebook } from '../../web/model/notebook.js';
import { dropFile, ready, settled, site } from './browser.js';
import { programOf, session } from './sessions.js';

const BOOK = JSON.stringify({
  cells: [
    { cell_type: 'markdown', source: ['# The *first* part\n', '\n', '- one <b>item</b>'] },
    { cell_type: 'code', source: ['%matplotlib inline\n', 'numbers = [1, 2]\n', 'print("made")'] },
    { cell_type: 'code', source: '%%bash\nls -l' },
    { cell_type: 'code', source: 'for n in numbers:\n    %time n\n    numbers[0] += n\nnumbers' },
    { cell_type: 'raw', source: 'as it is' },
    { cell_type: 'code', source: 'sum(numbers);' },
    { cell_type: 'code', source: '1 / 0' },
    { cell_type: 'code', source: 'print("never")' },
  ],
  nbformat: 4,
});

describe('a notebook as text', () => {
  const { text, magics } = textOfNotebook(BOOK);

  test('its cells, with comments for what only IPython knows', () => {
    expect(magics).toBe(4);
    expect(cellsOf(text).map((c) => [c.kind, c.source])).toEqual([
      ['markdown', '# The *first* part\n\n- one <b>item</b>'],
      ['code', '# %matplotlib inline\nnumbers = [1, 2]\nprint("made")'],
      ['code', '# %%bash\n# ls -l'],
      ['code', 'for n in numbers:\n    pass  # %time n\n    numbers[0] += n\nnumbers'],
      ['raw', 'as it is'],
      ['code', 'sum(numbers);'],
      ['code', '1 / 0'],
      ['code', 'print("never")'],
    ]);
  });

  test('goes back into a file with the same cells', () => {
    const saved = notebookOf(text, [
      { count: null, outputs: [] },
      { count: 1, outputs: [{ fd: 1, text: 'made\n' }] },
    ]);
    const sources = (json: string): [string, string][] =>
      JSON.parse(json).cells.map((c: { cell_type: string; source: string | string[] }) => [
        c.cell_type,
        [c.source].flat().join(''),
      ]);
    expect(sources(saved)).toEqual(sources(BOOK));
    expect(JSON.parse(saved).cells[1]).toMatchObject({
      execution_count: 1,
      outputs: [{ output_type: 'stream', name: 'stdout', text: ['made\n'] }],
    });
    expect(textOfNotebook(saved)).toEqual({ text, magics });
  });

  test.each([
    ['{"cells": [', 'it is cut off or damaged'],
    ['[]', 'no cells'],
    ['null', 'no cells'],
    ['{"cells": 7}', 'no cells'],
    ['{"cells": []}', 'no code cells'],
    ['{"cells": [null, 3, {"cell_type": "code", "source": 9}]}', 'no code cells'],
    ['{"cells": [{"cell_type": "markdown", "source": "text"}]}', 'no code cells'],
  ])('%s is refused with a reason', (json, reason) => {
    expect(() => textOfNotebook(json)).toThrow(reason.replace('it is ', ''));
  });

  test('the expression that ends a cell is displayed, in notebooks only', () => {
    const source = 'x = 1\n# %%\nx\n# %%\nx + 1;\n# %%\nx; x + 2\n';
    const prints = (filename: string): number => {
      const code = compileToCode(source, { filename });
      // CALL_INTRINSIC_1 INTRINSIC_PRINT
      return code.code.reduce((n, byte, i) => n + Number(i % 2 === 0 && byte === 55 && code.code[i + 1] === 1), 0);
    };
    expect(prints('a.ipynb')).toBe(2);
    expect(prints('a.py')).toBe(0);
  });

  test('the run says when each cell begins', async () => {
    const s = session();
    await s.record({ ...programOf(''), files: [{ name: 'b.ipynb', text }], main: 'b.ipynb' }, 100_000);
    const parts = cellsOf(text).map((c): [number, number] => (c.kind === 'code' ? [c.mark + 1, c.to] : [0, -1]));
    const steps = s.cellSteps(parts);
    expect(steps.map((step) => step >= 0)).toEqual([false, true, false, true, false, true, true, false]);
    const begun = steps.filter((step) => step >= 0);
    expect([...begun].sort((a, b) => a - b)).toEqual(begun);
  });
});

describe('a notebook in the page', () => {
  const served = site();
  let context: BrowserContext;
  let page: Page;

  beforeEach(async () => {
    context = await served.browser.newContext({
      viewport: { width: 1440, height: 1400 },
      serviceWorkers: 'block',
      acceptDownloads: true,
    });
    page = await context.newPage();
    await page.goto(served.url);
    await ready(page);
    await dropFile(page, 'book.ipynb', BOOK);
    await page.waitForSelector('.cell-head');
  });
  afterEach(() => context?.close());

  const heads = async (): Promise<string[]> =>
    (await page.locator('.cell-head').allInnerTexts()).map((t) => t.replace(/\s/g, ' '));
  const key = async (name: string): Promise<void> => {
    await page.keyboard.press(name);
    await settled(page);
  };

  test('shows cells, texts that are no markup, counts, and output below its cell', async () => {
    expect(await page.locator('.toast').innerText()).toMatch(/4 lines that only IPython understands/);
    expect(await page.locator('.cell-text').first().innerText()).toContain('one <b>item</b>');
    expect(await page.locator('.cell-text .md-h em').innerText()).toBe('first');
    expect(await page.locator('.cell-text b').count()).toBe(0);
    await key('Home');
    expect(await heads()).toEqual(['In [*]', 'In [ ]', 'In [ ]', 'In [ ]', 'In [ ]', 'In [ ]']);
    await key('End');
    expect(await heads()).toEqual(['In [1]', 'In [ ]', 'In [2]', 'In [3]', 'In [4]', 'In [ ]']);
    const outputs = await page.locator('.cell-out').allInnerTexts();
    expect(outputs.map((t) => t.trim()).slice(0, 2)).toEqual(['made', '[4, 2]']);
    expect(outputs.at(-1)).toContain('ZeroDivisionError');
    expect(await page.locator('.cell-out').count()).toBe(3);
  });

  test('steps through the whole run with the cell marked, both ways', async () => {
    await key('Home');
    const running = async (): Promise<number> => (await heads()).indexOf('In [*]');
    const seen: number[] = [];
    for (let i = 0; i < 14; i++) {
      const at = await running();
      if (seen.at(-1) !== at) seen.push(at);
      await key('ArrowRight');
    }
    expect(seen.slice(0, 4)).toEqual([0, 2, 3, 4]);
    await key('Home');
    expect(await running()).toBe(0);
    expect(await page.locator('.cell-now').count()).toBeGreaterThan(2);
    expect(await page.locator('.cell-out').count()).toBe(0);
  });

  test('is edited, runs again, gains cells, and is saved with its output', async () => {
    await page.locator('.cm-line', { hasText: 'numbers = [1, 2]' }).click();
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.insertText(', 3');
    await page.getByRole('button', { name: '+ Code' }).click();
    await page.keyboard.insertText('"new", len(numbers)');
    await page.keyboard.press('Control+Enter');
    await settled(page);
    await page.keyboard.press('Escape');
    await key('End');
    expect((await page.locator('.cell-out').allInnerTexts())[1]?.trim()).toBe("('new', 3)");
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save .ipynb' }).click();
    const download = await waiting;
    expect(download.suggestedFilename()).toBe('book.ipynb');
    const chunks: Buffer[] = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
    const { cells } = JSON.parse(Buffer.concat(chunks).toString());
    expect(cells.length).toBe(9);
    expect(cells[2]).toMatchObject({ cell_type: 'code', execution_count: 2, source: ['"new", len(numbers)'] });
    expect(cells[2].outputs[0].text.join('')).toBe("('new', 3)\n");
    expect(cells[1].source[0]).toBe('%matplotlib inline\n');
  });

  test('keeps its cells through a reload, and a text is edited from the keyboard', async () => {
    await page.goto('about:blank');
    await page.goto(served.url);
    await ready(page);
    await page.waitForSelector('.cell-head');
    await page.locator('.cell-text').first().focus();
    await page.keyboard.press('Enter');
    await page.locator('.cm-line', { hasText: '# # The *first* part' }).waitFor();
    await page.keyboard.press('End');
    await page.keyboard.insertText(' indeed');
    await page.keyboard.press('Control+End');
    await expect.poll(() => page.locator('.cell-text').first().innerText()).toContain('part indeed');
  });
});
