// The module zlib. (CPython: Modules/zlibmodule.c)

import {
  BUFFER_SLOTS,
  Py_buffer,
  PyBUF_SIMPLE,
  PyBuffer_Release,
  PyObject_GetBuffer,
} from '../objects/abstract/buffer';
import { PyNumber_Index } from '../objects/abstract/conversion';
import { _PyArg_CheckPositional } from '../objects/args';
import { PyErr_NewException } from '../objects/exceptions/errors';
import { PyLong_AsUnsignedLongLongMask, PyLong_FromUnsignedLong } from '../objects/int';
import {
  moduleMethod,
  newModuleWithState,
  PyModule_AddObjectRef,
  PyModule_AddType,
  PyModule_GetDict,
  PyModule_GetState,
} from '../objects/module';
import { PyUnicode_FromString } from '../objects/str/new';
import { Py_DECREF, Py_XDECREF, stackAlloc } from '../runtime/cold';
import { objAt, PyObject } from '../runtime/object';
import { stackFree } from '../runtime/pellucid';
import { METH_FASTCALL, METH_KEYWORDS, PyTypeObject } from '../runtime/type';
import { addNumbers } from './constants';
import { newCompressType, zlib_compressobj } from './zlib/compress-object';
import { newDecompressType, zlib_decompressobj } from './zlib/decompress-object';
import { newDecompressorType } from './zlib/decompressor';
import { zlib_compress, zlib_decompress } from './zlib/once';
import { canBeRead, ZlibState, zlibmodule } from './zlib/state';
import { adler32, crc32 } from './zlib/tables';

const CONSTANTS =
  'MAX_WBITS=15 DEFLATED=8 DEF_MEM_LEVEL=8 DEF_BUF_SIZE=16384 Z_NO_COMPRESSION=0 Z_BEST_SPEED=1 Z_BEST_COMPRESSION=9 Z_DEFAULT_COMPRESSION=-1 Z_FILTERED=1 Z_HUFFMAN_ONLY=2 Z_RLE=3 Z_FIXED=4 Z_DEFAULT_STRATEGY=0 Z_NO_FLUSH=0 Z_PARTIAL_FLUSH=1 Z_SYNC_FLUSH=2 Z_FULL_FLUSH=3 Z_FINISH=4 Z_BLOCK=5 Z_TREES=6';

// --- checksums

function checksum(args: usize, nargs: i64, adler: bool): PyObject | null {
  if (!_PyArg_CheckPositional(adler ? 'adler32' : 'crc32', nargs, 1, 2)) return null;
  if (!canBeRead(objAt(args, 0))) return null;
  let value: u32 = adler ? 1 : 0;
  if (nargs > 1) {
    const index = PyNumber_Index(objAt(args, 1));
    if (!index) return null;
    value = <u32>PyLong_AsUnsignedLongLongMask(index);
    Py_DECREF(index);
  }
  const view = stackAlloc(BUFFER_SLOTS);
  let result: PyObject | null = null;
  if (PyObject_GetBuffer(objAt(args, 0), view, PyBUF_SIMPLE) == 0) {
    const b = changetype<Py_buffer>(view);
    value = adler ? adler32(value, b.buf, <usize>b.len) : crc32(value, b.buf, <usize>b.len);
    PyBuffer_Release(view);
    result = PyLong_FromUnsignedLong(value);
  }
  stackFree(view);
  return result;
}

function zlib_adler32(m: PyObject, args: usize, nargs: i64): PyObject | null {
  return checksum(args, nargs, true);
}
function zlib_crc32(m: PyObject, args: usize, nargs: i64): PyObject | null {
  return checksum(args, nargs, false);
}

// --- the module

function addAll(m: PyObject, state: ZlibState): bool {
  const error = PyErr_NewException('zlib.error', null, null);
  if (!error) return false;
  state.ZlibError = changetype<PyTypeObject>(error);
  let t: PyTypeObject | null;
  if (!(t = newCompressType(m))) return false;
  state.Comptype = t;
  if (!(t = newDecompressType(m))) return false;
  state.Decomptype = t;
  if (!(t = newDecompressorType(m))) return false;
  state.DecompressorType = t;
  if (PyModule_AddType(m, t) < 0) return false;
  const version = PyUnicode_FromString('1.2.13');
  const own = PyUnicode_FromString('1.0');
  const ok =
    version != null &&
    own != null &&
    PyModule_AddObjectRef(m, 'error', error) == 0 &&
    addNumbers(PyModule_GetDict(m), CONSTANTS) &&
    PyModule_AddObjectRef(m, 'ZLIB_VERSION', version) == 0 &&
    PyModule_AddObjectRef(m, 'ZLIB_RUNTIME_VERSION', version) == 0 &&
    PyModule_AddObjectRef(m, '__version__', own) == 0;
  Py_XDECREF(version);
  Py_XDECREF(own);
  return ok;
}

