// F-strings: PEP 701 tokens FSTRING_START, FSTRING_MIDDLE, FSTRING_END and the fields between them.
// CPython: f_string_quote and tok_get_fstring_mode in Parser/lexer/lexer.c.

import { E_EOFS, E_ERROR, EOF, type LexerState, type Mode } from './state.js';
import { ERRORTOKEN, FSTRING_END, FSTRING_MIDDLE, FSTRING_START } from './tokens.js';

const MAX_FSTRING_LEVEL = 150;
const MAX_EXPR_NESTING = 3;
const LBRACE = 123;
const RBRACE = 125;
const BACKSLASH = 92;

/** Opens an f-string: `t.start` is its prefix, the quote was just read. */
export function startFstring(t: LexerState, quote: number): number {
  let quoteSize = 1;
  const column = t.column(t.start);
  const second = t.nextc();
  if (second === quote) {
    const third = t.nextc();
    if (third === quote) {
      quoteSize = 3;
    } else {
      t.backup(third);
      t.backup(second);
    }
  } else {
    t.backup(second);
  }
  const start = t.start;
  if (t.modes.length >= MAX_FSTRING_LEVEL) return t.syntaxError('too many nested f-strings');
  const prefix = t.s.slice(start, start + 2);
  const mode: Mode = {
    literal: true,
    quote,
    quoteSize,
    raw: /r/i.test(prefix),
    start,
    lineStart: t.lineStart,
    lineno: t.lineno,
    inFormatSpec: false,
    debug: false,
    depth: 0,
    exprStartDepth: -1,
    exprStart: -1,
    exprEnd: -1,
  };
  t.modes.push(mode);
  t.mode = mode;
  return t.stringToken(FSTRING_START, start, t.cur, t.lineno, column);
}

/** Before an operator inside a field: marks the ends of the field's expression. True if `:` starts a format spec. */
export function fieldPunctuation(t: LexerState, mode: Mode, c: number): boolean {
  const cursor = mode.depth - (c === LBRACE ? 0 : 1);
  const valid = cursor === 0 || (cursor === 1 && (mode.debug || mode.inFormatSpec));
  if (valid) {
    markExpression(t, mode, c);
    if (c !== LBRACE && mode.debug && t.metadata === null) t.metadata = debugText(t, mode);
  }
  if (c === 58 && cursor === mode.exprStartDepth) {
    mode.literal = true;
    mode.inFormatSpec = true;
    return true;
  }
  return false;
}

function markExpression(t: LexerState, mode: Mode, c: number): void {
  if (c === LBRACE) {
    mode.exprStart = t.cur;
    mode.exprEnd = -1;
  } else if (mode.exprEnd === -1) {
    mode.exprEnd = t.start;
  }
}

// The source of an expression for f'{x=}', without comments. A '#' in a nested string counts as one, as in CPython.
function debugText(t: LexerState, mode: Mode): string {
  const text = t.s.slice(mode.exprStart, mode.exprEnd);
  return text.includes('#') ? text.replace(/#[^\n]*/g, '') : text;
}

/** Reads the next token while in an f-string's literal text; -1 if a field starts here (normal mode goes on). */
export function scanFstring(t: LexerState, mode: Mode): number {
  t.start = t.cur;
  const column = t.column(t.start);
  const line = t.lineno;
  const first = t.nextc();
  if (first === LBRACE) {
    const peek = t.nextc();
    t.backup(peek);
    t.backup(first);
    if (peek !== LBRACE) {
      mode.exprStartDepth++;
      if (mode.exprStartDepth >= MAX_EXPR_NESTING) return t.syntaxError('f-string: expressions nested too deeply');
      mode.literal = false;
      return -1;
    }
  } else {
    t.backup(first);
  }

  if (atEnd(t, mode)) {
    t.modes.pop();
    t.mode = t.modes[t.modes.length - 1] as Mode;
    return t.stringToken(FSTRING_END, t.start, t.cur, line, column);
  }
  return scanMiddle(t, mode, line, column);
}

function atEnd(t: LexerState, mode: Mode): boolean {
  const from = t.cur;
  for (let i = 0; i < mode.quoteSize; i++) {
    if (t.s.charCodeAt(t.cur) !== mode.quote || t.cur >= t.inp) {
      t.cur = from;
      return false;
    }
    t.cur++;
  }
  mode.exprStart = -1;
  mode.exprEnd = -1;
  return true;
}

function scanMiddle(t: LexerState, mode: Mode, line: number, column: number): number {
  const start = t.start;
  const middle = (end: number) => t.stringToken(FSTRING_MIDDLE, start, end, line, column);
  let endQuotes = 0;
  let unicodeEscape = false;
  while (endQuotes !== mode.quoteSize) {
    const c = t.nextc();
    if (t.done === E_ERROR) return t.emptyToken(ERRORTOKEN);
    const inFormatSpec = mode.inFormatSpec && mode.exprStartDepth >= 0;
    if (c === EOF || (mode.quoteSize === 1 && c === 10)) {
      if (inFormatSpec && c === 10) {
        // The spec ends with the line; normal mode will complain.
        t.backup(c);
        mode.literal = false;
        mode.inFormatSpec = false;
        return middle(t.cur);
      }
      return unterminated(t, mode, c);
    }
    if (c === mode.quote) {
      endQuotes++;
      continue;
    }
    endQuotes = 0;
    if (c === LBRACE) {
      markExpression(t, mode, c);
      const peek = t.nextc();
      if (peek === LBRACE && !inFormatSpec) return middle(t.cur - 1);
      t.backup(peek);
      t.backup(c);
      mode.exprStartDepth++;
      if (mode.exprStartDepth >= MAX_EXPR_NESTING) return t.syntaxError('f-string: expressions nested too deeply');
      mode.literal = false;
      mode.inFormatSpec = false;
      return middle(t.cur);
    }
    if (c === RBRACE) {
      if (unicodeEscape) return middle(t.cur);
      const peek = t.nextc();
      if (peek === RBRACE && !inFormatSpec && mode.depth === 0) return middle(t.cur - 1);
      t.backup(peek);
      t.backup(c);
      mode.literal = false;
      mode.inFormatSpec = false;
      return middle(t.cur);
    }
    if (c === BACKSLASH) {
      const peek = t.nextc();
      if (peek === LBRACE || peek === RBRACE) {
        // The brace keeps its meaning; the backslash is one of its own.
        if (!mode.raw) t.warn(`invalid escape sequence '\\${String.fromCharCode(peek)}'`);
        t.backup(peek);
      } else if (!mode.raw && peek === 78) {
        const brace = t.nextc();
        if (brace === LBRACE) unicodeEscape = true;
        else t.backup(brace);
      }
    }
  }
  t.cur -= mode.quoteSize;
  return middle(t.cur);
}

function unterminated(t: LexerState, mode: Mode, c: number): number {
  const detected = t.lineno;
  t.cur = mode.start + 1;
  t.lineStart = mode.lineStart;
  t.lineno = mode.lineno;
  const kind = mode.quoteSize === 3 ? 'triple-quoted f-string' : 'f-string';
  const token = t.syntaxError(`unterminated ${kind} literal (detected at line ${detected})`);
  if (mode.quoteSize === 3 && c !== 10) t.done = E_EOFS;
  return token;
}
