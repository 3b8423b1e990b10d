// What methods of Decimal and Context have in common: one function for each shape, with the operation as a function's index.
//
//   unary    (result, a, ctx, status)      binary   (result, a, b, ctx, status)      ternary   (result, a, b, c, ctx, status)

import { exactArguments, unpackTupleAndKeywords } from '../../objects/args';
import { PyBool_FromLong } from '../../objects/bool';
import { PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_TypeError } from '../../objects/exceptions/types';
import { Py_None, Py_NotImplemented } from '../../objects/none';
import { PyTuple_GET_ITEM, PyTuple_Pack2 } from '../../objects/tuple';
import { Py_DECREF, Py_XDECREF, stackAlloc } from '../../runtime/cold';
import { objAt, PyObject, ptrAt } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { PyTypeObject } from '../../runtime/type';
import { convertOp, newStatus, withStatus } from './convert';
import { mpd_qdivmod } from './divide';
import { CTX, currentContext, decimal_state, decimalState, isContext, MPD, newDecimal, stateOfEither } from './struct';

/** new: the result of a unary operation. */
function applyUnary(state: decimal_state, f: usize, a: PyObject, context: PyObject): PyObject | null {
  const o = newDecimal(state, state.PyDec_Type as PyTypeObject);
  if (!o) return null;
  const status = newStatus();
  call_indirect<void>(<u32>f, MPD(o), MPD(a), CTX(context), status);
  return withStatus(state, o, context, status);
}

/** new: a result; v and w are converted first. c: the third operand, or NULL for a binary operation. */
function applyOperation(
  state: decimal_state,
  f: usize,
  quiet: bool,
  v: PyObject,
  w: PyObject,
  x: PyObject | null,
  context: PyObject,
): PyObject | null {
  const a = convertOp(state, quiet, v, context);
  if (!a || a == Py_NotImplemented) return a;
  const b = convertOp(state, quiet, w, context);
  if (!b || b == Py_NotImplemented) {
    Py_DECREF(a);
    return b;
  }
  const c: PyObject | null = x ? convertOp(state, quiet, x, context) : null;
  let o: PyObject | null = null;
  if (x && (!c || c == Py_NotImplemented)) o = c;
  else {
    o = newDecimal(state, state.PyDec_Type as PyTypeObject);
    if (o) {
      const status = newStatus();
      if (c) call_indirect<void>(<u32>f, MPD(o), MPD(a), MPD(b), MPD(c), CTX(context), status);
      else call_indirect<void>(<u32>f, MPD(o), MPD(a), MPD(b), CTX(context), status);
      o = withStatus(state, o, context, status);
    }
    Py_XDECREF(c);
  }
  Py_DECREF(b);
  Py_DECREF(a);
  return o;
}

// --- numbers

/** new: an operation of one operand in the current context. */
export function numberUnary(self: PyObject, f: usize): PyObject | null {
  const state = decimalState(self.ob_type);
  const context = currentContext(state);
  return context ? applyUnary(state, f, self, context) : null;
}

/** new: the same with two, or NotImplemented. */
export function numberBinary(v: PyObject, w: PyObject, f: usize): PyObject | null {
  const state = stateOfEither(v, w);
  const context = currentContext(state);
  return context ? applyOperation(state, f, true, v, w, null, context) : null;
}

/** nb_power: f for two operands, g for three. */
export function numberTernary(v: PyObject, w: PyObject, x: PyObject, f: usize, g: usize): PyObject | null {
  const state = stateOfEither(v, w);
  const context = currentContext(state);
  if (!context) return null;
  return x == Py_None
    ? applyOperation(state, f, true, v, w, null, context)
    : applyOperation(state, g, true, v, w, x, context);
}

/** new: (v // w, v % w), or NotImplemented. */
export function numberDivmod(v: PyObject, w: PyObject): PyObject | null {
  const state = stateOfEither(v, w);
  const context = currentContext(state);
  return context ? applyDivmod(state, true, v, w, context) : null;
}

// new: (quotient, remainder)
function applyDivmod(state: decimal_state, quiet: bool, v: PyObject, w: PyObject, context: PyObject): PyObject | null {
  const a = convertOp(state, quiet, v, context);
  if (!a || a == Py_NotImplemented) return a;
  const b = convertOp(state, quiet, w, context);
  if (!b || b == Py_NotImplemented) {
    Py_DECREF(a);
    return b;
  }
  let q = newDecimal(state, state.PyDec_Type as PyTypeObject);
  const r: PyObject | null = q ? newDecimal(state, state.PyDec_Type as PyTypeObject) : null;
  let pair: PyObject | null = null;
  if (q && r) {
    const status = newStatus();
    mpd_qdivmod(MPD(q), MPD(r), MPD(a), MPD(b), CTX(context), status);
    q = withStatus(state, q, context, status);
    if (q) pair = PyTuple_Pack2(q, r);
  }
  Py_XDECREF(q);
  Py_XDECREF(r);
  Py_DECREF(b);
  Py_DECREF(a);
  return pair;
}

// --- methods of Decimal with an optional context

// borrowed: the context given, or the current one
export function contextOr(state: decimal_state, given: PyObject | null): PyObject | null {
  if (!given || given == Py_None) return currentContext(state);
  return isContext(state, given) ? given : PyErr_SetString(PyExc_TypeError, 'optional argument must be a context');
}

