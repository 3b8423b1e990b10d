// timedelta: making one, text, hash, pickling. (CPython: Modules/_datetimemodule.c)

import { PyNumber_Add, PyNumber_And, PyNumber_Multiply, PyNumber_TrueDivide } from '../../objects/abstract/number';
import { Py_BuildValue } from '../../objects/build-value';
import { PyErr_Format } from '../../objects/exceptions/errors';
import { PyExc_TypeError } from '../../objects/exceptions/types';
import { PyFloat_AS_DOUBLE, PyFloat_Check } from '../../objects/float';
import { _PyLong_GetOne, _PyLong_GetZero, PyLong_Check, PyLong_FromDouble, PyLong_FromLong } from '../../objects/int';
import { PyLong_AsDouble } from '../../objects/int/double';
import { PyObject_Hash, PyObject_IsTrue } from '../../objects/object';
import { PyUnicode_FromFormat } from '../../objects/str/format';
import { PyUnicode_FromString } from '../../objects/str/new';
import { PyUnicode_GET_LENGTH } from '../../objects/str/struct';
import { Py_DECREF, stackAlloc } from '../../runtime/cold';
import { arg, PyObject, ptrAt } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { member, method, numberMethods, static_type } from '../../runtime/register';
import { METH_NOARGS, Py_READONLY, Py_T_INT, Py_TPFLAGS_BASETYPE, PyTypeObject } from '../../runtime/type';
import { parseKeywords } from './arguments';
import { fromState, US_PER_DAY, US_PER_HOUR, US_PER_MINUTE, US_PER_MS, US_PER_SECOND, US_PER_WEEK } from './state';
import { asDelta, PyDateTime_Delta, PyDateTime_DeltaType } from './struct';
import {
  delta_abs,
  delta_add,
  delta_bool,
  delta_divide,
  delta_divmod,
  delta_multiply,
  delta_negative,
  delta_positive,
  delta_remainder,
  delta_richcompare,
  delta_subtract,
  delta_to_microseconds,
  delta_truedivide,
  microseconds_to_delta_ex,
} from './timedelta-arithmetic';

// new: sum + num; steals both, NULL for either is an error
function plus(sum: PyObject | null, num: PyObject | null): PyObject | null {
  const result = sum && num ? PyNumber_Add(sum, num) : null;
  if (sum) Py_DECREF(sum);
  if (num) Py_DECREF(num);
  return result;
}

/**
 * sofar + num units of `factor` microseconds each. What a float has below a microsecond is added to the f64 at `leftover`: the
 * whole part is multiplied exactly, only the fraction as a float. Steals sofar. (new)
 */
function accum(tag: string, sofar: PyObject, num: PyObject, factor: PyObject, leftover: usize): PyObject | null {
  if (PyLong_Check(num)) return plus(sofar, PyNumber_Multiply(num, factor));
  if (!PyFloat_Check(num)) {
    Py_DECREF(sofar);
    return PyErr_Format(
      PyExc_TypeError,
      'unsupported type for timedelta %ls component: %s',
      changetype<usize>(tag),
      num.ob_type.tp_name,
    );
  }
  const x = PyFloat_AS_DOUBLE(num);
  const whole = PyLong_FromDouble(x);
  const product = whole ? PyNumber_Multiply(whole, factor) : null;
  if (whole) Py_DECREF(whole);
  const sum = plus(sofar, product);
  const fraction = x - trunc(x);
  if (!sum || fraction == 0) return sum;
  const microseconds = PyLong_AsDouble(factor) * fraction;
  store<f64>(leftover, load<f64>(leftover) + (microseconds - trunc(microseconds)));
  return plus(sum, PyLong_FromDouble(microseconds));
}

/** The leftover rounded, half to what makes the sum even. Steals x. (new) */
function addRounded(x: PyObject, leftover: f64): PyObject | null {
  let whole = nearest(leftover);
  if (abs(whole - leftover) == 0.5) {
    const bit = PyNumber_And(x, _PyLong_GetOne());
    const odd = bit ? PyObject_IsTrue(bit) : -1;
    if (bit) Py_DECREF(bit);
    if (odd < 0) {
      Py_DECREF(x);
      return null;
    }
    whole = nearest(leftover + <f64>odd) - <f64>odd;
  }
  return plus(x, PyLong_FromLong(<i64>whole));
}

/** One parameter's part of the sum, if it was given; x NULL: an error came before. */
function addUnits(tag: string, x: PyObject | null, num: PyObject | null, place: i32, leftover: usize): PyObject | null {
  if (!x || !num) return x;
  const factor = place ? fromState(place) : _PyLong_GetOne();
  if (!factor) {
    Py_DECREF(x);
    return null;
  }
  const sum = accum(tag, x, num, factor, leftover);
  Py_DECREF(factor);
  return sum;
}

