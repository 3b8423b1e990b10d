// math: sums and products of many numbers, exact or nearly so. (CPython: Modules/mathmodule.c)

import { PyMem_Free, PyMem_Malloc, PyMem_Realloc } from '../../memory/obmalloc/malloc';
import { PyNumber_Add, PyNumber_Multiply } from '../../objects/abstract/number';
import { PyIter_Next, PyObject_GetIter } from '../../objects/abstract/object';
import { PySequence_Tuple } from '../../objects/abstract/sequence';
import { _PyArg_CheckPositional, _PyArg_UnpackKeywords } from '../../objects/args';
import { PyBool_Check } from '../../objects/bool';
import { PyErr_NoMemory, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_MemoryError, PyExc_OverflowError, PyExc_ValueError } from '../../objects/exceptions/types';
import { PyFloat_AS_DOUBLE, PyFloat_AsDouble, PyFloat_CheckExact, PyFloat_FromDouble } from '../../objects/float';
import { productError, sumError } from '../../objects/float/libm/double-double';
import { getSmallInt, overflowSign, PyLong_CheckExact, PyLong_FromLong, wrapped64 } from '../../objects/int';
import { ldexp, longToDouble } from '../../objects/int/double';
import { PyTuple_Check, PyTuple_GET_ITEM, PyTuple_GET_SIZE } from '../../objects/tuple';
import { PyErr_Occurred } from '../../runtime/errors';
import { objAt, Py_DECREF, Py_NewRef, Py_XDECREF, PyObject, ptrAt } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { failed, fusedMultiplyAdd } from './real';

type Module = PyObject | null;

/** new: the correctly rounded sum of an iterable: Shewchuk's partial sums, none of which overlaps another */
export function math_fsum(m: Module, seq: PyObject): PyObject | null {
  const iter = PyObject_GetIter(seq);
  if (!iter) return null;
  let room = 32;
  let p = PyMem_Malloc((<usize>room) << 3);
  let n = 0;
  let specialSum: f64 = 0;
  let infSum: f64 = 0;
  let ok = p != 0;
  if (!ok) PyErr_NoMemory();
  while (ok) {
    const item = PyIter_Next(iter);
    if (!item) {
      ok = PyErr_Occurred() == null;
      break;
    }
    let x = PyFloat_AsDouble(item);
    Py_DECREF(item);
    if (failed(x)) {
      ok = false;
      break;
    }
    const given = x;
    let kept = 0;
    for (let j = 0; j < n; j++) {
      let y = load<f64>(p + ((<usize>j) << 3));
      if (Math.abs(x) < Math.abs(y)) {
        const t = x;
        x = y;
        y = t;
      }
      const high = x + y;
      const low = y - (high - x);
      if (low != 0) {
        store<f64>(p + ((<usize>kept) << 3), low);
        kept++;
      }
      x = high;
    }
    n = kept;
    if (x == 0) continue;
    if (!(Math.abs(x) < Infinity)) {
      if (Math.abs(given) < Infinity) {
        PyErr_SetString(PyExc_OverflowError, 'intermediate overflow in fsum');
        ok = false;
        break;
      }
      if (Math.abs(given) == Infinity) infSum += given;
      specialSum += given;
      n = 0;
      continue;
    }
    if (n >= room) {
      room *= 2;
      const larger = PyMem_Realloc(p, (<usize>room) << 3);
      if (!larger) {
        PyErr_SetString(PyExc_MemoryError, 'math.fsum partials');
        ok = false;
        break;
      }
      p = larger;
    }
    store<f64>(p + ((<usize>n) << 3), x);
    n++;
  }
  let sum: PyObject | null = null;
  if (ok) {
    if (specialSum != 0) {
      if (infSum != infSum) PyErr_SetString(PyExc_ValueError, '-inf + inf in fsum');
      else sum = PyFloat_FromDouble(specialSum);
    } else sum = PyFloat_FromDouble(sumOfPartials(p, n));
  }
  Py_DECREF(iter);
  if (p) PyMem_Free(p);
  return sum;
}

