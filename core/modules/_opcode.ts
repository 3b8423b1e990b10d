// The _opcode module: what opcode.py and dis.py ask about the opcodes. (CPython: Modules/_opcode.c)

import { _PyArg_UnpackKeywords } from '../objects/args';
import { Py_False, Py_True, PyBool_FromLong } from '../objects/bool';
import { PyCode_Type } from '../objects/code';
import { PyErr_Format, PyErr_SetString } from '../objects/exceptions/errors';
import { PyExc_RuntimeError, PyExc_TypeError, PyExc_ValueError } from '../objects/exceptions/types';
import { PyLong_AsInt, PyLong_AsLong, PyLong_FromLong } from '../objects/int';
import { PyList_Append, PyList_New } from '../objects/list';
import { moduleMethod, newNativeModule, PyModule_AddIntConstant } from '../objects/module';
import { Py_None } from '../objects/none';
import { PyUnicode_FromKindAndData } from '../objects/str/new';
import { tuplePackSteal2 } from '../objects/tuple';
import { Py_DECREF, Py_XDECREF, stackAlloc } from '../runtime/cold';
import { PyErr_Occurred } from '../runtime/errors';
import { objAt, PyObject, ptrAt } from '../runtime/object';
import { stackFree } from '../runtime/pellucid';
import { METH_FASTCALL, METH_KEYWORDS, METH_NOARGS } from '../runtime/type';

const MAX_OPCODE = 267;

/**
 * Five characters an opcode, from 0 to 267. Two hex digits of flags: 1 is_valid, 2 has_arg, 4 has_const, 8 has_name, 16 has_jump,
 * 32 has_free, 64 has_local, 128 has_exc. Then the stack effect: a, b and c (as letters; I is 0) of a + b * oparg + c * (oparg & 1);
 * '---': the opcode has none, as specialised ones.
 */
const TABLE =
  '01III01JII01JII41---01GII01HII01III01III01HII01GII01GII01HII01HII01HII01III01HII01III01III01JII01III01JII01III' +
  '01HII01JII01JII01JII01III01JII01JII01JII01III01HII01HII01JII01JII01JII01HII01III01EII01FII01III01III01III01III' +
  '01JII03HII03IHI03JHI03JGI03JHI03HII03JHI03JHI03HHI03GIH03III03HII03GHI03HII03HII03III03JII03III0bHII23III43III' +
  '0bIII0bIII03HII03HII03III03III13JII03III0bJII0bHII03HII13III13III13III03HII03HII0bIIJ07JII23JII43JII43JII43JII' +
  '43KII23III0bIII0bJIJ0bJII0bGIJ23III03GII03GII13HII13HII13HII13HII03IHI03HII07III13III03HII03HII03HII0bGII23HII' +
  '43HII43III43GII0bHII0bHII03III03IJI03HJI03III00---00---00---00---00---00---00---00---00---00---00---00---00---' +
  '00---00---00---00---00---00---00---00---00---00---00---00---00---00---00---00---00---03III01---01---01---01---' +
  '01---01---01---01---01---01---01---01---03---03---03---03---03---03---03---03---03---03---03---03---03---03---' +
  '03---03---03---03---03---03---03---03---03---03---03---03---13---13---13---03---0b---03---03---03---03---03---' +
  '03---03---03---03---0b---03---03---0b---0b---01---03---01---01---0b---01---01---01---01---01---01---01---01---' +
  '03---03---03---00---00---00---00---00---00---00---00---00---00---00---00---00---03III01HII01HII01HII07III03III' +
  '03GIJ03III03III03III01III01III03III03III03III03III03III03III00---00---13III13III43JII0bJII0bHII0bHII0bHII01III' +
  '83KII83JII83JII43HII';

function digit(i: i32): i32 {
  const c = TABLE.charCodeAt(i);
  return c < 0x40 ? c - 0x30 : c - 0x57;
}

