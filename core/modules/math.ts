// The module math. (CPython: Modules/mathmodule.c)

import { PyFloat_FromDouble } from '../objects/float';
import { moduleMethod, newNativeModule, PyModule_Add } from '../objects/module';
import { Py_DECREF, PyObject } from '../runtime/object';
import { METH_FASTCALL, METH_KEYWORDS, METH_O } from '../runtime/type';
import { math_comb, math_factorial, math_gcd, math_isqrt, math_lcm, math_perm } from './math/integer';
import {
  math_acos,
  math_acosh,
  math_asin,
  math_asinh,
  math_atan,
  math_atan2,
  math_atanh,
  math_cbrt,
  math_ceil,
  math_copysign,
  math_cos,
  math_cosh,
  math_degrees,
  math_erf,
  math_erfc,
  math_exp,
  math_exp2,
  math_expm1,
  math_fabs,
  math_floor,
  math_fma,
  math_fmod,
  math_frexp,
  math_isclose,
  math_isfinite,
  math_isinf,
  math_isnan,
  math_ldexp,
  math_log1p,
  math_modf,
  math_nextafter,
  math_pow,
  math_radians,
  math_remainder,
  math_sin,
  math_sinh,
  math_sqrt,
  math_tan,
  math_tanh,
  math_trunc,
  math_ulp,
} from './math/real';
import { math_gamma, math_lgamma, math_log, math_log2, math_log10 } from './math/special';
import { math_dist, math_fsum, math_hypot, math_prod, math_sumprod } from './math/sums';

/** new */
export function init_math_module(): PyObject | null {
  const m = newNativeModule(
    'math',
    `This module provides access to the mathematical functions
defined by the C standard.`,
  );
  if (!m) return null;
  addRealFunctions(m);
  addOtherFunctions(m);
  if (
    addConstant(m, 'pi', 3.141592653589793) < 0 ||
    addConstant(m, 'e', 2.718281828459045) < 0 ||
    addConstant(m, 'tau', 6.283185307179586) < 0 ||
    addConstant(m, 'inf', Infinity) < 0 ||
    addConstant(m, 'nan', NaN) < 0
  ) {
    Py_DECREF(m);
    return null;
  }
  return m;
}

function addConstant(m: PyObject, name: string, x: f64): i32 {
  return PyModule_Add(m, name, PyFloat_FromDouble(x));
}

