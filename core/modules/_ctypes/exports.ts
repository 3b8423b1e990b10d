// The functions and objects that dlsym() finds: those of Python's C API with which people look at memory, and a few of C's.
//
// The address of a function is its table index, as everywhere. To be called from outside it needs its signature: a letter
// for the result and one for each argument: p pointer, n 64 bits, i int, d double, v nothing.

import { DATA_BASE } from '../../memory/map';
import { PyMem_Calloc, PyMem_Free, PyMem_Malloc } from '../../memory/obmalloc/malloc';
import { PyObject_Size, PyObject_Type } from '../../objects/abstract/object';
import { PyObject_GetAttr, PyObject_SetAttr } from '../../objects/attribute';
import { Py_False, Py_True, PyBool_Type } from '../../objects/bool';
import { PyBytes_FromStringAndSize } from '../../objects/bytes/new';
import { PyBytes_AS_STRING, PyBytes_Type } from '../../objects/bytes/struct';
import { PyObject_Call, PyObject_CallNoArgs, PyObject_CallOneArg } from '../../objects/call';
import { PyCell_Get, PyCell_Set } from '../../objects/cell';
import { PyDict_GetItem, PyDict_New, PyDict_SetItem, PyDict_Type } from '../../objects/dict/dict';
import { PyErr_SetObject, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_IndexError, PyExc_SystemError, PyExc_TypeError } from '../../objects/exceptions/types';
import { PyFloat_AsDouble, PyFloat_FromDouble, PyFloat_Type } from '../../objects/float';
import { PyLong_AsLong, PyLong_FromLong, PyLong_Type } from '../../objects/int';
import { PyList_Append, PyList_GetItem, PyList_New, PyList_SetItem, PyList_Type } from '../../objects/list';
import { PyMemoryView_FromMemory } from '../../objects/memoryview/create';
import { Py_None } from '../../objects/none';
import {
  PyObject_Hash,
  PyObject_IsTrue,
  PyObject_Repr,
  PyObject_RichCompare,
  PyObject_Str,
} from '../../objects/object';
import { PyUnicode_EqualToUTF8 } from '../../objects/str/compare';
import { PyUnicode_FromCString } from '../../objects/str/new';
import { PyUnicode_Check, PyUnicode_Type } from '../../objects/str/struct';
import { PyUnicode_AsUTF8 } from '../../objects/str/utf8';
import { PyTuple_GET_SIZE, PyTuple_GetItem, PyTuple_ITEMS, PyTuple_New, PyTuple_Type } from '../../objects/tuple';
import { PyBaseObject_Type, PyType_Type } from '../../objects/type/struct';
import { PyType_Modified } from '../../objects/type/version';
import { Py_DECREF, Py_INCREF, Py_NewRef, setSlot } from '../../runtime/cold';
import { PyErr_Clear, PyErr_Occurred } from '../../runtime/errors';
import { PyGC_Collect } from '../../runtime/gc/collect';
import { PyObject } from '../../runtime/object';
import { defsAlloc, pel } from '../../runtime/pellucid';
import { cstrEquals } from '../../runtime/static';
import { PyTypeObject } from '../../runtime/type';
import { _Py_Segfault } from '../faulthandler/fatal';
import { castTo } from './functions';
import { lengthTo0, readable, writable } from './memory';
import { ctypes_state } from './types';
import { wideString } from './values';

/** An entry of the table, which ends with a zeroed one. */
@unmanaged
class Export {
  name: usize; // the literal
  signature: u32; // signatureCode
  index: u64;
}

// --- what C has

function c_strlen(p: usize): i64 {
  return lengthTo0(<u64>p, 1);
}

function c_memcpy(to: usize, from: usize, n: i64): usize {
  memory.copy(writable(<u64>to, <u64>n), readable(<u64>from, <u64>n), <usize>n);
  return to;
}

function c_memset(to: usize, c: i32, n: i64): usize {
  memory.fill(writable(<u64>to, <u64>n), <u8>c, <usize>n);
  return to;
}

function c_memcmp(a: usize, b: usize, n: i64): i32 {
  return memory.compare(readable(<u64>a, <u64>n), readable(<u64>b, <u64>n), <usize>n);
}

function c_malloc(n: i64): usize {
  return <u64>n > 0x7fffffff ? 0 : PyMem_Malloc(<usize>n);
}

function c_calloc(n: i64, size: i64): usize {
  return <u64>n > 0x7fffffff || <u64>size > 0x7fffffff || n * size > 0x7fffffff
    ? 0
    : PyMem_Calloc(<usize>n, <usize>size);
}

function c_free(p: usize): void {
  PyMem_Free(p);
}

