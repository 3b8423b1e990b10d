// Type parameters and type aliases. CPython: Python/compile.c (compiler_type_params, compiler_typealias), PEP 695
import type * as ast from '../ast.js';
import * as op from '../ops.js';
import { intrinsic1, intrinsic2 } from '../ops.js';
import type { SymtableEntry } from '../symtable/entry.js';
import { makeClosure } from './closures.js';
import type { Compiler } from './compiler.js';

/** Bounds and defaults are functions that are called when they are asked for. */
function lazily(c: Compiler, e: ast.expr, name: string, ste: SymtableEntry | undefined, allowStarred: boolean): void {
  c.enterScope(name, 'type parameters', ste, e.lineno);
  if (allowStarred && e.kind === 'Starred') {
    c.expr(e.value);
    c.opI(e, op.UNPACK_SEQUENCE, 1);
  } else c.expr(e);
  c.op(e, op.RETURN_VALUE);
  const co = c.assemble(true);
  c.exitScope();
  makeClosure(c, e, co, 0);
}

const KIND = {
  TypeVar: 'INTRINSIC_TYPEVAR',
  ParamSpec: 'INTRINSIC_PARAMSPEC',
  TypeVarTuple: 'INTRINSIC_TYPEVARTUPLE',
} as const;

/** Makes the type parameters, binds their names and pushes the tuple of them. */
export function compileTypeParams(c: Compiler, params: readonly ast.type_param[]): void {
  let seenDefault = false;
  for (const tp of params) {
    c.loadStr(tp, tp.name);
    if (tp.kind === 'TypeVar' && tp.bound) {
      lazily(c, tp.bound, tp.name, c.symtable.blocks.get(tp), false);
      const many = tp.bound.kind === 'Tuple';
      const how = many ? 'INTRINSIC_TYPEVAR_WITH_CONSTRAINTS' : 'INTRINSIC_TYPEVAR_WITH_BOUND';
      c.opI(tp, op.CALL_INTRINSIC_2, intrinsic2(how));
    } else c.opI(tp, op.CALL_INTRINSIC_1, intrinsic1(KIND[tp.kind]));
    if (tp.default_value) {
      seenDefault = true;
      const table = tp.kind === 'TypeVar' ? c.symtable.defaults : c.symtable.blocks;
      lazily(c, tp.default_value, tp.name, table.get(tp), tp.kind === 'TypeVarTuple');
      c.opI(tp, op.CALL_INTRINSIC_2, intrinsic2('INTRINSIC_SET_TYPEPARAM_DEFAULT'));
    } else if (seenDefault) throw c.error(tp, `non-default type parameter '${tp.name}' follows default type parameter`);
    c.opI(tp, op.COPY, 1);
    c.nameOp(tp, tp.name, 'Store');
  }
  c.opI(params[0] as ast.type_param, op.BUILD_TUPLE, params.length);
}

/** type X[T] = …: the value is a function that is called when it is asked for. */
export function compileTypeAlias(c: Compiler, s: ast.TypeAlias): void {
  const generic = s.type_params.length > 0;
  const name = s.name.id;
  if (generic) {
    const ste = c.symtable.blocks.get(s.type_params);
    c.enterScope(`<generic parameters of ${name}>`, 'type parameters', ste, s.lineno);
    c.loadStr(s, name);
    compileTypeParams(c, s.type_params);
  } else {
    c.loadStr(s, name);
    c.loadNone(s);
  }
  c.enterScope(name, 'function', c.symtable.blocks.get(s), s.lineno);
  // The first constant None: the function of the value has no docstring.
  c.u.consts.add({ type: 'None' });
  c.expr(s.value);
  c.op(s, op.RETURN_VALUE);
  const value = c.assemble(false);
  c.exitScope();
  makeClosure(c, s, value, 0);
  c.opI(s, op.BUILD_TUPLE, 3);
  c.opI(s, op.CALL_INTRINSIC_1, intrinsic1('INTRINSIC_TYPEALIAS'));
  if (generic) {
    const co = c.assemble(false);
    c.exitScope();
    makeClosure(c, s, co, 0);
    c.op(s, op.PUSH_NULL);
    c.opI(s, op.CALL, 0);
  }
  c.nameOp(s, name, 'Store');
}
