// The module binascii: bytes as printable text and back, and checksums. (CPython: Modules/binascii.c)

import { _PyArg_CheckPositional, _PyArg_UnpackKeywords } from '../objects/args';
import { PyErr_NewException } from '../objects/exceptions/errors';
import { PyExc_ValueError } from '../objects/exceptions/types';
import { PyLong_AsInt, PyLong_AsUnsignedLongMask, PyLong_FromUnsignedLong } from '../objects/int';
import {
  moduleMethod,
  newModuleWithState,
  PyModule_AddObjectRef,
  PyModule_GetState,
  PyModuleDef,
} from '../objects/module';
import { PyObject_IsTrue } from '../objects/object';
import { Py_DECREF, stackAlloc } from '../runtime/cold';
import { PyErr_Occurred } from '../runtime/errors';
import { objAt, PyObject, ptrAt } from '../runtime/object';
import { stackFree } from '../runtime/pellucid';
import { METH_FASTCALL, METH_KEYWORDS, METH_O } from '../runtime/type';
import { decodeBase64, encodeBase64 } from './binascii/base64';
import { crc32Of, crcHqx } from './binascii/checksums';
import { decodeHex, encodeHex, separatorOf } from './binascii/hex';
import { decodeQp, encodeQp } from './binascii/quoted-printable';
import {
  BYTE_ARGUMENT_SLOTS,
  ByteArgument,
  binascii_state,
  byteArgument,
  readBytes,
  releaseBytes,
} from './binascii/state';
import { decodeUu, encodeUu } from './binascii/uu';

const def = staticObject<PyModuleDef>(104);

function a2b_uu(module: PyObject, o: PyObject): PyObject | null {
  const at = stackAlloc(BYTE_ARGUMENT_SLOTS);
  let result: PyObject | null = null;
  if (readBytes(o, at, true)) {
    result = decodeUu(module, byteArgument(at).data, byteArgument(at).n);
    releaseBytes(at);
  }
  stackFree(at);
  return result;
}

/** (data, /, *, flag): the flag's truth into *flag; the data's bytes. false: the exception is set. */
function dataAndFlag(
  name: string,
  flagName: string,
  missing: i32,
  text: bool,
  args: usize,
  nargs: i64,
  kwnames: PyObject | null,
  at: usize,
  flag: usize,
): bool {
  const buf = stackAlloc(2);
  let ok = _PyArg_UnpackKeywords(args, nargs, null, kwnames, name, flagName, 1, 1, 1, buf) == 0;
  const data = ptrAt(buf, 0);
  const given = ptrAt(buf, 1);
  stackFree(buf);
  if (!ok || !readBytes(data as PyObject, at, text)) return false;
  const truth = given ? PyObject_IsTrue(given) : missing;
  store<i32>(flag, truth);
  ok = truth >= 0;
  if (!ok) releaseBytes(at);
  return ok;
}

function b2a_uu(module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const at = stackAlloc(BYTE_ARGUMENT_SLOTS + 1);
  const flag = at + offsetof<ByteArgument>();
  let result: PyObject | null = null;
  if (dataAndFlag('b2a_uu', ' backtick', 0, false, args, nargs, kwnames, at, flag)) {
    result = encodeUu(module, byteArgument(at).data, byteArgument(at).n, load<i32>(flag) != 0);
    releaseBytes(at);
  }
  stackFree(at);
  return result;
}

function a2b_base64(module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const at = stackAlloc(BYTE_ARGUMENT_SLOTS + 1);
  const flag = at + offsetof<ByteArgument>();
  let result: PyObject | null = null;
  if (dataAndFlag('a2b_base64', ' strict_mode', 0, true, args, nargs, kwnames, at, flag)) {
    result = decodeBase64(module, byteArgument(at).data, byteArgument(at).n, load<i32>(flag) != 0);
    releaseBytes(at);
  }
  stackFree(at);
  return result;
}

function b2a_base64(module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const at = stackAlloc(BYTE_ARGUMENT_SLOTS + 1);
  const flag = at + offsetof<ByteArgument>();
  let result: PyObject | null = null;
  if (dataAndFlag('b2a_base64', ' newline', 1, false, args, nargs, kwnames, at, flag)) {
    result = encodeBase64(byteArgument(at).data, byteArgument(at).n, load<i32>(flag) != 0);
    releaseBytes(at);
  }
  stackFree(at);
  return result;
}

function a2b_hex(module: PyObject, o: PyObject): PyObject | null {
  const at = stackAlloc(BYTE_ARGUMENT_SLOTS);
  let result: PyObject | null = null;
  if (readBytes(o, at, true)) {
    result = decodeHex(module, byteArgument(at).data, byteArgument(at).n);
    releaseBytes(at);
  }
  stackFree(at);
  return result;
}

