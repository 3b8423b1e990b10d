// A code object becomes a function. CPython: Python/compile.c (compiler_make_closure)
import { CO_FAST_FREE, type CodeObject } from '../../bytecode/code.js';
import type { Location } from '../../bytecode/locations.js';
import {
  MAKE_FUNCTION_ANNOTATIONS,
  MAKE_FUNCTION_CLOSURE,
  MAKE_FUNCTION_DEFAULTS,
  MAKE_FUNCTION_KWDEFAULTS,
} from '../../bytecode/opcodes/opargs.js';
import { PyCompileError } from '../errors.js';
import { NO_LOCATION } from '../instructions.js';
import * as op from '../ops.js';
import { intrinsic1 } from '../ops.js';
import { CELL } from '../symtable/entry.js';
import type { Compiler } from './compiler.js';

/** Pushes a function of the code object; `flags` (MAKE_FUNCTION_*) say what lies on the stack for it. */
export function makeClosure(c: Compiler, loc: Location, co: CodeObject, flags: number): void {
  let all = flags;
  let free = 0;
  co.localsplusnames.forEach((name, i) => {
    if (!((co.localspluskinds[i] as number) & CO_FAST_FREE)) return;
    // A name can be free in a method and local in the class: the closure decides by the scope.
    const table = c.refType(name) === CELL ? c.u.cellvars : c.u.freevars;
    const index = table.get(name);
    if (index === undefined) throw new PyCompileError('SystemError', `no cell for '${name}' in ${c.u.name}`);
    c.opI(loc, op.LOAD_CLOSURE, index);
    free++;
  });
  if (free) {
    all |= MAKE_FUNCTION_CLOSURE;
    c.opI(loc, op.BUILD_TUPLE, free);
  }
  c.loadConst(loc, { type: 'code', value: co });
  c.op(loc, op.MAKE_FUNCTION);
  for (const flag of [
    MAKE_FUNCTION_CLOSURE,
    MAKE_FUNCTION_ANNOTATIONS,
    MAKE_FUNCTION_KWDEFAULTS,
    MAKE_FUNCTION_DEFAULTS,
  ])
    if (all & flag) c.opI(loc, op.SET_FUNCTION_ATTRIBUTE, flag);
}

/** A StopIteration that leaves the body of a generator becomes a RuntimeError. */
export function wrapInStopIterationHandler(c: Compiler): void {
  const handler = c.label();
  c.u.seq.insert(0, op.SETUP_CLEANUP, handler, NO_LOCATION);
  c.loadNone(NO_LOCATION);
  c.op(NO_LOCATION, op.RETURN_VALUE);
  c.use(handler);
  c.opI(NO_LOCATION, op.CALL_INTRINSIC_1, intrinsic1('INTRINSIC_STOPITERATION_ERROR'));
  c.opI(NO_LOCATION, op.RERAISE, 1);
}
