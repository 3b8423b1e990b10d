// C strings in the data segment.

import { pel, reserveDefs } from './pellucid';

/** The UTF-8 text of a literal, NUL at its end, in the data segment for good; only while booting. */
export function cstr(text: string): usize {
  const units = text.length;
  const source = changetype<usize>(text);
  const size = utf8Length(source, units);
  reserveDefs(size + 1);
  const p = pel.cstr_bottom - (size + 1);
  pel.cstr_bottom = p;
  String.UTF8.encodeUnsafe(source, units, p, true);
  return p;
}

/** The same of a part of it: code units from start up to end. */
export function cstrPart(text: string, start: i32, end: i32): usize {
  const source = changetype<usize>(text) + ((<usize>start) << 1);
  const size = utf8Length(source, end - start);
  reserveDefs(size + 1);
  const p = pel.cstr_bottom - (size + 1);
  pel.cstr_bottom = p;
  String.UTF8.encodeUnsafe(source, end - start, p, true);
  return p;
}

function utf8Length(source: usize, units: i32): usize {
  let n: usize = 0;
  for (let i = 0; i < units; i++) {
    const c = load<u16>(source + ((<usize>i) << 1));
    // Half of a surrogate pair counts 2 of its 4 bytes.
    n += c < 0x80 ? 1 : c < 0x800 || (c & 0xf800) == 0xd800 ? 2 : 3;
  }
  return n;
}

/** strlen */
export function cstrlen(p: usize): usize {
  let end = p;
  while (load<u8>(end)) end++;
  return end - p;
}

/** strcmp(p, text) == 0, for an ASCII literal. */
/* @noinline */ export function cstrEquals(p: usize, text: string): bool {
  const units = text.length;
  for (let i = 0; i < units; i++) if (load<u8>(p + i) != text.charCodeAt(i)) return false;
  return load<u8>(p + units) == 0;
}