// new
export function init_zlib_module(): PyObject | null {
  const m = newModuleWithState(
    zlibmodule,
    'zlib',
    `The functions in this module allow compression and decompression using the
zlib library, which is based on GNU zip.

adler32(string[, start]) -- Compute an Adler-32 checksum.
compress(data[, level]) -- Compress data, with compression level 0-9 or -1.
compressobj([level[, ...]]) -- Return a compressor object.
crc32(string[, start]) -- Compute a CRC-32 checksum.
decompress(string,[wbits],[bufsize]) -- Decompresses a compressed string.
decompressobj([wbits[, zdict]]) -- Return a decompressor object.

'wbits' is window buffer size and container format.
Compressor objects support compress() and flush() methods; decompressor
objects support decompress() and flush().`,
    offsetof<ZlibState>(),
  );
  if (!m) return null;
  const both = METH_FASTCALL | METH_KEYWORDS;
  moduleMethod(
    m,
    'adler32',
    zlib_adler32.index,
    METH_FASTCALL,
    'adler32($module, data, value=1, /)\n--\n\nCompute an Adler-32 checksum of data.\n\n  value\n    Starting value of the checksum.\n\nThe returned checksum is an integer.',
  );
  moduleMethod(
    m,
    'compress',
    zlib_compress.index,
    both,
    'compress($module, data, /, level=Z_DEFAULT_COMPRESSION, wbits=MAX_WBITS)\n--\n\nReturns a bytes object containing compressed data.\n\n  data\n    Binary data to be compressed.\n  level\n    Compression level, in 0-9 or -1.\n  wbits\n    The window buffer size and container format.',
  );
  moduleMethod(
    m,
    'compressobj',
    zlib_compressobj.index,
    both,
    'compressobj($module, /, level=Z_DEFAULT_COMPRESSION, method=DEFLATED,\n            wbits=MAX_WBITS, memLevel=DEF_MEM_LEVEL,\n            strategy=Z_DEFAULT_STRATEGY, zdict=None)\n--\n\nReturn a compressor object.\n\n  level\n    The compression level (an integer in the range 0-9 or -1; default is\n    currently equivalent to 6).  Higher compression levels are slower,\n    but produce smaller results.\n  method\n    The compression algorithm.  If given, this must be DEFLATED.\n  wbits\n    +9 to +15: The base-two logarithm of the window size.  Include a zlib\n        container.\n    -9 to -15: Generate a raw stream.\n    +25 to +31: Include a gzip container.\n  memLevel\n    Controls the amount of memory used for internal compression state.\n    Valid values range from 1 to 9.  Higher values result in higher memory\n    usage, faster compression, and smaller output.\n  strategy\n    Used to tune the compression algorithm.  Possible values are\n    Z_DEFAULT_STRATEGY, Z_FILTERED, and Z_HUFFMAN_ONLY.\n  zdict\n    The predefined compression dictionary - a sequence of bytes\n    containing subsequences that are likely to occur in the input data.',
  );
  moduleMethod(
    m,
    'crc32',
    zlib_crc32.index,
    METH_FASTCALL,
    'crc32($module, data, value=0, /)\n--\n\nCompute a CRC-32 checksum of data.\n\n  value\n    Starting value of the checksum.\n\nThe returned checksum is an integer.',
  );
  moduleMethod(
    m,
    'decompress',
    zlib_decompress.index,
    both,
    'decompress($module, data, /, wbits=MAX_WBITS, bufsize=DEF_BUF_SIZE)\n--\n\nReturns a bytes object containing the uncompressed data.\n\n  data\n    Compressed data.\n  wbits\n    The window buffer size and container format.\n  bufsize\n    The initial output buffer size.',
  );
  moduleMethod(
    m,
    'decompressobj',
    zlib_decompressobj.index,
    both,
    "decompressobj($module, /, wbits=MAX_WBITS, zdict=b'')\n--\n\nReturn a decompressor object.\n\n  wbits\n    The window buffer size and container format.\n  zdict\n    The predefined compression dictionary.  This must be the same\n    dictionary as used by the compressor that produced the input data.",
  );
  if (addAll(m, changetype<ZlibState>(PyModule_GetState(m)))) return m;
  Py_DECREF(m);
  return null;
}
