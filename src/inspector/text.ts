// Strings of the memory as text. (CPython: Include/cpython/unicodeobject.h)

import type { Image } from './image.js';

/** Kind (bytes a character) and where the characters are. */
function characters(image: Image, o: number): { kind: number; data: number } {
  const state = image.u32(image.at(o, 'PyASCIIObject', 'state'));
  const kind = (state >> 2) & 7;
  const compact = (state >> 5) & 1;
  const ascii = (state >> 6) & 1;
  if (!compact) return { kind, data: image.ptrField(o, 'PyUnicodeObject', 'data') };
  return { kind, data: o + image.layout.size(ascii ? 'PyASCIIObject' : 'PyCompactUnicodeObject') };
}

/** 0 not, 1 mortal, 2 immortal, 3 static. */
export const internedState = (image: Image, o: number): number => image.u32(image.at(o, 'PyASCIIObject', 'state')) & 3;

/** Characters of a str. */
export const strLength = (image: Image, o: number): number => image.sizeField(o, 'PyASCIIObject', 'length');

/** The first `limit` characters. */
export function strText(image: Image, o: number, limit = Number.POSITIVE_INFINITY): string {
  const { kind, data } = characters(image, o);
  const n = Math.min(strLength(image, o), limit, image.size);
  let text = '';
  for (let i = 0; i < n; i++) {
    const c = kind === 1 ? image.u8(data + i) : kind === 2 ? image.u16(data + 2 * i) : image.u32(data + 4 * i);
    text += String.fromCodePoint(Math.min(c, 0x10ffff));
  }
  return text;
}

/** Bytes that the string takes, with its closing NUL. */
export function strSize(image: Image, o: number): number {
  const { kind, data } = characters(image, o);
  return data - o + (strLength(image, o) + 1) * kind;
}

/** As Python's repr() shows it: quotes chosen, controls escaped. */
export function quote(text: string): string {
  const q = text.includes("'") && !text.includes('"') ? '"' : "'";
  let out = q;
  for (const c of text) {
    const code = c.codePointAt(0) ?? 0;
    if (c === q || c === '\\') out += `\\${c}`;
    else if (c === '\n') out += '\\n';
    else if (c === '\r') out += '\\r';
    else if (c === '\t') out += '\\t';
    else if (code < 0x20 || code === 0x7f) out += `\\x${code.toString(16).padStart(2, '0')}`;
    else if (code >= 0xd800 && code <= 0xdfff) out += `\\u${code.toString(16)}`;
    else out += c;
  }
  return out + q;
}
