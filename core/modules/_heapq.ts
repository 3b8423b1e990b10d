// The _heapq module: the smallest (or largest) of a list at its front. (CPython: Modules/_heapqmodule.c)

import { _PyArg_BadArgument, _PyArg_CheckPositional } from '../objects/args';
import { PyErr_SetString } from '../objects/exceptions/errors';
import { PyExc_IndexError, PyExc_RuntimeError } from '../objects/exceptions/types';
import {
  PyList_Append,
  PyList_Check,
  PyList_GET_ITEM,
  PyList_GET_SIZE,
  PyList_ITEMS,
  PyList_SET_ITEM,
  PyList_SetSlice,
} from '../objects/list';
import { moduleMethod, newNativeModule, PyModule_Add } from '../objects/module';
import { Py_None } from '../objects/none';
import { PyObject_RichCompareBool } from '../objects/object';
import { PyUnicode_FromString } from '../objects/str/new';
import { objAt, Py_DECREF, Py_LT, Py_NewRef, PyObject, ptrAt, setPtrAt } from '../runtime/object';
import { METH_FASTCALL, METH_O } from '../runtime/type';

/** list[i] < list[j] (max: the other way round): 1, 0 or -1; the comparison must not change the list's size. */
function less(heap: PyObject, i: i64, j: i64, max: bool): i32 {
  const a = Py_NewRef(PyList_GET_ITEM(heap, max ? j : i));
  const b = Py_NewRef(PyList_GET_ITEM(heap, max ? i : j));
  const size = PyList_GET_SIZE(heap);
  const cmp = PyObject_RichCompareBool(a, b, Py_LT);
  Py_DECREF(a);
  Py_DECREF(b);
  if (cmp < 0) return -1;
  if (size == PyList_GET_SIZE(heap)) return cmp;
  PyErr_SetString(PyExc_RuntimeError, 'list changed size during iteration');
  return -1;
}

function swap(heap: PyObject, i: i64, j: i64): void {
  const items = PyList_ITEMS(heap);
  const a = ptrAt(items, i);
  setPtrAt(items, i, ptrAt(items, j));
  setPtrAt(items, j, a);
}

/** Moves the item at pos towards startpos until its parent is no larger. */
function siftdown(heap: PyObject, startpos: i64, from: i64, max: bool): i32 {
  let pos = from;
  if (pos >= PyList_GET_SIZE(heap)) {
    PyErr_SetString(PyExc_IndexError, 'index out of range');
    return -1;
  }
  while (pos > startpos) {
    const parent = (pos - 1) >> 1;
    const cmp = less(heap, pos, parent, max);
    if (cmp < 0) return -1;
    if (cmp == 0) break;
    swap(heap, pos, parent);
    pos = parent;
  }
  return 0;
}

/** Moves the item at pos down to a leaf along the smaller children, then up to where it belongs. */
function siftup(heap: PyObject, startpos: i64, max: bool): i32 {
  const endpos = PyList_GET_SIZE(heap);
  let pos = startpos;
  if (pos >= endpos) {
    PyErr_SetString(PyExc_IndexError, 'index out of range');
    return -1;
  }
  const limit = endpos >> 1;
  while (pos < limit) {
    let child = 2 * pos + 1;
    if (child + 1 < endpos) {
      const cmp = max ? less(heap, child, child + 1, true) : less(heap, child, child + 1, false);
      if (cmp < 0) return -1;
      if (cmp == 0) child++;
    }
    swap(heap, child, pos);
    pos = child;
  }
  return siftdown(heap, startpos, pos, max);
}

function isList(name: string, what: string, heap: PyObject): bool {
  if (PyList_Check(heap)) return true;
  _PyArg_BadArgument(name, what, 'list', heap);
  return false;
}

/** Two arguments, a list and an item. */
function two(name: string, args: usize, nargs: i64): bool {
  return _PyArg_CheckPositional(name, nargs, 2, 2) && isList(name, 'argument 1', objAt(args, 0));
}

