// A time zone, and the rules of it as POSIX writes them in TZ: EST+05EDT,M3.2.0,M11.1.0. (glibc: time/tzset.c)

import { civilOfDays, daysFromCivil, isLeap } from './convert';

/** 24 bytes: when in a year a rule begins to hold. */
@unmanaged
export class Change {
  kind: u32; // 'M': that weekday of the month's week; 'J': a day from 1, never the leap day; 'N': a day from 0
  month: i32;
  week: i32; // 5: the last
  day: i32;
  time: i32; // seconds after midnight, by the time that ends
}

/** What of the year's time holds: in winter, in summer. */
@unmanaged
export class Period {
  offset: i32; // seconds east of UTC
  @bytes(28) name: usize; // a C string
}

/** 168 bytes. */
@unmanaged
export class Zone {
  @bytes(32) standard: Period;
  @bytes(32) summer: Period;
  @bytes(24) begins: Change; // summer
  @bytes(24) ends: Change;
  has_summer: i32;
  has_rules: i32; // of a file: for what lies behind its last transition
  at: usize; // while rules are read: the next character
  file: usize; // a raw block: the file's bytes; NULL: there are only rules
  transitions: i32;
  types: i32;
  times: usize; // in the file: big-endian i64, then an u8 each: which type
  infos: usize; // 6 bytes a type: i32 offset, u8 summer, u8 where the name stands
  names: usize;
}

function isLetter(c: u32): bool {
  return (c | 32) - 97 < 26;
}

function isDigit(c: u32): bool {
  return c - 48 < 10;
}

/* @inline */ function peek(z: Zone): u32 {
  return load<u8>(z.at);
}

/** Takes a character if it comes next. */
function takes(z: Zone, c: u32): bool {
  if (peek(z) != c) return false;
  z.at++;
  return true;
}

/** A name of three letters or more, or anything within <>. */
function readName(z: Zone, p: Period): bool {
  const quoted = takes(z, 60);
  const start = z.at;
  while (quoted ? peek(z) != 62 && peek(z) != 0 : isLetter(peek(z))) z.at++;
  const n = z.at - start;
  if (n < 3 || n > 27) return false;
  memory.copy(p.name, start, n);
  store<u8>(p.name + n, 0);
  return !quoted || takes(z, 62);
}

function readNumber(z: Zone): i32 {
  let n = 0;
  while (isDigit(peek(z)) && n < 10000) {
    n = n * 10 + peek(z) - 48;
    z.at++;
  }
  return n;
}

/** [+-]hours[:minutes[:seconds]] in seconds. */
function readTime(z: Zone): i32 {
  const sign = takes(z, 45) ? -1 : 1;
  if (sign > 0) takes(z, 43);
  let seconds = readNumber(z) * 3600;
  if (takes(z, 58)) seconds += readNumber(z) * 60;
  if (takes(z, 58)) seconds += readNumber(z);
  return sign * seconds;
}

function startsTime(z: Zone): bool {
  const c = peek(z);
  return isDigit(c) || c == 43 || c == 45;
}

function readChange(z: Zone, c: Change): bool {
  if (takes(z, 77)) {
    c.kind = 77;
    c.month = readNumber(z);
    if (!takes(z, 46)) return false;
    c.week = readNumber(z);
    if (!takes(z, 46)) return false;
    c.day = readNumber(z);
    if (c.month < 1 || c.month > 12 || c.week < 1 || c.week > 5 || c.day > 6) return false;
  } else {
    c.kind = takes(z, 74) ? 74 : 78;
    if (!isDigit(peek(z))) return false;
    c.day = readNumber(z);
  }
  c.time = takes(z, 47) ? readTime(z) : 7200;
  return true;
}

/** The rule of the United States, for names that come without any. */
function sundayOf(c: Change, month: i32, week: i32): void {
  c.kind = 77;
  c.month = month;
  c.week = week;
  c.day = 0;
  c.time = 7200;
}

/** Reads rules; what cannot be read is as if it did not stand there. */
export function readRules(z: Zone, text: usize): void {
  z.at = text;
  if (!readName(z, z.standard) || !startsTime(z)) return;
  z.standard.offset = -readTime(z);
  if (!readName(z, z.summer)) return;
  z.summer.offset = startsTime(z) ? -readTime(z) : z.standard.offset + 3600;
  if (peek(z) == 0) {
    sundayOf(z.begins, 3, 2);
    sundayOf(z.ends, 11, 1);
    z.has_summer = 1;
  } else z.has_summer = i32(takes(z, 44) && readChange(z, z.begins) && takes(z, 44) && readChange(z, z.ends));
}

/** The moment of a change in a year, in seconds of its local time. */
function changeIn(c: Change, year: i64): i64 {
  let days = daysFromCivil(year, 0, 1);
  if (c.kind == 77) {
    days = daysFromCivil(year, c.month - 1, 1);
    const next = daysFromCivil(c.month == 12 ? year + 1 : year, c.month % 12, 1);
    const weekday = (((days + 4) % 7) + 7) % 7;
    days += ((c.day - weekday + 7) % 7) + (c.week - 1) * 7;
    if (days >= next) days -= 7;
  } else if (c.kind == 74) days += c.day - 1 + i32(c.day >= 60 && isLeap(year));
  else days += c.day;
  return days * 86400 + c.time;
}

/** Whether the rules have summer time at a moment. */
export function summerByRules(z: Zone, seconds: i64): bool {
  if (!z.has_summer) return false;
  const local = seconds + z.standard.offset;
  const year = civilOfDays(local / 86400 - i64(local % 86400 < 0)) >> 16;
  const begins = changeIn(z.begins, year) - z.standard.offset;
  const ends = changeIn(z.ends, year) - z.summer.offset;
  return begins < ends ? seconds >= begins && seconds < ends : seconds < ends || seconds >= begins;
}
