// Finds out what is wrong with source that the parser gave up on. CPython: _PyPegen_run_parser, in its second half.

import { PyCompileError, PySyntaxError } from '../../errors.js';
import type { Source } from '../../tokenizer/source.js';
import { E_DECODE, E_EOF, E_EOFS, E_EOLS, E_OK } from '../../tokenizer/state.js';
import type { Tokenizer } from '../../tokenizer/tokenizer.js';
import * as T from '../../tokenizer/tokens.js';
import type { Begin, ParserOptions } from '../cursor.js';
import { compoundRules } from './compound.js';
import { ErrorParser } from './engine.js';
import { expressionRules } from './expressions.js';
import { type Rule, readRules } from './notation.js';
import { parameterRules } from './parameters.js';
import { patternRules } from './patterns.js';
import { primaryRules } from './primaries.js';
import { raise, raiseAtLocation, raiseTokenizerError, raiseUnclosed } from './raise.js';
import { statementRules } from './statements.js';
import { stringRules } from './strings.js';
import { targetRules } from './targets.js';

// What CPython's grammar remembers; the look-ahead of failed alternatives, and so the place of errors, rests on it.
const MEMO = new Set([
  'simple_stmt',
  'block',
  'star_expression',
  'expression',
  'disjunction',
  'conjunction',
  'inversion',
  'factor',
  'await_primary',
  'strings',
  'arguments',
  'star_target',
  'target_with_star_atom',
  'del_target',
  'closed_pattern',
  'star_pattern',
  'type_param',
  'invalid_named_expression',
]);
const LEFT_RECURSIVE = new Set([
  'dotted_name',
  'attr',
  'bitwise_or',
  'bitwise_xor',
  'bitwise_and',
  'shift_expr',
  'sum',
  'term',
  'primary',
  't_primary',
]);

let grammar: Map<string, Rule> | null = null;

function startRule(mode: ParserOptions['mode']): Rule {
  grammar ??= readRules(
    [
      statementRules,
      compoundRules,
      parameterRules,
      patternRules,
      expressionRules,
      primaryRules,
      targetRules,
      stringRules,
    ],
    MEMO,
    LEFT_RECURSIVE,
  );
  const name = mode === 'exec' ? 'file' : mode === 'eval' ? 'eval' : 'interactive';
  return grammar.get(name) as Rule;
}

/**
 * The error of invalid source, whose statements before `begin` are known to be valid. `incomplete`: the end of the
 * source is an error of its own.
 */
export function findError(
  source: Source,
  options: ParserOptions,
  incomplete: boolean,
  begin: Begin,
): PySyntaxError | PyCompileError {
  const p = new ErrorParser(source, options);
  p.lexer.startAt(begin.offset, begin.lineno);
  const start = startRule(options.mode);
  let error = caught(() => {
    if (p.rule(start) !== null) throw new PyCompileError('SystemError', 'the parsers disagree about this source');
  });
  if (error instanceof PyCompileError && error.type === 'MemoryError') return error;
  if (incomplete && (p.lexer.done === E_EOF || p.lexer.done === E_EOFS || p.lexer.done === E_EOLS)) {
    return caught(() => raise(p, 'incomplete input', '_IncompleteInputError')) as PySyntaxError;
  }
  if (error instanceof PyCompileError) return error;
  const last = p.tokens[p.fill - 1];
  if (error === null) {
    p.resetForErrors();
    error = caught(() => p.rule(start));
    if (error instanceof PyCompileError) return error;
  }
  if (error !== null) {
    // A tokenizer error further on is worse.
    return p.lexer.done === E_OK ? (restError(p) ?? error) : error;
  }
  return caught(() => {
    if (last === undefined) raise(p, 'error at start before reading any input');
    if (last.kind === T.ERRORTOKEN && p.lexer.done === E_EOF) {
      if (p.lexer.level > 0) raiseUnclosed(p);
      raise(p, 'unexpected EOF while parsing');
    }
    if (last.kind === T.INDENT) raise(p, 'unexpected indent', 'IndentationError');
    if (last.kind === T.DEDENT) raise(p, 'unexpected unindent', 'IndentationError');
    const generic = caught(() => raiseAtLocation(p, last, 'invalid syntax')) as PySyntaxError;
    throw restError(p) ?? generic;
  }) as PySyntaxError;
}

function caught(body: () => void): PySyntaxError | PyCompileError | null {
  try {
    body();
  } catch (error) {
    if (error instanceof PySyntaxError || error instanceof PyCompileError) return error;
    throw error;
  }
  return null;
}

// Reads the rest of the source for an error of the tokenizer, or a bracket that stays open from before the error.
function restError(p: ErrorParser): PySyntaxError | PyCompileError | null {
  const lexer = p.lexer;
  const errorLine = p.tokens[p.fill - 1]?.lineno ?? 0;
  let error: PySyntaxError | PyCompileError | null = null;
  for (;;) {
    const kind = lexer.next();
    if (kind === T.ENDMARKER) break;
    if (kind !== T.ERRORTOKEN) continue;
    if (lexer.done === E_DECODE)
      error = new PyCompileError('UnicodeDecodeError', lexer.error?.msg.replace(/^.*?\) /, '') ?? '');
    else if (lexer.error !== null) error = lexer.error;
    else if (lexer.level > 0 && errorLine > (lexer.parenlinenostack[lexer.level - 1] as number)) {
      error = caught(() => raiseUnclosed(p));
    }
    break;
  }
  // In an f-string, what is wrong with the expression comes first.
  return lexer.insideFstring ? null : error;
}

/** An error at the token that the tokenizer read last, which nobody looked into. */
export function unexplainedError(
  source: Source,
  options: ParserOptions,
  lexer: Tokenizer,
  kind: number,
): PySyntaxError {
  const p = new ErrorParser(source, options, lexer);
  p.addToken(kind);
  const token = p.token(0);
  return caught(() => {
    if (kind === T.ERRORTOKEN) raiseTokenizerError(p);
    raiseAtLocation(p, token, 'invalid syntax');
  }) as PySyntaxError;
}

/** compile() in 'single' mode found more than one statement. */
export function multipleStatements(source: Source, options: ParserOptions): PySyntaxError {
  const p = new ErrorParser(source, options);
  p.rule(startRule('single'));
  return caught(() => raise(p, 'multiple statements found while compiling a single statement')) as PySyntaxError;
}
