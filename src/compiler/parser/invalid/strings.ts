// Strings and f-strings. CPython: strings, fstring and invalid_replacement_field in Grammar/python.gram.

import { PyCompileError } from '../../errors.js';
import { characterOffset } from '../../tokenizer/state.js';
import * as T from '../../tokenizer/tokens.js';
import { utf8Error } from '../../tokenizer/utf8.js';
import { type Decoded, type EscapeError, invalidEscapeMessage } from '../escapes.js';
import { type BadBytes, literalValue, textValue } from '../literals.js';
import type { ErrorParser } from './engine.js';
import type { Node, Token } from './nodes.js';
import type { Action, RuleSet, Value } from './notation.js';
import { raise, raiseAtLocation, raiseOnNext, raiseRange } from './raise.js';

// Raises what is wrong with a literal and warns of its invalid escapes.
function check(p: ErrorParser, result: Decoded<unknown> | EscapeError | BadBytes, token: Token): void {
  if ('nonAscii' in result) raiseAtLocation(p, token, 'bytes can only contain ASCII literal characters');
  if ('error' in result) raise(p, result.error);
  if (result.invalid === null || p.callInvalidRules) return;
  if (token.kind !== T.STRING && (result.invalid === '{' || result.invalid === '}')) return;
  const line = p.source.measuredLine(token.lineno, token.end_lineno);
  p.options.warnings?.push({
    category: 'SyntaxWarning',
    msg: invalidEscapeMessage(result.invalid),
    filename: p.source.filename,
    lineno: token.lineno,
    offset: characterOffset(line, token.col_offset + 1),
    end_lineno: token.end_lineno,
    end_offset: characterOffset(line, token.end_col_offset + 1),
  });
}

const string: Action = (p: ErrorParser, v): Node => {
  const token: Token = v[0];
  const text = p.text(token);
  const result = literalValue(text, p.source.valid, p.options.unicodeName);
  check(p, result, token);
  const bytes = /^[^'"]*[bB]/.test(text);
  return {
    kind: 'Constant',
    constant: bytes ? { type: 'bytes', value: new Uint8Array() } : { type: 'str', value: '', points: null },
    lineno: token.lineno,
    col_offset: token.col_offset,
    end_lineno: token.end_lineno,
    end_col_offset: token.end_col_offset,
  };
};

const fstring: Action = (p: ErrorParser, v, start): Node => {
  const raw = /r/i.test(p.text(v[0]));
  for (const piece of (v[1] as Value[]).flat(2)) {
    if (piece.text === undefined) continue;
    check(p, textValue(piece.text, raw || !piece.text.includes('\\'), p.source.valid, p.options.unicodeName), v[2]);
  }
  return { kind: 'JoinedStr', ...p.span(start) };
};

const strings: Action = (p: ErrorParser, v, start): Node => {
  const parts: Node[] = v[0];
  const bytes = parts.some((part) => part.constant?.type === 'bytes');
  if (bytes && parts.some((part) => part.constant?.type !== 'bytes')) {
    raise(p, 'cannot mix bytes and nonbytes literals');
  }
  const formatted = parts.some((part) => part.kind === 'JoinedStr');
  const first = parts[0] as Node;
  return formatted
    ? { kind: 'JoinedStr', ...p.span(start) }
    : parts.length === 1
      ? first
      : { ...first, ...p.span(start) };
};

const requireExpression =
  (what: string): Action =>
  (p: ErrorParser, v) =>
    raiseAtLocation(p, v[1], `f-string: valid expression required before '${what}'`);

const expecting =
  (what: string): Action =>
  (p: ErrorParser) =>
    raiseOnNext(p, `f-string: expecting ${what}`);

export const stringRules: RuleSet = {
  strings: [['(fstring | string)+', strings]],
  string: [['STRING', string]],
  fstring: [['FSTRING_START fstring_middle* FSTRING_END', fstring]],
  fstring_middle: [
    'fstring_replacement_field',
    [
      'FSTRING_MIDDLE',
      (p: ErrorParser, v) => {
        const text = p.text(v[0]);
        const undecodable = p.source.valid ? null : utf8Error(text);
        if (undecodable !== null) throw new PyCompileError('UnicodeDecodeError', undecodable);
        return { text };
      },
    ],
  ],
  fstring_replacement_field: [
    [
      "'{' annotated_rhs '='? fstring_conversion? fstring_full_format_spec? '}'",
      (p: ErrorParser, v, start) => {
        if (v[3] !== true) checkConversion(p, v[3]);
        return { kind: 'FormattedValue', ...p.span(start) };
      },
    ],
    'invalid_replacement_field',
  ],
  fstring_conversion: [
    [
      "'!' NAME",
      (p: ErrorParser, v) => {
        const mark: Token = v[0];
        const name: Node = v[1];
        if (mark.lineno !== name.lineno || mark.end_col_offset !== name.col_offset) {
          raiseRange(p, mark, name, 'f-string: conversion type must come right after the exclamanation mark');
        }
        return name;
      },
    ],
  ],
  fstring_full_format_spec: ["':' fstring_format_spec*"],
  fstring_format_spec: [
    [
      'FSTRING_MIDDLE',
      (p: ErrorParser, v) => {
        const result = textValue(p.text(v[0]), false, p.source.valid, p.options.unicodeName);
        // Nobody turns this error of a codec into a SyntaxError.
        if ('error' in result)
          throw new PyCompileError('UnicodeDecodeError', result.error.replace('(unicode error) ', ''));
        check(p, result, v[0]);
        return v[0];
      },
    ],
    'fstring_replacement_field',
  ],
  invalid_replacement_field: [
    ["'{' '='", requireExpression('=')],
    ["'{' '!'", requireExpression('!')],
    ["'{' ':'", requireExpression(':')],
    ["'{' '}'", requireExpression('}')],
    ["'{' !annotated_rhs", expecting("a valid expression after '{'")],
    ["'{' annotated_rhs !('=' | '!' | ':' | '}')", expecting("'=', or '!', or ':', or '}'")],
    ["'{' annotated_rhs '=' !('!' | ':' | '}')", expecting("'!', or ':', or '}'")],
    "'{' annotated_rhs '='? invalid_conversion_character",
    ["'{' annotated_rhs '='? ('!' NAME)? !(':' | '}')", expecting("':' or '}'")],
    ["'{' annotated_rhs '='? ('!' NAME)? ':' fstring_format_spec* !'}'", expecting("'}', or format specs")],
    ["'{' annotated_rhs '='? ('!' NAME)? !'}'", expecting("'}'")],
  ],
  invalid_conversion_character: [
    ["'!' &(':' | '}')", (p: ErrorParser) => raiseOnNext(p, 'f-string: missing conversion character')],
    ["'!' !NAME", (p: ErrorParser) => raiseOnNext(p, 'f-string: invalid conversion character')],
  ],
};

function checkConversion(p: ErrorParser, name: Node): void {
  if (name.id === 's' || name.id === 'r' || name.id === 'a') return;
  raiseAtLocation(p, name, `f-string: invalid conversion character '${name.id}': expected 's', 'r', or 'a'`);
}
