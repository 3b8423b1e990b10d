// groupby and its groups. (CPython: Modules/itertoolsmodule.c)

import { PyObject_GetIter } from '../../objects/abstract/object';
import {
  _PyArg_BadArgument,
  _PyArg_CheckPositional,
  _PyArg_NoKeywords,
  exactArguments,
  unpackTupleAndKeywords,
} from '../../objects/args';
import { PyObject_GenericGetAttr } from '../../objects/attribute';
import { Py_BuildValue } from '../../objects/build-value';
import { PyObject_CallOneArg } from '../../objects/call';
import { PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_TypeError } from '../../objects/exceptions/types';
import { Py_None } from '../../objects/none';
import { PyObject_RichCompareBool, PyObject_SelfIter } from '../../objects/object';
import { _PyEval_GetBuiltin } from '../../objects/reduce';
import { PyTuple_Check, PyTuple_GET_ITEM, PyTuple_GET_SIZE, tuplePackSteal2 } from '../../objects/tuple';
import { deallocFields, newHeapType, readyHeapType, visitFields } from '../../objects/type/from-spec';
import { PyObject_TypeCheck } from '../../objects/type/state';
import { _PyObject_GC_New } from '../../runtime/gc/alloc';
import { _PyObject_GC_TRACK } from '../../runtime/gc/track';
import { _Py_ID } from '../../runtime/identifiers';
import {
  arg,
  clearSlot,
  objAt,
  Py_DECREF,
  Py_EQ,
  Py_INCREF,
  Py_NewRef,
  PyObject,
  ptrAt,
  setSlot,
} from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { method } from '../../runtime/register';
import { METH_NOARGS, METH_O, Py_TPFLAGS_HAVE_GC, Py_TPFLAGS_IMMUTABLETYPE, PyTypeObject } from '../../runtime/type';
import { newIteratorType } from './instances';
import { guardedNext, itertools_state, itState, newInstance, pickleWarning } from './shared';

/** 72 bytes. */
@unmanaged
export class groupbyobject extends PyObject {
  it: PyObject | null; // strong, as the four below
  keyfunc: PyObject | null;
  tgtkey: PyObject | null; // the key of the group given last
  currkey: PyObject | null; // the key of currvalue
  currvalue: PyObject | null; // read from the source, not given to a group yet
  currgrouper: usize; // borrowed: the group that is allowed to go on
  state: usize; // itertools_state *
}

/** 32 bytes. */
@unmanaged
export class _grouperobject extends PyObject {
  parent: PyObject | null; // strong
  tgtkey: PyObject | null; // strong
}

/* @inline */ function asGroupBy(o: PyObject): groupbyobject {
  return changetype<groupbyobject>(o);
}

function itertools_groupby(type: PyTypeObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  const at = stackAlloc(2);
  const ok = unpackTupleAndKeywords(args, kwds, 'groupby', 'iterable key', 0, 1, 0, at);
  const iterable = objAt(at, 0);
  const key = ptrAt(at, 1);
  stackFree(at);
  if (ok < 0) return null;
  const o = newInstance(type);
  if (!o) return null;
  asGroupBy(o).keyfunc = key ? Py_NewRef(key) : Py_None;
  asGroupBy(o).it = PyObject_GetIter(iterable);
  asGroupBy(o).state = changetype<usize>(itState(type));
  if (asGroupBy(o).it) return o;
  Py_DECREF(o);
  return null;
}

function groupby_dealloc(o: PyObject): void {
  deallocFields(o, groupby_dealloc.index, offsetof<groupbyobject>('_it'), 5);
}

function groupby_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  return visitFields(o, offsetof<groupbyobject>('_it'), 5, visit, arg);
}

/** Reads one more item and its key: 0 or -1. */
function groupby_step(gbo: groupbyobject): i32 {
  const newvalue = guardedNext(gbo.it as PyObject);
  if (!newvalue) return -1;
  let newkey: PyObject | null;
  if (gbo.keyfunc == Py_None) newkey = Py_NewRef(newvalue);
  else {
    newkey = PyObject_CallOneArg(gbo.keyfunc as PyObject, newvalue);
    if (!newkey) {
      Py_DECREF(newvalue);
      return -1;
    }
  }
  setSlot(changetype<usize>(gbo) + offsetof<groupbyobject>('_currvalue'), newvalue);
  setSlot(changetype<usize>(gbo) + offsetof<groupbyobject>('_currkey'), newkey);
  return 0;
}

/** Whether two keys are equal; they are held meanwhile. */
function sameKey(a: PyObject, b: PyObject): i32 {
  Py_INCREF(a);
  Py_INCREF(b);
  const r = PyObject_RichCompareBool(a, b, Py_EQ);
  Py_DECREF(a);
  Py_DECREF(b);
  return r;
}

function groupby_next(o: PyObject): PyObject | null {
  const gbo = asGroupBy(o);
  gbo.currgrouper = 0;
  // Skip what is left of the last group.
  while (true) {
    if (gbo.currkey) {
      if (!gbo.tgtkey) break;
      const same = sameKey(gbo.tgtkey as PyObject, gbo.currkey as PyObject);
      if (same < 0) return null;
      if (same == 0) break;
    }
    if (groupby_step(gbo) < 0) return null;
  }
  const key = Py_NewRef(gbo.currkey as PyObject);
  setSlot(changetype<usize>(o) + offsetof<groupbyobject>('_tgtkey'), key);
  const grouper = _grouper_create(gbo, key);
  if (!grouper) return null;
  return tuplePackSteal2(Py_NewRef(gbo.currkey as PyObject), grouper);
}

