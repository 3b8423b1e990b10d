// def, async def, lambda, with defaults, annotations and type parameters.
// CPython: Python/compile.c (compiler_function, compiler_lambda)
import type { Location } from '../../bytecode/locations.js';
import {
  MAKE_FUNCTION_ANNOTATIONS,
  MAKE_FUNCTION_DEFAULTS,
  MAKE_FUNCTION_KWDEFAULTS,
} from '../../bytecode/opcodes/opargs.js';
import type * as ast from '../ast.js';
import { docstringOf } from '../fold/nodes.js';
import { NO_LOCATION } from '../instructions.js';
import * as op from '../ops.js';
import { intrinsic2 } from '../ops.js';
import { unparse } from '../unparse.js';
import { makeClosure, wrapInStopIterationHandler } from './closures.js';
import type { Compiler } from './compiler.js';
import { cleanDoc } from './strings.js';
import { compileTypeParams } from './typeparams.js';

type FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef;

/** Calls the decorators, the innermost first: each with what the one before gave. */
export function applyDecorators(c: Compiler, decorators: readonly ast.expr[]): void {
  for (let i = decorators.length - 1; i >= 0; i--) c.opI(decorators[i] as ast.expr, op.CALL, 0);
}

/** Pushes the tuple of defaults and the dict of keyword defaults, where there are any. */
function defaults(c: Compiler, loc: Location, args: ast.arguments_): number {
  let flags = 0;
  if (args.defaults.length) {
    c.exprs(args.defaults);
    c.opI(loc, op.BUILD_TUPLE, args.defaults.length);
    flags |= MAKE_FUNCTION_DEFAULTS;
  }
  const keys: string[] = [];
  args.kwonlyargs.forEach((arg, i) => {
    const value = args.kw_defaults[i];
    if (!value) return;
    keys.push(c.mangle(arg.arg));
    c.expr(value);
  });
  if (keys.length) {
    c.loadNames(loc, keys);
    c.opI(loc, op.BUILD_CONST_KEY_MAP, keys.length);
    flags |= MAKE_FUNCTION_KWDEFAULTS;
  }
  return flags;
}

/** An annotation as its source text (from __future__ import annotations). */
export function annotationText(c: Compiler, annotation: ast.expr): void {
  c.loadConst(annotation, unparse(annotation));
}

/** Pushes the tuple of names and annotations; false if there are none. */
function annotations(c: Compiler, loc: Location, args: ast.arguments_, returns: ast.expr | null): boolean {
  let n = 0;
  const annotation = (name: string, e: ast.expr | null): void => {
    if (!e) return;
    c.loadStr(loc, c.mangle(name));
    if (c.future.annotations) annotationText(c, e);
    else if (e.kind === 'Starred') {
      // *args: *Ts
      c.expr(e.value);
      c.opI(loc, op.UNPACK_SEQUENCE, 1);
    } else c.expr(e);
    n++;
  };
  for (const arg of args.args) annotation(arg.arg, arg.annotation);
  for (const arg of args.posonlyargs) annotation(arg.arg, arg.annotation);
  if (args.vararg) annotation(args.vararg.arg, args.vararg.annotation);
  for (const arg of args.kwonlyargs) annotation(arg.arg, arg.annotation);
  if (args.kwarg) annotation(args.kwarg.arg, args.kwarg.annotation);
  annotation('return', returns);
  if (n) c.opI(loc, op.BUILD_TUPLE, n * 2);
  return n > 0;
}

/** No parameter may be called __debug__. */
function checkArgs(c: Compiler, { posonlyargs, args, vararg, kwonlyargs, kwarg }: ast.arguments_): void {
  for (const arg of [...posonlyargs, ...args, vararg, ...kwonlyargs, kwarg])
    if (arg) c.checkName(arg, arg.arg, 'Store');
}

