import { describe, expect, test } from 'vitest';
import type { CompilerWarning } from '../../../src/compiler/errors.js';
import { parse } from '../../../src/compiler/parser/parse.js';
import { readCase, recorded } from './cases.js';
import { dump } from './dump.js';

describe('valid source has the tree that CPython gives it', () => {
  test.each(recorded<string>('valid.json'))('%s', (line, { is, warnings = [] }) => {
    const { mode, source } = readCase(line);
    const sink: CompilerWarning[] = [];
    expect(dump(parse(source, { filename: '<test>', mode, warnings: sink }))).toBe(is);
    expect(sink.map((warning) => [warning.msg, warning.lineno])).toEqual(warnings);
  });
});
