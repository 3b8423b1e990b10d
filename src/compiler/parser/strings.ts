// String literals, f-strings and their concatenation. CPython: strings, fstring in Grammar/python.gram and
// Parser/action_helpers.c.

import type { Constant, ConstantValue, expr, FormattedValue, JoinedStr, Located } from '../ast.js';
import * as T from '../tokenizer/tokens.js';
import { concatenateStrings } from './concatenate.js';
import { type Cursor, FAIL } from './cursor.js';
import { type Decoded, type EscapeError, invalidEscapeMessage, strValue } from './escapes.js';
import { yieldOrStarExpressions } from './expressions.js';
import { type BadBytes, literalValue, textValue } from './literals.js';

/** strings: one or more adjacent literals. */
export function strings(p: Cursor): expr {
  const lineno = p.lineno;
  const col_offset = p.col;
  const parts: expr[] = [];
  do parts.push(p.kind === T.STRING ? string(p) : fstring(p));
  while (p.kind === T.STRING || p.kind === T.FSTRING_START);
  const first = parts[0] as expr;
  if (parts.length === 1 && first.kind === 'Constant') return first;
  const node = concatenateStrings(parts, { lineno, col_offset, end_lineno: p.endLine, end_col_offset: p.endCol });
  if (node === null) throw FAIL;
  return node;
}

// Takes the value or gives up; warns of an escape that is none.
function decoded<V>(p: Cursor, result: Decoded<V> | EscapeError | BadBytes, at: Located, inFstring = true): V {
  if (!('value' in result)) throw FAIL;
  const invalid = result.invalid;
  // The tokenizer has warned of a backslash before a brace.
  if (invalid !== null && !(inFstring && (invalid === '{' || invalid === '}')))
    p.warn(invalidEscapeMessage(invalid), at);
  return result.value;
}

function string(p: Cursor): Constant {
  const text = p.text;
  const at = {
    lineno: p.lineno,
    col_offset: p.col,
    end_lineno: p.tokenEndLine,
    end_col_offset: p.tokenEndCol,
  };
  p.advance();
  const value: ConstantValue = decoded(p, literalValue(text, p.source.valid, p.options.unicodeName), at, false);
  const node: Constant = { kind: 'Constant', value, u_kind: text.startsWith('u') ? 'u' : null, ...at };
  if (value.type === 'bytes') node.twice = true;
  return node;
}

// A literal part whose escapes wait for the end of the f-string, where CPython decodes them.
interface Piece extends Constant {
  piece: string;
}

function fstring(p: Cursor): JoinedStr {
  const lineno = p.lineno;
  const col_offset = p.col;
  const raw = /r/i.test(p.text);
  p.advance();
  p.enter(FSTRING_RULES);
  const parts: expr[] = [];
  while (p.kind === T.FSTRING_MIDDLE || p.kind === T.LBRACE) {
    if (p.kind === T.LBRACE) replacementField(p, parts);
    else parts.push(middle(p));
  }
  p.leave(FSTRING_RULES);
  if (p.kind !== T.FSTRING_END) throw FAIL;
  const end = { lineno: p.lineno, col_offset: p.col, end_lineno: p.tokenEndLine, end_col_offset: p.tokenEndCol };
  const values: expr[] = [];
  for (const part of parts) {
    if (part.kind === 'Constant') {
      const { piece, ...node } = part as Piece;
      const isRaw = raw || !piece.includes('\\');
      const value = decoded(p, textValue(piece, isRaw, p.source.valid, p.options.unicodeName), end);
      if (value.value !== '') values.push({ ...node, value });
    } else {
      values.push(part);
    }
  }
  p.advance();
  return { kind: 'JoinedStr', values, lineno, col_offset, end_lineno: p.endLine, end_col_offset: p.endCol };
}

// The rules that CPython's parser enters for an expression in an f-string.
const FSTRING_RULES = 26;

