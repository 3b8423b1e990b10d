// Decimal.__format__. (CPython: libmpdec/io.c, Modules/_decimal/_decimal.c)
//
//   [[fill]align][sign][z][#][0][width][,][.precision][type]
//
// NOT CPYTHON: there `z`, `#` and digits too large are left to the Decimal written in Python; what that says is said here.

import { PyMem_Free, PyMem_Malloc } from '../../memory/obmalloc/malloc';
import { PyBytes_AS_STRING, PyBytes_GET_SIZE } from '../../objects/bytes/struct';
import { PyDict_Check, PyDict_GetItemWithError } from '../../objects/dict/dict';
import { PyErr_Format, PyErr_NoMemory, PyErr_SetString } from '../../objects/exceptions/errors';
import {
  PyExc_DeprecationWarning,
  PyExc_OverflowError,
  PyExc_TypeError,
  PyExc_ValueError,
} from '../../objects/exceptions/types';
import { PyUnicode_FromString } from '../../objects/str/new';
import { PyUnicode_Check } from '../../objects/str/struct';
import { PyUnicode_AsUTF8AndSize, PyUnicode_AsUTF8String, PyUnicode_DecodeUTF8 } from '../../objects/str/utf8';
import { PyTuple_GET_ITEM, PyTuple_GET_SIZE } from '../../objects/tuple';
import { Py_DECREF, Py_XDECREF, stackAlloc } from '../../runtime/cold';
import { PyErr_Occurred } from '../../runtime/errors';
import { PyObject, ptrAt, setPtrAt } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { PyErr_WarnEx } from '../../vm/warnings';
import { mpd_qrescale, mpd_qrescale_fmt } from './arithmetic';
import {
  copyNumber,
  endTemporary,
  isSpecial,
  isZero,
  MPD_Errors,
  MPD_Invalid_operation,
  MPD_MAX_PREC,
  MPD_Malloc_error,
  mpd_context_t,
  mpd_t,
  raise,
  setSign,
  temporary,
} from './number';
import { CTX, CtxCaps, currentContext, decimalState, MPD } from './struct';
import { FMT_EXP, FMT_FIXED, FMT_PERCENT, FMT_PLUS, FMT_POINT, FMT_SPACE, FMT_UPPER, numberText } from './text';

const Z: u32 = 0x7a;

/** What a format specification says; texts are UTF-8. */
@unmanaged
class mpd_spec_t {
  width: i64; // at least so many characters
  prec: i64; // -1: not given
  type: u32; // e f g % E F G
  align: u32; // < > = ^; z: zeros between sign and digits
  sign: u32; // - + space
  fill: usize;
  fillSize: i64; // bytes
  positive: bool; // no negative zero
  alternate: bool; // always a point
  dot: usize;
  dotSize: i64;
  sep: usize;
  sepSize: i64;
  grouping: usize; // sizes of groups, the last one is repeated; ends with NUL
}

/* @inline */ function byte(p: usize): u32 {
  return load<u8>(p);
}

function isAlign(c: u32): bool {
  return c == 0x3c || c == 0x3e || c == 0x3d || c == 0x5e;
}

/** Bytes of the UTF-8 character at p. */
function utf8Size(p: usize): usize {
  const c = byte(p);
  return c < 0x80 ? 1 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
}

/** The digits at p into *into, -1 for a number too large: the end. */
function readNumber(p: usize, into: usize): usize {
  let v: i64 = 0;
  for (; byte(p) - 0x30 < 10; p++) {
    const d = <i64>(byte(p) - 0x30);
    v = v < 0 || v > (i64.MAX_VALUE - d) / 10 ? -1 : v * 10 + d;
  }
  store<i64>(into, v);
  return p;
}

/** [[fill]align][sign][z][#][0]: the end; 0: not valid. */
function parseAlign(s: mpd_spec_t, p: usize, end: usize): usize {
  const size = p < end ? utf8Size(p) : 0;
  let aligned = true;
  s.align = 0x3e;
  s.fill = memory.data<u8>([0x20]);
  s.fillSize = 1;
  if (size && isAlign(byte(p + size))) {
    s.fill = p;
    s.fillSize = <i64>size;
    s.align = byte(p + size);
    p += size + 1;
  } else if (isAlign(byte(p))) {
    s.align = byte(p);
    p++;
  } else aligned = false;
  s.sign = 0x2d;
  if (byte(p) == 0x2b || byte(p) == 0x2d || byte(p) == 0x20) {
    s.sign = byte(p);
    p++;
  }
  s.positive = byte(p) == Z;
  if (s.positive) p++;
  s.alternate = byte(p) == 0x23;
  if (s.alternate) p++;
  if (byte(p) == 0x30) {
    if (aligned) return 0;
    s.align = Z;
    s.fill = p;
    p++;
  }
  return p;
}

