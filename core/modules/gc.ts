// The gc module: Python's view of the collector. (CPython: Modules/gcmodule.c)

import { PyIndex_Check, PyNumber_AsSsize_t } from '../objects/abstract/conversion';
import { _PyArg_UnpackKeywords, intArgument } from '../objects/args';
import { PyBool_FromLong } from '../objects/bool';
import { PyDict_New } from '../objects/dict/dict';
import { PyErr_Format, PyErr_SetString } from '../objects/exceptions/errors';
import { PyExc_OverflowError, PyExc_TypeError, PyExc_ValueError } from '../objects/exceptions/types';
import { PyLong_AsInt, PyLong_FromLong, PyLong_FromSsize_t } from '../objects/int';
import { PyList_New, PyList_SET_ITEM } from '../objects/list';
import { moduleMethod, newNativeModule, PyModule_AddIntConstant, PyModule_AddObjectRef } from '../objects/module';
import { Py_None } from '../objects/none';
import {
  _PyTuple_FromArray,
  PyTuple_GET_ITEM,
  PyTuple_GET_SIZE,
  PyTuple_New,
  PyTuple_SET_ITEM,
} from '../objects/tuple';
import { Py_DECREF, Py_XDECREF, stackAlloc } from '../runtime/cold';
import { PyErr_Occurred } from '../runtime/errors';
import { _Py_GC_REASON_MANUAL, gc_collect_main } from '../runtime/gc/collect';
import { setInt } from '../runtime/gc/report';
import {
  DEBUG_COLLECTABLE,
  DEBUG_LEAK,
  DEBUG_SAVEALL,
  DEBUG_STATS,
  DEBUG_UNCOLLECTABLE,
  GEN_STATS,
  GENERATION,
  gcstate,
  NUM_GENERATIONS,
} from '../runtime/gc/state';
import { PyObject_GC_IsFinalized, PyObject_GC_IsTracked } from '../runtime/gc/track';
import { PyObject, ptrAt } from '../runtime/object';
import { stackFree } from '../runtime/pellucid';
import { METH_FASTCALL, METH_KEYWORDS, METH_NOARGS, METH_O, METH_VARARGS } from '../runtime/type';
import {
  _PyGC_Freeze,
  _PyGC_GetFreezeCount,
  _PyGC_GetObjects,
  _PyGC_GetReferents,
  _PyGC_GetReferrers,
  _PyGC_Unfreeze,
} from './gc/graph';

function gc_enable(module: PyObject, ignored: PyObject | null): PyObject | null {
  gcstate.enabled = 1;
  return Py_None;
}

function gc_disable(module: PyObject, ignored: PyObject | null): PyObject | null {
  gcstate.enabled = 0;
  return Py_None;
}

function gc_isenabled(module: PyObject, ignored: PyObject | null): PyObject | null {
  return PyBool_FromLong(gcstate.enabled);
}

function gc_collect(module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const values = stackAlloc(1);
  let generation = NUM_GENERATIONS - 1;
  let ok = _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'collect', 'generation', 0, 0, 0, values) == 0;
  if (ok) {
    const value = ptrAt(values, 0);
    if (value) generation = PyLong_AsInt(value);
    ok = generation != -1 || !PyErr_Occurred();
  }
  stackFree(values);
  if (!ok) return null;
  if (generation < 0 || generation >= NUM_GENERATIONS) return PyErr_SetString(PyExc_ValueError, 'invalid generation');
  return PyLong_FromSsize_t(gc_collect_main(generation, _Py_GC_REASON_MANUAL));
}

function gc_set_debug(module: PyObject, value: PyObject): PyObject | null {
  const flags = PyLong_AsInt(value);
  if (flags == -1 && PyErr_Occurred()) return null;
  gcstate.debug = flags;
  return Py_None;
}

function gc_get_debug(module: PyObject, ignored: PyObject | null): PyObject | null {
  return PyLong_FromLong(gcstate.debug);
}

