// The module _csv. (CPython: Modules/_csv.c)

import { _PyArg_CheckPositional, _PyArg_UnpackKeywords } from '../objects/args';
import { PyDict_New, PyDict_Pop, PyDict_SetItem } from '../objects/dict/dict';
import { PyDict_Keys } from '../objects/dict/lists';
import { PyErr_SetString } from '../objects/exceptions/errors';
import { PyExc_Exception, PyExc_TypeError } from '../objects/exceptions/types';
import { PyLong_AsLong, PyLong_CheckExact, PyLong_FromLong } from '../objects/int';
import {
  moduleMethod,
  newModuleWithState,
  PyModule_AddIntConstant,
  PyModule_AddObjectRef,
  PyModule_GetState,
} from '../objects/module';
import { Py_None } from '../objects/none';
import { PyObject_SelfIter } from '../objects/object';
import { PyUnicode_Check } from '../objects/str/struct';
import { PyTuple_GET_ITEM, PyTuple_GET_SIZE } from '../objects/tuple';
import { newHeapType, readyHeapType } from '../objects/type/from-spec';
import { Py_DECREF, stackAlloc } from '../runtime/cold';
import { PyErr_Occurred } from '../runtime/errors';
import { objAt, PyObject, ptrAt } from '../runtime/object';
import { stackFree } from '../runtime/pellucid';
import { getset, member, method } from '../runtime/register';
import {
  _Py_T_OBJECT,
  METH_FASTCALL,
  METH_KEYWORDS,
  METH_NOARGS,
  METH_O,
  METH_VARARGS,
  Py_READONLY,
  Py_T_BOOL,
  Py_T_ULONG,
  Py_TPFLAGS_BASETYPE,
  Py_TPFLAGS_DISALLOW_INSTANTIATION,
  Py_TPFLAGS_HAVE_GC,
  Py_TPFLAGS_IMMUTABLETYPE,
  PyTypeObject,
} from '../runtime/type';
import {
  _call_dialect,
  dialect_clear,
  dialect_dealloc,
  dialect_get_delimiter,
  dialect_get_escapechar,
  dialect_get_lineterminator,
  dialect_get_quotechar,
  dialect_get_quoting,
  dialect_new,
  dialect_reduce,
  dialect_traverse,
  get_dialect_from_registry,
} from './_csv/dialect';
import { csv_reader, reader_clear, reader_dealloc, reader_iternext, reader_traverse } from './_csv/reader';
import {
  _csvstate,
  csvDef,
  DialectObj,
  QUOTE_ALL,
  QUOTE_MINIMAL,
  QUOTE_NONE,
  QUOTE_NONNUMERIC,
  QUOTE_NOTNULL,
  QUOTE_STRINGS,
  ReaderObj,
  WriterObj,
} from './_csv/struct';
import { csv_writer, csv_writerow, csv_writerows, writer_clear, writer_dealloc, writer_traverse } from './_csv/writer';

function register_dialect(module: PyObject, args: PyObject, kwargs: PyObject | null): PyObject | null {
  const state = changetype<_csvstate>(PyModule_GetState(module));
  const n = PyTuple_GET_SIZE(args);
  if (!_PyArg_CheckPositional('', n, 1, 2)) return null;
  const name = PyTuple_GET_ITEM(args, 0);
  if (!PyUnicode_Check(name)) return PyErr_SetString(PyExc_TypeError, 'dialect name must be a string');
  const like = n > 1 ? PyTuple_GET_ITEM(args, 1) : changetype<PyObject | null>(0);
  const dialect = _call_dialect(state, like, kwargs);
  if (!dialect) return null;
  const r = PyDict_SetItem(state.dialects as PyObject, name, dialect);
  Py_DECREF(dialect);
  return r < 0 ? changetype<PyObject | null>(0) : Py_None;
}

function list_dialects(module: PyObject, unused: PyObject | null): PyObject | null {
  return PyDict_Keys(changetype<_csvstate>(PyModule_GetState(module)).dialects as PyObject);
}

/** The argument of a function with one; NULL: TypeError. Borrowed. */
function oneArg(
  fname: string,
  argument: string,
  required: i32,
  args: usize,
  nargs: i64,
  kwnames: PyObject | null,
  slot: usize,
): bool {
  return _PyArg_UnpackKeywords(args, nargs, null, kwnames, fname, argument, 0, required, 0, slot) == 0;
}

function unregister_dialect(module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const slot = stackAlloc(2);
  let result: PyObject | null = null;
  if (oneArg('unregister_dialect', 'name', 1, args, nargs, kwnames, slot)) {
    const state = changetype<_csvstate>(PyModule_GetState(module));
    const r = PyDict_Pop(state.dialects as PyObject, objAt(slot, 0), slot + 8);
    if (r > 0) {
      Py_DECREF(objAt(slot, 1));
      result = Py_None;
    } else if (r == 0) PyErr_SetString(changetype<PyTypeObject>(state.error_obj), 'unknown dialect');
  }
  stackFree(slot);
  return result;
}

