// Quoted-printable, RFC 1521: text with =XX for what mail cannot carry.

import { dropBytes, finishBytes, newByteWriter, putByte, reserveBytes } from '../../objects/bytes/writer';
import { memchr } from '../../objects/str/scan';
import { PyObject } from '../../runtime/object';
import { hexValue } from './hex';

const MAXLINESIZE = 76;

/** new: the bytes of n characters at s. */
export function decodeQp(s: usize, n: i64, header: bool): PyObject | null {
  const end = s + <usize>n;
  const writer = newByteWriter();
  let p = s;
  while (p < end) {
    let c = <u32>load<u8>(p++);
    if (c == 0x3d) {
      if (p >= end) break;
      const d = <u32>load<u8>(p);
      if (d == 10 || d == 13) {
        // A soft line break.
        while (p < end && load<u8>(p) != 10) p++;
        if (p < end) p++;
        continue;
      }
      if (d == 0x3d) p++;
      else if (p + 1 < end && hexValue(d) < 16 && hexValue(load<u8>(p, 1)) < 16) {
        c = (hexValue(d) << 4) | hexValue(load<u8>(p, 1));
        p += 2;
      }
    } else if (header && c == 0x5f) c = 0x20;
    if (putByte(writer, c) < 0) return dropBytes(writer);
  }
  return finishBytes(writer);
}

/** Writes =XX. */
function putQuoted(to: usize, c: u32): usize {
  const high = c >> 4;
  const low = c & 15;
  store<u8>(to, 0x3d);
  store<u8>(to, high < 10 ? high + 0x30 : high + 0x37, 1);
  store<u8>(to, low < 10 ? low + 0x30 : low + 0x37, 2);
  return to + 3;
}

/** Whether the byte at p has to be written as =XX. */
function mustQuote(p: usize, end: usize, start: bool, quotetabs: bool, istext: bool, header: bool): bool {
  const c = <u32>load<u8>(p);
  const last = p + 1 == end;
  if (c > 126 || c == 0x3d || (header && c == 0x5f)) return true;
  if (c == 0x2e && start) {
    const next = last ? 0 : <u32>load<u8>(p, 1);
    if (last || next == 10 || next == 13 || next == 0) return true;
  }
  if (c == 10 || c == 13) return !istext;
  if (c == 9 || c == 32) return last || (quotetabs && c < 33);
  return c < 33;
}

/** new: the characters of n bytes at s. */
export function encodeQp(s: usize, n: i64, quotetabs: bool, istext: bool, header: bool): PyObject | null {
  const end = s + <usize>n;
  const at = memchr(s, 10, <usize>n);
  const crlf = at > 0 && load<u8>(s + <usize>at - 1) == 13;
  const writer = newByteWriter();
  let p = s;
  let line = 0;
  while (p < end) {
    // A soft line break, three bytes for a character, or two more for the blank before a line's end.
    const from = reserveBytes(writer, 8);
    if (!from) return dropBytes(writer);
    let to = from;
    const c = <u32>load<u8>(p);
    const quote = mustQuote(p, end, line == 0, quotetabs, istext, header);
    if (!quote && istext && (c == 10 || (c == 13 && p + 1 < end && load<u8>(p, 1) == 10))) {
      line = 0;
      const before = writer.pos ? <u32>load<u8>(to - 1) : 0;
      if (before == 32 || before == 9) to = putQuoted(to - 1, before);
      if (crlf) store<u8>(to++, 13);
      store<u8>(to++, 10);
      p += c == 13 ? 2 : 1;
    } else {
      const width = quote ? 3 : 1;
      const room = quote || (p + 1 != end && load<u8>(p, 1) != 10);
      if (room && line + width >= MAXLINESIZE) {
        store<u8>(to++, 0x3d);
        if (crlf) store<u8>(to++, 13);
        store<u8>(to++, 10);
        line = 0;
      }
      line += width;
      if (quote) to = putQuoted(to, c);
      else store<u8>(to++, header && c == 32 ? 0x5f : c);
      p++;
    }
    writer.pos += <i64>(to - from);
  }
  return finishBytes(writer);
}
