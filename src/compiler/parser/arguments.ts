// Call arguments. CPython: arguments, args, kwargs in Grammar/python.gram.

import type { expr, GeneratorExp, keyword } from '../ast.js';
import * as T from '../tokenizer/tokens.js';
import { comprehensions } from './comprehensions.js';
import { type Cursor, FAIL } from './cursor.js';
import { assignmentExpression, expression } from './expressions.js';
import { BRACKET_RULES } from './primary.js';

export interface Arguments {
  args: expr[];
  keywords: keyword[];
}

/** Reads '(' … ')' of a call, or of a class statement, which cannot be a generator's. */
export function callArguments(p: Cursor, isCall: boolean): Arguments {
  const lineno = p.lineno;
  const col_offset = p.col;
  p.expect(T.LPAR);
  p.enter(BRACKET_RULES);
  const args: expr[] = [];
  const keywords: keyword[] = [];
  let unpacked = false; // a **mapping was seen
  while (p.kind !== T.RPAR) {
    if (p.kind === T.STAR) {
      if (unpacked) throw FAIL;
      args.push(starredArgument(p));
    } else if (p.kind === T.DOUBLESTAR) {
      unpacked = true;
      keywords.push(mappingArgument(p));
    } else if (p.kind === T.NAME && p.peek(1) === T.EQUAL) {
      keywords.push(keywordArgument(p));
    } else {
      if (keywords.length > 0) throw FAIL;
      const named = p.kind === T.NAME && p.peek(1) === T.COLONEQUAL;
      const value = named ? assignmentExpression(p) : expression(p);
      if (p.kind === T.KW_FOR || p.kind === T.KW_ASYNC) {
        if (!isCall || args.length > 0) throw FAIL;
        args.push(soleGenerator(p, value, lineno, col_offset));
        p.leave(BRACKET_RULES);
        return { args, keywords };
      }
      args.push(value);
    }
    if (!p.accept(T.COMMA)) break;
  }
  p.leave(BRACKET_RULES);
  p.expect(T.RPAR);
  return { args, keywords };
}

// f(x for x in y): the call's parentheses are the generator's.
function soleGenerator(p: Cursor, elt: expr, lineno: number, col_offset: number): GeneratorExp {
  const generators = comprehensions(p);
  p.expect(T.RPAR);
  return {
    kind: 'GeneratorExp',
    elt,
    generators,
    lineno,
    col_offset,
    end_lineno: p.endLine,
    end_col_offset: p.endCol,
  };
}

function starredArgument(p: Cursor): expr {
  const lineno = p.lineno;
  const col_offset = p.col;
  p.advance();
  const value = expression(p);
  return { kind: 'Starred', value, ctx: 'Load', lineno, col_offset, end_lineno: p.endLine, end_col_offset: p.endCol };
}

function mappingArgument(p: Cursor): keyword {
  const lineno = p.lineno;
  const col_offset = p.col;
  p.advance();
  const value = expression(p);
  return { kind: 'keyword', arg: null, value, lineno, col_offset, end_lineno: p.endLine, end_col_offset: p.endCol };
}

function keywordArgument(p: Cursor): keyword {
  const lineno = p.lineno;
  const col_offset = p.col;
  const arg = p.name();
  p.advance();
  const value = expression(p);
  return { kind: 'keyword', arg, value, lineno, col_offset, end_lineno: p.endLine, end_col_offset: p.endCol };
}
