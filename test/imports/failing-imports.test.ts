// Allocations of a program that imports are failed one by one: packages, a compiled module, one that raises, a circle, the library's
// own modules. Always MemoryError (or what importlib makes of it), nothing traps, the heap stays whole, nothing leaks.
import { test } from 'vitest';
import { failPlaces } from '../allocations/gate.js';

/** How many places of a program are tried, evenly spread. */
const TRIED = 60;

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

test.each(Object.keys(programs))('%s', (name) => {
  failPlaces({ source: programs[name] as string, files: FILES, library: true }, TRIED);
});
