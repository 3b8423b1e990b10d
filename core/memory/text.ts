// Writing a report in ASCII, without an object being made: the state of memory must not change by being told.

import { host_write } from '../host';

const LENGTH: usize = 0x38c000 + 0xff8;
const BUFFER: usize = 0x38c000 + 0x1000;
const CAPACITY: usize = 0x2000;

/** What has been written and not flushed: `reportLength()` bytes at `reportText()`. */
export function reportText(): usize {
  return BUFFER;
}

/** Bytes in the report so far. */
/* @inline */ export function reportLength(): usize {
  return load<u32>(LENGTH);
}

/** Adds an ASCII character; what exceeds the buffer is dropped. */
export function putChar(c: i32): void {
  const n = reportLength();
  if (n == CAPACITY) return;
  store<u8>(BUFFER + n, <u8>c);
  store<u32>(LENGTH, <u32>n + 1);
}

/** Adds an ASCII text. */
export function putText(text: string): void {
  for (let i = 0; i < text.length; i++) putChar(text.charCodeAt(i));
}

/** Adds n spaces; none for n < 0. */
export function putSpaces(n: i32): void {
  for (; n > 0; n--) putChar(32);
}

/** How many characters a number takes; with a comma before each three digits, if asked for. */
function digits(value: u64, commas: bool): i32 {
  let n = 1;
  for (let rest = value / 10; rest; rest /= 10) n++;
  return commas ? n + (n - 1) / 3 : n;
}

/** Right-aligned in `width` columns. */
export function putNumber(value: u64, width: i32 = 0, commas: bool = false): void {
  const n = digits(value, commas);
  putSpaces(width - n);
  let power: u64 = 1;
  let places = digits(value, false);
  for (let i = 1; i < places; i++) power *= 10;
  for (; places > 0; places--, power /= 10) {
    putChar(48 + <i32>((value / power) % 10));
    if (commas && places > 1 && places % 3 == 1) putChar(44);
  }
}

/** Adds 0x and the digits. */
export function putHex(value: u64): void {
  putText('0x');
  let shift = 60;
  while (shift > 0 && !((value >> shift) & 15)) shift -= 4;
  for (; shift >= 0; shift -= 4) {
    const digit = <i32>((value >> shift) & 15);
    putChar(digit < 10 ? 48 + digit : 87 + digit);
  }
}

/** The column that the next character goes to. */
export function column(): i32 {
  let n = <i32>reportLength();
  let width = 0;
  while (n > 0 && load<u8>(BUFFER + n - 1) != 10) {
    n--;
    width++;
  }
  return width;
}

/** Ends a line of a table as obmalloc's report has them: `=` in column 35, then the value. */
export function putValue(value: u64): void {
  putSpaces(35 - column());
  putChar(61);
  putNumber(value, 21, true);
  putChar(10);
}

/** Sends it to a file descriptor and begins anew. */
export function flushReport(fd: i32): void {
  host_write(fd, BUFFER, reportLength());
  store<u32>(LENGTH, 0);
}

/** Begins an empty report. */
export function clearReport(): void {
  store<u32>(LENGTH, 0);
}
