// An array as a sequence. (CPython: Modules/arraymodule.c)

import { PyIndex_Check, PyNumber_AsSsize_t, PyNumber_Index } from '../../objects/abstract/conversion';
import { _PyArg_CheckPositional, exactPositional } from '../../objects/args';
import { Py_False, Py_True, PyBool_FromLong } from '../../objects/bool';
import { Py_BuildValue } from '../../objects/build-value';
import { PyErr_BadArgument, PyErr_Format, PyErr_NoMemory, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_BufferError, PyExc_IndexError, PyExc_TypeError, PyExc_ValueError } from '../../objects/exceptions/types';
import { PyLong_AsSsize_t, PyLong_FromSsize_t } from '../../objects/int';
import { Py_None, Py_NotImplemented } from '../../objects/none';
import { PyObject_RichCompare, PyObject_RichCompareBool } from '../../objects/object';
import { indexBounds, PySlice_AdjustIndices, PySlice_Check, PySlice_Unpack } from '../../objects/slice';
import { PyErr_Occurred } from '../../runtime/errors';
import {
  objAt,
  Py_DECREF,
  Py_EQ,
  Py_GT,
  Py_LE,
  Py_LT,
  Py_NE,
  Py_NewRef,
  Py_XDECREF,
  PyObject,
} from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import {
  addressOf,
  array_del_slice,
  array_resize,
  asArray,
  codeOf,
  getarrayitem,
  insertAt,
  isArray,
  newLike,
  setarrayitem,
  sizeOfItem,
} from './items';
import { array_iter_extend } from './making';

// --- as a sequence

export function array_richcompare(v: PyObject, w: PyObject, op: i32): PyObject | null {
  const known = v.ob_type.tp_richcompare == array_richcompare.index ? v : w;
  if (!isArray(v, known) || !isArray(w, known)) return Py_NotImplemented;
  const n = asArray(v).ob_size;
  const m = asArray(w).ob_size;
  if (n != m && (op == Py_EQ || op == Py_NE)) return PyBool_FromLong(i64(op == Py_NE));
  for (let i: i64 = 0; i < asArray(v).ob_size && i < asArray(w).ob_size; i++) {
    const a = getarrayitem(v, i);
    const b: PyObject | null = a ? getarrayitem(w, i) : null;
    if (!a || !b) {
      Py_XDECREF(a);
      return null;
    }
    const same = PyObject_RichCompareBool(a, b, Py_EQ);
    let result: PyObject | null = null;
    if (same == 0) {
      if (op == Py_EQ) result = Py_False;
      else if (op == Py_NE) result = Py_True;
      else result = PyObject_RichCompare(a, b, op);
    }
    Py_DECREF(a);
    Py_DECREF(b);
    if (same <= 0) return result;
  }
  const d: i64 = n - m;
  if (op == Py_LT) return PyBool_FromLong(i64(d < 0));
  if (op == Py_LE) return PyBool_FromLong(i64(d <= 0));
  if (op == Py_EQ) return PyBool_FromLong(i64(d == 0));
  if (op == Py_NE) return PyBool_FromLong(i64(d != 0));
  return PyBool_FromLong(i64(op == Py_GT ? d > 0 : d >= 0));
}

export function array_length(o: PyObject): i64 {
  return asArray(o).ob_size;
}

export function array_item(o: PyObject, i: i64): PyObject | null {
  if (<u64>i >= <u64>asArray(o).ob_size) return PyErr_SetString(PyExc_IndexError, 'array index out of range');
  return getarrayitem(o, i);
}

export function array_array___copy__(o: PyObject, unused: PyObject | null): PyObject | null {
  const copy = newLike(o, asArray(o).ob_size);
  if (copy) memory.copy(asArray(copy).ob_item, asArray(o).ob_item, <usize>(asArray(o).ob_size * sizeOfItem(o)));
  return copy;
}

export function array_array___deepcopy__(o: PyObject, memo: PyObject): PyObject | null {
  return array_array___copy__(o, null);
}

export function array_concat(o: PyObject, other: PyObject): PyObject | null {
  if (!isArray(other, o)) {
    return PyErr_Format(PyExc_TypeError, 'can only append array (not "%.200s") to array', other.ob_type.tp_name);
  }
  if (codeOf(o) != codeOf(other)) {
    PyErr_BadArgument();
    return null;
  }
  const n = asArray(o).ob_size;
  const result = newLike(o, n + asArray(other).ob_size);
  if (!result) return null;
  memory.copy(asArray(result).ob_item, asArray(o).ob_item, <usize>(n * sizeOfItem(o)));
  memory.copy(addressOf(result, n), asArray(other).ob_item, <usize>(asArray(other).ob_size * sizeOfItem(o)));
  return result;
}

