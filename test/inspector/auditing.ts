// Every count of every object equals its named references, before the lines of programs.
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
/** Milliseconds for lines that come again, beyond the first times: some programs loop for long. */
const PATIENCE = 600;

/** "program: text": what may be unexplained there. */
const exceptions = fs
  .readFileSync('test/inspector/unexplained.txt', 'utf8')
  .split('\n')
  .filter((line) => line && !line.startsWith('#'))
  .map((line) => {
    const [program = '', text = ''] = line.split(': ');
    return { program, text };
  });

/** The programs of the corpus that run with the library, or those that do without. */
export function corpusPrograms(withLibrary: boolean): string[] {
  return fs
    .readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.py'))
    .filter((name) => fs.readFileSync(path.join(root, name), 'latin1').startsWith('# library') === withLibrary)
    .sort();
}

/**
 * What cannot be explained before a program's lines: of `every` lines one, another one in another program. `whole`: every time that
 * such a line came was looked at.
 */
function unexplained(
  name: string,
  repeats: number,
  every: number,
): { looks: number; whole: boolean; problems: string[] } {
  const seen = new Set<number>();
  const problems: string[] = [];
  const started = startFile(path.join(root, name));
  const end = Date.now() + PATIENCE;
  let looks = 0;
  let repeated = 0;
  let whole = true;
  eachLine(started, (line, nested) => {
    if ((line + name.length) % every) return false;
    if (seen.has(line) && ++repeated > repeats && Date.now() > end) {
      whole = false;
      return false;
    }
    seen.add(line);
    looks++;
    const report = audit(ObjectGraph.build(started.image));
    const say = (text: string): void => {
      if (!exceptions.some((e) => name === e.program && text.includes(e.text))) problems.push(`line ${line}: ${text}`);
    };
    for (const u of report.unexplained) {
      if (nested && /^(held|stands|named) /.test(u.reason ?? '')) continue;
      say(`${u.info.type} ${u.info.label} counts ${u.refcnt}, named ${u.named}`);
    }
    for (const d of report.damage) say(`${d.what}: ${d.text}`);
    if (!nested) for (const block of report.unclaimed) say(`block of ${block.size} bytes without an owner`);
    return problems.length > 5;
  });
  return { looks, whole, problems };
}

/** A test for each program: one of `every` lines is looked at, so many `repeats` of lines, and more while there is time. */
export function auditPrograms(files: string[], { repeats, every }: { repeats: number; every: number }): void {
  const done = { programs: 0, looks: 0, whole: 0 };

  test.each(files)('%s', (name) => {
    const { looks, whole, problems } = unexplained(name, repeats, every);
    expect(problems).toEqual([]);
    done.programs++;
    done.looks += looks;
    if (whole) done.whole++;
  });

  afterAll(() => {
    console.log(
      `${done.looks} audits in ${done.programs} programs; in ${done.whole} of them each time that a line came`,
    );
  });
}
