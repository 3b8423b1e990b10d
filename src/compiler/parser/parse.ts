// The parser's entry. CPython: _PyPegen_run_parser in Parser/pegen.c.

import type { Expression, expr, FunctionType, Interactive, Module, mod, stmt } from '../ast.js';
import type { WarningSink } from '../errors.js';
import { type Decode, decodeSource, Source } from '../tokenizer/source.js';
import * as T from '../tokenizer/tokens.js';
import { Cursor, FAIL, type ParserOptions, stackOverflow, type UnicodeName } from './cursor.js';
import { expression, startsExpression, tupleOf } from './expressions.js';
import { checkFeatures } from './features.js';
import { findError, multipleStatements, unexplainedError } from './invalid/report.js';
import { lookupName } from './names/lookup.js';
import { simpleLine, startsCompound, statement } from './statements.js';

export type Mode = 'exec' | 'eval' | 'single' | 'func_type';

export interface ParseOptions {
  filename: string;
  mode: Mode;
  /** Where warnings go, in the order of the source; CPython emits them as SyntaxWarning. */
  warnings?: WarningSink;
  /** compile()'s flags: PyCF_DONT_IMPLY_DEDENT, PyCF_ALLOW_INCOMPLETE_INPUT, CO_FUTURE_BARRY_AS_BDFL. */
  flags?: number;
  /** The code point of a character's name, for '\N{…}', if not Unicode 15.1's. */
  unicodeName?: UnicodeName;
  /** Decodes source in an encoding that is not built in (UTF-8, Latin-1, ASCII and a few more are). */
  decode?: Decode;
  /** The source is the script to run, not what compile() got: errors show the file's lines. */
  fromFile?: boolean;
  /** 3.x: what came later is an error. */
  featureVersion?: number | undefined;
  /** sys.get_int_max_str_digits() */
  maxStrDigits?: number | undefined;
}

const PyCF_TYPE_COMMENTS = 0x1000;
export const PyCF_DONT_IMPLY_DEDENT = 0x200;
export const PyCF_ALLOW_INCOMPLETE_INPUT = 0x4000;
export const CO_FUTURE_BARRY_AS_BDFL = 0x400000;

/** Decodes source text once, for parse() and for whoever shows its lines (`Source.lines`). */
export function readSource(source: Uint8Array | string, options: ParseOptions): Source {
  return decodeSource(source, options.filename, options.mode === 'exec', options.decode ?? null, options.fromFile);
}

// Valid uses of these names that CPython takes for Python 2's statements once it looks for an error further on.
const LEGACY = /\b(?:print|exec)\b[ \t\\\n]*[^(\s=.,):;\]}]/;

/**
 * Parses source text into CPython's tree. Throws PySyntaxError with CPython's text and place, or PyCompileError
 * ('MemoryError') if it nests too deeply.
 */
