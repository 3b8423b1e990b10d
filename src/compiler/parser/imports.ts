// Imports. CPython: import_stmt in Grammar/python.gram.

import type { alias, Import, ImportFrom } from '../ast.js';
import * as T from '../tokenizer/tokens.js';
import { type Cursor, FAIL } from './cursor.js';

/** import_name. */
export function importName(p: Cursor): Import {
  const lineno = p.lineno;
  const col_offset = p.col;
  const names: alias[] = [];
  do {
    p.advance();
    names.push(aliasOf(p, dottedName));
  } while (p.kind === T.COMMA);
  return { kind: 'Import', names, lineno, col_offset, end_lineno: p.endLine, end_col_offset: p.endCol };
}

function dottedName(p: Cursor): string {
  let name = p.name();
  while (p.accept(T.DOT)) name += `.${p.name()}`;
  return name;
}

function aliasOf(p: Cursor, parse: (p: Cursor) => string): alias {
  const lineno = p.lineno;
  const col_offset = p.col;
  const name = parse(p);
  const asname = p.accept(T.KW_AS) ? p.name() : null;
  return { kind: 'alias', name, asname, lineno, col_offset, end_lineno: p.endLine, end_col_offset: p.endCol };
}

/** import_from, with its dots, parentheses or *. */
export function importFrom(p: Cursor): ImportFrom {
  const lineno = p.lineno;
  const col_offset = p.col;
  p.advance();
  let level = 0;
  for (;;) {
    if (p.accept(T.DOT)) level += 1;
    else if (p.accept(T.ELLIPSIS)) level += 3;
    else break;
  }
  const module = level > 0 && p.kind === T.KW_IMPORT ? null : dottedName(p);
  p.expect(T.KW_IMPORT);
  const names = importTargets(p);
  if (module === '__future__' && level === 0 && names.some((name) => name.name === 'barry_as_FLUFL')) {
    p.barryAsBdfl = true;
  }
  return {
    kind: 'ImportFrom',
    module,
    names,
    level,
    lineno,
    col_offset,
    end_lineno: p.endLine,
    end_col_offset: p.endCol,
  };
}

function importTargets(p: Cursor): alias[] {
  if (p.kind === T.STAR) {
    const lineno = p.lineno;
    const col_offset = p.col;
    p.advance();
    return [
      {
        kind: 'alias',
        name: '*',
        asname: null,
        lineno,
        col_offset,
        end_lineno: p.endLine,
        end_col_offset: p.endCol,
      },
    ];
  }
  const parenthesized = p.accept(T.LPAR);
  const names = [aliasOf(p, (q) => q.name())];
  while (p.accept(T.COMMA)) {
    if (parenthesized && p.kind === T.RPAR) break;
    if (p.kind !== T.NAME) throw FAIL;
    names.push(aliasOf(p, (q) => q.name()));
  }
  if (parenthesized) p.expect(T.RPAR);
  return names;
}
