// What the module posix keeps: its types. (CPython: Modules/posixmodule.c, _posixstate)

import { PyModule_GetState, PyModuleDef } from '../../objects/module';
import { PyObject } from '../../runtime/object';
import { PyTypeObject } from '../../runtime/type';

@unmanaged
export class PosixState {
  DirEntryType: PyTypeObject;
  ScandirIteratorType: PyTypeObject;
  StatResultType: PyTypeObject;
  StatVFSResultType: PyTypeObject;
  TerminalSizeType: PyTypeObject;
  TimesResultType: PyTypeObject;
  UnameResultType: PyTypeObject;
}

export const posixmodule = staticObject<PyModuleDef>(104);

/* @inline */ export function get_posix_state(module: PyObject): PosixState {
  return changetype<PosixState>(PyModule_GetState(module));
}
