// Source bytes as text, for showing lines of it.

import { decodeSource } from '../compiler/tokenizer/source.js';

/** The text of source bytes by their coding cookie; bytes that cannot be decoded are shown as replacement characters. */
export function decodedSource(bytes: Uint8Array): string {
  try {
    const source = decodeSource(bytes, '<source>', false);
    return source.text.slice(0, source.length);
  } catch {
    return new TextDecoder('utf-8', { fatal: false }).decode(bytes);
  }
}
