// compile, exec, eval, globals, locals, __import__. (CPython: Python/bltinmodule.c)

import { PyObject_IsInstance } from '../../objects/abstract/isinstance';
import { PyMapping_Check } from '../../objects/abstract/mapping';
import { _PyArg_BadArgument, _PyArg_UnpackKeywords } from '../../objects/args';
import { PyBytes_AS_STRING, PyBytes_Check, PyBytes_GET_SIZE } from '../../objects/bytes/struct';
import { _PyObject_CallTwo, PyObject_CallOneArg, PyObject_Vectorcall } from '../../objects/call';
import { PyCell_Type } from '../../objects/cell';
import { PyCode_Check, PyCodeObject } from '../../objects/code';
import { PyDict_Check, PyDict_Contains, PyDict_GetItemString, PyDict_SetItem } from '../../objects/dict/dict';
import { PyErr_Format, PyErr_SetString } from '../../objects/exceptions/errors';
import {
  PyExc_RuntimeError,
  PyExc_SyntaxError,
  PyExc_SystemError,
  PyExc_TypeError,
  PyExc_ValueError,
} from '../../objects/exceptions/types';
import { _PyInterpreterFrame } from '../../objects/frame';
import { PyLong_AsInt } from '../../objects/int';
import { bytesOfBuffer } from '../../objects/int/text';
import { PyList_New } from '../../objects/list';
import { PyModule_GetDict } from '../../objects/module';
import { Py_None } from '../../objects/none';
import { PyObject_IsTrue } from '../../objects/object';
import { _PyUnicode_EqualToASCIIString } from '../../objects/str/compare';
import { PyUnicode_FromString } from '../../objects/str/new';
import { PyUnicode_Check } from '../../objects/str/struct';
import { PyUnicode_AsUTF8AndSize, PyUnicode_DecodeUTF8 } from '../../objects/str/utf8';
import { _PySys_GetAttr } from '../../objects/sys-attributes';
import { PyTuple_CheckExact, PyTuple_GET_ITEM, PyTuple_GET_SIZE } from '../../objects/tuple';
import { Py_DECREF, Py_INCREF, Py_NewRef, Py_XDECREF, Py_XNewRef, stackAlloc } from '../../runtime/cold';
import { PyErr_Occurred } from '../../runtime/errors';
import { _Py_ID, _Py_STR } from '../../runtime/identifiers';
import { mainInterpreter } from '../../runtime/interp';
import { objAt, Py_IS_TYPE, PyObject, ptrAt, setPtrAt } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import {
  _PyEval_GetFrame,
  _PyEval_GetFrameLocals,
  PyEval_EvalCode,
  PyEval_EvalCodeWithClosure,
  PyEval_GetBuiltins,
  PyEval_GetGlobals,
} from '../../vm/api';
import {
  Py_CompileBytes,
  Py_eval_input,
  Py_file_input,
  Py_single_input,
  PyCF_COMPILE_MASK,
  PyCF_IGNORE_COOKIE,
  PyCF_MASK,
  PyCF_MASK_OBSOLETE,
  PyCF_ONLY_AST,
  PyCF_OPTIMIZED_AST,
} from '../../vm/compile';
import { _PyImport_GetModuleAttrString, PyImport_ImportModuleLevelObject } from '../../vm/import';
import { PyMarshal_WriteObjectToString } from '../../vm/marshal-write';
import { PyOS_FSPath } from '../posix/path';

export function builtin_globals(module: PyObject, _ignored: PyObject | null): PyObject | null {
  return Py_XNewRef(PyEval_GetGlobals());
}

export function builtin_locals(module: PyObject, _ignored: PyObject | null): PyObject | null {
  return _PyEval_GetFrameLocals();
}

export function builtin___import__(
  module: PyObject,
  args: usize,
  nargs: i64,
  kwnames: PyObject | null,
): PyObject | null {
  const values = stackAlloc(5);
  let result: PyObject | null = null;
  if (
    _PyArg_UnpackKeywords(
      args,
      nargs,
      null,
      kwnames,
      '__import__',
      'name globals locals fromlist level',
      0,
      1,
      0,
      values,
    ) == 0
  ) {
    let level: i32 = 0;
    if (ptrAt(values, 4)) level = PyLong_AsInt(objAt(values, 4));
    if (level != -1 || !PyErr_Occurred()) {
      result = PyImport_ImportModuleLevelObject(
        objAt(values, 0),
        ptrAt(values, 1),
        ptrAt(values, 2),
        ptrAt(values, 3),
        level,
      );
    }
  }
  stackFree(values);
  return result;
}