function flagsOf(opcode: i32): i32 {
  return opcode < 0 || opcode > MAX_OPCODE ? 0 : (digit(5 * opcode) << 4) | digit(5 * opcode + 1);
}

/** Whether an opcode (the only argument) has the flag. */
function hasFlag(name: string, flag: i32, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const at = stackAlloc(1);
  const ok = _PyArg_UnpackKeywords(args, nargs, null, kwnames, name, 'opcode', 0, 1, 0, at);
  const opcode = ok < 0 ? -1 : PyLong_AsInt(objAt(at, 0));
  stackFree(at);
  if (ok < 0 || (opcode == -1 && PyErr_Occurred())) return null;
  return PyBool_FromLong(flagsOf(opcode) & flag);
}

function is_valid(m: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return hasFlag('is_valid', 1, args, nargs, kwnames);
}

function has_arg(m: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return hasFlag('has_arg', 2, args, nargs, kwnames);
}

function has_const(m: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return hasFlag('has_const', 4, args, nargs, kwnames);
}

function has_name(m: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return hasFlag('has_name', 8, args, nargs, kwnames);
}

function has_jump(m: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return hasFlag('has_jump', 16, args, nargs, kwnames);
}

function has_free(m: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return hasFlag('has_free', 32, args, nargs, kwnames);
}

function has_local(m: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return hasFlag('has_local', 64, args, nargs, kwnames);
}

function has_exc(m: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return hasFlag('has_exc', 128, args, nargs, kwnames);
}

const INVALID = i32.MIN_VALUE;

function effectOf(opcode: i32, oparg: i32, jump: i32): i32 {
  if (opcode < 0 || opcode > MAX_OPCODE || TABLE.charCodeAt(5 * opcode + 2) == 0x2d) return INVALID;
  if (opcode == 50) return oparg == 3 ? -2 : -1; // BUILD_SLICE
  if (opcode == 116) return (oparg & 0xff) + (oparg >> 8); // UNPACK_EX
  // Blocks begin with nothing: what SETUP_* pushes is there at the handler.
  if (opcode >= 264 && opcode <= 266 && jump == 0) return 0;
  const at = 5 * opcode + 2;
  const a = TABLE.charCodeAt(at) - 0x49;
  const b = TABLE.charCodeAt(at + 1) - 0x49;
  return a + b * oparg + (TABLE.charCodeAt(at + 2) - 0x49) * (oparg & 1);
}

function stack_effect(m: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const at = stackAlloc(3);
  const ok = _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'stack_effect', 'opcode oparg jump', 2, 1, 1, at);
  const opcodeObject = objAt(at, 0);
  const opargObject = ptrAt(at, 1);
  const jumpObject = ptrAt(at, 2);
  stackFree(at);
  if (ok < 0) return null;
  const opcode = PyLong_AsInt(opcodeObject);
  if (opcode == -1 && PyErr_Occurred()) return null;
  let oparg: i64 = 0;
  if (opargObject && opargObject != Py_None) {
    oparg = PyLong_AsLong(opargObject);
    if (oparg == -1 && PyErr_Occurred()) return null;
  }
  let jump = -1;
  if (jumpObject == Py_True) jump = 1;
  else if (jumpObject == Py_False) jump = 0;
  else if (jumpObject && jumpObject != Py_None) {
    return PyErr_SetString(PyExc_ValueError, 'stack_effect: jump must be False, True or None');
  }
  const effect = effectOf(opcode, <i32>oparg, jump);
  if (effect == INVALID) return PyErr_SetString(PyExc_ValueError, 'invalid opcode or oparg');
  return PyLong_FromLong(effect);
}

function get_specialization_stats(m: PyObject, unused: PyObject | null): PyObject | null {
  return Py_None;
}

