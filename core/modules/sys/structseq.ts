// sys.version_info, flags and the like. (CPython: Python/sysmodule.c, Objects/floatobject.c, Python/thread.c)

import { Py_False } from '../../objects/bool';
import { PyDict_GetItemString, PyDict_New, PyDict_SetItemString } from '../../objects/dict/dict';
import { PyFloat_FromDouble } from '../../objects/float';
import { PyLong_FromLong } from '../../objects/int';
import { _PyNamespace_New } from '../../objects/namespace';
import { Py_None } from '../../objects/none';
import { PyUnicode_FromString } from '../../objects/str/new';
import { newStructSequenceType, PyStructSequence_New } from '../../objects/structseq';
import { PySys_SetObject } from '../../objects/sys-attributes';
import { PyTuple_SET_ITEM } from '../../objects/tuple';
import { Py_DECREF, Py_XDECREF } from '../../runtime/cold';
import { _PyInterpreterState_GET } from '../../runtime/interp';
import { PyObject } from '../../runtime/object';

/** sys.name = value (stolen; NULL fails). */
function set(name: string, value: PyObject | null): bool {
  if (!value) return false;
  const r = PySys_SetObject(name, value);
  Py_DECREF(value);
  return r == 0;
}

// new
function make_version_info(): PyObject | null {
  const type = newStructSequenceType(
    'sys.version_info',
    'sys.version_info\n\nVersion information as a named tuple.',
    "major	Major release number\nminor	Minor release number\nmicro	Patch release number\nreleaselevel	'alpha', 'beta', 'candidate', or 'final'\nserial	Serial release number",
    5,
    false,
  );
  if (!type) return null;
  const o = PyStructSequence_New(type);
  if (!o) return null;
  PyTuple_SET_ITEM(o, 0, PyLong_FromLong(3));
  PyTuple_SET_ITEM(o, 1, PyLong_FromLong(13));
  PyTuple_SET_ITEM(o, 2, PyLong_FromLong(0));
  PyTuple_SET_ITEM(o, 3, PyUnicode_FromString('final'));
  PyTuple_SET_ITEM(o, 4, PyLong_FromLong(0));
  return o;
}

// new
function make_flags(): PyObject | null {
  const type = newStructSequenceType(
    'sys.flags',
    'sys.flags\n\nFlags provided through command line arguments or environment vars.',
    'debug	-d\ninspect	-i\ninteractive	-i\noptimize	-O or -OO\ndont_write_bytecode	-B\nno_user_site	-s\nno_site	-S\nignore_environment	-E\nverbose	-v\nbytes_warning	-b\nquiet	-q\nhash_randomization	-R\nisolated	-I\ndev_mode	-X dev\nutf8_mode	-X utf8\nwarn_default_encoding	-X warn_default_encoding\nsafe_path	-P\nint_max_str_digits	-X int_max_str_digits\ngil	-X gil',
    18,
    false,
  );
  if (!type) return null;
  const o = PyStructSequence_New(type);
  if (!o) return null;
  PyTuple_SET_ITEM(o, 0, PyLong_FromLong(0));
  PyTuple_SET_ITEM(o, 1, PyLong_FromLong(0));
  PyTuple_SET_ITEM(o, 2, PyLong_FromLong(0));
  PyTuple_SET_ITEM(o, 3, PyLong_FromLong(0));
  PyTuple_SET_ITEM(o, 4, PyLong_FromLong(0));
  PyTuple_SET_ITEM(o, 5, PyLong_FromLong(0));
  PyTuple_SET_ITEM(o, 6, PyLong_FromLong(0));
  PyTuple_SET_ITEM(o, 7, PyLong_FromLong(0));
  PyTuple_SET_ITEM(o, 8, PyLong_FromLong(0));
  PyTuple_SET_ITEM(o, 9, PyLong_FromLong(0));
  PyTuple_SET_ITEM(o, 10, PyLong_FromLong(0));
  PyTuple_SET_ITEM(o, 11, PyLong_FromLong(0));
  PyTuple_SET_ITEM(o, 12, PyLong_FromLong(0));
  PyTuple_SET_ITEM(o, 13, Py_False);
  PyTuple_SET_ITEM(o, 14, PyLong_FromLong(0));
  PyTuple_SET_ITEM(o, 15, PyLong_FromLong(0));
  PyTuple_SET_ITEM(o, 16, Py_False);
  PyTuple_SET_ITEM(o, 17, PyLong_FromLong(4300));
  PyTuple_SET_ITEM(o, 18, PyLong_FromLong(1));
  return o;
}