function addRealFunctions(m: PyObject): void {
  moduleMethod(
    m,
    'acos',
    math_acos.index,
    METH_O,
    `acos($module, x, /)
--

Return the arc cosine (measured in radians) of x.

The result is between 0 and pi.`,
  );
  moduleMethod(
    m,
    'acosh',
    math_acosh.index,
    METH_O,
    `acosh($module, x, /)
--

Return the inverse hyperbolic cosine of x.`,
  );
  moduleMethod(
    m,
    'asin',
    math_asin.index,
    METH_O,
    `asin($module, x, /)
--

Return the arc sine (measured in radians) of x.

The result is between -pi/2 and pi/2.`,
  );
  moduleMethod(
    m,
    'asinh',
    math_asinh.index,
    METH_O,
    `asinh($module, x, /)
--

Return the inverse hyperbolic sine of x.`,
  );
  moduleMethod(
    m,
    'atan',
    math_atan.index,
    METH_O,
    `atan($module, x, /)
--

Return the arc tangent (measured in radians) of x.

The result is between -pi/2 and pi/2.`,
  );
  moduleMethod(
    m,
    'atan2',
    math_atan2.index,
    METH_FASTCALL,
    `atan2($module, y, x, /)
--

Return the arc tangent (measured in radians) of y/x.

Unlike atan(y/x), the signs of both x and y are considered.`,
  );
  moduleMethod(
    m,
    'atanh',
    math_atanh.index,
    METH_O,
    `atanh($module, x, /)
--

Return the inverse hyperbolic tangent of x.`,
  );
  moduleMethod(
    m,
    'cbrt',
    math_cbrt.index,
    METH_O,
    `cbrt($module, x, /)
--

Return the cube root of x.`,
  );
  moduleMethod(
    m,
    'ceil',
    math_ceil.index,
    METH_O,
    `ceil($module, x, /)
--

Return the ceiling of x as an Integral.

This is the smallest integer >= x.`,
  );
  moduleMethod(
    m,
    'copysign',
    math_copysign.index,
    METH_FASTCALL,
    `copysign($module, x, y, /)
--

Return a float with the magnitude (absolute value) of x but the sign of y.

On platforms that support signed zeros, copysign(1.0, -0.0)
returns -1.0.
`,
  );
  moduleMethod(
    m,
    'cos',
    math_cos.index,
    METH_O,
    `cos($module, x, /)
--

Return the cosine of x (measured in radians).`,
  );
  moduleMethod(
    m,
    'cosh',
    math_cosh.index,
    METH_O,
    `cosh($module, x, /)
--

Return the hyperbolic cosine of x.`,
  );
  moduleMethod(
    m,
    'degrees',
    math_degrees.index,
    METH_O,
    `degrees($module, x, /)
--

Convert angle x from radians to degrees.`,
  );
  moduleMethod(
    m,
    'dist',
    math_dist.index,
    METH_FASTCALL,
    `dist($module, p, q, /)
--

Return the Euclidean distance between two points p and q.

The points should be specified as sequences (or iterables) of
coordinates.  Both inputs must have the same dimension.

Roughly equivalent to:
    sqrt(sum((px - qx) ** 2.0 for px, qx in zip(p, q)))`,
  );
  moduleMethod(
    m,
    'erf',
    math_erf.index,
    METH_O,
    `erf($module, x, /)
--

Error function at x.`,
  );
  moduleMethod(
    m,
    'erfc',
    math_erfc.index,
    METH_O,
    `erfc($module, x, /)
--

Complementary error function at x.`,
  );
  moduleMethod(
    m,
    'exp',
    math_exp.index,
    METH_O,
    `exp($module, x, /)
--

Return e raised to the power of x.`,
  );
  moduleMethod(
    m,
    'exp2',
    math_exp2.index,
    METH_O,
    `exp2($module, x, /)
--

Return 2 raised to the power of x.`,
  );
  moduleMethod(
    m,
    'expm1',
    math_expm1.index,
    METH_O,
    `expm1($module, x, /)
--

Return exp(x)-1.

This function avoids the loss of precision involved in the direct evaluation of exp(x)-1 for small x.`,
  );
  moduleMethod(
    m,
    'fabs',
    math_fabs.index,
    METH_O,
    `fabs($module, x, /)
--

Return the absolute value of the float x.`,
  );
  moduleMethod(
    m,
    'factorial',
    math_factorial.index,
    METH_O,
    `factorial($module, n, /)
--

Find n!.

Raise a ValueError if x is negative or non-integral.`,
  );
  moduleMethod(
    m,
    'floor',
    math_floor.index,
    METH_O,
    `floor($module, x, /)
--

Return the floor of x as an Integral.

This is the largest integer <= x.`,
  );
  moduleMethod(
    m,
    'fma',
    math_fma.index,
    METH_FASTCALL,
    `fma($module, x, y, z, /)
--

Fused multiply-add operation.

Compute (x * y) + z with a single round.`,
  );
  moduleMethod(
    m,
    'fmod',
    math_fmod.index,
    METH_FASTCALL,
    `fmod($module, x, y, /)
--

Return fmod(x, y), according to platform C.

x % y may differ.`,
  );
  moduleMethod(
    m,
    'frexp',
    math_frexp.index,
    METH_O,
    `frexp($module, x, /)
--

Return the mantissa and exponent of x, as pair (m, e).

m is a float and e is an int, such that x = m * 2.**e.
If x is 0, m and e are both 0.  Else 0.5 <= abs(m) < 1.0.`,
  );
}

