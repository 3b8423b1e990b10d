// Expressions. CPython: Python/compile.c (compiler_visit_expr1)
import type { Location } from '../../bytecode/locations.js';
import type * as ast from '../ast.js';
import { NO_LOCATION } from '../instructions.js';
import * as op from '../ops.js';
import { intrinsic1 } from '../ops.js';
import { firstOperand, type SpineNode } from '../spine.js';
import { beginSubscript, binaryOp, compileSlice, finishSubscript } from './assignments.js';
import { attributeLocation, beginCall, finishCall, isSuperCall, loadSuperArgs } from './calls.js';
import { checkCompare } from './checks.js';
import { type Compiler, STACK_USE_GUIDELINE } from './compiler.js';
import { compileComprehension, yieldTop } from './comprehensions.js';
import { compileDict, compileSequence, compileSet } from './displays.js';
import { compileLambda } from './functions.js';
import { awaitTop, jumpIf, yieldFrom } from './jumps.js';

/** Leaves an expression's value on the stack; a target takes the value that lies there. */
export function visitExpr(c: Compiler, e: ast.expr): void {
  switch (e.kind) {
    case 'Name':
      c.nameOp(e, e.id, e.ctx);
      return;
    case 'Constant':
      c.loadConst(e, e.value);
      return;
    case 'Attribute':
    case 'Call':
    case 'BinOp':
    case 'UnaryOp':
    case 'Subscript':
      spine(c, e);
      return;
    case 'NamedExpr':
      c.expr(e.value);
      c.opI(e, op.COPY, 1);
      c.expr(e.target);
      return;
    case 'BoolOp':
      boolOp(c, e);
      return;
    case 'Lambda':
      compileLambda(c, e);
      return;
    case 'IfExp':
      ifExp(c, e);
      return;
    case 'Dict':
      compileDict(c, e);
      return;
    case 'Set':
      compileSet(c, e);
      return;
    case 'GeneratorExp':
    case 'ListComp':
    case 'SetComp':
    case 'DictComp':
      compileComprehension(c, e);
      return;
    case 'Yield':
      if (!c.u.ste.isFunctionLike()) throw c.error(e, "'yield' outside function");
      if (e.value) c.expr(e.value);
      else c.loadNone(e);
      yieldTop(c, e);
      return;
    case 'YieldFrom':
      if (!c.u.ste.isFunctionLike()) throw c.error(e, "'yield from' outside function");
      if (c.u.scopeType === 'async function') throw c.error(e, "'yield from' inside async function");
      c.expr(e.value);
      c.op(e, op.GET_YIELD_FROM_ITER);
      c.loadNone(e);
      yieldFrom(c, e, false);
      return;
    case 'Await':
      checkAwait(c, e);
      c.expr(e.value);
      awaitTop(c, e, 0);
      return;
    case 'Compare':
      compare(c, e);
      return;
    case 'JoinedStr':
      joinedStr(c, e);
      return;
    case 'FormattedValue':
      formattedValue(c, e);
      return;
    case 'Starred':
      throw c.error(
        e,
        e.ctx === 'Store'
          ? 'starred assignment target must be in a list or tuple'
          : "can't use starred expression here",
      );
    case 'Slice':
      compileSlice(c, e);
      return;
    case 'List':
    case 'Tuple':
      compileSequence(c, e);
      return;
  }
}

/** Chains like a.b().c[0] + d: down to the first operand, then what is done with it link by link. */
function spine(c: Compiler, e: SpineNode): void {
  const links: SpineNode[] = [];
  let at: ast.expr | null = e;
  while (at && firstOperand(at)) {
    links.push(at as SpineNode);
    at = begin(c, at as SpineNode);
  }
  if (at) c.expr(at);
  for (let i = links.length - 1; i >= 0; i--) finish(c, links[i] as SpineNode);
}

/** What comes before the operand; the operand comes back, null if it is compiled already. */
function begin(c: Compiler, e: SpineNode): ast.expr | null {
  switch (e.kind) {
    case 'Call':
      return beginCall(c, e);
    case 'Attribute':
      return beginAttribute(c, e);
    case 'Subscript':
      beginSubscript(c, e);
      return e.value;
    default:
      return firstOperand(e);
  }
}

function finish(c: Compiler, e: SpineNode): void {
  switch (e.kind) {
    case 'Call':
      finishCall(c, e);
      return;
    case 'Attribute':
      finishAttribute(c, e);
      return;
    case 'Subscript':
      finishSubscript(c, e);
      return;
    case 'BinOp':
      c.expr(e.right);
      binaryOp(c, e, e.op, false);
      return;
    case 'UnaryOp':
      unaryOp(c, e);
      return;
  }
}

function checkAwait(c: Compiler, e: ast.Await): void {
  if (c.isTopLevelAwait()) return;
  if (!c.u.ste.isFunctionLike()) throw c.error(e, "'await' outside function");
  if (c.u.scopeType !== 'async function' && c.u.scopeType !== 'comprehension')
    throw c.error(e, "'await' outside async function");
}

