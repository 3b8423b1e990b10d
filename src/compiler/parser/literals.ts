// The value of one string token. CPython: _PyPegen_parse_string in Parser/string_parser.c.

import type { ConstantValue, StrValue } from '../ast.js';
import { utf8Error } from '../tokenizer/utf8.js';
import type { UnicodeName } from './cursor.js';
import { type Decoded, decodeBytes, decodeStr, type EscapeError, strValue } from './escapes.js';

export interface BadBytes {
  nonAscii: true;
}

/** Decodes a STRING token with its prefix and quotes. `valid`: the source holds no bad bytes. */
export function literalValue(
  token: string,
  valid: boolean,
  unicodeName: UnicodeName | null,
): Decoded<ConstantValue> | EscapeError | BadBytes {
  let at = 0;
  let bytes = false;
  let raw = false;
  for (;;) {
    const c = token.charCodeAt(at);
    if (c === 34 || c === 39) break;
    const lower = c | 32;
    if (lower === 98) bytes = true;
    else if (lower === 114) raw = true;
    at++;
  }
  const quote = token.charCodeAt(at);
  const triple = token.length >= at + 6 && token.charCodeAt(at + 1) === quote && token.charCodeAt(at + 2) === quote;
  const body = token.slice(at + (triple ? 3 : 1), triple ? -3 : -1);
  raw ||= !body.includes('\\');
  if (!bytes) return textValue(body, raw, valid, unicodeName);
  for (let i = 0; i < body.length; i++) if (body.charCodeAt(i) > 127) return { nonAscii: true };
  if (!raw) return decodeBytes(body);
  return { value: { type: 'bytes', value: Uint8Array.from(body, (char) => char.charCodeAt(0)) }, invalid: null };
}

/** The body of a str literal or a piece of an f-string. */
export function textValue(
  body: string,
  raw: boolean,
  valid: boolean,
  unicodeName: UnicodeName | null,
): Decoded<StrValue> | EscapeError {
  if (!valid) {
    const error = raw ? utf8Error(body) : firstRunError(body);
    if (error !== null) return { error: `(unicode error) ${error}` };
  }
  return raw ? { value: strValue(body), invalid: null } : decodeStr(body, unicodeName);
}

// With escapes CPython decodes each run of characters beyond ASCII by itself.
function firstRunError(body: string): string | null {
  for (const run of body.match(/[^\0-\x7f]+/g) ?? []) {
    const error = utf8Error(run);
    if (error !== null) return error;
  }
  return null;
}