/**
 * The bytes of a source argument: *p and *n; what keeps them alive (new). Text comes as UTF-8 and says so in *flags.
 * NULL with TypeError.
 */
function sourceBytes(
  source: PyObject,
  function_: string,
  what: string,
  flags: usize,
  p: usize,
  n: usize,
): PyObject | null {
  if (PyUnicode_Check(source)) {
    const text = PyUnicode_AsUTF8AndSize(source, n);
    if (!text) return null;
    store<u64>(p, <u64>text);
    store<i32>(flags, load<i32>(flags) | PyCF_IGNORE_COOKIE);
    return withoutNull(source, load<usize>(p), load<usize>(n));
  }
  if (PyBytes_Check(source)) {
    store<u64>(p, <u64>PyBytes_AS_STRING(source));
    store<i64>(n, PyBytes_GET_SIZE(source));
    return withoutNull(source, load<usize>(p), load<usize>(n));
  }
  const copy: PyObject | null = bytesOfBuffer(source);
  if (copy) {
    store<u64>(p, <u64>PyBytes_AS_STRING(copy));
    store<i64>(n, PyBytes_GET_SIZE(copy));
    const held = withoutNull(copy, load<usize>(p), load<usize>(n));
    Py_DECREF(copy);
    return held;
  }
  if (PyErr_Occurred()) return null;
  return PyErr_Format(
    PyExc_TypeError,
    '%ls() arg 1 must be a %ls object',
    <u64>changetype<usize>(function_),
    <u64>changetype<usize>(what),
  );
}

// new: source, unless one of its n bytes is 0
function withoutNull(source: PyObject, p: usize, n: usize): PyObject | null {
  for (let i: usize = 0; i < n; i++) {
    if (load<u8>(p + i)) continue;
    // Without a place: the exception's text is just that.
    return PyErr_SetString(PyExc_SyntaxError, 'source code string cannot contain null bytes');
  }
  return Py_NewRef<PyObject>(source);
}

// new: source (str or bytes) compiled; arena: a list that gets the constants, or NULL
export function compileObject(
  source: PyObject,
  function_: string,
  what: string,
  filename: PyObject,
  mode: i32,
  flags: i32,
  optimize: i32,
  arena: PyObject | null = null,
): PyObject | null {
  const frame = stackAlloc(3);
  store<i32>(frame, flags);
  const held = sourceBytes(source, function_, what, frame, frame + 8, frame + 16);
  let code: PyObject | null = null;
  if (held) {
    code = Py_CompileBytes(
      load<usize>(frame + 8),
      load<usize>(frame + 16),
      filename,
      mode,
      load<i32>(frame),
      optimize,
      arena,
    );
    Py_DECREF(held);
  }
  stackFree(frame);
  return code;
}

/** CO_FUTURE_* flags of the code that calls. */
function inheritedFlags(): i32 {
  const frame = changetype<_PyInterpreterFrame | null>(_PyEval_GetFrame());
  if (!frame) return 0;
  return changetype<PyCodeObject>(frame.f_executable!).co_flags & PyCF_MASK;
}

export function builtin_compile(module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const values = stackAlloc(7);
  let result: PyObject | null = null;
  if (
    _PyArg_UnpackKeywords(
      args,
      nargs,
      null,
      kwnames,
      'compile',
      'source filename mode flags dont_inherit optimize _feature_version',
      0,
      3,
      1,
      values,
    ) == 0
  ) {
    result = compile(values);
  }
  stackFree(values);
  return result;
}

function compile(values: usize): PyObject | null {
  const filename = decodedFilename(objAt(values, 1));
  if (!filename) return null;
  const result = compileWith(values, filename);
  Py_DECREF(filename);
  return result;
}

