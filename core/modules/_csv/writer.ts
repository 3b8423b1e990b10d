// csv.writer. (CPython: Modules/_csv.c)

import { PyMem_Free, PyMem_Realloc } from '../../memory/obmalloc/malloc';
import { PyNumber_Check } from '../../objects/abstract/conversion';
import { PyIter_Next, PyObject_GetIter } from '../../objects/abstract/object';
import { _PyArg_CheckPositional } from '../../objects/args';
import { PyObject_GetOptionalAttrString } from '../../objects/attribute';
import { PyObject_CallOneArg } from '../../objects/call';
import { PyErr_ExceptionMatches, PyErr_Format, PyErr_NoMemory, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_TypeError } from '../../objects/exceptions/types';
import { PyModule_GetState } from '../../objects/module';
import { Py_None } from '../../objects/none';
import { PyCallable_Check, PyObject_Str } from '../../objects/object';
import { PyUnicode_FindChar } from '../../objects/str/find';
import { PyUnicode_FromKindAndData } from '../../objects/str/new';
import { PyUnicode_Check, PyUnicode_GET_LENGTH, PyUnicode_READ_CHAR } from '../../objects/str/struct';
import { PyTuple_GET_ITEM, PyTuple_GET_SIZE } from '../../objects/tuple';
import { freeInstance } from '../../objects/type/from-spec';
import {
  clearSlot,
  Py_DECREF,
  Py_XNewRef,
  PyObject_GC_Track,
  PyObject_GC_UnTrack,
  stackAlloc,
} from '../../runtime/cold';
import { PyErr_Occurred } from '../../runtime/errors';
import { _PyObject_GC_New } from '../../runtime/gc/alloc';
import { Py_VISIT, PyObject, ptrAt } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { PyTypeObject } from '../../runtime/type';
import { _call_dialect } from './dialect';
import {
  _csvstate,
  DialectObj,
  NOT_SET,
  QUOTE_ALL,
  QUOTE_NONE,
  QUOTE_NONNUMERIC,
  QUOTE_NOTNULL,
  QUOTE_STRINGS,
  WriterObj,
} from './struct';

/* @inline */ function asWriter(o: PyObject): WriterObj {
  return changetype<WriterObj>(o);
}

const MEM_INCR: i64 = 32768;

/** Room for n more characters: false with MemoryError. */
function reserve(self: WriterObj, n: i64): bool {
  const wanted = self.rec_len + n;
  if (wanted <= self.rec_size) return true;
  const size = (wanted / MEM_INCR + 1) * MEM_INCR;
  const p = size > 0x3fffffff ? <usize>0 : PyMem_Realloc(self.rec, (<usize>size) << 2);
  if (!p) {
    PyErr_NoMemory();
    return false;
  }
  self.rec = p;
  self.rec_size = size;
  return true;
}

/** There is room. */
/* @inline */ function put(self: WriterObj, c: u32): void {
  store<u32>(self.rec + ((<usize>self.rec_len) << 2), c);
  self.rec_len++;
}

function fail(self: WriterObj, text: string): bool {
  PyErr_SetString(changetype<PyTypeObject>(self.error_obj), text);
  return false;
}

/** Whether the character needs quotes or an escape. */
function isSpecial(dialect: DialectObj, c: u32): bool {
  if (c == dialect.delimiter || c == dialect.escapechar || c == dialect.quotechar || c == 10 || c == 13) return true;
  const end = dialect.lineterminator as PyObject;
  return PyUnicode_FindChar(end, c, 0, PyUnicode_GET_LENGTH(end), 1) >= 0;
}

