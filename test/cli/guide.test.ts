// What the guide shows is what is printed: each command and program of its pages is run. Addresses, sizes and counts change with
// every build and are left out of the comparison; UPDATE_GUIDE=1 writes the pages anew.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';

const root = process.cwd();
const cli = path.join(root, 'dist/cli/main.js');

/** ```…``` blocks; where their text begins and ends in the page. */
function* fences(page: string): Generator<{ language: string; text: string; start: number; end: number }> {
  for (const match of page.matchAll(/^```(\w*)\n(.*?)^```$/gms)) {
    const text = match[2] as string;
    const start = match.index + match[0].indexOf('\n') + 1;
    yield { language: match[1] as string, text, start, end: start + text.length };
  }
}

/** What stays the same from build to build. */
const shape = (text: string): string =>
  stripVTControlCharacters(text)
    .replace(/0x[0-9a-f]+/g, '0x')
    .replace(/[\d,.]+ ([KM]i)?B\b/g, 'N B')
    .replace(/\d[\d,.]*/g, 'N')
    .replace(/[█░─]+/g, '─')
    .replace(/ +/g, ' ');

/** What lies most in a heap of the whole library is another thing with every build: there the headings count. */
const headings = (text: string): string =>
  text
    .split('\n')
    .filter((line) => /^\S|every count/.test(line))
    .join('\n');

/** A page's "…" at the end stands for what follows. */
function same(shown: string, printed: string): boolean {
  const want = shape(shown).split('\n');
  const have = shape(printed).split('\n');
  const cut = want.indexOf('…');
  return cut < 0
    ? want.join('\n') === have.join('\n')
    : want.slice(0, cut).join('\n') === have.slice(0, cut).join('\n');
}

function withFolder(page: string, use: (folder: string) => void): void {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'pellucid-'));
  try {
    fs.symlinkSync(path.join(root, 'examples'), path.join(folder, 'examples'));
    // "The program of this page, `words.py`:"
    const program = /`(\w+\.py)`:\n\n```python\n(.*?)^```$/ms.exec(page);
    if (program) fs.writeFileSync(path.join(folder, program[1] as string), program[2] as string);
    use(folder);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

function shell(folder: string, command: string): string {
  const run = `pellucid() { '${process.execPath}' '${cli}' "$@"; }; ${command} 2>&1`;
  const { stdout } = spawnSync('sh', ['-c', run], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
  return stdout;
}

/** The page's JavaScript, behind what it takes for granted. */
function script(folder: string, text: string): string {
  const head = `import fs from 'node:fs';
import { recorderCore } from '${root}/dist/cli/recordings.js';
import { loadRecording } from '${root}/dist/src/recorder/file.js';
const core = recorderCore();
`;
  fs.writeFileSync(path.join(folder, 'page.mjs'), head + text);
  const { stdout, stderr } = spawnSync(process.execPath, ['page.mjs'], { cwd: folder, encoding: 'utf8' });
  return stdout + stderr;
}

test.each(['time', 'inspector'])('docs/guide/%s.md', (name) => {
  const file = `docs/guide/${name}.md`;
  let page = fs.readFileSync(file, 'utf8');
  const wrong: string[] = [];
  const changes: { start: number; end: number; text: string }[] = [];
  withFolder(page, (folder) => {
    const all = [...fences(page)];
    for (const [i, fence] of all.entries()) {
      let shown: { text: string; start: number; end: number };
      let printed: string;
      const command = /^\$ (pellucid .*)\n/.exec(fence.text);
      if (command) {
        const start = fence.start + command[0].length;
        shown = { text: page.slice(start, fence.end), start, end: fence.end };
        printed = shell(folder, command[1] as string);
      } else if (fence.language === 'js' && all[i + 1]?.language === '') {
        shown = all[i + 1] as (typeof all)[number];
        printed = script(folder, fence.text);
      } else continue;
      const whole = command?.[1]?.startsWith('pellucid heap') ?? false;
      if (
        !process.env.UPDATE_GUIDE &&
        (whole ? same(headings(shown.text), headings(printed)) : same(shown.text, printed))
      )
        continue;
      wrong.push(`${command?.[1] ?? 'the script'} prints\n${printed}`);
      const lines = shown.text.split('\n');
      const cut = lines.indexOf('…');
      const text = cut < 0 ? printed : `${printed.split('\n').slice(0, cut).join('\n')}\n…\n`;
      changes.push({ start: shown.start, end: shown.end, text });
    }
  });
  if (process.env.UPDATE_GUIDE) {
    for (const { start, end, text } of changes.reverse()) page = page.slice(0, start) + text + page.slice(end);
    fs.writeFileSync(file, page);
  } else expect(wrong).toEqual([]);
});
