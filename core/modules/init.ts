// The native modules of a new process, in CPython's order: sys, builtins, then the rest on first import.

import { PyDict_GetItemString, PyDict_SetItemString } from '../objects/dict/dict';
import { PyDict_Copy } from '../objects/dict/new';
import { createExceptionGroup } from '../objects/exceptions/group';
import { preallocateMemoryErrors } from '../objects/exceptions/memory-error';
import { PyModule_GetDict } from '../objects/module';
import { PySys_SetObject } from '../objects/sys-attributes';
import { Py_DECREF, Py_NewRef, Py_XNewRef } from '../runtime/cold';
import { _PyInterpreterState_GET } from '../runtime/interp';
import { PyObject } from '../runtime/object';
import { PyImport_ImportModule } from '../vm/import';
import { init_importlib, init_importlib_external } from '../vm/importlib';
import { initCallableCache } from '../vm/specialize/call';
import { _PyWarnings_InitState } from '../vm/warnings/filters';
import { newStandardStream } from './_io/stdio';
import { init_builtins_module } from './builtins/init';
import { init_inittab } from './inittab';
import { importStandard } from './startup';
import { init_sys_module } from './sys/init';

/** sys.modules[name] = module (stolen; NULL fails) */
function register(name: string, module: PyObject | null): PyObject | null {
  if (!module) return null;
  const r = PyDict_SetItemString(_PyInterpreterState_GET().imports_modules!, name, module);
  Py_DECREF(module); // sys.modules holds it
  return r < 0 ? null : module;
}

function setStream(name: string, dunder: string, fd: i32): bool {
  const stream = newStandardStream(fd);
  if (!stream) return false;
  const ok = PySys_SetObject(dunder, stream) == 0 && PySys_SetObject(name, stream) == 0;
  Py_DECREF(stream);
  return ok;
}

/** builtins.open; importlib has imported _io. */
function addOpen(): i32 {
  const interp = _PyInterpreterState_GET();
  const io = PyImport_ImportModule('_io');
  if (!io) return -1;
  const open = PyDict_GetItemString(PyModule_GetDict(io), 'open');
  const r = open ? PyDict_SetItemString(interp.builtins!, 'open', open) : -1;
  Py_DECREF(io);
  return r;
}

/** 0, or -1 with the exception set. */
export function initModules(): i32 {
  const interp = _PyInterpreterState_GET();
  init_inittab();
  if (!register('sys', init_sys_module())) return -1;
  if (createExceptionGroup() < 0 || preallocateMemoryErrors() < 0) return -1;
  const builtins = register('builtins', init_builtins_module());
  if (!builtins) return -1;
  interp.builtins = Py_NewRef<PyObject>(PyModule_GetDict(builtins));
  interp.builtins_copy = PyDict_Copy(interp.builtins!);
  if (!interp.builtins_copy) return -1;
  initCallableCache();
  interp.imports_import_func = Py_XNewRef(PyDict_GetItemString(interp.builtins!, '__import__'));
  if (_PyWarnings_InitState() < 0) return -1;
  if (init_importlib() < 0 || init_importlib_external() < 0 || addOpen() < 0) return -1;
  return importStandard();
}

/** sys.stdin, stdout and stderr, which depend on what the host gives: 0, or -1 with the exception set. */
export function openStandardStreams(): i32 {
  return setStream('stderr', '__stderr__', 2) &&
    setStream('stdin', '__stdin__', 0) &&
    setStream('stdout', '__stdout__', 1)
    ? 0
    : -1;
}