function hexWith(name: string, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const buf = stackAlloc(3 + BYTE_ARGUMENT_SLOTS);
  const at = buf + 24;
  let result: PyObject | null = null;
  if (
    _PyArg_UnpackKeywords(args, nargs, null, kwnames, name, 'data sep bytes_per_sep', 0, 1, 0, buf) == 0 &&
    readBytes(objAt(buf, 0), at, false)
  ) {
    const group = ptrAt(buf, 2) ? PyLong_AsInt(objAt(buf, 2)) : 1;
    if (group != -1 || !PyErr_Occurred()) {
      const sep = ptrAt(buf, 1) ? separatorOf(objAt(buf, 1)) : -1;
      if (sep >= 0 || !PyErr_Occurred()) result = encodeHex(byteArgument(at).data, byteArgument(at).n, sep, group);
    }
    releaseBytes(at);
  }
  stackFree(buf);
  return result;
}

function b2a_hex(module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return hexWith('b2a_hex', args, nargs, kwnames);
}

function hexlify(module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return hexWith('hexlify', args, nargs, kwnames);
}

function checksum(name: string, min: i64, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional(name, nargs, min, 2)) return null;
  const at = stackAlloc(BYTE_ARGUMENT_SLOTS);
  let result: PyObject | null = null;
  if (readBytes(objAt(args, 0), at, false)) {
    const start = nargs > 1 ? <u32>PyLong_AsUnsignedLongMask(objAt(args, 1)) : 0;
    if (start != 0xffffffff || !PyErr_Occurred()) {
      const s = byteArgument(at).data;
      const n = byteArgument(at).n;
      result = PyLong_FromUnsignedLong(min == 1 ? crc32Of(s, n, start) : crcHqx(s, n, start & 0xffff));
    }
    releaseBytes(at);
  }
  stackFree(at);
  return result;
}

function crc32(module: PyObject, args: usize, nargs: i64): PyObject | null {
  return checksum('crc32', 1, args, nargs);
}

function crc_hqx(module: PyObject, args: usize, nargs: i64): PyObject | null {
  return checksum('crc_hqx', 2, args, nargs);
}

/** The truths of items 1 to n of buf, as bits; -1 with the exception set. Those not given keep theirs of `missing`. */
function flagsOf(buf: usize, n: i64, missing: i32): i32 {
  let flags = missing;
  for (let i: i64 = 1; i <= n; i++) {
    const given = ptrAt(buf, i);
    if (!given) continue;
    const truth = PyObject_IsTrue(given);
    if (truth < 0) return -1;
    const bit = 1 << (<i32>(i - 1));
    flags = truth ? flags | bit : flags & ~bit;
  }
  return flags;
}

function a2b_qp(module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const buf = stackAlloc(2 + BYTE_ARGUMENT_SLOTS);
  const at = buf + 16;
  let result: PyObject | null = null;
  if (
    _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'a2b_qp', 'data header', 0, 1, 0, buf) == 0 &&
    readBytes(objAt(buf, 0), at, true)
  ) {
    const flags = flagsOf(buf, 1, 0);
    if (flags >= 0) result = decodeQp(byteArgument(at).data, byteArgument(at).n, flags != 0);
    releaseBytes(at);
  }
  stackFree(buf);
  return result;
}

function b2a_qp(module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const buf = stackAlloc(4 + BYTE_ARGUMENT_SLOTS);
  const at = buf + 32;
  let result: PyObject | null = null;
  if (
    _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'b2a_qp', 'data quotetabs istext header', 0, 1, 0, buf) == 0 &&
    readBytes(objAt(buf, 0), at, false)
  ) {
    const flags = flagsOf(buf, 3, 2);
    if (flags >= 0) {
      result = encodeQp(
        byteArgument(at).data,
        byteArgument(at).n,
        (flags & 1) != 0,
        (flags & 2) != 0,
        (flags & 4) != 0,
      );
    }
    releaseBytes(at);
  }
  stackFree(buf);
  return result;
}

const FAST_KEYWORDS = METH_FASTCALL | METH_KEYWORDS;

