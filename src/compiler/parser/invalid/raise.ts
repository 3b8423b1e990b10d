// Raising syntax errors: from places to what SyntaxError shows. CPython: Parser/pegen_errors.c, Parser/pegen.h.

import { PySyntaxError, type SyntaxErrorType } from '../../errors.js';
import {
  byteLength,
  characterOffset,
  E_DECODE,
  E_DEDENT,
  E_EOF,
  E_LINECONT,
  E_TABSPACE,
  E_TOODEEP,
} from '../../tokenizer/state.js';
import { replaceBadBytes } from '../../tokenizer/utf8.js';
import type { ErrorParser } from './engine.js';
import { exprName, invalidTarget, type Node, type Span, type Targets, type Token } from './nodes.js';

// The tokenizer's place instead of a given one.
const CURRENT_POS = -5;

/** The line that an error shows. */
function errorLine(p: ErrorParser, lineno: number): string {
  const lexer = p.lexer;
  const { source } = p;
  if (source.fromFile && lineno > 0 && lineno <= source.lines.length) {
    const line = source.lines[lineno - 1] as string;
    return source.completed && lineno === source.lines.length ? line.slice(0, -1) : line;
  }
  if (lexer.lineno <= lineno && lexer.inp > lexer.buf) {
    // The tokenizer's buffer: it starts before a continued line and has its newline.
    return replaceBadBytes(lexer.s.slice(lexer.buf, lexer.inp));
  }
  const undecoded = source.undecodedLine(lineno);
  if (undecoded !== null) return undecoded;
  let at = 0;
  for (let line = 1; line < lineno; line++) {
    const newline = lexer.s.indexOf('\n', at);
    if (newline < 0 || newline + 1 > lexer.inp) break;
    at = newline + 1;
  }
  const newline = lexer.s.indexOf('\n', at);
  return replaceBadBytes(lexer.s.slice(at, newline < 0 ? lexer.n : newline));
}

// Offsets are 1-based bytes here, and both are measured in the first line, as in CPython.
function raiseKnown(
  p: ErrorParser,
  type: SyntaxErrorType,
  lineno: number,
  offset: number,
  endLine: number,
  endOffset: number,
  msg: string,
): never {
  const lexer = p.lexer;
  const text = errorLine(p, lineno);
  const end = endOffset === CURRENT_POS ? byteLength(lexer.s, lexer.lineStart, lexer.cur) : endOffset;
  throw new PySyntaxError(
    type,
    msg,
    lexer.filename,
    lineno,
    characterOffset(text, offset),
    text,
    endLine === CURRENT_POS ? lexer.lineno : endLine,
    end > 0 ? characterOffset(text, end) : end,
  );
}

/** RAISE_SYNTAX_ERROR_KNOWN_RANGE. */
export function raiseRange(p: ErrorParser, from: Span, to: Span, msg: string): never {
  raiseKnown(p, 'SyntaxError', from.lineno, from.col_offset + 1, to.end_lineno, to.end_col_offset + 1, msg);
}

/** RAISE_SYNTAX_ERROR_KNOWN_LOCATION. */
export function raiseAtLocation(p: ErrorParser, at: Span, msg: string): never {
  raiseRange(p, at, at, msg);
}

/** RAISE_SYNTAX_ERROR_STARTING_FROM: up to where the tokenizer is. */
export function raiseFrom(p: ErrorParser, at: Span, msg: string): never {
  raiseKnown(p, 'SyntaxError', at.lineno, at.col_offset + 1, CURRENT_POS, CURRENT_POS, msg);
}

function raiseAtToken(p: ErrorParser, type: SyntaxErrorType, token: Token, msg: string): never {
  const lexer = p.lexer;
  let offset = token.col_offset + 1;
  if (token.col_offset === -1) {
    // At the end of a file CPython's buffer has been emptied.
    const emptied = p.source.fromFile && lexer.done === E_EOF;
    offset = emptied || lexer.cur === lexer.buf ? 0 : byteLength(lexer.s, lexer.lineStart, lexer.cur);
  }
  const end = token.end_col_offset === -1 ? -1 : token.end_col_offset + 1;
  raiseKnown(p, type, token.lineno, offset, token.end_lineno, end, msg);
}

/** RAISE_SYNTAX_ERROR, RAISE_INDENTATION_ERROR: at the last token that was read. */
export function raise(p: ErrorParser, msg: string, type: SyntaxErrorType = 'SyntaxError'): never {
  const token = p.tokens[p.fill - 1];
  if (token === undefined) raiseKnown(p, type, 0, 0, 0, -1, msg);
  raiseAtToken(p, type, token, msg);
}

/** RAISE_SYNTAX_ERROR_ON_NEXT_TOKEN. */
export function raiseOnNext(p: ErrorParser, msg: string): never {
  raiseAtToken(p, 'SyntaxError', p.token(p.mark), msg);
}

/** RAISE_SYNTAX_ERROR_INVALID_TARGET; null if the expression can be a target. */
export function raiseInvalidTarget(p: ErrorParser, targets: Targets, e: Node): null {
  const invalid = invalidTarget(e, targets);
  if (invalid === null) return null;
  raiseAtLocation(p, invalid, `cannot ${targets === 'del' ? 'delete' : 'assign to'} ${exprName(invalid)}`);
}

/** "'(' was never closed", for the innermost bracket that is open. */
export function raiseUnclosed(p: ErrorParser): never {
  const lexer = p.lexer;
  const line = lexer.parenlinenostack[lexer.level - 1] as number;
  const col = lexer.parencolstack[lexer.level - 1] as number;
  const char = String.fromCharCode(lexer.parenstack[lexer.level - 1] as number);
  raiseKnown(p, 'SyntaxError', line, col + 1, line, 0, `'${char}' was never closed`);
}

/** An ERRORTOKEN was read. CPython: _Pypegen_tokenizer_error. */
export function raiseTokenizerError(p: ErrorParser): never {
  const lexer = p.lexer;
  if (lexer.error !== null) {
    if (lexer.done === E_DECODE) raise(p, lexer.error.msg);
    throw lexer.error;
  }
  const at = (type: SyntaxErrorType, msg: string, col = 0): never =>
    raiseKnown(p, type, lexer.lineno, Math.max(col, 0) + 1, lexer.lineno, 0, msg);
  switch (lexer.done) {
    case E_EOF:
      if (lexer.level > 0) raiseUnclosed(p);
      return raise(p, 'unexpected EOF while parsing');
    case E_DEDENT:
      return raise(p, 'unindent does not match any outer indentation level', 'IndentationError');
    case E_TABSPACE:
      return at('TabError', 'inconsistent use of tabs and spaces in indentation');
    case E_TOODEEP:
      return at('IndentationError', 'too many levels of indentation');
    case E_LINECONT:
      return at(
        'SyntaxError',
        'unexpected character after line continuation character',
        byteLength(lexer.s, lexer.buf, lexer.cur) - 1,
      );
    default:
      return at('SyntaxError', 'unknown parsing error');
  }
}