function heappush(m: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!two('heappush', args, nargs)) return null;
  const heap = objAt(args, 0);
  if (PyList_Append(heap, objAt(args, 1))) return null;
  return siftdown(heap, 0, PyList_GET_SIZE(heap) - 1, false) ? changetype<PyObject | null>(0) : Py_None;
}

function pop(heap: PyObject, max: bool): PyObject | null {
  const n = PyList_GET_SIZE(heap);
  if (n == 0) return PyErr_SetString(PyExc_IndexError, 'index out of range');
  const last = Py_NewRef(PyList_GET_ITEM(heap, n - 1));
  if (PyList_SetSlice(heap, n - 1, n, null)) {
    Py_DECREF(last);
    return null;
  }
  if (n == 1) return last;
  const result = PyList_GET_ITEM(heap, 0);
  PyList_SET_ITEM(heap, 0, last);
  if (siftup(heap, 0, max) == 0) return result;
  Py_DECREF(result);
  return null;
}

function heappop(m: PyObject, heap: PyObject): PyObject | null {
  return isList('heappop', 'argument', heap) ? pop(heap, false) : null;
}

function _heappop_max(m: PyObject, heap: PyObject): PyObject | null {
  return isList('_heappop_max', 'argument', heap) ? pop(heap, true) : null;
}

/** The first item; the other takes its place. */
function replace(heap: PyObject, item: PyObject, max: bool): PyObject | null {
  if (PyList_GET_SIZE(heap) == 0) return PyErr_SetString(PyExc_IndexError, 'index out of range');
  const result = PyList_GET_ITEM(heap, 0);
  PyList_SET_ITEM(heap, 0, Py_NewRef(item));
  if (siftup(heap, 0, max) == 0) return result;
  Py_DECREF(result);
  return null;
}

function heapreplace(m: PyObject, args: usize, nargs: i64): PyObject | null {
  return two('heapreplace', args, nargs) ? replace(objAt(args, 0), objAt(args, 1), false) : null;
}

function _heapreplace_max(m: PyObject, args: usize, nargs: i64): PyObject | null {
  return two('_heapreplace_max', args, nargs) ? replace(objAt(args, 0), objAt(args, 1), true) : null;
}

function heappushpop(m: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!two('heappushpop', args, nargs)) return null;
  const heap = objAt(args, 0);
  const item = objAt(args, 1);
  if (PyList_GET_SIZE(heap) == 0) return Py_NewRef(item);
  const top = Py_NewRef(PyList_GET_ITEM(heap, 0));
  const cmp = PyObject_RichCompareBool(top, item, Py_LT);
  Py_DECREF(top);
  if (cmp < 0) return null;
  return cmp == 0 ? Py_NewRef(item) : replace(heap, item, false);
}

function makeHeap(heap: PyObject, max: bool): PyObject | null {
  for (let i = (PyList_GET_SIZE(heap) >> 1) - 1; i >= 0; i--) if (siftup(heap, i, max)) return null;
  return Py_None;
}

function heapify(m: PyObject, heap: PyObject): PyObject | null {
  return isList('heapify', 'argument', heap) ? makeHeap(heap, false) : null;
}

function _heapify_max(m: PyObject, heap: PyObject): PyObject | null {
  return isList('_heapify_max', 'argument', heap) ? makeHeap(heap, true) : null;
}