// new: a file name argument as str: str, bytes, or an object with __fspath__
export function decodedFilename(name: PyObject): PyObject | null {
  if (PyUnicode_Check(name)) {
    return Py_NewRef<PyObject>(name);
  }
  if (PyBytes_Check(name)) return PyUnicode_DecodeUTF8(PyBytes_AS_STRING(name), PyBytes_GET_SIZE(name), 0);
  const path = PyOS_FSPath(name);
  if (!path || PyUnicode_Check(path)) return path;
  const text = PyUnicode_DecodeUTF8(PyBytes_AS_STRING(path), PyBytes_GET_SIZE(path), 0);
  Py_DECREF(path);
  return text;
}

function compileWith(values: usize, filename: PyObject): PyObject | null {
  const modeText = objAt(values, 2);
  if (!PyUnicode_Check(modeText)) {
    _PyArg_BadArgument('compile', "argument 'mode'", 'str', modeText);
    return null;
  }
  let flags = ptrAt(values, 3) ? PyLong_AsInt(objAt(values, 3)) : 0;
  if (flags == -1 && PyErr_Occurred()) return null;
  const dontInherit = ptrAt(values, 4) ? PyObject_IsTrue(objAt(values, 4)) : 0;
  if (dontInherit < 0) return null;
  const optimize = ptrAt(values, 5) ? PyLong_AsInt(objAt(values, 5)) : -1;
  if (optimize == -1 && PyErr_Occurred()) return null;
  if (flags & ~(PyCF_MASK | PyCF_MASK_OBSOLETE | PyCF_COMPILE_MASK)) {
    return PyErr_SetString(PyExc_ValueError, 'compile(): unrecognised flags');
  }
  if (optimize < -1 || optimize > 2) return PyErr_SetString(PyExc_ValueError, 'compile(): invalid optimize value');
  if (!dontInherit) flags |= inheritedFlags();
  const version = ptrAt(values, 6) ? PyLong_AsInt(objAt(values, 6)) : -1;
  if (version == -1 && PyErr_Occurred()) return null;
  let mode: i32;
  if (_PyUnicode_EqualToASCIIString(modeText, 'exec')) mode = Py_file_input;
  else if (_PyUnicode_EqualToASCIIString(modeText, 'eval')) mode = Py_eval_input;
  else if (_PyUnicode_EqualToASCIIString(modeText, 'single')) mode = Py_single_input;
  else if (_PyUnicode_EqualToASCIIString(modeText, 'func_type') && flags & PyCF_ONLY_AST) mode = 3;
  else if (_PyUnicode_EqualToASCIIString(modeText, 'func_type')) {
    return PyErr_SetString(PyExc_ValueError, "compile() mode 'func_type' requires flag PyCF_ONLY_AST");
  } else return PyErr_SetString(PyExc_ValueError, "compile() mode must be 'exec', 'eval' or 'single'");
  const source = objAt(values, 0);
  const isTree = isAst(source);
  if (isTree < 0) return null;
  if (isTree) return compileAst(source, modeText, filename, mode, flags, optimize);
  if (version >= 0 && flags & PyCF_ONLY_AST) mode |= version << 16;
  return nodesOf(compileObject(source, 'compile', 'string, bytes or AST', filename, mode, flags, optimize), flags);
}

// new: code (stolen) as it is, or as nodes where they are asked for: the compiler gives them as tuples
function nodesOf(code: PyObject | null, flags: i32): PyObject | null {
  if (!code || !(flags & PyCF_ONLY_AST)) return code;
  const build = _PyImport_GetModuleAttrString('_ast', '_build');
  const tree: PyObject | null = build ? PyObject_CallOneArg(build, code) : null;
  Py_XDECREF(build);
  Py_DECREF(code);
  return tree;
}

/** Whether it is a node of a syntax tree: 1, 0 or -1. Nodes come from _ast: before its import there are none. */
function isAst(o: PyObject): i32 {
  if (PyUnicode_Check(o) || PyBytes_Check(o)) return 0;
  const module = PyDict_GetItemString(mainInterpreter.imports_modules!, '_ast');
  const type = module ? PyDict_GetItemString(PyModule_GetDict(module), 'AST') : null;
  return type ? PyObject_IsInstance(o, type) : 0;
}

