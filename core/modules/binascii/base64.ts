// Base64, RFC 4648; what stands between its characters is passed over unless one is strict.

import { PyBytes_FromStringAndSize } from '../../objects/bytes/new';
import { PyBytes_AS_STRING } from '../../objects/bytes/struct';
import { dropBytes, finishBytes, newByteWriter, reserveBytes } from '../../objects/bytes/writer';
import { PyErr_Format } from '../../objects/exceptions/errors';
import { PyModule_GetState } from '../../objects/module';
import { PyObject } from '../../runtime/object';
import { PyTypeObject } from '../../runtime/type';
import { binascii_state, fail } from './state';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The six bits of a character; 64: it is none. */
function base64Value(c: u32): u32 {
  if (c - 0x41 < 26) return c - 0x41;
  if (c - 0x61 < 26) return c - 0x61 + 26;
  if (c - 0x30 < 10) return c - 0x30 + 52;
  return c == 0x2b ? 62 : c == 0x2f ? 63 : 64;
}

/** new: the bytes of n characters at s. */
export function decodeBase64(module: PyObject, s: usize, n: i64, strict: bool): PyObject | null {
  const writer = newByteWriter();
  if (!reserveBytes(writer, ((n + 3) / 4) * 3 + 1)) return dropBytes(writer);
  let quad = 0; // characters of the group
  let pads = 0;
  let padding = false;
  let rest: u32 = 0;
  let done = false;
  for (let i: i64 = 0; i < n && !done; i++) {
    const c = <u32>load<u8>(s + <usize>i);
    if (c == 0x3d) {
      padding = true;
      if (strict && quad == 0) {
        dropBytes(writer);
        return fail(module, i ? 'Excess padding not allowed' : 'Leading padding not allowed');
      }
      if (quad >= 2 && quad + ++pads >= 4) {
        if (strict && i + 1 < n) {
          dropBytes(writer);
          return fail(module, 'Excess data after padding');
        }
        done = true;
      }
      continue;
    }
    const six = base64Value(c);
    if (six == 64) {
      if (!strict) continue;
      dropBytes(writer);
      return fail(module, 'Only base64 data is allowed');
    }
    if (strict && padding) {
      dropBytes(writer);
      return fail(module, 'Discontinuous padding not allowed');
    }
    pads = 0;
    rest = (rest << 6) | six;
    if (quad) {
      store<u8>(writer.buffer + <usize>writer.pos, rest >> (6 - 2 * quad));
      writer.pos++;
    }
    quad = (quad + 1) & 3;
  }
  if (done || quad == 0) return finishBytes(writer);
  const characters = (writer.pos / 3) * 4 + 1;
  dropBytes(writer);
  if (quad > 1) return fail(module, 'Incorrect padding');
  const state = changetype<binascii_state>(PyModule_GetState(module));
  return PyErr_Format(
    changetype<PyTypeObject>(state.Error),
    'Invalid base64-encoded string: number of data characters (%zd) cannot be 1 more than a multiple of 4',
    <u64>characters,
  );
}

/** new: the characters of n bytes at s. */
export function encodeBase64(s: usize, n: i64, newline: bool): PyObject | null {
  const result = PyBytes_FromStringAndSize(0, ((n + 2) / 3) * 4 + i64(newline));
  if (!result) return null;
  let to = PyBytes_AS_STRING(result);
  for (let i: i64 = 0; i < n; i += 3) {
    const left = n - i;
    let group = (<u32>load<u8>(s + <usize>i)) << 16;
    if (left > 1) group |= (<u32>load<u8>(s + <usize>i, 1)) << 8;
    if (left > 2) group |= load<u8>(s + <usize>i, 2);
    for (let k = 0; k < 4; k++) {
      const six = (group >> (18 - 6 * k)) & 63;
      store<u8>(to++, k <= left ? load<u16>(changetype<usize>(ALPHABET) + (six << 1)) : 0x3d);
    }
  }
  if (newline) store<u8>(to, 10);
  return result;
}
