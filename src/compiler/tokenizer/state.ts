// The tokenizer's state and its errors. CPython: Parser/lexer/state.h, Parser/tokenizer/helpers.c.
//
//   buf        lineStart    start      cur        inp
//    │            │           │         │          │
//    ▼            ▼           ▼         ▼          ▼
//    first line \↵ second line  a_token  rest ↵     (next line is not seen yet)
//
// Reading past `inp` makes the next line current. CPython reads its input like that, and the places that its
// error messages name depend on it, so it is kept although the whole text lies before us.

import { PySyntaxError, type WarningSink } from '../errors.js';
import type { Source } from './source.js';
import { ERRORTOKEN } from './tokens.js';
import { replaceBadBytes } from './utf8.js';

export const EOF = -1;

export const E_OK = 0;
export const E_EOF = 1;
export const E_ERROR = 2;
export const E_DEDENT = 3;
export const E_TABSPACE = 4;
export const E_TOODEEP = 5;
export const E_LINECONT = 6;
export const E_EOFS = 7;
export const E_EOLS = 8;
export const E_DECODE = 9;

/** An f-string that is open, or (at the bottom) the file. CPython: tokenizer_mode. */
export interface Mode {
  /** In the literal text of an f-string, not in an expression. */
  literal: boolean;
  quote: number;
  quoteSize: number;
  raw: boolean;
  start: number;
  lineStart: number;
  lineno: number;
  inFormatSpec: boolean;
  /** An `=` stood at the end of the expression, as in f'{x=}'. */
  debug: boolean;
  depth: number;
  exprStartDepth: number;
  /** Where the current expression's text starts and ends; -1 while unknown. */
  exprStart: number;
  exprEnd: number;
}

/** Where the tokenizer stands: the text, the line, the open brackets, indents and f-strings. CPython: tok_state */
export class LexerState {
  readonly s: string;
  readonly n: number;
  readonly filename: string;
  readonly ascii: boolean;
  readonly warnings: WarningSink | null;
  /** Comments and newlines that mean nothing are tokens too, and numbers may be worse: for the module tokenize. */
  extra = false;
  /** `# type: …` is a token, and what follows `# type: ignore` is kept. */
  typeComments = false;
  readonly typeIgnores: { lineno: number; tag: string }[] = [];
  /** A comment alone on its line was the last token (extra). */
  commentNewline = false;

  cur = 0;
  inp = 0;
  buf = 0;
  lineStart = 0;
  lineno = 0;
  start = -1;
  done = E_OK;
  error: PySyntaxError | null = null;

  atbol = true;
  pendin = 0;
  indent = 0;
  readonly indstack: number[] = [0];
  readonly altindstack: number[] = [0];

  level = 0;
  readonly parenstack: number[] = [];
  readonly parenlinenostack: number[] = [];
  readonly parencolstack: number[] = [];

  mode: Mode;
  readonly modes: Mode[] = [];

  // The token that was read last.
  tokStart = 0;
  tokEnd = 0;
  tokLine = 0;
  tokCol = 0;
  tokEndLine = 0;
  tokEndCol = 0;
  /** The text of an f'{expr=}', kept by the token that ends the expression. */
  metadata: string | null = null;

  // The current line is ASCII, so that columns are differences.
  #asciiLine = true;

  constructor(source: Source, warnings: WarningSink | null) {
    this.s = source.text;
    this.n = source.length;
    this.ascii = source.ascii;
    this.filename = source.filename;
    this.warnings = warnings;
    this.mode = {
      literal: false,
      quote: 0,
      quoteSize: 0,
      raw: false,
      start: 0,
      lineStart: 0,
      lineno: 0,
      inFormatSpec: false,
      debug: false,
      depth: 0,
      exprStartDepth: -1,
      exprStart: -1,
      exprEnd: -1,
    };
    this.modes.push(this.mode);
  }

  get insideFstring(): boolean {
    return this.modes.length > 1;
  }

  /** Starts with the line at `offset` instead of the first. */
  startAt(offset: number, lineno: number): void {
    this.cur = offset;
    this.inp = offset;
    this.buf = offset;
    this.lineStart = offset;
    this.lineno = lineno - 1;
  }

  /** Makes the next line current; false at the end of the source. */
  underflow(): boolean {
    if (this.inp >= this.n) {
      if (this.done === E_OK) this.done = E_EOF;
      return false;
    }
    if (this.start < 0) this.buf = this.cur;
    this.lineStart = this.cur;
    this.lineno++;
    const newline = this.s.indexOf('\n', this.inp);
    this.inp = newline < 0 ? this.n : newline + 1;
    if (!this.ascii) this.#asciiLine = isAscii(this.s, this.lineStart, this.inp);
    return true;
  }

