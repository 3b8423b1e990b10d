// Context's methods: which operation each is, and what it says of itself. (CPython: Modules/_decimal/_decimal.c)

import { PyObject } from '../../runtime/object';
import {
  mpd_qabs,
  mpd_qadd,
  mpd_qcopy_abs,
  mpd_qcopy_negate,
  mpd_qcopy_sign,
  mpd_qfma,
  mpd_qminus,
  mpd_qmul,
  mpd_qnext_minus,
  mpd_qnext_plus,
  mpd_qnext_toward,
  mpd_qplus,
  mpd_qquantize,
  mpd_qreduce,
  mpd_qround_to_int,
  mpd_qround_to_intx,
  mpd_qsub,
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
import { contextText } from './decimal';
import { mpd_qdiv, mpd_qdivint, mpd_qrem, mpd_qrem_near, mpd_qsqrt } from './divide';
import { mpd_qexp } from './exp';
import { mpd_qln, mpd_qlog10 } from './log';
import { mpd_qand, mpd_qinvert, mpd_qlogb, mpd_qor, mpd_qrotate, mpd_qscaleb, mpd_qshift, mpd_qxor } from './logic';
import { contextOperation, contextPower, contextSame, contextUnary } from './methods';
import { mpd_qpow, mpd_qpowmod } from './power';
import {
  contextTest,
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
import { FMT_ENG } from './text';

export function ctx_abs(self: PyObject, v: PyObject): PyObject | null {
  return contextUnary(self, v, mpd_qabs.index);
}

export function ctx_exp(self: PyObject, v: PyObject): PyObject | null {
  return contextUnary(self, v, mpd_qexp.index);
}

export function ctx_ln(self: PyObject, v: PyObject): PyObject | null {
  return contextUnary(self, v, mpd_qln.index);
}

export function ctx_log10(self: PyObject, v: PyObject): PyObject | null {
  return contextUnary(self, v, mpd_qlog10.index);
}

export function ctx_minus(self: PyObject, v: PyObject): PyObject | null {
  return contextUnary(self, v, mpd_qminus.index);
}

export function ctx_next_minus(self: PyObject, v: PyObject): PyObject | null {
  return contextUnary(self, v, mpd_qnext_minus.index);
}

export function ctx_next_plus(self: PyObject, v: PyObject): PyObject | null {
  return contextUnary(self, v, mpd_qnext_plus.index);
}

export function ctx_normalize(self: PyObject, v: PyObject): PyObject | null {
  return contextUnary(self, v, mpd_qreduce.index);
}

export function ctx_plus(self: PyObject, v: PyObject): PyObject | null {
  return contextUnary(self, v, mpd_qplus.index);
}

export function ctx_to_integral(self: PyObject, v: PyObject): PyObject | null {
  return contextUnary(self, v, mpd_qround_to_int.index);
}

export function ctx_to_integral_exact(self: PyObject, v: PyObject): PyObject | null {
  return contextUnary(self, v, mpd_qround_to_intx.index);
}

export function ctx_to_integral_value(self: PyObject, v: PyObject): PyObject | null {
  return contextUnary(self, v, mpd_qround_to_int.index);
}

export function ctx_sqrt(self: PyObject, v: PyObject): PyObject | null {
  return contextUnary(self, v, mpd_qsqrt.index);
}

export function ctx_add(self: PyObject, args: PyObject): PyObject | null {
  return contextOperation(self, args, mpd_qadd.index);
}

export function ctx_compare(self: PyObject, args: PyObject): PyObject | null {
  return contextOperation(self, args, mpd_qcompare.index);
}

export function ctx_compare_signal(self: PyObject, args: PyObject): PyObject | null {
  return contextOperation(self, args, mpd_qcompare_signal.index);
}

export function ctx_divide(self: PyObject, args: PyObject): PyObject | null {
  return contextOperation(self, args, mpd_qdiv.index);
}

export function ctx_divide_int(self: PyObject, args: PyObject): PyObject | null {
  return contextOperation(self, args, mpd_qdivint.index);
}

export function ctx_max(self: PyObject, args: PyObject): PyObject | null {
  return contextOperation(self, args, mpd_qmax.index);
}

export function ctx_max_mag(self: PyObject, args: PyObject): PyObject | null {
  return contextOperation(self, args, mpd_qmax_mag.index);
}

export function ctx_min(self: PyObject, args: PyObject): PyObject | null {
  return contextOperation(self, args, mpd_qmin.index);
}

export function ctx_min_mag(self: PyObject, args: PyObject): PyObject | null {
  return contextOperation(self, args, mpd_qmin_mag.index);
}

export function ctx_multiply(self: PyObject, args: PyObject): PyObject | null {
  return contextOperation(self, args, mpd_qmul.index);
}

export function ctx_next_toward(self: PyObject, args: PyObject): PyObject | null {
  return contextOperation(self, args, mpd_qnext_toward.index);
}

export function ctx_quantize(self: PyObject, args: PyObject): PyObject | null {
  return contextOperation(self, args, mpd_qquantize.index);
}

export function ctx_remainder(self: PyObject, args: PyObject): PyObject | null {
  return contextOperation(self, args, mpd_qrem.index);
}

export function ctx_remainder_near(self: PyObject, args: PyObject): PyObject | null {
  return contextOperation(self, args, mpd_qrem_near.index);
}

export function ctx_subtract(self: PyObject, args: PyObject): PyObject | null {
  return contextOperation(self, args, mpd_qsub.index);
}

export function ctx_power(self: PyObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  return contextPower(self, args, kwds, mpd_qpow.index, mpd_qpowmod.index);
}

export function ctx_fma(self: PyObject, args: PyObject): PyObject | null {
  return contextOperation(self, args, mpd_qfma.index, 3);
}

export function ctx_is_finite(self: PyObject, v: PyObject): PyObject | null {
  return contextTest(self, v, IS_FINITE);
}

export function ctx_is_infinite(self: PyObject, v: PyObject): PyObject | null {
  return contextTest(self, v, IS_INFINITE);
}

export function ctx_is_nan(self: PyObject, v: PyObject): PyObject | null {
  return contextTest(self, v, IS_NAN);
}

export function ctx_is_normal(self: PyObject, v: PyObject): PyObject | null {
  return contextTest(self, v, IS_NORMAL);
}

export function ctx_is_qnan(self: PyObject, v: PyObject): PyObject | null {
  return contextTest(self, v, IS_QNAN);
}

export function ctx_is_signed(self: PyObject, v: PyObject): PyObject | null {
  return contextTest(self, v, IS_SIGNED);
}

export function ctx_is_snan(self: PyObject, v: PyObject): PyObject | null {
  return contextTest(self, v, IS_SNAN);
}

export function ctx_is_subnormal(self: PyObject, v: PyObject): PyObject | null {
  return contextTest(self, v, IS_SUBNORMAL);
}

export function ctx_is_zero(self: PyObject, v: PyObject): PyObject | null {
  return contextTest(self, v, IS_ZERO);
}

export function ctx_copy_abs(self: PyObject, v: PyObject): PyObject | null {
  return contextUnary(self, v, mpd_qcopy_abs.index);
}

export function ctx_copy_negate(self: PyObject, v: PyObject): PyObject | null {
  return contextUnary(self, v, mpd_qcopy_negate.index);
}

export function ctx_logb(self: PyObject, v: PyObject): PyObject | null {
  return contextUnary(self, v, mpd_qlogb.index);
}

export function ctx_logical_invert(self: PyObject, v: PyObject): PyObject | null {
  return contextUnary(self, v, mpd_qinvert.index);
}

export function ctx_to_sci_string(self: PyObject, v: PyObject): PyObject | null {
  return contextText(self, v, 0);
}

export function ctx_to_eng_string(self: PyObject, v: PyObject): PyObject | null {
  return contextText(self, v, FMT_ENG);
}

export function ctx_compare_total(self: PyObject, args: PyObject): PyObject | null {
  return contextOperation(self, args, mpd_compare_total.index);
}

export function ctx_compare_total_mag(self: PyObject, args: PyObject): PyObject | null {
  return contextOperation(self, args, mpd_compare_total_mag.index);
}

export function ctx_copy_sign(self: PyObject, args: PyObject): PyObject | null {
  return contextOperation(self, args, mpd_qcopy_sign.index);
}

export function ctx_logical_and(self: PyObject, args: PyObject): PyObject | null {
  return contextOperation(self, args, mpd_qand.index);
}

export function ctx_logical_or(self: PyObject, args: PyObject): PyObject | null {
  return contextOperation(self, args, mpd_qor.index);
}

export function ctx_logical_xor(self: PyObject, args: PyObject): PyObject | null {
  return contextOperation(self, args, mpd_qxor.index);
}

export function ctx_rotate(self: PyObject, args: PyObject): PyObject | null {
  return contextOperation(self, args, mpd_qrotate.index);
}

export function ctx_same_quantum(self: PyObject, args: PyObject): PyObject | null {
  return contextSame(self, args, sameQuantum.index);
}

export function ctx_scaleb(self: PyObject, args: PyObject): PyObject | null {
  return contextOperation(self, args, mpd_qscaleb.index);
}

export function ctx_shift(self: PyObject, args: PyObject): PyObject | null {
  return contextOperation(self, args, mpd_qshift.index);
}
