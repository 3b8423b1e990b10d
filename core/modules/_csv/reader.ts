// csv.reader: a machine over the characters of lines. (CPython: Modules/_csv.c)

import { PyMem_Free, PyMem_Realloc } from '../../memory/obmalloc/malloc';
import { PyNumber_Float } from '../../objects/abstract/conversion';
import { PyIter_Next, PyObject_GetIter } from '../../objects/abstract/object';
import { _PyArg_CheckPositional } from '../../objects/args';
import { PyErr_Format, PyErr_NoMemory, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyList_Append, PyList_New } from '../../objects/list';
import { PyModule_GetState } from '../../objects/module';
import { Py_None } from '../../objects/none';
import { PyUnicode_FromKindAndData } from '../../objects/str/new';
import {
  PyUnicode_Check,
  PyUnicode_DATA,
  PyUnicode_GET_LENGTH,
  PyUnicode_KIND,
  PyUnicode_READ,
} from '../../objects/str/struct';
import { PyTuple_GET_ITEM, PyTuple_GET_SIZE } from '../../objects/tuple';
import { freeInstance, PyType_GetModuleState } from '../../objects/type/from-spec';
import { clearSlot, Py_DECREF, PyObject_GC_Track, PyObject_GC_UnTrack, setSlot } from '../../runtime/cold';
import { PyErr_Occurred } from '../../runtime/errors';
import { _PyObject_GC_New } from '../../runtime/gc/alloc';
import { Py_VISIT, PyObject } from '../../runtime/object';
import { PyTypeObject } from '../../runtime/type';
import { _call_dialect } from './dialect';
import { _csvstate, DialectObj, QUOTE_NONE, QUOTE_NONNUMERIC, QUOTE_NOTNULL, QUOTE_STRINGS, ReaderObj } from './struct';

const START_RECORD = 0;
const START_FIELD = 1;
const ESCAPED_CHAR = 2;
const IN_FIELD = 3;
const IN_QUOTED_FIELD = 4;
const ESCAPE_IN_QUOTED_FIELD = 5;
const QUOTE_IN_QUOTED_FIELD = 6;
const EAT_CRNL = 7;
const AFTER_ESCAPED_CRNL = 8;

/** What stands behind the last character of a line. */
const EOL: u32 = 0xfffffffe;

/* @inline */ function asReader(o: PyObject): ReaderObj {
  return changetype<ReaderObj>(o);
}

/* @inline */ function stateOf(self: PyObject): _csvstate {
  return changetype<_csvstate>(PyType_GetModuleState(self.ob_type));
}

function fail(self: PyObject, text: string): i32 {
  PyErr_SetString(changetype<PyTypeObject>(stateOf(self).error_obj), text);
  return -1;
}

/** Ends the field: 0, or -1 with the exception set. */
function parse_save_field(self: ReaderObj): i32 {
  const quoting = self.dialect!.quoting;
  let field: PyObject | null;
  if (self.unquoted_field && !self.field_len && (quoting == QUOTE_NOTNULL || quoting == QUOTE_STRINGS)) field = Py_None;
  else {
    field = PyUnicode_FromKindAndData(4, self.field, self.field_len);
    if (!field) return -1;
    if (self.unquoted_field && self.field_len && (quoting == QUOTE_NONNUMERIC || quoting == QUOTE_STRINGS)) {
      const number = PyNumber_Float(field);
      Py_DECREF(field);
      if (!number) return -1;
      field = number;
    }
    self.field_len = 0;
  }
  const r = PyList_Append(self.fields as PyObject, field as PyObject);
  Py_DECREF(field as PyObject);
  return r;
}

function parse_add_char(self: ReaderObj, c: u32): i32 {
  if (self.field_len == self.field_size) {
    const size: i64 = self.field_size ? self.field_size * 2 : 4096;
    const p = PyMem_Realloc(self.field, (<usize>size) << 2);
    if (!p) {
      PyErr_NoMemory();
      return -1;
    }
    self.field = p;
    self.field_size = size;
  }
  const limit = stateOf(self).field_limit;
  if (self.field_len >= limit) {
    PyErr_Format(changetype<PyTypeObject>(stateOf(self).error_obj), 'field larger than field limit (%zd)', <u64>limit);
    return -1;
  }
  store<u32>(self.field + ((<usize>self.field_len) << 2), c);
  self.field_len++;
  return 0;
}

