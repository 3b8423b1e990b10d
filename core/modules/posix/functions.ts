// What posix offers, in CPython's order. (CPython: posix_methods in Modules/posixmodule.c)

import { PyObject } from '../../runtime/object';
import { addFileFunctions } from './tables/files';
import { addMoreFunctions } from './tables/more';
import { addProcessFunctions } from './tables/process';
import { addTreeFunctions } from './tables/tree';

/** Adds the functions to the module. */
export function addFunctions(m: PyObject): void {
  addTreeFunctions(m);
  addProcessFunctions(m);
  addFileFunctions(m);
  addMoreFunctions(m);
}