/** The partials, lowest first, added from the top and rounded once. */
function sumOfPartials(p: usize, n: i32): f64 {
  if (n == 0) return 0;
  n--;
  let high = load<f64>(p + ((<usize>n) << 3));
  let low: f64 = 0;
  while (n > 0) {
    const x = high;
    n--;
    const y = load<f64>(p + ((<usize>n) << 3));
    high = x + y;
    low = y - (high - x);
    if (low != 0) break;
  }
  // A tie that the partials further down decide.
  if (n > 0) {
    const next = load<f64>(p + ((<usize>(n - 1)) << 3));
    if ((low < 0 && next < 0) || (low > 0 && next > 0)) {
      const y = low * 2.0;
      const x = high + y;
      if (y == x - high) high = x;
    }
  }
  return high;
}

/** The Euclidean length of n coordinates at `vec`, which are not negative, the largest of them `largest`. */
function vectorNorm(n: i64, vec: usize, largest: f64, foundNan: bool): f64 {
  if (largest == Infinity) return largest;
  if (foundNan) return NaN;
  if (largest == 0 || n <= 1) return largest;
  const bits = reinterpret<u64>(largest);
  if (bits >> 52 == 0) {
    // Subnormals are made normal first.
    const smallest: f64 = 2.2250738585072014e-308;
    for (let i: i64 = 0; i < n; i++) {
      const at = vec + ((<usize>i) << 3);
      store<f64>(at, load<f64>(at) / smallest);
    }
    return smallest * vectorNorm(n, vec, largest / smallest, foundNan);
  }
  const e = <i32>(bits >> 52) - 1022;
  const scale = ldexp(1.0, -e);
  let sum: f64 = 1.0;
  let lowSquares: f64 = 0;
  let lowSums: f64 = 0;
  for (let i: i64 = 0; i < n; i++) {
    const x = load<f64>(vec + ((<usize>i) << 3)) * scale;
    const square = x * x;
    const next = sum + square;
    lowSquares += productError(x, x, square);
    lowSums += square - (next - sum);
    sum = next;
  }
  let h = Math.sqrt(sum - 1.0 + (lowSquares + lowSums));
  const square = -h * h;
  const next = sum + square;
  lowSquares += productError(-h, h, square);
  lowSums += square - (next - sum);
  const x = next - 1.0 + (lowSquares + lowSums);
  h += x / (2.0 * h);
  return h / scale;
}

export function math_hypot(m: Module, args: usize, nargs: i64): PyObject | null {
  const vec = stackAlloc(nargs);
  let largest: f64 = 0;
  let foundNan = false;
  for (let i: i64 = 0; i < nargs; i++) {
    const x = PyFloat_AsDouble(objAt(args, i));
    if (failed(x)) {
      stackFree(vec);
      return null;
    }
    const size = Math.abs(x);
    store<f64>(vec + ((<usize>i) << 3), size);
    foundNan = foundNan || size != size;
    if (size > largest) largest = size;
  }
  const result = vectorNorm(nargs, vec, largest, foundNan);
  stackFree(vec);
  return PyFloat_FromDouble(result);
}

/** new: o as a tuple */
function asTuple(o: PyObject): PyObject | null {
  return PyTuple_Check(o) ? Py_NewRef<PyObject>(o) : PySequence_Tuple(o);
}

