// Context's methods: what each says of itself. (CPython: Modules/_decimal/docstrings.h)

import { method } from '../../../runtime/register';
import { METH_KEYWORDS, METH_NOARGS, METH_O, METH_VARARGS, PyTypeObject } from '../../../runtime/type';
import {
  context_clear_flags,
  context_clear_traps,
  context_copy,
  context_getetiny,
  context_getetop,
  context_reduce,
} from '../context';
import {
  ctx_abs,
  ctx_add,
  ctx_compare,
  ctx_compare_signal,
  ctx_compare_total,
  ctx_compare_total_mag,
  ctx_copy_abs,
  ctx_copy_negate,
  ctx_copy_sign,
  ctx_divide,
  ctx_divide_int,
  ctx_exp,
  ctx_fma,
  ctx_is_finite,
  ctx_is_infinite,
  ctx_is_nan,
  ctx_is_normal,
  ctx_is_qnan,
  ctx_is_signed,
  ctx_is_snan,
  ctx_is_subnormal,
  ctx_is_zero,
  ctx_ln,
  ctx_log10,
  ctx_logb,
  ctx_logical_and,
  ctx_logical_invert,
  ctx_logical_or,
  ctx_logical_xor,
  ctx_max,
  ctx_max_mag,
  ctx_min,
  ctx_min_mag,
  ctx_minus,
  ctx_multiply,
  ctx_next_minus,
  ctx_next_plus,
  ctx_next_toward,
  ctx_normalize,
  ctx_plus,
  ctx_power,
  ctx_quantize,
  ctx_remainder,
  ctx_remainder_near,
  ctx_rotate,
  ctx_same_quantum,
  ctx_scaleb,
  ctx_shift,
  ctx_sqrt,
  ctx_subtract,
  ctx_to_eng_string,
  ctx_to_integral,
  ctx_to_integral_exact,
  ctx_to_integral_value,
  ctx_to_sci_string,
} from '../context-methods';
import {
  ctx_canonical,
  ctx_copy_decimal,
  ctx_create_decimal,
  ctx_from_float,
  ctx_iscanonical,
  dec_radix,
  PyDecContext_Apply,
} from '../decimal';
import { contextDivmod } from '../methods';
import { ctx_number_class } from '../questions';