// new
function make_float_info(): PyObject | null {
  const type = newStructSequenceType(
    'sys.float_info',
    "sys.float_info\n\nA named tuple holding information about the float type. It contains low level\ninformation about the precision and internal representation. Please study\nyour system's :file:`float.h` for more information.",
    'max	DBL_MAX -- maximum representable finite float\nmax_exp	DBL_MAX_EXP -- maximum int e such that radix**(e-1) is representable\nmax_10_exp	DBL_MAX_10_EXP -- maximum int e such that 10**e is representable\nmin	DBL_MIN -- Minimum positive normalized float\nmin_exp	DBL_MIN_EXP -- minimum int e such that radix**(e-1) is a normalized float\nmin_10_exp	DBL_MIN_10_EXP -- minimum int e such that 10**e is a normalized float\ndig	DBL_DIG -- maximum number of decimal digits that can be faithfully represented in a float\nmant_dig	DBL_MANT_DIG -- mantissa digits\nepsilon	DBL_EPSILON -- Difference between 1 and the next representable float\nradix	FLT_RADIX -- radix of exponent\nrounds	FLT_ROUNDS -- rounding mode used for arithmetic operations',
    11,
  );
  if (!type) return null;
  const o = PyStructSequence_New(type);
  if (!o) return null;
  PyTuple_SET_ITEM(o, 0, PyFloat_FromDouble(1.7976931348623157e308));
  PyTuple_SET_ITEM(o, 1, PyLong_FromLong(1024));
  PyTuple_SET_ITEM(o, 2, PyLong_FromLong(308));
  PyTuple_SET_ITEM(o, 3, PyFloat_FromDouble(2.2250738585072014e-308));
  PyTuple_SET_ITEM(o, 4, PyLong_FromLong(-1021));
  PyTuple_SET_ITEM(o, 5, PyLong_FromLong(-307));
  PyTuple_SET_ITEM(o, 6, PyLong_FromLong(15));
  PyTuple_SET_ITEM(o, 7, PyLong_FromLong(53));
  PyTuple_SET_ITEM(o, 8, PyFloat_FromDouble(2.220446049250313e-16));
  PyTuple_SET_ITEM(o, 9, PyLong_FromLong(2));
  PyTuple_SET_ITEM(o, 10, PyLong_FromLong(1));
  return o;
}

// new
function make_int_info(): PyObject | null {
  const type = newStructSequenceType(
    'sys.int_info',
    "sys.int_info\n\nA named tuple that holds information about Python's\ninternal representation of integers.  The attributes are read only.",
    'bits_per_digit	size of a digit in bits\nsizeof_digit	size in bytes of the C type used to represent a digit\ndefault_max_str_digits	maximum string conversion digits limitation\nstr_digits_check_threshold	minimum positive value for int_max_str_digits',
    4,
  );
  if (!type) return null;
  const o = PyStructSequence_New(type);
  if (!o) return null;
  PyTuple_SET_ITEM(o, 0, PyLong_FromLong(30));
  PyTuple_SET_ITEM(o, 1, PyLong_FromLong(4));
  PyTuple_SET_ITEM(o, 2, PyLong_FromLong(4300));
  PyTuple_SET_ITEM(o, 3, PyLong_FromLong(640));
  return o;
}

