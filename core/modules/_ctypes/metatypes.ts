// The metatypes: what a class statement makes of _type_, _length_, _fields_ …, and the class methods.
// (CPython: Modules/_ctypes/_ctypes.c)

import { PyLong_FromSsize_t } from '../../objects/int';
import { PyUnicode_FromString } from '../../objects/str/new';
import { newHeapType, readyHeapType } from '../../objects/type/from-spec';
import { PyType_Type } from '../../objects/type/struct';
import { Py_DECREF } from '../../runtime/cold';
import { Py_VISIT, PyObject } from '../../runtime/object';
import { method, sequenceMethods } from '../../runtime/register';
import { cstrlen } from '../../runtime/static';
import {
  METH_NOARGS,
  METH_O,
  METH_WITH_CLASS,
  Py_TPFLAGS_BASETYPE,
  Py_TPFLAGS_HAVE_GC,
  Py_TPFLAGS_IMMUTABLETYPE,
  PyTypeObject,
} from '../../runtime/type';
import { blockOf } from './format';
import { make_funcptrtype_dict } from './function/attributes';
import { CType_Type_repeat, PyCArrayType_init } from './metatypes/array';
import {
  from_address,
  from_buffer,
  from_buffer_copy,
  generic_from_param,
  in_dll,
  pointerType_from_param,
  simpleType_from_param,
} from './metatypes/class-methods';
import { clearInfo, dictOf, freeBlocks, pointerInfo } from './metatypes/info';
import { PyCPointerType_init, PyCPointerType_set_type } from './metatypes/pointer';
import { PyCSimpleType_init } from './metatypes/simple';
import {
  PyCStructType_init,
  PyCStructType_setattro,
  UnionType_init,
  UnionType_setattro,
} from './metatypes/struct-union';
import { ctypes_state, PARAM_POINTER, PyStgInfo_Init, rawInfo, stateOfMeta } from './types';

// --- CType_Type

function CType_Type_traverse(type: PyObject, visit: usize, argument: usize): i32 {
  const info = rawInfo(type);
  if (info.initialized) {
    const r =
      Py_VISIT(info.proto, visit, argument) ||
      Py_VISIT(info.argtypes, visit, argument) ||
      Py_VISIT(info.converters, visit, argument) ||
      Py_VISIT(info.restype, visit, argument) ||
      Py_VISIT(info.checker, visit, argument) ||
      Py_VISIT(info.module, visit, argument);
    if (r) return r;
  }
  return (
    Py_VISIT(type.ob_type, visit, argument) || call_indirect<i32>(<u32>PyType_Type.tp_traverse, type, visit, argument)
  );
}

function CType_Type_clear(type: PyObject): i32 {
  if (rawInfo(type).initialized) clearInfo(rawInfo(type));
  return call_indirect<i32>(<u32>PyType_Type.tp_clear, type);
}

function CType_Type_dealloc(type: PyObject): void {
  if (rawInfo(type).initialized) {
    freeBlocks(rawInfo(type));
    clearInfo(rawInfo(type));
  }
  const meta = type.ob_type;
  call_indirect<void>(<u32>PyType_Type.tp_dealloc, type);
  Py_DECREF(meta);
}

function CType_Type___sizeof__(type: PyObject, unused: PyObject | null): PyObject | null {
  let size = type.ob_type.tp_basicsize + type.ob_type.tp_itemsize * changetype<PyTypeObject>(type).ob_size;
  const info = rawInfo(type);
  if (info.initialized) {
    if (info.format) size += <i64>cstrlen(info.format) + 1;
    if (info.ffi_elements) size += (info.length + 1) << 3;
    size += (<i64>info.ndim) << 3;
  }
  return PyLong_FromSsize_t(size);
}

// --- functions

function PyCFuncPtrType_init(type: PyObject, args: PyObject, kwds: PyObject | null): i32 {
  const st = stateOfMeta(type.ob_type);
  const info = PyStgInfo_Init(st, type);
  if (!info) return -1;
  info.paramfunc = PARAM_POINTER;
  info.format = blockOf(PyUnicode_FromString('X{}'));
  if (!info.format) return -1;
  pointerInfo(info);
  return make_funcptrtype_dict(st, dictOf(type), info);
}

// --- the types themselves

const META_FLAGS = Py_TPFLAGS_BASETYPE | Py_TPFLAGS_IMMUTABLETYPE; // what collects them is inherited

