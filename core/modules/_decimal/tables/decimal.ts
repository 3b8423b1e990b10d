// Decimal's methods: what each says of itself. (CPython: Modules/_decimal/docstrings.h)

import { method } from '../../../runtime/register';
import { METH_CLASS, METH_KEYWORDS, METH_NOARGS, METH_O, METH_VARARGS, PyTypeObject } from '../../../runtime/type';
import {
  dec_as_integer_ratio,
  dec_ceil,
  dec_complex,
  dec_floor,
  dec_sizeof,
  dec_trunc,
  PyDec_AsTuple,
  PyDec_Round,
} from '../conversions';
import { dec_from_float, dec_quantize, dec_radix, dec_reduce, dec_self, dec_to_eng_string } from '../decimal';
import {
  dec_compare,
  dec_compare_signal,
  dec_compare_total,
  dec_compare_total_mag,
  dec_copy_abs,
  dec_copy_negate,
  dec_copy_sign,
  dec_exp,
  dec_fma,
  dec_is_canonical,
  dec_is_finite,
  dec_is_infinite,
  dec_is_nan,
  dec_is_normal,
  dec_is_qnan,
  dec_is_signed,
  dec_is_snan,
  dec_is_subnormal,
  dec_is_zero,
  dec_ln,
  dec_log10,
  dec_logb,
  dec_logical_and,
  dec_logical_invert,
  dec_logical_or,
  dec_logical_xor,
  dec_max,
  dec_max_mag,
  dec_min,
  dec_min_mag,
  dec_next_minus,
  dec_next_plus,
  dec_next_toward,
  dec_normalize,
  dec_remainder_near,
  dec_rotate,
  dec_same_quantum,
  dec_scaleb,
  dec_shift,
  dec_sqrt,
  dec_to_integral,
  dec_to_integral_exact,
  dec_to_integral_value,
} from '../decimal-methods';
import { dec_format } from '../format';
import { dec_adjusted, dec_number_class } from '../questions';

