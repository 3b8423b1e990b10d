// The entries of a traceback, the newest last. (CPython: Lib/traceback.py, Python/traceback.c)

import { host_format_frame } from '../../host';
import { PyCodeObject } from '../../objects/code';
import { PyCode_Addr2Line, PyCode_Addr2Location } from '../../objects/code/locations';
import { PyDict_GetItemString } from '../../objects/dict/dict';
import { PyFrame_GetCode } from '../../objects/frame';
import { Py_None } from '../../objects/none';
import { PyUnicode_FromFormat } from '../../objects/str/format';
import { PyUnicode_FromString } from '../../objects/str/new';
import { PyUnicode_AsUTF8AndSize } from '../../objects/str/utf8';
import { PyTracebackObject } from '../../objects/traceback';
import { Py_DECREF, stackAlloc } from '../../runtime/cold';
import { _PyInterpreterState_GET } from '../../runtime/interp';
import { arg, PyObject } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { writeSourceLine } from '../../vm/warnings/show';
import { emit, emitBlock, Printer } from './printer';

/** How many times the same entry is shown before the rest is only counted. */
const RECURSIVE_CUTOFF = 3;

/** The entries of a traceback; the same one over and over is counted instead of shown. plain: without carets, as C prints it. */
export function displayTraceback(p: Printer, first: PyObject, plain: bool = false): i32 {
  let lastFile: PyObject | null = null;
  let lastName: PyObject | null = null;
  let lastLine = -1;
  let count: i64 = 0;
  for (let o: PyObject | null = first; o && o != Py_None; o = changetype<PyTracebackObject>(o).tb_next) {
    const tb = changetype<PyTracebackObject>(o);
    const code = changetype<PyCodeObject>(PyFrame_GetCode(tb.tb_frame!));
    const lineno = tb.tb_lineno == -1 ? PyCode_Addr2Line(code, tb.tb_lasti) : tb.tb_lineno;
    const same = lastLine == lineno && lastFile == code.co_filename && lastName == code.co_name;
    if (!same) {
      if (displayRepeated(p, count) < 0) {
        Py_DECREF(code);
        return -1;
      }
      lastFile = code.co_filename;
      lastName = code.co_name;
      lastLine = lineno;
      count = 0;
    }
    count++;
    const r =
      count > RECURSIVE_CUTOFF
        ? 0
        : plain
          ? displayPlainEntry(p, code, lineno)
          : displayEntry(p, code, lineno, tb.tb_lasti);
    Py_DECREF(code);
    if (r < 0) return -1;
  }
  return displayRepeated(p, count);
}

function displayRepeated(p: Printer, count: i64): i32 {
  const more = count - RECURSIVE_CUTOFF;
  if (more <= 0) return 0;
  return emit(
    p,
    more == 1
      ? PyUnicode_FromString('  [Previous line repeated 1 more time]\n')
      : PyUnicode_FromFormat('  [Previous line repeated %zd more times]\n', more),
  );
}

function displayEntry(printer: Printer, code: PyCodeObject, lineno: i32, lasti: i32): i32 {
  const p = stackAlloc(4);
  store<i32>(p, lineno);
  store<i32>(p + 8, -1);
  store<i32>(p + 16, -1);
  store<i32>(p + 24, -1);
  PyCode_Addr2Location(code, lasti, p, p + 8, p + 16, p + 24);
  const column = load<i32>(p + 8);
  const endLineno = load<i32>(p + 16);
  const endColumn = load<i32>(p + 24);
  const filename = PyUnicode_AsUTF8AndSize(code.co_filename!, p);
  const filenameLength = load<usize>(p);
  const name = PyUnicode_AsUTF8AndSize(code.co_name!, p);
  const nameLength = load<usize>(p);
  stackFree(p);
  if (!filename || !name) return -1;
  return emitBlock(
    printer,
    host_format_frame(filename, filenameLength, name, nameLength, lineno, endLineno, column, endColumn),
  );
}

/** An entry of what is printed for errors that go nowhere. No source once modules are gone: there is no io to read it. */
function displayPlainEntry(p: Printer, code: PyCodeObject, lineno: i32): i32 {
  if (
    emit(p, PyUnicode_FromFormat('  File "%U", line %d, in %U\n', arg(code.co_filename), lineno, arg(code.co_name))) < 0
  )
    return -1;
  return modulesAreGone() ? 0 : writeSourceLine(p.file, code.co_filename!, lineno, 4);
}

function modulesAreGone(): bool {
  const modules = _PyInterpreterState_GET().imports_modules;
  const sys = modules ? PyDict_GetItemString(modules, 'sys') : null;
  return !sys || sys == Py_None;
}
