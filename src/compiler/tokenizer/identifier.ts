// Identifiers beyond ASCII. CPython: verify_identifier in Parser/lexer/lexer.c, PEP 3131.

import { PySyntaxError } from '../errors.js';
import { ASSIGNED } from './assigned.js';
import { E_DECODE, type LexerState } from './state.js';
import { utf8Error } from './utf8.js';

// Made when something beyond ASCII is first seen: expressions over all of Unicode take a part of a millisecond each.
const properties = {
  start: (): RegExp => /[\p{XID_Start}_]/u,
  continue: (): RegExp => /\p{XID_Continue}/u,
  printable: (): RegExp => /[^\p{C}\p{Z}]/u,
};
type Property = keyof typeof properties;
const made: Partial<Record<Property, RegExp>> = {};

// JavaScript's Unicode may be newer than CPython 3.13's: what that does not assign is no letter.
let ranges: number[] | null = null;

function isAssigned(point: number): boolean {
  ranges ??= readRanges();
  let low = 0;
  let high = ranges.length >> 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[2 * middle + 1] as number) < point) low = middle + 1;
    else high = middle;
  }
  return low < ranges.length >> 1 && (ranges[2 * low] as number) <= point;
}

// First and last code points by turns.
function readRanges(): number[] {
  let at = 0;
  return ASSIGNED.split(' ').map((step) => {
    at += Number.parseInt(step, 36);
    return at;
  });
}

function has(property: Property, char: string): boolean {
  made[property] ??= properties[property]();
  return made[property].test(char) && (char < '\x80' || isAssigned(char.codePointAt(0) as number));
}

/** A character that str.isprintable() accepts. */
export function isPrintable(char: string): boolean {
  return char === ' ' || has('printable', char);
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
    if (has(first ? 'start' : 'continue', char)) {
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