function get_dialect(module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const slot = stackAlloc(1);
  let result: PyObject | null = null;
  if (oneArg('get_dialect', 'name', 1, args, nargs, kwnames, slot)) {
    result = get_dialect_from_registry(objAt(slot, 0), changetype<_csvstate>(PyModule_GetState(module)));
  }
  stackFree(slot);
  return result;
}

function field_size_limit(module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const slot = stackAlloc(1);
  const ok = oneArg('field_size_limit', 'new_limit', 0, args, nargs, kwnames, slot);
  const limit = ptrAt(slot, 0);
  stackFree(slot);
  if (!ok) return null;
  const state = changetype<_csvstate>(PyModule_GetState(module));
  const old = state.field_limit;
  if (limit) {
    if (!PyLong_CheckExact(limit)) return PyErr_SetString(PyExc_TypeError, 'limit must be an integer');
    const value = PyLong_AsLong(limit);
    if (value == -1 && PyErr_Occurred()) return null;
    state.field_limit = value;
  }
  return PyLong_FromLong(old);
}

const CALL = METH_FASTCALL | METH_KEYWORDS;

function dialectType(m: PyObject): PyTypeObject | null {
  const flags = Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_IMMUTABLETYPE;
  const t = newHeapType(m, '_csv.Dialect', offsetof<DialectObj>(), 0, flags, null, 3);
  if (!t) return null;
  t.tp_dealloc = dialect_dealloc.index;
  t.tp_traverse = dialect_traverse.index;
  t.tp_clear = dialect_clear.index;
  t.tp_new = dialect_new.index;
  method(t, '__reduce__', dialect_reduce.index, METH_VARARGS, 'raises an exception to avoid pickling');
  method(t, '__reduce_ex__', dialect_reduce.index, METH_VARARGS, 'raises an exception to avoid pickling');
  member(t, 'skipinitialspace', Py_T_BOOL, offsetof<DialectObj>('skipinitialspace'), Py_READONLY, '');
  member(t, 'doublequote', Py_T_BOOL, offsetof<DialectObj>('doublequote'), Py_READONLY, '');
  member(t, 'strict', Py_T_BOOL, offsetof<DialectObj>('strict'), Py_READONLY, '');
  getset(t, 'delimiter', dialect_get_delimiter.index, 0, '');
  getset(t, 'escapechar', dialect_get_escapechar.index, 0, '');
  getset(t, 'lineterminator', dialect_get_lineterminator.index, 0, '');
  getset(t, 'quotechar', dialect_get_quotechar.index, 0, '');
  getset(t, 'quoting', dialect_get_quoting.index, 0, '');
  return readyHeapType(t, 'CSV dialect\n\nThe Dialect type records CSV parsing and generation options.\n');
}

const OBJECT_FLAGS =
  Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_DISALLOW_INSTANTIATION | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_IMMUTABLETYPE;

function readerType(m: PyObject): PyTypeObject | null {
  const t = newHeapType(m, '_csv.reader', offsetof<ReaderObj>(), 0, OBJECT_FLAGS, null, 2);
  if (!t) return null;
  t.tp_dealloc = reader_dealloc.index;
  t.tp_traverse = reader_traverse.index;
  t.tp_clear = reader_clear.index;
  t.tp_iter = PyObject_SelfIter.index;
  t.tp_iternext = reader_iternext.index;
  member(t, 'dialect', _Py_T_OBJECT, offsetof<ReaderObj>('_dialect'), Py_READONLY, '');
  member(t, 'line_num', Py_T_ULONG, offsetof<ReaderObj>('line_num'), Py_READONLY, '');
  return readyHeapType(
    t,
    'CSV reader\n\nReader objects are responsible for reading and parsing tabular data\nin CSV format.\n',
  );
}

function writerType(m: PyObject): PyTypeObject | null {
  const t = newHeapType(m, '_csv.writer', offsetof<WriterObj>(), 0, OBJECT_FLAGS, null, 1);
  if (!t) return null;
  t.tp_dealloc = writer_dealloc.index;
  t.tp_traverse = writer_traverse.index;
  t.tp_clear = writer_clear.index;
  method(
    t,
    'writerow',
    csv_writerow.index,
    METH_O,
    'writerow(iterable)\n\nConstruct and write a CSV record from an iterable of fields.  Non-string\nelements will be converted to string.',
  );
  method(
    t,
    'writerows',
    csv_writerows.index,
    METH_O,
    'writerows(iterable of iterables)\n\nConstruct and write a series of iterables to a csv file.  Non-string\nelements will be converted to string.',
  );
  member(t, 'dialect', _Py_T_OBJECT, offsetof<WriterObj>('_dialect'), Py_READONLY, '');
  return readyHeapType(
    t,
    'CSV writer\n\nWriter objects are responsible for generating tabular data\nin CSV format from sequence input.\n',
  );
}

