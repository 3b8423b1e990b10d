// Every count of every object equals its named references, before every line of the corpus' programs: each time that a line
// comes in the short ones, the first times in those that loop for long.
//
// Where native code waits for Python (a sort key, a finalizer), it holds references in local variables that are in no
// memory: the audit says which native function that is. Other exceptions are in unexplained.txt, each with its reason.

import fs from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { audit } from '../../src/inspector/graph/audit.js';
import { ObjectGraph } from '../../src/inspector/graph/graph.js';
import { eachLine, startFile } from './support.js';

const root = 'test/corpus';
/** So often lines are looked at that were seen before: in short programs that is every time. */
const REPEATS = 40;
/** Milliseconds for what comes after that: some loop for long. */
const PATIENCE = 600;

function* programs(folder: string): Generator<string> {
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* programs(file);
    else if (entry.name.endsWith('.py')) yield file;
  }
}

/** "program: text": what may be unexplained there. */
const exceptions = fs
  .readFileSync('test/inspector/unexplained.txt', 'utf8')
  .split('\n')
  .filter((line) => line && !line.startsWith('#'))
  .map((line) => {
    const [program = '', text = ''] = line.split(': ');
    return { program, text };
  });

class Enough extends Error {}

/** What cannot be explained before any line of a program. `whole`: every time that a line came was looked at. */
function unexplained(file: string): { looks: number; whole: boolean; problems: string[] } {
  const seen = new Set<number>();
  const problems: string[] = [];
  let end = 0;
  const started = startFile(file);
  let looks = 0;
  let repeats = 0;
  let whole = true;
  const look = (line: number, nested: boolean): boolean => {
    if (end > 0 && Date.now() > end) throw new Enough();
    if (seen.has(line) && ++repeats > REPEATS) {
      end ||= Date.now() + PATIENCE;
      whole = false;
      return false;
    }
    seen.add(line);
    looks++;
    const report = audit(ObjectGraph.build(started.image));
    const say = (text: string): void => {
      if (!exceptions.some((e) => file.endsWith(e.program) && text.includes(e.text)))
        problems.push(`line ${line}: ${text}`);
    };
    for (const u of report.unexplained) {
      if (nested && /^(held|stands|named) /.test(u.reason ?? '')) continue;
      say(`${u.info.type} ${u.info.label} counts ${u.refcnt}, named ${u.named}`);
    }
    for (const d of report.damage) say(`${d.what}: ${d.text}`);
    if (!nested) for (const block of report.unclaimed) say(`block of ${block.size} bytes without an owner`);
    return problems.length > 5;
  };
  try {
    eachLine(started, look);
  } catch (error) {
    if (!(error instanceof Enough)) throw error;
  }
  return { looks, whole, problems };
}

const files = [...programs(root)].map((file) => path.relative(root, file));

test('there are at least 60 programs', () => expect(files.length).toBeGreaterThan(60));

const done = { programs: 0, looks: 0, whole: 0 };

test.each(files)('%s', (name) => {
  const { looks, whole, problems } = unexplained(path.join(root, name));
  expect(problems).toEqual([]);
  done.programs++;
  done.looks += looks;
  if (whole) done.whole++;
});

afterAll(() => {
  console.log(`${done.looks} audits; every line that was executed in ${done.whole} of ${files.length} programs`);
  // Unless only some were asked for.
  if (done.programs === files.length) expect(done.whole).toBeGreaterThanOrEqual(60);
});