/** Writes the field's characters, escaped; *quoted becomes 1 when they need quotes. false: the exception is set. */
function putText(self: WriterObj, field: PyObject, quoted: usize): bool {
  const dialect = self.dialect as DialectObj;
  const n = PyUnicode_GET_LENGTH(field);
  if (!reserve(self, 2 * n + 2)) return false;
  for (let i: i64 = 0; i < n; i++) {
    const c = PyUnicode_READ_CHAR(field, i);
    if (isSpecial(dialect, c)) {
      let escape = dialect.quoting == QUOTE_NONE;
      if (!escape) {
        if (c == dialect.quotechar) {
          if (dialect.doublequote) put(self, c);
          else escape = true;
        } else if (c == dialect.escapechar) escape = true;
        if (!escape) store<i32>(quoted, 1);
      }
      if (escape) {
        if (dialect.escapechar == NOT_SET) return fail(self, 'need to escape, but no escapechar set');
        put(self, dialect.escapechar);
      }
    }
    put(self, c);
  }
  return true;
}

/** Appends a field (NULL: None) to the record: false with the exception set. */
function join_append(self: WriterObj, field: PyObject | null, quoted: bool): bool {
  const dialect = self.dialect as DialectObj;
  const slot = stackAlloc(1);
  let quotes = quoted;
  const empty = !field || PyUnicode_GET_LENGTH(field) == 0;
  const quoting = dialect.quoting;
  let ok = reserve(self, 3);
  if (ok && empty && dialect.delimiter == 0x20 && dialect.skipinitialspace) {
    if (quoting == QUOTE_NONE || (!field && (quoting == QUOTE_STRINGS || quoting == QUOTE_NOTNULL))) {
      ok = fail(self, 'empty field must be quoted if delimiter is a space and skipinitialspace is true');
    } else quotes = true;
  }
  if (ok) {
    const begin = self.rec_len;
    if (self.num_fields > 0) put(self, dialect.delimiter);
    const start = self.rec_len;
    store<i32>(slot, i32(quotes));
    if (field) ok = putText(self, field, slot);
    if (!ok) self.rec_len = begin;
    else if (load<i32>(slot) && (ok = reserve(self, 2))) {
      // The opening quote goes before what is there.
      const at = self.rec + ((<usize>start) << 2);
      memory.copy(at + 4, at, (<usize>(self.rec_len - start)) << 2);
      store<u32>(at, dialect.quotechar);
      self.rec_len++;
      put(self, dialect.quotechar);
    }
    if (ok) self.num_fields++;
  }
  stackFree(slot);
  return ok;
}

/** Whether the dialect wants quotes around a value of this kind. */
function wantsQuotes(quoting: i32, field: PyObject): bool {
  switch (quoting) {
    case QUOTE_ALL:
      return true;
    case QUOTE_NONNUMERIC:
      return !PyNumber_Check(field);
    case QUOTE_STRINGS:
      return PyUnicode_Check(field);
    case QUOTE_NOTNULL:
      return field != Py_None;
  }
  return false;
}

/** One value: false with the exception set. */
function appendValue(self: WriterObj, field: PyObject): bool {
  const quoted = wantsQuotes(self.dialect!.quoting, field);
  if (field == Py_None) return join_append(self, null, quoted);
  if (PyUnicode_Check(field)) return join_append(self, field, quoted);
  const text = PyObject_Str(field);
  if (!text) return false;
  const ok = join_append(self, text, quoted);
  Py_DECREF(text);
  return ok;
}

/** All values of the row: false with the exception set. */
function appendRow(self: WriterObj, iterator: PyObject): bool {
  let none = false;
  self.rec_len = 0;
  self.num_fields = 0;
  while (true) {
    const field = PyIter_Next(iterator);
    if (!field) break;
    none = field == Py_None;
    const ok = appendValue(self, field);
    Py_DECREF(field);
    if (!ok) return false;
  }
  if (PyErr_Occurred()) return false;
  if (self.num_fields > 0 && self.rec_len == 0) {
    const quoting = self.dialect!.quoting;
    if (quoting == QUOTE_NONE || (none && (quoting == QUOTE_STRINGS || quoting == QUOTE_NOTNULL))) {
      return fail(self, 'single empty field record must be quoted');
    }
    self.num_fields--;
    if (!join_append(self, null, true)) return false;
  }
  const end = self.dialect!.lineterminator as PyObject;
  const n = PyUnicode_GET_LENGTH(end);
  if (!reserve(self, n)) return false;
  for (let i: i64 = 0; i < n; i++) put(self, PyUnicode_READ_CHAR(end, i));
  return true;
}

