// The type int: its slots and methods. (CPython: Objects/longobject.c)

import { PyObject_Free } from '../../memory/obmalloc/malloc';
import { numberMethods, static_type } from '../../runtime/register';
import { _Py_TPFLAGS_MATCH_SELF, Py_TPFLAGS_BASETYPE, Py_TPFLAGS_LONG_SUBCLASS } from '../../runtime/type';
import { DIGITS, long_dealloc, PyLong_Type } from '../int';
import { PyObject_GenericGetAttr } from '../object';
import { long_abs, long_add, long_bool, long_long, long_mul, long_neg, long_sub } from './arith';
import { long_and, long_invert, long_lshift, long_or, long_rshift, long_xor } from './bits';
import { long_hash, long_richcompare } from './compare';
import { long_to_decimal_string } from './decimal';
import { long_div, long_divmod, long_mod } from './divide';
import { long_float, long_true_divide } from './double';
import { long_pow } from './power';

export function init_int_type(): void {
  const t = PyLong_Type;
  static_type(
    t, 'int', DIGITS, 4, Py_TPFLAGS_BASETYPE | Py_TPFLAGS_LONG_SUBCLASS | _Py_TPFLAGS_MATCH_SELF,
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
}