function delta_new(type: PyTypeObject, args: PyObject, kw: PyObject | null): PyObject | null {
  const slots = stackAlloc(8);
  memory.fill(slots, 0, 64);
  const leftover = slots + 56;
  const names = 'days seconds microseconds milliseconds minutes hours weeks';
  let self: PyObject | null = null;
  if (parseKeywords(args, kw, '__new__', '|OOOOOOO', names, slots)) {
    let x: PyObject | null = _PyLong_GetZero();
    x = addUnits('microseconds', x, ptrAt(slots, 2), 0, leftover);
    x = addUnits('milliseconds', x, ptrAt(slots, 3), US_PER_MS, leftover);
    x = addUnits('seconds', x, ptrAt(slots, 1), US_PER_SECOND, leftover);
    x = addUnits('minutes', x, ptrAt(slots, 4), US_PER_MINUTE, leftover);
    x = addUnits('hours', x, ptrAt(slots, 5), US_PER_HOUR, leftover);
    x = addUnits('days', x, ptrAt(slots, 0), US_PER_DAY, leftover);
    x = addUnits('weeks', x, ptrAt(slots, 6), US_PER_WEEK, leftover);
    const rest = load<f64>(leftover);
    if (x && rest != 0) x = addRounded(x, rest);
    if (x) {
      self = microseconds_to_delta_ex(x, type);
      Py_DECREF(x);
    }
  }
  stackFree(slots);
  return self;
}

/** One part of the repr behind the ones before; steals text, NULL is an error. (new) */
function withPart(text: PyObject | null, name: string, value: i32): PyObject | null {
  if (!text || !value) return text;
  const separator = PyUnicode_GET_LENGTH(text) ? ', ' : '';
  const result = PyUnicode_FromFormat(
    '%U%ls%ls=%d',
    arg(text),
    changetype<usize>(separator),
    changetype<usize>(name),
    value,
  );
  Py_DECREF(text);
  return result;
}

function delta_repr(o: PyObject): PyObject | null {
  const self = asDelta(o);
  let text = PyUnicode_FromString(delta_bool(o) ? '' : '0');
  text = withPart(text, 'days', self.days);
  text = withPart(text, 'seconds', self.seconds);
  text = withPart(text, 'microseconds', self.microseconds);
  if (!text) return null;
  const repr = PyUnicode_FromFormat('%s(%S)', o.ob_type.tp_name, arg(text));
  Py_DECREF(text);
  return repr;
}

function delta_str(o: PyObject): PyObject | null {
  const self = asDelta(o);
  const us = self.microseconds;
  const clock = PyUnicode_FromFormat(
    us ? '%d:%02d:%02d.%06d' : '%d:%02d:%02d',
    self.seconds / 3600,
    (self.seconds / 60) % 60,
    self.seconds % 60,
    us,
  );
  const days = self.days;
  if (!clock || !days) return clock;
  const text = PyUnicode_FromFormat(abs(days) == 1 ? '%d day, %U' : '%d days, %U', days, arg(clock));
  Py_DECREF(clock);
  return text;
}

// new: a tuple
function delta_getstate(o: PyObject): PyObject | null {
  const self = asDelta(o);
  return Py_BuildValue('nnn', self.days, self.seconds, self.microseconds);
}

export function delta_hash(o: PyObject): i64 {
  const self = asDelta(o);
  if (self.hashcode == -1) {
    const state = delta_getstate(o);
    if (state) {
      self.hashcode = PyObject_Hash(state);
      Py_DECREF(state);
    }
  }
  return self.hashcode;
}

export function delta_total_seconds(self: PyObject, unused: PyObject | null): PyObject | null {
  const us = delta_to_microseconds(self);
  const second = us ? fromState(US_PER_SECOND) : null;
  const result = second ? PyNumber_TrueDivide(us!, second) : null;
  if (us) Py_DECREF(us);
  if (second) Py_DECREF(second);
  return result;
}

function delta_reduce(self: PyObject, unused: PyObject | null): PyObject | null {
  return Py_BuildValue('ON', arg(self.ob_type), arg(delta_getstate(self)));
}

export function init_timedelta_type(): void {
  const t = PyDateTime_DeltaType;
  static_type(
    t,
    'datetime.timedelta',
    offsetof<PyDateTime_Delta>(),
    0,
    Py_TPFLAGS_BASETYPE,
    'Difference between two datetime values.\n\ntimedelta(days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0)\n\nAll arguments are optional and default to 0.\nArguments may be integers or floats, and may be positive or negative.',
  );
  t.tp_repr = delta_repr.index;
  t.tp_hash = delta_hash.index;
  t.tp_str = delta_str.index;
  t.tp_richcompare = delta_richcompare.index;
  t.tp_new = delta_new.index;
  const n = numberMethods(t);
  n.nb_add = delta_add.index;
  n.nb_subtract = delta_subtract.index;
  n.nb_multiply = delta_multiply.index;
  n.nb_remainder = delta_remainder.index;
  n.nb_divmod = delta_divmod.index;
  n.nb_negative = delta_negative.index;
  n.nb_positive = delta_positive.index;
  n.nb_absolute = delta_abs.index;
  n.nb_bool = delta_bool.index;
  n.nb_floor_divide = delta_divide.index;
  n.nb_true_divide = delta_truedivide.index;
  method(t, 'total_seconds', delta_total_seconds.index, METH_NOARGS, 'Total seconds in the duration.');
  method(t, '__reduce__', delta_reduce.index, METH_NOARGS, '__reduce__() -> (cls, state)');
  member(t, 'days', Py_T_INT, offsetof<PyDateTime_Delta>('days'), Py_READONLY, 'Number of days.');
  member(
    t,
    'seconds',
    Py_T_INT,
    offsetof<PyDateTime_Delta>('seconds'),
    Py_READONLY,
    'Number of seconds (>= 0 and less than 1 day).',
  );
  member(
    t,
    'microseconds',
    Py_T_INT,
    offsetof<PyDateTime_Delta>('microseconds'),
    Py_READONLY,
    'Number of microseconds (>= 0 and less than 1 second).',
  );
}