// new: (a, b, c)
function threeInts(a: i32, b: i32, c: i32): PyObject | null {
  const tuple = PyTuple_New(3);
  if (!tuple) return null;
  // Small numbers are immortal, others can fail: the tuple's deallocation copes with a NULL.
  const first = PyLong_FromLong(a);
  PyTuple_SET_ITEM(tuple, 0, first);
  const second = first ? PyLong_FromLong(b) : changetype<PyObject | null>(0);
  PyTuple_SET_ITEM(tuple, 1, second);
  const third = second ? PyLong_FromLong(c) : changetype<PyObject | null>(0);
  PyTuple_SET_ITEM(tuple, 2, third);
  if (third) return tuple;
  Py_DECREF(tuple);
  return null;
}

function gc_get_count(module: PyObject, ignored: PyObject | null): PyObject | null {
  return threeInts(GENERATION(0).count, GENERATION(1).count, GENERATION(2).count);
}

function gc_get_threshold(module: PyObject, ignored: PyObject | null): PyObject | null {
  return threeInts(GENERATION(0).threshold, GENERATION(1).threshold, GENERATION(2).threshold);
}

function gc_set_threshold(module: PyObject, args: PyObject): PyObject | null {
  const n = <i32>PyTuple_GET_SIZE(args);
  if (n < 1 || n > 3) return PyErr_SetString(PyExc_TypeError, 'gc.set_threshold requires 1 to 3 arguments');
  const values = stackAlloc(3);
  let ok = true;
  for (let i = 0; i < n && ok; i++) {
    const value = intArgument(PyTuple_GET_ITEM(args, i));
    ok = value != -1 || !PyErr_Occurred();
    store<i32>(values + ((<usize>i) << 3), value);
  }
  if (ok) for (let i = 0; i < n; i++) GENERATION(i).threshold = load<i32>(values + ((<usize>i) << 3));
  stackFree(values);
  return ok ? Py_None : changetype<PyObject | null>(0);
}

function gc_get_referrers(module: PyObject, args: usize, nargs: i64): PyObject | null {
  const objs = _PyTuple_FromArray(args, nargs);
  const result: PyObject | null = objs ? _PyGC_GetReferrers(objs) : null;
  Py_XDECREF(objs);
  return result;
}

function gc_get_referents(module: PyObject, args: usize, nargs: i64): PyObject | null {
  const objs = _PyTuple_FromArray(args, nargs);
  const result: PyObject | null = objs ? _PyGC_GetReferents(objs) : null;
  Py_XDECREF(objs);
  return result;
}

function gc_get_objects(module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const values = stackAlloc(1);
  const failed = _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'get_objects', 'generation', 0, 0, 0, values) < 0;
  const value = failed ? changetype<PyObject | null>(0) : ptrAt(values, 0);
  stackFree(values);
  if (failed) return null;
  let generation: i64 = -1;
  if (value && value != Py_None) {
    if (!PyIndex_Check(value))
      return PyErr_Format(
        PyExc_TypeError,
        "argument should be integer or None, not '%.200s'",
        <u64>value.ob_type.tp_name,
      );
    generation = PyNumber_AsSsize_t(value, PyExc_OverflowError);
    if (generation == -1 && PyErr_Occurred()) return null;
  }
  if (generation >= NUM_GENERATIONS)
    return PyErr_Format(
      PyExc_ValueError,
      'generation parameter must be less than the number of available generations (%i)',
      NUM_GENERATIONS,
    );
  if (generation < -1) return PyErr_SetString(PyExc_ValueError, 'generation parameter cannot be negative');
  return _PyGC_GetObjects(generation);
}

function gc_get_stats(module: PyObject, ignored: PyObject | null): PyObject | null {
  const list = PyList_New(3);
  if (!list) return null;
  for (let i = 0; i < NUM_GENERATIONS; i++) {
    const stats = GEN_STATS(i);
    const dict = PyDict_New();
    if (dict) PyList_SET_ITEM(list, i, dict);
    if (
      !dict ||
      setInt(dict, 'collections', stats.collections) < 0 ||
      setInt(dict, 'collected', stats.collected) < 0 ||
      setInt(dict, 'uncollectable', stats.uncollectable) < 0
    ) {
      Py_DECREF(list);
      return null;
    }
  }
  return list;
}

