// math's functions of real numbers, as C's library has them.

import { moduleMethod } from '../../../objects/module';
import { PyObject } from '../../../runtime/object';
import { METH_FASTCALL, METH_O } from '../../../runtime/type';
import { math_factorial } from '../integer';
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
} from '../real';
import { math_dist } from '../sums';

/** Adds the functions of real numbers. */
export function addRealFunctions(m: PyObject): void {
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
