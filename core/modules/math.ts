// The module math. (CPython: Modules/mathmodule.c)

import { PyFloat_FromDouble } from '../objects/float';
import { newNativeModule, PyModule_Add } from '../objects/module';
import { Py_DECREF, PyObject } from '../runtime/object';
import { addOtherFunctions } from './math/tables/other';
import { addRealFunctions } from './math/tables/real';

/** new */
export function init_math_module(): PyObject | null {
  const m = newNativeModule(
    'math',
    `This module provides access to the mathematical functions
defined by the C standard.`,
  );
  if (!m) return null;
  addRealFunctions(m);
  addOtherFunctions(m);
  if (
    addConstant(m, 'pi', 3.141592653589793) < 0 ||
    addConstant(m, 'e', 2.718281828459045) < 0 ||
    addConstant(m, 'tau', 6.283185307179586) < 0 ||
    addConstant(m, 'inf', Infinity) < 0 ||
    addConstant(m, 'nan', NaN) < 0
  ) {
    Py_DECREF(m);
    return null;
  }
  return m;
}

function addConstant(m: PyObject, name: string, x: f64): i32 {
  return PyModule_Add(m, name, PyFloat_FromDouble(x));
}