function c_abs(x: i32): i32 {
  return x < 0 ? -x : x;
}

// --- what ctypes itself calls by address

function string_at(p: usize, size: i32): PyObject | null {
  const n = size == -1 ? lengthTo0(<u64>p, 1) : <i64>size;
  if (n < 0) return PyBytes_FromStringAndSize(0, n);
  return PyBytes_FromStringAndSize(readable(<u64>p, <u64>n), n);
}

function wstring_at(p: usize, size: i32): PyObject | null {
  if (size < -1) return PyErr_SetString(PyExc_SystemError, 'bad argument to internal function');
  return wideString(<u64>p, size == -1 ? lengthTo0(<u64>p, 4) : <i64>size);
}

// --- what is a macro or inlined here

function Py_IncRef(o: PyObject | null): void {
  if (o) Py_INCREF(o);
}

function Py_DecRef(o: PyObject | null): void {
  if (o) Py_DECREF(o);
}

function newReference(o: PyObject): PyObject {
  return Py_NewRef(o);
}

function bytesFromString(p: usize): PyObject | null {
  return string_at(p, -1);
}

function bytesAsString(o: PyObject): usize {
  if (o.ob_type == PyBytes_Type) return PyBytes_AS_STRING(o);
  PyErr_SetString(PyExc_TypeError, 'expected bytes');
  return 0;
}

function getAttrString(o: PyObject, name: usize): PyObject | null {
  const s = PyUnicode_FromCString(name);
  if (!s) return null;
  const v = PyObject_GetAttr(o, s);
  Py_DECREF(s);
  return v;
}

function setErrorString(type: PyObject, text: usize): void {
  const s = PyUnicode_FromCString(text);
  if (!s) return;
  PyErr_SetObject(changetype<PyTypeObject>(type), s);
  Py_DECREF(s);
}

function PyTuple_SetItem(o: PyObject, i: i64, item: PyObject | null): i32 {
  if (i < 0 || i >= PyTuple_GET_SIZE(o)) {
    PyErr_SetString(PyExc_IndexError, 'tuple assignment index out of range');
    return -1;
  }
  setSlot(PyTuple_ITEMS(o) + ((<usize>i) << 3), item);
  return 0;
}

function one(): i32 {
  return 1;
}

function nothing(unused: PyObject | null, clear: i32): void {}

// --- the table

/** v p n i d as digits behind a 1: 'ipp' is 0o1311. */
function signatureCode(text: string): u32 {
  let code: u32 = 1;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    code = (code << 3) + (c == 0x70 ? 1 : c == 0x6e ? 2 : c == 0x69 ? 3 : c == 0x64 ? 4 : 0);
  }
  return code;
}

function add(name: string, signature: string, index: usize): void {
  const e = changetype<Export>(defsAlloc(offsetof<Export>()));
  e.name = changetype<usize>(name);
  e.signature = signatureCode(signature);
  e.index = <u32>index;
}