function setArgCounts(c: Compiler, args: ast.arguments_): void {
  c.u.argcount = args.args.length;
  c.u.posonlyargcount = args.posonlyargs.length;
  c.u.kwonlyargcount = args.kwonlyargs.length;
}

function functionBody(c: Compiler, s: FunctionNode, flags: number, firstlineno: number): void {
  const isAsync = s.kind === 'AsyncFunctionDef';
  c.enterScope(s.name, isAsync ? 'async function' : 'function', c.symtable.blocks.get(s), firstlineno);
  const doc = docstringOf(s.body);
  // The first constant is the docstring, or None.
  c.u.consts.add(doc && c.optimize < 2 ? cleanDoc(doc) : { type: 'None' });
  setArgCounts(c, s.args);
  const start = c.label();
  c.use(start);
  const { ste } = c.u;
  const isGenerator = ste.ste_coroutine || ste.ste_generator;
  if (isGenerator) c.pushFBlock(NO_LOCATION, 'stop iteration', start);
  c.stmts(doc ? s.body.slice(1) : s.body);
  if (isGenerator) {
    wrapInStopIterationHandler(c);
    c.popFBlock();
  }
  const co = c.assemble(true);
  c.exitScope();
  makeClosure(c, s, co, flags);
}

/** A def: defaults, annotations and the body's code object as a function, decorators, the name. */
export function compileFunction(c: Compiler, s: FunctionNode): void {
  checkArgs(c, s.args);
  c.exprs(s.decorator_list);
  const firstlineno = s.decorator_list[0]?.lineno ?? s.lineno;
  let flags = defaults(c, s, s.args);
  const generic = s.type_params.length > 0;
  // The defaults are evaluated outside of the scope of the type parameters and handed in.
  const handedIn = (flags & MAKE_FUNCTION_DEFAULTS ? 1 : 0) + (flags & MAKE_FUNCTION_KWDEFAULTS ? 1 : 0);
  if (generic) {
    if (handedIn === 2) c.opI(s, op.SWAP, 2);
    const ste = c.symtable.blocks.get(s.type_params);
    c.enterScope(`<generic parameters of ${s.name}>`, 'type parameters', ste, firstlineno);
    compileTypeParams(c, s.type_params);
    for (let i = 0; i < handedIn; i++) c.opI(s, op.LOAD_FAST, i);
  }
  if (annotations(c, s, s.args, s.returns)) flags |= MAKE_FUNCTION_ANNOTATIONS;
  functionBody(c, s, flags, firstlineno);
  if (generic) {
    c.opI(s, op.SWAP, 2);
    c.opI(s, op.CALL_INTRINSIC_2, intrinsic2('INTRINSIC_SET_FUNCTION_TYPE_PARAMS'));
    c.u.argcount = handedIn;
    const co = c.assemble(false);
    c.exitScope();
    makeClosure(c, s, co, 0);
    if (handedIn > 0) {
      c.opI(s, op.SWAP, handedIn + 1);
      c.opI(s, op.CALL, handedIn - 1);
    } else {
      c.op(s, op.PUSH_NULL);
      c.opI(s, op.CALL, 0);
    }
  }
  applyDecorators(c, s.decorator_list);
  c.nameOp(s, s.name, 'Store');
}

/** Leaves a lambda's function. */
export function compileLambda(c: Compiler, e: ast.Lambda): void {
  checkArgs(c, e.args);
  const flags = defaults(c, e, e.args);
  c.enterScope('<lambda>', 'lambda', c.symtable.blocks.get(e), e.lineno);
  // A lambda has no docstring: its first constant is None.
  c.u.consts.add({ type: 'None' });
  setArgCounts(c, e.args);
  c.expr(e.body);
  let co: ReturnType<Compiler['assemble']>;
  if (c.u.ste.ste_generator) co = c.assemble(false);
  else {
    c.op(e.body, op.RETURN_VALUE);
    co = c.assemble(true);
  }
  c.exitScope();
  makeClosure(c, e, co, flags);
}
