// The start of a line. CPython: the indentation part of tok_get_normal_mode in Parser/lexer/lexer.c.

import { E_DEDENT, E_EOF, E_LINECONT, E_TABSPACE, E_TOODEEP, EOF, type LexerState } from './state.js';

const TAB_SIZE = 8;
const MAX_INDENT = 100;

const LINE_OK = 0;
/** Only white space and perhaps a comment. */
export const LINE_BLANK = 1;
export const LINE_ERROR = 2;

/** Measures the indentation and queues INDENT or DEDENT tokens in `pendin`. */
export function readIndentation(t: LexerState): number {
  let col = 0;
  let altcol = 0; // with tabs of one column: both must agree on the order of lines
  let contLineCol = 0;
  let c: number;
  for (;;) {
    c = t.nextc();
    if (c === 32) {
      col++;
      altcol++;
    } else if (c === 9) {
      col = (Math.floor(col / TAB_SIZE) + 1) * TAB_SIZE;
      altcol++;
    } else if (c === 12) {
      col = 0;
      altcol = 0;
    } else if (c === 92) {
      // A backslash line: what stands before the first one is the indentation of what follows.
      contLineCol = contLineCol === 0 ? col : contLineCol;
      if (!readContinuation(t)) return LINE_ERROR;
    } else {
      break;
    }
  }
  t.backup(c);
  if (c === 35 || c === 10 || c === 13) return LINE_BLANK;
  if (t.level > 0) return LINE_OK;
  if (contLineCol !== 0) {
    col = contLineCol;
    altcol = contLineCol;
  }
  return compareIndentation(t, col, altcol);
}

function compareIndentation(t: LexerState, col: number, altcol: number): number {
  const current = t.indstack[t.indent] as number;
  if (col === current) {
    return altcol === t.altindstack[t.indent] ? LINE_OK : lineError(t, E_TABSPACE);
  }
  if (col > current) {
    if (t.indent + 1 >= MAX_INDENT) return lineError(t, E_TOODEEP);
    if (altcol <= (t.altindstack[t.indent] as number)) return lineError(t, E_TABSPACE);
    t.pendin++;
    t.indent++;
    t.indstack[t.indent] = col;
    t.altindstack[t.indent] = altcol;
    return LINE_OK;
  }
  while (t.indent > 0 && col < (t.indstack[t.indent] as number)) {
    t.pendin--;
    t.indent--;
  }
  if (col !== t.indstack[t.indent]) return lineError(t, E_DEDENT);
  return altcol === t.altindstack[t.indent] ? LINE_OK : lineError(t, E_TABSPACE);
}

function lineError(t: LexerState, done: number): number {
  t.done = done;
  t.cur = t.inp;
  return LINE_ERROR;
}

/** After a backslash: goes to the next line; false leaves the error in `done`. */
export function readContinuation(t: LexerState): boolean {
  let c = t.nextc();
  if (c === 13) c = t.nextc();
  if (c !== 10) {
    t.done = E_LINECONT;
    return false;
  }
  const next = t.nextc();
  if (next === EOF) {
    t.done = E_EOF;
    t.cur = t.inp;
    return false;
  }
  t.backup(next);
  return true;
}
