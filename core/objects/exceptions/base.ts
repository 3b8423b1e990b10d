// BaseException: what every exception has. (CPython: Objects/exceptions.c)
//
//      0 ╞═ PyObject ════════╡
//     16 │ dict              │ strong; NULL until an attribute is set
//     24 │ args              │ strong; a tuple
//     32 │ notes             │ unused: __notes__ lies in dict
//     40 │ traceback         │ strong; NULL, or a traceback
//     48 │ context           │ strong; what was being handled when this was raised
//     56 │ cause             │ strong; raise … from cause
//     64 │ suppress_context  │ 1: cause is shown instead of context

import {
  clearSlot,
  Py_DECREF,
  Py_INCREF,
  Py_NewRef,
  Py_XNewRef,
  PyObject_GC_UnTrack,
  setSlot,
  stackAlloc,
} from '../../runtime/cold';
import { _PyTrash_begin, _PyTrash_end } from '../../runtime/gc/trashcan';
import { _Py_ID, _Py_STR } from '../../runtime/identifiers';
import { arg, objAt, Py_VISIT, PyObject, ptrAt } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { getset, member, method, static_type } from '../../runtime/register';
import {
  hasSubclassFlag,
  METH_NOARGS,
  METH_O,
  Py_T_BOOL,
  Py_TPFLAGS_BASE_EXC_SUBCLASS,
  Py_TPFLAGS_BASETYPE,
  Py_TPFLAGS_HAVE_GC,
  Py_TPFLAGS_TYPE_SUBCLASS,
  PyTypeObject,
} from '../../runtime/type';
import { PySequence_Tuple } from '../abstract/sequence';
import { PyObject_GenericGetAttr, PyObject_GetOptionalAttr, PyObject_SetAttr } from '../attribute';
import { PyDict_Check, PyDict_Next, PyDict_Size } from '../dict/dict';
import { PyObject_GenericGetDict, PyObject_GenericSetDict } from '../instance-dict';
import { PyList_Append, PyList_Check, PyList_New } from '../list';
import { Py_None } from '../none';
import { PyObject_Str } from '../object';
import { PyUnicode_FromFormat } from '../str/format';
import { PyUnicode_Check } from '../str/struct';
import { PyTraceBack_Check } from '../traceback';
import { PyTuple_GET_ITEM, PyTuple_GET_SIZE, PyTuple_New, PyTuple_Pack2, PyTuple_Pack3 } from '../tuple';
import { PyException_SetCause, PyException_SetContext, PyException_SetTraceback } from './attributes';
import { PyErr_Format, PyErr_SetString } from './errors';
import { PyBaseExceptionObject } from './struct';
import { PyExc_BaseException, PyExc_TypeError } from './types';

/* @inline */ function self_(o: PyObject): PyBaseExceptionObject {
  return changetype<PyBaseExceptionObject>(o);
}

// new
export function BaseException_new(type: PyTypeObject, args: PyObject | null, kwds: PyObject | null): PyObject | null {
  const o = call_indirect<PyObject | null>(<u32>type.tp_alloc, type, <i64>0);
  if (!o) return null;
  if (args) {
    Py_INCREF(args);
    self_(o).args = args;
    return o;
  }
  const empty = PyTuple_New(0);
  if (!empty) {
    Py_DECREF(o);
    return null;
  }
  self_(o).args = empty;
  return o;
}

export function BaseException_init(o: PyObject, args: PyObject, kwds: PyObject | null): i32 {
  if (refuseKeywords(o, kwds)) return -1;
  setSlot(changetype<usize>(o) + offsetof<PyBaseExceptionObject>('_args'), Py_NewRef<PyObject>(args));
  return 0;
}

/** Raises TypeError and answers true when there are keyword arguments. */
export function refuseKeywords(o: PyObject, kwds: PyObject | null): bool {
  if (!kwds || PyDict_Size(kwds) == 0) return false;
  PyErr_Format(PyExc_TypeError, '%.200s() takes no keyword arguments', <u64>o.ob_type.tp_name);
  return true;
}

export function BaseException_clear(o: PyObject): i32 {
  const p = changetype<usize>(o);
  clearSlot(p + offsetof<PyBaseExceptionObject>('_dict'));
  clearSlot(p + offsetof<PyBaseExceptionObject>('_args'));
  clearSlot(p + offsetof<PyBaseExceptionObject>('_notes'));
  clearSlot(p + offsetof<PyBaseExceptionObject>('_traceback'));
  clearSlot(p + offsetof<PyBaseExceptionObject>('_cause'));
  clearSlot(p + offsetof<PyBaseExceptionObject>('_context'));
  return 0;
}

