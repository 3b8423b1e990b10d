// One token after the other. CPython: tok_get in Parser/lexer/lexer.c.

import { fieldPunctuation, scanFstring, startFstring } from './fstring.js';
import { isPrintable, verifyIdentifier } from './identifier.js';
import { LINE_BLANK, LINE_ERROR, readContinuation, readIndentation } from './indent.js';
import { scanNumber } from './number.js';
import { ONE_CHAR, STARTS_LONG, threeChars, twoChars } from './operators.js';
import { E_EOF, E_OK, EOF, LexerState } from './state.js';
import { scanString } from './string.js';
import {
  COMMENT,
  DEDENT,
  DOT,
  ELLIPSIS,
  ENDMARKER,
  ERRORTOKEN,
  INDENT,
  NAME,
  NEWLINE,
  NL,
  OP,
  TYPE_COMMENT,
} from './tokens.js';

const MAX_LEVEL = 200;

// Character classes, by code.
const IS_NAME = new Uint8Array(128);
const IS_NAME_START = new Uint8Array(128);
for (let c = 0; c < 128; c++) {
  const isLetter = (c >= 65 && c <= 90) || (c >= 97 && c <= 122) || c === 95;
  if (isLetter) IS_NAME_START[c] = 1;
  if (isLetter || (c >= 48 && c <= 57)) IS_NAME[c] = 1;
}

const isLineEnd = (c: number) => c === 10 || c === 13;

/** Makes tokens of a source, one at a time. CPython: tok_get */
export class Tokenizer extends LexerState {
  /** Reads a token into the tok* fields and returns its kind (keywords are still NAME). */
  next(): number {
    this.metadata = null;
    if (this.mode.literal) {
      const kind = scanFstring(this, this.mode);
      if (kind !== -1) return kind;
    }
    return this.#normal();
  }