/** The arguments by name into `at`, one slot each; false: TypeError. */
export function unpackArguments(args: PyObject, kwds: PyObject | null, names: string, required: i32, at: usize): bool {
  return unpackTupleAndKeywords(args, kwds, '', names, 0, required, 0, at) == 0;
}

/** borrowed: what the only argument, an optional context, says; NULL with the exception set */
export function onlyContext(self: PyObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  const at = stackAlloc(1);
  const ok = unpackArguments(args, kwds, 'context', 0, at);
  const given = ptrAt(at, 0);
  stackFree(at);
  return ok ? contextOr(decimalState(self.ob_type), given) : null;
}

/** new: Decimal's method of no operand but context=None. */
export function methodUnary(self: PyObject, args: PyObject, kwds: PyObject | null, f: usize): PyObject | null {
  const context = onlyContext(self, args, kwds);
  return context ? applyUnary(decimalState(self.ob_type), f, self, context) : null;
}

/** (other, context=None), or with three operands (other, third, context=None) */
export function methodOperation(
  self: PyObject,
  args: PyObject,
  kwds: PyObject | null,
  f: usize,
  third: bool = false,
): PyObject | null {
  const state = decimalState(self.ob_type);
  const at = stackAlloc(3);
  let o: PyObject | null = null;
  if (unpackArguments(args, kwds, third ? 'other third context' : 'other context', third ? 2 : 1, at)) {
    const context = contextOr(state, ptrAt(at, third ? 2 : 1));
    const x: PyObject | null = third ? ptrAt(at, 1) : null;
    if (context) o = applyOperation(state, f, false, self, objAt(at, 0), x, context);
  }
  stackFree(at);
  return o;
}

/** The same for a function of two numbers that answers yes or no: (a, b) -> bool */
export function methodSame(self: PyObject, args: PyObject, kwds: PyObject | null, f: usize): PyObject | null {
  const state = decimalState(self.ob_type);
  const at = stackAlloc(2);
  let o: PyObject | null = null;
  if (unpackArguments(args, kwds, 'other context', 1, at)) {
    const context = contextOr(state, ptrAt(at, 1));
    if (context) o = compareWith(state, self, objAt(at, 0), context, f);
  }
  stackFree(at);
  return o;
}

function compareWith(state: decimal_state, v: PyObject, w: PyObject, context: PyObject, f: usize): PyObject | null {
  const a = convertOp(state, false, v, context);
  if (!a) return null;
  const b = convertOp(state, false, w, context);
  const o: PyObject | null = b ? PyBool_FromLong(call_indirect<bool>(<u32>f, MPD(a), MPD(b)) ? 1 : 0) : null;
  Py_XDECREF(b);
  Py_DECREF(a);
  return o;
}

// --- methods of Context

/** new: an operand, which goes with Py_DECREF; NULL with TypeError */
export function operand(context: PyObject, v: PyObject): PyObject | null {
  return convertOp(decimalState(context.ob_type), false, v, context);
}

/** new: Context's method of one operand. */
export function contextUnary(context: PyObject, v: PyObject, f: usize): PyObject | null {
  const a = operand(context, v);
  if (!a) return null;
  const o = applyUnary(decimalState(context.ob_type), f, a, context);
  Py_DECREF(a);
  return o;
}

/** new: Context's method of n operands, two or three. */
export function contextOperation(context: PyObject, args: PyObject, f: usize, n: i64 = 2): PyObject | null {
  if (!exactArguments(args, '', n)) return null;
  const x: PyObject | null = n == 3 ? PyTuple_GET_ITEM(args, 2) : null;
  const state = decimalState(context.ob_type);
  return applyOperation(state, f, false, PyTuple_GET_ITEM(args, 0), PyTuple_GET_ITEM(args, 1), x, context);
}

/** new: Context's method that compares two operands as they are. */
export function contextSame(context: PyObject, args: PyObject, f: usize): PyObject | null {
  if (!exactArguments(args, '', 2)) return null;
  return compareWith(decimalState(context.ob_type), PyTuple_GET_ITEM(args, 0), PyTuple_GET_ITEM(args, 1), context, f);
}

/** new: Context.divmod. */
export function contextDivmod(context: PyObject, args: PyObject): PyObject | null {
  if (!exactArguments(args, '', 2)) return null;
  const state = decimalState(context.ob_type);
  return applyDivmod(state, false, PyTuple_GET_ITEM(args, 0), PyTuple_GET_ITEM(args, 1), context);
}

/** power(a, b, modulo=None) */
export function contextPower(
  context: PyObject,
  args: PyObject,
  kwds: PyObject | null,
  f: usize,
  g: usize,
): PyObject | null {
  const at = stackAlloc(3);
  let o: PyObject | null = null;
  if (unpackArguments(args, kwds, 'a b modulo', 2, at)) {
    const m = ptrAt(at, 2);
    const x: PyObject | null = m == Py_None ? null : m;
    o = applyOperation(decimalState(context.ob_type), x ? g : f, false, objAt(at, 0), objAt(at, 1), x, context);
  }
  stackFree(at);
  return o;
}