function distance(p: PyObject, q: PyObject): PyObject | null {
  const n = PyTuple_GET_SIZE(p);
  if (n != PyTuple_GET_SIZE(q)) {
    return PyErr_SetString(PyExc_ValueError, 'both points must have the same number of dimensions');
  }
  const vec = PyMem_Malloc((<usize>max<i64>(n, 1)) << 3);
  if (!vec) return PyErr_NoMemory();
  let largest: f64 = 0;
  let foundNan = false;
  for (let i: i64 = 0; i < n; i++) {
    const x = PyFloat_AsDouble(PyTuple_GET_ITEM(p, i));
    const y = failed(x) ? 0 : PyFloat_AsDouble(PyTuple_GET_ITEM(q, i));
    if (failed(x) || failed(y)) {
      PyMem_Free(vec);
      return null;
    }
    const size = Math.abs(x - y);
    store<f64>(vec + ((<usize>i) << 3), size);
    foundNan = foundNan || size != size;
    if (size > largest) largest = size;
  }
  const result = vectorNorm(n, vec, largest, foundNan);
  PyMem_Free(vec);
  return PyFloat_FromDouble(result);
}

export function math_dist(m: Module, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('dist', nargs, 2, 2)) return null;
  const p = asTuple(objAt(args, 0));
  if (!p) return null;
  const q = asTuple(objAt(args, 1));
  const result = q ? distance(p, q) : null;
  Py_DECREF(p);
  Py_XDECREF(q);
  return result;
}

/** new: total + a * b; steals total */
function addProduct(total: PyObject, a: PyObject, b: PyObject): PyObject | null {
  const product = PyNumber_Multiply(a, b);
  const sum = product ? PyNumber_Add(total, product) : null;
  Py_XDECREF(product);
  Py_DECREF(total);
  return sum;
}

/** new: total + x; steals both, x may be NULL */
function addTo(total: PyObject | null, x: PyObject | null): PyObject | null {
  const sum = total && x ? PyNumber_Add(total, x) : null;
  Py_XDECREF(total);
  Py_XDECREF(x);
  return sum;
}

/** o as a double when it is a float or an int that fits; *ok says whether. */
function asPlainDouble(o: PyObject, ok: usize): f64 {
  store<i32>(ok, 1);
  if (PyFloat_CheckExact(o)) return PyFloat_AS_DOUBLE(o);
  if (PyLong_CheckExact(o) || PyBool_Check(o)) {
    const x = longToDouble(o);
    if (Math.abs(x) < Infinity) return x;
  }
  store<i32>(ok, 0);
  return 0;
}

/** The running sums of sumprod: exact while the items are machine ints, three doubles while they are floats. */
@unmanaged
class ProductSum {
  ints: i64;
  high: f64;
  low: f64;
  tiny: f64;
  intsInUse: i32;
  floatsInUse: i32;
}

/** s.high, low, tiny += a * b, keeping what a double loses. (SumKVert for K = 3) */
function addFloatProduct(s: ProductSum, a: f64, b: f64): void {
  const product = a * b;
  const size = max(Math.abs(product), max(Math.abs(a), Math.abs(b)));
  // Splitting the factors overflows there, and loses digits where products are tiny.
  const plain = size < 1e290 && Math.abs(product) > 1e-280;
  const productLow = plain || !(size < Infinity) ? productError(a, b, product) : fusedMultiplyAdd(a, b, -product);
  const high = s.high + product;
  const highLow = sumError(s.high, product, high);
  const low = s.low + productLow;
  const lowLow = sumError(s.low, productLow, low);
  const low2 = low + highLow;
  const low2Low = sumError(low, highLow, low2);
  s.high = high;
  s.low = low2;
  s.tiny = s.tiny + lowLow + low2Low;
}

/** a * b + s.ints into s.ints: false when it leaves 64 bits. */
function addIntProduct(s: ProductSum, a: PyObject, b: PyObject): bool {
  if (overflowSign(a) || overflowSign(b)) return false;
  const x = <i64>wrapped64(a);
  const y = <i64>wrapped64(b);
  if (x != 0 && y != 0) {
    if (x == i64.MIN_VALUE || y == i64.MIN_VALUE) return false;
    const limit = i64.MAX_VALUE / (x < 0 ? -x : x);
    if ((y < 0 ? -y : y) > limit) return false;
  }
  const product = x * y;
  const sum = s.ints + product;
  if (((sum ^ s.ints) & (sum ^ product)) < 0) return false;
  s.ints = sum;
  return true;
}