function addFunctions(m: PyObject): i32 {
  let r = 0;
  r |= moduleMethod(
    m,
    'a2b_uu',
    a2b_uu.index,
    METH_O,
    'a2b_uu($module, data, /)\n--\n\nDecode a line of uuencoded data.',
  );
  r |= moduleMethod(
    m,
    'b2a_uu',
    b2a_uu.index,
    FAST_KEYWORDS,
    'b2a_uu($module, data, /, *, backtick=False)\n--\n\nUuencode line of data.',
  );
  r |= moduleMethod(
    m,
    'a2b_base64',
    a2b_base64.index,
    FAST_KEYWORDS,
    'a2b_base64($module, data, /, *, strict_mode=False)\n--\n\nDecode a line of base64 data.\n\n  strict_mode\n    When set to True, bytes that are not part of the base64 standard are not allowed.\n    The same applies to excess data after padding (= / ==).',
  );
  r |= moduleMethod(
    m,
    'b2a_base64',
    b2a_base64.index,
    FAST_KEYWORDS,
    'b2a_base64($module, data, /, *, newline=True)\n--\n\nBase64-code line of data.',
  );
  r |= moduleMethod(
    m,
    'a2b_hex',
    a2b_hex.index,
    METH_O,
    'a2b_hex($module, hexstr, /)\n--\n\nBinary data of hexadecimal representation.\n\nhexstr must contain an even number of hex digits (upper or lower case).\nThis function is also available as "unhexlify()".',
  );
  r |= moduleMethod(
    m,
    'b2a_hex',
    b2a_hex.index,
    FAST_KEYWORDS,
    "b2a_hex($module, /, data, sep=<unrepresentable>, bytes_per_sep=1)\n--\n\nHexadecimal representation of binary data.\n\n  sep\n    An optional single character or byte to separate hex bytes.\n  bytes_per_sep\n    How many bytes between separators.  Positive values count from the\n    right, negative values count from the left.\n\nThe return value is a bytes object.  This function is also\navailable as \"hexlify()\".\n\nExample:\n>>> binascii.b2a_hex(b'\\xb9\\x01\\xef')\nb'b901ef'\n>>> binascii.hexlify(b'\\xb9\\x01\\xef', ':')\nb'b9:01:ef'\n>>> binascii.b2a_hex(b'\\xb9\\x01\\xef', b'_', 2)\nb'b9_01ef'",
  );
  r |= moduleMethod(
    m,
    'hexlify',
    hexlify.index,
    FAST_KEYWORDS,
    'hexlify($module, /, data, sep=<unrepresentable>, bytes_per_sep=1)\n--\n\nHexadecimal representation of binary data.\n\n  sep\n    An optional single character or byte to separate hex bytes.\n  bytes_per_sep\n    How many bytes between separators.  Positive values count from the\n    right, negative values count from the left.\n\nThe return value is a bytes object.  This function is also\navailable as "b2a_hex()".',
  );
  r |= moduleMethod(
    m,
    'unhexlify',
    a2b_hex.index,
    METH_O,
    'unhexlify($module, hexstr, /)\n--\n\nBinary data of hexadecimal representation.\n\nhexstr must contain an even number of hex digits (upper or lower case).',
  );
  r |= moduleMethod(
    m,
    'crc_hqx',
    crc_hqx.index,
    METH_FASTCALL,
    'crc_hqx($module, data, crc, /)\n--\n\nCompute CRC-CCITT incrementally.',
  );
  r |= moduleMethod(
    m,
    'crc32',
    crc32.index,
    METH_FASTCALL,
    'crc32($module, data, crc=0, /)\n--\n\nCompute CRC-32 incrementally.',
  );
  r |= moduleMethod(
    m,
    'a2b_qp',
    a2b_qp.index,
    FAST_KEYWORDS,
    'a2b_qp($module, /, data, header=False)\n--\n\nDecode a string of qp-encoded data.',
  );
  r |= moduleMethod(
    m,
    'b2a_qp',
    b2a_qp.index,
    FAST_KEYWORDS,
    'b2a_qp($module, /, data, quotetabs=False, istext=True, header=False)\n--\n\nEncode a string using quoted-printable encoding.\n\nOn encoding, when istext is set, newlines are not encoded, and white\nspace at end of lines is.  When istext is not set, \\r and \\n (CR/LF)\nare both encoded.  When quotetabs is set, space and tabs are encoded.',
  );
  return r;
}

/** new */
export function init_binascii_module(): PyObject | null {
  const m = newModuleWithState(def, 'binascii', 'Conversion between binary data and ASCII', offsetof<binascii_state>());
  if (!m) return null;
  const state = changetype<binascii_state>(PyModule_GetState(m));
  state.Error = PyErr_NewException('binascii.Error', PyExc_ValueError, null);
  if (state.Error) state.Incomplete = PyErr_NewException('binascii.Incomplete', null, null);
  if (
    state.Incomplete &&
    addFunctions(m) == 0 &&
    PyModule_AddObjectRef(m, 'Error', state.Error) == 0 &&
    PyModule_AddObjectRef(m, 'Incomplete', state.Incomplete) == 0
  ) {
    return m;
  }
  Py_DECREF(m);
  return null;
}
