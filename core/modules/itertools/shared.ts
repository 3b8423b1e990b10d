// groupby and tee: iterators that share a source. (CPython: Modules/itertoolsmodule.c)
//
// tee: each _tee points into a list of blocks of 57 items that is filled as the furthest of them goes on, and freed behind
// the last:
//
//   _tee ──────┐                     _tee ──┐ index 3
//              ▼                            ▼
//   …freed… │ dataobject: 57 items │ ──> │ dataobject: numread 12 │ ──> NULL

import { nextOf } from '../../objects/abstract/next';
import { PyErr_ExceptionMatches } from '../../objects/exceptions/errors';
import { PyExc_DeprecationWarning, PyExc_StopIteration } from '../../objects/exceptions/types';
import { stateByDef } from '../../objects/type/from-spec';
import { PyErr_Clear, PyErr_Occurred } from '../../runtime/errors';
import { PyObject } from '../../runtime/object';
import { PyTypeObject } from '../../runtime/type';
import { PyErr_WarnEx } from '../../vm/warnings';
import { itertoolsmodule } from '../itertools';

/** 176 bytes: the module's types. */
@unmanaged
export class itertools_state {
  accumulate_type: PyTypeObject | null;
  batched_type: PyTypeObject | null;
  chain_type: PyTypeObject | null;
  combinations_type: PyTypeObject | null;
  compress_type: PyTypeObject | null;
  count_type: PyTypeObject | null;
  cwr_type: PyTypeObject | null;
  cycle_type: PyTypeObject | null;
  dropwhile_type: PyTypeObject | null;
  filterfalse_type: PyTypeObject | null;
  groupby_type: PyTypeObject | null;
  _grouper_type: PyTypeObject | null;
  islice_type: PyTypeObject | null;
  pairwise_type: PyTypeObject | null;
  permutations_type: PyTypeObject | null;
  product_type: PyTypeObject | null;
  repeat_type: PyTypeObject | null;
  starmap_type: PyTypeObject | null;
  takewhile_type: PyTypeObject | null;
  tee_type: PyTypeObject | null;
  teedataobject_type: PyTypeObject | null;
  ziplongest_type: PyTypeObject | null;
}

/** Warns of pickling: false when the warning is an exception. */
export function pickleWarning(): bool {
  return (
    PyErr_WarnEx(
      PyExc_DeprecationWarning,
      'Pickle, copy, and deepcopy support will be removed from itertools in Python 3.14.',
      1,
    ) >= 0
  );
}

/** The same without StopIteration: PyIter_Next. */
// new
export function guardedNext(it: PyObject): PyObject | null {
  const item = nextOf(it);
  if (!item && PyErr_Occurred() && PyErr_ExceptionMatches(PyExc_StopIteration)) PyErr_Clear();
  return item;
}

/** new: an instance whose fields are NULL. */
/* @inline */ export function newInstance(type: PyTypeObject): PyObject | null {
  return call_indirect<PyObject | null>(<u32>type.tp_alloc, type, <i64>0);
}

/** The state of the type's module. */
export function itState(type: PyTypeObject): itertools_state {
  return changetype<itertools_state>(stateByDef(type, itertoolsmodule));
}
