// The for … in … if … of comprehensions. CPython: for_if_clauses in Grammar/python.gram.

import type { comprehension, expr } from '../ast.js';
import * as T from '../tokenizer/tokens.js';
import { type Cursor, FAIL } from './cursor.js';
import { disjunction } from './expressions.js';
import { starTargets } from './targets.js';

/** Whether a token begins `for` or `async for` behind an element. */
export function startsComprehension(kind: number): boolean {
  return kind === T.KW_FOR || kind === T.KW_ASYNC;
}

/** for_if_clauses: one or more. */
export function comprehensions(p: Cursor): comprehension[] {
  const generators: comprehension[] = [];
  while (startsComprehension(p.kind)) {
    const is_async = p.accept(T.KW_ASYNC) ? 1 : 0;
    p.expect(T.KW_FOR);
    const target = starTargets(p);
    p.expect(T.KW_IN);
    const iter = disjunction(p);
    const ifs: expr[] = [];
    while (p.accept(T.KW_IF)) ifs.push(disjunction(p));
    generators.push({ kind: 'comprehension', target, iter, ifs, is_async });
  }
  if (generators.length === 0) throw FAIL;
  return generators;
}
