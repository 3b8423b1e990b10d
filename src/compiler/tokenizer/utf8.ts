// UTF-8 to JavaScript strings. CPython: Objects/stringlib/codecs.h (utf8_decode).
//
// A byte that is not UTF-8 becomes the lone surrogate U+DC00 + byte: source text cannot hold one otherwise, so
// the places that CPython decodes late (identifiers, string literals) can still find and report it.

/** What ESCAPE_BASE + byte means in decoded source: a byte that was not UTF-8. */
export const ESCAPE_BASE = 0xdc00;

const CHUNK = 8192;

/** Latin-1: every byte is the character of its number. */
export function fromBytes(bytes: Uint8Array, start = 0, end = bytes.length): string {
  let out = '';
  for (let i = start; i < end; i += CHUNK) {
    out += String.fromCharCode.apply(null, bytes.subarray(i, Math.min(end, i + CHUNK)) as unknown as number[]);
  }
  return out;
}

function fromUnits(units: Uint16Array, length: number): string {
  let out = '';
  for (let i = 0; i < length; i += CHUNK) {
    out += String.fromCharCode.apply(null, units.subarray(i, Math.min(length, i + CHUNK)) as unknown as number[]);
  }
  return out;
}

/** The length of the well-formed sequence at `i`; 0 if there is none, or minus the bytes that belong to the bad one. */
export function sequenceLength(bytes: Uint8Array, i: number): number {
  const a = bytes[i] ?? 0;
  const b = bytes[i + 1] ?? 0;
  if (a < 0x80) return 1;
  if (a < 0xc2 || a > 0xf4) return 0;
  const continues = (x: number | undefined) => x !== undefined && (x & 0xc0) === 0x80;
  if (a < 0xe0) return continues(b) ? 2 : -1;
  if (
    !continues(b) ||
    (a === 0xe0 && b < 0xa0) ||
    (a === 0xed && b > 0x9f) ||
    (a === 0xf0 && b < 0x90) ||
    (a === 0xf4 && b > 0x8f)
  )
    return -1;
  if (!continues(bytes[i + 2])) return -2;
  if (a < 0xf0) return 3;
  return continues(bytes[i + 3]) ? 4 : -3;
}

/** Decodes from `start`; `valid` says whether all of it was UTF-8. */
export function decodeUtf8(bytes: Uint8Array, start: number): { text: string; ascii: boolean; valid: boolean } {
  let ascii = true;
  for (let i = start; i < bytes.length; i++) {
    if ((bytes[i] as number) >= 0x80) {
      ascii = false;
      break;
    }
  }
  if (ascii) return { text: fromBytes(bytes, start), ascii, valid: true };
  const units = new Uint16Array(bytes.length - start);
  let n = 0;
  let valid = true;
  for (let i = start; i < bytes.length; ) {
    const a = bytes[i] as number;
    if (a < 0x80) {
      units[n++] = a;
      i++;
      continue;
    }
    const length = sequenceLength(bytes, i);
    const b = (bytes[i + 1] ?? 0) & 0x3f;
    const c = (bytes[i + 2] ?? 0) & 0x3f;
    if (length <= 0) {
      units[n++] = ESCAPE_BASE + a;
      valid = false;
      i++;
      continue;
    }
    if (length === 2) units[n++] = ((a & 0x1f) << 6) | b;
    else if (length === 3) units[n++] = ((a & 0xf) << 12) | (b << 6) | c;
    else {
      const point = (((a & 7) << 18) | (b << 12) | (c << 6) | ((bytes[i + 3] as number) & 0x3f)) - 0x10000;
      units[n++] = 0xd800 + (point >> 10);
      units[n++] = 0xdc00 + (point & 0x3ff);
    }
    i += length;
  }
  return { text: fromUnits(units, n), ascii, valid };
}

/** The UTF-8 bytes of a piece of decoded source, bad bytes included. */
export function encodeUtf8(text: string): Uint8Array {
  const out: number[] = [];
  for (const char of text) {
    const point = char.codePointAt(0) as number;
    if (point < 0x80) out.push(point);
    else if (point < 0x800) out.push(0xc0 | (point >> 6), 0x80 | (point & 0x3f));
    else if (point >= ESCAPE_BASE + 0x80 && point <= ESCAPE_BASE + 0xff) out.push(point - ESCAPE_BASE);
    else if (point < 0x10000) out.push(0xe0 | (point >> 12), 0x80 | ((point >> 6) & 0x3f), 0x80 | (point & 0x3f));
    else {
      out.push(
        0xf0 | (point >> 18),
        0x80 | ((point >> 12) & 0x3f),
        0x80 | ((point >> 6) & 0x3f),
        0x80 | (point & 0x3f),
      );
    }
  }
  return Uint8Array.from(out);
}

/** CPython's UnicodeDecodeError text if the piece holds a byte that was not UTF-8, else null. */
export function utf8Error(text: string): string | null {
  if (!/[\udc80-\udcff]/u.test(text)) return null;
  const bytes = encodeUtf8(text);
  for (let i = 0; i < bytes.length; ) {
    const length = sequenceLength(bytes, i);
    if (length > 0) {
      i += length;
      continue;
    }
    const head = "'utf-8' codec can't decode";
    const cut = i - length >= bytes.length;
    if (length === 0) return `${head} byte 0x${hex(bytes[i])} in position ${i}: invalid start byte`;
    if (cut && length === -1) return `${head} byte 0x${hex(bytes[i])} in position ${i}: unexpected end of data`;
    if (cut) return `${head} bytes in position ${i}-${i - length - 1}: unexpected end of data`;
    if (length === -1) return `${head} byte 0x${hex(bytes[i])} in position ${i}: invalid continuation byte`;
    return `${head} bytes in position ${i}-${i - length - 1}: invalid continuation byte`;
  }
  return null;
}

function hex(byte: number | undefined): string {
  return (byte ?? 0).toString(16).padStart(2, '0');
}

/** The text as CPython shows it in an error: each bad sequence is one U+FFFD. */
export function replaceBadBytes(text: string): string {
  if (!/[\udc80-\udcff]/u.test(text)) return text;
  const bytes = encodeUtf8(text);
  let out = '';
  for (let i = 0; i < bytes.length; ) {
    const length = sequenceLength(bytes, i);
    if (length > 0) {
      out += decodeUtf8(bytes.subarray(i, i + length), 0).text;
      i += length;
    } else {
      out += '\ufffd';
      i += length === 0 ? 1 : -length;
    }
  }
  return out;
}
