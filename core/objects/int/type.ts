// The type int: its slots and methods. (CPython: Objects/longobject.c)

import { PyObject_Free } from '../../memory/obmalloc/malloc';
import { getset, method, numberMethods, static_type } from '../../runtime/register';
import {
  _Py_TPFLAGS_MATCH_SELF,
  METH_CLASS,
  METH_FASTCALL,
  METH_KEYWORDS,
  METH_NOARGS,
  METH_O,
  Py_TPFLAGS_BASETYPE,
  Py_TPFLAGS_LONG_SUBCLASS,
  PyTypeObject,
} from '../../runtime/type';
import { PyObject_GenericGetAttr } from '../attribute';
import { DIGITS, long_dealloc, PyLong_Type } from '../int';
import { long_abs, long_add, long_bool, long_long, long_mul, long_neg, long_sub } from './arith';
import { long_and, long_invert, long_lshift, long_or, long_rshift, long_xor } from './bits';
import { int_from_bytes, int_to_bytes } from './bytes';
import { long_hash, long_richcompare } from './compare';
import { long_to_decimal_string } from './decimal';
import { long_div, long_divmod, long_mod } from './divide';
import { long_float, long_true_divide } from './double';
import {
  int_as_integer_ratio,
  int_bit_count,
  int_bit_length,
  int_exact,
  int_format,
  int_getnewargs,
  int_is_integer,
  int_round,
  int_sizeof,
  long_get_denominator,
  long_get_imag,
  long_get_real,
  long_new,
  long_vectorcall,
} from './methods';
import { long_pow } from './power';

export function init_int_type(): void {
  const t = PyLong_Type;
  static_type(
    t,
    'int',
    DIGITS,
    4,
    Py_TPFLAGS_BASETYPE | Py_TPFLAGS_LONG_SUBCLASS | _Py_TPFLAGS_MATCH_SELF,
    `int([x]) -> integer
int(x, base=10) -> integer

Convert a number or string to an integer, or return 0 if no arguments
are given.  If x is a number, return x.__int__().  For floating-point
numbers, this truncates towards zero.

If x is not a number or if base is given, then x must be a string,
bytes, or bytearray instance representing an integer literal in the
given base.  The literal can be preceded by '+' or '-' and be surrounded
by whitespace.  The base defaults to 10.  Valid bases are 0 and 2-36.
Base 0 means to interpret the base from the string as an integer literal.
>>> int('0b100', base=0)
4`,
  );
  t.tp_dealloc = long_dealloc.index;
  t.tp_repr = long_to_decimal_string.index;
  t.tp_hash = long_hash.index;
  t.tp_getattro = PyObject_GenericGetAttr.index;
  t.tp_richcompare = long_richcompare.index;
  t.tp_free = PyObject_Free.index;
  t.tp_new = long_new.index;
  t.tp_vectorcall = long_vectorcall.index;
  const number = numberMethods(t);
  number.nb_add = long_add.index;
  number.nb_subtract = long_sub.index;
  number.nb_multiply = long_mul.index;
  number.nb_remainder = long_mod.index;
  number.nb_divmod = long_divmod.index;
  number.nb_power = long_pow.index;
  number.nb_negative = long_neg.index;
  number.nb_positive = long_long.index;
  number.nb_absolute = long_abs.index;
  number.nb_bool = long_bool.index;
  number.nb_invert = long_invert.index;
  number.nb_lshift = long_lshift.index;
  number.nb_rshift = long_rshift.index;
  number.nb_and = long_and.index;
  number.nb_xor = long_xor.index;
  number.nb_or = long_or.index;
  number.nb_int = long_long.index;
  number.nb_float = long_float.index;
  number.nb_floor_divide = long_div.index;
  number.nb_true_divide = long_true_divide.index;
  number.nb_index = long_long.index;
  init_int_methods(t);
}