  nextc(): number {
    if (this.cur === this.inp && !this.underflow()) return EOF;
    return this.s.charCodeAt(this.cur++);
  }

  backup(c: number): void {
    if (c !== EOF) this.cur--;
  }

  /** UTF-8 bytes from the start of the current line. */
  column(at: number): number {
    if (this.#asciiLine) return at - this.lineStart;
    return byteLength(this.s, this.lineStart, at);
  }

  /** Records a token that starts at `start` on the current line and ends at the cursor. */
  token(kind: number, start: number, end: number): number {
    this.tokStart = start;
    this.tokEnd = end;
    this.tokLine = this.lineno;
    this.tokEndLine = this.lineno;
    if (this.#asciiLine) {
      this.tokCol = start - this.lineStart;
      this.tokEndCol = this.cur - this.lineStart;
    } else {
      this.tokCol = byteLength(this.s, this.lineStart, start);
      this.tokEndCol = byteLength(this.s, this.lineStart, this.cur);
    }
    return kind;
  }

  /** Records a token that has no text: INDENT, DEDENT, ENDMARKER, ERRORTOKEN. */
  emptyToken(kind: number): number {
    this.tokStart = this.cur;
    this.tokEnd = this.cur;
    this.tokLine = this.lineno;
    this.tokEndLine = this.lineno;
    this.tokCol = -1;
    this.tokEndCol = -1;
    return kind;
  }

  /** Records a string token, which may have started lines ago. */
  stringToken(kind: number, start: number, end: number, line: number, column: number): number {
    this.tokStart = start;
    this.tokEnd = end;
    this.tokLine = line;
    this.tokCol = column;
    this.tokEndLine = this.lineno;
    this.tokEndCol = this.column(this.cur);
    return kind;
  }

  fail(done: number): number {
    this.done = done;
    return this.emptyToken(ERRORTOKEN);
  }

  /** A SyntaxError at the character before the cursor. */
  syntaxError(msg: string): number {
    const before = replaceBadBytes(this.s.slice(this.lineStart, this.cur));
    const column = countPoints(before, 0, before.length);
    return this.syntaxErrorAt(msg, column, column);
  }

  syntaxErrorAt(msg: string, offset: number, endOffset: number): number {
    if (this.done !== E_ERROR) {
      const newline = this.s.indexOf('\n', this.lineStart);
      const text = replaceBadBytes(this.s.slice(this.lineStart, newline < 0 ? this.n : newline));
      this.error = new PySyntaxError(
        'SyntaxError',
        msg,
        this.filename,
        this.lineno,
        offset,
        text,
        this.lineno,
        endOffset,
      );
      this.done = E_ERROR;
    }
    return this.emptyToken(ERRORTOKEN);
  }

  warn(msg: string): void {
    if (this.warnings === null) return;
    const offset = countPoints(this.s, this.lineStart, this.cur);
    this.warnings.push({
      category: 'SyntaxWarning',
      msg,
      filename: this.filename,
      lineno: this.lineno,
      offset,
      end_lineno: this.lineno,
      end_offset: offset,
      text: replaceBadBytes(this.s.slice(this.lineStart, this.s.indexOf('\n', this.lineStart))),
    });
  }
}

function isAscii(s: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (s.charCodeAt(i) > 127) return false;
  return true;
}

/** The UTF-8 bytes of a piece of text; a bad byte (see utf8.ts) counts as itself. */
export function byteLength(s: string, start: number, end: number): number {
  let bytes = 0;
  for (let i = start; i < end; i++) {
    const c = s.charCodeAt(i);
    if (c < 0x80) bytes++;
    else if (c < 0x800) bytes += 2;
    else if (c >= 0xd800 && c < 0xdc00 && i + 1 < end) {
      bytes += 4;
      i++;
    } else if (c >= 0xdc80 && c <= 0xdcff) bytes++;
    else bytes += 3;
  }
  return bytes;
}

/** The code points of a piece of text. */
export function countPoints(s: string, start: number, end: number): number {
  let points = end - start;
  for (let i = start + 1; i < end; i++) {
    const c = s.charCodeAt(i);
    if (c >= 0xdc00 && c <= 0xdfff) {
      const before = s.charCodeAt(i - 1);
      if (before >= 0xd800 && before < 0xdc00) points--;
    }
  }
  return points;
}

/** How many characters of a line start before its UTF-8 byte `offset`; one more if it is past the end. */
export function characterOffset(line: string, offset: number): number {
  let bytes = 0;
  let characters = 0;
  for (const char of line) {
    if (bytes >= offset) return characters;
    const point = char.codePointAt(0) as number;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    characters++;
  }
  return bytes < offset ? characters + 1 : characters;
}