function gc_is_tracked(module: PyObject, o: PyObject): PyObject | null {
  return PyBool_FromLong(PyObject_GC_IsTracked(o));
}

function gc_is_finalized(module: PyObject, o: PyObject): PyObject | null {
  return PyBool_FromLong(PyObject_GC_IsFinalized(o));
}

function gc_freeze(module: PyObject, ignored: PyObject | null): PyObject | null {
  _PyGC_Freeze();
  return Py_None;
}

function gc_unfreeze(module: PyObject, ignored: PyObject | null): PyObject | null {
  _PyGC_Unfreeze();
  return Py_None;
}

function gc_get_freeze_count(module: PyObject, ignored: PyObject | null): PyObject | null {
  return PyLong_FromSsize_t(_PyGC_GetFreezeCount());
}

const DOC = `This module provides access to the garbage collector for reference cycles.

enable() -- Enable automatic garbage collection.
disable() -- Disable automatic garbage collection.
isenabled() -- Returns true if automatic collection is enabled.
collect() -- Do a full collection right now.
get_count() -- Return the current collection counts.
get_stats() -- Return list of dictionaries containing per-generation stats.
set_debug() -- Set debugging flags.
get_debug() -- Get debugging flags.
set_threshold() -- Set the collection thresholds.
get_threshold() -- Return the current the collection thresholds.
get_objects() -- Return a list of all objects tracked by the collector.
is_tracked() -- Returns true if a given object is tracked.
is_finalized() -- Returns true if a given object has been already finalized.
get_referrers() -- Return the list of objects that refer to an object.
get_referents() -- Return the list of objects that an object refers to.
freeze() -- Freeze all tracked objects and ignore them for future collections.
unfreeze() -- Unfreeze all objects in the permanent generation.
get_freeze_count() -- Return the number of objects in the permanent generation.
`;

