// From source bytes to the text that the tokenizer reads. CPython: Parser/tokenizer/{helpers,string_tokenizer}.c.

import { PySyntaxError, UnknownEncodingError } from '../errors.js';
import { findCodec, isUtf8Name, normalName } from './encodings.js';
import { decodeUtf8, ESCAPE_BASE, fromBytes, replaceBadBytes, utf8Error } from './utf8.js';

/** Decoded source: `text` has '\n' line ends and a final NUL, which the tokenizer takes for the end. */
export class Source {
  readonly text: string;
  /** Without the NUL. */
  readonly length: number;
  readonly ascii: boolean;
  /** False if some bytes were not UTF-8: see utf8.ts. */
  readonly valid: boolean;
  readonly filename: string;
  /** It stands in a file, whose lines errors show as they are. */
  readonly fromFile: boolean;
  /** The last newline is ours. */
  readonly completed: boolean;
  readonly #foreign: Uint8Array | null;
  #lines: string[] | null = null;

  constructor(decoded: Decoded, filename: string, fromFile: boolean, completed: boolean) {
    const text = completed ? `${decoded.text}\n` : decoded.text;
    this.text = `${text}\0`;
    this.length = text.length;
    this.ascii = decoded.ascii;
    this.valid = decoded.valid;
    this.filename = filename;
    this.fromFile = fromFile;
    this.completed = completed;
    this.#foreign = decoded.foreign ?? null;
  }

