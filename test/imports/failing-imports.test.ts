// Allocations of a program that imports are failed one by one: packages, a compiled module, one that raises, a circle, the library's
// own modules. Always MemoryError (or what importlib makes of it), nothing traps, the heap stays whole, nothing leaks.

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Status } from '../../src/host/process.js';
import { SWITCHES } from '../memory/core.js';
import { set } from '../memory/programs.js';
import { bootWithLibrary } from '../support/library.js';

/** How many allocations of a program are tried, evenly spread from a start that differs from day to day. */
const TRIED = Number(process.env.PELLUCID_TRIED ?? 12);
const day = Math.floor(Date.now() / 86_400_000);

const FILES: Record<string, string> = {
  'package/__init__.py': 'from . import leaf\nfrom .leaf import VALUE as value\n',
  'package/leaf.py': 'VALUE = [1, "two"]\ndef double(x):\n    return x * 2\n',
  'raises.py': 'import package\n1 / 0\n',
  'ring_a.py': 'import ring_b\nname = ring_b.name\n',
  'ring_b.py': 'import ring_a\nname = ring_a.name\n',
};

const programs: Record<string, string> = {
  'packages and modules that fail': `
import package.leaf as leaf
print(leaf.double(package.value) if 0 else leaf.double(2))
for name in 'raises', 'ring_a', 'package.none', 'none':
    try:
        __import__(name)
    except (ZeroDivisionError, AttributeError, ImportError) as e:
        print(type(e).__name__)
`,
  'reloading and finding': `
import importlib.util, sys
import package
importlib.reload(package.leaf)
spec = importlib.util.find_spec('package.leaf')
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
print(module.VALUE, spec.name, importlib.util.find_spec('none'))
`,
  'modules of the library': `
import keyword, bisect, token
from types import SimpleNamespace
print(keyword.iskeyword('if'), SimpleNamespace(a=1), token.NAME)
`,
};

let folder = '';
beforeAll(() => {
  folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'pellucid-imports-')));
  fs.mkdirSync(path.join(folder, 'package'));
  for (const [name, text] of Object.entries(FILES)) fs.writeFileSync(path.join(folder, name), text);
});
afterAll(() => fs.rmSync(folder, { recursive: true }));

function start(program: string) {
  const { python, host } = bootWithLibrary(folder, ['main.py']);
  python.start(program, path.join(folder, 'main.py'), true);
  return { python, host };
}

test.each(Object.keys(programs))('%s', (name) => {
  const program = programs[name] as string;
  const whole = start(program);
  set(whole.python, 12, 0);
  while (whole.python.run(100_000) !== Status.Done);
  const allocations = whole.python.view.getInt32(SWITCHES + 12, true);
  expect(whole.python.finish(), whole.host.output[2]).toBe(0);
  const blocks = whole.python.core.allocatedBlocks();
  const step = Math.max(1, Math.ceil(allocations / TRIED));
  for (let n = 1 + (day % step); n <= allocations; n += step) {
    const { python, host } = start(program);
    set(python, 4, n);
    while (python.run(100_000) !== Status.Done);
    set(python, 4, 0);
    const damage = python.verifyHeap();
    const exit = python.finish();
    const left = python.core.allocatedBlocks() - blocks;
    const text = host.output[2] as string;
    const told = exit === 0 || text.includes('MemoryError') ? '' : text;
    expect([n, damage, exit === 0 ? 0 : exit, python.verifyHeap(), left, told]).toEqual([
      n,
      '',
      exit ? 1 : 0,
      '',
      0n,
      '',
    ]);
  }
});
