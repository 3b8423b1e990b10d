import { describe, expect, test } from 'vitest';
import { type CompilerWarning, PyCompileError, PySyntaxError } from '../../../src/compiler/errors.js';
import { parse } from '../../../src/compiler/parser/parse.js';
import { readCase, recorded } from './cases.js';

type ErrorRecord = [string, string, number?, number?, string?, number?, number?];

describe('invalid source has the error that CPython gives it', () => {
  test.each(recorded<ErrorRecord>('errors.json'))('%s', (line, { is, warnings = [] }) => {
    const { mode, source } = readCase(line);
    const sink: CompilerWarning[] = [];
    let error: unknown[] = [];
    try {
      parse(source, { filename: '<test>', mode, warnings: sink });
    } catch (e) {
      if (e instanceof PySyntaxError) error = [e.type, e.msg, e.lineno, e.offset, e.text, e.end_lineno, e.end_offset];
      else if (e instanceof PyCompileError) error = [e.type, e.msg];
      else throw e;
    }
    expect(error).toEqual(is);
    expect(sink.map((warning) => [warning.msg, warning.lineno])).toEqual(warnings);
  });
});
