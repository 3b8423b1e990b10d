// Questions of a Decimal that are answered with yes or no, and its class.

import { Py_False, Py_True } from '../../objects/bool';
import { PyLong_FromSsize_t } from '../../objects/int';
import { PyUnicode_FromFormat } from '../../objects/str/format';
import { PyUnicode_FromString } from '../../objects/str/new';
import { Py_DECREF } from '../../runtime/cold';
import { PyObject } from '../../runtime/object';
import { onlyContext, operand } from './methods';
import {
  adjexp,
  isInf,
  isNan,
  isNegative,
  isNormal,
  isQnan,
  isSnan,
  isSpecial,
  isSubnormal,
  isZero,
  mpd_context_t,
  mpd_t,
} from './number';
import { CTX, MPD } from './struct';

export const IS_CANONICAL = 0;
export const IS_FINITE = 1;
export const IS_INFINITE = 2;
export const IS_NAN = 3;
export const IS_QNAN = 4;
export const IS_SNAN = 5;
export const IS_SIGNED = 6;
export const IS_ZERO = 7;
export const IS_NORMAL = 8;
export const IS_SUBNORMAL = 9;

function test(a: mpd_t, which: i32, ctx: mpd_context_t): bool {
  switch (which) {
    case IS_CANONICAL:
      return true;
    case IS_FINITE:
      return !isSpecial(a);
    case IS_INFINITE:
      return isInf(a);
    case IS_NAN:
      return isNan(a);
    case IS_QNAN:
      return isQnan(a);
    case IS_SNAN:
      return isSnan(a);
    case IS_SIGNED:
      return isNegative(a);
    case IS_ZERO:
      return isZero(a);
    case IS_NORMAL:
      return isNormal(a, ctx);
  }
  return isSubnormal(a, ctx);
}

/** True or False: IS_* of a Decimal. */
export function decTest(self: PyObject, which: i32): PyObject | null {
  return test(MPD(self), which, changetype<mpd_context_t>(0)) ? Py_True : Py_False;
}

/** The same of a method that takes context=None. */
export function decTestContext(self: PyObject, args: PyObject, kwds: PyObject | null, which: i32): PyObject | null {
  const context = onlyContext(self, args, kwds);
  if (!context) return null;
  return test(MPD(self), which, CTX(context)) ? Py_True : Py_False;
}

/** The same of Context's method. */
export function contextTest(context: PyObject, v: PyObject, which: i32): PyObject | null {
  const a = operand(context, v);
  if (!a) return null;
  const yes = test(MPD(a), which, CTX(context));
  Py_DECREF(a);
  return yes ? Py_True : Py_False;
}

/** One of ten names. */
function className(a: mpd_t, ctx: mpd_context_t): PyObject | null {
  if (isNan(a)) return PyUnicode_FromString(isQnan(a) ? 'NaN' : 'sNaN');
  const what = isInf(a) ? 'Infinity' : isZero(a) ? 'Zero' : isNormal(a, ctx) ? 'Normal' : 'Subnormal';
  return PyUnicode_FromFormat('%ls%ls', changetype<usize>(isNegative(a) ? '-' : '+'), changetype<usize>(what));
}

export function dec_number_class(self: PyObject, args: PyObject, kwds: PyObject | null): PyObject | null {
  const context = onlyContext(self, args, kwds);
  return context ? className(MPD(self), CTX(context)) : null;
}

export function ctx_number_class(context: PyObject, v: PyObject): PyObject | null {
  const a = operand(context, v);
  if (!a) return null;
  const name = className(MPD(a), CTX(context));
  Py_DECREF(a);
  return name;
}

export function dec_adjusted(self: PyObject, unused: PyObject | null): PyObject | null {
  return PyLong_FromSsize_t(isSpecial(MPD(self)) ? 0 : adjexp(MPD(self)));
}