function addMethods(m: PyObject): void {
  moduleMethod(
    m,
    'enable',
    gc_enable.index,
    METH_NOARGS,
    'enable($module, /)\n--\n\nEnable automatic garbage collection.',
  );
  moduleMethod(
    m,
    'disable',
    gc_disable.index,
    METH_NOARGS,
    'disable($module, /)\n--\n\nDisable automatic garbage collection.',
  );
  moduleMethod(
    m,
    'isenabled',
    gc_isenabled.index,
    METH_NOARGS,
    'isenabled($module, /)\n--\n\nReturns true if automatic garbage collection is enabled.',
  );
  moduleMethod(
    m,
    'set_debug',
    gc_set_debug.index,
    METH_O,
    'set_debug($module, flags, /)\n--\n\nSet the garbage collection debugging flags.\n\n  flags\n    An integer that can have the following bits turned on:\n      DEBUG_STATS - Print statistics during collection.\n      DEBUG_COLLECTABLE - Print collectable objects found.\n      DEBUG_UNCOLLECTABLE - Print unreachable but uncollectable objects\n        found.\n      DEBUG_SAVEALL - Save objects to gc.garbage rather than freeing them.\n      DEBUG_LEAK - Debug leaking programs (everything but STATS).\n\nDebugging information is written to sys.stderr.',
  );
  moduleMethod(
    m,
    'get_debug',
    gc_get_debug.index,
    METH_NOARGS,
    'get_debug($module, /)\n--\n\nGet the garbage collection debugging flags.',
  );
  moduleMethod(
    m,
    'get_count',
    gc_get_count.index,
    METH_NOARGS,
    'get_count($module, /)\n--\n\nReturn a three-tuple of the current collection counts.',
  );
  moduleMethod(
    m,
    'set_threshold',
    gc_set_threshold.index,
    METH_VARARGS,
    "set_threshold(threshold0, [threshold1, [threshold2]])\nSet the collection thresholds (the collection frequency).\n\nSetting 'threshold0' to zero disables collection.",
  );
  moduleMethod(
    m,
    'get_threshold',
    gc_get_threshold.index,
    METH_NOARGS,
    'get_threshold($module, /)\n--\n\nReturn the current collection thresholds.',
  );
  moduleMethod(
    m,
    'collect',
    gc_collect.index,
    METH_FASTCALL | METH_KEYWORDS,
    'collect($module, /, generation=2)\n--\n\nRun the garbage collector.\n\nWith no arguments, run a full collection.  The optional argument\nmay be an integer specifying which generation to collect.  A ValueError\nis raised if the generation number is invalid.\n\nThe number of unreachable objects is returned.',
  );
  moduleMethod(
    m,
    'get_objects',
    gc_get_objects.index,
    METH_FASTCALL | METH_KEYWORDS,
    'get_objects($module, /, generation=None)\n--\n\nReturn a list of objects tracked by the collector (excluding the list returned).\n\n  generation\n    Generation to extract the objects from.\n\nIf generation is not None, return only the objects tracked by the collector\nthat are in that generation.',
  );
  moduleMethod(
    m,
    'get_stats',
    gc_get_stats.index,
    METH_NOARGS,
    'get_stats($module, /)\n--\n\nReturn a list of dictionaries containing per-generation statistics.',
  );
  moduleMethod(
    m,
    'is_tracked',
    gc_is_tracked.index,
    METH_O,
    'is_tracked($module, obj, /)\n--\n\nReturns true if the object is tracked by the garbage collector.\n\nSimple atomic objects will return false.',
  );
  moduleMethod(
    m,
    'is_finalized',
    gc_is_finalized.index,
    METH_O,
    'is_finalized($module, obj, /)\n--\n\nReturns true if the object has been already finalized by the GC.',
  );
  moduleMethod(
    m,
    'get_referrers',
    gc_get_referrers.index,
    METH_FASTCALL,
    "get_referrers($module, /, *objs)\n--\n\nReturn the list of objects that directly refer to any of 'objs'.",
  );
  moduleMethod(
    m,
    'get_referents',
    gc_get_referents.index,
    METH_FASTCALL,
    "get_referents($module, /, *objs)\n--\n\nReturn the list of objects that are directly referred to by 'objs'.",
  );
  moduleMethod(
    m,
    'freeze',
    gc_freeze.index,
    METH_NOARGS,
    'freeze($module, /)\n--\n\nFreeze all current tracked objects and ignore them for future collections.\n\nThis can be used before a POSIX fork() call to make the gc copy-on-write friendly.\nNote: collection before a POSIX fork() call may free pages for future allocation\nwhich can cause copy-on-write.',
  );
  moduleMethod(
    m,
    'unfreeze',
    gc_unfreeze.index,
    METH_NOARGS,
    'unfreeze($module, /)\n--\n\nUnfreeze all objects in the permanent generation.\n\nPut all objects in the permanent generation back into oldest generation.',
  );
  moduleMethod(
    m,
    'get_freeze_count',
    gc_get_freeze_count.index,
    METH_NOARGS,
    'get_freeze_count($module, /)\n--\n\nReturn the number of objects in the permanent generation.',
  );
}

// new
export function init_gc_module(): PyObject | null {
  const m = newNativeModule('gc', DOC);
  if (!m) return null;
  addMethods(m);
  if (
    PyModule_AddObjectRef(m, 'garbage', gcstate.garbage!) < 0 ||
    PyModule_AddObjectRef(m, 'callbacks', gcstate.callbacks!) < 0 ||
    PyModule_AddIntConstant(m, 'DEBUG_STATS', DEBUG_STATS) < 0 ||
    PyModule_AddIntConstant(m, 'DEBUG_COLLECTABLE', DEBUG_COLLECTABLE) < 0 ||
    PyModule_AddIntConstant(m, 'DEBUG_UNCOLLECTABLE', DEBUG_UNCOLLECTABLE) < 0 ||
    PyModule_AddIntConstant(m, 'DEBUG_SAVEALL', DEBUG_SAVEALL) < 0 ||
    PyModule_AddIntConstant(m, 'DEBUG_LEAK', DEBUG_LEAK) < 0
  ) {
    Py_DECREF(m);
    return null;
  }
  return m;
}
