// docs/cpython-tests.md: how many tests pass, by group and module, in one build.

import fs from 'node:fs';
import path from 'node:path';
import { isOutside } from './expected.mjs';
import { passed, skipped } from './run.mjs';

const here = import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname);
const root = path.dirname(path.dirname(here));

export const percent = (passed, tests) => (tests ? `${((100 * passed) / tests).toFixed(1)} %` : '');
const row = (...cells) => `| ${cells.join(' | ')} |\n`;

/** table: module -> { group, ids }; kept: module -> { id: outcome } of this build; failing: id -> reason. */
export function writeTable({ table, kept, failing, build }) {
  const sums = new Map();
  const all = [0, 0, 0, 0, 0, 0];
  let modules = '';
  for (const [module, { group, ids }] of Object.entries(table)) {
    const outcomes = kept[module];
    if (!outcomes) {
      modules += row(module, group, ids.length, '', '', 'not run', '');
      continue;
    }
    const counts = [ids.length, 0, 0, 0, 0];
    for (const id of ids)
      counts[isOutside(failing, id) ? 1 : skipped(outcomes[id]) ? 2 : passed(outcomes[id]) ? 3 : 4]++;
    modules += row(module, group, ...counts);
    const sum = sums.get(group) ?? [0, 0, 0, 0, 0, 0];
    sums.set(group, sum);
    for (const to of [sum, all]) {
      for (const [i, n] of [1, ...counts].entries()) to[i] += n;
    }
  }
  let text = `# CPython's own tests

Written by \`npm run test:cpython -- --update\`: of the tests of CPython 3.13.0 that it passes without starting a process or
opening a socket, those that pass here. Every number is of one build: ${build}. What fails stands in
\`test/cpython/expected-failures.txt\`, each with its reason. Not counted in the first percentage are tests that ask for what is no
part of this Python (\`_testcapi\`, a module that the library image lacks: "outside") and those that skip themselves, for the same
reasons mostly; the second is of all tests.

`;
  text += row('group', 'modules', 'tests', 'outside', 'skipped', 'pass', 'fail', '', 'of all');
  text += row('---', '---:', '---:', '---:', '---:', '---:', '---:', '---:', '---:');
  const line = (name, [n, tests, outside, skips, passes, fails]) =>
    row(name, n, tests, outside, skips, passes, fails, percent(passes, passes + fails), percent(passes, tests));
  for (const [group, sum] of sums) text += line(group, sum);
  text += line('together', all);
  text += `\n${row('module', 'group', 'tests', 'outside', 'skipped', 'pass', 'fail')}`;
  text += row('---', '---', '---:', '---:', '---:', '---:', '---:') + modules;
  fs.writeFileSync(path.join(root, 'docs/cpython-tests.md'), text);
}
