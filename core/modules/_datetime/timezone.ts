// tzinfo, from which time zones derive, and timezone, a fixed offset. (CPython: Modules/_datetimemodule.c)

import { PyObject_GetOptionalAttr } from '../../objects/attribute';
import { Py_BuildValue } from '../../objects/build-value';
import { PyObject_CallNoArgs } from '../../objects/call';
import { PyErr_Format, PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_NotImplementedError, PyExc_TypeError, PyExc_ValueError } from '../../objects/exceptions/types';
import { Py_None, Py_NotImplemented } from '../../objects/none';
import { PyUnicode_FromFormat } from '../../objects/str/format';
import { PyUnicode_FromString } from '../../objects/str/new';
import { PyTuple_New, PyTuple_Pack1, PyTuple_Pack2 } from '../../objects/tuple';
import { _PyObject_GetState } from '../../objects/type/pickle';
import { PyObject_TypeCheck } from '../../objects/type/state';
import { PyType_GenericNew } from '../../objects/type/type';
import { clearSlot, Py_DECREF, Py_NewRef, Py_XDECREF, Py_XNewRef, stackAlloc } from '../../runtime/cold';
import { _Py_ID } from '../../runtime/identifiers';
import { arg, Py_EQ, Py_NE, PyObject, ptrAt } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { method, static_type } from '../../runtime/register';
import { METH_NOARGS, METH_O, Py_TPFLAGS_BASETYPE, PyTypeObject } from '../../runtime/type';
import { parseKeywords } from './arguments';
import { add_datetime_timedelta } from './make';
import {
  asTimeZone,
  GET_DT_TZINFO,
  PyDateTime_Check,
  PyDateTime_TimeZone,
  PyDateTime_TimeZoneType,
  PyDateTime_TZInfoType,
  utc_timezone,
  zero_delta,
} from './struct';
import { delta_hash } from './timedelta';
import { delta_bool, delta_richcompare, delta_subtract } from './timedelta-arithmetic';
import { call_dst, call_utcoffset, isOffset, offsetText } from './zone-calls';

// --- tzinfo

function tzinfo_nogo(name: string): PyObject | null {
  return PyErr_Format(PyExc_NotImplementedError, 'a tzinfo subclass must implement %ls()', changetype<usize>(name));
}

function tzinfo_tzname(self: PyObject, dt: PyObject): PyObject | null {
  return tzinfo_nogo('tzname');
}

function tzinfo_utcoffset(self: PyObject, dt: PyObject): PyObject | null {
  return tzinfo_nogo('utcoffset');
}

function tzinfo_dst(self: PyObject, dt: PyObject): PyObject | null {
  return tzinfo_nogo('dst');
}

/** Whether fromutc of a time zone can take dt: false with the exception set. */
function isOwnDateTime(self: PyObject, dt: PyObject): bool {
  if (!PyDateTime_Check(dt)) PyErr_SetString(PyExc_TypeError, 'fromutc: argument must be a datetime');
  else if (GET_DT_TZINFO(dt) != self) PyErr_SetString(PyExc_ValueError, 'fromutc: dt.tzinfo is not self');
  else return true;
  return false;
}

/** The offset if it is none of NULL and None; else NULL with ValueError. Steals it. (new) */
function required(offset: PyObject | null, text: string): PyObject | null {
  if (offset != Py_None) return offset;
  return PyErr_SetString(PyExc_ValueError, text);
}

/** dt in UTC, moved by the standard offset and then by what dst says there. (new) */
function tzinfo_fromutc(self: PyObject, dt: PyObject): PyObject | null {
  if (!isOwnDateTime(self, dt)) return null;
  const offset = required(call_utcoffset(self, dt), 'fromutc: non-None utcoffset() result required');
  if (!offset) return null;
  let dst = required(call_dst(self, dt), 'fromutc: non-None dst() result required');
  const standard = dst ? delta_subtract(offset, dst) : null;
  Py_DECREF(offset);
  Py_XDECREF(dst);
  let result = standard ? add_datetime_timedelta(dt, standard, 1) : null;
  Py_XDECREF(standard);
  if (!result) return null;
  dst = required(call_dst(self, result), 'fromutc: tz.dst() gave inconsistent results; cannot convert');
  if (dst && !delta_bool(dst)) {
    Py_DECREF(dst);
    return result;
  }
  const moved = dst ? add_datetime_timedelta(result, dst, 1) : null;
  Py_XDECREF(dst);
  Py_DECREF(result);
  return moved;
}

