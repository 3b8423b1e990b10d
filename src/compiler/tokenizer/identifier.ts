// Identifiers beyond ASCII. CPython: verify_identifier in Parser/lexer/lexer.c, PEP 3131.

import { PySyntaxError } from '../errors.js';
import { E_DECODE, type LexerState } from './state.js';
import { utf8Error } from './utf8.js';

const START = /[\p{XID_Start}_]/u;
const CONTINUE = /\p{XID_Continue}/u;
const UNPRINTABLE = /[\p{C}\p{Z}]/u;

/** A character that str.isprintable() denies. */
export function isPrintable(char: string): boolean {
  return char === ' ' || !UNPRINTABLE.test(char);
}

/** Checks the identifier from `start` to the cursor; false leaves the error in the state. */
export function verifyIdentifier(t: LexerState, start: number): boolean {
  const text = t.s.slice(start, t.cur);
  const undecodable = utf8Error(text);
  if (undecodable !== null) {
    // The parser reports it, at this token: see ErrorParser.
    t.done = E_DECODE;
    t.error = new PySyntaxError('SyntaxError', `(unicode error) ${undecodable}`, t.filename, 0, 0, null, 0, 0);
    return false;
  }
  let at = start;
  let first = true;
  for (const char of text) {
    at += char.length;
    if (first ? START.test(char) : CONTINUE.test(char)) {
      first = false;
      continue;
    }
    t.cur = at;
    const code = (char.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0');
    if (isPrintable(char)) t.syntaxError(`invalid character '${char}' (U+${code})`);
    else t.syntaxError(`invalid non-printable character U+${code}`);
    return false;
  }
  return true;
}
