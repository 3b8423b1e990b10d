// The _statistics module. (CPython: Modules/_statisticsmodule.c)

import { _PyArg_CheckPositional } from '../objects/args';
import { PyErr_SetString } from '../objects/exceptions/errors';
import { PyExc_ValueError } from '../objects/exceptions/types';
import { PyFloat_AsDouble, PyFloat_FromDouble } from '../objects/float';
import { libm_log } from '../objects/float/libm/basic';
import { moduleMethod, newNativeModule } from '../objects/module';
import { Py_DECREF } from '../runtime/cold';
import { PyErr_Occurred } from '../runtime/errors';
import { objAt, PyObject } from '../runtime/object';
import { METH_FASTCALL } from '../runtime/type';

/** Wichura's algorithm AS241 for the percentage points of the normal distribution. */
function _normal_dist_inv_cdf_impl(p: f64, mu: f64, sigma: f64): f64 {
  const q = p - 0.5;
  let num: f64;
  let den: f64;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    num =
      (((((((2.5090809287301226727e3 * r + 3.3430575583588128105e4) * r + 6.7265770927008700853e4) * r +
        4.5921953931549871457e4) *
        r +
        1.3731693765509461125e4) *
        r +
        1.9715909503065514427e3) *
        r +
        1.3314166789178437745e2) *
        r +
        3.387132872796366608) *
      q;
    den =
      ((((((5.226495278852854561e3 * r + 2.8729085735721942674e4) * r + 3.930789580009271061e4) * r +
        2.1213794301586595867e4) *
        r +
        5.3941960214247511077e3) *
        r +
        6.871870074920579083e2) *
        r +
        4.2313330701600911252e1) *
        r +
      1.0;
    return mu + (num / den) * sigma;
  }
  let r = q <= 0.0 ? p : 1.0 - p;
  r = Math.sqrt(-libm_log(r));
  if (r <= 5.0) {
    r = r - 1.6;
    num =
      ((((((7.7454501427834140764e-4 * r + 2.27238449892691845833e-2) * r + 2.4178072517745061177e-1) * r +
        1.27045825245236838258) *
        r +
        3.64784832476320460504) *
        r +
        5.7694972214606914055) *
        r +
        4.6303378461565452959) *
        r +
      1.42343711074968357734;
    den =
      ((((((1.05075007164441684324e-9 * r + 5.475938084995344946e-4) * r + 1.51986665636164571966e-2) * r +
        1.4810397642748007459e-1) *
        r +
        6.8976733498510000455e-1) *
        r +
        1.6763848301838038494) *
        r +
        2.05319162663775882187) *
        r +
      1.0;
  } else {
    r = r - 5.0;
    num =
      ((((((2.01033439929228813265e-7 * r + 2.71155556874348757815e-5) * r + 1.2426609473880784386e-3) * r +
        2.6532189526576123093e-2) *
        r +
        2.9656057182850489123e-1) *
        r +
        1.7848265399172913358) *
        r +
        5.4637849111641143699) *
        r +
      6.6579046435011037772;
    den =
      ((((((2.04426310338993978564e-15 * r + 1.4215117583164458887e-7) * r + 1.8463183175100546818e-5) * r +
        7.868691311456132591e-4) *
        r +
        1.48753612908506148525e-2) *
        r +
        1.3692988092273580531e-1) *
        r +
        5.9983220655588793769e-1) *
        r +
      1.0;
  }
  let x = num / den;
  if (q < 0.0) x = -x;
  return mu + x * sigma;
}

function _normal_dist_inv_cdf(m: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('_normal_dist_inv_cdf', nargs, 3, 3)) return null;
  const p = PyFloat_AsDouble(objAt(args, 0));
  if (p == -1.0 && PyErr_Occurred()) return null;
  const mu = PyFloat_AsDouble(objAt(args, 1));
  if (mu == -1.0 && PyErr_Occurred()) return null;
  const sigma = PyFloat_AsDouble(objAt(args, 2));
  if (sigma == -1.0 && PyErr_Occurred()) return null;
  if (p <= 0.0 || p >= 1.0) {
    return PyErr_SetString(PyExc_ValueError, 'inv_cdf undefined for these parameters');
  }
  return PyFloat_FromDouble(_normal_dist_inv_cdf_impl(p, mu, sigma));
}

function addFunctions(m: PyObject): bool {
  return (
    moduleMethod(
      m,
      '_normal_dist_inv_cdf',
      _normal_dist_inv_cdf.index,
      METH_FASTCALL,
      '_normal_dist_inv_cdf($module, p, mu, sigma, /)\n--\n\n',
    ) >= 0
  );
}

// new
export function init__statistics_module(): PyObject | null {
  const m = newNativeModule('_statistics', 'Accelerators for the statistics module.\n');
  if (!m || addFunctions(m)) return m;
  Py_DECREF(m);
  return null;
}