function addFunctions(m: PyObject): bool {
  return (
    moduleMethod(
      m,
      'heappush',
      heappush.index,
      METH_FASTCALL,
      'heappush($module, heap, item, /)\n--\n\nPush item onto heap, maintaining the heap invariant.',
    ) >= 0 &&
    moduleMethod(
      m,
      'heappushpop',
      heappushpop.index,
      METH_FASTCALL,
      'heappushpop($module, heap, item, /)\n--\n\nPush item on the heap, then pop and return the smallest item from the heap.\n\nThe combined action runs more efficiently than heappush() followed by\na separate call to heappop().',
    ) >= 0 &&
    moduleMethod(
      m,
      'heappop',
      heappop.index,
      METH_O,
      'heappop($module, heap, /)\n--\n\nPop the smallest item off the heap, maintaining the heap invariant.',
    ) >= 0 &&
    moduleMethod(
      m,
      'heapreplace',
      heapreplace.index,
      METH_FASTCALL,
      'heapreplace($module, heap, item, /)\n--\n\nPop and return the current smallest value, and add the new item.\n\nThis is more efficient than heappop() followed by heappush(), and can be\nmore appropriate when using a fixed-size heap.  Note that the value\nreturned may be larger than item!  That constrains reasonable uses of\nthis routine unless written as part of a conditional replacement:\n\n    if item > heap[0]:\n        item = heapreplace(heap, item)',
    ) >= 0 &&
    moduleMethod(
      m,
      'heapify',
      heapify.index,
      METH_O,
      'heapify($module, heap, /)\n--\n\nTransform list into a heap, in-place, in O(len(heap)) time.',
    ) >= 0 &&
    moduleMethod(
      m,
      '_heappop_max',
      _heappop_max.index,
      METH_O,
      '_heappop_max($module, heap, /)\n--\n\nMaxheap variant of heappop.',
    ) >= 0 &&
    moduleMethod(
      m,
      '_heapify_max',
      _heapify_max.index,
      METH_O,
      '_heapify_max($module, heap, /)\n--\n\nMaxheap variant of heapify.',
    ) >= 0 &&
    moduleMethod(
      m,
      '_heapreplace_max',
      _heapreplace_max.index,
      METH_FASTCALL,
      '_heapreplace_max($module, heap, item, /)\n--\n\nMaxheap variant of heapreplace.',
    ) >= 0
  );
}

