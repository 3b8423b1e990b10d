// Operators of one, two and three characters. CPython: Parser/token.c.

import * as T from './tokens.js';

/** One-character operator -> kind, indexed by character code; OP where there is none. */
export const ONE_CHAR: Uint8Array = new Uint8Array(128).fill(T.OP);
// (first << 7 | second) -> kind
const TWO_CHARS = new Map<number, number>();
const THREE_CHARS = new Map<number, number>();
/** Whether a two-character operator can start with this character. */
export const STARTS_LONG: Uint8Array = new Uint8Array(128);

T.OPERATORS.forEach((kind, text) => {
  const a = text.charCodeAt(0);
  const b = text.charCodeAt(1);
  if (text.length === 1) ONE_CHAR[a] = kind;
  else if (text.length === 2) TWO_CHARS.set((a << 7) | b, kind);
  else THREE_CHARS.set((a << 14) | (b << 7) | text.charCodeAt(2), kind);
  if (text.length > 1) STARTS_LONG[a] = 1;
});
// The other spelling of !=, which the grammar accepts only under `from __future__ import barry_as_FLUFL`.
TWO_CHARS.set((60 << 7) | 62, T.NOTEQUAL);

/** The kind of an operator of these two characters; OP: there is none. */
export function twoChars(a: number, b: number): number {
  return TWO_CHARS.get((a << 7) | b) ?? T.OP;
}

/** The kind of an operator of these three characters; OP: there is none. */
export function threeChars(a: number, b: number, c: number): number {
  return THREE_CHARS.get((a << 14) | (b << 7) | c) ?? T.OP;
}
