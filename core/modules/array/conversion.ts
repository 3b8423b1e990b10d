// Arrays to and from lists, bytes, texts, files and pickles. (CPython: Modules/arraymodule.c)

import { _PyArg_BadArgument, _PyArg_CheckPositional, _PyArg_NoKwnames, exactPositional } from '../../objects/args';
import { PyObject_GetAttrString, PyObject_GetOptionalAttr } from '../../objects/attribute';
import { Py_BuildValue } from '../../objects/build-value';
import { PyBytes_FromStringAndSize } from '../../objects/bytes/new';
import { PyBytes_AS_STRING, PyBytes_Check, PyBytes_GET_SIZE } from '../../objects/bytes/struct';
import { PyObject_CallMethodOneArg } from '../../objects/call';
import { PyErr_Format, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_EOFError, PyExc_RuntimeError, PyExc_TypeError, PyExc_ValueError } from '../../objects/exceptions/types';
import { PyLong_AsInt, PyLong_AsLong, PyLong_Check, PyLong_FromLong, PyLong_FromSsize_t } from '../../objects/int';
import { PyList_Check, PyList_GET_ITEM, PyList_GET_SIZE, PyList_New, PyList_SET_ITEM } from '../../objects/list';
import { PyModule_GetState } from '../../objects/module';
import { Py_None } from '../../objects/none';
import { PyUnicode_DecodeUTF16Stateful, PyUnicode_DecodeUTF32Stateful } from '../../objects/str/codecs';
import { PyUnicode_FromFormat } from '../../objects/str/format';
import { PyUnicode_FromKindAndData, PyUnicode_FromOrdinal } from '../../objects/str/new';
import { PyUnicode_Check, PyUnicode_GET_LENGTH, PyUnicode_READ_CHAR } from '../../objects/str/struct';
import { PyType_GetModule } from '../../objects/type/from-spec';
import { _PyType_Name, PyType_Check, PyType_IsSubtype } from '../../objects/type/state';
import { PyErr_Occurred } from '../../runtime/errors';
import { _PyObject_SIZE } from '../../runtime/gc/alloc';
import { _Py_ID } from '../../runtime/identifiers';
import { arg, objAt, Py_DECREF, Py_XDECREF, PyObject, ptrAt } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { PyTypeObject } from '../../runtime/type';
import {
  array_resize,
  array_state,
  arraydescr,
  asArray,
  codeOf,
  getarrayitem,
  isText,
  newarrayobject,
  setarrayitem,
  sizeOfItem,
  typeState,
} from './items';
import { addBytes, addText, array_frombytes, findDescr } from './making';
import { array_array_byteswap, indexArgument } from './sequence';

// --- to and from other things

export function array_array_fromlist(o: PyObject, list: PyObject): PyObject | null {
  if (!PyList_Check(list)) return PyErr_SetString(PyExc_TypeError, 'arg must be list');
  const n = PyList_GET_SIZE(list);
  const old = asArray(o).ob_size;
  if (n == 0) return Py_None;
  if (array_resize(o, old + n) < 0) return null;
  for (let i: i64 = 0; i < n; i++) {
    if (!setarrayitem(o, old + i, PyList_GET_ITEM(list, i))) {
      array_resize(o, old);
      return null;
    }
    if (n != PyList_GET_SIZE(list)) {
      PyErr_SetString(PyExc_RuntimeError, 'list changed size during iteration');
      array_resize(o, old);
      return null;
    }
  }
  return Py_None;
}

export function array_array_tolist(o: PyObject, unused: PyObject | null): PyObject | null {
  const n = asArray(o).ob_size;
  const list = PyList_New(n);
  for (let i: i64 = 0; i < n && list; i++) {
    const v = getarrayitem(o, i);
    if (!v) {
      Py_DECREF(list);
      return null;
    }
    PyList_SET_ITEM(list, i, v);
  }
  return list;
}

export function array_array_frombytes(o: PyObject, buffer: PyObject): PyObject | null {
  return array_frombytes(o, buffer);
}

export function array_array_tobytes(o: PyObject, unused: PyObject | null): PyObject | null {
  return PyBytes_FromStringAndSize(asArray(o).ob_item, asArray(o).ob_size * sizeOfItem(o));
}

export function array_array_fromunicode(o: PyObject, text: PyObject): PyObject | null {
  if (!PyUnicode_Check(text)) {
    _PyArg_BadArgument('fromunicode', 'argument', 'str', text);
    return null;
  }
  if (!isText(codeOf(o))) {
    return PyErr_SetString(PyExc_ValueError, "fromunicode() may only be called on unicode type arrays ('u' or 'w')");
  }
  return addText(o, text) ? Py_None : changetype<PyObject | null>(0);
}

