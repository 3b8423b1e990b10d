// sys: asynchronous generators' hooks, where coroutines come from. (CPython: Python/sysmodule.c)

import { _PyArg_UnpackKeywords, unpackTupleAndKeywords } from '../../objects/args';
import { PyErr_Format, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_TypeError, PyExc_ValueError } from '../../objects/exceptions/types';
import { PyLong_AsInt, PyLong_FromLong } from '../../objects/int';
import { moduleMethod } from '../../objects/module';
import { Py_None } from '../../objects/none';
import { PyCallable_Check } from '../../objects/object';
import { newStructSequenceType, PyStructSequence_New } from '../../objects/structseq';
import { PyTuple_SET_ITEM } from '../../objects/tuple';
import { Py_NewRef, setSlot, stackAlloc } from '../../runtime/cold';
import { PyErr_Occurred } from '../../runtime/errors';
import { objAt, PyObject, ptrAt } from '../../runtime/object';
import { pel, stackFree } from '../../runtime/pellucid';
import { _PyThreadState_GET, PyThreadState } from '../../runtime/tstate';
import { METH_FASTCALL, METH_KEYWORDS, METH_NOARGS, METH_VARARGS, PyTypeObject } from '../../runtime/type';

function checkHook(hook: PyObject | null, format: string): bool {
  if (!hook || hook == Py_None || PyCallable_Check(hook)) return true;
  PyErr_Format(PyExc_TypeError, format, <u64>hook.ob_type.tp_name);
  return false;
}

function setHookSlot(slot: usize, hook: PyObject | null): void {
  if (hook) setSlot(slot, hook == Py_None ? null : Py_NewRef(hook));
}

function sys_set_asyncgen_hooks(_module: PyObject, args: PyObject, kw: PyObject | null): PyObject | null {
  const buf = stackAlloc(2);
  const err = unpackTupleAndKeywords(args, kw, '', 'firstiter finalizer', 0, 0, 0, buf);
  const firstiter = ptrAt(buf, 0);
  const finalizer = ptrAt(buf, 1);
  stackFree(buf);
  if (
    err < 0 ||
    !checkHook(finalizer, 'callable finalizer expected, got %.50s') ||
    !checkHook(firstiter, 'callable firstiter expected, got %.50s')
  )
    return null;
  const p = changetype<usize>(_PyThreadState_GET());
  setHookSlot(p + offsetof<PyThreadState>('_async_gen_finalizer'), finalizer);
  setHookSlot(p + offsetof<PyThreadState>('_async_gen_firstiter'), firstiter);
  return Py_None;
}

// new
function orNone(o: PyObject | null): PyObject {
  if (o) return Py_NewRef<PyObject>(o);
  return Py_None;
}

function sys_get_asyncgen_hooks(_module: PyObject, _: PyObject | null): PyObject | null {
  const tstate = _PyThreadState_GET();
  const res = PyStructSequence_New(changetype<PyTypeObject>(pel.asyncgen_hooks_type));
  if (!res) return null;
  PyTuple_SET_ITEM(res, 0, orNone(tstate.async_gen_firstiter));
  PyTuple_SET_ITEM(res, 1, orNone(tstate.async_gen_finalizer));
  return res;
}

function sys_set_coroutine_origin_tracking_depth(
  _module: PyObject,
  args: usize,
  nargs: i64,
  kwnames: PyObject | null,
): PyObject | null {
  const buf = stackAlloc(1);
  const err = _PyArg_UnpackKeywords(
    args,
    nargs,
    null,
    kwnames,
    'set_coroutine_origin_tracking_depth',
    'depth',
    0,
    1,
    0,
    buf,
  );
  const depth = err < 0 ? -1 : PyLong_AsInt(objAt(buf, 0));
  stackFree(buf);
  if (err < 0 || (depth == -1 && PyErr_Occurred())) return null;
  if (depth < 0) return PyErr_SetString(PyExc_ValueError, 'depth must be >= 0');
  _PyThreadState_GET().coroutine_origin_tracking_depth = depth;
  return Py_None;
}

function sys_get_coroutine_origin_tracking_depth(_module: PyObject, _: PyObject | null): PyObject | null {
  return PyLong_FromLong(_PyThreadState_GET().coroutine_origin_tracking_depth);
}

/** Adds the functions: 0 or -1. */
export function addAsyncFunctions(m: PyObject): i32 {
  const type = newStructSequenceType(
    'asyncgen_hooks',
    'asyncgen_hooks\n\nA named tuple providing information about asynchronous\ngenerators hooks.  The attributes are read only.',
    'firstiter\tHook to intercept first iteration\nfinalizer\tHook to intercept finalization',
    2,
  );
  if (!type) return -1;
  pel.asyncgen_hooks_type = changetype<usize>(type);
  moduleMethod(
    m,
    'set_coroutine_origin_tracking_depth',
    sys_set_coroutine_origin_tracking_depth.index,
    METH_FASTCALL | METH_KEYWORDS,
    "set_coroutine_origin_tracking_depth($module, /, depth)\n--\n\nEnable or disable origin tracking for coroutine objects in this thread.\n\nCoroutine objects will track 'depth' frames of traceback information\nabout where they came from, available in their cr_origin attribute.\n\nSet a depth of 0 to disable.",
  );
  moduleMethod(
    m,
    'get_coroutine_origin_tracking_depth',
    sys_get_coroutine_origin_tracking_depth.index,
    METH_NOARGS,
    'get_coroutine_origin_tracking_depth($module, /)\n--\n\nCheck status of origin tracking for coroutine objects in this thread.',
  );
  moduleMethod(
    m,
    'set_asyncgen_hooks',
    sys_set_asyncgen_hooks.index,
    METH_VARARGS | METH_KEYWORDS,
    'set_asyncgen_hooks([firstiter] [, finalizer])\n\nSet a finalizer for async generators objects.',
  );
  moduleMethod(
    m,
    'get_asyncgen_hooks',
    sys_get_asyncgen_hooks.index,
    METH_NOARGS,
    'get_asyncgen_hooks($module, /)\n--\n\nReturn the installed asynchronous generators hooks.\n\nThis returns a namedtuple of the form (firstiter, finalizer).',
  );
  return 0;
}
