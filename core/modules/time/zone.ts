// The local time zone of the process, as the C library finds it: the variable TZ names rules or a file, else it is that of
// /etc/localtime; without any it is UTC. (glibc: time/tzset.c, time/mktime.c)

import { PyMem_RawCalloc, PyMem_RawFree, PyMem_RawMalloc } from '../../memory/raw';
import { PyUnicode_FromCString, PyUnicode_FromString } from '../../objects/str/new';
import { stackAlloc } from '../../runtime/cold';
import { PyObject } from '../../runtime/object';
import { pel, stackFree } from '../../runtime/pellucid';
import { cstrEquals } from '../../runtime/static';
import { MOMENT_SLOTS, Moment, momentOf, secondsOfMoment } from './convert';
import { big32, readFile, typeAt } from './zone-file';
import { readRules, summerByRules, Zone } from './zone-rules';

/** NULL: UTC. */
/* @inline */ function localZone(): Zone | null {
  return changetype<Zone | null>(pel.zone);
}

/** Back to UTC. */
export function dropZone(): void {
  const z = localZone();
  if (!z) return;
  pel.zone = 0;
  if (z.file) PyMem_RawFree(z.file);
  PyMem_RawFree(changetype<usize>(z));
}

const DIRECTORY = '/usr/share/zoneinfo/';
const LOCALTIME = '/etc/localtime';

/** Reads the file of a zone: name NULL is that of the machine. */
function readNamed(z: Zone, name: usize, n: usize): bool {
  if (!name) {
    const path = PyMem_RawMalloc(LOCALTIME.length);
    if (!path) return false;
    const length = <usize>String.UTF8.encodeUnsafe(changetype<usize>(LOCALTIME), LOCALTIME.length, path, false);
    const ok = readFile(z, path, length);
    PyMem_RawFree(path);
    return ok;
  }
  if (load<u8>(name) == 47) return readFile(z, name, n);
  const path = PyMem_RawMalloc(<usize>DIRECTORY.length + n);
  if (!path) return false;
  const length = <usize>String.UTF8.encodeUnsafe(changetype<usize>(DIRECTORY), DIRECTORY.length, path, false);
  memory.copy(path + length, name, n);
  const ok = readFile(z, path, length + n);
  PyMem_RawFree(path);
  return ok;
}

/** Whether it is the zone that is there without any. */
function isUTC(z: Zone): bool {
  return !z.transitions && !z.has_summer && !z.standard.offset && cstrEquals(z.standard.name, 'UTC');
}

/** Takes the zone that a C string of n bytes names; NULL: that of the machine. Without memory it is UTC. */
export function setZone(name: usize, n: usize): void {
  dropZone();
  if (name && load<u8>(name) == 58) {
    name++;
    n--;
  }
  const z = changetype<Zone | null>(PyMem_RawCalloc(1, offsetof<Zone>()));
  if (!z) return;
  if (readNamed(z, name, n)) {
    pel.zone = changetype<usize>(z);
    if (isUTC(z)) dropZone();
  } else if (name && n) {
    readRules(z, name);
    pel.zone = changetype<usize>(z);
  } else PyMem_RawFree(changetype<usize>(z));
}

/** Whether the zone is another one than UTC. */
export function hasZone(): bool {
  return pel.zone != 0;
}

/** Sets isdst, offset and zone of a moment. */
function putZone(m: Moment, seconds: i64): void {
  const z = localZone();
  m.isdst = 0;
  m.offset = 0;
  m.zone = 0;
  if (!z) return;
  const type = z.file ? typeAt(z, seconds) : -1;
  if (type < 0) {
    m.isdst = i32(summerByRules(z, seconds));
    const period = m.isdst ? z.summer : z.standard;
    m.offset = period.offset;
    m.zone = period.name;
    return;
  }
  const info = z.infos + <usize>type * 6;
  m.offset = big32(info);
  m.isdst = load<u8>(info, 4);
  m.zone = z.names + load<u8>(info, 5);
}

/** The local date and time of a number of seconds since the epoch. */
export function localMomentOf(m: Moment, seconds: i64): void {
  putZone(m, seconds);
  const offset = m.offset;
  momentOf(m, seconds + offset);
  if (hasZone()) putZone(m, seconds);
}

/** new: the name of a moment's zone; where it says none that of the process, for summer if its isdst says so */
export function zoneName(m: Moment): PyObject | null {
  const z = localZone();
  let name = m.zone;
  if (!name && z) name = m.isdst > 0 && z.has_summer ? z.summer.name : z.standard.name;
  return name ? PyUnicode_FromCString(name) : PyUnicode_FromString('UTC');
}

/** In such steps, and so many of them, summer or winter time is looked for: no period of either is shorter. (glibc: time/mktime.c) */
const STEP: i64 = 601200;
const STEPS = 381;

/** The seconds since the epoch of a local time; isdst says which of two, or by whose clock. */
export function secondsOfLocal(m: Moment): i64 {
  const p = stackAlloc(MOMENT_SLOTS);
  const seconds = solveLocal(secondsOfMoment(m), m.isdst, changetype<Moment>(p));
  stackFree(p);
  return seconds;
}

/** Whether a moment is in the kind of time asked for: -1 any, 0 winter, 1 summer. */
function isAsked(t: Moment, asked: i32): bool {
  return asked < 0 || (t.isdst != 0) == (asked != 0);
}

/** The same with room for moments to try. */
function solveLocal(local: i64, asked: i32, t: Moment): i64 {
  // What held a day before and what will hold a day after: one of them holds, unless the clock leaps over that time.
  putZone(t, local - 86400);
  const before = t.offset;
  putZone(t, local + 86400);
  const after = t.offset;
  putZone(t, local - before);
  if (t.offset == before && isAsked(t, asked)) return local - before;
  putZone(t, local - after);
  const solution = t.offset == after ? local - after : local - before;
  putZone(t, solution);
  if (isAsked(t, asked)) return solution;
  for (let i: i64 = 1; i <= STEPS; i++) {
    putZone(t, solution - i * STEP);
    if (isAsked(t, asked)) return local - t.offset;
    putZone(t, solution + i * STEP);
    if (isAsked(t, asked)) return local - t.offset;
  }
  return solution + (asked ? -3600 : 3600);
}
