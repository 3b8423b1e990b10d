// docs/cpython-tests.md: how many tests pass, by group and module, in one build.

import fs from 'node:fs';
import path from 'node:path';
import { isOutside } from './expected.mjs';

const here = import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname);
const root = path.dirname(path.dirname(here));

export const percent = (passed, tests) => (tests ? `${((100 * passed) / tests).toFixed(1)} %` : '');
const row = (...cells) => `| ${cells.join(' | ')} |\n`;

/** table: module -> { group, ids }; ran: the modules of this build; failing: id -> reason. */
export function writeTable({ table, ran, failing, build }) {
  const sums = new Map();
  const all = [0, 0, 0, 0, 0];
  let modules = '';
  for (const [module, { group, ids }] of Object.entries(table)) {
    if (!ran.has(module)) {
      modules += row(module, group, ids.length, '', 'not run', '');
      continue;
    }
    const failed = ids.filter((id) => failing.has(id));
    const outside = failed.filter((id) => isOutside(failing, id)).length;
    const counts = [ids.length, outside, ids.length - failed.length, failed.length - outside];
    modules += row(module, group, ...counts);
    const sum = sums.get(group) ?? [0, 0, 0, 0, 0];
    sums.set(group, sum);
    for (const to of [sum, all]) [1, ...counts].forEach((n, i) => (to[i] += n));
  }
  let text = `# CPython's own tests

Written by \`npm run test:cpython -- --update\`: of the tests of CPython 3.13.0 that it passes without starting a process or
opening a socket, those that pass here. Every number is of one build: ${build}. What fails stands in
\`test/cpython/expected-failures.txt\`, each with its reason; a test that asks for what is no part of this Python (\`_testcapi\`, a
module that the library image lacks) is "outside" and not counted in the percentage. The last column is the percentage of all
tests, with those outside.

`;
  text += row('group', 'modules', 'tests', 'outside', 'pass', 'fail', '', 'of all');
  text += row('---', '---:', '---:', '---:', '---:', '---:', '---:', '---:');
  const line = (name, [n, tests, outside, passed, failed]) =>
    row(name, n, tests, outside, passed, failed, percent(passed, tests - outside), percent(passed, tests));
  for (const [group, sum] of sums) text += line(group, sum);
  text += line('together', all);
  text += `\n${row('module', 'group', 'tests', 'outside', 'pass', 'fail')}`;
  text += row('---', '---', '---:', '---:', '---:', '---:') + modules;
  fs.writeFileSync(path.join(root, 'docs/cpython-tests.md'), text);
}