export function array_array_tounicode(o: PyObject, unused: PyObject | null): PyObject | null {
  if (!isText(codeOf(o))) {
    return PyErr_SetString(PyExc_ValueError, "tounicode() may only be called on unicode type arrays ('u' or 'w')");
  }
  const items = asArray(o).ob_item;
  const n = asArray(o).ob_size;
  for (let i: i64 = 0; i < n; i++) {
    const c = load<u32>(items + ((<usize>i) << 2));
    if (c <= 0x10ffff) continue;
    if (codeOf(o) == 0x75)
      return PyErr_Format(PyExc_ValueError, 'character U+%x is not in range [U+0000; U+10ffff]', <u64>c);
    // The decoder has the text of the error.
    const order = stackAlloc(1);
    store<i32>(order, -1);
    const failed = PyUnicode_DecodeUTF32Stateful(items, n << 2, 0, order, 0);
    stackFree(order);
    return failed;
  }
  return PyUnicode_FromKindAndData(4, items, n);
}

export function array_array_fromfile(o: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  if (!exactPositional('fromfile', nargs, kwnames, 2)) return null;
  const at = stackAlloc(1);
  const ok = indexArgument(objAt(args, 1), at);
  const n = load<i64>(at);
  stackFree(at);
  if (!ok) return null;
  if (n < 0) return PyErr_SetString(PyExc_ValueError, 'negative count');
  const bytes = n * sizeOfItem(o);
  const count = PyLong_FromSsize_t(bytes);
  if (!count) return null;
  const data = PyObject_CallMethodOneArg(objAt(args, 0), _Py_ID('read'), count);
  Py_DECREF(count);
  if (!data) return null;
  if (!PyBytes_Check(data)) {
    Py_DECREF(data);
    return PyErr_SetString(PyExc_TypeError, "read() didn't return bytes");
  }
  const enough = PyBytes_GET_SIZE(data) == bytes;
  const added = addBytes(o, PyBytes_AS_STRING(data), PyBytes_GET_SIZE(data));
  Py_DECREF(data);
  if (!added) return null;
  return enough ? Py_None : PyErr_SetString(PyExc_EOFError, "read() didn't return enough bytes");
}

export function array_array_tofile(o: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  if (!exactPositional('tofile', nargs, kwnames, 1)) return null;
  const BLOCK: i64 = 65536;
  const total = asArray(o).ob_size * sizeOfItem(o);
  for (let done: i64 = 0; done < total; done += BLOCK) {
    const n = total - done < BLOCK ? total - done : BLOCK;
    const bytes = PyBytes_FromStringAndSize(asArray(o).ob_item + <usize>done, n);
    if (!bytes) return null;
    const res = PyObject_CallMethodOneArg(objAt(args, 0), _Py_ID('write'), bytes);
    Py_DECREF(bytes);
    if (!res) return null;
    Py_DECREF(res);
  }
  return Py_None;
}

/** The machine format of a kind: what pickles say. */
function machineFormat(d: arraydescr): i32 {
  if (isText(d.typecode)) return 20;
  if (d.typecode == 0x66) return 14;
  if (d.typecode == 0x64) return 16;
  if (d.itemsize == 1) return d.is_signed ? 1 : 0;
  const base = d.itemsize == 2 ? 2 : d.itemsize == 4 ? 6 : 10;
  return base + (d.is_signed ? 2 : 0);
}

export function array_array___reduce_ex__(
  o: PyObject,
  args: usize,
  nargs: i64,
  kwnames: PyObject | null,
): PyObject | null {
  if (!_PyArg_NoKwnames('__reduce_ex__', kwnames) || !_PyArg_CheckPositional('__reduce_ex__', nargs, 1, 1)) return null;
  if (!PyLong_Check(objAt(args, 0))) {
    return PyErr_SetString(PyExc_TypeError, '__reduce_ex__ argument should be an integer');
  }
  const protocol = PyLong_AsLong(objAt(args, 0));
  if (protocol == -1 && PyErr_Occurred()) return null;
  const slot = stackAlloc(1);
  const res = PyObject_GetOptionalAttr(o, _Py_ID('__dict__'), slot);
  let dict = ptrAt(slot, 0);
  stackFree(slot);
  if (res < 0) return null;
  if (!dict) dict = Py_None;
  const code = PyUnicode_FromOrdinal(codeOf(o));
  if (protocol < 3) {
    const list = array_array_tolist(o, null);
    return Py_BuildValue('O(NN)N', arg(o.ob_type), arg(code), arg(list), arg(dict));
  }
  const module = PyType_GetModule(typeState(o.ob_type).ArrayType as PyTypeObject) as PyObject;
  const reconstructor = PyObject_GetAttrString(module, '_array_reconstructor');
  const bytes = array_array_tobytes(o, null);
  return Py_BuildValue(
    'N(ONnN)N',
    arg(reconstructor),
    arg(o.ob_type),
    arg(code),
    machineFormat(asArray(o).ob_descr),
    arg(bytes),
    arg(dict),
  );
}