export function parse(source: Uint8Array | string | Source, options: ParseOptions & { mode: 'exec' }): Module;
export function parse(source: Uint8Array | string | Source, options: ParseOptions & { mode: 'eval' }): Expression;
export function parse(source: Uint8Array | string | Source, options: ParseOptions & { mode: 'single' }): Interactive;
export function parse(source: Uint8Array | string | Source, options: ParseOptions): mod;
export function parse(source: Uint8Array | string | Source, options: ParseOptions): mod {
  const text = source instanceof Source ? source : readSource(source, options);
  const flags = options.flags ?? 0;
  const parserOptions: ParserOptions = {
    mode: options.mode,
    warnings: options.warnings ?? null,
    unicodeName: options.unicodeName ?? lookupName,
    dontImplyDedent: (flags & PyCF_DONT_IMPLY_DEDENT) !== 0,
    barryAsBdfl: (flags & CO_FUTURE_BARRY_AS_BDFL) !== 0,
    typeComments: (flags & PyCF_TYPE_COMMENTS) !== 0,
  };
  if (options.maxStrDigits !== undefined) parserOptions.maxStrDigits = options.maxStrDigits;
  const incomplete = (flags & PyCF_ALLOW_INCOMPLETE_INPUT) !== 0;
  const cursor = new Cursor(text, parserOptions);
  try {
    const tree = parseValid(cursor, options.mode);
    if (options.featureVersion !== undefined) checkFeatures(tree, text, options.featureVersion);
    if (options.mode === 'single' && hasMore(cursor))
      throw multipleStatements(text, { ...parserOptions, warnings: null });
    return tree;
  } catch (error) {
    if (error instanceof RangeError) throw stackOverflow();
    if (error !== FAIL) throw error;
  }
  // The second parser starts at the statement that stopped the first, and meets its warnings again.
  const begin = LEGACY.test(text.text.slice(0, cursor.begin.offset)) ? cursor.first : cursor.begin;
  if (options.warnings !== undefined) options.warnings.length = begin.warnings;
  parserOptions.barryAsBdfl = begin.barryAsBdfl;
  try {
    throw findError(text, parserOptions, incomplete, begin);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    // Our stack is not deep enough to look closer: then it is invalid syntax, or what the tokenizer says it is.
    throw unexplainedError(text, parserOptions, cursor.lexer, cursor.kind);
  }
}

function parseValid(p: Cursor, mode: Mode): mod {
  if (mode === 'eval') return evalInput(p);
  if (mode === 'single') return singleInput(p);
  if (mode === 'func_type') return funcTypeInput(p);
  const body: stmt[] = [];
  while (p.kind !== T.ENDMARKER) {
    p.beginStatement();
    statement(p, body);
  }
  const type_ignores = p.lexer.typeIgnores.map(({ lineno, tag }) => ({ kind: 'TypeIgnore' as const, lineno, tag }));
  return { kind: 'Module', body, type_ignores };
}

function evalInput(p: Cursor): Expression {
  const body = tupleOf(p, expression, (kind) => kind !== T.STAR && startsExpression(kind));
  while (p.kind === T.NEWLINE) p.skip();
  if (p.kind !== T.ENDMARKER) throw FAIL;
  return { kind: 'Expression', body };
}

// (int, *str, **bytes) -> float. CPython: func_type
function funcTypeInput(p: Cursor): FunctionType {
  const argtypes: expr[] = [];
  p.expect(T.LPAR);
  let stars = 0;
  while (p.kind !== T.RPAR) {
    const star = p.kind === T.STAR ? 1 : p.kind === T.DOUBLESTAR ? 2 : 0;
    if (star < stars || (star > 0 && star === stars) || stars === 2) throw FAIL;
    stars = star;
    if (star > 0) p.advance();
    argtypes.push(expression(p));
    if (p.kind !== T.RPAR) {
      p.expect(T.COMMA);
      if (p.kind === T.RPAR) throw FAIL;
    }
  }
  p.expect(T.RPAR);
  p.expect(T.RARROW);
  const returns = expression(p);
  while (p.kind === T.NEWLINE) p.skip();
  if (p.kind !== T.ENDMARKER) throw FAIL;
  return { kind: 'FunctionType', argtypes, returns };
}

function singleInput(p: Cursor): Interactive {
  const body: stmt[] = [];
  if (p.kind === T.NEWLINE) {
    body.push({ kind: 'Pass', lineno: p.lineno, col_offset: p.col, end_lineno: p.lineno, end_col_offset: p.col });
  } else if (startsCompound(p)) {
    statement(p, body);
    if (p.kind !== T.NEWLINE) throw FAIL;
  } else {
    simpleLine(p, body);
  }
  return { kind: 'Interactive', body };
}

// After a single statement only white space and comments may follow. The cursor stands on its NEWLINE.
function hasMore(p: Cursor): boolean {
  return /[^ \t\n\f]/.test(p.s.slice(p.rest(), -1).replace(/#[^\n]*/g, ''));
}