/** The table of what has an address. */
export function makeExports(): usize {
  const table = pel.defs_top;
  add('memmove', 'pppn', c_memcpy.index);
  add('memset', 'ppin', c_memset.index);
  add('', 'ppi', string_at.index);
  add('', 'ppi', wstring_at.index);
  add('', 'pnpp', castTo.index);
  add('memcpy', 'pppn', c_memcpy.index);
  add('memcmp', 'ippn', c_memcmp.index);
  add('strlen', 'np', c_strlen.index);
  add('malloc', 'pn', c_malloc.index);
  add('calloc', 'pnn', c_calloc.index);
  add('free', 'vp', c_free.index);
  add('abs', 'ii', c_abs.index);
  add('Py_IncRef', 'vp', Py_IncRef.index);
  add('Py_DecRef', 'vp', Py_DecRef.index);
  add('Py_NewRef', 'pp', newReference.index);
  add('Py_IsInitialized', 'i', one.index);
  add('PyObject_Repr', 'pp', PyObject_Repr.index);
  add('PyObject_Str', 'pp', PyObject_Str.index);
  add('PyObject_Type', 'pp', PyObject_Type.index);
  add('PyObject_Hash', 'np', PyObject_Hash.index);
  add('PyObject_IsTrue', 'ip', PyObject_IsTrue.index);
  add('PyObject_Size', 'np', PyObject_Size.index);
  add('PyObject_Length', 'np', PyObject_Size.index);
  add('PyObject_GetAttr', 'ppp', PyObject_GetAttr.index);
  add('PyObject_SetAttr', 'ippp', PyObject_SetAttr.index);
  add('PyObject_GetAttrString', 'ppp', getAttrString.index);
  add('PyObject_RichCompare', 'pppi', PyObject_RichCompare.index);
  add('PyObject_Call', 'pppp', PyObject_Call.index);
  add('PyObject_CallNoArgs', 'pp', PyObject_CallNoArgs.index);
  add('PyObject_CallOneArg', 'ppp', PyObject_CallOneArg.index);
  add('PyList_New', 'pn', PyList_New.index);
  add('PyList_Append', 'ipp', PyList_Append.index);
  add('PyList_GetItem', 'ppn', PyList_GetItem.index);
  add('PyList_SetItem', 'ipnp', PyList_SetItem.index);
  add('PyTuple_New', 'pn', PyTuple_New.index);
  add('PyTuple_GetItem', 'ppn', PyTuple_GetItem.index);
  add('PyTuple_SetItem', 'ipnp', PyTuple_SetItem.index);
  add('PyDict_New', 'p', PyDict_New.index);
  add('PyDict_GetItem', 'ppp', PyDict_GetItem.index);
  add('PyDict_SetItem', 'ippp', PyDict_SetItem.index);
  add('PyCell_Get', 'pp', PyCell_Get.index);
  add('PyCell_Set', 'ipp', PyCell_Set.index);
  add('PyLong_FromLong', 'pn', PyLong_FromLong.index);
  add('PyLong_FromSsize_t', 'pn', PyLong_FromLong.index);
  add('PyLong_AsLong', 'np', PyLong_AsLong.index);
  add('PyFloat_FromDouble', 'pd', PyFloat_FromDouble.index);
  add('PyFloat_AsDouble', 'dp', PyFloat_AsDouble.index);
  add('PyBytes_FromString', 'pp', bytesFromString.index);
  add('PyBytes_FromStringAndSize', 'ppn', PyBytes_FromStringAndSize.index);
  add('PyBytes_AsString', 'pp', bytesAsString.index);
  add('PyUnicode_FromString', 'pp', PyUnicode_FromCString.index);
  add('PyUnicode_AsUTF8', 'pp', PyUnicode_AsUTF8.index);
  add('PyMemoryView_FromMemory', 'ppni', PyMemoryView_FromMemory.index);
  add('PyType_Modified', 'vp', PyType_Modified.index);
  add('PyGC_Collect', 'n', PyGC_Collect.index);
  add('PyErr_Occurred', 'p', PyErr_Occurred.index);
  add('PyErr_Clear', 'v', PyErr_Clear.index);
  add('PyErr_SetString', 'vpp', setErrorString.index);
  add('PyFrame_LocalsToFast', 'vpi', nothing.index);
  add('PyMem_Malloc', 'pn', c_malloc.index);
  add('PyMem_Calloc', 'pnn', c_calloc.index);
  add('PyMem_Free', 'vp', c_free.index);
  defsAlloc(offsetof<Export>());
  return table;
}

/** The addresses that the module shows: memmove, memset, string_at, wstring_at, cast. */
export function ownAddress(st: ctypes_state, i: usize): u64 {
  return changetype<Export>(st.exports + i * offsetof<Export>()).index;
}

function sameName(name: PyObject, literal: string): bool {
  return PyUnicode_Check(name) ? PyUnicode_EqualToUTF8(name, literal) : cstrEquals(PyBytes_AS_STRING(name), literal);
}

/** The address of a function, name is a str or bytes; 0: there is none. */
export function functionSymbol(st: ctypes_state, name: PyObject): u64 {
  for (let p = st.exports; changetype<Export>(p).name; p += offsetof<Export>()) {
    const e = changetype<Export>(p);
    const literal = changetype<string>(e.name);
    if (literal.length && sameName(name, literal)) return e.index;
  }
  return <u64>dataSymbol(name);
}

/** The address of an object or a struct; 0: there is none. */
export function dataSymbol(name: PyObject): usize {
  if (sameName(name, '_Py_NoneStruct')) return changetype<usize>(Py_None);
  if (sameName(name, '_Py_TrueStruct')) return changetype<usize>(Py_True);
  if (sameName(name, '_Py_FalseStruct')) return changetype<usize>(Py_False);
  if (sameName(name, '_PyRuntime')) return DATA_BASE;
  if (sameName(name, 'PyType_Type')) return changetype<usize>(PyType_Type);
  if (sameName(name, 'PyBaseObject_Type')) return changetype<usize>(PyBaseObject_Type);
  if (sameName(name, 'PyLong_Type')) return changetype<usize>(PyLong_Type);
  if (sameName(name, 'PyBool_Type')) return changetype<usize>(PyBool_Type);
  if (sameName(name, 'PyFloat_Type')) return changetype<usize>(PyFloat_Type);
  if (sameName(name, 'PyUnicode_Type')) return changetype<usize>(PyUnicode_Type);
  if (sameName(name, 'PyBytes_Type')) return changetype<usize>(PyBytes_Type);
  if (sameName(name, 'PyList_Type')) return changetype<usize>(PyList_Type);
  if (sameName(name, 'PyTuple_Type')) return changetype<usize>(PyTuple_Type);
  if (sameName(name, 'PyDict_Type')) return changetype<usize>(PyDict_Type);
  return 0;
}

