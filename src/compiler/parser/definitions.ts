// Functions and classes. CPython: function_def, class_def in Grammar/python.gram.

import type { expr, stmt } from '../ast.js';
import * as T from '../tokenizer/tokens.js';
import { callArguments } from './arguments.js';
import { type Cursor, FAIL } from './cursor.js';
import { expression, namedExpression } from './expressions.js';
import { parameters } from './parameters.js';
import { block } from './statements.js';
import { typeParams } from './typeparams.js';

/** A function or class with its decorators, which are not part of its position. */
export function definition(p: Cursor): stmt {
  const decorator_list: expr[] = [];
  while (p.accept(T.AT)) {
    decorator_list.push(namedExpression(p));
    p.expectSpace(T.NEWLINE);
  }
  if (p.kind === T.KW_CLASS) return classDef(p, decorator_list);
  return functionDef(p, decorator_list);
}

function functionDef(p: Cursor, decorator_list: expr[]): stmt {
  const lineno = p.lineno;
  const col_offset = p.col;
  const kind = p.accept(T.KW_ASYNC) ? 'AsyncFunctionDef' : 'FunctionDef';
  p.expect(T.KW_DEF);
  const name = p.name();
  const type_params = typeParams(p);
  p.expect(T.LPAR);
  const args = parameters(p, T.RPAR);
  p.expect(T.RPAR);
  const returns = p.accept(T.RARROW) ? expression(p) : null;
  p.expect(T.COLON);
  const type_comment = funcTypeComment(p);
  const body = block(p);
  return {
    kind,
    name,
    args,
    body,
    decorator_list,
    returns,
    type_comment,
    type_params,
    lineno,
    col_offset,
    end_lineno: p.endLine,
    end_col_offset: p.endCol,
  };
}

// Behind the colon, or alone on the first line of the body.
function funcTypeComment(p: Cursor): string | null {
  if (p.kind !== T.NEWLINE || !p.options.typeComments || p.peek(1) !== T.TYPE_COMMENT) {
    const text = p.typeComment();
    if (text !== null && p.kind === T.NEWLINE && p.peek(1) === T.TYPE_COMMENT) throw FAIL;
    return text;
  }
  if (p.peek(2) !== T.NEWLINE || p.peek(3) !== T.INDENT) throw FAIL;
  p.skip();
  return p.typeComment();
}

function classDef(p: Cursor, decorator_list: expr[]): stmt {
  const lineno = p.lineno;
  const col_offset = p.col;
  p.advance();
  const name = p.name();
  const type_params = typeParams(p);
  const call = p.kind === T.LPAR ? callArguments(p, false) : { args: [], keywords: [] };
  p.expect(T.COLON);
  const body = block(p);
  return {
    kind: 'ClassDef',
    name,
    bases: call.args,
    keywords: call.keywords,
    body,
    decorator_list,
    type_params,
    lineno,
    col_offset,
    end_lineno: p.endLine,
    end_col_offset: p.endCol,
  };
}