export function array_repeat(o: PyObject, times: i64): PyObject | null {
  const n = times < 0 ? 0 : times;
  const size = asArray(o).ob_size;
  if (size > 0 && n > 0x7fffffff / size) return PyErr_NoMemory();
  const result = newLike(o, size * n);
  if (!result) return null;
  const bytes = <usize>(size * sizeOfItem(o));
  for (let i: usize = 0; i < <usize>n; i++) memory.copy(asArray(result).ob_item + i * bytes, asArray(o).ob_item, bytes);
  return result;
}

export function array_inplace_repeat(o: PyObject, times: i64): PyObject | null {
  const size = asArray(o).ob_size;
  const n = times < 0 ? 0 : times;
  if (size > 0) {
    if (n > 0x7fffffff / size) return PyErr_NoMemory();
    if (array_resize(o, size * n) < 0) return null;
    const bytes = <usize>(size * sizeOfItem(o));
    for (let i: usize = 1; i < <usize>n; i++) memory.copy(asArray(o).ob_item + i * bytes, asArray(o).ob_item, bytes);
  }
  return Py_NewRef(o);
}

function extendWith(o: PyObject, other: PyObject): i32 {
  if (!isArray(other, o)) return array_iter_extend(o, other);
  if (codeOf(o) != codeOf(other)) {
    PyErr_SetString(PyExc_TypeError, 'can only extend with array of same kind');
    return -1;
  }
  const n = asArray(o).ob_size;
  const m = asArray(other).ob_size;
  if (array_resize(o, n + m) < 0) return -1;
  if (m > 0) memory.copy(addressOf(o, n), asArray(other).ob_item, <usize>(m * sizeOfItem(o)));
  return 0;
}

export function array_inplace_concat(o: PyObject, other: PyObject): PyObject | null {
  if (!isArray(other, o)) {
    return PyErr_Format(PyExc_TypeError, 'can only extend array with array (not "%.200s")', other.ob_type.tp_name);
  }
  return extendWith(o, other) < 0 ? null : Py_NewRef(o);
}

export function array_ass_item(o: PyObject, i: i64, v: PyObject | null): i32 {
  if (<u64>i >= <u64>asArray(o).ob_size) {
    PyErr_SetString(PyExc_IndexError, 'array assignment index out of range');
    return -1;
  }
  if (!v) return array_del_slice(o, i, i + 1);
  return setarrayitem(o, i, v) ? 0 : -1;
}

/** The position of v from start up to stop, or with count how often it is there; -1; -2: an exception. */
function search(o: PyObject, v: PyObject, start: i64, stop: i64, count: bool): i64 {
  let n: i64 = 0;
  for (let i = start; i < stop && i < asArray(o).ob_size; i++) {
    const item = getarrayitem(o, i);
    if (!item) return -2;
    const cmp = PyObject_RichCompareBool(item, v, Py_EQ);
    Py_DECREF(item);
    if (cmp < 0) return -2;
    if (cmp == 0) continue;
    if (!count) return i;
    n++;
  }
  return count ? n : -1;
}

export function array_contains(o: PyObject, v: PyObject): i32 {
  const i = search(o, v, 0, i64.MAX_VALUE, false);
  return i == -2 ? -1 : i32(i >= 0);
}

export function array_array_count(o: PyObject, v: PyObject): PyObject | null {
  const n = search(o, v, 0, i64.MAX_VALUE, true);
  return n == -2 ? null : PyLong_FromSsize_t(n);
}

export function array_array_index(o: PyObject, args: usize, nargs: i64): PyObject | null {
  const at = stackAlloc(2);
  const ok = indexBounds(args, nargs, at);
  let start = load<i64>(at);
  let stop = load<i64>(at, 8);
  stackFree(at);
  if (!ok) return null;
  if (start < 0) {
    start += asArray(o).ob_size;
    if (start < 0) start = 0;
  }
  if (stop < 0) stop += asArray(o).ob_size;
  const i = search(o, objAt(args, 0), start, stop, false);
  if (i >= 0) return PyLong_FromSsize_t(i);
  return i == -2 ? null : PyErr_SetString(PyExc_ValueError, 'array.index(x): x not in array');
}

