// The itertools module. (CPython: Modules/itertoolsmodule.c)
//
// choosing.ts, joining.ts, counting.ts, grouping.ts: items in, items out; combinatoric.ts: product and its relatives;
// shared.ts: groupby and tee, whose parts several iterators share.

import { moduleMethod, newModuleWithState, PyModule_AddType, PyModule_GetState, PyModuleDef } from '../objects/module';
import { Py_DECREF, PyObject, setPtrAt } from '../runtime/object';
import { METH_FASTCALL, PyTypeObject } from '../runtime/type';
import {
  make_compress,
  make_dropwhile,
  make_filterfalse,
  make_islice,
  make_starmap,
  make_takewhile,
} from './itertools/choosing';
import { make_combinations, make_combinations_with_replacement } from './itertools/combinations';
import { make_accumulate, make_count, make_repeat } from './itertools/counting';
import { make__grouper, make_groupby } from './itertools/groupby';
import { make_batched, make_pairwise } from './itertools/grouping';
import { make_chain, make_cycle, make_zip_longest } from './itertools/joining';
import { make_permutations } from './itertools/permutations';
import { make_product } from './itertools/product';
import { itertools_state } from './itertools/shared';
import { itertools_tee, make__tee, make__tee_dataobject } from './itertools/tee';

export const itertoolsmodule = staticObject<PyModuleDef>(104);

function addFunctions(m: PyObject): bool {
  return (
    moduleMethod(
      m,
      'tee',
      itertools_tee.index,
      METH_FASTCALL,
      'tee($module, iterable, n=2, /)\n--\n\nReturns a tuple of n independent iterators.',
    ) >= 0
  );
}

/** Makes a type, adds it to the module and keeps it in the state's next place. */
function add(m: PyObject, i: i32, type: PyTypeObject | null): bool {
  if (!type) return false;
  setPtrAt(PyModule_GetState(m), i, type);
  return PyModule_AddType(m, type) == 0;
}

function addTypes(m: PyObject): bool {
  return (
    add(m, 0, make_accumulate(m)) &&
    add(m, 1, make_batched(m)) &&
    add(m, 2, make_chain(m)) &&
    add(m, 3, make_combinations(m)) &&
    add(m, 4, make_compress(m)) &&
    add(m, 5, make_count(m)) &&
    add(m, 6, make_combinations_with_replacement(m)) &&
    add(m, 7, make_cycle(m)) &&
    add(m, 8, make_dropwhile(m)) &&
    add(m, 9, make_filterfalse(m)) &&
    add(m, 10, make_groupby(m)) &&
    add(m, 11, make__grouper(m)) &&
    add(m, 12, make_islice(m)) &&
    add(m, 13, make_pairwise(m)) &&
    add(m, 14, make_permutations(m)) &&
    add(m, 15, make_product(m)) &&
    add(m, 16, make_repeat(m)) &&
    add(m, 17, make_starmap(m)) &&
    add(m, 18, make_takewhile(m)) &&
    add(m, 19, make__tee(m)) &&
    add(m, 20, make__tee_dataobject(m)) &&
    add(m, 21, make_zip_longest(m))
  );
}

// new
export function init_itertools_module(): PyObject | null {
  const m = newModuleWithState(
    itertoolsmodule,
    'itertools',
    'Functional tools for creating and using iterators.\n\nInfinite iterators:\ncount(start=0, step=1) --> start, start+step, start+2*step, ...\ncycle(p) --> p0, p1, ... plast, p0, p1, ...\nrepeat(elem [,n]) --> elem, elem, elem, ... endlessly or up to n times\n\nIterators terminating on the shortest input sequence:\naccumulate(p[, func]) --> p0, p0+p1, p0+p1+p2\nbatched(p, n) --> [p0, p1, ..., p_n-1], [p_n, p_n+1, ..., p_2n-1], ...\nchain(p, q, ...) --> p0, p1, ... plast, q0, q1, ...\nchain.from_iterable([p, q, ...]) --> p0, p1, ... plast, q0, q1, ...\ncompress(data, selectors) --> (d[0] if s[0]), (d[1] if s[1]), ...\ndropwhile(predicate, seq) --> seq[n], seq[n+1], starting when predicate fails\ngroupby(iterable[, keyfunc]) --> sub-iterators grouped by value of keyfunc(v)\nfilterfalse(predicate, seq) --> elements of seq where predicate(elem) is False\nislice(seq, [start,] stop [, step]) --> elements from\n       seq[start:stop:step]\npairwise(s) --> (s[0],s[1]), (s[1],s[2]), (s[2], s[3]), ...\nstarmap(fun, seq) --> fun(*seq[0]), fun(*seq[1]), ...\ntee(it, n=2) --> (it1, it2 , ... itn) splits one iterator into n\ntakewhile(predicate, seq) --> seq[0], seq[1], until predicate fails\nzip_longest(p, q, ...) --> (p[0], q[0]), (p[1], q[1]), ...\n\nCombinatoric generators:\nproduct(p, q, ... [repeat=1]) --> cartesian product\npermutations(p[, r])\ncombinations(p, r)\ncombinations_with_replacement(p, r)\n',
    offsetof<itertools_state>(),
  );
  if (!m) return null;
  if (addFunctions(m) && addTypes(m)) return m;
  Py_DECREF(m);
  return null;
}
