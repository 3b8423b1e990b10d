// Errors and warnings at a node. CPython: PyErr_RangedSyntaxLocationObject, _PyErr_EmitSyntaxWarning
import { PyCompileError, PySyntaxError, type WarningSink } from './errors.js';

/** A source range as nodes have it: columns are byte offsets from 0. */
export interface Range {
  readonly lineno: number;
  readonly end_lineno: number;
  readonly col_offset: number;
  readonly end_col_offset: number;
}

export interface Reporter {
  filename: string;
  warnings: WarningSink;
  /** The source line for an error's text; CPython reads the file, and has None where there is none. */
  readLine: (lineno: number) => string | null;
}

/** The SyntaxError that the passes behind the parser raise: offsets are byte offsets + 1, as in CPython. */
export function syntaxErrorAt(reporter: Reporter, loc: Range, msg: string): PySyntaxError {
  return new PySyntaxError(
    'SyntaxError',
    msg,
    reporter.filename,
    loc.lineno,
    loc.col_offset + 1,
    reporter.readLine(loc.lineno),
    loc.end_lineno,
    loc.end_col_offset + 1,
  );
}

/** Notes a SyntaxWarning for this place. */
export function warnAt(reporter: Reporter, loc: Range, msg: string): void {
  reporter.warnings.push({
    category: 'SyntaxWarning',
    msg,
    filename: reporter.filename,
    lineno: loc.lineno,
    offset: loc.col_offset + 1,
    end_lineno: loc.end_lineno,
    end_offset: loc.end_col_offset + 1,
  });
}

/** Nesting that the passes do not follow further. CPython: Py_C_RECURSION_LIMIT */
export const RECURSION_LIMIT = 10_000;

/** The error for a tree that is nested too deep. */
export const recursionError = (): PyCompileError =>
  new PyCompileError('RecursionError', 'maximum recursion depth exceeded during compilation');