/** With z or # no 'N', and no zeros before the precision. */
function strict(s: mpd_spec_t): bool {
  return s.alternate || s.positive;
}

/** Whether the specification from p to the NUL at end is valid. */
function parseSpec(s: mpd_spec_t, p: usize, end: usize, capitals: i32): bool {
  const at = changetype<usize>(s);
  p = parseAlign(s, p, end);
  if (!p) return false;
  s.width = 0;
  s.prec = -1;
  s.dotSize = 0;
  s.sepSize = 0;
  s.type = capitals ? 0x47 : 0x67;
  if (byte(p) == 0x30) return false;
  p = readNumber(p, at + offsetof<mpd_spec_t>('width'));
  if (byte(p) == 0x2c) {
    s.dot = memory.data<u8>([0x2e]);
    s.dotSize = 1;
    s.sep = p;
    s.sepSize = 1;
    s.grouping = memory.data<u8>([3, 3, 0]);
    p++;
  }
  if (byte(p) == 0x2e) {
    p++;
    if (!isDigitAt(p) || (strict(s) && byte(p) == 0x30 && isDigitAt(p + 1))) return false;
    p = readNumber(p, at + offsetof<mpd_spec_t>('prec'));
  }
  const c = byte(p);
  const lower = c | 0x20;
  if (lower == 0x65 || lower == 0x66 || lower == 0x67 || c == 0x25) {
    s.type = c;
    p++;
  } else if (lower == 0x6e) {
    // The only locale here is C.
    if (s.sepSize || (strict(s) && c != lower)) return false;
    s.type = c - 7;
    s.dot = memory.data<u8>([0x2e]);
    s.dotSize = 1;
    s.grouping = memory.data<u8>([0]);
    p++;
  }
  return p == end;
}

/** The UTF-8 of an item of the override dict into *text and *size, its bytes object (owned) into *owner; false: an exception. */
function override_item(dict: PyObject, key: string, owner: usize, text: usize, size: usize): bool {
  const k = PyUnicode_FromString(key);
  if (!k) return false;
  const value = PyDict_GetItemWithError(dict, k);
  Py_DECREF(k);
  if (!value) return PyErr_Occurred() == null;
  const bytes = PyUnicode_AsUTF8String(value);
  setPtrAt(owner, 0, bytes);
  if (!bytes) return false;
  store<u64>(text, <u64>PyBytes_AS_STRING(bytes));
  if (size) store<i64>(size, PyBytes_GET_SIZE(bytes));
  return true;
}

function override_spec(s: mpd_spec_t, dict: PyObject, owners: usize): bool {
  if (!PyDict_Check(dict)) {
    PyErr_SetString(PyExc_TypeError, 'optional argument must be a dict');
    return false;
  }
  const at = changetype<usize>(s);
  if (!s.dotSize) s.grouping = memory.data<u8>([0]);
  if (
    !override_item(
      dict,
      'decimal_point',
      owners,
      at + offsetof<mpd_spec_t>('_dot'),
      at + offsetof<mpd_spec_t>('dotSize'),
    ) ||
    !override_item(
      dict,
      'thousands_sep',
      owners + 8,
      at + offsetof<mpd_spec_t>('_sep'),
      at + offsetof<mpd_spec_t>('sepSize'),
    ) ||
    !override_item(dict, 'grouping', owners + 16, at + offsetof<mpd_spec_t>('_grouping'), 0)
  ) {
    return false;
  }
  let ok = s.dotSize > 0 && s.dotSize <= 4 && s.sepSize <= 4;
  for (let g = s.grouping; byte(g); g++) if (byte(g) > 127) ok = false;
  if (!ok) PyErr_SetString(PyExc_ValueError, 'invalid override dict');
  return ok;
}

/** a with prec digits; its exponent grows where rounding makes it longer. */
function roundDigits(r: mpd_t, a: mpd_t, prec: i64, ctx: mpd_context_t, status: usize): void {
  const exp = a.exp + a.digits - prec;
  mpd_qrescale_fmt(r, a, exp, ctx, status);
  if (r.digits > prec) mpd_qrescale_fmt(r, r, exp + 1, ctx, status);
}

