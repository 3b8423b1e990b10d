// datetime: between time zones, and to timestamps and time tuples. (CPython: Modules/_datetimemodule.c)
// NOT CPYTHON: the local time zone is UTC.

import { PyObject_CallMethodOneArg } from '../../objects/call';
import { PyFloat_FromDouble } from '../../objects/float';
import { Py_None } from '../../objects/none';
import { PyUnicode_FromString } from '../../objects/str/new';
import { _Py_ID } from '../../runtime/identifiers';
import { objAt, Py_DECREF, Py_NewRef, PyObject, setPtrAt, setSlot } from '../../runtime/object';
import { stackAlloc, stackFree } from '../../runtime/pellucid';
import { parseKeywords } from './arguments';
import { check_tzinfo_subclass, check_year, DAY_SECONDS, EPOCH_ORDINAL, ordinalOf } from './calendar';
import { datetime_subtract } from './datetime-arithmetic';
import { neighbourFits } from './datetime-new';
import { build_struct_time } from './format';
import { add_datetime_timedelta, new_datetime_ex } from './make';
import { EPOCH, fromState } from './state';
import {
  Fields,
  freeFields,
  GET_DT_TZINFO,
  newFields,
  PyDateTime_DateTime,
  readDateTime,
  secondOfDay,
  utc_timezone,
  zero_delta,
} from './struct';
import { delta_total_seconds } from './timedelta';
import { delta_bool } from './timedelta-arithmetic';
import { new_timezone } from './timezone';
import { call_dst, call_tzname, call_utcoffset } from './zone-calls';

export function datetime_utcoffset(self: PyObject, unused: PyObject | null): PyObject | null {
  return call_utcoffset(GET_DT_TZINFO(self), self);
}

export function datetime_dst(self: PyObject, unused: PyObject | null): PyObject | null {
  return call_dst(GET_DT_TZINFO(self), self);
}

export function datetime_tzname(self: PyObject, unused: PyObject | null): PyObject | null {
  return call_tzname(GET_DT_TZINFO(self), self);
}

/** Seconds from the epoch to a local time. */
function secondsOfFields(f: Fields): i64 {
  return (ordinalOf(f) - EPOCH_ORDINAL) * DAY_SECONDS + secondOfDay(f);
}

/** Whether local time can be told of the fields: false with the exception set. (CPython: local_to_seconds) */
function hasLocalTime(f: Fields, fold: i64): bool {
  return check_year(f.year) && neighbourFits(secondsOfFields(f) + (fold ? DAY_SECONDS : -DAY_SECONDS));
}

// new: the process' time zone
function local_timezone(): PyObject | null {
  const name = PyUnicode_FromString('UTC');
  if (!name) return null;
  const zone = new_timezone(zero_delta, name);
  Py_DECREF(name);
  return zone;
}

// new
function local_timezone_from_local(dt: PyObject): PyObject | null {
  const f = newFields();
  readDateTime(f, dt);
  const ok = hasLocalTime(f, f.fold) && hasLocalTime(f, 1 - f.fold);
  freeFields(f);
  return ok ? local_timezone() : null;
}

/** dt - offset, with some time zone; the class makes the difference, but is not asked to put the zone in. (new) */
function toUTC(dt: PyObject, offset: PyObject): PyObject | null {
  const moved = add_datetime_timedelta(dt, offset, -1);
  if (!moved || changetype<PyDateTime_DateTime>(moved).hastzinfo) return moved;
  const f = newFields();
  readDateTime(f, moved);
  f.tzinfo = utc_timezone;
  const result = new_datetime_ex(f, moved.ob_type);
  freeFields(f);
  Py_DECREF(moved);
  return result;
}

/** What to take from self to have UTC, by its zone, or by local time where the zone does not say. (new) */
function offsetInZone(self: PyObject, zone: PyObject): PyObject | null {
  const offset = call_utcoffset(zone, self);
  if (offset != Py_None) return offset;
  const local = local_timezone_from_local(self);
  if (!local) return null;
  const localOffset = call_utcoffset(local, self);
  Py_DECREF(local);
  return localOffset;
}

export function datetime_astimezone(self: PyObject, args: PyObject, kw: PyObject | null): PyObject | null {
  const slot = stackAlloc(1);
  setPtrAt(slot, 0, Py_None);
  const ok = parseKeywords(args, kw, 'astimezone', '|O', 'tz', slot);
  const tzinfo = objAt(slot, 0);
  stackFree(slot);
  if (!ok || !check_tzinfo_subclass(tzinfo)) return null;
  const own = GET_DT_TZINFO(self);
  if (own == tzinfo && own != Py_None) return Py_NewRef(self);
  const offset = offsetInZone(self, own);
  const result = offset ? toUTC(self, offset) : null;
  if (offset) Py_DECREF(offset);
  if (!result) return null;
  const target = tzinfo == Py_None ? local_timezone() : Py_NewRef(tzinfo);
  let moved: PyObject | null = null;
  if (target) {
    setSlot(changetype<usize>(result) + offsetof<PyDateTime_DateTime>('_tzinfo'), target);
    moved = PyObject_CallMethodOneArg(tzinfo == Py_None ? target : tzinfo, _Py_ID('fromutc'), result);
  }
  Py_DECREF(result);
  return moved;
}

export function datetime_timetuple(self: PyObject, unused: PyObject | null): PyObject | null {
  const dst = call_dst(GET_DT_TZINFO(self), self);
  if (!dst) return null;
  const flag = dst == Py_None ? -1 : delta_bool(dst);
  Py_DECREF(dst);
  return structTime(self, flag);
}

function structTime(dt: PyObject, dst: i64): PyObject | null {
  const f = newFields();
  readDateTime(f, dt);
  const result = build_struct_time(f, dst);
  freeFields(f);
  return result;
}

export function datetime_utctimetuple(self: PyObject, unused: PyObject | null): PyObject | null {
  const offset = call_utcoffset(GET_DT_TZINFO(self), self);
  if (!offset) return null;
  const utc = offset == Py_None ? Py_NewRef(self) : add_datetime_timedelta(self, offset, -1);
  Py_DECREF(offset);
  if (!utc) return null;
  const result = structTime(utc, 0);
  Py_DECREF(utc);
  return result;
}

// new: of a datetime with a time zone
function timestampOfAware(self: PyObject): PyObject | null {
  const epoch = fromState(EPOCH);
  if (!epoch) return null;
  const delta = datetime_subtract(self, epoch);
  Py_DECREF(epoch);
  if (!delta) return null;
  const result = delta_total_seconds(delta, null);
  Py_DECREF(delta);
  return result;
}

export function datetime_timestamp(self: PyObject, unused: PyObject | null): PyObject | null {
  if (GET_DT_TZINFO(self) != Py_None) return timestampOfAware(self);
  const f = newFields();
  readDateTime(f, self);
  const ok = hasLocalTime(f, f.fold);
  const seconds = <f64>secondsOfFields(f) + <f64>f.microsecond / 1e6;
  freeFields(f);
  return ok ? PyFloat_FromDouble(seconds) : null;
}
