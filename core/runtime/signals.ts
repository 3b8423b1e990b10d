// What a native function that runs for long asks now and then. (CPython: Modules/signalmodule.c)

import { host_interrupted } from '../host';
import { PyErr_SetNone } from '../objects/exceptions/errors';
import { PyExc_KeyboardInterrupt } from '../objects/exceptions/types';
import { pel } from './pellucid';

/** 0; -1: somebody wants the program to stop, KeyboardInterrupt is set. */
export function PyErr_CheckSignals(): i32 {
  if (!pel.interrupted && !host_interrupted()) return 0;
  pel.interrupted = 0;
  PyErr_SetNone(PyExc_KeyboardInterrupt);
  return -1;
}
