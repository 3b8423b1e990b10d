// The module _symtable: the compiler's symbol tables. The compiler is the host's, and gives plain values
// (src/host/symtable-codec.ts). (CPython: Modules/symtablemodule.c, Python/symtable.c)

import { PyObject_Free } from '../memory/obmalloc/malloc';
import { _PyArg_CheckPositional } from '../objects/args';
import { PyDict_New, PyDict_SetItem } from '../objects/dict/dict';
import { PyErr_SetString } from '../objects/exceptions/errors';
import { PyExc_ValueError } from '../objects/exceptions/types';
import { PyLong_AsInt, PyLong_FromVoidPtr } from '../objects/int';
import { PyList_New, PyList_SET_ITEM } from '../objects/list';
import { moduleMethod, newNativeModule, PyModule_AddIntConstant } from '../objects/module';
import { _PyUnicode_EqualToASCIIString } from '../objects/str/compare';
import { PyUnicode_FromFormat } from '../objects/str/format';
import { PyTuple_GET_ITEM, PyTuple_GET_SIZE } from '../objects/tuple';
import { Py_DECREF, Py_NewRef, Py_XDECREF } from '../runtime/cold';
import { _PyObject_New } from '../runtime/gc/alloc';
import { arg, objAt, PyObject } from '../runtime/object';
import { member, static_type } from '../runtime/register';
import {
  _Py_T_OBJECT,
  METH_FASTCALL,
  Py_READONLY,
  Py_T_INT,
  Py_TPFLAGS_DISALLOW_INSTANTIATION,
  PyTypeObject,
} from '../runtime/type';
import { Py_eval_input, Py_file_input, Py_single_input } from '../vm/compile';
import { compileObject, decodedFilename } from './builtins/code';

export const PySTEntry_Type = staticObject<PyTypeObject>(416);

/** host_compile's mode that asks for the symbol table. */
const SYMTABLE = 0x200;

/** 144 bytes: what the compiler knows of a block of names. */
@unmanaged
export class PySTEntryObject extends PyObject {
  ste_id: PyObject | null; // strong: int
  ste_symbols: PyObject | null; // strong: dict, name -> flags
  ste_name: PyObject | null; // strong
  ste_varnames: PyObject | null; // strong: list of parameters
  ste_children: PyObject | null; // strong: list of PySTEntryObject
  ste_directives: PyObject | null;
  ste_mangled_names: PyObject | null;
  ste_type: i32; // _Py_block_ty
  ste_scope_info: usize;
  ste_nested: i32;
  ste_flags: u32; // free 1, child free 2, generator 4, coroutine 8
  ste_comprehension: i32;
  ste_more_flags: u32; // varargs 1, varkeywords 2
  ste_comp_iter_expr: i32;
  ste_lineno: i32;
  ste_col_offset: i32;
  ste_end_lineno: i32;
  ste_end_col_offset: i32;
  ste_opt_lineno: i32;
  ste_opt_col_offset: i32;
  ste_table: usize;
}

/* @inline */ function ste(o: PyObject): PySTEntryObject {
  return changetype<PySTEntryObject>(o);
}

function ste_dealloc(o: PyObject): void {
  const self = ste(o);
  Py_XDECREF(self.ste_id);
  Py_XDECREF(self.ste_symbols);
  Py_XDECREF(self.ste_name);
  Py_XDECREF(self.ste_varnames);
  Py_XDECREF(self.ste_children);
  PyObject_Free(changetype<usize>(o));
}

function ste_repr(o: PyObject): PyObject | null {
  const self = ste(o);
  return PyUnicode_FromFormat(
    '<symtable entry %U(%R), line %d>',
    arg(self.ste_name as PyObject),
    arg(self.ste_id as PyObject),
    <u64>(<i64>self.ste_lineno),
  );
}

// new: dict of the pairs in a flat tuple
function symbols(flat: PyObject): PyObject | null {
  const dict = PyDict_New();
  for (let i: i64 = 0; dict && i < PyTuple_GET_SIZE(flat); i += 2) {
    if (PyDict_SetItem(dict, PyTuple_GET_ITEM(flat, i), PyTuple_GET_ITEM(flat, i + 1)) == 0) continue;
    Py_DECREF(dict);
    return null;
  }
  return dict;
}

// new: list of a tuple's items, or of the entries made of them
function list(items: PyObject, entries: bool): PyObject | null {
  const n = PyTuple_GET_SIZE(items);
  const result = PyList_New(n);
  for (let i: i64 = 0; result && i < n; i++) {
    const item: PyObject | null = entries ? entry(PyTuple_GET_ITEM(items, i)) : Py_NewRef(PyTuple_GET_ITEM(items, i));
    if (!item) {
      Py_DECREF(result);
      return null;
    }
    PyList_SET_ITEM(result, i, item);
  }
  return result;
}

// new: a block of what the compiler tells
function entry(t: PyObject): PyObject | null {
  const o = _PyObject_New(PySTEntry_Type);
  if (!o) return null;
  const at = changetype<usize>(o) + 16;
  memory.fill(at, 0, offsetof<PySTEntryObject>() - 16);
  const self = ste(o);
  self.ste_name = Py_NewRef(PyTuple_GET_ITEM(t, 0));
  self.ste_type = PyLong_AsInt(PyTuple_GET_ITEM(t, 1));
  self.ste_nested = PyLong_AsInt(PyTuple_GET_ITEM(t, 5));
  self.ste_lineno = PyLong_AsInt(PyTuple_GET_ITEM(t, 6));
  const flags = <u32>PyLong_AsInt(PyTuple_GET_ITEM(t, 7));
  self.ste_flags = flags & 0xff;
  self.ste_more_flags = flags >> 8;
  self.ste_id = PyLong_FromVoidPtr(changetype<usize>(o));
  if (self.ste_id) self.ste_symbols = symbols(PyTuple_GET_ITEM(t, 2));
  if (self.ste_symbols) self.ste_varnames = list(PyTuple_GET_ITEM(t, 3), false);
  if (self.ste_varnames) self.ste_children = list(PyTuple_GET_ITEM(t, 4), true);
  if (self.ste_children) return o;
  Py_DECREF(o);
  return null;
}

