// The recorded cases: lines of errors.txt and valid.txt, and what CPython makes of them.

import { readFileSync } from 'node:fs';
import type { Mode } from '../../../src/compiler/parser/parse.js';

export interface Recorded<T> {
  is: T;
  warnings?: [string, number][];
}

export function recorded<T>(name: string): [string, Recorded<T>][] {
  return Object.entries(JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8')));
}

const SIMPLE: Record<string, string> = { n: '\n', t: '\t', r: '\r', '\\': '\\' };

/** The mode and source that a line stands for. */
export function readCase(line: string): { mode: Mode; source: string } {
  const [, mode, text] = /^(?:(eval|single):)?(.*)$/su.exec(line) as unknown as [string, Mode | undefined, string];
  const source = text.replace(
    /\\([ntr\\]|x..|u....)/g,
    (_, code: string) => SIMPLE[code] ?? String.fromCharCode(Number.parseInt(code.slice(1), 16)),
  );
  return { mode: mode ?? 'exec', source };
}
