// Errors and warnings of the passes behind the parser, and small sources (tools/record/bytecode.py).
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compile } from '../../../dist/src/compiler/compile.js';
import { PySyntaxError, type WarningSink } from '../../../dist/src/compiler/errors.js';

interface Snippet {
  mode: 'exec' | 'eval' | 'single';
  source: string;
  sha?: string;
  error?: [msg: string, lineno: number, offset: number, endLineno: number, endOffset: number];
  warnings?: [msg: string, lineno: number][];
}

const snippets: Snippet[] = JSON.parse(readFileSync('test/compiler/codegen/snippets.json', 'utf8'));

function outcome({ mode, source }: Snippet): Omit<Snippet, 'mode' | 'source'> {
  const sink: WarningSink = [];
  const result: Omit<Snippet, 'mode' | 'source'> = {};
  try {
    const bytes = compile(source, { filename: '<snippet>', mode, warnings: sink });
    result.sha = createHash('sha256').update(bytes).digest('hex');
  } catch (e) {
    if (!(e instanceof PySyntaxError)) throw e;
    result.error = [e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset] as NonNullable<Snippet['error']>;
  }
  if (sink.length) result.warnings = sink.map((w) => [w.msg, w.lineno]);
  return result;
}

test.each(snippets.map((s): [string, Snippet] => [`${s.mode}: ${s.source.slice(0, 60)}`, s]))('%s', (_, snippet) => {
  const { mode: _mode, source: _source, ...expected } = snippet;
  expect(outcome(snippet)).toEqual(expected);
});

test('a chain of thousands of operators, calls and branches compiles', () => {
  const compiles = (source: string): boolean => compile(source, { filename: '<long>' }).length > 0;
  expect(compiles(`a${' + a'.repeat(5000)}`)).toBe(true);
  expect(compiles(`a${'.b()[0]'.repeat(1500)}`)).toBe(true);
  expect(compiles(`if a: b\n${'elif c: d\n'.repeat(2000)}`)).toBe(true);
});
