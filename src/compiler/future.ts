// from __future__ import …: which features, and how far down the file may they be? CPython: Python/future.c

import { CO_FUTURE_ANNOTATIONS, CO_FUTURE_BARRY_AS_BDFL } from '../bytecode/code.js';
import type * as ast from './ast.js';
import { type Range, type Reporter, syntaxErrorAt } from './report.js';

export interface Future {
  /** CO_FUTURE_* */
  features: number;
  annotations: boolean;
  topLevelAwait: boolean;
  /** The last future statement. */
  location: Range;
}

const NOTHING_LEFT =
  'nested_scopes generators division absolute_import with_statement print_function unicode_literals generator_stop'.split(
    ' ',
  );

function isDocstring(s: ast.stmt): boolean {
  return s.kind === 'Expr' && s.value.kind === 'Constant' && s.value.value.type === 'str';
}

/** Errors here know their start only. */
function errorAt(reporter: Reporter, s: ast.stmt, msg: string): Error {
  const error = syntaxErrorAt(reporter, s, msg);
  error.end_lineno = s.lineno;
  error.end_offset = null;
  return error;
}

/** CPython: _PyFuture_FromAST */
export function futureFeatures(mod: ast.mod, reporter: Reporter): Future {
  const nowhere = { lineno: -1, end_lineno: -1, col_offset: -1, end_col_offset: -1 };
  const future: Future = { features: 0, annotations: false, topLevelAwait: false, location: nowhere };
  if (mod.kind === 'Expression' || mod.kind === 'FunctionType') return future;
  mod.body.every((s, i) => {
    if (i === 0 && isDocstring(s)) return true;
    if (s.kind !== 'ImportFrom' || s.module !== '__future__' || s.level !== 0) return false;
    for (const { name } of s.names) {
      if (name === 'annotations') future.features |= CO_FUTURE_ANNOTATIONS;
      else if (name === 'barry_as_FLUFL') future.features |= CO_FUTURE_BARRY_AS_BDFL;
      else if (name === 'braces') throw errorAt(reporter, s, 'not a chance');
      else if (!NOTHING_LEFT.includes(name)) throw errorAt(reporter, s, `future feature ${name} is not defined`);
    }
    future.location = s;
    return true;
  });
  return future;
}