function groupby_reduce(o: PyObject, unused: PyObject | null): PyObject | null {
  if (!pickleWarning()) return null;
  const g = asGroupBy(o);
  if (g.tgtkey && g.currkey && g.currvalue) {
    return Py_BuildValue(
      'O(OO)(OOO)',
      arg(o.ob_type),
      arg(g.it),
      arg(g.keyfunc),
      arg(g.currkey),
      arg(g.currvalue),
      arg(g.tgtkey),
    );
  }
  return Py_BuildValue('O(OO)', arg(o.ob_type), arg(g.it), arg(g.keyfunc));
}

function groupby_setstate(o: PyObject, state: PyObject): PyObject | null {
  if (!pickleWarning()) return null;
  if (!PyTuple_Check(state)) return PyErr_SetString(PyExc_TypeError, 'state is not a tuple');
  if (!exactArguments(state, '', 3)) return null;
  const base = changetype<usize>(o);
  setSlot(base + offsetof<groupbyobject>('_currkey'), Py_NewRef(PyTuple_GET_ITEM(state, 0)));
  setSlot(base + offsetof<groupbyobject>('_currvalue'), Py_NewRef(PyTuple_GET_ITEM(state, 1)));
  setSlot(base + offsetof<groupbyobject>('_tgtkey'), Py_NewRef(PyTuple_GET_ITEM(state, 2)));
  return Py_None;
}

export function make_groupby(m: PyObject): PyTypeObject | null {
  const t = newIteratorType(
    m,
    'itertools.groupby',
    offsetof<groupbyobject>(),
    groupby_dealloc.index,
    groupby_traverse.index,
    groupby_next.index,
  );
  if (!t) return null;
  t.tp_new = itertools_groupby.index;
  method(t, '__reduce__', groupby_reduce.index, METH_NOARGS, 'Return state information for pickling.');
  method(t, '__setstate__', groupby_setstate.index, METH_O, 'Set state information for unpickling.');
  return readyHeapType(
    t,
    'groupby(iterable, key=None)\n--\n\nmake an iterator that returns consecutive keys and groups from the iterable\n\n  iterable\n    Elements to divide into groups according to the key function.\n  key\n    A function for computing the group category for each element.\n    If the key function is not specified or is None, the element itself\n    is used for grouping.',
  );
}

// new
function _grouper_create(parent: groupbyobject, tgtkey: PyObject): PyObject | null {
  const type = changetype<itertools_state>(parent.state)._grouper_type as PyTypeObject;
  const o = _PyObject_GC_New(type);
  if (!o) return null;
  changetype<_grouperobject>(o).parent = Py_NewRef<PyObject>(parent);
  changetype<_grouperobject>(o).tgtkey = Py_NewRef(tgtkey);
  parent.currgrouper = changetype<usize>(o);
  _PyObject_GC_TRACK(o);
  return o;
}

function itertools__grouper(type: PyTypeObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  if (!_PyArg_NoKeywords('_grouper', kwds)) return null;
  if (!_PyArg_CheckPositional('_grouper', PyTuple_GET_SIZE(args), 2, 2)) return null;
  const parent = PyTuple_GET_ITEM(args, 0);
  const groupby_type = itState(type).groupby_type as PyTypeObject;
  if (!PyObject_TypeCheck(parent, groupby_type)) {
    _PyArg_BadArgument('_grouper', 'argument 1', 'itertools.groupby', parent);
    return null;
  }
  return _grouper_create(asGroupBy(parent), PyTuple_GET_ITEM(args, 1));
}

function _grouper_dealloc(o: PyObject): void {
  deallocFields(o, _grouper_dealloc.index, offsetof<_grouperobject>('_parent'), 2);
}

function _grouper_traverse(o: PyObject, visit: usize, arg: usize): i32 {
  return visitFields(o, offsetof<_grouperobject>('_parent'), 2, visit, arg);
}

function _grouper_next(o: PyObject): PyObject | null {
  const igo = changetype<_grouperobject>(o);
  const gbo = asGroupBy(igo.parent as PyObject);
  if (gbo.currgrouper != changetype<usize>(o)) return null;
  if (!gbo.currvalue && groupby_step(gbo) < 0) return null;
  const same = sameKey(igo.tgtkey as PyObject, gbo.currkey as PyObject);
  if (same <= 0) return null;
  const r = gbo.currvalue;
  gbo.currvalue = null;
  clearSlot(changetype<usize>(gbo) + offsetof<groupbyobject>('_currkey'));
  return r;
}

function _grouper_reduce(o: PyObject, unused: PyObject | null): PyObject | null {
  if (!pickleWarning()) return null;
  const igo = changetype<_grouperobject>(o);
  if (asGroupBy(igo.parent as PyObject).currgrouper != changetype<usize>(o)) {
    return Py_BuildValue('N(())', arg(_PyEval_GetBuiltin(_Py_ID('iter'))));
  }
  return Py_BuildValue('O(OO)', arg(o.ob_type), arg(igo.parent), arg(igo.tgtkey));
}

export function make__grouper(m: PyObject): PyTypeObject | null {
  const t = newHeapType(
    m,
    'itertools._grouper',
    offsetof<_grouperobject>(),
    0,
    Py_TPFLAGS_IMMUTABLETYPE | Py_TPFLAGS_HAVE_GC,
    null,
  );
  if (!t) return null;
  t.tp_dealloc = _grouper_dealloc.index;
  t.tp_getattro = PyObject_GenericGetAttr.index;
  t.tp_traverse = _grouper_traverse.index;
  t.tp_iter = PyObject_SelfIter.index;
  t.tp_iternext = _grouper_next.index;
  t.tp_new = itertools__grouper.index;
  method(t, '__reduce__', _grouper_reduce.index, METH_NOARGS, 'Return state information for pickling.');
  return readyHeapType(t, '');
}
