// Decimal's methods: which operation each is, and what it says of itself. (CPython: Modules/_decimal/_decimal.c)

import { PyObject } from '../../runtime/object';
import {
  mpd_qcopy_abs,
  mpd_qcopy_negate,
  mpd_qcopy_sign,
  mpd_qfma,
  mpd_qnext_minus,
  mpd_qnext_plus,
  mpd_qnext_toward,
  mpd_qreduce,
  mpd_qround_to_int,
  mpd_qround_to_intx,
} from './arithmetic';
import {
  mpd_compare_total,
  mpd_compare_total_mag,
  mpd_qcompare,
  mpd_qcompare_signal,
  mpd_qmax,
  mpd_qmax_mag,
  mpd_qmin,
  mpd_qmin_mag,
  sameQuantum,
} from './compare';
import { toIntegralMethod } from './decimal';
import { mpd_qrem_near, mpd_qsqrt } from './divide';
import { mpd_qexp } from './exp';
import { mpd_qln, mpd_qlog10 } from './log';
import { mpd_qand, mpd_qinvert, mpd_qlogb, mpd_qor, mpd_qrotate, mpd_qscaleb, mpd_qshift, mpd_qxor } from './logic';
import { methodOperation, methodSame, methodUnary, numberUnary } from './methods';
import {
  decTest,
  decTestContext,
  IS_CANONICAL,
  IS_FINITE,
  IS_INFINITE,
  IS_NAN,
  IS_NORMAL,
  IS_QNAN,
  IS_SIGNED,
  IS_SNAN,
  IS_SUBNORMAL,
  IS_ZERO,
} from './questions';

export function dec_exp(self: PyObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  return methodUnary(self, args, kwds, mpd_qexp.index);
}

export function dec_ln(self: PyObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  return methodUnary(self, args, kwds, mpd_qln.index);
}

export function dec_log10(self: PyObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  return methodUnary(self, args, kwds, mpd_qlog10.index);
}

export function dec_next_minus(self: PyObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  return methodUnary(self, args, kwds, mpd_qnext_minus.index);
}

export function dec_next_plus(self: PyObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  return methodUnary(self, args, kwds, mpd_qnext_plus.index);
}

export function dec_normalize(self: PyObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  return methodUnary(self, args, kwds, mpd_qreduce.index);
}

export function dec_to_integral(self: PyObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  return toIntegralMethod(self, args, kwds, mpd_qround_to_int.index);
}

export function dec_to_integral_exact(self: PyObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  return toIntegralMethod(self, args, kwds, mpd_qround_to_intx.index);
}

export function dec_to_integral_value(self: PyObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  return toIntegralMethod(self, args, kwds, mpd_qround_to_int.index);
}

export function dec_sqrt(self: PyObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  return methodUnary(self, args, kwds, mpd_qsqrt.index);
}

export function dec_compare(self: PyObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  return methodOperation(self, args, kwds, mpd_qcompare.index);
}

export function dec_compare_signal(self: PyObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  return methodOperation(self, args, kwds, mpd_qcompare_signal.index);
}

export function dec_max(self: PyObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  return methodOperation(self, args, kwds, mpd_qmax.index);
}

export function dec_max_mag(self: PyObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  return methodOperation(self, args, kwds, mpd_qmax_mag.index);
}

export function dec_min(self: PyObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  return methodOperation(self, args, kwds, mpd_qmin.index);
}

export function dec_min_mag(self: PyObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  return methodOperation(self, args, kwds, mpd_qmin_mag.index);
}

export function dec_next_toward(self: PyObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  return methodOperation(self, args, kwds, mpd_qnext_toward.index);
}

export function dec_remainder_near(self: PyObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  return methodOperation(self, args, kwds, mpd_qrem_near.index);
}

export function dec_fma(self: PyObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  return methodOperation(self, args, kwds, mpd_qfma.index, true);
}

export function dec_is_canonical(self: PyObject, unused: PyObject | null): PyObject | null {
  return decTest(self, IS_CANONICAL);
}

export function dec_is_finite(self: PyObject, unused: PyObject | null): PyObject | null {
  return decTest(self, IS_FINITE);
}

export function dec_is_infinite(self: PyObject, unused: PyObject | null): PyObject | null {
  return decTest(self, IS_INFINITE);
}

export function dec_is_nan(self: PyObject, unused: PyObject | null): PyObject | null {
  return decTest(self, IS_NAN);
}

export function dec_is_qnan(self: PyObject, unused: PyObject | null): PyObject | null {
  return decTest(self, IS_QNAN);
}

export function dec_is_snan(self: PyObject, unused: PyObject | null): PyObject | null {
  return decTest(self, IS_SNAN);
}

export function dec_is_signed(self: PyObject, unused: PyObject | null): PyObject | null {
  return decTest(self, IS_SIGNED);
}

export function dec_is_zero(self: PyObject, unused: PyObject | null): PyObject | null {
  return decTest(self, IS_ZERO);
}

export function dec_is_normal(self: PyObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  return decTestContext(self, args, kwds, IS_NORMAL);
}

export function dec_is_subnormal(self: PyObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  return decTestContext(self, args, kwds, IS_SUBNORMAL);
}

export function dec_copy_abs(self: PyObject, unused: PyObject | null): PyObject | null {
  return numberUnary(self, mpd_qcopy_abs.index);
}

export function dec_copy_negate(self: PyObject, unused: PyObject | null): PyObject | null {
  return numberUnary(self, mpd_qcopy_negate.index);
}

export function dec_logb(self: PyObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  return methodUnary(self, args, kwds, mpd_qlogb.index);
}

export function dec_logical_invert(self: PyObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  return methodUnary(self, args, kwds, mpd_qinvert.index);
}

export function dec_compare_total(self: PyObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  return methodOperation(self, args, kwds, mpd_compare_total.index);
}

export function dec_compare_total_mag(self: PyObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  return methodOperation(self, args, kwds, mpd_compare_total_mag.index);
}

export function dec_copy_sign(self: PyObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  return methodOperation(self, args, kwds, mpd_qcopy_sign.index);
}

export function dec_same_quantum(self: PyObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  return methodSame(self, args, kwds, sameQuantum.index);
}

export function dec_logical_and(self: PyObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  return methodOperation(self, args, kwds, mpd_qand.index);
}

export function dec_logical_or(self: PyObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  return methodOperation(self, args, kwds, mpd_qor.index);
}

export function dec_logical_xor(self: PyObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  return methodOperation(self, args, kwds, mpd_qxor.index);
}

export function dec_rotate(self: PyObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  return methodOperation(self, args, kwds, mpd_qrotate.index);
}

export function dec_scaleb(self: PyObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  return methodOperation(self, args, kwds, mpd_qscaleb.index);
}

export function dec_shift(self: PyObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  return methodOperation(self, args, kwds, mpd_qshift.index);
}