// A chain of contexts can be long: the trashcan keeps its end from overflowing the stack.
export function BaseException_dealloc(o: PyObject): void {
  PyObject_GC_UnTrack(o);
  if (_PyTrash_begin(o, BaseException_dealloc.index)) return;
  BaseException_clear(o);
  call_indirect<void>(<u32>o.ob_type.tp_free, changetype<usize>(o));
  _PyTrash_end();
}

export function BaseException_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  const e = self_(o);
  let r: i32;
  if ((r = Py_VISIT(e.dict, visit, arg))) return r;
  if ((r = Py_VISIT(e.args, visit, arg))) return r;
  if ((r = Py_VISIT(e.notes, visit, arg))) return r;
  if ((r = Py_VISIT(e.traceback, visit, arg))) return r;
  if ((r = Py_VISIT(e.cause, visit, arg))) return r;
  return Py_VISIT(e.context, visit, arg);
}

// new
export function BaseException_str(o: PyObject): PyObject | null {
  const args = self_(o).args!;
  const n = PyTuple_GET_SIZE(args);
  if (n == 0) return Py_NewRef<PyObject>(_Py_STR('empty'));
  return PyObject_Str(n == 1 ? PyTuple_GET_ITEM(args, 0) : args);
}

// new
function BaseException_repr(o: PyObject): PyObject | null {
  const args = self_(o).args!;
  if (PyTuple_GET_SIZE(args) == 1)
    return PyUnicode_FromFormat('%s(%R)', <u64>shortTypeName(o.ob_type), arg(PyTuple_GET_ITEM(args, 0)));
  return PyUnicode_FromFormat('%s%R', <u64>shortTypeName(o.ob_type), arg(args));
}

/** _PyType_Name: what follows the last dot of tp_name. */
function shortTypeName(type: PyTypeObject): usize {
  let start = type.tp_name;
  for (let p = start; load<u8>(p); p++) if (load<u8>(p) == 0x2e) start = p + 1;
  return start;
}

// new: (type, args) or (type, args, dict)
function BaseException_reduce(o: PyObject, _ignored: PyObject | null): PyObject | null {
  const e = self_(o);
  return e.args && e.dict ? PyTuple_Pack3(o.ob_type, e.args!, e.dict!) : PyTuple_Pack2(o.ob_type, e.args!);
}

function BaseException_setstate(o: PyObject, state: PyObject): PyObject | null {
  if (state != Py_None) {
    if (!PyDict_Check(state)) return PyErr_SetString(PyExc_TypeError, 'state is not a dictionary');
    const frame = stackAlloc(3);
    store<u64>(frame, 0);
    while (PyDict_Next(state, frame, frame + 8, frame + 16)) {
      const key = Py_NewRef<PyObject>(objAt(frame, 1));
      const value = Py_NewRef<PyObject>(objAt(frame, 2));
      const failed = PyObject_SetAttr(o, key, value) < 0;
      Py_DECREF(value);
      Py_DECREF(key);
      if (failed) {
        stackFree(frame);
        return null;
      }
    }
    stackFree(frame);
  }
  return Py_None;
}

function BaseException_with_traceback(o: PyObject, tb: PyObject): PyObject | null {
  if (BaseException_set_tb(o, tb, 0) < 0) return null;
  return Py_NewRef<PyObject>(o);
}

export function BaseException_add_note(o: PyObject, note: PyObject): PyObject | null {
  if (!PyUnicode_Check(note)) {
    return PyErr_Format(PyExc_TypeError, "note must be a str, not '%s'", <u64>note.ob_type.tp_name);
  }
  const slot = stackAlloc(1);
  const found = PyObject_GetOptionalAttr(o, _Py_ID('__notes__'), slot);
  let notes = ptrAt(slot, 0);
  stackFree(slot);
  if (found < 0) return null;
  if (!notes) {
    notes = PyList_New(0);
    if (!notes) return null;
    if (PyObject_SetAttr(o, _Py_ID('__notes__'), notes) < 0) {
      Py_DECREF(notes);
      return null;
    }
  } else if (!PyList_Check(notes)) {
    Py_DECREF(notes);
    return PyErr_SetString(PyExc_TypeError, 'Cannot add note: __notes__ is not a list');
  }
  const failed = PyList_Append(notes, note) < 0;
  Py_DECREF(notes);
  return failed ? null : Py_None;
}

function BaseException_get_args(o: PyObject, _closure: usize): PyObject | null {
  const args = self_(o).args;
  return args ? Py_NewRef<PyObject>(args) : Py_None;
}

function BaseException_set_args(o: PyObject, value: PyObject | null, _closure: usize): i32 {
  if (!value) {
    PyErr_SetString(PyExc_TypeError, 'args may not be deleted');
    return -1;
  }
  const tuple = PySequence_Tuple(value);
  if (!tuple) return -1;
  setSlot(changetype<usize>(o) + offsetof<PyBaseExceptionObject>('_args'), tuple);
  return 0;
}