// new
function makeMetatype(
  m: PyObject,
  st: ctypes_state,
  name: string,
  init: usize,
  from_param: usize,
  setattro: usize,
  doc: string,
): PyTypeObject | null {
  const t = newHeapType(m, name, 0, 0, META_FLAGS, st.PyCType_Type);
  if (!t) return null;
  t.tp_init = init;
  t.tp_setattro = setattro;
  const flags = METH_WITH_CLASS;
  method(
    t,
    'from_param',
    from_param,
    flags,
    'from_param($self, value, /)\n--\n\nConvert a Python object into a function call parameter.',
  );
  method(
    t,
    'from_address',
    from_address.index,
    flags,
    'from_address($self, value, /)\n--\n\nC.from_address(integer) -> C instance\n\nAccess a C instance at the specified address.',
  );
  method(
    t,
    'from_buffer',
    from_buffer.index,
    flags,
    'from_buffer($self, obj, offset=0, /)\n--\n\nC.from_buffer(object, offset=0) -> C instance\n\nCreate a C instance from a writeable buffer.',
  );
  method(
    t,
    'from_buffer_copy',
    from_buffer_copy.index,
    flags,
    'from_buffer_copy($self, buffer, offset=0, /)\n--\n\nC.from_buffer_copy(object, offset=0) -> C instance\n\nCreate a C instance from a readable buffer.',
  );
  method(
    t,
    'in_dll',
    in_dll.index,
    flags,
    'in_dll($self, dll, name, /)\n--\n\nC.in_dll(dll, name) -> C instance\n\nAccess a C instance in a dll.',
  );
  if (init == PyCPointerType_init.index)
    method(t, 'set_type', PyCPointerType_set_type.index, METH_O, 'set_type($self, type, /)\n--\n\n');
  return readyHeapType(t, doc);
}

function makeCTypeType(m: PyObject): PyTypeObject | null {
  const t = newHeapType(
    m,
    '_ctypes.CType_Type',
    PyType_Type.tp_basicsize + 160,
    0,
    META_FLAGS | Py_TPFLAGS_HAVE_GC,
    PyType_Type,
  );
  if (!t) return null;
  t.tp_traverse = CType_Type_traverse.index;
  t.tp_clear = CType_Type_clear.index;
  t.tp_dealloc = CType_Type_dealloc.index;
  sequenceMethods(t).sq_repeat = CType_Type_repeat.index;
  method(
    t,
    '__sizeof__',
    CType_Type___sizeof__.index,
    METH_NOARGS,
    '__sizeof__($self, /)\n--\n\nReturn memory consumption of the type object.',
  );
  return readyHeapType(t, '');
}

/** All metatypes into the state. */
export function addMetatypes(m: PyObject, st: ctypes_state): bool {
  const generic = generic_from_param.index;
  st.PyCType_Type = makeCTypeType(m);
  if (!st.PyCType_Type) return false;
  st.PyCStructType_Type = makeMetatype(
    m,
    st,
    '_ctypes.PyCStructType',
    PyCStructType_init.index,
    generic,
    PyCStructType_setattro.index,
    'metatype for the CData Objects',
  );
  if (!st.PyCStructType_Type) return false;
  st.UnionType_Type = makeMetatype(
    m,
    st,
    '_ctypes.UnionType',
    UnionType_init.index,
    generic,
    UnionType_setattro.index,
    'metatype for the Union Objects',
  );
  if (!st.UnionType_Type) return false;
  st.PyCPointerType_Type = makeMetatype(
    m,
    st,
    '_ctypes.PyCPointerType',
    PyCPointerType_init.index,
    pointerType_from_param.index,
    0,
    'metatype for the Pointer Objects',
  );
  if (!st.PyCPointerType_Type) return false;
  st.PyCArrayType_Type = makeMetatype(
    m,
    st,
    '_ctypes.PyCArrayType',
    PyCArrayType_init.index,
    generic,
    0,
    'metatype for the Array Objects',
  );
  if (!st.PyCArrayType_Type) return false;
  st.PyCSimpleType_Type = makeMetatype(
    m,
    st,
    '_ctypes.PyCSimpleType',
    PyCSimpleType_init.index,
    simpleType_from_param.index,
    0,
    'metatype for the PyCSimpleType Objects',
  );
  if (!st.PyCSimpleType_Type) return false;
  st.PyCFuncPtrType_Type = makeMetatype(
    m,
    st,
    '_ctypes.PyCFuncPtrType',
    PyCFuncPtrType_init.index,
    generic,
    0,
    'metatype for C function pointers',
  );
  return st.PyCFuncPtrType_Type != null;
}
