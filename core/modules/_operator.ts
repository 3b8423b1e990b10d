// The _operator module: the operators as functions, and three ways to fetch. (CPython: Modules/_operator.c)

import { newModuleWithState, PyModule_AddType, PyModule_GetState } from '../objects/module';
import { Py_DECREF, PyObject } from '../runtime/object';
import { make_attrgetter } from './_operator/attrgetter';
import { addFunctions } from './_operator/functions';
import { make_itemgetter } from './_operator/itemgetter';
import { make_methodcaller } from './_operator/methodcaller';
import { _operator_state, operator_module } from './_operator/state';

function addTypes(m: PyObject): bool {
  const state = changetype<_operator_state>(PyModule_GetState(m));
  state.attrgetter_type = make_attrgetter(m);
  if (PyModule_AddType(m, state.attrgetter_type) < 0) return false;
  state.itemgetter_type = make_itemgetter(m);
  if (PyModule_AddType(m, state.itemgetter_type) < 0) return false;
  state.methodcaller_type = make_methodcaller(m);
  return PyModule_AddType(m, state.methodcaller_type) == 0;
}

// new
export function init__operator_module(): PyObject | null {
  const m = newModuleWithState(
    operator_module,
    '_operator',
    "Operator interface.\n\nThis module exports a set of functions implemented in C corresponding\nto the intrinsic operators of Python.  For example, operator.add(x, y)\nis equivalent to the expression x+y.  The function names are those\nused for special methods; variants without leading and trailing\n'__' are also provided for convenience.",
    offsetof<_operator_state>(),
  );
  if (!m) return null;
  if (addFunctions(m) && addTypes(m)) return m;
  Py_DECREF(m);
  return null;
}