function BaseException_get_tb(o: PyObject, _closure: usize): PyObject | null {
  const tb = self_(o).traceback;
  return tb ? Py_NewRef<PyObject>(tb) : Py_None;
}

function BaseException_set_tb(o: PyObject, value: PyObject | null, _closure: usize): i32 {
  if (!value) {
    PyErr_SetString(PyExc_TypeError, '__traceback__ may not be deleted');
    return -1;
  }
  if (value != Py_None && !PyTraceBack_Check(value)) {
    PyErr_SetString(PyExc_TypeError, '__traceback__ must be a traceback or None');
    return -1;
  }
  return PyException_SetTraceback(o, value);
}

function BaseException_get_context(o: PyObject, _closure: usize): PyObject | null {
  const context = self_(o).context;
  return context ? Py_NewRef<PyObject>(context) : Py_None;
}

function BaseException_set_context(o: PyObject, value: PyObject | null, _closure: usize): i32 {
  return setRelated(o, value, '__context__', 'exception context', false);
}

function BaseException_get_cause(o: PyObject, _closure: usize): PyObject | null {
  const cause = self_(o).cause;
  return cause ? Py_NewRef<PyObject>(cause) : Py_None;
}

function BaseException_set_cause(o: PyObject, value: PyObject | null, _closure: usize): i32 {
  return setRelated(o, value, '__cause__', 'exception cause', true);
}

function setRelated(o: PyObject, value: PyObject | null, attribute: string, what: string, cause: bool): i32 {
  if (!value) {
    PyErr_Format(PyExc_TypeError, '%ls may not be deleted', <u64>changetype<usize>(attribute));
    return -1;
  }
  if (value != Py_None && !PyExceptionInstance_Check(value)) {
    PyErr_Format(PyExc_TypeError, '%ls must be None or derive from BaseException', <u64>changetype<usize>(what));
    return -1;
  }
  const related = value != Py_None ? Py_XNewRef(value) : null;
  if (cause) PyException_SetCause(o, related);
  else PyException_SetContext(o, related);
  return 0;
}

export function init_BaseException(): void {
  const t = PyExc_BaseException;
  static_type(
    t,
    'BaseException',
    (offsetof<PyBaseExceptionObject>() + 7) & ~7,
    0,
    EXCEPTION_FLAGS,
    'Common base class for all exceptions',
  );
  t.tp_dealloc = BaseException_dealloc.index;
  t.tp_repr = BaseException_repr.index;
  t.tp_str = BaseException_str.index;
  t.tp_getattro = PyObject_GenericGetAttr.index;
  t.tp_traverse = BaseException_traverse.index;
  t.tp_clear = BaseException_clear.index;
  t.tp_dictoffset = offsetof<PyBaseExceptionObject>('_dict');
  t.tp_init = BaseException_init.index;
  t.tp_new = BaseException_new.index;
  method(t, '__reduce__', BaseException_reduce.index, METH_NOARGS, '');
  method(t, '__setstate__', BaseException_setstate.index, METH_O, '');
  method(
    t,
    'with_traceback',
    BaseException_with_traceback.index,
    METH_O,
    'with_traceback($self, object, /)\n--\n\nException.with_traceback(tb) --\n    set self.__traceback__ to tb and return self.',
  );
  method(
    t,
    'add_note',
    BaseException_add_note.index,
    METH_O,
    'add_note($self, object, /)\n--\n\nException.add_note(note) --\n    add a note to the exception',
  );
  member(t, '__suppress_context__', Py_T_BOOL, offsetof<PyBaseExceptionObject>('suppress_context'), 0, '');
  getset(t, '__dict__', PyObject_GenericGetDict.index, PyObject_GenericSetDict.index, '');
  getset(t, 'args', BaseException_get_args.index, BaseException_set_args.index, '');
  getset(t, '__traceback__', BaseException_get_tb.index, BaseException_set_tb.index, '');
  getset(t, '__context__', BaseException_get_context.index, BaseException_set_context.index, 'exception context');
  getset(t, '__cause__', BaseException_get_cause.index, BaseException_set_cause.index, 'exception cause');
}

/** Every static exception type has these. */
export const EXCEPTION_FLAGS: u64 = Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_BASE_EXC_SUBCLASS;

/* @inline */ export function PyExceptionInstance_Check(o: PyObject): bool {
  return hasSubclassFlag(o, Py_TPFLAGS_BASE_EXC_SUBCLASS);
}

/* @inline */ export function PyExceptionClass_Check(o: PyObject): bool {
  return (
    hasSubclassFlag(o, Py_TPFLAGS_TYPE_SUBCLASS) &&
    (changetype<PyTypeObject>(o).tp_flags & Py_TPFLAGS_BASE_EXC_SUBCLASS) != 0
  );
}