function tzinfo_reduce(self: PyObject, unused: PyObject | null): PyObject | null {
  const slot = stackAlloc(1);
  const found = PyObject_GetOptionalAttr(self, _Py_ID('__getinitargs__'), slot);
  const getinitargs = ptrAt(slot, 0);
  stackFree(slot);
  if (found < 0) return null;
  const args = getinitargs ? PyObject_CallNoArgs(getinitargs) : PyTuple_New(0);
  Py_XDECREF(getinitargs);
  if (!args) return null;
  const state = _PyObject_GetState(self);
  if (!state) {
    Py_DECREF(args);
    return null;
  }
  return Py_BuildValue('ONN', arg(self.ob_type), arg(args), arg(state));
}

export function init_tzinfo_type(): void {
  const t = PyDateTime_TZInfoType;
  static_type(
    t,
    'datetime.tzinfo',
    offsetof<PyObject>(),
    0,
    Py_TPFLAGS_BASETYPE,
    'Abstract base class for time zone info objects.',
  );
  t.tp_new = PyType_GenericNew.index;
  method(t, 'tzname', tzinfo_tzname.index, METH_O, 'datetime -> string name of time zone.');
  method(
    t,
    'utcoffset',
    tzinfo_utcoffset.index,
    METH_O,
    'datetime -> timedelta showing offset from UTC, negative values indicating West of UTC',
  );
  method(t, 'dst', tzinfo_dst.index, METH_O, 'datetime -> DST offset as timedelta positive east of UTC.');
  method(t, 'fromutc', tzinfo_fromutc.index, METH_O, 'datetime in UTC -> datetime in local time.');
  method(t, '__reduce__', tzinfo_reduce.index, METH_NOARGS, '-> (cls, state)');
}

// --- timezone

// new: offset is not checked; name a str or NULL
export function create_timezone(offset: PyObject, name: PyObject | null): PyObject | null {
  if (offset == zero_delta && !name) return utc_timezone;
  const t = PyDateTime_TimeZoneType;
  const self = call_indirect<PyObject | null>(<u32>t.tp_alloc, t, <i64>0);
  if (!self) return null;
  asTimeZone(self).offset = Py_NewRef(offset);
  asTimeZone(self).name = Py_XNewRef(name);
  return self;
}

// new
export function new_timezone(offset: PyObject, name: PyObject | null): PyObject | null {
  if (!name && !delta_bool(offset)) return utc_timezone;
  if (isOffset(offset)) return create_timezone(offset, name);
  return PyErr_Format(
    PyExc_ValueError,
    'offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not %R.',
    arg(offset),
  );
}

function timezone_new(type: PyTypeObject, args: PyObject, kw: PyObject | null): PyObject | null {
  const slots = stackAlloc(2);
  store<u64>(slots, 0, 8);
  let self: PyObject | null = null;
  if (parseKeywords(args, kw, 'timezone', 'X|U', 'offset name', slots)) {
    self = new_timezone(ptrAt(slots, 0)!, ptrAt(slots, 1));
  }
  stackFree(slots);
  return self;
}

function timezone_dealloc(self: PyObject): void {
  clearSlot(changetype<usize>(self) + offsetof<PyDateTime_TimeZone>('_offset'));
  clearSlot(changetype<usize>(self) + offsetof<PyDateTime_TimeZone>('_name'));
  call_indirect<void>(<u32>self.ob_type.tp_free, changetype<usize>(self));
}