function addOtherFunctions(m: PyObject): void {
  moduleMethod(
    m,
    'fsum',
    math_fsum.index,
    METH_O,
    `fsum($module, seq, /)
--

Return an accurate floating-point sum of values in the iterable seq.

Assumes IEEE-754 floating-point arithmetic.`,
  );
  moduleMethod(
    m,
    'gamma',
    math_gamma.index,
    METH_O,
    `gamma($module, x, /)
--

Gamma function at x.`,
  );
  moduleMethod(
    m,
    'gcd',
    math_gcd.index,
    METH_FASTCALL,
    `gcd($module, *integers)
--

Greatest Common Divisor.`,
  );
  moduleMethod(
    m,
    'hypot',
    math_hypot.index,
    METH_FASTCALL,
    `hypot(*coordinates) -> value

Multidimensional Euclidean distance from the origin to a point.

Roughly equivalent to:
    sqrt(sum(x**2 for x in coordinates))

For a two dimensional point (x, y), gives the hypotenuse
using the Pythagorean theorem:  sqrt(x*x + y*y).

For example, the hypotenuse of a 3/4/5 right triangle is:

    >>> hypot(3.0, 4.0)
    5.0
`,
  );
  moduleMethod(
    m,
    'isclose',
    math_isclose.index,
    METH_FASTCALL | METH_KEYWORDS,
    `isclose($module, /, a, b, *, rel_tol=1e-09, abs_tol=0.0)
--

Determine whether two floating-point numbers are close in value.

  rel_tol
    maximum difference for being considered "close", relative to the
    magnitude of the input values
  abs_tol
    maximum difference for being considered "close", regardless of the
    magnitude of the input values

Return True if a is close in value to b, and False otherwise.

For the values to be considered close, the difference between them
must be smaller than at least one of the tolerances.

-inf, inf and NaN behave similarly to the IEEE 754 Standard.  That
is, NaN is not close to anything, even itself.  inf and -inf are
only close to themselves.`,
  );
  moduleMethod(
    m,
    'isfinite',
    math_isfinite.index,
    METH_O,
    `isfinite($module, x, /)
--

Return True if x is neither an infinity nor a NaN, and False otherwise.`,
  );
  moduleMethod(
    m,
    'isinf',
    math_isinf.index,
    METH_O,
    `isinf($module, x, /)
--

Return True if x is a positive or negative infinity, and False otherwise.`,
  );
  moduleMethod(
    m,
    'isnan',
    math_isnan.index,
    METH_O,
    `isnan($module, x, /)
--

Return True if x is a NaN (not a number), and False otherwise.`,
  );
  moduleMethod(
    m,
    'isqrt',
    math_isqrt.index,
    METH_O,
    `isqrt($module, n, /)
--

Return the integer part of the square root of the input.`,
  );
  moduleMethod(
    m,
    'lcm',
    math_lcm.index,
    METH_FASTCALL,
    `lcm($module, *integers)
--

Least Common Multiple.`,
  );
  moduleMethod(
    m,
    'ldexp',
    math_ldexp.index,
    METH_FASTCALL,
    `ldexp($module, x, i, /)
--

Return x * (2**i).

This is essentially the inverse of frexp().`,
  );
  moduleMethod(
    m,
    'lgamma',
    math_lgamma.index,
    METH_O,
    `lgamma($module, x, /)
--

Natural logarithm of absolute value of Gamma function at x.`,
  );
  moduleMethod(
    m,
    'log',
    math_log.index,
    METH_FASTCALL,
    `log(x, [base=math.e])
Return the logarithm of x to the given base.

If the base is not specified, returns the natural logarithm (base e) of x.`,
  );
  moduleMethod(
    m,
    'log1p',
    math_log1p.index,
    METH_O,
    `log1p($module, x, /)
--

Return the natural logarithm of 1+x (base e).

The result is computed in a way which is accurate for x near zero.`,
  );
  moduleMethod(
    m,
    'log10',
    math_log10.index,
    METH_O,
    `log10($module, x, /)
--

Return the base 10 logarithm of x.`,
  );
  moduleMethod(
    m,
    'log2',
    math_log2.index,
    METH_O,
    `log2($module, x, /)
--

Return the base 2 logarithm of x.`,
  );
  moduleMethod(
    m,
    'modf',
    math_modf.index,
    METH_O,
    `modf($module, x, /)
--

Return the fractional and integer parts of x.

Both results carry the sign of x and are floats.`,
  );
  moduleMethod(
    m,
    'pow',
    math_pow.index,
    METH_FASTCALL,
    `pow($module, x, y, /)
--

Return x**y (x to the power of y).`,
  );
  moduleMethod(
    m,
    'radians',
    math_radians.index,
    METH_O,
    `radians($module, x, /)
--

Convert angle x from degrees to radians.`,
  );
  moduleMethod(
    m,
    'remainder',
    math_remainder.index,
    METH_FASTCALL,
    `remainder($module, x, y, /)
--

Difference between x and the closest integer multiple of y.

Return x - n*y where n*y is the closest integer multiple of y.
In the case where x is exactly halfway between two multiples of
y, the nearest even value of n is used. The result is always exact.`,
  );
  moduleMethod(
    m,
    'sin',
    math_sin.index,
    METH_O,
    `sin($module, x, /)
--

Return the sine of x (measured in radians).`,
  );
  moduleMethod(
    m,
    'sinh',
    math_sinh.index,
    METH_O,
    `sinh($module, x, /)
--

Return the hyperbolic sine of x.`,
  );
  moduleMethod(
    m,
    'sqrt',
    math_sqrt.index,
    METH_O,
    `sqrt($module, x, /)
--

Return the square root of x.`,
  );
  moduleMethod(
    m,
    'tan',
    math_tan.index,
    METH_O,
    `tan($module, x, /)
--

Return the tangent of x (measured in radians).`,
  );
  moduleMethod(
    m,
    'tanh',
    math_tanh.index,
    METH_O,
    `tanh($module, x, /)
--

Return the hyperbolic tangent of x.`,
  );
  moduleMethod(
    m,
    'sumprod',
    math_sumprod.index,
    METH_FASTCALL,
    `sumprod($module, p, q, /)
--

Return the sum of products of values from two iterables p and q.

Roughly equivalent to:

    sum(itertools.starmap(operator.mul, zip(p, q, strict=True)))

For float and mixed int/float inputs, the intermediate products
and sums are computed with extended precision.`,
  );
  moduleMethod(
    m,
    'trunc',
    math_trunc.index,
    METH_O,
    `trunc($module, x, /)
--

Truncates the Real x to the nearest Integral toward 0.

Uses the __trunc__ magic method.`,
  );
  moduleMethod(
    m,
    'prod',
    math_prod.index,
    METH_FASTCALL | METH_KEYWORDS,
    `prod($module, iterable, /, *, start=1)
--

Calculate the product of all the elements in the input iterable.

The default start value for the product is 1.

When the iterable is empty, return the start value.  This function is
intended specifically for use with numeric values and may reject
non-numeric types.`,
  );
  moduleMethod(
    m,
    'perm',
    math_perm.index,
    METH_FASTCALL,
    `perm($module, n, k=None, /)
--

Number of ways to choose k items from n items without repetition and with order.

Evaluates to n! / (n - k)! when k <= n and evaluates
to zero when k > n.

If k is not specified or is None, then k defaults to n
and the function returns n!.

Raises TypeError if either of the arguments are not integers.
Raises ValueError if either of the arguments are negative.`,
  );
  moduleMethod(
    m,
    'comb',
    math_comb.index,
    METH_FASTCALL,
    `comb($module, n, k, /)
--

Number of ways to choose k items from n items without repetition and without order.

Evaluates to n! / (k! * (n - k)!) when k <= n and evaluates
to zero when k > n.

Also called the binomial coefficient because it is equivalent
to the coefficient of k-th term in polynomial expansion of the
expression (1 + x)**n.

Raises TypeError if either of the arguments are not integers.
Raises ValueError if either of the arguments are negative.`,
  );
  moduleMethod(
    m,
    'nextafter',
    math_nextafter.index,
    METH_FASTCALL | METH_KEYWORDS,
    `nextafter($module, x, y, /, *, steps=None)
--

Return the floating-point value the given number of steps after x towards y.

If steps is not specified or is None, it defaults to 1.

Raises a TypeError, if x or y is not a double, or if steps is not an integer.
Raises ValueError if steps is negative.`,
  );
  moduleMethod(
    m,
    'ulp',
    math_ulp.index,
    METH_O,
    `ulp($module, x, /)
--

Return the value of the least significant bit of the float x.`,
  );
}
