// Number literals. CPython: the number part of tok_get_normal_mode in Parser/lexer/lexer.c.

import { EOF, type LexerState } from './state.js';
import { ERRORTOKEN, NUMBER } from './tokens.js';

const isDigit = (c: number) => c >= 48 && c <= 57;
const isHex = (c: number) => isDigit(c) || (c >= 97 && c <= 102) || (c >= 65 && c <= 70);
const isName = (c: number) => isDigit(c) || (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || c === 95 || c >= 128;

/** Reads the number whose first digit `c` (or the digit after its leading dot) was just read. */
export function scanNumber(t: LexerState, c: number, afterDot: boolean): number {
  if (afterDot) return fraction(t, c);
  if (c === 48) {
    const next = t.nextc();
    if (next === 120 || next === 88) return radix(t, 'hexadecimal', isHex, false);
    if (next === 111 || next === 79) return radix(t, 'octal', (d) => d >= 48 && d < 56, true);
    if (next === 98 || next === 66) return radix(t, 'binary', (d) => d === 48 || d === 49, true);
    return leadingZero(t, next);
  }
  const after = decimalTail(t);
  if (after === -2) return ERRORTOKEN;
  if (after === 46) return fraction(t, t.nextc());
  return exponentOrEnd(t, after);
}

function finish(t: LexerState, c: number): number {
  t.backup(c);
  return t.token(NUMBER, t.start, t.cur);
}

// Digits and single underscores; returns the character after them, -2 on an error.
function decimalTail(t: LexerState): number {
  for (;;) {
    let c: number;
    do c = t.nextc();
    while (isDigit(c));
    if (c !== 95) return c;
    c = t.nextc();
    if (!isDigit(c)) {
      t.backup(c);
      t.syntaxError('invalid decimal literal');
      return -2;
    }
  }
}

function radix(t: LexerState, kind: string, accepts: (c: number) => boolean, decimalIsNamed: boolean): number {
  let c = t.nextc();
  do {
    if (c === 95) c = t.nextc();
    if (!accepts(c)) {
      if (decimalIsNamed && isDigit(c)) return wrongDigit(t, c, kind);
      t.backup(c);
      return t.syntaxError(`invalid ${kind} literal`);
    }
    do c = t.nextc();
    while (accepts(c));
  } while (c === 95);
  if (decimalIsNamed && isDigit(c)) return wrongDigit(t, c, kind);
  return verifyEnd(t, c, kind) ? finish(t, c) : ERRORTOKEN;
}

function wrongDigit(t: LexerState, c: number, kind: string): number {
  return t.syntaxError(`invalid digit '${String.fromCharCode(c)}' in ${kind} literal`);
}

// 0, 00, 0_0, 0.5, 0e1, 0j; 012 is an error unless it turns out to be a float.
function leadingZero(t: LexerState, first: number): number {
  let c = first;
  let nonzero = false;
  for (;;) {
    if (c === 95) {
      c = t.nextc();
      if (!isDigit(c)) {
        t.backup(c);
        return t.syntaxError('invalid decimal literal');
      }
    }
    if (c !== 48) break;
    c = t.nextc();
  }
  const zerosEnd = t.cur;
  if (isDigit(c)) {
    nonzero = true;
    c = decimalTail(t);
    if (c === -2) return ERRORTOKEN;
  }
  if (c === 46) return fraction(t, t.nextc());
  if (c === 101 || c === 69) return exponent(t, c);
  if (c === 106 || c === 74) return imaginary(t);
  if (nonzero && !t.extra) {
    t.backup(c);
    return t.syntaxErrorAt(
      'leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers',
      t.column(t.start) + 1,
      t.column(zerosEnd),
    );
  }
  return verifyEnd(t, c, 'decimal') ? finish(t, c) : ERRORTOKEN;
}

function fraction(t: LexerState, first: number): number {
  let c = first;
  if (isDigit(c)) {
    c = decimalTail(t);
    if (c === -2) return ERRORTOKEN;
  }
  return exponentOrEnd(t, c);
}

function exponentOrEnd(t: LexerState, c: number): number {
  if (c === 101 || c === 69) return exponent(t, c);
  if (c === 106 || c === 74) return imaginary(t);
  return verifyEnd(t, c, 'decimal') ? finish(t, c) : ERRORTOKEN;
}

function exponent(t: LexerState, e: number): number {
  let c = t.nextc();
  if (c === 43 || c === 45) {
    c = t.nextc();
    if (!isDigit(c)) {
      t.backup(c);
      return t.syntaxError('invalid decimal literal');
    }
  } else if (!isDigit(c)) {
    // Not an exponent: `1else` is the number 1 and a keyword.
    t.backup(c);
    return verifyEnd(t, e, 'decimal') ? finish(t, e) : ERRORTOKEN;
  }
  c = decimalTail(t);
  if (c === -2) return ERRORTOKEN;
  if (c === 106 || c === 74) return imaginary(t);
  return verifyEnd(t, c, 'decimal') ? finish(t, c) : ERRORTOKEN;
}

function imaginary(t: LexerState): number {
  const c = t.nextc();
  return verifyEnd(t, c, 'imaginary') ? finish(t, c) : ERRORTOKEN;
}

// Keywords that valid code may glue to a number, by their first letter: they only warn.
const KEYWORD_TAILS: { readonly [first: number]: string } = { 97: 'nd', 101: 'lse', 102: 'or', 111: 'r', 110: 'ot' };

// `c`, just read, follows the literal: a keyword warns, any other name character is an error.
function verifyEnd(t: LexerState, c: number, kind: string): boolean {
  if (t.extra || c === EOF || !isName(c) || c >= 128) return true;
  if (isKeywordAhead(t, c)) {
    t.cur--;
    t.warn(`invalid ${kind} literal`);
    t.cur++;
    return true;
  }
  t.cur--;
  t.syntaxError(`invalid ${kind} literal`);
  return false;
}

function isKeywordAhead(t: LexerState, c: number): boolean {
  const next = t.s.charCodeAt(t.cur);
  if (c === 105) return next === 102 || next === 110 || next === 115; // if, in, is
  const tail = KEYWORD_TAILS[c];
  return tail !== undefined && t.s.startsWith(tail, t.cur) && !isName(t.s.charCodeAt(t.cur + tail.length));
}