function timezone_richcompare(self: PyObject, other: PyObject, op: i32): PyObject | null {
  if ((op != Py_EQ && op != Py_NE) || !PyObject_TypeCheck(other, PyDateTime_TimeZoneType)) return Py_NotImplemented;
  return delta_richcompare(asTimeZone(self).offset!, asTimeZone(other).offset!, op);
}

function timezone_hash(self: PyObject): i64 {
  return delta_hash(asTimeZone(self).offset!);
}

function timezone_repr(self: PyObject): PyObject | null {
  const zone = asTimeZone(self);
  const type = self.ob_type.tp_name;
  if (self == utc_timezone) return PyUnicode_FromFormat('%s.utc', type);
  return PyUnicode_FromFormat(zone.name ? '%s(%R, %R)' : '%s(%R)', type, arg(zone.offset), arg(zone.name));
}

function timezone_str(self: PyObject): PyObject | null {
  const zone = asTimeZone(self);
  const name = zone.name;
  if (name) return Py_NewRef(name);
  if (!delta_bool(zone.offset!)) return PyUnicode_FromString('UTC');
  const offset = offsetText(zone.offset!, ':');
  if (!offset) return null;
  const text = PyUnicode_FromFormat('UTC%U', arg(offset));
  Py_DECREF(offset);
  return text;
}

function _timezone_check_argument(dt: PyObject, name: string): bool {
  if (dt == Py_None || PyDateTime_Check(dt)) return true;
  PyErr_Format(
    PyExc_TypeError,
    '%ls(dt) argument must be a datetime instance or None, not %.200s',
    changetype<usize>(name),
    dt.ob_type.tp_name,
  );
  return false;
}

function timezone_tzname(self: PyObject, dt: PyObject): PyObject | null {
  return _timezone_check_argument(dt, 'tzname') ? timezone_str(self) : null;
}

function timezone_utcoffset(self: PyObject, dt: PyObject): PyObject | null {
  return _timezone_check_argument(dt, 'utcoffset') ? Py_XNewRef(asTimeZone(self).offset) : null;
}

function timezone_dst(self: PyObject, dt: PyObject): PyObject | null {
  return _timezone_check_argument(dt, 'dst') ? Py_None : changetype<PyObject | null>(0);
}

function timezone_fromutc(self: PyObject, dt: PyObject): PyObject | null {
  return isOwnDateTime(self, dt) ? add_datetime_timedelta(dt, asTimeZone(self).offset!, 1) : null;
}

function timezone_getinitargs(self: PyObject, unused: PyObject | null): PyObject | null {
  const zone = asTimeZone(self);
  const name = zone.name;
  return name ? PyTuple_Pack2(zone.offset!, name) : PyTuple_Pack1(zone.offset!);
}

export function init_timezone_type(): void {
  const t = PyDateTime_TimeZoneType;
  static_type(
    t,
    'datetime.timezone',
    offsetof<PyDateTime_TimeZone>(),
    0,
    0,
    'Fixed offset from UTC implementation of tzinfo.',
  );
  t.tp_base = PyDateTime_TZInfoType;
  t.tp_dealloc = timezone_dealloc.index;
  t.tp_repr = timezone_repr.index;
  t.tp_hash = timezone_hash.index;
  t.tp_str = timezone_str.index;
  t.tp_richcompare = timezone_richcompare.index;
  t.tp_new = timezone_new.index;
  method(
    t,
    'tzname',
    timezone_tzname.index,
    METH_O,
    "If name is specified when timezone is created, returns the name.  Otherwise returns offset as 'UTC(+|-)HH:MM'.",
  );
  method(t, 'utcoffset', timezone_utcoffset.index, METH_O, 'Return fixed offset.');
  method(t, 'dst', timezone_dst.index, METH_O, 'Return None.');
  method(t, 'fromutc', timezone_fromutc.index, METH_O, 'datetime in UTC -> datetime in local time.');
  method(t, '__getinitargs__', timezone_getinitargs.index, METH_NOARGS, 'pickle support');
}