/** The words of a text as a list; pairs: of tuples of two. */
// new
function words(text: string, pairs: bool): PyObject | null {
  const list = PyList_New(0);
  if (!list) return null;
  let start = 0;
  let first: PyObject | null = null;
  let ok = true;
  for (let i = 0; i <= text.length && ok; i++) {
    if (i < text.length && text.charCodeAt(i) != 0x20) continue;
    let item = PyUnicode_FromKindAndData(2, changetype<usize>(text) + ((<usize>start) << 1), i - start);
    start = i + 1;
    if (pairs && item) {
      if (!first) {
        first = item;
        continue;
      }
      item = tuplePackSteal2(first, item);
      first = null;
    }
    ok = item != null && PyList_Append(list, item) == 0;
    Py_XDECREF(item);
  }
  Py_XDECREF(first);
  if (ok) return list;
  Py_DECREF(list);
  return null;
}

function get_nb_ops(m: PyObject, unused: PyObject | null): PyObject | null {
  return words(
    'NB_ADD + NB_AND & NB_FLOOR_DIVIDE // NB_LSHIFT << NB_MATRIX_MULTIPLY @ NB_MULTIPLY * NB_REMAINDER % NB_OR | NB_POWER ** NB_RSHIFT >> NB_SUBTRACT - NB_TRUE_DIVIDE / NB_XOR ^ NB_INPLACE_ADD += NB_INPLACE_AND &= NB_INPLACE_FLOOR_DIVIDE //= NB_INPLACE_LSHIFT <<= NB_INPLACE_MATRIX_MULTIPLY @= NB_INPLACE_MULTIPLY *= NB_INPLACE_REMAINDER %= NB_INPLACE_OR |= NB_INPLACE_POWER **= NB_INPLACE_RSHIFT >>= NB_INPLACE_SUBTRACT -= NB_INPLACE_TRUE_DIVIDE /= NB_INPLACE_XOR ^=',
    true,
  );
}

function get_intrinsic1_descs(m: PyObject, unused: PyObject | null): PyObject | null {
  return words(
    'INTRINSIC_1_INVALID INTRINSIC_PRINT INTRINSIC_IMPORT_STAR INTRINSIC_STOPITERATION_ERROR INTRINSIC_ASYNC_GEN_WRAP INTRINSIC_UNARY_POSITIVE INTRINSIC_LIST_TO_TUPLE INTRINSIC_TYPEVAR INTRINSIC_PARAMSPEC INTRINSIC_TYPEVARTUPLE INTRINSIC_SUBSCRIPT_GENERIC INTRINSIC_TYPEALIAS',
    false,
  );
}

function get_intrinsic2_descs(m: PyObject, unused: PyObject | null): PyObject | null {
  return words(
    'INTRINSIC_2_INVALID INTRINSIC_PREP_RERAISE_STAR INTRINSIC_TYPEVAR_WITH_BOUND INTRINSIC_TYPEVAR_WITH_CONSTRAINTS INTRINSIC_SET_FUNCTION_TYPE_PARAMS INTRINSIC_SET_TYPEPARAM_DEFAULT',
    false,
  );
}

function get_executor(m: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const at = stackAlloc(2);
  const ok = _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'get_executor', 'code offset', 0, 2, 0, at);
  const code = objAt(at, 0);
  const offset = ok < 0 ? -1 : PyLong_AsInt(objAt(at, 1));
  stackFree(at);
  if (offset == -1 && PyErr_Occurred()) return null;
  if (code.ob_type != PyCode_Type) {
    return PyErr_Format(PyExc_TypeError, "expected a code object, not '%.100s'", code.ob_type.tp_name);
  }
  return PyErr_SetString(PyExc_RuntimeError, 'Executors are not available in this build');
}

