// String literals that are not f-strings. CPython: letter_quote in Parser/lexer/lexer.c.

import { E_EOFS, E_EOLS, EOF, type LexerState } from './state.js';
import { STRING } from './tokens.js';

/** Reads the string that starts at `t.start` and whose first quote was just read. */
export function scanString(t: LexerState, quote: number): number {
  const firstLine = t.lineno;
  const firstLineStart = t.lineStart;
  const column = t.column(t.start);
  let quoteSize = 1;
  let endQuotes = 0;
  let escapedQuote = false;

  let c = t.nextc();
  if (c === quote) {
    c = t.nextc();
    if (c === quote) quoteSize = 3;
    else endQuotes = 1; // the empty string
  }
  if (c !== quote) t.backup(c);

  const s = t.s;
  while (endQuotes !== quoteSize) {
    // Most characters mean nothing; a line ends with its newline, so this stays inside it.
    let at = t.cur;
    while (at < t.inp) {
      const k = s.charCodeAt(at);
      if (k === quote || k === 92 || k === 10) break;
      at++;
    }
    if (at > t.cur) {
      endQuotes = 0;
      t.cur = at;
    }
    c = t.nextc();
    if (c === EOF || (quoteSize === 1 && c === 10)) {
      return unterminated(t, quote, quoteSize, c, firstLine, firstLineStart, escapedQuote);
    }
    if (c === quote) {
      endQuotes++;
    } else {
      endQuotes = 0;
      if (c === 92 && t.nextc() === quote) escapedQuote = true;
    }
  }
  return t.stringToken(STRING, t.start, t.cur, firstLine, column);
}

// The error names the first quote, so the state moves back there.
function unterminated(
  t: LexerState,
  quote: number,
  quoteSize: number,
  c: number,
  firstLine: number,
  firstLineStart: number,
  escapedQuote: boolean,
): number {
  const detected = t.lineno;
  t.cur = t.start + 1;
  t.lineStart = firstLineStart;
  t.lineno = firstLine;
  if (t.insideFstring && t.mode.quote === quote && t.mode.quoteSize === quoteSize) {
    // It is not a string but the end of the f-string, whose field lacks its brace.
    return t.syntaxError("f-string: expecting '}'");
  }
  const kind = quoteSize === 3 ? 'triple-quoted string' : 'string';
  const hint = escapedQuote && quoteSize === 1 ? '; perhaps you escaped the end quote?' : '';
  const token = t.syntaxError(`unterminated ${kind} literal (detected at line ${detected})${hint}`);
  if (c !== 10) t.done = quoteSize === 3 ? E_EOFS : E_EOLS;
  return token;
}
