// The tokens of a text as plain values, for the process's module _tokenize: (lines, tokens, error or None), a token
// (kind, text, lineno, column, end lineno, end column, number of its line), all flat.

import type { PyConst } from '../bytecode/code.js';
import { int, NONE, str, tuple, tupleOf } from '../bytecode/constants.js';
import { tokenStream } from '../compiler/tokenizer/stream.js';

/** The tokens of a text; `extra`: comments and line breaks among them; `raised` makes a value of an error. */
export function encodeTokens(text: string, extra: boolean, raised: (error: unknown) => PyConst): PyConst {
  const { tokens, lines, error } = tokenStream(text, extra);
  const items: PyConst[] = [];
  for (const t of tokens)
    items.push(int(t.kind), str(t.text), int(t.lineno), int(t.column), int(t.endLineno), int(t.endColumn), int(t.line));
  return tuple(tupleOf(lines.map(str)), tupleOf(items), error ? raised(error) : NONE);
}