function addFunctions(m: PyObject): bool {
  return (
    moduleMethod(
      m,
      'stack_effect',
      stack_effect.index,
      METH_KEYWORDS | METH_FASTCALL,
      'stack_effect($module, opcode, oparg=None, /, *, jump=None)\n--\n\nCompute the stack effect of the opcode.',
    ) >= 0 &&
    moduleMethod(
      m,
      'is_valid',
      is_valid.index,
      METH_KEYWORDS | METH_FASTCALL,
      'is_valid($module, /, opcode)\n--\n\nReturn True if opcode is valid, False otherwise.',
    ) >= 0 &&
    moduleMethod(
      m,
      'has_arg',
      has_arg.index,
      METH_KEYWORDS | METH_FASTCALL,
      'has_arg($module, /, opcode)\n--\n\nReturn True if the opcode uses its oparg, False otherwise.',
    ) >= 0 &&
    moduleMethod(
      m,
      'has_const',
      has_const.index,
      METH_KEYWORDS | METH_FASTCALL,
      'has_const($module, /, opcode)\n--\n\nReturn True if the opcode accesses a constant, False otherwise.',
    ) >= 0 &&
    moduleMethod(
      m,
      'has_name',
      has_name.index,
      METH_KEYWORDS | METH_FASTCALL,
      'has_name($module, /, opcode)\n--\n\nReturn True if the opcode accesses an attribute by name, False otherwise.',
    ) >= 0 &&
    moduleMethod(
      m,
      'has_jump',
      has_jump.index,
      METH_KEYWORDS | METH_FASTCALL,
      'has_jump($module, /, opcode)\n--\n\nReturn True if the opcode has a jump target, False otherwise.',
    ) >= 0 &&
    moduleMethod(
      m,
      'has_free',
      has_free.index,
      METH_KEYWORDS | METH_FASTCALL,
      "has_free($module, /, opcode)\n--\n\nReturn True if the opcode accesses a free variable, False otherwise.\n\nNote that 'free' in this context refers to names in the current scope\nthat are referenced by inner scopes or names in outer scopes that are\nreferenced from this scope. It does not include references to global\nor builtin scopes.",
    ) >= 0 &&
    moduleMethod(
      m,
      'has_local',
      has_local.index,
      METH_KEYWORDS | METH_FASTCALL,
      'has_local($module, /, opcode)\n--\n\nReturn True if the opcode accesses a local variable, False otherwise.',
    ) >= 0 &&
    moduleMethod(
      m,
      'has_exc',
      has_exc.index,
      METH_KEYWORDS | METH_FASTCALL,
      'has_exc($module, /, opcode)\n--\n\nReturn True if the opcode sets an exception handler, False otherwise.',
    ) >= 0 &&
    moduleMethod(
      m,
      'get_specialization_stats',
      get_specialization_stats.index,
      METH_NOARGS,
      'get_specialization_stats($module, /)\n--\n\nReturn the specialization stats',
    ) >= 0 &&
    moduleMethod(
      m,
      'get_nb_ops',
      get_nb_ops.index,
      METH_NOARGS,
      'get_nb_ops($module, /)\n--\n\nReturn array of symbols of binary ops.\n\nIndexed by the BINARY_OP oparg value.',
    ) >= 0 &&
    moduleMethod(
      m,
      'get_intrinsic1_descs',
      get_intrinsic1_descs.index,
      METH_NOARGS,
      'get_intrinsic1_descs($module, /)\n--\n\nReturn a list of names of the unary intrinsics.',
    ) >= 0 &&
    moduleMethod(
      m,
      'get_intrinsic2_descs',
      get_intrinsic2_descs.index,
      METH_NOARGS,
      'get_intrinsic2_descs($module, /)\n--\n\nReturn a list of names of the binary intrinsics.',
    ) >= 0 &&
    moduleMethod(
      m,
      'get_executor',
      get_executor.index,
      METH_KEYWORDS | METH_FASTCALL,
      'get_executor($module, /, code, offset)\n--\n\nReturn the executor object at offset in code if exists, None otherwise.',
    ) >= 0
  );
}

// new
export function init__opcode_module(): PyObject | null {
  const m = newNativeModule('_opcode', 'Opcode support module.');
  if (!m) return null;
  if (addFunctions(m) && PyModule_AddIntConstant(m, 'ENABLE_SPECIALIZATION', 1) == 0) return m;
  Py_DECREF(m);
  return null;
}
