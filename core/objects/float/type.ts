// The type float: its slots and methods. (CPython: Objects/floatobject.c)

import { getset, method, numberMethods, static_type } from '../../runtime/register';
import {
  _Py_TPFLAGS_MATCH_SELF,
  METH_CLASS,
  METH_FASTCALL,
  METH_NOARGS,
  METH_O,
  Py_TPFLAGS_BASETYPE,
  PyTypeObject,
} from '../../runtime/type';
import { float_dealloc, PyFloat_Type } from '../float';
import {
  float_abs,
  float_add,
  float_bool,
  float_div,
  float_divmod,
  float_float,
  float_floor_div,
  float_hash,
  float_mul,
  float_neg,
  float_pow,
  float_rem,
  float_richcompare,
  float_sub,
} from './arith';
import { float_fromhex, float_hex } from './hex';
import {
  float_as_integer_ratio,
  float_ceil,
  float_exact,
  float_floor,
  float_format,
  float_get_imag,
  float_get_real,
  float_getformat,
  float_getnewargs,
  float_int,
  float_is_integer,
  float_new,
  float_round,
  float_trunc,
  float_vectorcall,
} from './methods';
import { float_repr } from './tostring';

export function init_float_type(): void {
  const t = PyFloat_Type;
  static_type(
    t,
    'float',
    24,
    0,
    Py_TPFLAGS_BASETYPE | _Py_TPFLAGS_MATCH_SELF,
    'float(x=0, /)\n--\n\nConvert a string or number to a floating-point number, if possible.',
  );
  t.tp_dealloc = float_dealloc.index;
  t.tp_repr = float_repr.index;
  t.tp_hash = float_hash.index;
  t.tp_richcompare = float_richcompare.index;
  t.tp_new = float_new.index;
  t.tp_vectorcall = float_vectorcall.index;
  const number = numberMethods(t);
  number.nb_add = float_add.index;
  number.nb_subtract = float_sub.index;
  number.nb_multiply = float_mul.index;
  number.nb_remainder = float_rem.index;
  number.nb_divmod = float_divmod.index;
  number.nb_power = float_pow.index;
  number.nb_negative = float_neg.index;
  number.nb_positive = float_float.index;
  number.nb_absolute = float_abs.index;
  number.nb_bool = float_bool.index;
  number.nb_int = float_int.index;
  number.nb_float = float_float.index;
  number.nb_floor_divide = float_floor_div.index;
  number.nb_true_divide = float_div.index;
  init_float_methods(t);
}

function init_float_methods(t: PyTypeObject): void {
  method(
    t,
    'conjugate',
    float_exact.index,
    METH_NOARGS,
    `conjugate($self, /)
--

Return self, the complex conjugate of any float.`,
  );
  method(
    t,
    '__trunc__',
    float_trunc.index,
    METH_NOARGS,
    `__trunc__($self, /)
--

Return the Integral closest to x between 0 and x.`,
  );
  method(
    t,
    '__floor__',
    float_floor.index,
    METH_NOARGS,
    `__floor__($self, /)
--

Return the floor as an Integral.`,
  );
  method(
    t,
    '__ceil__',
    float_ceil.index,
    METH_NOARGS,
    `__ceil__($self, /)
--

Return the ceiling as an Integral.`,
  );
  method(
    t,
    '__round__',
    float_round.index,
    METH_FASTCALL,
    `__round__($self, ndigits=None, /)
--

Return the Integral closest to x, rounding half toward even.

When an argument is passed, work like built-in round(x, ndigits).`,
  );
  method(
    t,
    'as_integer_ratio',
    float_as_integer_ratio.index,
    METH_NOARGS,
    `as_integer_ratio($self, /)
--

Return a pair of integers, whose ratio is exactly equal to the original float.

The ratio is in lowest terms and has a positive denominator.  Raise
OverflowError on infinities and a ValueError on NaNs.

>>> (10.0).as_integer_ratio()
(10, 1)
>>> (0.0).as_integer_ratio()
(0, 1)
>>> (-.25).as_integer_ratio()
(-1, 4)`,
  );
  method(
    t,
    'fromhex',
    float_fromhex.index,
    METH_O | METH_CLASS,
    `fromhex($type, string, /)
--

Create a floating-point number from a hexadecimal string.

>>> float.fromhex('0x1.ffffp10')
2047.984375
>>> float.fromhex('-0x1p-1074')
-5e-324`,
  );
  method(
    t,
    'hex',
    float_hex.index,
    METH_NOARGS,
    `hex($self, /)
--

Return a hexadecimal representation of a floating-point number.

>>> (-0.1).hex()
'-0x1.999999999999ap-4'
>>> 3.14159.hex()
'0x1.921f9f01b866ep+1'`,
  );
  method(
    t,
    'is_integer',
    float_is_integer.index,
    METH_NOARGS,
    `is_integer($self, /)
--

Return True if the float is an integer.`,
  );
  method(t, '__getnewargs__', float_getnewargs.index, METH_NOARGS, '__getnewargs__($self, /)\n--\n\n');
  method(
    t,
    '__getformat__',
    float_getformat.index,
    METH_O | METH_CLASS,
    `__getformat__($type, typestr, /)
--

You probably don't want to use this function.

  typestr
    Must be 'double' or 'float'.

It exists mainly to be used in Python's test suite.

This function returns whichever of 'unknown', 'IEEE, big-endian' or 'IEEE,
little-endian' best describes the format of floating-point numbers used by the
C type named by typestr.`,
  );
  method(
    t,
    '__format__',
    float_format.index,
    METH_O,
    `__format__($self, format_spec, /)
--

Formats the float according to format_spec.`,
  );
  getset(t, 'real', float_get_real.index, 0, 'the real part of a complex number');
  getset(t, 'imag', float_get_imag.index, 0, 'the imaginary part of a complex number');
}