/** Items of another machine's format: the bytes, in a kind of the same size, turned round where need be. */
// new: the text in the bytes; byteorder: -1 little, 1 big
function decodeUtf16(bytes: PyObject, byteorder: i32): PyObject | null {
  const order = stackAlloc(1);
  store<i32>(order, byteorder);
  const text = PyUnicode_DecodeUTF16Stateful(PyBytes_AS_STRING(bytes), PyBytes_GET_SIZE(bytes), 0, order, 0);
  stackFree(order);
  return text;
}

export function _array_reconstructor(m: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('_array_reconstructor', nargs, 4, 4)) return null;
  const state = changetype<array_state>(PyModule_GetState(m));
  const own = state.ArrayType as PyTypeObject;
  const type = objAt(args, 0);
  const codeText = objAt(args, 1);
  const items = objAt(args, 3);
  if (!PyUnicode_Check(codeText) || PyUnicode_GET_LENGTH(codeText) != 1) {
    _PyArg_BadArgument('_array_reconstructor', 'argument 2', 'a unicode character', codeText);
    return null;
  }
  const format = PyLong_AsInt(objAt(args, 2));
  if (format == -1 && PyErr_Occurred()) return null;
  if (!PyType_Check(type)) {
    return PyErr_Format(PyExc_TypeError, 'first argument must be a type object, not %.200s', type.ob_type.tp_name);
  }
  if (!PyType_IsSubtype(changetype<PyTypeObject>(type), own)) {
    return PyErr_Format(
      PyExc_TypeError,
      '%.200s is not a subtype of %.200s',
      changetype<PyTypeObject>(type).tp_name,
      own.tp_name,
    );
  }
  let descr = findDescr(state, PyUnicode_READ_CHAR(codeText, 0));
  if (!descr) {
    return PyErr_SetString(PyExc_ValueError, 'second argument must be a valid type code');
  }
  if (format < 0 || format > 21) {
    return PyErr_SetString(PyExc_ValueError, 'third argument must be a valid machine format code.');
  }
  if (!PyBytes_Check(items)) {
    return PyErr_Format(PyExc_TypeError, 'fourth argument should be bytes, not %.200s', items.ob_type.tp_name);
  }
  const native = format < 2 ? format : format & ~1;
  if (format == 18 || format == 19) {
    if (PyBytes_GET_SIZE(items) & 3)
      // as in CPython, whose table says 4 bytes
      return PyErr_SetString(PyExc_ValueError, 'string length not a multiple of item size');
    const text = decodeUtf16(items, format == 18 ? -1 : 1);
    const o = text ? newarrayobject(changetype<PyTypeObject>(type), 0, descr) : null;
    const added = o != null && addText(o, text as PyObject);
    Py_XDECREF(text);
    if (added) return o;
    Py_XDECREF(o);
    return null;
  }
  if (machineFormat(descr) != native) {
    let d = state.descriptors;
    while (d.typecode && machineFormat(d) != native)
      d = changetype<arraydescr>(changetype<usize>(d) + offsetof<arraydescr>());
    if (d.typecode) descr = d;
  }
  const o = newarrayobject(changetype<PyTypeObject>(type), 0, descr);
  if (!o) return null;
  if (!addBytes(o, PyBytes_AS_STRING(items), PyBytes_GET_SIZE(items))) {
    Py_DECREF(o);
    return null;
  }
  if (format != native) array_array_byteswap(o, null);
  return o;
}

export function array_array___sizeof__(o: PyObject, unused: PyObject | null): PyObject | null {
  return PyLong_FromSsize_t(_PyObject_SIZE(o.ob_type) + asArray(o).allocated * sizeOfItem(o));
}

export function array_get_typecode(o: PyObject, closure: usize): PyObject | null {
  return PyUnicode_FromOrdinal(codeOf(o));
}

export function array_get_itemsize(o: PyObject, closure: usize): PyObject | null {
  return PyLong_FromLong(sizeOfItem(o));
}

export function array_repr(o: PyObject): PyObject | null {
  const name = _PyType_Name(o.ob_type);
  const code = codeOf(o);
  if (asArray(o).ob_size == 0) return PyUnicode_FromFormat("%s('%c')", name, code);
  const v = isText(code) ? array_array_tounicode(o, null) : array_array_tolist(o, null);
  if (!v) return null;
  const result = PyUnicode_FromFormat("%s('%c', %R)", name, code, arg(v));
  Py_DECREF(v);
  return result;
}
