// math's functions of whole numbers, of sequences and of a float's parts.

import { moduleMethod } from '../../../objects/module';
import { PyObject } from '../../../runtime/object';
import { METH_FASTCALL, METH_KEYWORDS, METH_O } from '../../../runtime/type';
import { math_comb, math_gcd, math_isqrt, math_lcm, math_perm } from '../integer';
import {
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
} from '../real';
import { math_gamma, math_lgamma, math_log, math_log2, math_log10 } from '../special';
import { math_fsum, math_hypot, math_prod, math_sumprod } from '../sums';

/** Adds the functions of integers, sums and vectors. */
export function addOtherFunctions(m: PyObject): void {
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
