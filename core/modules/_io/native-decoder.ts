// Decoders of UTF-8, Latin-1 and ASCII for streams, so that reading text needs no module of encodings. Programs never see
// them: they do what codecs.getincrementaldecoder(encoding)(errors) does.

import {
  BUFFER_SLOTS,
  Py_buffer,
  PyBUF_SIMPLE,
  PyBuffer_Release,
  PyObject_GetBuffer,
} from '../../objects/abstract/buffer';
import { _PyArg_CheckPositional } from '../../objects/args';
import { bytes_get_empty, PyBytes_FromStringAndSize } from '../../objects/bytes/new';
import { PyBytes_AS_STRING, PyBytes_Check, PyBytes_GET_SIZE } from '../../objects/bytes/struct';
import { PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_TypeError } from '../../objects/exceptions/types';
import { PyLong_FromLong } from '../../objects/int';
import { Py_None } from '../../objects/none';
import { PyObject_IsTrue } from '../../objects/object';
import { CODEC_ASCII, CODEC_LATIN1, PyUnicode_DecodeASCII, PyUnicode_DecodeLatin1 } from '../../objects/str/codecs';
import { PyUnicode_AsUTF8, PyUnicode_DecodeUTF8Stateful } from '../../objects/str/utf8';
import { PyTuple_Check, PyTuple_GET_ITEM, PyTuple_GET_SIZE, PyTuple_Pack2 } from '../../objects/tuple';
import { freeInstance, newHeapType, readyHeapType } from '../../objects/type/from-spec';
import { clearSlot, Py_DECREF, Py_NewRef, setSlot, stackAlloc } from '../../runtime/cold';
import { objAt, PyObject } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { method } from '../../runtime/register';
import {
  METH_FASTCALL,
  METH_NOARGS,
  METH_O,
  Py_TPFLAGS_DISALLOW_INSTANTIATION,
  PyTypeObject,
} from '../../runtime/type';
import { get_io_state } from './state';

@unmanaged
export class NativeDecoder extends PyObject {
  codec: i32; // CODEC_*
  errors: PyObject | null; // str
  buffer: PyObject | null; // bytes of a character that is not complete yet
}

/* @inline */ function decoderOf(o: PyObject): NativeDecoder {
  return changetype<NativeDecoder>(o);
}

/* @inline */ export function NativeDecoder_Check(o: PyObject): bool {
  return o.ob_type == get_io_state().NativeDecoder_Type;
}

// new
export function newNativeDecoder(codec: i32, errors: PyObject): PyObject | null {
  const type = get_io_state().NativeDecoder_Type;
  const o = call_indirect<PyObject | null>(<u32>type.tp_alloc, type, <i64>0);
  if (!o) return null;
  decoderOf(o).codec = codec;
  decoderOf(o).errors = Py_NewRef(errors);
  decoderOf(o).buffer = bytes_get_empty();
  return o;
}

// new: the text of n bytes
function decodeSpan(d: NativeDecoder, p: usize, n: i64, final: bool): PyObject | null {
  const errors = PyUnicode_AsUTF8(d.errors!);
  if (!errors) return null;
  if (d.codec == CODEC_LATIN1) return PyUnicode_DecodeLatin1(p, n, errors);
  if (d.codec == CODEC_ASCII) return PyUnicode_DecodeASCII(p, n, errors);
  const kept = d.buffer!;
  const before = PyBytes_GET_SIZE(kept);
  let data = p;
  let whole: PyObject | null = null;
  if (before) {
    whole = PyBytes_FromStringAndSize(0, before + n);
    if (!whole) return null;
    data = PyBytes_AS_STRING(whole);
    memory.copy(data, PyBytes_AS_STRING(kept), <usize>before);
    memory.copy(data + <usize>before, p, <usize>n);
  }
  const consumed = stackAlloc(1);
  store<i64>(consumed, before + n);
  let text = PyUnicode_DecodeUTF8Stateful(data, before + n, errors, final ? 0 : consumed);
  const used = load<i64>(consumed);
  stackFree(consumed);
  if (text && (before || used < before + n)) {
    const rest = PyBytes_FromStringAndSize(data + <usize>used, before + n - used);
    if (rest) setSlot(changetype<usize>(d) + offsetof<NativeDecoder>('_buffer'), rest);
    else {
      Py_DECREF(text);
      text = null;
    }
  }
  if (whole) Py_DECREF(whole);
  return text;
}

// new
export function nativeDecode(o: PyObject, input: PyObject, final: bool): PyObject | null {
  const d = decoderOf(o);
  if (PyBytes_Check(input)) return decodeSpan(d, PyBytes_AS_STRING(input), PyBytes_GET_SIZE(input), final);
  const view = stackAlloc(BUFFER_SLOTS);
  let text: PyObject | null = null;
  if (PyObject_GetBuffer(input, view, PyBUF_SIMPLE) == 0) {
    text = decodeSpan(d, changetype<Py_buffer>(view).buf, changetype<Py_buffer>(view).len, final);
    PyBuffer_Release(view);
  }
  stackFree(view);
  return text;
}

function native_decode(o: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('decode', nargs, 1, 2)) return null;
  const final = nargs > 1 ? PyObject_IsTrue(objAt(args, 1)) : 0;
  return final < 0 ? null : nativeDecode(o, objAt(args, 0), final != 0);
}

function native_getstate(o: PyObject, unused: PyObject | null): PyObject | null {
  return PyTuple_Pack2(decoderOf(o).buffer!, PyLong_FromLong(0)!);
}

function native_setstate(o: PyObject, state: PyObject): PyObject | null {
  if (!PyTuple_Check(state) || PyTuple_GET_SIZE(state) != 2 || !PyBytes_Check(PyTuple_GET_ITEM(state, 0))) {
    return PyErr_SetString(PyExc_TypeError, 'illegal decoder state');
  }
  setSlot(changetype<usize>(o) + offsetof<NativeDecoder>('_buffer'), Py_NewRef(PyTuple_GET_ITEM(state, 0)));
  return Py_None;
}

function native_reset(o: PyObject, unused: PyObject | null): PyObject | null {
  setSlot(changetype<usize>(o) + offsetof<NativeDecoder>('_buffer'), bytes_get_empty());
  return Py_None;
}

function native_dealloc(o: PyObject): void {
  clearSlot(changetype<usize>(o) + offsetof<NativeDecoder>('_errors'));
  clearSlot(changetype<usize>(o) + offsetof<NativeDecoder>('_buffer'));
  freeInstance(o);
}

// new
export function newNativeDecoderType(m: PyObject): PyTypeObject | null {
  const t = newHeapType(m, '_io._NativeDecoder', offsetof<NativeDecoder>(), 0, Py_TPFLAGS_DISALLOW_INSTANTIATION, null);
  if (!t) return null;
  t.tp_dealloc = native_dealloc.index;
  method(t, 'decode', native_decode.index, METH_FASTCALL, '');
  method(t, 'getstate', native_getstate.index, METH_NOARGS, '');
  method(t, 'setstate', native_setstate.index, METH_O, '');
  method(t, 'reset', native_reset.index, METH_NOARGS, '');
  return readyHeapType(t, '');
}
