// The tokens of a text as the module tokenize shows them. CPython: Python/Python-tokenize.c

import { PySyntaxError } from '../errors.js';
import { rawSource } from './source.js';
import { countPoints, E_DEDENT, E_EOF, E_LINECONT, E_TABSPACE, E_TOODEEP } from './state.js';
import { Tokenizer } from './tokenizer.js';
import * as T from './tokens.js';

/** A token: its kind as the module token numbers it, and the number of its line among the lines. */
export interface StreamToken {
  kind: number;
  text: string;
  lineno: number;
  column: number;
  endLineno: number;
  endColumn: number;
  line: number;
}

export interface TokenStream {
  tokens: StreamToken[];
  /** The text of lines, which many tokens share. */
  lines: string[];
  /** What stopped it. */
  error: PySyntaxError | null;
}

const FILENAME = '<string>';
// Our kinds above OP and CPython's.
const KINDS = new Map([
  [T.FSTRING_START, 59],
  [T.FSTRING_MIDDLE, 60],
  [T.FSTRING_END, 61],
  [T.COMMENT, 62],
  [T.NL, 63],
]);
const isString = (kind: number) =>
  kind === T.STRING || kind === T.FSTRING_START || kind === T.FSTRING_MIDDLE || kind === T.FSTRING_END;

/** Reads all tokens; with `extra` also comments and newlines that mean nothing, as the module tokenize has them. */
export function tokenStream(text: string, extra: boolean): TokenStream {
  const stream: TokenStream = { tokens: [], lines: [], error: null };
  const nul = text.indexOf('\0');
  const source = rawSource(nul < 0 ? text : text.slice(0, text.lastIndexOf('\n', nul) + 1), FILENAME);
  const t = new Tokenizer(source, null);
  t.extra = extra;
  let lastLineno = -1;
  for (;;) {
    const kind = t.next();
    if (kind === T.ERRORTOKEN) {
      stream.error = streamError(t);
      return stream;
    }
    if (nul >= 0 && (kind === T.ENDMARKER || t.cur >= source.length)) {
      stream.error = nullError(text, nul);
      return stream;
    }
    const implicit = source.completed && t.inp === t.n;
    const trailing = extra && (kind === T.ENDMARKER || (kind === T.DEDENT && t.done === E_EOF));
    const string = isString(kind);
    // The line where the token starts, and where its last line starts.
    const lineStart = string ? t.s.lastIndexOf('\n', t.tokStart - 1) + 1 : t.lineStart;
    if (trailing) {
      if (stream.lines.at(-1) !== '') stream.lines.push('');
    } else if (t.lineno !== lastLineno) {
      stream.lines.push(t.s.slice(lineStart, implicit ? t.inp - 1 : t.inp));
    }
    const token: StreamToken = {
      kind: KINDS.get(kind) ?? kind,
      text: t.s.slice(t.tokStart, t.tokEnd),
      lineno: string ? t.tokLine : t.lineno,
      column: -1,
      endLineno: t.lineno,
      endColumn: -1,
      line: stream.lines.length - 1,
    };
    lastLineno = token.lineno;
    adjust(t, token, kind, lineStart, trailing, implicit);
    stream.tokens.push(token);
    if (kind === T.ENDMARKER) return stream;
  }
}

function adjust(
  t: Tokenizer,
  token: StreamToken,
  kind: number,
  lineStart: number,
  trailing: boolean,
  implicit: boolean,
): void {
  if (trailing) {
    token.lineno++;
    token.endLineno = token.lineno;
    token.column = 0;
    token.endColumn = 0;
    token.text = '';
    return;
  }
  const placed = kind !== T.ENDMARKER && (t.extra || (kind !== T.INDENT && kind !== T.DEDENT));
  if (!placed) {
    token.text = '';
    return;
  }
  // An indentation starts with its line.
  const start = kind === T.INDENT ? t.lineStart : t.tokStart;
  if (kind === T.INDENT) token.text = t.s.slice(start, t.tokEnd);
  token.column = countPoints(t.s, lineStart, start);
  token.endColumn = countPoints(t.s, t.lineStart, t.tokEnd);
  if (!t.extra) return;
  if (kind > T.DEDENT && kind < T.OP) token.kind = T.OP;
  if (kind === T.NEWLINE) {
    token.text = implicit ? '' : t.s.charCodeAt(t.start) === 13 ? '\r\n' : '\n';
    token.endColumn++;
  } else if (kind === T.NL && implicit) token.text = '';
}

function nullError(text: string, nul: number): PySyntaxError {
  const lineno = text.slice(0, nul).split('\n').length;
  const msg = 'source code cannot contain null bytes';
  const line = text.slice(text.lastIndexOf('\n', nul) + 1, nul);
  return new PySyntaxError('SyntaxError', msg, FILENAME, lineno, 0, line, lineno, 0);
}

function streamError(t: Tokenizer): PySyntaxError {
  if (t.error) return t.error;
  const line = t.s.slice(t.buf, t.inp).replace(/\n$/, '');
  const make = (type: string, msg: string, offset = line.length + 1) =>
    new PySyntaxError(type as PySyntaxError['type'], msg, FILENAME, t.lineno, offset, line, null, null);
  switch (t.done) {
    case E_EOF:
      return new PySyntaxError(
        'SyntaxError',
        'unexpected EOF in multi-line statement',
        FILENAME,
        null,
        null,
        null,
        null,
        null,
      );
    case E_DEDENT:
      return make('IndentationError', 'unindent does not match any outer indentation level');
    case E_TABSPACE:
      return make('TabError', 'inconsistent use of tabs and spaces in indentation');
    case E_TOODEEP:
      return make('IndentationError', 'too many levels of indentation');
    case E_LINECONT:
      return make('SyntaxError', 'unexpected character after line continuation character');
    default:
      return make('SyntaxError', 'unknown tokenization error');
  }
}