/** new: total with the running sums added, which start afresh; steals total */
function flushSums(s: ProductSum, total: PyObject | null, ints: bool, floats: bool): PyObject | null {
  if (ints && s.intsInUse) {
    total = addTo(total, PyLong_FromLong(s.ints));
    s.ints = 0;
    s.intsInUse = 0;
  }
  if (floats && s.floatsInUse) {
    const last = s.low + s.tiny;
    total = addTo(total, PyFloat_FromDouble(s.high + last));
    s.high = 0;
    s.low = 0;
    s.tiny = 0;
    s.floatsInUse = 0;
  }
  return total;
}

/** new: the sum of p[i] * q[i] with total so far; steals total */
function nextProduct(s: ProductSum, total: PyObject | null, a: PyObject, b: PyObject): PyObject | null {
  if (PyLong_CheckExact(a) && PyLong_CheckExact(b)) {
    if (addIntProduct(s, a, b)) {
      s.intsInUse = 1;
      return total;
    }
  }
  total = flushSums(s, total, true, false);
  if (!total) return null;
  if (PyFloat_CheckExact(a) || PyFloat_CheckExact(b)) {
    const ok = stackAlloc(2);
    const x = asPlainDouble(a, ok);
    const y = asPlainDouble(b, ok + 8);
    const both = load<i32>(ok) && load<i32>(ok, 8);
    stackFree(ok);
    if (both) {
      const high = s.high;
      const low = s.low;
      const tiny = s.tiny;
      addFloatProduct(s, x, y);
      if (Math.abs(s.high) < Infinity) {
        s.floatsInUse = 1;
        return total;
      }
      s.high = high;
      s.low = low;
      s.tiny = tiny;
    }
  }
  total = flushSums(s, total, false, true);
  return total ? addProduct(total, a, b) : null;
}

export function math_sumprod(m: Module, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('sumprod', nargs, 2, 2)) return null;
  const p = PyObject_GetIter(objAt(args, 0));
  if (!p) return null;
  const q = PyObject_GetIter(objAt(args, 1));
  if (!q) {
    Py_DECREF(p);
    return null;
  }
  const slots = stackAlloc(5);
  memory.fill(slots, 0, 40);
  const s = changetype<ProductSum>(slots);
  let total: PyObject | null = getSmallInt(0);
  while (total) {
    const a = PyIter_Next(p);
    const b = a || !PyErr_Occurred() ? PyIter_Next(q) : null;
    if (a && b) {
      total = nextProduct(s, total, a, b);
      Py_DECREF(a);
      Py_DECREF(b);
      continue;
    }
    const error = PyErr_Occurred() != null;
    if (error || a || b) {
      Py_XDECREF(a);
      Py_XDECREF(b);
      Py_DECREF(total);
      total = null;
      if (!error) PyErr_SetString(PyExc_ValueError, 'Inputs are not the same length');
      break;
    }
    total = flushSums(s, total, true, true);
    break;
  }
  stackFree(slots);
  Py_DECREF(p);
  Py_DECREF(q);
  return total;
}

export function math_prod(m: Module, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const values = stackAlloc(2);
  const ok = _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'prod', 'iterable start', 1, 1, 1, values) == 0;
  const iterable = ok ? ptrAt(values, 0) : null;
  const start = ok ? ptrAt(values, 1) : null;
  stackFree(values);
  if (!ok) return null;
  const iter = PyObject_GetIter(iterable!);
  if (!iter) return null;
  let result: PyObject | null = start ? Py_NewRef<PyObject>(start) : getSmallInt(1);
  while (result) {
    const item = PyIter_Next(iter);
    if (!item) {
      if (PyErr_Occurred()) {
        Py_DECREF(result);
        result = null;
      }
      break;
    }
    const product = PyNumber_Multiply(result, item);
    Py_DECREF(item);
    Py_DECREF(result);
    result = product;
  }
  Py_DECREF(iter);
  return result;
}
