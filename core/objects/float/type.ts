// The type float: its slots and methods. (CPython: Objects/floatobject.c)

import { numberMethods, static_type } from '../../runtime/register';
import { _Py_TPFLAGS_MATCH_SELF, Py_TPFLAGS_BASETYPE } from '../../runtime/type';
import { float_dealloc, PyFloat_Type } from '../float';
import { PyObject_GenericGetAttr } from '../object';
import {
  float_abs, float_add, float_bool, float_div, float_divmod, float_float, float_floor_div, float_hash, float_mul,
  float_neg, float_pow, float_rem, float_richcompare, float_sub,
} from './arith';

export function init_float_type(): void {
  const t = PyFloat_Type;
  static_type(
    t, 'float', 24, 0, Py_TPFLAGS_BASETYPE | _Py_TPFLAGS_MATCH_SELF,
    'float(x=0, /)\n--\n\nConvert a string or number to a floating-point number, if possible.',
  );
  t.tp_dealloc = float_dealloc.index;
  t.tp_hash = float_hash.index;
  t.tp_getattro = PyObject_GenericGetAttr.index;
  t.tp_richcompare = float_richcompare.index;
  const number = numberMethods(t);
  number.nb_add = float_add.index;
  number.nb_subtract = float_sub.index;
  number.nb_multiply = float_mul.index;
  number.nb_remainder = float_rem.index;
  number.nb_divmod = float_divmod.index;
  number.nb_power = float_pow.index;
  number.nb_negative = float_neg.index;
  number.nb_positive = float_float.index;
  number.nb_absolute = float_abs.index;
  number.nb_bool = float_bool.index;
  number.nb_float = float_float.index;
  number.nb_floor_divide = float_floor_div.index;
  number.nb_true_divide = float_div.index;
}