export function array_array_remove(o: PyObject, v: PyObject): PyObject | null {
  const i = search(o, v, 0, i64.MAX_VALUE, false);
  if (i == -2) return null;
  if (i < 0) return PyErr_SetString(PyExc_ValueError, 'array.remove(x): x not in array');
  return array_del_slice(o, i, i + 1) < 0 ? changetype<PyObject | null>(0) : Py_None;
}

/** An index argument into *out; false: failed. */
export function indexArgument(o: PyObject, out: usize): bool {
  const n = PyNumber_Index(o);
  if (!n) return false;
  const v = PyLong_AsSsize_t(n);
  Py_DECREF(n);
  store<i64>(out, v);
  return v != -1 || !PyErr_Occurred();
}

export function array_array_pop(o: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('pop', nargs, 0, 1)) return null;
  const at = stackAlloc(1);
  store<i64>(at, -1);
  const ok = nargs == 0 || indexArgument(objAt(args, 0), at);
  let i = load<i64>(at);
  stackFree(at);
  if (!ok) return null;
  const n = asArray(o).ob_size;
  if (n == 0) return PyErr_SetString(PyExc_IndexError, 'pop from empty array');
  if (i < 0) i += n;
  if (i < 0 || i >= n) return PyErr_SetString(PyExc_IndexError, 'pop index out of range');
  const v = getarrayitem(o, i);
  if (!v) return null;
  if (array_del_slice(o, i, i + 1) == 0) return v;
  Py_DECREF(v);
  return null;
}

export function array_array_append(o: PyObject, v: PyObject): PyObject | null {
  return insertAt(o, asArray(o).ob_size, v) < 0 ? changetype<PyObject | null>(0) : Py_None;
}

export function array_array_insert(o: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('insert', nargs, 2, 2)) return null;
  const at = stackAlloc(1);
  const ok = indexArgument(objAt(args, 0), at);
  const i = load<i64>(at);
  stackFree(at);
  return ok && insertAt(o, i, objAt(args, 1)) == 0 ? Py_None : changetype<PyObject | null>(0);
}

export function array_array_extend(o: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  if (!exactPositional('extend', nargs, kwnames, 1)) return null;
  return extendWith(o, objAt(args, 0)) < 0 ? changetype<PyObject | null>(0) : Py_None;
}

export function array_array_clear(o: PyObject, unused: PyObject | null): PyObject | null {
  return array_resize(o, 0) < 0 ? changetype<PyObject | null>(0) : Py_None;
}

export function array_array_buffer_info(o: PyObject, unused: PyObject | null): PyObject | null {
  return Py_BuildValue('nn', <u64>asArray(o).ob_item, asArray(o).ob_size);
}

export function array_array_byteswap(o: PyObject, unused: PyObject | null): PyObject | null {
  const size = <usize>sizeOfItem(o);
  for (let p = asArray(o).ob_item, i = asArray(o).ob_size; i > 0; i--, p += size) {
    for (let a = p, b = p + size - 1; a < b; a++, b--) {
      const c = load<u8>(a);
      store<u8>(a, load<u8>(b));
      store<u8>(b, c);
    }
  }
  return Py_None;
}

export function array_array_reverse(o: PyObject, unused: PyObject | null): PyObject | null {
  const size = <usize>sizeOfItem(o);
  const t = stackAlloc(1);
  for (let i: i64 = 0, j = asArray(o).ob_size - 1; i < j; i++, j--) {
    memory.copy(t, addressOf(o, i), size);
    memory.copy(addressOf(o, i), addressOf(o, j), size);
    memory.copy(addressOf(o, j), t, size);
  }
  stackFree(t);
  return Py_None;
}

// --- subscripts

export function array_subscr(o: PyObject, item: PyObject): PyObject | null {
  if (PyIndex_Check(item)) {
    let i = PyNumber_AsSsize_t(item, PyExc_IndexError);
    if (i == -1 && PyErr_Occurred()) return null;
    if (i < 0) i += asArray(o).ob_size;
    return array_item(o, i);
  }
  if (!PySlice_Check(item)) return PyErr_SetString(PyExc_TypeError, 'array indices must be integers');
  const at = stackAlloc(3);
  const ok = PySlice_Unpack(item, at, at + 8, at + 16) == 0;
  const step = load<i64>(at, 16);
  const n: i64 = ok ? PySlice_AdjustIndices(asArray(o).ob_size, at, at + 8, step) : 0;
  const start = load<i64>(at);
  stackFree(at);
  if (!ok) return null;
  const result = newLike(o, n > 0 ? n : 0);
  const size = <usize>sizeOfItem(o);
  if (result) for (let i: i64 = 0; i < n; i++) memory.copy(addressOf(result, i), addressOf(o, start + i * step), size);
  return result;
}