  /**
   * The line without its newline as CPython shows it once it has read on: from the bytes, as if they were UTF-8. Null
   * if they are.
   */
  undecodedLine(lineno: number): string | null {
    if (this.#foreign === null) return null;
    const lines = decodeUtf8(this.#foreign, 0).text.split(/\r\n?|\n/);
    return replaceBadBytes(lines[lineno - 1] ?? '');
  }

  /** The line in which CPython measures the offsets of an error from one line to another: see raise.ts. */
  measuredLine(lineno: number, endLineno: number): string {
    const line = this.lines[lineno - 1] ?? '';
    // The tokenizer has read on, and then CPython finds the line without its newline.
    return endLineno > lineno ? line.replace(/\n$/, '') : line;
  }

  /** The lines with their newlines; line n is at n - 1. */
  get lines(): string[] {
    this.#lines ??= replaceBadBytes(this.text.slice(0, this.length)).split(/(?<=\n)/);
    return this.#lines;
  }
}

/** Text as it is, with its own line ends. */
export function rawSource(text: string, filename: string): Source {
  const decoded = { text, ascii: !/[^\0-\x7f]/.test(text), valid: true };
  return new Source(decoded, filename, false, text !== '' && !text.endsWith('\n'));
}

interface Decoded {
  text: string;
  ascii: boolean;
  valid: boolean;
  /** The bytes, if they are not UTF-8 but went through a codec. */
  foreign?: Uint8Array;
}

const COOKIE = /^[ \t\f]*#.*?coding[:=][ \t]*([-_.a-zA-Z0-9]+)/;
const BLANK = /^[ \t\f]*(?:[#\r]|$)/;

/** Decodes bytes by a codec that is not built in; null if it does not know it. */
export type Decode = (encoding: string, bytes: Uint8Array) => string | null;

/**
 * Decodes what compile() gives us or, with `fromFile`, the script to run, which CPython reads line by line and
 * complains of in other words. `exec` also completes the last line.
 */
export function decodeSource(
  source: Uint8Array | string,
  filename: string,
  exec: boolean,
  decode: Decode | null = null,
  fromFile = false,
): Source {
  const decoded =
    typeof source === 'string'
      ? { text: source, ascii: !/[^\0-\x7f]/.test(source), valid: true }
      : decodeBytes(source, filename, exec, decode, fromFile);
  const nul = decoded.text.indexOf('\0');
  if (nul >= 0) throw nullError(decoded.text, nul, filename, fromFile);
  if (decoded.text.includes('\r')) decoded.text = decoded.text.replace(/\r\n?/g, '\n');
  if (fromFile && !decoded.valid) throw notUtf8(decoded.text, filename);
  return new Source(decoded, filename, fromFile, exec && !decoded.text.endsWith('\n'));
}

function nullError(text: string, at: number, filename: string, fromFile: boolean): PySyntaxError {
  const msg = `source code ${fromFile ? '' : 'string '}cannot contain null bytes`;
  if (!fromFile) return new PySyntaxError('SyntaxError', msg, filename, null, null, null, null, null);
  const lines = text.slice(0, at).split(/\r\n?|\n/);
  return new PySyntaxError('SyntaxError', msg, filename, lines.length, 0, lines.at(-1) ?? '', lines.length, 0);
}

function notUtf8(text: string, filename: string): PySyntaxError {
  const at = text.search(/[\udc80-\udcff]/u);
  const byte = (text.charCodeAt(at) - ESCAPE_BASE).toString(16);
  const line = text.slice(0, at).split('\n').length;
  const msg =
    `Non-UTF-8 code starting with '\\x${byte}' in file ${filename} on line ${line}, but no encoding declared; ` +
    'see https://peps.python.org/pep-0263/ for details';
  return new PySyntaxError('SyntaxError', msg, filename, null, null, null, null, null);
}

// Codecs get the text with '\n' line ends, which shows in the positions of their errors.
function translateNewlines(bytes: Uint8Array): Uint8Array {
  if (!bytes.includes(13)) return bytes;
  const out = new Uint8Array(bytes.length);
  let length = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] as number;
    if (byte === 13 && bytes[i + 1] === 10) continue;
    out[length++] = byte === 13 ? 10 : byte;
  }
  return out.subarray(0, length);
}

function decodeBytes(
  original: Uint8Array,
  filename: string,
  exec: boolean,
  decode: Decode | null,
  fromFile: boolean,
): Decoded {
  const initError = (msg: string) =>
    // From before there is a first line: line 0, offset -1, no text.
    new PySyntaxError('SyntaxError', msg, filename, fromFile ? null : 0, fromFile ? null : -1, null, null, null);
  let bytes = original;
  const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  const start = bom ? 3 : 0;
  const cookie = findCookie(bytes, start, exec);
  const name = cookie === null ? 'utf-8' : normalName(cookie);
  // CPython takes UTF-8 as it is and looks at the bytes when it needs their characters.
  if (name === 'utf-8') return decodeUtf8(bytes, start);
  bytes = translateNewlines(bytes);
  if (bom) throw initError(`encoding problem: ${name} with BOM`);
  if (isUtf8Name(name)) {
    // By any other name it goes through the codec, which is strict.
    const decoded = decodeUtf8(bytes, start);
    if (!decoded.valid) throw initError(utf8Error(decoded.text) ?? '');
    return decoded;
  }
  const codec = findCodec(name);
  const foreign = codec === null ? (decode?.(name, bytes) ?? null) : null;
  if (foreign !== null) return { text: foreign, ascii: false, valid: true, foreign: bytes };
  if (codec === null) {
    const { msg, lineno, offset } = initError(`${fromFile ? 'encoding problem' : 'unknown encoding'}: ${name}`);
    const error = new UnknownEncodingError('SyntaxError', msg, filename, lineno, offset, null, null, null);
    error.encoding = name;
    throw error;
  }
  const units = new Uint16Array(bytes.length);
  let ascii = true;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] as number;
    units[i] = byte < 0x80 ? byte : (codec.table[byte - 0x80] as number);
    if (byte >= 0x80) ascii = false;
    if (units[i] === 0xfffd) throw initError(undecodable(codec.name, byte, i));
  }
  let text = '';
  for (let i = 0; i < units.length; i += 8192) {
    text += String.fromCharCode.apply(null, units.subarray(i, i + 8192) as unknown as number[]);
  }
  return { text, ascii, valid: true, foreign: bytes };
}

function undecodable(codec: string, byte: number, position: number): string {
  const what = codec === 'ascii' ? 'ordinal not in range(128)' : 'character maps to <undefined>';
  const shown = codec === 'ascii' ? 'ascii' : 'charmap';
  return `'${shown}' codec can't decode byte 0x${byte.toString(16)} in position ${position}: ${what}`;
}

// PEP 263: a comment of the first line, or of the second if the first is blank or a comment.
function findCookie(bytes: Uint8Array, start: number, exec: boolean): string | null {
  let at = start;
  for (let line = 0; line < 2; line++) {
    let end = at;
    while (end < bytes.length && bytes[end] !== 10 && bytes[end] !== 13) end++;
    // CPython looks only at lines that end; it ends the last one of a file.
    if (end === bytes.length && !exec) return null;
    const text = fromBytes(bytes, at, end);
    const match = COOKIE.exec(text);
    if (match?.[1] !== undefined) return match[1];
    if (!BLANK.test(text)) return null;
    at = bytes[end] === 13 && bytes[end + 1] === 10 ? end + 2 : end + 1;
  }
  return null;
}
