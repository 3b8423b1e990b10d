// _ZlibDecompressor: keeps what it was given until it is wanted. (CPython: Modules/zlibmodule.c)

import { _PyArg_UnpackKeywords, intArgument, unpackTupleAndKeywords } from '../../objects/args';
import { dropBytes, finishBytes, newByteWriter } from '../../objects/bytes/writer';
import { PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_EOFError, PyExc_ValueError } from '../../objects/exceptions/types';
import { newHeapType, PyType_GetModuleState, readyHeapType } from '../../objects/type/from-spec';
import { stackAlloc } from '../../runtime/cold';
import { PyErr_Occurred } from '../../runtime/errors';
import { objAt, PyObject, ptrAt } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { member, method } from '../../runtime/register';
import { _Py_T_OBJECT, METH_FASTCALL, METH_KEYWORDS, Py_READONLY, Py_T_BOOL, PyTypeObject } from '../../runtime/type';
import { Decomp_dealloc, keepRest, newDecompress, run } from './decompress-object';
import { RUN_END, RUN_INPUT } from './inflate';
import { feedBuffer, runFailed } from './once';
import { ALL, asSsize, canBeRead, decompobject, formatOf, newInflate } from './state';

function ZlibDecompressor_new(type: PyTypeObject, args: PyObject, kwargs: PyObject | null): PyObject | null {
  const at = stackAlloc(2);
  let result: PyObject | null = null;
  if (unpackTupleAndKeywords(args, kwargs, '_ZlibDecompressor', 'wbits zdict', 0, 0, 0, at) == 0) {
    const wbits = ptrAt(at, 0) ? intArgument(objAt(at, 0)) : 15;
    const format = formatOf(wbits, false);
    if (!PyErr_Occurred()) {
      if (format < 0) PyErr_SetString(PyExc_ValueError, 'Invalid initialization option');
      else result = newDecompress(type, newInflate(format, wbits), ptrAt(at, 1));
    }
  }
  stackFree(at);
  return result;
}

function ZlibDecompressor_decompress(o: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const d = changetype<decompobject>(o);
  const at = stackAlloc(2);
  let limit: i64 = -1;
  let ok =
    _PyArg_UnpackKeywords(args, nargs, null, kwnames, 'decompress', 'data max_length', 0, 1, 0, at) == 0 &&
    canBeRead(objAt(at, 0));
  if (ok && ptrAt(at, 1)) {
    limit = asSsize(objAt(at, 1));
    ok = limit != -1 || !PyErr_Occurred();
  }
  if (ok && d.eof) {
    PyErr_SetString(PyExc_EOFError, 'End of stream already reached');
    ok = false;
  }
  if (ok) ok = feedBuffer(d.z!, objAt(at, 0));
  stackFree(at);
  if (!ok) return null;
  const out = newByteWriter();
  const r = run(d, out, limit < 0 ? ALL : limit);
  d.needs_input = r == RUN_INPUT ? 1 : 0;
  if (r == RUN_END) {
    d.eof = 1;
    if (!keepRest(d.z!, changetype<usize>(o) + offsetof<decompobject>('_unused_data'))) return dropBytes(out);
  } else if (r < 0) {
    dropBytes(out);
    if (!PyErr_Occurred()) runFailed(PyType_GetModuleState(o.ob_type), d.z!, r, false);
    return null;
  }
  return finishBytes(out);
}

/** new: the type _ZlibDecompressor. */
export function newDecompressorType(m: PyObject): PyTypeObject | null {
  const t = newHeapType(m, 'zlib._ZlibDecompressor', offsetof<decompobject>(), 0, 0, null, 3);
  if (!t) return null;
  t.tp_dealloc = Decomp_dealloc.index;
  t.tp_new = ZlibDecompressor_new.index;
  method(
    t,
    'decompress',
    ZlibDecompressor_decompress.index,
    METH_FASTCALL | METH_KEYWORDS,
    "decompress($self, /, data, max_length=-1)\n--\n\nDecompress *data*, returning uncompressed data as bytes.\n\nIf *max_length* is nonnegative, returns at most *max_length* bytes of\ndecompressed data. If this limit is reached and further output can be\nproduced, *self.needs_input* will be set to ``False``. In this case, the next\ncall to *decompress()* may provide *data* as b'' to obtain more of the output.\n\nIf all of the input data was decompressed and returned (either because this\nwas less than *max_length* bytes, or because *max_length* was negative),\n*self.needs_input* will be set to True.\n\nAttempting to decompress data after the end of stream is reached raises an\nEOFError.  Any data found after the end of the stream is ignored and saved in\nthe unused_data attribute.",
  );
  member(
    t,
    'eof',
    Py_T_BOOL,
    offsetof<decompobject>('eof'),
    Py_READONLY,
    'True if the end-of-stream marker has been reached.',
  );
  member(
    t,
    'unused_data',
    _Py_T_OBJECT,
    offsetof<decompobject>('_unused_data'),
    Py_READONLY,
    'Data found after the end of the compressed stream.',
  );
  member(
    t,
    'needs_input',
    Py_T_BOOL,
    offsetof<decompobject>('needs_input'),
    Py_READONLY,
    'True if more input is needed before more decompressed data can be produced.',
  );
  return readyHeapType(
    t,
    `_ZlibDecompressor(wbits=15, zdict=b'')
--

Create a decompressor object for decompressing data incrementally.

  wbits = 15
  zdict
     The predefined compression dictionary. This is a sequence of bytes
     (such as a bytes object) containing subsequences that are expected
     to occur frequently in the data that is to be compressed. Those
     subsequences that are expected to be most common should come at the
     end of the dictionary. This must be the same dictionary as used by the
     compressor that produced the input data.

`,
  );
}
