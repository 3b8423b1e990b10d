// datetime: between time zones, and to timestamps and time tuples. (CPython: Modules/_datetimemodule.c)

import { PyObject_CallMethodOneArg } from '../../objects/call';
import { PyFloat_FromDouble } from '../../objects/float';
import { Py_None } from '../../objects/none';
import { Py_DECREF, Py_NewRef, setSlot, stackAlloc } from '../../runtime/cold';
import { _Py_ID } from '../../runtime/identifiers';
import { objAt, PyObject, setPtrAt } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { parseKeywords } from './arguments';
import { check_tzinfo_subclass } from './calendar';
import { datetime_subtract } from './datetime-arithmetic';
import { build_struct_time } from './format';
import { local_timezone, local_timezone_from_local, local_to_seconds, NO_SECONDS } from './local';
import { add_datetime_timedelta, new_datetime_ex } from './make';
import { EPOCH, fromState } from './state';
import { freeFields, GET_DT_TZINFO, newFields, PyDateTime_DateTime, readDateTime, utc_timezone } from './struct';
import { delta_total_seconds } from './timedelta';
import { delta_bool } from './timedelta-arithmetic';
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
  const target = tzinfo == Py_None ? local_timezone(result) : Py_NewRef(tzinfo);
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
  const seconds = local_to_seconds(f, f.fold);
  const fraction = <f64>f.microsecond / 1e6;
  freeFields(f);
  return seconds == NO_SECONDS ? null : PyFloat_FromDouble(<f64>seconds + fraction);
}
