// Parameters of lambda and def. CPython: lambda_params and params in Grammar/python.gram.

import type { arg, arguments_, expr, Lambda } from '../ast.js';
import * as T from '../tokenizer/tokens.js';
import { type Cursor, FAIL } from './cursor.js';
import { expression, starExpression } from './expressions.js';

/** lambdef. */
export function parseLambda(p: Cursor): Lambda {
  const lineno = p.lineno;
  const col_offset = p.col;
  p.expect(T.KW_LAMBDA);
  const args = parameters(p, T.COLON);
  p.expect(T.COLON);
  p.enter(2);
  const body = expression(p);
  p.leave(2);
  return { kind: 'Lambda', args, body, lineno, col_offset, end_lineno: p.endLine, end_col_offset: p.endCol };
}

/** Reads parameters up to `close`, which is ':' for a lambda and ')' for a def; only a def has annotations. */
export function parameters(p: Cursor, close: number): arguments_ {
  const annotated = close === T.RPAR;
  const out: arguments_ = {
    kind: 'arguments',
    posonlyargs: [],
    args: [],
    vararg: null,
    kwonlyargs: [],
    kw_defaults: [],
    kwarg: null,
    defaults: [],
  };
  let star = false;
  let slash = false;
  let last: arg | null = null;
  while (p.kind !== close) {
    if (p.kind === T.NAME) {
      const param = parameter(p, annotated);
      last = param;
      const value = p.accept(T.EQUAL) ? expression(p) : null;
      if (star) {
        out.kwonlyargs.push(param);
        out.kw_defaults.push(value);
      } else {
        if (value !== null) out.defaults.push(value);
        else if (out.defaults.length > 0) throw FAIL;
        out.args.push(param);
      }
    } else if (p.kind === T.SLASH) {
      if (slash || star || out.args.length === 0) throw FAIL;
      slash = true;
      last = null;
      p.advance();
      out.posonlyargs = out.args;
      out.args = [];
    } else if (p.kind === T.STAR) {
      if (star) throw FAIL;
      star = true;
      last = null;
      p.advance();
      if (p.kind === T.NAME) {
        out.vararg = starParameter(p, annotated);
        last = out.vararg;
      } else if (p.kind !== T.COMMA || (p.peek(1) !== T.NAME && p.peek(1) !== T.TYPE_COMMENT)) throw FAIL; // a bare * needs a name after it
    } else if (p.kind === T.DOUBLESTAR) {
      p.advance();
      out.kwarg = parameter(p, annotated);
      p.accept(T.COMMA);
      if (annotated) out.kwarg.type_comment = p.typeComment();
      break;
    } else {
      throw FAIL;
    }
    const more = p.accept(T.COMMA);
    if (annotated && p.kind === T.TYPE_COMMENT) {
      if (last === null) throw FAIL;
      last.type_comment = p.typeComment();
    }
    if (!more) break;
  }
  if (p.kind !== close) throw FAIL;
  return out;
}

function parameter(p: Cursor, annotated: boolean): arg {
  return finishParameter(p, annotated, expression);
}

// def f(*args: *Ts) may unpack in the annotation.
function starParameter(p: Cursor, annotated: boolean): arg {
  return finishParameter(p, annotated, starExpression);
}

function finishParameter(p: Cursor, annotated: boolean, parse: (p: Cursor) => expr): arg {
  const lineno = p.lineno;
  const col_offset = p.col;
  const name = p.name();
  const annotation = annotated && p.accept(T.COLON) ? parse(p) : null;
  return {
    kind: 'arg',
    arg: name,
    annotation,
    type_comment: null,
    lineno,
    col_offset,
    end_lineno: p.endLine,
    end_col_offset: p.endCol,
  };
}