function beginAttribute(c: Compiler, e: ast.Attribute): ast.expr | null {
  if (e.ctx === 'Load' && isSuperCall(c, e)) {
    const call = e.value as ast.Call;
    loadSuperArgs(c, call);
    c.loadSuperAttr(e, e.attr, false, call.args.length > 0);
    return null;
  }
  if (e.ctx === 'Store' && e.value.kind === 'Name' && e.value.id === 'self') {
    // self.x = … in a method: the class remembers that it has an x.
    const { stack } = c;
    for (let i = stack.length - 1; i >= 0; i--) {
      const unit = stack[i];
      if (unit?.scopeType !== 'class') continue;
      unit.staticAttributes.add(e.attr);
      break;
    }
  }
  return e.value;
}

function finishAttribute(c: Compiler, e: ast.Attribute): void {
  const loc = attributeLocation(e, e);
  if (e.ctx === 'Store') c.checkName(e, e.attr, 'Store');
  if (e.ctx === 'Load' && isSuperCall(c, e)) c.op(loc, op.NOP);
  else if (e.ctx === 'Load') c.loadAttr(loc, e.attr);
  else c.opName(loc, e.ctx === 'Store' ? op.STORE_ATTR : op.DELETE_ATTR, e.attr);
}

function boolOp(c: Compiler, e: ast.BoolOp): void {
  const end = c.label();
  const jump = e.op === 'And' ? op.POP_JUMP_IF_FALSE : op.POP_JUMP_IF_TRUE;
  const last = e.values.length - 1;
  for (let i = 0; i < last; i++) {
    c.expr(e.values[i] as ast.expr);
    c.opI(e, op.COPY, 1);
    c.op(e, op.TO_BOOL);
    c.jump(e, jump, end);
    c.op(e, op.POP_TOP);
  }
  c.expr(e.values[last] as ast.expr);
  c.use(end);
}

function unaryOp(c: Compiler, e: ast.UnaryOp): void {
  switch (e.op) {
    case 'UAdd':
      c.opI(e, op.CALL_INTRINSIC_1, intrinsic1('INTRINSIC_UNARY_POSITIVE'));
      return;
    case 'Not':
      c.op(e, op.TO_BOOL);
      c.op(e, op.UNARY_NOT);
      return;
    case 'Invert':
      c.op(e, op.UNARY_INVERT);
      return;
    case 'USub':
      c.op(e, op.UNARY_NEGATIVE);
      return;
  }
}

function ifExp(c: Compiler, e: ast.IfExp): void {
  const end = c.label();
  const next = c.label();
  jumpIf(c, e, e.test, next, false);
  c.expr(e.body);
  c.jump(NO_LOCATION, op.JUMP_NO_INTERRUPT, end);
  c.use(next);
  c.expr(e.orelse);
  c.use(end);
}

function compare(c: Compiler, e: ast.Compare): void {
  checkCompare(c, e);
  c.expr(e.left);
  const last = e.ops.length - 1;
  const step = (i: number): ast.cmpop => {
    c.expr(e.comparators[i] as ast.expr);
    return e.ops[i] as ast.cmpop;
  };
  if (last === 0) {
    c.compare(e, step(0));
    return;
  }
  const cleanup = c.label();
  for (let i = 0; i < last; i++) {
    const cmp = step(i);
    c.opI(e, op.SWAP, 2);
    c.opI(e, op.COPY, 2);
    c.compare(e, cmp);
    c.opI(e, op.COPY, 1);
    c.op(e, op.TO_BOOL);
    c.jump(e, op.POP_JUMP_IF_FALSE, cleanup);
    c.op(e, op.POP_TOP);
  }
  c.compare(e, step(last));
  const end = c.label();
  c.jump(NO_LOCATION, op.JUMP_NO_INTERRUPT, end);
  c.use(cleanup);
  c.opI(e, op.SWAP, 2);
  c.op(e, op.POP_TOP);
  c.use(end);
}

function joinedStr(c: Compiler, e: ast.JoinedStr): void {
  const n = e.values.length;
  if (n > STACK_USE_GUIDELINE) {
    c.loadStr(e, '');
    c.loadMethod(e, 'join');
    c.opI(e, op.BUILD_LIST, 0);
    for (const value of e.values) {
      c.expr(value);
      c.opI(e, op.LIST_APPEND, 1);
    }
    c.opI(e, op.CALL, 1);
    return;
  }
  c.exprs(e.values);
  if (n > 1) c.opI(e, op.BUILD_STRING, n);
  else if (n === 0) c.loadStr(e, '');
}

const CONVERSIONS = ['', 's', 'r', 'a'];

function formattedValue(c: Compiler, e: ast.FormattedValue): void {
  c.expr(e.value);
  const loc: Location = e;
  if (e.conversion !== -1) c.opI(loc, op.CONVERT_VALUE, CONVERSIONS.indexOf(String.fromCharCode(e.conversion)));
  if (e.format_spec) {
    c.expr(e.format_spec);
    c.op(loc, op.FORMAT_WITH_SPEC);
  } else c.op(loc, op.FORMAT_SIMPLE);
}