export function array_ass_subscr(o: PyObject, item: PyObject, value: PyObject | null): i32 {
  if (PyIndex_Check(item)) {
    let i = PyNumber_AsSsize_t(item, PyExc_IndexError);
    if (i == -1 && PyErr_Occurred()) return -1;
    if (i < 0) i += asArray(o).ob_size;
    return array_ass_item(o, i, value);
  }
  if (!PySlice_Check(item)) {
    PyErr_SetString(PyExc_TypeError, 'array indices must be integers');
    return -1;
  }
  const at = stackAlloc(3);
  const ok = PySlice_Unpack(item, at, at + 8, at + 16) == 0;
  const step = load<i64>(at, 16);
  const n: i64 = ok ? PySlice_AdjustIndices(asArray(o).ob_size, at, at + 8, step) : 0;
  const start = load<i64>(at);
  const stop = load<i64>(at, 8);
  stackFree(at);
  return ok ? assignSlice(o, value, start, stop, step, n) : -1;
}

function assignSlice(o: PyObject, value: PyObject | null, from: i64, to: i64, step: i64, n: i64): i32 {
  const size = sizeOfItem(o);
  let needed: i64 = 0;
  if (value) {
    if (!isArray(value, o)) {
      PyErr_Format(PyExc_TypeError, 'can only assign array (not "%.200s") to array slice', value.ob_type.tp_name);
      return -1;
    }
    if (value == o) {
      const copy = array_array___copy__(o, null);
      if (!copy) return -1;
      const res = assignSlice(o, copy, from, to, step, n);
      Py_DECREF(copy);
      return res;
    }
    if (codeOf(value) != codeOf(o)) {
      PyErr_BadArgument();
      return -1;
    }
    needed = asArray(value).ob_size;
  }
  let start = from;
  let stop = to;
  if ((step > 0 && stop < start) || (step < 0 && stop > start)) stop = start;
  if (asArray(o).ob_exports > 0 && (needed == 0 ? n > 0 : needed != n)) {
    PyErr_SetString(PyExc_BufferError, 'cannot resize an array that is exporting buffers');
    return -1;
  }
  const old = asArray(o).ob_size;
  if (step == 1) {
    if (n > needed) {
      memory.copy(addressOf(o, start + needed), addressOf(o, stop), <usize>((old - stop) * size));
      if (array_resize(o, old + needed - n) < 0) return -1;
    } else if (n < needed) {
      if (array_resize(o, old + needed - n) < 0) return -1;
      memory.copy(addressOf(o, start + needed), addressOf(o, stop), <usize>((old - stop) * size));
    }
    if (needed > 0 && value) memory.copy(addressOf(o, start), asArray(value).ob_item, <usize>(needed * size));
    return 0;
  }
  if (needed == 0) {
    // Every step-th item goes; the rest moves together.
    let s = step;
    if (s < 0) {
      stop = start + 1;
      start = stop + s * (n - 1) - 1;
      s = -s;
    }
    let k: i64 = 0;
    for (let cur = start; k < n; k++, cur += s) {
      let keep = s - 1;
      if (<u64>cur + <u64>s >= <u64>old) keep = old - cur - 1; // a step may be the largest i64
      memory.copy(addressOf(o, cur - k), addressOf(o, cur + 1), <usize>(keep * size));
    }
    const rest = start + n * s;
    if (n > 0 && <u64>rest < <u64>old)
      memory.copy(addressOf(o, rest - n), addressOf(o, rest), <usize>((old - rest) * size));
    return array_resize(o, old - n);
  }
  if (needed != n) {
    PyErr_Format(PyExc_ValueError, 'attempt to assign array of size %zd to extended slice of size %zd', needed, n);
    return -1;
  }
  for (let i: i64 = 0; i < n && value; i++)
    memory.copy(addressOf(o, start + i * step), addressOf(value, i), <usize>size);
  return 0;
}
