// The type complex: its slots, methods and fields. (CPython: Objects/complexobject.c)

import { member, method, numberMethods, static_type } from '../../runtime/register';
import { METH_NOARGS, METH_O, Py_READONLY, Py_T_DOUBLE, Py_TPFLAGS_BASETYPE } from '../../runtime/type';
import { PyObject_GenericGetAttr } from '../attribute';
import { Py_complex, PyComplex_Type, PyComplexObject } from '../complex';
import {
  complex_abs,
  complex_add,
  complex_bool,
  complex_div,
  complex_hash,
  complex_mul,
  complex_neg,
  complex_pos,
  complex_pow,
  complex_richcompare,
  complex_sub,
} from './arith';
import {
  complex___complex__,
  complex___format__,
  complex___getnewargs__,
  complex_conjugate,
  complex_new,
} from './methods';
import { complex_repr } from './text';

const CVAL = offsetof<PyComplexObject>('__cval_0');

export function init_complex_type(): void {
  const t = PyComplex_Type;
  static_type(
    t,
    'complex',
    offsetof<PyComplexObject>(),
    0,
    Py_TPFLAGS_BASETYPE,
    `complex(real=0, imag=0)
--

Create a complex number from a string or numbers.

If a string is given, parse it as a complex number.
If a single number is given, convert it to a complex number.
If the 'real' or 'imag' arguments are given, create a complex number
with the specified real and imaginary components.`,
  );
  t.tp_repr = complex_repr.index;
  t.tp_hash = complex_hash.index;
  t.tp_getattro = PyObject_GenericGetAttr.index;
  t.tp_richcompare = complex_richcompare.index;
  t.tp_new = complex_new.index;
  const number = numberMethods(t);
  number.nb_add = complex_add.index;
  number.nb_subtract = complex_sub.index;
  number.nb_multiply = complex_mul.index;
  number.nb_power = complex_pow.index;
  number.nb_negative = complex_neg.index;
  number.nb_positive = complex_pos.index;
  number.nb_absolute = complex_abs.index;
  number.nb_bool = complex_bool.index;
  number.nb_true_divide = complex_div.index;
  method(
    t,
    'conjugate',
    complex_conjugate.index,
    METH_NOARGS,
    `conjugate($self, /)
--

Return the complex conjugate of its argument. (3-4j).conjugate() == 3+4j.`,
  );
  method(
    t,
    '__complex__',
    complex___complex__.index,
    METH_NOARGS,
    `__complex__($self, /)
--

Convert this value to exact type complex.`,
  );
  method(t, '__getnewargs__', complex___getnewargs__.index, METH_NOARGS, '__getnewargs__($self, /)\n--\n\n');
  method(
    t,
    '__format__',
    complex___format__.index,
    METH_O,
    `__format__($self, format_spec, /)
--

Convert to a string according to format_spec.`,
  );
  member(t, 'real', Py_T_DOUBLE, CVAL + offsetof<Py_complex>('real'), Py_READONLY, 'the real part of a complex number');
  member(
    t,
    'imag',
    Py_T_DOUBLE,
    CVAL + offsetof<Py_complex>('imag'),
    Py_READONLY,
    'the imaginary part of a complex number',
  );
}
