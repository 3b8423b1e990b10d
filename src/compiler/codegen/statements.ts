// Statements. CPython: Python/compile.c (compiler_visit_stmt)
import type * as ast from '../ast.js';
import { type Label, NO_LOCATION } from '../instructions.js';
import * as op from '../ops.js';
import { intrinsic1 } from '../ops.js';
import { elifOf } from '../spine.js';
import { compileAnnAssign, compileAugAssign } from './assignments.js';
import { compileClass } from './classes.js';
import type { Compiler } from './compiler.js';
import { compileFunction } from './functions.js';
import { compileImport, compileImportFrom } from './imports.js';
import { compileBreak, compileContinue, compileReturn, jumpIf } from './jumps.js';
import { compileAsyncFor, compileFor, compileWhile } from './loops.js';
import { compileMatch } from './patterns.js';
import { compileTry } from './try.js';
import { compileTypeAlias } from './typeparams.js';
import { compileWith } from './with.js';

export function visitStmt(c: Compiler, s: ast.stmt): void {
  switch (s.kind) {
    case 'FunctionDef':
    case 'AsyncFunctionDef':
      return compileFunction(c, s);
    case 'ClassDef':
      return compileClass(c, s);
    case 'TypeAlias':
      return compileTypeAlias(c, s);
    case 'Return':
      return compileReturn(c, s);
    case 'Delete':
      return c.exprs(s.targets);
    case 'Assign':
      c.expr(s.value);
      s.targets.forEach((target, i) => {
        if (i < s.targets.length - 1) c.opI(s, op.COPY, 1);
        c.expr(target);
      });
      return;
    case 'AugAssign':
      return compileAugAssign(c, s);
    case 'AnnAssign':
      return compileAnnAssign(c, s);
    case 'For':
      return compileFor(c, s);
    case 'AsyncFor':
      return compileAsyncFor(c, s);
    case 'While':
      return compileWhile(c, s);
    case 'If':
      return compileIf(c, s);
    case 'Match':
      return compileMatch(c, s);
    case 'Raise': {
      let n = 0;
      for (const e of s.exc ? [s.exc, s.cause] : []) {
        if (!e) continue;
        c.expr(e);
        n++;
      }
      return c.opI(s, op.RAISE_VARARGS, n);
    }
    case 'Try':
    case 'TryStar':
      return compileTry(c, s);
    case 'Assert':
      return compileAssert(c, s);
    case 'Import':
      return compileImport(c, s);
    case 'ImportFrom':
      return compileImportFrom(c, s);
    case 'Global':
    case 'Nonlocal':
      return;
    case 'Expr':
      return exprStatement(c, s);
    case 'Pass':
      return c.op(s, op.NOP);
    case 'Break':
      return compileBreak(c, s);
    case 'Continue':
      return compileContinue(c, s);
    case 'With':
    case 'AsyncWith':
      return compileWith(c, s);
  }
}

function compileIf(c: Compiler, s: ast.If): void {
  const ends: Label[] = [];
  for (let at: ast.If | null = s; at; at = elifOf(at)) {
    const end = c.label();
    const next = at.orelse.length ? c.label() : end;
    ends.push(end);
    jumpIf(c, at, at.test, next, false);
    c.stmts(at.body);
    if (!at.orelse.length) break;
    c.jump(NO_LOCATION, op.JUMP_NO_INTERRUPT, end);
    c.use(next);
    if (!elifOf(at)) c.stmts(at.orelse);
  }
  for (const end of ends) c.use(end);
}

function compileAssert(c: Compiler, s: ast.Assert): void {
  const { test } = s;
  const tuple =
    (test.kind === 'Tuple' && test.elts.length > 0) ||
    (test.kind === 'Constant' && test.value.type === 'tuple' && test.value.items.length > 0);
  if (tuple) c.warn(s, 'assertion is always true, perhaps remove parentheses?');
  if (c.optimize) return;
  const end = c.label();
  jumpIf(c, s, test, end, true);
  c.op(s, op.LOAD_ASSERTION_ERROR);
  if (s.msg) {
    c.expr(s.msg);
    c.opI(s, op.CALL, 0);
  }
  c.opI(test, op.RAISE_VARARGS, 1);
  c.use(end);
}

function exprStatement(c: Compiler, s: ast.Expr): void {
  if (c.interactive && c.stack.length === 0) {
    c.expr(s.value);
    c.opI(s, op.CALL_INTRINSIC_1, intrinsic1('INTRINSIC_PRINT'));
    return c.op(NO_LOCATION, op.POP_TOP);
  }
  if (s.value.kind === 'Constant') return c.op(s, op.NOP);
  c.expr(s.value);
  c.op(NO_LOCATION, op.POP_TOP);
}