/** A pointer argument: 64 bits there, an address here. */
function pointer(at: u64): usize {
  const p = load<u64>(<usize>at);
  if (p >> 32) _Py_Segfault();
  return <usize>p;
}

/** Calls the exported function at the address; false: there is none. */
export function callExport(st: ctypes_state, address: u64, values: usize, n: i64, result: usize): bool {
  let p = st.exports;
  while (changetype<Export>(p).name && changetype<Export>(p).index != address) p += offsetof<Export>();
  const e = changetype<Export>(p);
  if (!e.name) return false;
  const f = <u32>address;
  // An argument that was not given is what lies behind the result: 0.
  const nothing = <u64>(result + 16);
  const v0 = n > 0 ? load<u64>(values) : nothing;
  const v1 = n > 1 ? load<u64>(values, 8) : nothing;
  const v2 = n > 2 ? load<u64>(values, 16) : nothing;
  const code = e.signature;
  const one = code >= 0o100 && code < 0o1000;
  const first = one ? code & 7 : code < 0o10000 ? (code >> 3) & 7 : (code >> 6) & 7;
  const a: usize = code >= 0o100 && first == 1 ? pointer(v0) : 0;
  const i0 = load<i64>(<usize>v0);
  const i1 = load<i64>(<usize>v1);
  const i2 = load<i64>(<usize>v2);
  let r: u64 = 0;
  switch (code) {
    case 0o10:
      call_indirect<void>(f);
      break;
    case 0o11:
      r = <u64>call_indirect<usize>(f);
      break;
    case 0o12:
      r = <u64>call_indirect<i64>(f);
      break;
    case 0o13:
      r = <u64>call_indirect<i32>(f);
      break;
    case 0o101:
      call_indirect<void>(f, a);
      break;
    case 0o111:
      r = <u64>call_indirect<usize>(f, a);
      break;
    case 0o121:
      r = <u64>call_indirect<i64>(f, a);
      break;
    case 0o131:
      r = <u64>call_indirect<i32>(f, a);
      break;
    case 0o112:
      r = <u64>call_indirect<usize>(f, i0);
      break;
    case 0o133:
      r = <u64>call_indirect<i32>(f, <i32>i0);
      break;
    case 0o114:
      r = <u64>call_indirect<usize>(f, reinterpret<f64>(i0));
      break;
    case 0o141:
      r = reinterpret<u64>(call_indirect<f64>(f, a));
      break;
    case 0o1011:
      call_indirect<void>(f, a, pointer(v1));
      break;
    case 0o1013:
      call_indirect<void>(f, a, <i32>i1);
      break;
    case 0o1111:
      r = <u64>call_indirect<usize>(f, a, pointer(v1));
      break;
    case 0o1112:
      r = <u64>call_indirect<usize>(f, a, i1);
      break;
    case 0o1113:
      r = <u64>call_indirect<usize>(f, a, <i32>i1);
      break;
    case 0o1122:
      r = <u64>call_indirect<usize>(f, i0, i1);
      break;
    case 0o1311:
      r = <u64>call_indirect<i32>(f, a, pointer(v1));
      break;
    case 0o11111:
      r = <u64>call_indirect<usize>(f, a, pointer(v1), pointer(v2));
      break;
    case 0o11211:
      r = <u64>call_indirect<usize>(f, i0, pointer(v1), pointer(v2));
      break;
    case 0o11112:
      r = <u64>call_indirect<usize>(f, a, pointer(v1), i2);
      break;
    case 0o11113:
      r = <u64>call_indirect<usize>(f, a, pointer(v1), <i32>i2);
      break;
    case 0o11132:
      r = <u64>call_indirect<usize>(f, a, <i32>i1, i2);
      break;
    case 0o11123:
      r = <u64>call_indirect<usize>(f, a, i1, <i32>i2);
      break;
    case 0o13111:
      r = <u64>call_indirect<i32>(f, a, pointer(v1), pointer(v2));
      break;
    case 0o13112:
      r = <u64>call_indirect<i32>(f, a, pointer(v1), i2);
      break;
    case 0o13121:
      r = <u64>call_indirect<i32>(f, a, i1, pointer(v2));
      break;
    default:
      unreachable();
  }
  store<u64>(result, r);
  return true;
}
