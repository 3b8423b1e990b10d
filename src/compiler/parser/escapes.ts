// Escape sequences in literals. CPython: _PyUnicode_DecodeUnicodeEscapeInternal, _PyBytes_DecodeEscape and
// decode_unicode_with_escapes in Parser/string_parser.c.

import type { ConstantValue, StrValue } from '../ast.js';
import type { UnicodeName } from './cursor.js';

type BytesValue = Extract<ConstantValue, { type: 'bytes' }>;

export interface EscapeError {
  error: string;
}

/** `invalid` is the first escape that means nothing, as the warning shows it: 'd' or '777'. */
export interface Decoded<T> {
  value: T;
  invalid: string | null;
}

const SIMPLE: { readonly [char: string]: string } = {
  '\\': '\\',
  "'": "'",
  '"': '"',
  b: '\b',
  f: '\f',
  t: '\t',
  n: '\n',
  r: '\r',
  v: '\v',
  a: '\x07',
  '\n': '',
};

/** Decodes the body of a str literal. */
export function decodeStr(body: string, unicodeName: UnicodeName | null): Decoded<StrValue> | EscapeError {
  let value = '';
  let invalid: string | null = null;
  // Where escapes wrote surrogates, which may seem to pair up.
  const surrogates: number[] = [];
  let at = 0;
  for (;;) {
    const slash = body.indexOf('\\', at);
    if (slash < 0) break;
    value += body.slice(at, slash);
    const char = body[slash + 1];
    if (char === undefined) {
      // A brace follows in an f-string: the backslash is one.
      value += '\\';
      at = slash + 1;
      break;
    }
    at = slash + 2;
    const simple = SIMPLE[char];
    if (simple !== undefined) {
      value += simple;
      continue;
    }
    const digits = char === 'x' ? 2 : char === 'u' ? 4 : char === 'U' ? 8 : 0;
    if (digits > 0) {
      const end = hexEnd(body, at, digits);
      const point = Number.parseInt(body.slice(at, end), 16);
      if (end - at < digits) return failure(body, slash, end, `truncated \\${char}${'X'.repeat(digits)} escape`);
      if (point > 0x10ffff) return failure(body, slash, end, 'illegal Unicode character');
      if (point >= 0xd800 && point <= 0xdfff) surrogates.push(value.length);
      value += String.fromCodePoint(point);
      at = end;
    } else if (char >= '0' && char <= '7') {
      const octal = (/^[0-7]{1,3}/.exec(body.slice(at - 1, at + 2)) as RegExpExecArray)[0];
      const point = Number.parseInt(octal, 8);
      if (point > 0xff) invalid ??= octal;
      value += String.fromCharCode(point);
      at += octal.length - 1;
    } else if (char === 'N') {
      const named = decodeNamed(body, slash, unicodeName);
      if ('error' in named) return named;
      value += String.fromCodePoint(named.point);
      at = named.end;
    } else {
      // Not an escape: the backslash stays. A character beyond ASCII gets no warning.
      if (char < '\x80') invalid ??= char;
      value += '\\';
      at = slash + 1;
      const next = body.codePointAt(at) as number;
      value += String.fromCodePoint(next);
      at += next > 0xffff ? 2 : 1;
    }
  }
  value += body.slice(at);
  return {
    value: { type: 'str', value, points: surrogates.length === 0 ? null : splitPoints(value, surrogates) },
    invalid,
  };
}

function hexEnd(body: string, start: number, count: number): number {
  let end = start;
  while (end < start + count && /[0-9a-fA-F]/.test(body[end] ?? '')) end++;
  return end;
}

function decodeNamed(
  body: string,
  slash: number,
  unicodeName: UnicodeName | null,
): { point: number; end: number } | EscapeError {
  const malformed = 'malformed \\N character escape';
  if (body[slash + 2] !== '{') return failure(body, slash, slash + 2, malformed);
  const close = body.indexOf('}', slash + 3);
  if (close < 0) return failure(body, slash, body.length, malformed);
  if (close === slash + 3) return failure(body, slash, close, malformed);
  const point = unicodeName?.(body.slice(slash + 3, close)) ?? null;
  if (point === null) return failure(body, slash, close + 1, 'unknown Unicode character name');
  return { point, end: close + 1 };
}