/** a becomes what is to be shown; the place of the point in notation with an exponent. */
function roundFor(a: mpd_t, s: mpd_spec_t, type: u32, ctx: mpd_context_t, status: usize): i64 {
  if (type == 0x25) a.exp += 2;
  const fixed = type == 0x25 || type == 0x66;
  if (s.prec > MPD_MAX_PREC) raise(status, MPD_Invalid_operation);
  else if (s.prec >= 0) {
    const prec = max<i64>(s.prec, 1);
    if (fixed) mpd_qrescale(a, a, -s.prec, ctx, status);
    else if (type == 0x67) {
      if (a.digits > prec) roundDigits(a, a, prec, ctx, status);
    } else if (isZero(a)) return 1 - s.prec;
    else roundDigits(a, a, s.prec + 1, ctx, status);
  }
  if (fixed && isZero(a) && a.exp > 0) mpd_qrescale(a, a, 0, ctx, status);
  return 1;
}

function isDigitAt(p: usize): bool {
  return byte(p) - 0x30 < 10;
}

/**
 * The number at text with the specification's point and separators, from the end backwards: a new block that replaces the old one;
 * its bytes into *size, its characters into *chars. 0: no memory.
 */
function withSeparators(text: usize, s: mpd_spec_t, size: usize, chars: usize): usize {
  const signed = !isDigitAt(text);
  let p = signed ? text + 1 : text;
  const whole = p;
  while (isDigitAt(p)) p++;
  let left = <i64>(p - whole);
  const point = byte(p) == 0x2e;
  if (!point && (!s.sepSize || !byte(s.grouping))) return text;
  if (point) p++;
  const rest = load<i64>(size) - <i64>(p - text);
  const zeros = s.align == Z;
  const room = rest + 8 + (left + (zeros ? s.width : 0)) * (1 + s.sepSize);
  const made = room > 0x7ffffff0 ? 0 : PyMem_Malloc(<usize>room);
  if (!made) return 0;
  const end = made + <usize>room;
  let to = end - <usize>rest;
  memory.copy(to, p, <usize>rest);
  let n = rest;
  if (point) {
    to -= <usize>s.dotSize;
    memory.copy(to, s.dot, <usize>s.dotSize);
    n++;
  }
  let g = s.grouping;
  let take = <i64>byte(g);
  let pad = false;
  for (;;) {
    if (byte(g) == 0 || byte(g) == 127 || take > left) take = left;
    left -= take;
    to -= <usize>take;
    n += take;
    if (pad) memory.fill(to, 0x30, <usize>take);
    else memory.copy(to, whole + <usize>left, <usize>take);
    if (left == 0) {
      left = s.width - n - (signed ? 1 : 0);
      if (!zeros || left <= 0) break;
      // The rest of the group with zeros.
      take = <i64>byte(g) - take;
      pad = true;
      continue;
    }
    if (s.sepSize) {
      if (pad && left > 1) left--;
      to -= <usize>s.sepSize;
      memory.copy(to, s.sep, <usize>s.sepSize);
      n++;
    }
    if (byte(g) && byte(g + 1)) g++;
    take = <i64>byte(g);
  }
  if (signed) {
    to--;
    store<u8>(to, load<u8>(text));
    n++;
  }
  const bytes = end - to;
  memory.copy(made, to, bytes);
  PyMem_Free(text);
  store<i64>(size, <i64>bytes);
  store<i64>(chars, n);
  return made;
}

/** The text filled up to the width: a new block that replaces the old one; 0: no memory. */
function padded(text: usize, s: mpd_spec_t, missing: i64, size: usize): usize {
  const n = load<i64>(size);
  const unit = <usize>s.fillSize;
  const room = n + missing * s.fillSize;
  const made = missing > 0x1fffffff || room > 0x7ffffff0 ? 0 : PyMem_Malloc(<usize>room + 1);
  if (!made) return 0;
  let before = missing;
  if (s.align == 0x3c) before = 0;
  else if (s.align == 0x5e) before = missing / 2;
  const inside = (s.align == 0x3d || s.align == Z) && !isDigitAt(text) && isSignAt(text);
  let to = made;
  if (inside) {
    store<u8>(to, load<u8>(text));
    to++;
  }
  for (let i: i64 = 0; i < before; i++, to += unit) memory.copy(to, s.fill, unit);
  const head: usize = inside ? 1 : 0;
  memory.copy(to, text + head, <usize>n - head);
  to += <usize>n - head;
  for (let i = before; i < missing; i++, to += unit) memory.copy(to, s.fill, unit);
  PyMem_Free(text);
  store<i64>(size, room);
  return made;
}

