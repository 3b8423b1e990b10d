// Names of files between bytes and strings: UTF-8, an undecodable byte b as the lone surrogate 0xDC00 + b.

const fatal = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();

/** A path as text: bytes that are no UTF-8 become lone surrogates (surrogateescape). */
export function decodePath(bytes: Uint8Array): string {
  try {
    return fatal.decode(bytes.slice());
  } catch {
    return decodeEscaped(bytes);
  }
}

/** How many bytes a valid UTF-8 sequence at i has; 0: it is not valid. */
function sequenceLength(bytes: Uint8Array, i: number): number {
  const first = bytes[i] ?? 0;
  const n = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
  if (n === 0 || i + n > bytes.length) return 0;
  try {
    fatal.decode(bytes.slice(i, i + n));
    return n;
  } catch {
    return 0;
  }
}

function decodeEscaped(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; ) {
    const n = sequenceLength(bytes, i);
    text += n === 0 ? String.fromCharCode(0xdc00 + (bytes[i] ?? 0)) : fatal.decode(bytes.slice(i, i + n));
    i += Math.max(n, 1);
  }
  return text;
}

const loneSurrogate = /[\ud800-\udfff]/u;

/** Whether every character of a name can be written as UTF-8. */
export const isPlain = (path: string): boolean => !loneSurrogate.test(path);

/** … and back. */
export function encodePath(path: string): Uint8Array {
  if (isPlain(path)) return encoder.encode(path);
  const parts: number[] = [];
  for (const c of path) {
    const code = c.codePointAt(0) ?? 0;
    if (code >= 0xdc80 && code <= 0xdcff) parts.push(code - 0xdc00);
    else parts.push(...encoder.encode(c));
  }
  return Uint8Array.from(parts);
}