// CPython decodes a copy in which characters beyond ASCII are \U escapes; positions are those in the copy.
function failure(body: string, start: number, end: number, reason: string): EscapeError {
  const from = copyLength(body.slice(0, start), false);
  const to = copyLength(body.slice(0, end), end === body.length) - 1;
  const where = from === to ? `byte 0x5c in position ${from}` : `bytes in position ${from}-${to}`;
  return { error: `(unicode error) 'unicodeescape' codec can't decode ${where}: ${reason}` };
}

function copyLength(text: string, atEnd: boolean): number {
  let length = 0;
  let escaped = false; // the last character was a backslash, which is written \u005c before what it cannot escape
  for (const char of text) {
    if (char >= '\x80') length += escaped ? 15 : 10;
    else length++;
    escaped = char === '\\' && !escaped;
  }
  return escaped && atEnd ? length + 5 : length;
}

/** The code points if a surrogate at one of `places` would pair up with a neighbour, else null. */
function splitPoints(value: string, places: readonly number[]): Uint32Array | null {
  const isHigh = (at: number) => value.charCodeAt(at) >> 10 === 0x36;
  const isLow = (at: number) => value.charCodeAt(at) >> 10 === 0x37;
  const alone = new Set(places);
  if (!places.some((at) => (isHigh(at) && isLow(at + 1)) || (isLow(at) && at > 0 && isHigh(at - 1)))) return null;
  const points: number[] = [];
  for (let i = 0; i < value.length; i++) {
    const point = alone.has(i) ? value.charCodeAt(i) : (value.codePointAt(i) as number);
    points.push(point);
    if (point > 0xffff) i++;
  }
  return Uint32Array.from(points);
}

/** The constant of a text, which may have lone surrogates. */
export function strValue(value: string): StrValue {
  return { type: 'str', value, points: null };
}

/** Python's concatenation: halves of a surrogate pair that meet stay two characters. */
export function concatStr(a: StrValue, b: StrValue): StrValue {
  const value = a.value + b.value;
  const meet = a.value.charCodeAt(a.value.length - 1) >> 10 === 0x36 && b.value.charCodeAt(0) >> 10 === 0x37;
  if (a.points === null && b.points === null && !meet) return strValue(value);
  const points = (s: StrValue) => s.points ?? Uint32Array.from(s.value, (char) => char.codePointAt(0) as number);
  return { type: 'str', value, points: Uint32Array.from([...points(a), ...points(b)]) };
}

/** Decodes the body of a bytes literal, which is ASCII. */
export function decodeBytes(body: string): Decoded<BytesValue> | EscapeError {
  const out: number[] = [];
  let invalid: string | null = null;
  for (let i = 0; i < body.length; i++) {
    const char = body[i] as string;
    const next = body[i + 1];
    if (char !== '\\' || next === undefined) {
      out.push(char.charCodeAt(0));
      continue;
    }
    i++;
    const simple = SIMPLE[next];
    if (simple !== undefined) {
      if (simple !== '') out.push(simple.charCodeAt(0));
    } else if (next >= '0' && next <= '7') {
      const octal = (/^[0-7]{1,3}/.exec(body.slice(i, i + 3)) as RegExpExecArray)[0];
      const byte = Number.parseInt(octal, 8);
      if (byte > 0xff) invalid ??= octal;
      out.push(byte & 0xff);
      i += octal.length - 1;
    } else if (next === 'x') {
      if (hexEnd(body, i + 1, 2) < i + 3) return { error: `(value error) invalid \\x escape at position ${i - 1}` };
      out.push(Number.parseInt(body.slice(i + 1, i + 3), 16));
      i += 2;
    } else {
      invalid ??= next;
      out.push(92, next.charCodeAt(0));
    }
  }
  return { value: { type: 'bytes', value: Uint8Array.from(out) }, invalid };
}

/** What CPython says about an invalid escape. */
export function invalidEscapeMessage(invalid: string): string {
  const octal = invalid.length > 1 ? 'octal ' : '';
  return `invalid ${octal}escape sequence '\\${invalid}'`;
}