// new: the code of a tree, or the tree itself where that is asked for
function compileAst(
  tree: PyObject,
  modeText: PyObject,
  filename: PyObject,
  mode: i32,
  flags: i32,
  optimize: i32,
): PyObject | null {
  if ((flags & PyCF_OPTIMIZED_AST) == PyCF_ONLY_AST) return Py_NewRef(tree);
  const flatten = _PyImport_GetModuleAttrString('_ast', '_flatten');
  const value: PyObject | null = flatten ? _PyObject_CallTwo(flatten, tree, modeText) : null;
  Py_XDECREF(flatten);
  const bytes: PyObject | null = value ? PyMarshal_WriteObjectToString(value, 4) : null;
  Py_XDECREF(value);
  if (!bytes) return null;
  const code = Py_CompileBytes(
    PyBytes_AS_STRING(bytes),
    <usize>PyBytes_GET_SIZE(bytes),
    filename,
    mode | FROM_TREE,
    flags,
    optimize,
  );
  Py_DECREF(bytes);
  return nodesOf(code, flags);
}

/** host_compile's mode where the source is a marshalled tree. */
const FROM_TREE = 0x100;

/** Checks and completes globals and locals (borrowed) of exec and eval: 0, or -1. */
function namespaces(pair: usize, globals: PyObject | null, locals: PyObject | null, exec: bool): i32 {
  if (globals == Py_None) globals = null;
  if (locals == Py_None) locals = null;
  const noMapping = locals != null && !PyMapping_Check(locals);
  if (noMapping && !exec) {
    PyErr_SetString(PyExc_TypeError, 'locals must be a mapping');
    return -1;
  }
  if (globals && !PyDict_Check(globals)) {
    if (exec) {
      PyErr_Format(PyExc_TypeError, 'exec() globals must be a dict, not %.100s', <u64>globals.ob_type.tp_name);
    } else if (PyMapping_Check(globals)) {
      PyErr_SetString(PyExc_TypeError, 'globals must be a real dict; try eval(expr, {}, mapping)');
    } else PyErr_SetString(PyExc_TypeError, 'globals must be a dict');
    return -1;
  }
  if (noMapping) {
    PyErr_Format(PyExc_TypeError, 'locals must be a mapping or None, not %.100s', <u64>locals!.ob_type.tp_name);
    return -1;
  }
  if (!globals) {
    globals = PyEval_GetGlobals();
    if (!globals) {
      PyErr_SetString(PyExc_SystemError, 'globals and locals cannot be NULL');
      return -1;
    }
    Py_INCREF(globals);
    if (!locals) {
      locals = _PyEval_GetFrameLocals();
      if (!locals) {
        Py_DECREF(globals);
        return -1;
      }
    } else Py_INCREF(locals);
  } else {
    Py_INCREF(globals);
    if (!locals) locals = globals;
    Py_INCREF(locals);
  }
  setPtrAt(pair, 0, globals);
  setPtrAt(pair, 1, locals);
  const has = PyDict_Contains(globals, _Py_ID('__builtins__'));
  if (has > 0) return 0;
  if (has == 0 && PyDict_SetItem(globals, _Py_ID('__builtins__'), PyEval_GetBuiltins()!) == 0) return 0;
  Py_DECREF(globals);
  Py_DECREF(locals);
  return -1;
}

export function builtin_eval(module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const values = stackAlloc(3);
  let result: PyObject | null = null;
  if (_PyArg_UnpackKeywords(args, nargs, null, kwnames, 'eval', 'source globals locals', 1, 1, 0, values) == 0) {
    const pair = stackAlloc(2);
    if (namespaces(pair, ptrAt(values, 1), ptrAt(values, 2), false) == 0) {
      result = evalIn(objAt(values, 0), objAt(pair, 0), objAt(pair, 1));
      Py_DECREF(objAt(pair, 0));
      Py_DECREF(objAt(pair, 1));
    }
    stackFree(pair);
  }
  stackFree(values);
  return result;
}