  #normal(): number {
    const s = this.s;
    let blank = false;
    this.start = -1;
    for (;;) {
      if (this.atbol) {
        this.atbol = false;
        this.start = -1;
        const line = readIndentation(this);
        if (line === LINE_ERROR) return this.emptyToken(ERRORTOKEN);
        blank = line === LINE_BLANK;
        this.start = this.cur;
      }
      if (this.pendin !== 0) {
        this.start = this.cur;
        if (this.pendin < 0) {
          this.pendin++;
          return this.emptyToken(DEDENT);
        }
        this.pendin--;
        return this.emptyToken(INDENT);
      }
      // The first character may lie on a new line, which counts as read while the last token is still the start.
      this.start = this.cur;
      if (this.cur === this.inp) this.backup(this.nextc());
      this.start = -1;

      let c: number;
      do c = this.cur === this.inp ? this.nextc() : s.charCodeAt(this.cur++);
      while (c === 32 || c === 9 || c === 12);
      this.start = c === EOF ? this.cur : this.cur - 1;

      if (c === 35) {
        if (this.extra) return this.#comment(blank);
        const type = this.typeComments ? this.#typeComment() : null;
        if (type !== null && !/^ignore(?![0-9A-Za-z\x80-\uffff])/.test(type)) {
          return this.token(TYPE_COMMENT, this.cur - type.length, this.cur);
        }
        if (type !== null) {
          // Alone on its line it takes the newline with it.
          this.typeIgnores.push({ lineno: this.lineno, tag: `${type.slice(6)}${blank ? '\n' : ''}` });
          this.atbol = blank && this.nextc() === 10;
          blank = false;
          continue;
        }
        const newline = s.indexOf('\n', this.cur);
        if (newline < 0 || newline >= this.inp) {
          this.cur = this.inp;
          c = this.nextc();
        } else {
          this.cur = newline + 1;
          c = 10;
        }
      }
      if (c === 13) c = this.nextc();
      if (c === 10) {
        this.atbol = true;
        if (this.extra && (blank || this.level > 0 || this.commentNewline)) {
          this.commentNewline = false;
          return this.token(NL, this.start, this.cur);
        }
        if (blank || this.level > 0) continue;
        return this.token(NEWLINE, this.start, this.cur - 1);
      }
      if (c === 92) {
        if (!readContinuation(this)) return this.emptyToken(ERRORTOKEN);
        blank = false;
        continue;
      }
      return this.#token(c);
    }
  }

  /** After '#': goes to the end of the line; what follows '# type:', null for another comment. */
  #typeComment(): string | null {
    const newline = this.s.indexOf('\n', this.cur);
    const end = newline < 0 || newline >= this.inp ? this.inp : newline;
    const match = /^[ \t]*type:[ \t]*/.exec(this.s.slice(this.cur, end));
    if (match === null) return null;
    const text = this.s.slice(this.cur + match[0].length, end);
    this.cur = end;
    return text;
  }

  #comment(blank: boolean): number {
    while (this.cur < this.inp && !isLineEnd(this.s.charCodeAt(this.cur))) this.cur++;
    this.commentNewline = blank;
    return this.token(COMMENT, this.start, this.cur);
  }

  #token(c: number): number {
    if (c === EOF) {
      if (this.level > 0) return this.emptyToken(ERRORTOKEN);
      return this.emptyToken(this.done === E_EOF ? ENDMARKER : ERRORTOKEN);
    }
    if (c >= 128 || IS_NAME_START[c] === 1) return this.#name(c);
    if (c >= 48 && c <= 57) return scanNumber(this, c, false);
    if (c === 46) return this.#dot();
    if (c === 34 || c === 39) return scanString(this, c);
    return this.#operator(c);
  }

  // CPython reads one character further here and may so notice the end of the source.
  #peek(): void {
    if (this.cur === this.n && this.done === E_OK) this.done = E_EOF;
  }

  #name(first: number): number {
    const s = this.s;
    let c = first;
    let f = false;
    if (c === 98 || c === 66 || c === 114 || c === 82 || c === 117 || c === 85 || c === 102 || c === 70) {
      // It may be the prefix of a string.
      let b = false;
      let r = false;
      let u = false;
      for (;;) {
        const lower = c | 32;
        if (lower === 98 && !(b || u || f)) b = true;
        else if (lower === 117 && !(b || u || r || f)) u = true;
        else if (lower === 114 && !(r || u)) r = true;
        else if (lower === 102 && !(f || b || u)) f = true;
        else break;
        c = this.nextc();
        if (c === 34 || c === 39) return f ? startFstring(this, c) : scanString(this, c);
      }
      this.backup(c);
    }
    let at = this.cur;
    let ascii = first < 128;
    for (;;) {
      const k = s.charCodeAt(at);
      if (k < 128) {
        if (IS_NAME[k] === 0) break;
      } else {
        ascii = false;
      }
      at++;
    }
    this.cur = at;
    this.#peek();
    if (!ascii && !verifyIdentifier(this, this.start)) return this.emptyToken(ERRORTOKEN);
    return this.token(NAME, this.start, at);
  }

  #dot(): number {
    const s = this.s;
    const c = s.charCodeAt(this.cur);
    this.#peek();
    if (c >= 48 && c <= 57) {
      this.cur++;
      return scanNumber(this, c, true);
    }
    if (c === 46 && s.charCodeAt(this.cur + 1) === 46) {
      this.cur += 2;
      return this.token(ELLIPSIS, this.start, this.cur);
    }
    return this.token(DOT, this.start, this.cur);
  }

  #operator(c: number): number {
    const mode = this.mode;
    const inFstring = this.modes.length > 1;
    if (inFstring && mode.exprStartDepth >= 0 && (c === 58 || c === 125 || c === 33 || c === 123)) {
      if (fieldPunctuation(this, mode, c)) return this.token(ONE_CHAR[c] as number, this.start, this.cur);
    }
    this.#peek();
    if (STARTS_LONG[c] === 1) {
      const d = this.s.charCodeAt(this.cur);
      const two = twoChars(c, d);
      if (two !== OP) {
        this.cur++;
        this.#peek();
        const three = threeChars(c, d, this.s.charCodeAt(this.cur));
        if (three === OP) return this.token(two, this.start, this.cur);
        this.cur++;
        return this.token(three, this.start, this.cur);
      }
    }
    if (c === 40 || c === 91 || c === 123) {
      if (this.level >= MAX_LEVEL) return this.syntaxError('too many nested parentheses');
      this.parenstack[this.level] = c;
      this.parenlinenostack[this.level] = this.lineno;
      this.parencolstack[this.level] = this.column(this.start);
      this.level++;
      if (inFstring) mode.depth++;
    } else if (c === 41 || c === 93 || c === 125) {
      if (!this.#close(c)) return this.emptyToken(ERRORTOKEN);
    } else if (!isPrintable(String.fromCharCode(c))) {
      return this.syntaxError(`invalid non-printable character U+${c.toString(16).toUpperCase().padStart(4, '0')}`);
    } else if (c === 61 && mode.exprStartDepth >= 0) {
      mode.debug = true;
    }
    return this.token(ONE_CHAR[c] as number, this.start, this.cur);
  }

  // A closing bracket; false leaves the error in the state.
  #close(c: number): boolean {
    const char = String.fromCharCode(c);
    const mode = this.mode;
    const inFstring = this.modes.length > 1;
    if (inFstring && mode.depth === 0 && c === 125) {
      return this.#reject("f-string: single '}' is not allowed");
    }
    if (this.level === 0) return this.extra || this.#reject(`unmatched '${char}'`);
    this.level--;
    const opening = this.parenstack[this.level] as number;
    if (!this.extra && opening !== (c === 41 ? 40 : c - 2)) {
      if (inFstring && opening === 123 && mode.depth - 1 === mode.exprStartDepth) {
        return this.#reject(`f-string: unmatched '${char}'`);
      }
      const line = this.parenlinenostack[this.level];
      const where = line === this.lineno ? '' : ` on line ${line}`;
      return this.#reject(
        `closing parenthesis '${char}' does not match opening parenthesis ` +
          `'${String.fromCharCode(opening)}'${where}`,
      );
    }
    if (inFstring) {
      mode.depth--;
      if (mode.depth < 0) return this.#reject(`f-string: unmatched '${char}'`);
      if (c === 125 && mode.depth === mode.exprStartDepth) {
        mode.exprStartDepth--;
        mode.literal = true;
        mode.inFormatSpec = false;
        mode.debug = false;
      }
    }
    return true;
  }

  #reject(msg: string): boolean {
    this.syntaxError(msg);
    return false;
  }
}
