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

/** Emits a statement; the stack is as deep afterwards as it was. */
export function visitStmt(c: Compiler, s: ast.stmt): void {
  switch (s.kind) {
    case 'FunctionDef':
    case 'AsyncFunctionDef':
      compileFunction(c, s);
      return;
    case 'ClassDef':
      compileClass(c, s);
      return;
    case 'TypeAlias':
      compileTypeAlias(c, s);
      return;
    case 'Return':
      compileReturn(c, s);
      return;
    case 'Delete':
      c.exprs(s.targets);
      return;
    case 'Assign':
      c.expr(s.value);
      s.targets.forEach((target, i) => {
        if (i < s.targets.length - 1) c.opI(s, op.COPY, 1);
        c.expr(target);
      });
      return;
    case 'AugAssign':
      compileAugAssign(c, s);
      return;
    case 'AnnAssign':
      compileAnnAssign(c, s);
      return;
    case 'For':
      compileFor(c, s);
      return;
    case 'AsyncFor':
      compileAsyncFor(c, s);
      return;
    case 'While':
      compileWhile(c, s);
      return;
    case 'If':
      compileIf(c, s);
      return;
    case 'Match':
      compileMatch(c, s);
      return;
    case 'Raise': {
      let n = 0;
      for (const e of s.exc ? [s.exc, s.cause] : []) {
        if (!e) continue;
        c.expr(e);
        n++;
      }
      c.opI(s, op.RAISE_VARARGS, n);
      return;
    }
    case 'Try':
    case 'TryStar':
      compileTry(c, s);
      return;
    case 'Assert':
      compileAssert(c, s);
      return;
    case 'Import':
      compileImport(c, s);
      return;
    case 'ImportFrom':
      compileImportFrom(c, s);
      return;
    case 'Global':
    case 'Nonlocal':
      return;
    case 'Expr':
      exprStatement(c, s);
      return;
    case 'Pass':
      c.op(s, op.NOP);
      return;
    case 'Break':
      compileBreak(c, s);
      return;
    case 'Continue':
      compileContinue(c, s);
      return;
    case 'With':
    case 'AsyncWith':
      compileWith(c, s);
      return;
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
  if ((c.interactive && c.stack.length === 0) || c.displayed.has(s)) {
    c.expr(s.value);
    c.opI(s, op.CALL_INTRINSIC_1, intrinsic1('INTRINSIC_PRINT'));
    c.op(NO_LOCATION, op.POP_TOP);
    return;
  }
  if (s.value.kind === 'Constant') {
    c.op(s, op.NOP);
    return;
  }
  c.expr(s.value);
  c.op(NO_LOCATION, op.POP_TOP);
}
