// What Python imports before the program: encodings and io while booting, site at the end. (CPython: Python/pylifecycle.c,
// init_interp_main; Modules/main.c)

import { PyObject_GetAttrString } from '../objects/attribute';
import { PyObject_CallNoArgs } from '../objects/call';
import { PyDict_GetItemString, PyDict_Update } from '../objects/dict/dict';
import { PyErr_ExceptionMatches, PyErr_NoMemory } from '../objects/exceptions/errors';
import { PyExc_ImportError } from '../objects/exceptions/types';
import { PyLong_FromLong } from '../objects/int';
import { PyList_Check, PyList_GET_SIZE, PyList_Insert } from '../objects/list';
import { PyModule_GetDict } from '../objects/module';
import { PyUnicode_DecodeUTF8 } from '../objects/str/utf8';
import { PyTuple_SET_ITEM } from '../objects/tuple';
import { Py_DECREF, Py_XDECREF, setSlot } from '../runtime/cold';
import { _Py_GetConfig } from '../runtime/config';
import { PyErr_Clear, PyErr_Occurred } from '../runtime/errors';
import { mainInterpreter } from '../runtime/interp';
import { PyObject } from '../runtime/object';
import { PelState, pel } from '../runtime/pellucid';
import { PyImport_ImportModule } from '../vm/import';
import { mainModule } from '../vm/run';
import { _PyTraceMalloc_Start } from './_tracemalloc';
import { addSiteBuiltins } from './builtins/site';
import { convertenviron } from './posix/system';
import { startZone } from './time/calendar';

function importFor(name: string): bool {
  const m = PyImport_ImportModule(name);
  Py_XDECREF(m);
  return m != null;
}

/** The same for what leans on much: where a native module lacks something the process starts without it. */
function importIfComplete(name: string): bool {
  if (importFor(name)) return true;
  if (!PyErr_ExceptionMatches(PyExc_ImportError)) return false;
  PyErr_Clear();
  return true;
}

/** What every program has, and what depends on nothing but the library: a boot image keeps it. 0 or -1. */
export function importStandard(): i32 {
  if (!mainInterpreter.imports_importlib) return 0;
  return importFor('encodings') && importFor('encodings.utf_8') && importFor('_signal') && importIfComplete('io')
    ? 0
    : -1;
}

/** sys.flags.no_site */
function setNoSite(value: i64): void {
  const flags = PyDict_GetItemString(mainInterpreter.sysdict!, 'flags');
  if (flags) PyTuple_SET_ITEM(flags, NO_SITE, PyLong_FromLong(value));
}
const NO_SITE = 6;

/** Imports site, with nothing of it executed that looks at the machine; for the boot image. 0 or -1. */
export function preloadSite(): i32 {
  setNoSite(1); // small ints: nobody counts them
  const ok = importFor('os') && importFor('_sitebuiltins') && importIfComplete('site');
  setNoSite(0);
  return ok ? 0 : -1;
}

/** Imports site, which does its work then, or lets it work that was imported before. */
function importSite(): bool {
  const preloaded = PyDict_GetItemString(mainInterpreter.imports_modules!, 'site');
  if (!preloaded) return importIfComplete('site');
  const main = PyObject_GetAttrString(preloaded, 'main');
  const done: PyObject | null = main ? PyObject_CallNoArgs(main) : null;
  Py_XDECREF(main);
  Py_XDECREF(done);
  return done != null;
}

/** posix.environ, which os.environ shows, was made while booting: it is filled with the host's environment now. */
function fillEnvironment(): bool {
  const posix = PyDict_GetItemString(mainInterpreter.imports_modules!, 'posix');
  if (!posix) return true;
  const environ = PyDict_GetItemString(PyModule_GetDict(posix), 'environ');
  const now = environ ? convertenviron() : null;
  if (!now) return PyErr_Occurred() == null;
  const r = PyDict_Update(environ!, now);
  Py_DECREF(now);
  return r == 0;
}

/**
 * The end of starting, when sys has its arguments and paths: the environment, warnings if there are options for it, site (site
 * 1). 0, or -1 with the exception set.
 */
export function startUp(site: i32): i32 {
  const frames = _Py_GetConfig().tracemalloc;
  if (frames > 0 && !_PyTraceMalloc_Start(frames)) return PyErr_NoMemory() ? 0 : -1;
  if (!fillEnvironment() || !startZone()) return -1;
  if (!mainInterpreter.imports_importlib) return 0;
  const options = PyDict_GetItemString(mainInterpreter.sysdict!, 'warnoptions');
  if (options && PyList_Check(options) && PyList_GET_SIZE(options) > 0 && !importFor('warnings')) PyErr_Clear();
  if (!mainModule()) return -1;
  if (!site) return 0;
  if (!importSite()) return -1;
  // Without site there are its builtins at least.
  return PyDict_GetItemString(mainInterpreter.imports_modules!, 'site') ? 0 : addSiteBuiltins();
}

/** sys.path.insert(0, directory), for the program's own modules. 0 or -1. */
export function insertPath(directory: usize, n: i32): i32 {
  const text = PyUnicode_DecodeUTF8(directory, n, 0);
  if (!text) return -1;
  setSlot(changetype<usize>(pel) + offsetof<PelState>('_sys_path_0'), text);
  const path = PyDict_GetItemString(mainInterpreter.sysdict!, 'path');
  return path && PyList_Check(path) ? PyList_Insert(path, 0, text) : 0;
}