function addFunctions(m: PyObject): i32 {
  const both = METH_VARARGS | METH_KEYWORDS;
  let r = moduleMethod(
    m,
    'reader',
    csv_reader.index,
    both,
    '    csv_reader = reader(iterable [, dialect=\'excel\']\n                        [optional keyword args])\n    for row in csv_reader:\n        process(row)\n\nThe "iterable" argument can be any object that returns a line\nof input for each iteration, such as a file object or a list.  The\noptional "dialect" parameter is discussed below.  The function\nalso accepts optional keyword arguments which override settings\nprovided by the dialect.\n\nThe returned object is an iterator.  Each iteration returns a row\nof the CSV file (which can span multiple input lines).\n',
  );
  r |= moduleMethod(
    m,
    'writer',
    csv_writer.index,
    both,
    "    csv_writer = csv.writer(fileobj [, dialect='excel']\n                            [optional keyword args])\n    for row in sequence:\n        csv_writer.writerow(row)\n\n    [or]\n\n    csv_writer = csv.writer(fileobj [, dialect='excel']\n                            [optional keyword args])\n    csv_writer.writerows(rows)\n\nThe \"fileobj\" argument can be any object that supports the file API.\n",
  );
  r |= moduleMethod(
    m,
    'register_dialect',
    register_dialect.index,
    both,
    'Create a mapping from a string name to a dialect class.\n    dialect = csv.register_dialect(name[, dialect[, **fmtparams]])',
  );
  r |= moduleMethod(
    m,
    'list_dialects',
    list_dialects.index,
    METH_NOARGS,
    'list_dialects($module, /)\n--\n\nReturn a list of all known dialect names.\n\n    names = csv.list_dialects()',
  );
  r |= moduleMethod(
    m,
    'unregister_dialect',
    unregister_dialect.index,
    CALL,
    'unregister_dialect($module, /, name)\n--\n\nDelete the name/dialect mapping associated with a string name.\n\n    csv.unregister_dialect(name)',
  );
  r |= moduleMethod(
    m,
    'get_dialect',
    get_dialect.index,
    CALL,
    'get_dialect($module, /, name)\n--\n\nReturn the dialect instance associated with name.\n\n    dialect = csv.get_dialect(name)',
  );
  return (
    r |
    moduleMethod(
      m,
      'field_size_limit',
      field_size_limit.index,
      CALL,
      'field_size_limit($module, /, new_limit=<unrepresentable>)\n--\n\nSets an upper limit on parsed fields.\n\n    csv.field_size_limit([limit])\n\nReturns old limit. If limit is not given, no new limit is set and\nthe old limit is returned',
    )
  );
}

function addConstants(m: PyObject): i32 {
  let r = PyModule_AddIntConstant(m, 'QUOTE_MINIMAL', QUOTE_MINIMAL);
  r |= PyModule_AddIntConstant(m, 'QUOTE_ALL', QUOTE_ALL);
  r |= PyModule_AddIntConstant(m, 'QUOTE_NONNUMERIC', QUOTE_NONNUMERIC);
  r |= PyModule_AddIntConstant(m, 'QUOTE_NONE', QUOTE_NONE);
  r |= PyModule_AddIntConstant(m, 'QUOTE_STRINGS', QUOTE_STRINGS);
  return r | PyModule_AddIntConstant(m, 'QUOTE_NOTNULL', QUOTE_NOTNULL);
}

// new: unlike PyErr_NewException's, it has no room for weak references
function errorType(m: PyObject): PyObject | null {
  const t = newHeapType(m, '_csv.Error', 0, 0, Py_TPFLAGS_BASETYPE, PyExc_Exception);
  return t ? readyHeapType(t, '') : null;
}

// new: the module
export function init__csv_module(): PyObject | null {
  const m = newModuleWithState(csvDef, '_csv', 'CSV parsing and writing.\n', offsetof<_csvstate>(), 5);
  if (!m) return null;
  const state = changetype<_csvstate>(PyModule_GetState(m));
  state.field_limit = 128 * 1024;
  state.dialect_type = dialectType(m);
  if (state.dialect_type) state.reader_type = readerType(m);
  if (state.reader_type) state.writer_type = writerType(m);
  if (state.writer_type) state.dialects = PyDict_New();
  if (state.dialects) state.error_obj = errorType(m);
  if (
    state.error_obj &&
    addFunctions(m) == 0 &&
    PyModule_AddObjectRef(m, 'Dialect', state.dialect_type) == 0 &&
    PyModule_AddObjectRef(m, 'Reader', state.reader_type) == 0 &&
    PyModule_AddObjectRef(m, 'Writer', state.writer_type) == 0 &&
    PyModule_AddObjectRef(m, '_dialects', state.dialects) == 0 &&
    addConstants(m) == 0 &&
    PyModule_AddObjectRef(m, 'Error', state.error_obj) == 0
  ) {
    return m;
  }
  Py_DECREF(m);
  return null;
}
