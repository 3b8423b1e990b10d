// -X importtime: a table of imports on standard error. (CPython: Python/import.c, import_find_and_load)
//
//   import time: self [us] | cumulative | imported package
//   import time:        95 |        120 |   encodings.aliases      indented by how deep imports are nested

import { host_clock, host_write } from '../host';
import { PyUnicode_FromFormat } from '../objects/str/format';
import { PyUnicode_FromString } from '../objects/str/new';
import { PyUnicode_AsUTF8AndSize } from '../objects/str/utf8';
import { Py_DECREF, stackAlloc } from '../runtime/cold';
import { _Py_GetConfig } from '../runtime/config';
import { PyErr_Clear, PyErr_GetRaisedException, PyErr_SetRaisedException } from '../runtime/errors';
import { mainInterpreter } from '../runtime/interp';
import { arg, PyObject } from '../runtime/object';
import { stackFree } from '../runtime/pellucid';

const CLOCK_MONOTONIC = 1;
const STDERR = 2;
const NS_PER_US: i64 = 1000;

/** Asks for the table; before booting, that it has everything. */
export function timeImports(): void {
  _Py_GetConfig().import_time = 1;
}

/** Before an import: when it began. */
export function beginTimedImport(): i64 {
  const interp = mainInterpreter;
  if (interp.imports_header) {
    interp.imports_header = 0;
    print(PyUnicode_FromString('import time: self [us] | cumulative | imported package\n'));
  }
  interp.imports_import_level++;
  return host_clock(CLOCK_MONOTONIC);
}

/** After it, whether or not it failed; `outside`: nanoseconds that imports beside it took. */
export function endTimedImport(name: PyObject, began: i64, outside: i64): void {
  const interp = mainInterpreter;
  const raised = PyErr_GetRaisedException();
  const cumulative = host_clock(CLOCK_MONOTONIC) - began;
  const own = cumulative - interp.imports_accumulated;
  interp.imports_import_level--;
  const depth = interp.imports_import_level * 2;
  print(
    PyUnicode_FromFormat(
      'import time: %9zd | %10zd | %*s%U\n',
      microseconds(own),
      microseconds(cumulative),
      depth,
      memory.data<u8>([0]),
      arg(name),
    ),
  );
  interp.imports_accumulated = outside + cumulative;
  PyErr_SetRaisedException(raised);
}

/** Rounded up. */
function microseconds(nanoseconds: i64): i64 {
  return (nanoseconds + NS_PER_US - 1) / NS_PER_US;
}

/** text (stolen) to standard error, past sys.stderr; nothing when there was no memory for it. */
function print(text: PyObject | null): void {
  if (!text) {
    PyErr_Clear();
    return;
  }
  const at = stackAlloc(1);
  const p = PyUnicode_AsUTF8AndSize(text, at);
  if (p) host_write(STDERR, p, load<usize>(at));
  else PyErr_Clear();
  stackFree(at);
  Py_DECREF(text);
}