// new: what write() answers
export function csv_writerow(o: PyObject, row: PyObject): PyObject | null {
  const self = asWriter(o);
  const iterator = PyObject_GetIter(row);
  if (!iterator) {
    if (PyErr_ExceptionMatches(PyExc_TypeError)) {
      PyErr_Format(changetype<PyTypeObject>(self.error_obj), 'iterable expected, not %.200s', row.ob_type.tp_name);
    }
    return null;
  }
  const ok = appendRow(self, iterator);
  Py_DECREF(iterator);
  if (!ok) return null;
  const line = PyUnicode_FromKindAndData(4, self.rec, self.rec_len);
  if (!line) return null;
  const result = PyObject_CallOneArg(self.write as PyObject, line);
  Py_DECREF(line);
  return result;
}

export function csv_writerows(o: PyObject, rows: PyObject): PyObject | null {
  const iterator = PyObject_GetIter(rows);
  if (!iterator) return null;
  while (true) {
    const row = PyIter_Next(iterator);
    if (!row) break;
    const result = csv_writerow(o, row);
    Py_DECREF(row);
    if (!result) break;
    Py_DECREF(result);
  }
  Py_DECREF(iterator);
  return PyErr_Occurred() ? changetype<PyObject | null>(0) : Py_None;
}

export function writer_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  let r = Py_VISIT(o.ob_type, visit, arg);
  if (!r) r = Py_VISIT(asWriter(o).dialect, visit, arg);
  if (!r) r = Py_VISIT(asWriter(o).write, visit, arg);
  return r ? r : Py_VISIT(asWriter(o).error_obj, visit, arg);
}

export function writer_clear(o: PyObject): i32 {
  clearSlot(changetype<usize>(o) + offsetof<WriterObj>('_dialect'));
  clearSlot(changetype<usize>(o) + offsetof<WriterObj>('_write'));
  clearSlot(changetype<usize>(o) + offsetof<WriterObj>('_error_obj'));
  return 0;
}

export function writer_dealloc(o: PyObject): void {
  PyObject_GC_UnTrack(o);
  writer_clear(o);
  PyMem_Free(asWriter(o).rec);
  freeInstance(o);
}

// new: writer(fileobj, dialect='excel', **fmtparams)
export function csv_writer(module: PyObject, args: PyObject, kwargs: PyObject | null): PyObject | null {
  const state = changetype<_csvstate>(PyModule_GetState(module));
  const o = _PyObject_GC_New(state.writer_type as PyTypeObject);
  if (!o) return null;
  const self = asWriter(o);
  memory.fill(changetype<usize>(o) + 16, 0, offsetof<WriterObj>() - 16);
  self.error_obj = Py_XNewRef(state.error_obj);
  const n = PyTuple_GET_SIZE(args);
  let ok = _PyArg_CheckPositional('', n, 1, 2);
  if (ok) {
    const slot = stackAlloc(1);
    const found = PyObject_GetOptionalAttrString(PyTuple_GET_ITEM(args, 0), 'write', slot);
    if (found >= 0) self.write = ptrAt(slot, 0);
    stackFree(slot);
    ok = found >= 0;
    if (ok && (!self.write || !PyCallable_Check(self.write as PyObject))) {
      PyErr_SetString(PyExc_TypeError, 'argument 1 must have a "write" method');
      ok = false;
    }
  }
  if (ok) {
    const like = n > 1 ? PyTuple_GET_ITEM(args, 1) : changetype<PyObject | null>(0);
    self.dialect = changetype<DialectObj | null>(_call_dialect(state, like, kwargs));
    ok = self.dialect != null;
  }
  PyObject_GC_Track(o);
  if (ok) return o;
  Py_DECREF(o);
  return null;
}