function evalIn(source: PyObject, globals: PyObject, locals: PyObject): PyObject | null {
  if (PyCode_Check(source)) {
    if (changetype<PyCodeObject>(source).co_nfreevars > 0) {
      return PyErr_SetString(PyExc_TypeError, 'code object passed to eval() may not contain free variables');
    }
    return PyEval_EvalCode(source, globals, locals);
  }
  const frame = stackAlloc(3);
  store<i32>(frame, inheritedFlags());
  const held = sourceBytes(source, 'eval', 'string, bytes or code', frame, frame + 8, frame + 16);
  let code: PyObject | null = null;
  const arena = PyList_New(0);
  if (held) {
    // Leading blanks of an expression mean nothing.
    let p = load<usize>(frame + 8);
    let n = load<usize>(frame + 16);
    while (n && (load<u8>(p) == 0x20 || load<u8>(p) == 0x09)) {
      p++;
      n--;
    }
    if (arena) code = Py_CompileBytes(p, n, _Py_STR('anon_string'), Py_eval_input, load<i32>(frame), -1, arena);
    Py_DECREF(held);
  }
  stackFree(frame);
  // As in CPython, the compiler's constants live until the text has run.
  let result: PyObject | null = null;
  if (code) {
    result = PyEval_EvalCode(code, globals, locals);
    Py_DECREF(code);
  }
  Py_XDECREF(arena);
  return result;
}

export function builtin_exec(module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const values = stackAlloc(4);
  let result: PyObject | null = null;
  if (
    _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'exec', 'source globals locals closure', 1, 1, 1, values) == 0
  ) {
    const pair = stackAlloc(2);
    if (namespaces(pair, ptrAt(values, 1), ptrAt(values, 2), true) == 0) {
      result = execIn(objAt(values, 0), objAt(pair, 0), objAt(pair, 1), ptrAt(values, 3));
      Py_DECREF(objAt(pair, 0));
      Py_DECREF(objAt(pair, 1));
    }
    stackFree(pair);
  }
  stackFree(values);
  return result;
}

function execIn(source: PyObject, globals: PyObject, locals: PyObject, closure: PyObject | null): PyObject | null {
  if (closure == Py_None) closure = null;
  let result: PyObject | null;
  if (PyCode_Check(source)) {
    const free = changetype<PyCodeObject>(source).co_nfreevars;
    if (free == 0) {
      if (closure) return PyErr_SetString(PyExc_TypeError, 'cannot use a closure with this code object');
      result = PyEval_EvalCode(source, globals, locals);
    } else {
      if (!closureFits(closure, free)) {
        return PyErr_Format(PyExc_TypeError, 'code object requires a closure of exactly length %zd', <i64>free);
      }
      result = PyEval_EvalCodeWithClosure(source, globals, locals, closure!);
    }
  } else {
    if (closure) return PyErr_SetString(PyExc_TypeError, 'closure can only be used when source is a code object');
    const arena = PyList_New(0);
    if (!arena) return null;
    const name = _Py_STR('anon_string');
    const code = compileObject(
      source,
      'exec',
      'string, bytes or code',
      name,
      Py_file_input,
      inheritedFlags(),
      -1,
      arena,
    );
    result = code ? PyEval_EvalCode(code, globals, locals) : changetype<PyObject | null>(0);
    Py_XDECREF(code);
    Py_DECREF(arena);
  }
  if (!result) return null;
  Py_DECREF(result);
  return Py_None;
}

function closureFits(closure: PyObject | null, n: i32): bool {
  if (!closure || !PyTuple_CheckExact(closure) || PyTuple_GET_SIZE(closure) != n) return false;
  for (let i: i64 = 0; i < n; i++) if (!Py_IS_TYPE(PyTuple_GET_ITEM(closure, i), PyCell_Type)) return false;
  return true;
}

/** breakpoint(*args, **kws): sys.breakpointhook's. */
export function builtin_breakpoint(_m: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const name = PyUnicode_FromString('breakpointhook');
  if (!name) return null;
  const hook = _PySys_GetAttr(name);
  Py_DECREF(name);
  if (!hook) return PyErr_SetString(PyExc_RuntimeError, 'lost sys.breakpointhook');
  Py_INCREF(hook);
  const result = PyObject_Vectorcall(hook, args, <usize>nargs, kwnames);
  Py_DECREF(hook);
  return result;
}