/* @inline */ function isEnd(c: u32): bool {
  return c == 10 || c == 13 || c == EOL;
}

/** The line or the field ends here: 0, or -1. */
function endOfLine(self: ReaderObj, c: u32): i32 {
  self.state = c == EOL ? START_RECORD : EAT_CRNL;
  return parse_save_field(self);
}

function startField(self: ReaderObj, dialect: DialectObj, c: u32): i32 {
  self.unquoted_field = 1;
  if (isEnd(c)) return endOfLine(self, c);
  if (c == dialect.quotechar && dialect.quoting != QUOTE_NONE) {
    self.unquoted_field = 0;
    self.state = IN_QUOTED_FIELD;
  } else if (c == dialect.escapechar) self.state = ESCAPED_CHAR;
  else if (c == 0x20 && dialect.skipinitialspace) return 0;
  else if (c == dialect.delimiter) return parse_save_field(self);
  else {
    self.state = IN_FIELD;
    return parse_add_char(self, c);
  }
  return 0;
}

function inField(self: ReaderObj, dialect: DialectObj, c: u32): i32 {
  if (isEnd(c)) return endOfLine(self, c);
  if (c == dialect.escapechar) self.state = ESCAPED_CHAR;
  else if (c == dialect.delimiter) {
    self.state = START_FIELD;
    return parse_save_field(self);
  } else return parse_add_char(self, c);
  return 0;
}

function inQuotedField(self: ReaderObj, dialect: DialectObj, c: u32): i32 {
  if (c == EOL) return 0;
  if (c == dialect.escapechar) self.state = ESCAPE_IN_QUOTED_FIELD;
  else if (c == dialect.quotechar && dialect.quoting != QUOTE_NONE) {
    self.state = dialect.doublequote ? QUOTE_IN_QUOTED_FIELD : IN_FIELD;
  } else return parse_add_char(self, c);
  return 0;
}

function quoteInQuotedField(self: ReaderObj, dialect: DialectObj, c: u32): i32 {
  if (dialect.quoting != QUOTE_NONE && c == dialect.quotechar) {
    self.state = IN_QUOTED_FIELD;
    return parse_add_char(self, c);
  }
  if (c == dialect.delimiter) {
    self.state = START_FIELD;
    return parse_save_field(self);
  }
  if (isEnd(c)) return endOfLine(self, c);
  if (!dialect.strict) {
    self.state = IN_FIELD;
    return parse_add_char(self, c);
  }
  PyErr_Format(
    changetype<PyTypeObject>(stateOf(self).error_obj),
    "'%c' expected after '%c'",
    <u64>dialect.delimiter,
    <u64>dialect.quotechar,
  );
  return -1;
}

/** 0, or -1 with the exception set. */
function parse_process_char(self: ReaderObj, c: u32): i32 {
  const dialect = self.dialect as DialectObj;
  switch (self.state) {
    case START_RECORD:
      if (c == EOL) return 0;
      if (c == 10 || c == 13) {
        self.state = EAT_CRNL;
        return 0;
      }
      self.state = START_FIELD;
      return startField(self, dialect, c);
    case START_FIELD:
      return startField(self, dialect, c);
    case ESCAPED_CHAR:
      self.state = c == 10 || c == 13 ? AFTER_ESCAPED_CRNL : IN_FIELD;
      return parse_add_char(self, c == EOL ? 10 : c);
    case AFTER_ESCAPED_CRNL:
      return c == EOL ? 0 : inField(self, dialect, c);
    case IN_FIELD:
      return inField(self, dialect, c);
    case IN_QUOTED_FIELD:
      return inQuotedField(self, dialect, c);
    case ESCAPE_IN_QUOTED_FIELD:
      self.state = IN_QUOTED_FIELD;
      return parse_add_char(self, c == EOL ? 10 : c);
    case QUOTE_IN_QUOTED_FIELD:
      return quoteInQuotedField(self, dialect, c);
  }
  if (c == EOL) self.state = START_RECORD;
  else if (c != 10 && c != 13) {
    return fail(self, "new-line character seen in unquoted field - do you need to open the file with newline=''?");
  }
  return 0;
}

