// Strs as code points and as UTF-8. A lone surrogate is a code point like any other ('surrogatepass').
import type { StrConst } from './code.js';
import { ByteBuffer } from './locations.js';

/** The code points of a str constant. */
export function* codePoints(s: StrConst): Generator<number> {
  if (s.points) {
    yield* s.points;
    return;
  }
  for (const c of s.value) yield c.codePointAt(0) as number;
}

function utf8Point(out: ByteBuffer, c: number): void {
  if (c < 0x800) out.push(0xc0 | (c >> 6));
  else {
    if (c < 0x10000) out.push(0xe0 | (c >> 12));
    else {
      out.push(0xf0 | (c >> 18));
      out.push(0x80 | ((c >> 12) & 63));
    }
    out.push(0x80 | ((c >> 6) & 63));
  }
  out.push(0x80 | (c & 63));
}

/** Writes a str as UTF-8; a lone surrogate as it is ('surrogatepass'). */
export function utf8(out: ByteBuffer, s: StrConst): void {
  if (s.points) {
    for (const c of s.points) {
      if (c < 0x80) out.push(c);
      else utf8Point(out, c);
    }
    return;
  }
  const { value } = s;
  for (let i = 0; i < value.length; i++) {
    const unit = value.charCodeAt(i);
    if (unit < 0x80) out.push(unit);
    else if (unit < 0xd800 || unit >= 0xdc00) utf8Point(out, unit);
    else {
      // A high surrogate stands for itself unless the other half follows.
      const point = value.codePointAt(i) as number;
      utf8Point(out, point);
      if (point >= 0x10000) i++;
    }
  }
}

/** UTF-8 with lone surrogates written as they are ('surrogatepass'). */
export function encodeUtf8(s: StrConst): Uint8Array {
  const out = new ByteBuffer();
  utf8(out, s);
  return out.take();
}

/** A str constant of code points. */
export function strOfPoints(points: Uint32Array): StrConst {
  let value = '';
  let ambiguous = false;
  let last = 0;
  for (const c of points) {
    if (c >= 0xdc00 && c < 0xe000 && last >= 0xd800 && last < 0xdc00) ambiguous = true;
    value += String.fromCodePoint(c);
    last = c;
  }
  return { type: 'str', value, points: ambiguous ? points : null };
}

/** Decodes UTF-8 with 'surrogatepass'. */
export function decodeUtf8(bytes: Uint8Array): StrConst {
  const points = new Uint32Array(bytes.length);
  let n = 0;
  for (let i = 0; i < bytes.length; ) {
    const b = bytes[i++] as number;
    if (b < 0x80) points[n++] = b;
    else {
      const more = b >= 0xf0 ? 3 : b >= 0xe0 ? 2 : 1;
      let c = b & (0x3f >> more);
      for (let k = 0; k < more; k++) c = (c << 6) | ((bytes[i++] as number) & 63);
      points[n++] = c;
    }
  }
  return strOfPoints(points.slice(0, n));
}