/** Decimal's methods, in CPython's order. */
export function decimalMethods(t: PyTypeObject): void {
  method(
    t,
    'exp',
    dec_exp.index,
    METH_VARARGS | METH_KEYWORDS,
    'exp($self, /, context=None)\n--\n\nReturn the value of the (natural) exponential function e**x at the given\nnumber.  The function always uses the ROUND_HALF_EVEN mode and the result\nis correctly rounded.\n\n',
  );
  method(
    t,
    'ln',
    dec_ln.index,
    METH_VARARGS | METH_KEYWORDS,
    'ln($self, /, context=None)\n--\n\nReturn the natural (base e) logarithm of the operand. The function always\nuses the ROUND_HALF_EVEN mode and the result is correctly rounded.\n\n',
  );
  method(
    t,
    'log10',
    dec_log10.index,
    METH_VARARGS | METH_KEYWORDS,
    'log10($self, /, context=None)\n--\n\nReturn the base ten logarithm of the operand. The function always uses the\nROUND_HALF_EVEN mode and the result is correctly rounded.\n\n',
  );
  method(
    t,
    'next_minus',
    dec_next_minus.index,
    METH_VARARGS | METH_KEYWORDS,
    'next_minus($self, /, context=None)\n--\n\nReturn the largest number representable in the given context (or in the\ncurrent default context if no context is given) that is smaller than the\ngiven operand.\n\n',
  );
  method(
    t,
    'next_plus',
    dec_next_plus.index,
    METH_VARARGS | METH_KEYWORDS,
    'next_plus($self, /, context=None)\n--\n\nReturn the smallest number representable in the given context (or in the\ncurrent default context if no context is given) that is larger than the\ngiven operand.\n\n',
  );
  method(
    t,
    'normalize',
    dec_normalize.index,
    METH_VARARGS | METH_KEYWORDS,
    "normalize($self, /, context=None)\n--\n\nNormalize the number by stripping the rightmost trailing zeros and\nconverting any result equal to Decimal('0') to Decimal('0e0').  Used\nfor producing canonical values for members of an equivalence class.\nFor example, Decimal('32.100') and Decimal('0.321000e+2') both normalize\nto the equivalent value Decimal('32.1').\n\n",
  );
  method(
    t,
    'to_integral',
    dec_to_integral.index,
    METH_VARARGS | METH_KEYWORDS,
    'to_integral($self, /, rounding=None, context=None)\n--\n\nIdentical to the to_integral_value() method.  The to_integral() name has been\nkept for compatibility with older versions.\n\n',
  );
  method(
    t,
    'to_integral_exact',
    dec_to_integral_exact.index,
    METH_VARARGS | METH_KEYWORDS,
    'to_integral_exact($self, /, rounding=None, context=None)\n--\n\nRound to the nearest integer, signaling Inexact or Rounded as appropriate if\nrounding occurs.  The rounding mode is determined by the rounding parameter\nif given, else by the given context. If neither parameter is given, then the\nrounding mode of the current default context is used.\n\n',
  );
  method(
    t,
    'to_integral_value',
    dec_to_integral_value.index,
    METH_VARARGS | METH_KEYWORDS,
    'to_integral_value($self, /, rounding=None, context=None)\n--\n\nRound to the nearest integer without signaling Inexact or Rounded.  The\nrounding mode is determined by the rounding parameter if given, else by\nthe given context. If neither parameter is given, then the rounding mode\nof the current default context is used.\n\n',
  );
  method(
    t,
    'sqrt',
    dec_sqrt.index,
    METH_VARARGS | METH_KEYWORDS,
    'sqrt($self, /, context=None)\n--\n\nReturn the square root of the argument to full precision. The result is\ncorrectly rounded using the ROUND_HALF_EVEN rounding mode.\n\n',
  );
  method(
    t,
    'compare',
    dec_compare.index,
    METH_VARARGS | METH_KEYWORDS,
    "compare($self, /, other, context=None)\n--\n\nCompare self to other.  Return a decimal value:\n\n    a or b is a NaN ==> Decimal('NaN')\n    a < b           ==> Decimal('-1')\n    a == b          ==> Decimal('0')\n    a > b           ==> Decimal('1')\n\n",
  );
  method(
    t,
    'compare_signal',
    dec_compare_signal.index,
    METH_VARARGS | METH_KEYWORDS,
    'compare_signal($self, /, other, context=None)\n--\n\nIdentical to compare, except that all NaNs signal.\n\n',
  );
  method(
    t,
    'max',
    dec_max.index,
    METH_VARARGS | METH_KEYWORDS,
    'max($self, /, other, context=None)\n--\n\nMaximum of self and other.  If one operand is a quiet NaN and the other is\nnumeric, the numeric operand is returned.\n\n',
  );
  method(
    t,
    'max_mag',
    dec_max_mag.index,
    METH_VARARGS | METH_KEYWORDS,
    'max_mag($self, /, other, context=None)\n--\n\nSimilar to the max() method, but the comparison is done using the absolute\nvalues of the operands.\n\n',
  );
  method(
    t,
    'min',
    dec_min.index,
    METH_VARARGS | METH_KEYWORDS,
    'min($self, /, other, context=None)\n--\n\nMinimum of self and other. If one operand is a quiet NaN and the other is\nnumeric, the numeric operand is returned.\n\n',
  );
  method(
    t,
    'min_mag',
    dec_min_mag.index,
    METH_VARARGS | METH_KEYWORDS,
    'min_mag($self, /, other, context=None)\n--\n\nSimilar to the min() method, but the comparison is done using the absolute\nvalues of the operands.\n\n',
  );
  method(
    t,
    'next_toward',
    dec_next_toward.index,
    METH_VARARGS | METH_KEYWORDS,
    'next_toward($self, /, other, context=None)\n--\n\nIf the two operands are unequal, return the number closest to the first\noperand in the direction of the second operand.  If both operands are\nnumerically equal, return a copy of the first operand with the sign set\nto be the same as the sign of the second operand.\n\n',
  );
  method(
    t,
    'quantize',
    dec_quantize.index,
    METH_VARARGS | METH_KEYWORDS,
    "quantize($self, /, exp, rounding=None, context=None)\n--\n\nReturn a value equal to the first operand after rounding and having the\nexponent of the second operand.\n\n    >>> Decimal('1.41421356').quantize(Decimal('1.000'))\n    Decimal('1.414')\n\nUnlike other operations, if the length of the coefficient after the quantize\noperation would be greater than precision, then an InvalidOperation is signaled.\nThis guarantees that, unless there is an error condition, the quantized exponent\nis always equal to that of the right-hand operand.\n\nAlso unlike other operations, quantize never signals Underflow, even if the\nresult is subnormal and inexact.\n\nIf the exponent of the second operand is larger than that of the first, then\nrounding may be necessary. In this case, the rounding mode is determined by the\nrounding argument if given, else by the given context argument; if neither\nargument is given, the rounding mode of the current thread's context is used.\n\n",
  );
  method(
    t,
    'remainder_near',
    dec_remainder_near.index,
    METH_VARARGS | METH_KEYWORDS,
    'remainder_near($self, /, other, context=None)\n--\n\nReturn the remainder from dividing self by other.  This differs from\nself % other in that the sign of the remainder is chosen so as to minimize\nits absolute value. More precisely, the return value is self - n * other\nwhere n is the integer nearest to the exact value of self / other, and\nif two integers are equally near then the even one is chosen.\n\nIf the result is zero then its sign will be the sign of self.\n\n',
  );
  method(
    t,
    'fma',
    dec_fma.index,
    METH_VARARGS | METH_KEYWORDS,
    "fma($self, /, other, third, context=None)\n--\n\nFused multiply-add.  Return self*other+third with no rounding of the\nintermediate product self*other.\n\n    >>> Decimal(2).fma(3, 5)\n    Decimal('11')\n\n\n",
  );
  method(
    t,
    'is_canonical',
    dec_is_canonical.index,
    METH_NOARGS,
    'is_canonical($self, /)\n--\n\nReturn True if the argument is canonical and False otherwise.  Currently,\na Decimal instance is always canonical, so this operation always returns\nTrue.\n\n',
  );
  method(
    t,
    'is_finite',
    dec_is_finite.index,
    METH_NOARGS,
    'is_finite($self, /)\n--\n\nReturn True if the argument is a finite number, and False if the argument\nis infinite or a NaN.\n\n',
  );
  method(
    t,
    'is_infinite',
    dec_is_infinite.index,
    METH_NOARGS,
    'is_infinite($self, /)\n--\n\nReturn True if the argument is either positive or negative infinity and\nFalse otherwise.\n\n',
  );
  method(
    t,
    'is_nan',
    dec_is_nan.index,
    METH_NOARGS,
    'is_nan($self, /)\n--\n\nReturn True if the argument is a (quiet or signaling) NaN and False\notherwise.\n\n',
  );
  method(
    t,
    'is_qnan',
    dec_is_qnan.index,
    METH_NOARGS,
    'is_qnan($self, /)\n--\n\nReturn True if the argument is a quiet NaN, and False otherwise.\n\n',
  );
  method(
    t,
    'is_snan',
    dec_is_snan.index,
    METH_NOARGS,
    'is_snan($self, /)\n--\n\nReturn True if the argument is a signaling NaN and False otherwise.\n\n',
  );
  method(
    t,
    'is_signed',
    dec_is_signed.index,
    METH_NOARGS,
    'is_signed($self, /)\n--\n\nReturn True if the argument has a negative sign and False otherwise.\nNote that both zeros and NaNs can carry signs.\n\n',
  );
  method(
    t,
    'is_zero',
    dec_is_zero.index,
    METH_NOARGS,
    'is_zero($self, /)\n--\n\nReturn True if the argument is a (positive or negative) zero and False\notherwise.\n\n',
  );
  method(
    t,
    'is_normal',
    dec_is_normal.index,
    METH_VARARGS | METH_KEYWORDS,
    'is_normal($self, /, context=None)\n--\n\nReturn True if the argument is a normal finite non-zero number with an\nadjusted exponent greater than or equal to Emin. Return False if the\nargument is zero, subnormal, infinite or a NaN.\n\n',
  );
  method(
    t,
    'is_subnormal',
    dec_is_subnormal.index,
    METH_VARARGS | METH_KEYWORDS,
    'is_subnormal($self, /, context=None)\n--\n\nReturn True if the argument is subnormal, and False otherwise. A number is\nsubnormal if it is non-zero, finite, and has an adjusted exponent less\nthan Emin.\n\n',
  );
  method(
    t,
    'adjusted',
    dec_adjusted.index,
    METH_NOARGS,
    'adjusted($self, /)\n--\n\nReturn the adjusted exponent of the number.  Defined as exp + digits - 1.\n\n',
  );
  method(
    t,
    'canonical',
    dec_self.index,
    METH_NOARGS,
    'canonical($self, /)\n--\n\nReturn the canonical encoding of the argument.  Currently, the encoding\nof a Decimal instance is always canonical, so this operation returns its\nargument unchanged.\n\n',
  );
  method(t, 'conjugate', dec_self.index, METH_NOARGS, 'conjugate($self, /)\n--\n\nReturn self.\n\n');
  method(
    t,
    'radix',
    dec_radix.index,
    METH_NOARGS,
    'radix($self, /)\n--\n\nReturn Decimal(10), the radix (base) in which the Decimal class does\nall its arithmetic. Included for compatibility with the specification.\n\n',
  );
  method(
    t,
    'copy_abs',
    dec_copy_abs.index,
    METH_NOARGS,
    'copy_abs($self, /)\n--\n\nReturn the absolute value of the argument.  This operation is unaffected by\ncontext and is quiet: no flags are changed and no rounding is performed.\n\n',
  );
  method(
    t,
    'copy_negate',
    dec_copy_negate.index,
    METH_NOARGS,
    'copy_negate($self, /)\n--\n\nReturn the negation of the argument.  This operation is unaffected by context\nand is quiet: no flags are changed and no rounding is performed.\n\n',
  );
  method(
    t,
    'logb',
    dec_logb.index,
    METH_VARARGS | METH_KEYWORDS,
    "logb($self, /, context=None)\n--\n\nFor a non-zero number, return the adjusted exponent of the operand as a\nDecimal instance.  If the operand is a zero, then Decimal('-Infinity') is\nreturned and the DivisionByZero condition is raised. If the operand is\nan infinity then Decimal('Infinity') is returned.\n\n",
  );
  method(
    t,
    'logical_invert',
    dec_logical_invert.index,
    METH_VARARGS | METH_KEYWORDS,
    'logical_invert($self, /, context=None)\n--\n\nReturn the digit-wise inversion of the (logical) operand.\n\n',
  );
  method(
    t,
    'number_class',
    dec_number_class.index,
    METH_VARARGS | METH_KEYWORDS,
    "number_class($self, /, context=None)\n--\n\nReturn a string describing the class of the operand.  The returned value\nis one of the following ten strings:\n\n    * '-Infinity', indicating that the operand is negative infinity.\n    * '-Normal', indicating that the operand is a negative normal number.\n    * '-Subnormal', indicating that the operand is negative and subnormal.\n    * '-Zero', indicating that the operand is a negative zero.\n    * '+Zero', indicating that the operand is a positive zero.\n    * '+Subnormal', indicating that the operand is positive and subnormal.\n    * '+Normal', indicating that the operand is a positive normal number.\n    * '+Infinity', indicating that the operand is positive infinity.\n    * 'NaN', indicating that the operand is a quiet NaN (Not a Number).\n    * 'sNaN', indicating that the operand is a signaling NaN.\n\n\n",
  );
  method(
    t,
    'to_eng_string',
    dec_to_eng_string.index,
    METH_VARARGS | METH_KEYWORDS,
    "to_eng_string($self, /, context=None)\n--\n\nConvert to an engineering-type string.  Engineering notation has an exponent\nwhich is a multiple of 3, so there are up to 3 digits left of the decimal\nplace. For example, Decimal('123E+1') is converted to Decimal('1.23E+3').\n\nThe value of context.capitals determines whether the exponent sign is lower\nor upper case. Otherwise, the context does not affect the operation.\n\n",
  );
  method(
    t,
    'compare_total',
    dec_compare_total.index,
    METH_VARARGS | METH_KEYWORDS,
    "compare_total($self, /, other, context=None)\n--\n\nCompare two operands using their abstract representation rather than\ntheir numerical value.  Similar to the compare() method, but the result\ngives a total ordering on Decimal instances.  Two Decimal instances with\nthe same numeric value but different representations compare unequal\nin this ordering:\n\n    >>> Decimal('12.0').compare_total(Decimal('12'))\n    Decimal('-1')\n\nQuiet and signaling NaNs are also included in the total ordering. The result\nof this function is Decimal('0') if both operands have the same representation,\nDecimal('-1') if the first operand is lower in the total order than the second,\nand Decimal('1') if the first operand is higher in the total order than the\nsecond operand. See the specification for details of the total order.\n\nThis operation is unaffected by context and is quiet: no flags are changed\nand no rounding is performed. As an exception, the C version may raise\nInvalidOperation if the second operand cannot be converted exactly.\n\n",
  );
  method(
    t,
    'compare_total_mag',
    dec_compare_total_mag.index,
    METH_VARARGS | METH_KEYWORDS,
    'compare_total_mag($self, /, other, context=None)\n--\n\nCompare two operands using their abstract representation rather than their\nvalue as in compare_total(), but ignoring the sign of each operand.\n\nx.compare_total_mag(y) is equivalent to x.copy_abs().compare_total(y.copy_abs()).\n\nThis operation is unaffected by context and is quiet: no flags are changed\nand no rounding is performed. As an exception, the C version may raise\nInvalidOperation if the second operand cannot be converted exactly.\n\n',
  );
  method(
    t,
    'copy_sign',
    dec_copy_sign.index,
    METH_VARARGS | METH_KEYWORDS,
    "copy_sign($self, /, other, context=None)\n--\n\nReturn a copy of the first operand with the sign set to be the same as the\nsign of the second operand. For example:\n\n    >>> Decimal('2.3').copy_sign(Decimal('-1.5'))\n    Decimal('-2.3')\n\nThis operation is unaffected by context and is quiet: no flags are changed\nand no rounding is performed. As an exception, the C version may raise\nInvalidOperation if the second operand cannot be converted exactly.\n\n",
  );
  method(
    t,
    'same_quantum',
    dec_same_quantum.index,
    METH_VARARGS | METH_KEYWORDS,
    'same_quantum($self, /, other, context=None)\n--\n\nTest whether self and other have the same exponent or whether both are NaN.\n\nThis operation is unaffected by context and is quiet: no flags are changed\nand no rounding is performed. As an exception, the C version may raise\nInvalidOperation if the second operand cannot be converted exactly.\n\n',
  );
  method(
    t,
    'logical_and',
    dec_logical_and.index,
    METH_VARARGS | METH_KEYWORDS,
    "logical_and($self, /, other, context=None)\n--\n\nReturn the digit-wise 'and' of the two (logical) operands.\n\n",
  );
  method(
    t,
    'logical_or',
    dec_logical_or.index,
    METH_VARARGS | METH_KEYWORDS,
    "logical_or($self, /, other, context=None)\n--\n\nReturn the digit-wise 'or' of the two (logical) operands.\n\n",
  );
  method(
    t,
    'logical_xor',
    dec_logical_xor.index,
    METH_VARARGS | METH_KEYWORDS,
    "logical_xor($self, /, other, context=None)\n--\n\nReturn the digit-wise 'exclusive or' of the two (logical) operands.\n\n",
  );
  method(
    t,
    'rotate',
    dec_rotate.index,
    METH_VARARGS | METH_KEYWORDS,
    'rotate($self, /, other, context=None)\n--\n\nReturn the result of rotating the digits of the first operand by an amount\nspecified by the second operand.  The second operand must be an integer in\nthe range -precision through precision. The absolute value of the second\noperand gives the number of places to rotate. If the second operand is\npositive then rotation is to the left; otherwise rotation is to the right.\nThe coefficient of the first operand is padded on the left with zeros to\nlength precision if necessary. The sign and exponent of the first operand are\nunchanged.\n\n',
  );
  method(
    t,
    'scaleb',
    dec_scaleb.index,
    METH_VARARGS | METH_KEYWORDS,
    'scaleb($self, /, other, context=None)\n--\n\nReturn the first operand with the exponent adjusted the second.  Equivalently,\nreturn the first operand multiplied by 10**other. The second operand must be\nan integer.\n\n',
  );
  method(
    t,
    'shift',
    dec_shift.index,
    METH_VARARGS | METH_KEYWORDS,
    'shift($self, /, other, context=None)\n--\n\nReturn the result of shifting the digits of the first operand by an amount\nspecified by the second operand.  The second operand must be an integer in\nthe range -precision through precision. The absolute value of the second\noperand gives the number of places to shift. If the second operand is\npositive, then the shift is to the left; otherwise the shift is to the\nright. Digits shifted into the coefficient are zeros. The sign and exponent\nof the first operand are unchanged.\n\n',
  );
  method(
    t,
    'from_float',
    dec_from_float.index,
    METH_O | METH_CLASS,
    "from_float($type, f, /)\n--\n\nClass method that converts a float to a decimal number, exactly.\nSince 0.1 is not exactly representable in binary floating point,\nDecimal.from_float(0.1) is not the same as Decimal('0.1').\n\n    >>> Decimal.from_float(0.1)\n    Decimal('0.1000000000000000055511151231257827021181583404541015625')\n    >>> Decimal.from_float(float('nan'))\n    Decimal('NaN')\n    >>> Decimal.from_float(float('inf'))\n    Decimal('Infinity')\n    >>> Decimal.from_float(float('-inf'))\n    Decimal('-Infinity')\n\n\n",
  );
  method(
    t,
    'as_tuple',
    PyDec_AsTuple.index,
    METH_NOARGS,
    'as_tuple($self, /)\n--\n\nReturn a tuple representation of the number.\n\n',
  );
  method(
    t,
    'as_integer_ratio',
    dec_as_integer_ratio.index,
    METH_NOARGS,
    'as_integer_ratio($self, /)\n--\n\nDecimal.as_integer_ratio() -> (int, int)\n\nReturn a pair of integers, whose ratio is exactly equal to the original\nDecimal and with a positive denominator. The ratio is in lowest terms.\nRaise OverflowError on infinities and a ValueError on NaNs.\n\n',
  );
  method(t, '__copy__', dec_self.index, METH_NOARGS, '__copy__($self, /)\n--\n\n');
  method(t, '__deepcopy__', dec_self.index, METH_O, '__deepcopy__($self, object, /)\n--\n\n');
  method(t, '__format__', dec_format.index, METH_VARARGS, '');
  method(t, '__reduce__', dec_reduce.index, METH_NOARGS, '__reduce__($self, /)\n--\n\n');
  method(t, '__round__', PyDec_Round.index, METH_VARARGS, '');
  method(t, '__ceil__', dec_ceil.index, METH_NOARGS, '__ceil__($self, /)\n--\n\n');
  method(t, '__floor__', dec_floor.index, METH_NOARGS, '__floor__($self, /)\n--\n\n');
  method(t, '__trunc__', dec_trunc.index, METH_NOARGS, '__trunc__($self, /)\n--\n\n');
  method(t, '__complex__', dec_complex.index, METH_NOARGS, '__complex__($self, /)\n--\n\n');
  method(t, '__sizeof__', dec_sizeof.index, METH_NOARGS, '__sizeof__($self, /)\n--\n\n');
}