function middle(p: Cursor): Piece {
  const piece = p.text;
  const lineno = p.lineno;
  const col_offset = p.col;
  p.advance();
  return {
    kind: 'Constant',
    value: strValue(piece),
    u_kind: null,
    piece,
    lineno,
    col_offset,
    end_lineno: p.endLine,
    end_col_offset: p.endCol,
  };
}

// Reads '{' … '}' and appends its value, after its own text if it has the `=` of f'{x=}'.
function replacementField(p: Cursor, out: expr[]): void {
  const lineno = p.lineno;
  const col_offset = p.col;
  p.expect(T.LBRACE);
  const value = yieldOrStarExpressions(p);
  const debug = p.accept(T.EQUAL);
  let text: string | null = debug ? p.metadata : null;
  let textEnd: { line: number; col: number } | null = null;
  let conversion = -1;
  if (p.kind === T.EXCLAMATION) {
    conversion = readConversion(p);
    textEnd = { line: p.endLine, col: p.endCol - 1 };
  }
  let format_spec: JoinedStr | null = null;
  if (p.kind === T.COLON) {
    textEnd ??= { line: p.lineno, col: p.col + 1 };
    format_spec = formatSpec(p);
  }
  if (conversion === -1 && debug && format_spec === null) conversion = 114;
  if (p.kind !== T.RBRACE) throw FAIL;
  p.advance();
  const node: FormattedValue = {
    kind: 'FormattedValue',
    value,
    conversion,
    format_spec,
    lineno,
    col_offset,
    end_lineno: p.endLine,
    end_col_offset: p.endCol,
  };
  if (debug) {
    text ??= '';
    textEnd ??= { line: p.endLine, col: p.endCol };
    const piece: Piece = {
      kind: 'Constant',
      value: strValue(text),
      u_kind: null,
      piece: text,
      lineno,
      col_offset: col_offset + 1,
      end_lineno: textEnd.line,
      end_col_offset: textEnd.col - 1,
    };
    out.push(piece);
  }
  out.push(node);
}

function readConversion(p: Cursor): number {
  const line = p.tokenEndLine;
  const col = p.tokenEndCol;
  p.advance();
  // It must touch the '!'.
  if (p.kind !== T.NAME || p.lineno !== line || p.col !== col) throw FAIL;
  const text = p.text;
  if (text !== 's' && text !== 'r' && text !== 'a') throw FAIL;
  p.advance();
  return text.charCodeAt(0);
}

function formatSpec(p: Cursor): JoinedStr {
  const lineno = p.lineno;
  const col_offset = p.col;
  p.expect(T.COLON);
  const parts: expr[] = [];
  while (p.kind === T.FSTRING_MIDDLE || p.kind === T.LBRACE) {
    if (p.kind === T.LBRACE) {
      const field: expr[] = [];
      replacementField(p, field);
      parts.push(...field.map(dropPiece));
    } else {
      const at = {
        lineno: p.lineno,
        col_offset: p.col,
        end_lineno: p.tokenEndLine,
        end_col_offset: p.tokenEndCol,
      };
      const { piece, ...node } = middle(p);
      // NOT a raw f-string's business: CPython decodes a spec's escapes always.
      const value = decoded(p, textValue(piece, false, p.source.valid, p.options.unicodeName), at);
      if (value.value !== '') parts.push({ ...node, value });
    }
  }
  const at = { lineno, col_offset, end_lineno: p.endLine, end_col_offset: p.endCol };
  const first = parts[0];
  if (first === undefined || (parts.length === 1 && first.kind === 'Constant')) {
    return { kind: 'JoinedStr', values: parts, ...at };
  }
  const node = concatenateStrings(parts, at);
  return node !== null && node.kind === 'JoinedStr' ? node : { kind: 'JoinedStr', values: parts, ...at };
}

function dropPiece(node: expr): expr {
  if (node.kind !== 'Constant') return node;
  const { piece: _, ...constant } = node as Piece;
  return constant;
}
