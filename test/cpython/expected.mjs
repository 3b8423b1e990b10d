// expected-failures.txt: "id # reason" a line. A reason that begins with "outside: " says that the test asks for what is no part
// of this Python (_testcapi, a module that the library image lacks, its other version): such ids are not run and not counted.

import fs from 'node:fs';
import path from 'node:path';

const here = import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname);
const FILE = path.join(here, 'expected-failures.txt');
const HEAD = `# CPython's own tests that fail here: id # reason. npm run test:cpython -- --update adds and removes lines; a reason is made
# better by hand and kept then. "outside: …": it asks for what is no part of this Python, and is not counted.
`;

/** id -> reason. */
export function readExpected() {
  const expected = new Map();
  if (!fs.existsSync(FILE)) return expected;
  for (const line of fs.readFileSync(FILE, 'utf8').split('\n')) {
    const [id, reason] = line.split(' # ');
    if (id && !id.startsWith('#')) expected.set(id.trim(), reason ?? '');
  }
  return expected;
}

export function writeExpected(expected) {
  const lines = [...expected].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, reason]) => `${id} # ${reason}\n`);
  fs.writeFileSync(FILE, HEAD + lines.join(''));
}

export function isOutside(expected, id) {
  return expected.get(id)?.startsWith('outside: ') ?? false;
}

/** A first reason for what failed: what it said. */
export function reasonOf([outcome, text]) {
  const missing =
    /No module named '(_test\w+)'|module '(_test\w+)' has no attribute|(_test\w+) required|from '(_test\w+)'/.exec(
      text ?? '',
    );
  if (missing) return `outside: needs ${missing.slice(1).find(Boolean)}`;
  return `${outcome}${text ? `: ${text}` : ''}`;
}