function parse_reset(self: ReaderObj): bool {
  const fields = PyList_New(0);
  if (!fields) return false;
  setSlot(changetype<usize>(self) + offsetof<ReaderObj>('_fields'), fields);
  self.field_len = 0;
  self.state = START_RECORD;
  self.unquoted_field = 0;
  return true;
}

/** All characters of a line, and its end: 0, or -1. */
function parseLine(self: ReaderObj, line: PyObject): i32 {
  const n = PyUnicode_GET_LENGTH(line);
  const kind = PyUnicode_KIND(line);
  const data = PyUnicode_DATA(line);
  for (let i: i64 = 0; i < n; i++) if (parse_process_char(self, PyUnicode_READ(kind, data, i)) < 0) return -1;
  return parse_process_char(self, EOL);
}

// new: the next record
export function reader_iternext(o: PyObject): PyObject | null {
  const self = asReader(o);
  if (!parse_reset(self)) return null;
  do {
    const line = PyIter_Next(self.input_iter as PyObject);
    if (!line) {
      if (PyErr_Occurred() || (!self.field_len && self.state != IN_QUOTED_FIELD)) return null;
      if (self.dialect!.strict) {
        fail(o, 'unexpected end of data');
        return null;
      }
      if (parse_save_field(self) < 0) return null;
      break;
    }
    if (!PyUnicode_Check(line)) {
      PyErr_Format(
        changetype<PyTypeObject>(stateOf(o).error_obj),
        'iterator should return strings, not %.200s (the file should be opened in text mode)',
        line.ob_type.tp_name,
      );
      Py_DECREF(line);
      return null;
    }
    self.line_num++;
    const r = parseLine(self, line);
    Py_DECREF(line);
    if (r < 0) return null;
  } while (self.state != START_RECORD);
  const fields = self.fields;
  self.fields = null;
  return fields;
}

export function reader_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  let r = Py_VISIT(o.ob_type, visit, arg);
  if (!r) r = Py_VISIT(asReader(o).dialect, visit, arg);
  if (!r) r = Py_VISIT(asReader(o).input_iter, visit, arg);
  return r ? r : Py_VISIT(asReader(o).fields, visit, arg);
}

export function reader_clear(o: PyObject): i32 {
  clearSlot(changetype<usize>(o) + offsetof<ReaderObj>('_dialect'));
  clearSlot(changetype<usize>(o) + offsetof<ReaderObj>('_input_iter'));
  clearSlot(changetype<usize>(o) + offsetof<ReaderObj>('_fields'));
  return 0;
}

export function reader_dealloc(o: PyObject): void {
  PyObject_GC_UnTrack(o);
  reader_clear(o);
  PyMem_Free(asReader(o).field);
  freeInstance(o);
}

// new: reader(iterable, dialect='excel', **fmtparams)
export function csv_reader(module: PyObject, args: PyObject, kwargs: PyObject | null): PyObject | null {
  const state = changetype<_csvstate>(PyModule_GetState(module));
  const o = _PyObject_GC_New(state.reader_type as PyTypeObject);
  if (!o) return null;
  const self = asReader(o);
  memory.fill(changetype<usize>(o) + 16, 0, offsetof<ReaderObj>() - 16);
  let ok = parse_reset(self);
  const n = PyTuple_GET_SIZE(args);
  if (ok) ok = _PyArg_CheckPositional('', n, 1, 2);
  if (ok) {
    self.input_iter = PyObject_GetIter(PyTuple_GET_ITEM(args, 0));
    ok = self.input_iter != null;
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