function init_int_methods(t: PyTypeObject): void {
  method(
    t,
    'conjugate',
    int_exact.index,
    METH_NOARGS,
    `conjugate($self, /)
--

Returns self, the complex conjugate of any int.`,
  );
  method(
    t,
    'bit_length',
    int_bit_length.index,
    METH_NOARGS,
    `bit_length($self, /)
--

Number of bits necessary to represent self in binary.

>>> bin(37)
'0b100101'
>>> (37).bit_length()
6`,
  );
  method(
    t,
    'bit_count',
    int_bit_count.index,
    METH_NOARGS,
    `bit_count($self, /)
--

Number of ones in the binary representation of the absolute value of self.

Also known as the population count.

>>> bin(13)
'0b1101'
>>> (13).bit_count()
3`,
  );
  method(
    t,
    'to_bytes',
    int_to_bytes.index,
    METH_FASTCALL | METH_KEYWORDS,
    `to_bytes($self, /, length=1, byteorder='big', *, signed=False)
--

Return an array of bytes representing an integer.

  length
    Length of bytes object to use.  An OverflowError is raised if the
    integer is not representable with the given number of bytes.  Default
    is length 1.
  byteorder
    The byte order used to represent the integer.  If byteorder is 'big',
    the most significant byte is at the beginning of the byte array.  If
    byteorder is 'little', the most significant byte is at the end of the
    byte array.  To request the native byte order of the host system, use
    sys.byteorder as the byte order value.  Default is to use 'big'.
  signed
    Determines whether two's complement is used to represent the integer.
    If signed is False and a negative integer is given, an OverflowError
    is raised.`,
  );
  method(
    t,
    'from_bytes',
    int_from_bytes.index,
    METH_FASTCALL | METH_KEYWORDS | METH_CLASS,
    `from_bytes($type, /, bytes, byteorder='big', *, signed=False)
--

Return the integer represented by the given array of bytes.

  bytes
    Holds the array of bytes to convert.  The argument must either
    support the buffer protocol or be an iterable object producing bytes.
    Bytes and bytearray are examples of built-in objects that support the
    buffer protocol.
  byteorder
    The byte order used to represent the integer.  If byteorder is 'big',
    the most significant byte is at the beginning of the byte array.  If
    byteorder is 'little', the most significant byte is at the end of the
    byte array.  To request the native byte order of the host system, use
    sys.byteorder as the byte order value.  Default is to use 'big'.
  signed
    Indicates whether two's complement is used to represent the integer.`,
  );
  method(
    t,
    'as_integer_ratio',
    int_as_integer_ratio.index,
    METH_NOARGS,
    `as_integer_ratio($self, /)
--

Return a pair of integers, whose ratio is equal to the original int.

The ratio is in lowest terms and has a positive denominator.

>>> (10).as_integer_ratio()
(10, 1)
>>> (-10).as_integer_ratio()
(-10, 1)
>>> (0).as_integer_ratio()
(0, 1)`,
  );
  method(
    t,
    '__trunc__',
    int_exact.index,
    METH_NOARGS,
    `__trunc__($self, /)
--

Truncating an Integral returns itself.`,
  );
  method(
    t,
    '__floor__',
    int_exact.index,
    METH_NOARGS,
    `__floor__($self, /)
--

Flooring an Integral returns itself.`,
  );
  method(
    t,
    '__ceil__',
    int_exact.index,
    METH_NOARGS,
    `__ceil__($self, /)
--

Ceiling of an Integral returns itself.`,
  );
  method(
    t,
    '__round__',
    int_round.index,
    METH_FASTCALL,
    `__round__($self, ndigits=<unrepresentable>, /)
--

Rounding an Integral returns itself.

Rounding with an ndigits argument also returns an integer.`,
  );
  method(t, '__getnewargs__', int_getnewargs.index, METH_NOARGS, '__getnewargs__($self, /)\n--\n\n');
  method(
    t,
    '__format__',
    int_format.index,
    METH_O,
    `__format__($self, format_spec, /)
--

Convert to a string according to format_spec.`,
  );
  method(
    t,
    '__sizeof__',
    int_sizeof.index,
    METH_NOARGS,
    `__sizeof__($self, /)
--

Returns size in memory, in bytes.`,
  );
  method(
    t,
    'is_integer',
    int_is_integer.index,
    METH_NOARGS,
    `is_integer($self, /)
--

Returns True. Exists for duck type compatibility with float.is_integer.`,
  );
  getset(t, 'real', long_get_real.index, 0, 'the real part of a complex number');
  getset(t, 'imag', long_get_imag.index, 0, 'the imaginary part of a complex number');
  getset(t, 'numerator', long_get_real.index, 0, 'the numerator of a rational number in lowest terms');
  getset(t, 'denominator', long_get_denominator.index, 0, 'the denominator of a rational number in lowest terms');
}