/** Context's methods, in CPython's order. */
export function contextMethods(t: PyTypeObject): void {
  method(t, 'abs', ctx_abs.index, METH_O, 'abs($self, x, /)\n--\n\nReturn the absolute value of x.\n\n');
  method(t, 'exp', ctx_exp.index, METH_O, 'exp($self, x, /)\n--\n\nReturn e ** x.\n\n');
  method(t, 'ln', ctx_ln.index, METH_O, 'ln($self, x, /)\n--\n\nReturn the natural (base e) logarithm of x.\n\n');
  method(t, 'log10', ctx_log10.index, METH_O, 'log10($self, x, /)\n--\n\nReturn the base 10 logarithm of x.\n\n');
  method(
    t,
    'minus',
    ctx_minus.index,
    METH_O,
    'minus($self, x, /)\n--\n\nMinus corresponds to the unary prefix minus operator in Python, but applies\nthe context to the result.\n\n',
  );
  method(
    t,
    'next_minus',
    ctx_next_minus.index,
    METH_O,
    'next_minus($self, x, /)\n--\n\nReturn the largest representable number smaller than x.\n\n',
  );
  method(
    t,
    'next_plus',
    ctx_next_plus.index,
    METH_O,
    'next_plus($self, x, /)\n--\n\nReturn the smallest representable number larger than x.\n\n',
  );
  method(
    t,
    'normalize',
    ctx_normalize.index,
    METH_O,
    'normalize($self, x, /)\n--\n\nReduce x to its simplest form. Alias for reduce(x).\n\n',
  );
  method(
    t,
    'plus',
    ctx_plus.index,
    METH_O,
    'plus($self, x, /)\n--\n\nPlus corresponds to the unary prefix plus operator in Python, but applies\nthe context to the result.\n\n',
  );
  method(
    t,
    'to_integral',
    ctx_to_integral.index,
    METH_O,
    'to_integral($self, x, /)\n--\n\nIdentical to to_integral_value(x).\n\n',
  );
  method(
    t,
    'to_integral_exact',
    ctx_to_integral_exact.index,
    METH_O,
    'to_integral_exact($self, x, /)\n--\n\nRound to an integer. Signal if the result is rounded or inexact.\n\n',
  );
  method(
    t,
    'to_integral_value',
    ctx_to_integral_value.index,
    METH_O,
    'to_integral_value($self, x, /)\n--\n\nRound to an integer.\n\n',
  );
  method(
    t,
    'sqrt',
    ctx_sqrt.index,
    METH_O,
    'sqrt($self, x, /)\n--\n\nSquare root of a non-negative number to context precision.\n\n',
  );
  method(t, 'add', ctx_add.index, METH_VARARGS, 'add($self, x, y, /)\n--\n\nReturn the sum of x and y.\n\n');
  method(
    t,
    'compare',
    ctx_compare.index,
    METH_VARARGS,
    'compare($self, x, y, /)\n--\n\nCompare x and y numerically.\n\n',
  );
  method(
    t,
    'compare_signal',
    ctx_compare_signal.index,
    METH_VARARGS,
    'compare_signal($self, x, y, /)\n--\n\nCompare x and y numerically.  All NaNs signal.\n\n',
  );
  method(t, 'divide', ctx_divide.index, METH_VARARGS, 'divide($self, x, y, /)\n--\n\nReturn x divided by y.\n\n');
  method(
    t,
    'divide_int',
    ctx_divide_int.index,
    METH_VARARGS,
    'divide_int($self, x, y, /)\n--\n\nReturn x divided by y, truncated to an integer.\n\n',
  );
  method(
    t,
    'divmod',
    contextDivmod.index,
    METH_VARARGS,
    'divmod($self, x, y, /)\n--\n\nReturn quotient and remainder of the division x / y.\n\n',
  );
  method(
    t,
    'max',
    ctx_max.index,
    METH_VARARGS,
    'max($self, x, y, /)\n--\n\nCompare the values numerically and return the maximum.\n\n',
  );
  method(
    t,
    'max_mag',
    ctx_max_mag.index,
    METH_VARARGS,
    'max_mag($self, x, y, /)\n--\n\nCompare the values numerically with their sign ignored.\n\n',
  );
  method(
    t,
    'min',
    ctx_min.index,
    METH_VARARGS,
    'min($self, x, y, /)\n--\n\nCompare the values numerically and return the minimum.\n\n',
  );
  method(
    t,
    'min_mag',
    ctx_min_mag.index,
    METH_VARARGS,
    'min_mag($self, x, y, /)\n--\n\nCompare the values numerically with their sign ignored.\n\n',
  );
  method(
    t,
    'multiply',
    ctx_multiply.index,
    METH_VARARGS,
    'multiply($self, x, y, /)\n--\n\nReturn the product of x and y.\n\n',
  );
  method(
    t,
    'next_toward',
    ctx_next_toward.index,
    METH_VARARGS,
    'next_toward($self, x, y, /)\n--\n\nReturn the number closest to x, in the direction towards y.\n\n',
  );
  method(
    t,
    'quantize',
    ctx_quantize.index,
    METH_VARARGS,
    'quantize($self, x, y, /)\n--\n\nReturn a value equal to x (rounded), having the exponent of y.\n\n',
  );
  method(
    t,
    'remainder',
    ctx_remainder.index,
    METH_VARARGS,
    'remainder($self, x, y, /)\n--\n\nReturn the remainder from integer division.  The sign of the result,\nif non-zero, is the same as that of the original dividend.\n\n',
  );
  method(
    t,
    'remainder_near',
    ctx_remainder_near.index,
    METH_VARARGS,
    'remainder_near($self, x, y, /)\n--\n\nReturn x - y * n, where n is the integer nearest the exact value of x / y\n(if the result is 0 then its sign will be the sign of x).\n\n',
  );
  method(
    t,
    'subtract',
    ctx_subtract.index,
    METH_VARARGS,
    'subtract($self, x, y, /)\n--\n\nReturn the difference between x and y.\n\n',
  );
  method(
    t,
    'power',
    ctx_power.index,
    METH_VARARGS | METH_KEYWORDS,
    "power($self, /, a, b, modulo=None)\n--\n\nCompute a**b. If 'a' is negative, then 'b' must be integral. The result\nwill be inexact unless 'a' is integral and the result is finite and can\nbe expressed exactly in 'precision' digits.  In the Python version the\nresult is always correctly rounded, in the C version the result is almost\nalways correctly rounded.\n\nIf modulo is given, compute (a**b) % modulo. The following restrictions\nhold:\n\n    * all three arguments must be integral\n    * 'b' must be nonnegative\n    * at least one of 'a' or 'b' must be nonzero\n    * modulo must be nonzero and less than 10**prec in absolute value\n\n\n",
  );
  method(t, 'fma', ctx_fma.index, METH_VARARGS, 'fma($self, x, y, z, /)\n--\n\nReturn x multiplied by y, plus z.\n\n');
  method(
    t,
    'Etiny',
    context_getetiny.index,
    METH_NOARGS,
    'Etiny($self, /)\n--\n\nReturn a value equal to Emin - prec + 1, which is the minimum exponent value\nfor subnormal results.  When underflow occurs, the exponent is set to Etiny.\n\n',
  );
  method(
    t,
    'Etop',
    context_getetop.index,
    METH_NOARGS,
    'Etop($self, /)\n--\n\nReturn a value equal to Emax - prec + 1.  This is the maximum exponent\nif the _clamp field of the context is set to 1 (IEEE clamp mode).  Etop()\nmust not be negative.\n\n',
  );
  method(t, 'radix', dec_radix.index, METH_NOARGS, 'radix($self, /)\n--\n\nReturn 10.\n\n');
  method(
    t,
    'is_canonical',
    ctx_iscanonical.index,
    METH_O,
    'is_canonical($self, x, /)\n--\n\nReturn True if x is canonical, False otherwise.\n\n',
  );
  method(
    t,
    'is_finite',
    ctx_is_finite.index,
    METH_O,
    'is_finite($self, x, /)\n--\n\nReturn True if x is finite, False otherwise.\n\n',
  );
  method(
    t,
    'is_infinite',
    ctx_is_infinite.index,
    METH_O,
    'is_infinite($self, x, /)\n--\n\nReturn True if x is infinite, False otherwise.\n\n',
  );
  method(
    t,
    'is_nan',
    ctx_is_nan.index,
    METH_O,
    'is_nan($self, x, /)\n--\n\nReturn True if x is a qNaN or sNaN, False otherwise.\n\n',
  );
  method(
    t,
    'is_normal',
    ctx_is_normal.index,
    METH_O,
    'is_normal($self, x, /)\n--\n\nReturn True if x is a normal number, False otherwise.\n\n',
  );
  method(
    t,
    'is_qnan',
    ctx_is_qnan.index,
    METH_O,
    'is_qnan($self, x, /)\n--\n\nReturn True if x is a quiet NaN, False otherwise.\n\n',
  );
  method(
    t,
    'is_signed',
    ctx_is_signed.index,
    METH_O,
    'is_signed($self, x, /)\n--\n\nReturn True if x is negative, False otherwise.\n\n',
  );
  method(
    t,
    'is_snan',
    ctx_is_snan.index,
    METH_O,
    'is_snan($self, x, /)\n--\n\nReturn True if x is a signaling NaN, False otherwise.\n\n',
  );
  method(
    t,
    'is_subnormal',
    ctx_is_subnormal.index,
    METH_O,
    'is_subnormal($self, x, /)\n--\n\nReturn True if x is subnormal, False otherwise.\n\n',
  );
  method(
    t,
    'is_zero',
    ctx_is_zero.index,
    METH_O,
    'is_zero($self, x, /)\n--\n\nReturn True if x is a zero, False otherwise.\n\n',
  );
  method(t, '_apply', PyDecContext_Apply.index, METH_O, '_apply($self, object, /)\n--\n\n');
  method(t, 'canonical', ctx_canonical.index, METH_O, 'canonical($self, x, /)\n--\n\nReturn a new instance of x.\n\n');
  method(
    t,
    'copy_abs',
    ctx_copy_abs.index,
    METH_O,
    'copy_abs($self, x, /)\n--\n\nReturn a copy of x with the sign set to 0.\n\n',
  );
  method(
    t,
    'copy_decimal',
    ctx_copy_decimal.index,
    METH_O,
    'copy_decimal($self, x, /)\n--\n\nReturn a copy of Decimal x.\n\n',
  );
  method(
    t,
    'copy_negate',
    ctx_copy_negate.index,
    METH_O,
    'copy_negate($self, x, /)\n--\n\nReturn a copy of x with the sign inverted.\n\n',
  );
  method(
    t,
    'logb',
    ctx_logb.index,
    METH_O,
    "logb($self, x, /)\n--\n\nReturn the exponent of the magnitude of the operand's MSD.\n\n",
  );
  method(
    t,
    'logical_invert',
    ctx_logical_invert.index,
    METH_O,
    'logical_invert($self, x, /)\n--\n\nInvert all digits of x.\n\n',
  );
  method(
    t,
    'number_class',
    ctx_number_class.index,
    METH_O,
    'number_class($self, x, /)\n--\n\nReturn an indication of the class of x.\n\n',
  );
  method(
    t,
    'to_sci_string',
    ctx_to_sci_string.index,
    METH_O,
    'to_sci_string($self, x, /)\n--\n\nConvert a number to a string using scientific notation.\n\n',
  );
  method(
    t,
    'to_eng_string',
    ctx_to_eng_string.index,
    METH_O,
    'to_eng_string($self, x, /)\n--\n\nConvert a number to a string, using engineering notation.\n\n',
  );
  method(
    t,
    'compare_total',
    ctx_compare_total.index,
    METH_VARARGS,
    'compare_total($self, x, y, /)\n--\n\nCompare x and y using their abstract representation.\n\n',
  );
  method(
    t,
    'compare_total_mag',
    ctx_compare_total_mag.index,
    METH_VARARGS,
    'compare_total_mag($self, x, y, /)\n--\n\nCompare x and y using their abstract representation, ignoring sign.\n\n',
  );
  method(
    t,
    'copy_sign',
    ctx_copy_sign.index,
    METH_VARARGS,
    'copy_sign($self, x, y, /)\n--\n\nCopy the sign from y to x.\n\n',
  );
  method(
    t,
    'logical_and',
    ctx_logical_and.index,
    METH_VARARGS,
    'logical_and($self, x, y, /)\n--\n\nDigit-wise and of x and y.\n\n',
  );
  method(
    t,
    'logical_or',
    ctx_logical_or.index,
    METH_VARARGS,
    'logical_or($self, x, y, /)\n--\n\nDigit-wise or of x and y.\n\n',
  );
  method(
    t,
    'logical_xor',
    ctx_logical_xor.index,
    METH_VARARGS,
    'logical_xor($self, x, y, /)\n--\n\nDigit-wise xor of x and y.\n\n',
  );
  method(
    t,
    'rotate',
    ctx_rotate.index,
    METH_VARARGS,
    'rotate($self, x, y, /)\n--\n\nReturn a copy of x, rotated by y places.\n\n',
  );
  method(
    t,
    'same_quantum',
    ctx_same_quantum.index,
    METH_VARARGS,
    'same_quantum($self, x, y, /)\n--\n\nReturn True if the two operands have the same exponent.\n\n',
  );
  method(
    t,
    'scaleb',
    ctx_scaleb.index,
    METH_VARARGS,
    'scaleb($self, x, y, /)\n--\n\nReturn the first operand after adding the second value to its exp.\n\n',
  );
  method(
    t,
    'shift',
    ctx_shift.index,
    METH_VARARGS,
    'shift($self, x, y, /)\n--\n\nReturn a copy of x, shifted by y places.\n\n',
  );
  method(
    t,
    'clear_flags',
    context_clear_flags.index,
    METH_NOARGS,
    'clear_flags($self, /)\n--\n\nReset all flags to False.\n\n',
  );
  method(
    t,
    'clear_traps',
    context_clear_traps.index,
    METH_NOARGS,
    'clear_traps($self, /)\n--\n\nSet all traps to False.\n\n',
  );
  method(t, '__copy__', context_copy.index, METH_NOARGS, '__copy__($self, /)\n--\n\n');
  method(t, '__reduce__', context_reduce.index, METH_NOARGS, '__reduce__($self, /)\n--\n\n');
  method(
    t,
    'copy',
    context_copy.index,
    METH_NOARGS,
    'copy($self, /)\n--\n\nReturn a duplicate of the context with all flags cleared.\n\n',
  );
  method(
    t,
    'create_decimal',
    ctx_create_decimal.index,
    METH_VARARGS,
    'create_decimal($self, num="0", /)\n--\n\nCreate a new Decimal instance from num, using self as the context. Unlike the\nDecimal constructor, this function observes the context limits.\n\n',
  );
  method(
    t,
    'create_decimal_from_float',
    ctx_from_float.index,
    METH_O,
    'create_decimal_from_float($self, f, /)\n--\n\nCreate a new Decimal instance from float f.  Unlike the Decimal.from_float()\nclass method, this function observes the context limits.\n\n',
  );
}
