// datetime: local time, and what of it is there twice or not at all. (CPython: Modules/_datetimemodule.c)

import { Py_DECREF, stackAlloc } from '../../runtime/cold';
import { PyObject } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { momentOfTime } from '../time/calendar';
import { MOMENT_SLOTS, Moment } from '../time/convert';
import { zoneName } from '../time/zone';
import { check_year, DAY_SECONDS, EPOCH_ORDINAL, ordinalOf } from './calendar';
import { setMoment } from './date-new';
import { new_delta } from './new-timedelta';
import { Fields, freeFields, newFields, readDateTime, secondOfDay } from './struct';
import { new_timezone } from './timezone';

/** No second that a date has: an exception is set. */
export const NO_SECONDS = i64.MIN_VALUE;

/** Seconds from the epoch to a date and time as if they were in UTC. */
export function secondsOfFields(f: Fields): i64 {
  return (ordinalOf(f) - EPOCH_ORDINAL) * DAY_SECONDS + secondOfDay(f);
}

/** What the local clock shows at a moment, as such seconds; NO_SECONDS: OSError, or ValueError for the year. */
function local(seconds: i64): i64 {
  const f = newFields();
  const shown = setMoment(f, seconds, true) && check_year(f.year) ? secondsOfFields(f) : NO_SECONDS;
  freeFields(f);
  return shown;
}

/** Sets the fold of the local time of a moment: whether the clock has shown it before. False with the exception set. */
export function setFold(f: Fields, seconds: i64): bool {
  const shown = secondsOfFields(f);
  const before = local(seconds - DAY_SECONDS);
  if (before == NO_SECONDS) return false;
  const shift = shown - before - DAY_SECONDS;
  if (shift >= 0) return true;
  const earlier = local(seconds + shift);
  if (earlier == shown) f.fold = 1;
  return earlier != NO_SECONDS;
}

/** The moment when the local clock shows the fields; the fold says which of two, or which side of a gap. NO_SECONDS: an exception. */
export function local_to_seconds(f: Fields, fold: i64): i64 {
  if (!check_year(f.year)) return NO_SECONDS;
  const t = secondsOfFields(f);
  const shown = local(t);
  if (shown == NO_SECONDS) return NO_SECONDS;
  const first = t - (shown - t);
  const shownFirst = local(first);
  if (shownFirst == NO_SECONDS) return NO_SECONDS;
  let offset: i64;
  if (shownFirst == t) {
    // It is one; is there another, later or earlier?
    const probe = first + (fold ? DAY_SECONDS : -DAY_SECONDS);
    const shownThere = local(probe);
    if (shownThere == NO_SECONDS) return NO_SECONDS;
    offset = shownThere - probe;
    if (offset == shown - t) return first;
  } else offset = shownFirst - first;
  const second = t - offset;
  const shownSecond = local(second);
  if (shownSecond == NO_SECONDS || shownSecond == t) return shownSecond == t ? second : NO_SECONDS;
  if (shownFirst == t) return first;
  return fold ? min(first, second) : max(first, second);
}

// new: a timezone of the local offset and name at a moment
export function local_timezone_at(seconds: i64): PyObject | null {
  const p = stackAlloc(MOMENT_SLOTS);
  const m = changetype<Moment>(p);
  const known = momentOfTime(m, seconds, true);
  const offset: i64 = m.offset;
  const name = known ? zoneName(m) : null;
  stackFree(p);
  const delta = name ? new_delta(0, offset, 0) : null;
  const zone = delta ? new_timezone(delta, name) : null;
  if (name) Py_DECREF(name);
  if (delta) Py_DECREF(delta);
  return zone;
}

// new: that of a datetime in UTC
export function local_timezone(utc: PyObject): PyObject | null {
  const f = newFields();
  readDateTime(f, utc);
  const seconds = secondsOfFields(f);
  freeFields(f);
  return local_timezone_at(seconds);
}

// new: that of a datetime in local time
export function local_timezone_from_local(dt: PyObject): PyObject | null {
  const f = newFields();
  readDateTime(f, dt);
  let seconds = local_to_seconds(f, f.fold);
  const other = seconds == NO_SECONDS ? NO_SECONDS : local_to_seconds(f, 1 - f.fold);
  // In a gap both are off by its length.
  if (other != seconds && other > seconds == (f.fold != 0)) seconds = other;
  const known = other != NO_SECONDS;
  freeFields(f);
  return known ? local_timezone_at(seconds) : null;
}