function startOf(text: PyObject): i32 {
  if (_PyUnicode_EqualToASCIIString(text, 'exec')) return Py_file_input;
  if (_PyUnicode_EqualToASCIIString(text, 'eval')) return Py_eval_input;
  if (_PyUnicode_EqualToASCIIString(text, 'single')) return Py_single_input;
  PyErr_SetString(PyExc_ValueError, "symtable() arg 3 must be 'exec' or 'eval' or 'single'");
  return -1;
}

function symtable(module: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('symtable', nargs, 3, 3)) return null;
  const filename = decodedFilename(objAt(args, 1));
  if (!filename) return null;
  const start = startOf(objAt(args, 2));
  const told: PyObject | null =
    start < 0 ? null : compileObject(objAt(args, 0), 'symtable', 'string or bytes', filename, start | SYMTABLE, 0, 0);
  Py_DECREF(filename);
  if (!told) return null;
  const top = entry(told);
  Py_DECREF(told);
  return top;
}

/** Fills the static type. */
export function init_symtable_type(): void {
  const t = PySTEntry_Type;
  static_type(t, 'symtable entry', offsetof<PySTEntryObject>(), 0, Py_TPFLAGS_DISALLOW_INSTANTIATION, '');
  t.tp_dealloc = ste_dealloc.index;
  t.tp_repr = ste_repr.index;
  member(t, 'id', _Py_T_OBJECT, offsetof<PySTEntryObject>('_ste_id'), Py_READONLY, '');
  member(t, 'name', _Py_T_OBJECT, offsetof<PySTEntryObject>('_ste_name'), Py_READONLY, '');
  member(t, 'symbols', _Py_T_OBJECT, offsetof<PySTEntryObject>('_ste_symbols'), Py_READONLY, '');
  member(t, 'varnames', _Py_T_OBJECT, offsetof<PySTEntryObject>('_ste_varnames'), Py_READONLY, '');
  member(t, 'children', _Py_T_OBJECT, offsetof<PySTEntryObject>('_ste_children'), Py_READONLY, '');
  member(t, 'nested', Py_T_INT, offsetof<PySTEntryObject>('ste_nested'), Py_READONLY, '');
  member(t, 'type', Py_T_INT, offsetof<PySTEntryObject>('ste_type'), Py_READONLY, '');
  member(t, 'lineno', Py_T_INT, offsetof<PySTEntryObject>('ste_lineno'), Py_READONLY, '');
}

/** new */
export function init__symtable_module(): PyObject | null {
  const m = newNativeModule('_symtable', '');
  if (!m) return null;
  if (
    moduleMethod(
      m,
      'symtable',
      symtable.index,
      METH_FASTCALL,
      'symtable($module, source, filename, startstr, /)\n--\n\nReturn symbol and scope dictionaries used internally by compiler.',
    ) == 0 &&
    PyModule_AddIntConstant(m, 'USE', 16) == 0 &&
    PyModule_AddIntConstant(m, 'DEF_GLOBAL', 1) == 0 &&
    PyModule_AddIntConstant(m, 'DEF_NONLOCAL', 8) == 0 &&
    PyModule_AddIntConstant(m, 'DEF_LOCAL', 2) == 0 &&
    PyModule_AddIntConstant(m, 'DEF_PARAM', 4) == 0 &&
    PyModule_AddIntConstant(m, 'DEF_FREE', 32) == 0 &&
    PyModule_AddIntConstant(m, 'DEF_FREE_CLASS', 64) == 0 &&
    PyModule_AddIntConstant(m, 'DEF_IMPORT', 128) == 0 &&
    PyModule_AddIntConstant(m, 'DEF_BOUND', 134) == 0 &&
    PyModule_AddIntConstant(m, 'DEF_ANNOT', 256) == 0 &&
    PyModule_AddIntConstant(m, 'TYPE_FUNCTION', 0) == 0 &&
    PyModule_AddIntConstant(m, 'TYPE_CLASS', 1) == 0 &&
    PyModule_AddIntConstant(m, 'TYPE_MODULE', 2) == 0 &&
    PyModule_AddIntConstant(m, 'TYPE_ANNOTATION', 3) == 0 &&
    PyModule_AddIntConstant(m, 'TYPE_TYPE_ALIAS', 4) == 0 &&
    PyModule_AddIntConstant(m, 'TYPE_TYPE_PARAMETERS', 5) == 0 &&
    PyModule_AddIntConstant(m, 'TYPE_TYPE_VARIABLE', 6) == 0 &&
    PyModule_AddIntConstant(m, 'LOCAL', 1) == 0 &&
    PyModule_AddIntConstant(m, 'GLOBAL_EXPLICIT', 2) == 0 &&
    PyModule_AddIntConstant(m, 'GLOBAL_IMPLICIT', 3) == 0 &&
    PyModule_AddIntConstant(m, 'FREE', 4) == 0 &&
    PyModule_AddIntConstant(m, 'CELL', 5) == 0 &&
    PyModule_AddIntConstant(m, 'SCOPE_OFF', 12) == 0 &&
    PyModule_AddIntConstant(m, 'SCOPE_MASK', 15) == 0
  ) {
    return m;
  }
  Py_DECREF(m);
  return null;
}