function isSignAt(p: usize): bool {
  return byte(p) == 0x2b || byte(p) == 0x2d || byte(p) == 0x20;
}

function tooLarge(): PyObject | null {
  return PyErr_SetString(PyExc_ValueError, 'format specification exceeds internal limits of _decimal');
}

/** new: a as the specification says; a is used up. at: 24 bytes to work with */
function formatted(a: mpd_t, s: mpd_spec_t, ctx: mpd_context_t, at: usize): PyObject | null {
  const lower = s.type == 0x25 ? s.type : s.type | 0x20;
  const special = isSpecial(a);
  let flags = s.type == lower ? 0 : FMT_UPPER;
  if (s.sign == 0x20) flags |= FMT_SPACE;
  else if (s.sign == 0x2b) flags |= FMT_PLUS;
  if (lower == 0x25) flags |= FMT_PERCENT;
  if (s.alternate) flags |= FMT_POINT;
  let place: i64 = 1;
  store<u32>(at, 0);
  if (s.width < 0) {
    return PyErr_SetString(PyExc_OverflowError, "cannot fit 'int' into an index-sized integer");
  }
  if (s.width > MPD_MAX_PREC) return tooLarge();
  if (!special) {
    place = roundFor(a, s, lower, ctx, at);
    if (load<u32>(at) & MPD_Errors) return load<u32>(at) & MPD_Malloc_error ? PyErr_NoMemory() : tooLarge();
    if (s.positive && isZero(a)) setSign(a, 0);
    if (lower == 0x65) flags |= FMT_EXP;
    else if (lower != 0x67) flags |= FMT_FIXED;
  } else if (s.align == Z) {
    s.align = 0x3e;
    s.fill = memory.data<u8>([0x20]);
  }
  let text = numberText(a, flags, place, at);
  if (!text) return PyErr_NoMemory();
  store<i64>(at, load<i64>(at), 8);
  let next = text;
  if (s.dotSize && !special) next = withSeparators(text, s, at, at + 8);
  const missing = s.width - load<i64>(at, 8);
  if (next) {
    text = next;
    if (missing > 0) next = padded(text, s, missing, at);
  }
  if (!next) {
    PyMem_Free(text);
    return PyErr_NoMemory();
  }
  const result = PyUnicode_DecodeUTF8(next, load<i64>(at), 0);
  PyMem_Free(next);
  return result;
}

export function dec_format(self: PyObject, args: PyObject): PyObject | null {
  const context = currentContext(decimalState(self.ob_type));
  if (!context) return null;
  const n = PyTuple_GET_SIZE(args);
  if (n < 1 || n > 2) {
    return PyErr_Format(
      PyExc_TypeError,
      'function takes at %ls %d argument%ls (%zd given)',
      <u64>changetype<usize>(n < 1 ? 'least' : 'most'),
      n < 1 ? 1 : 2,
      <u64>changetype<usize>(n < 1 ? '' : 's'),
      n,
    );
  }
  const spec = PyTuple_GET_ITEM(args, 0);
  if (!PyUnicode_Check(spec)) return PyErr_SetString(PyExc_TypeError, 'format arg must be str');
  const at = stackAlloc(24);
  memory.fill(at, 0, 24 << 3);
  const s = changetype<mpd_spec_t>(at + 48);
  let result: PyObject | null = null;
  const text = PyUnicode_AsUTF8AndSize(spec, at);
  if (text) {
    const end = text + <usize>load<i64>(at);
    store<u64>(at, 0);
    const old = end > text && load<u8>(end - 1) == 0x4e;
    if (old && PyErr_WarnEx(PyExc_DeprecationWarning, "Format specifier 'N' is deprecated", 1) < 0) {
      stackFree(at);
      return null;
    }
    if (!parseSpec(s, text, end, CtxCaps(context))) {
      PyErr_SetString(PyExc_ValueError, 'invalid format string');
    } else if (n == 1 || override_spec(s, PyTuple_GET_ITEM(args, 1), at)) {
      const a = temporary();
      if (copyNumber(a, MPD(self), at + 24)) result = formatted(a, s, CTX(context), at + 24);
      else PyErr_NoMemory();
      endTemporary(a);
    }
    for (let i: i64 = 0; i < 3; i++) Py_XDECREF(ptrAt(at, i));
  }
  stackFree(at);
  return result;
}
