// The array module: numbers in a row, as C has them. (CPython: Modules/arraymodule.c)

import { PyObject_GetAttrString } from '../objects/attribute';
import { PyObject_CallOneArg } from '../objects/call';
import { PyErr_ExceptionMatches } from '../objects/exceptions/errors';
import { PyExc_ModuleNotFoundError } from '../objects/exceptions/types';
import {
  moduleMethod,
  newModuleWithState,
  PyModule_Add,
  PyModule_AddObjectRef,
  PyModule_AddType,
  PyModule_GetState,
} from '../objects/module';
import { PyUnicode_FromString } from '../objects/str/new';
import { PyErr_Clear } from '../runtime/errors';
import { Py_DECREF, Py_XDECREF, PyObject } from '../runtime/object';
import { defsAlloc } from '../runtime/pellucid';
import { cstr, cstrPart } from '../runtime/static';
import { METH_FASTCALL, PyTypeObject } from '../runtime/type';
import { PyImport_ImportModule } from '../vm/import';
import { _array_reconstructor } from './array/conversion';
import { array_state, arraydescr, arraymodule } from './array/items';
import { make_arrayiterator } from './array/iterator';
import { make_array_ } from './array/type';

/** 64 bytes. */
function addFunctions(m: PyObject): bool {
  return (
    moduleMethod(
      m,
      '_array_reconstructor',
      _array_reconstructor.index,
      METH_FASTCALL,
      '_array_reconstructor($module, arraytype, typecode, mformat_code, items,\n                     /)\n--\n\nInternal. Used for pickling support.',
    ) >= 0
  );
}

/** "typecode size format" of all kinds; capital letters and text have no sign. */
function addDescriptors(state: array_state): void {
  const codes = 'bBuwhHiIlLqQfd';
  const sizes = '11442244888848';
  const table = defsAlloc(offsetof<arraydescr>() * <usize>(codes.length + 1));
  for (let i = 0; i < codes.length; i++) {
    const d = changetype<arraydescr>(table + <usize>i * offsetof<arraydescr>());
    const c = codes.charCodeAt(i);
    d.typecode = <u8>c;
    d.itemsize = sizes.charCodeAt(i) - 0x30;
    d.formats = c == 0x75 ? cstr('w') : cstrPart(codes, i, i + 1);
    d.is_integer_type = i32(i != 2 && i != 3 && i < 12);
    d.is_signed = i32(d.is_integer_type && c >= 0x61);
  }
  state.descriptors = changetype<arraydescr>(table);
}

/** collections.abc.MutableSequence.register(array). NOT CPYTHON: a process without the library does without it. */
function registerSequence(type: PyTypeObject): bool {
  const abc = PyImport_ImportModule('collections.abc');
  if (!abc && PyErr_ExceptionMatches(PyExc_ModuleNotFoundError)) {
    PyErr_Clear();
    return true;
  }
  const base: PyObject | null = abc ? PyObject_GetAttrString(abc, 'MutableSequence') : null;
  Py_XDECREF(abc);
  const register: PyObject | null = base ? PyObject_GetAttrString(base, 'register') : null;
  Py_XDECREF(base);
  const res: PyObject | null = register ? PyObject_CallOneArg(register, type) : null;
  Py_XDECREF(register);
  Py_XDECREF(res);
  return res != null;
}

function addTypes(m: PyObject): bool {
  const state = changetype<array_state>(PyModule_GetState(m));
  addDescriptors(state);
  state.ArrayIterType = make_arrayiterator(m);
  if (!state.ArrayIterType) return false;
  state.ArrayType = make_array_(m);
  if (!state.ArrayType) return false;
  return (
    PyModule_AddObjectRef(m, 'ArrayType', state.ArrayType) == 0 &&
    PyModule_AddType(m, state.ArrayType) == 0 &&
    registerSequence(state.ArrayType as PyTypeObject) &&
    PyModule_Add(m, 'typecodes', PyUnicode_FromString('bBuwhHiIlLqQfd')) == 0
  );
}

// new
export function init_array_module(): PyObject | null {
  const m = newModuleWithState(
    arraymodule,
    'array',
    'This module defines an object type which can efficiently represent\nan array of basic values: characters, integers, floating-point\nnumbers.  Arrays are sequence types and behave very much like lists,\nexcept that the type of objects stored in them is constrained.\n',
    offsetof<array_state>(),
    2,
  );
  if (!m) return null;
  if (addFunctions(m) && addTypes(m)) return m;
  Py_DECREF(m);
  return null;
}