// new
export function init__heapq_module(): PyObject | null {
  const m = newNativeModule(
    '_heapq',
    'Heap queue algorithm (a.k.a. priority queue).\n\nHeaps are arrays for which a[k] <= a[2*k+1] and a[k] <= a[2*k+2] for\nall k, counting elements from 0.  For the sake of comparison,\nnon-existing elements are considered to be infinite.  The interesting\nproperty of a heap is that a[0] is always its smallest element.\n\nUsage:\n\nheap = []            # creates an empty heap\nheappush(heap, item) # pushes a new item on the heap\nitem = heappop(heap) # pops the smallest item from the heap\nitem = heap[0]       # smallest item on the heap without popping it\nheapify(x)           # transforms list into a heap, in-place, in linear time\nitem = heapreplace(heap, item) # pops and returns smallest item, and adds\n                               # new item; the heap size is unchanged\n\nOur API differs from textbook heap algorithms as follows:\n\n- We use 0-based indexing.  This makes the relationship between the\n  index for a node and the indexes for its children slightly less\n  obvious, but is more suitable since Python uses 0-based indexing.\n\n- Our heappop() method returns the smallest item, not the largest.\n\nThese two make it possible to view the heap as a regular Python list\nwithout surprises: heap[0] is the smallest item, and heap.sort()\nmaintains the heap invariant!\n',
  );
  if (!m) return null;
  if (
    addFunctions(m) &&
    PyModule_Add(
      m,
      '__about__',
      PyUnicode_FromString(
        'Heap queues\n\n[explanation by François Pinard]\n\nHeaps are arrays for which a[k] <= a[2*k+1] and a[k] <= a[2*k+2] for\nall k, counting elements from 0.  For the sake of comparison,\nnon-existing elements are considered to be infinite.  The interesting\nproperty of a heap is that a[0] is always its smallest element.\n\nThe strange invariant above is meant to be an efficient memory\nrepresentation for a tournament.  The numbers below are `k\', not a[k]:\n\n                                   0\n\n                  1                                 2\n\n          3               4                5               6\n\n      7       8       9       10      11      12      13      14\n\n    15 16   17 18   19 20   21 22   23 24   25 26   27 28   29 30\n\n\nIn the tree above, each cell `k\' is topping `2*k+1\' and `2*k+2\'.  In\na usual binary tournament we see in sports, each cell is the winner\nover the two cells it tops, and we can trace the winner down the tree\nto see all opponents s/he had.  However, in many computer applications\nof such tournaments, we do not need to trace the history of a winner.\nTo be more memory efficient, when a winner is promoted, we try to\nreplace it by something else at a lower level, and the rule becomes\nthat a cell and the two cells it tops contain three different items,\nbut the top cell "wins" over the two topped cells.\n\nIf this heap invariant is protected at all time, index 0 is clearly\nthe overall winner.  The simplest algorithmic way to remove it and\nfind the "next" winner is to move some loser (let\'s say cell 30 in the\ndiagram above) into the 0 position, and then percolate this new 0 down\nthe tree, exchanging values, until the invariant is re-established.\nThis is clearly logarithmic on the total number of items in the tree.\nBy iterating over all items, you get an O(n ln n) sort.\n\nA nice feature of this sort is that you can efficiently insert new\nitems while the sort is going on, provided that the inserted items are\nnot "better" than the last 0\'th element you extracted.  This is\nespecially useful in simulation contexts, where the tree holds all\nincoming events, and the "win" condition means the smallest scheduled\ntime.  When an event schedule other events for execution, they are\nscheduled into the future, so they can easily go into the heap.  So, a\nheap is a good structure for implementing schedulers (this is what I\nused for my MIDI sequencer :-).\n\nVarious structures for implementing schedulers have been extensively\nstudied, and heaps are good for this, as they are reasonably speedy,\nthe speed is almost constant, and the worst case is not much different\nthan the average case.  However, there are other representations which\nare more efficient overall, yet the worst cases might be terrible.\n\nHeaps are also very useful in big disk sorts.  You most probably all\nknow that a big sort implies producing "runs" (which are pre-sorted\nsequences, which size is usually related to the amount of CPU memory),\nfollowed by a merging passes for these runs, which merging is often\nvery cleverly organised[1].  It is very important that the initial\nsort produces the longest runs possible.  Tournaments are a good way\nto that.  If, using all the memory available to hold a tournament, you\nreplace and percolate items that happen to fit the current run, you\'ll\nproduce runs which are twice the size of the memory for random input,\nand much better for input fuzzily ordered.\n\nMoreover, if you output the 0\'th item on disk and get an input which\nmay not fit in the current tournament (because the value "wins" over\nthe last output value), it cannot fit in the heap, so the size of the\nheap decreases.  The freed memory could be cleverly reused immediately\nfor progressively building a second heap, which grows at exactly the\nsame rate the first heap is melting.  When the first heap completely\nvanishes, you switch heaps and start a new run.  Clever and quite\neffective!\n\nIn a word, heaps are useful memory structures to know.  I use them in\na few applications, and I think it is good to keep a `heap\' module\naround. :-)\n\n--------------------\n[1] The disk balancing algorithms which are current, nowadays, are\nmore annoying than clever, and this is a consequence of the seeking\ncapabilities of the disks.  On devices which cannot seek, like big\ntape drives, the story was quite different, and one had to be very\nclever to ensure (far in advance) that each tape movement will be the\nmost effective possible (that is, will best participate at\n"progressing" the merge).  Some tapes were even able to read\nbackwards, and this was also used to avoid the rewinding time.\nBelieve me, real good tape sorts were quite spectacular to watch!\nFrom all times, sorting has always been a Great Art! :-)\n',
      ),
    ) == 0
  )
    return m;
  Py_DECREF(m);
  return null;
}