// new
function make_hash_info(): PyObject | null {
  const type = newStructSequenceType(
    'sys.hash_info',
    'hash_info\n\nA named tuple providing parameters used for computing\nhashes. The attributes are read only.',
    'width	width of the type used for hashing, in bits\nmodulus	prime number giving the modulus on which the hash function is based\ninf	value to be used for hash of a positive infinity\nnan	value to be used for hash of a nan\nimag	multiplier used for the imaginary part of a complex number\nalgorithm	name of the algorithm for hashing of str, bytes and memoryviews\nhash_bits	internal output size of hash algorithm\nseed_bits	seed size of hash algorithm\ncutoff	small string optimization cutoff',
    9,
  );
  if (!type) return null;
  const o = PyStructSequence_New(type);
  if (!o) return null;
  PyTuple_SET_ITEM(o, 0, PyLong_FromLong(64));
  PyTuple_SET_ITEM(o, 1, PyLong_FromLong(2305843009213693951));
  PyTuple_SET_ITEM(o, 2, PyLong_FromLong(314159));
  PyTuple_SET_ITEM(o, 3, PyLong_FromLong(0));
  PyTuple_SET_ITEM(o, 4, PyLong_FromLong(1000003));
  PyTuple_SET_ITEM(o, 5, PyUnicode_FromString('siphash13'));
  PyTuple_SET_ITEM(o, 6, PyLong_FromLong(64));
  PyTuple_SET_ITEM(o, 7, PyLong_FromLong(128));
  PyTuple_SET_ITEM(o, 8, PyLong_FromLong(0));
  return o;
}

// new
function make_thread_info(): PyObject | null {
  const type = newStructSequenceType(
    'sys.thread_info',
    'sys.thread_info\n\nA named tuple holding information about the thread implementation.',
    'name	name of the thread implementation\nlock	name of the lock implementation\nversion	name and version of the thread library',
    3,
  );
  if (!type) return null;
  const o = PyStructSequence_New(type);
  if (!o) return null;
  PyTuple_SET_ITEM(o, 0, PyUnicode_FromString('pthread-stubs'));
  PyTuple_SET_ITEM(o, 1, PyUnicode_FromString('mutex+cond'));
  PyTuple_SET_ITEM(o, 2, Py_None);
  return o;
}

// new: sys.implementation
function make_implementation(): PyObject | null {
  const dict = PyDict_New();
  if (!dict) return null;
  const name = PyUnicode_FromString('cpython');
  const tag = PyUnicode_FromString('cpython-313');
  const hex = PyLong_FromLong(0x030d00f0);
  const version = PyDict_GetItemString(_PyInterpreterState_GET().sysdict!, 'version_info');
  let result: PyObject | null = null;
  if (
    name &&
    tag &&
    hex &&
    version &&
    PyDict_SetItemString(dict, 'name', name) == 0 &&
    PyDict_SetItemString(dict, 'cache_tag', tag) == 0 &&
    PyDict_SetItemString(dict, 'version', version) == 0 &&
    PyDict_SetItemString(dict, 'hexversion', hex) == 0
  )
    result = _PyNamespace_New(dict);
  Py_XDECREF(name);
  Py_XDECREF(tag);
  Py_XDECREF(hex);
  Py_DECREF(dict);
  return result;
}

/** What sys.unraisablehook is called with: a type that sys does not show. */
function makeHookArgsType(): bool {
  return (
    newStructSequenceType(
      'UnraisableHookArgs',
      'UnraisableHookArgs\n\nType used to pass arguments to sys.unraisablehook.',
      'exc_type	Exception type\nexc_value	Exception value\nexc_traceback	Exception traceback\nerr_msg	Error message\nobject	Object causing the exception',
      5,
    ) != null
  );
}

/** Sets version_info, flags and the others; false: failed. */
export function addStructSequences(): bool {
  return (
    makeHookArgsType() &&
    set('version_info', make_version_info()) &&
    set('flags', make_flags()) &&
    set('float_info', make_float_info()) &&
    set('int_info', make_int_info()) &&
    set('hash_info', make_hash_info()) &&
    set('thread_info', make_thread_info()) &&
    set('implementation', make_implementation())
  );
}
