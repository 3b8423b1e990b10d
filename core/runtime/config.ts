// The settings of the command line that native code asks for. (CPython: Include/cpython/initconfig.h)

import { mainInterpreter, PyConfig } from './interp';

/* @inline */ export function _Py_GetConfig(): PyConfig {
  return mainInterpreter.config;
}
