// The types of _io. (CPython: Modules/_io/_iomodule.c)

import { PyModule_AddType } from '../../objects/module';
import { PyObject_SelfIter } from '../../objects/object';
import { newHeapType, readyHeapType } from '../../objects/type/from-spec';
import { PyObject } from '../../runtime/object';
import { bufferProcs } from '../../runtime/register';
import {
  Py_TPFLAGS_BASETYPE,
  Py_TPFLAGS_DISALLOW_INSTANTIATION,
  Py_TPFLAGS_HAVE_GC,
  Py_TPFLAGS_IMMUTABLETYPE,
  PyTypeObject,
} from '../../runtime/type';
import { buffered, buffered_clear, buffered_dealloc, buffered_repr, buffered_traverse } from './buffered';
import { buffered_iternext } from './buffered-read';
import { bufferedrandom_init, bufferedreader_init, bufferedwriter_init } from './buffered-write';
import {
  bytesio,
  bytesio_clear,
  bytesio_dealloc,
  bytesio_init,
  bytesio_iternext,
  bytesio_new,
  bytesio_traverse,
  bytesiobuf,
  bytesiobuf_dealloc,
  bytesiobuf_getbuffer,
  bytesiobuf_releasebuffer,
  bytesiobuf_traverse,
} from './bytesio';
import { fileio, fileio_clear, fileio_dealloc, fileio_new, fileio_repr, fileio_traverse } from './fileio';
import { fileio_init } from './fileio-open';
import {
  iobase,
  iobase_clear,
  iobase_dealloc,
  iobase_finalize,
  iobase_iter,
  iobase_iternext,
  iobase_traverse,
} from './iobase';
import { newNativeDecoderType } from './native-decoder';
import {
  incrementalnewlinedecoder_clear,
  incrementalnewlinedecoder_dealloc,
  incrementalnewlinedecoder_init,
  incrementalnewlinedecoder_traverse,
  nldecoder,
} from './newline-decoder';
import {
  bufferedrwpair_clear,
  bufferedrwpair_dealloc,
  bufferedrwpair_init,
  bufferedrwpair_traverse,
  rwpair,
} from './rwpair';
import { IOState } from './state';
import {
  stringio,
  stringio_clear,
  stringio_dealloc,
  stringio_init,
  stringio_iternext,
  stringio_new,
  stringio_traverse,
} from './stringio';
import {
  addBufferedIOBase,
  addIOBase,
  addRawIOBase,
  addTextIOBase,
  BufferedIOBase_DOC,
  IOBase_DOC,
  IOBase_MEMBERS,
  RawIOBase_DOC,
  TextIOBase_DOC,
} from './tables/base';
import {
  addBufferedRandom,
  addBufferedReader,
  addBufferedRWPair,
  addBufferedWriter,
  BufferedRandom_DOC,
  BufferedReader_DOC,
  BufferedReader_MEMBERS,
  BufferedRWPair_DOC,
  BufferedRWPair_MEMBERS,
  BufferedWriter_DOC,
} from './tables/buffered';
import { addFileIO, FileIO_DOC, FileIO_MEMBERS } from './tables/fileio';
import { addBytesIO, addStringIO, BytesIO_DOC, BytesIO_MEMBERS, StringIO_DOC, StringIO_MEMBERS } from './tables/memory';
import {
  addIncrementalNewlineDecoder,
  addTextIOWrapper,
  IncrementalNewlineDecoder_DOC,
  TextIOWrapper_DOC,
  TextIOWrapper_MEMBERS,
} from './tables/text';
import {
  textio,
  textiowrapper_clear,
  textiowrapper_dealloc,
  textiowrapper_repr,
  textiowrapper_traverse,
} from './textio';
import { textiowrapper_init } from './textio-init';
import { textiowrapper_iternext } from './textio-read';

const FLAGS: u64 = Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_IMMUTABLETYPE;

function newIOBase(m: PyObject): PyTypeObject | null {
  const t = newHeapType(m, '_io._IOBase', offsetof<iobase>(), 0, FLAGS, null, IOBase_MEMBERS);
  if (!t) return null;
  t.tp_dealloc = iobase_dealloc.index;
  t.tp_traverse = iobase_traverse.index;
  t.tp_clear = iobase_clear.index;
  t.tp_iter = iobase_iter.index;
  t.tp_iternext = iobase_iternext.index;
  t.tp_finalize = iobase_finalize.index;
  addIOBase(t);
  return readyHeapType(t, IOBase_DOC);
}

function newBytesIOBuffer(m: PyObject): PyTypeObject | null {
  const flags = Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_IMMUTABLETYPE | Py_TPFLAGS_DISALLOW_INSTANTIATION;
  const t = newHeapType(m, '_io._BytesIOBuffer', offsetof<bytesiobuf>(), 0, flags, null);
  if (!t) return null;
  t.tp_dealloc = bytesiobuf_dealloc.index;
  t.tp_traverse = bytesiobuf_traverse.index;
  bufferProcs(t).bf_getbuffer = bytesiobuf_getbuffer.index;
  bufferProcs(t).bf_releasebuffer = bytesiobuf_releasebuffer.index;
  return readyHeapType(t, '');
}

function newFileIO(m: PyObject, base: PyObject): PyTypeObject | null {
  const t = newHeapType(m, '_io.FileIO', offsetof<fileio>(), 0, FLAGS, base, FileIO_MEMBERS);
  if (!t) return null;
  t.tp_dealloc = fileio_dealloc.index;
  t.tp_repr = fileio_repr.index;
  t.tp_traverse = fileio_traverse.index;
  t.tp_clear = fileio_clear.index;
  t.tp_init = fileio_init.index;
  t.tp_new = fileio_new.index;
  addFileIO(t);
  return readyHeapType(t, FileIO_DOC);
}

function newBytesIO(m: PyObject, base: PyObject): PyTypeObject | null {
  const t = newHeapType(m, '_io.BytesIO', offsetof<bytesio>(), 0, FLAGS, base, BytesIO_MEMBERS);
  if (!t) return null;
  t.tp_dealloc = bytesio_dealloc.index;
  t.tp_traverse = bytesio_traverse.index;
  t.tp_clear = bytesio_clear.index;
  t.tp_iter = PyObject_SelfIter.index;
  t.tp_iternext = bytesio_iternext.index;
  t.tp_init = bytesio_init.index;
  t.tp_new = bytesio_new.index;
  addBytesIO(t);
  return readyHeapType(t, BytesIO_DOC);
}

function newBuffered(m: PyObject, name: string, base: PyObject, kind: i32): PyTypeObject | null {
  const t = newHeapType(m, name, offsetof<buffered>(), 0, FLAGS, base, BufferedReader_MEMBERS);
  if (!t) return null;
  t.tp_dealloc = buffered_dealloc.index;
  t.tp_repr = buffered_repr.index;
  t.tp_traverse = buffered_traverse.index;
  t.tp_clear = buffered_clear.index;
  if (kind & 1) t.tp_iternext = buffered_iternext.index;
  if (kind == 1) {
    t.tp_init = bufferedreader_init.index;
    addBufferedReader(t);
    return readyHeapType(t, BufferedReader_DOC);
  }
  if (kind == 2) {
    t.tp_init = bufferedwriter_init.index;
    addBufferedWriter(t);
    return readyHeapType(t, BufferedWriter_DOC);
  }
  t.tp_init = bufferedrandom_init.index;
  addBufferedRandom(t);
  return readyHeapType(t, BufferedRandom_DOC);
}

function newStringIO(m: PyObject, base: PyObject): PyTypeObject | null {
  const t = newHeapType(m, '_io.StringIO', offsetof<stringio>(), 0, FLAGS, base, StringIO_MEMBERS);
  if (!t) return null;
  t.tp_dealloc = stringio_dealloc.index;
  t.tp_traverse = stringio_traverse.index;
  t.tp_clear = stringio_clear.index;
  t.tp_iternext = stringio_iternext.index;
  t.tp_init = stringio_init.index;
  t.tp_new = stringio_new.index;
  addStringIO(t);
  return readyHeapType(t, StringIO_DOC);
}

function newTextIOWrapper(m: PyObject, base: PyObject): PyTypeObject | null {
  const t = newHeapType(m, '_io.TextIOWrapper', offsetof<textio>(), 0, FLAGS, base, TextIOWrapper_MEMBERS);
  if (!t) return null;
  t.tp_dealloc = textiowrapper_dealloc.index;
  t.tp_repr = textiowrapper_repr.index;
  t.tp_traverse = textiowrapper_traverse.index;
  t.tp_clear = textiowrapper_clear.index;
  t.tp_iternext = textiowrapper_iternext.index;
  t.tp_init = textiowrapper_init.index;
  addTextIOWrapper(t);
  return readyHeapType(t, TextIOWrapper_DOC);
}

function newIncrementalNewlineDecoder(m: PyObject): PyTypeObject | null {
  const t = newHeapType(m, '_io.IncrementalNewlineDecoder', offsetof<nldecoder>(), 0, FLAGS, null);
  if (!t) return null;
  t.tp_dealloc = incrementalnewlinedecoder_dealloc.index;
  t.tp_traverse = incrementalnewlinedecoder_traverse.index;
  t.tp_clear = incrementalnewlinedecoder_clear.index;
  t.tp_init = incrementalnewlinedecoder_init.index;
  addIncrementalNewlineDecoder(t);
  return readyHeapType(t, IncrementalNewlineDecoder_DOC);
}

function newRWPair(m: PyObject, base: PyObject): PyTypeObject | null {
  const t = newHeapType(m, '_io.BufferedRWPair', offsetof<rwpair>(), 0, FLAGS, base, BufferedRWPair_MEMBERS);
  if (!t) return null;
  t.tp_dealloc = bufferedrwpair_dealloc.index;
  t.tp_traverse = bufferedrwpair_traverse.index;
  t.tp_clear = bufferedrwpair_clear.index;
  t.tp_init = bufferedrwpair_init.index;
  addBufferedRWPair(t);
  return readyHeapType(t, BufferedRWPair_DOC);
}

/** A type without anything of its own but methods. */
function newPlain(m: PyObject, name: string, base: PyObject, kind: i32): PyTypeObject | null {
  // Not HAVE_GC: it comes from the base, with tp_traverse and tp_clear.
  const t = newHeapType(m, name, 0, 0, FLAGS & ~Py_TPFLAGS_HAVE_GC, base);
  if (!t) return null;
  if (kind == 0) addRawIOBase(t);
  else if (kind == 1) addBufferedIOBase(t);
  else addTextIOBase(t);
  return readyHeapType(t, kind == 0 ? RawIOBase_DOC : kind == 1 ? BufferedIOBase_DOC : TextIOBase_DOC);
}

/** Makes the types, keeps them in the state and adds them to the module; false: failed. */
export function addTypes(m: PyObject, state: IOState): bool {
  let t: PyTypeObject | null;
  if (!(t = newIOBase(m))) return false;
  state.PyIOBase_Type = t;
  if (!(t = newPlain(m, '_io._RawIOBase', state.PyIOBase_Type, 0))) return false;
  state.PyRawIOBase_Type = t;
  if (!(t = newPlain(m, '_io._BufferedIOBase', state.PyIOBase_Type, 1))) return false;
  state.PyBufferedIOBase_Type = t;
  if (!(t = newPlain(m, '_io._TextIOBase', state.PyIOBase_Type, 2))) return false;
  state.PyTextIOBase_Type = t;
  if (!(t = newFileIO(m, state.PyRawIOBase_Type))) return false;
  state.PyFileIO_Type = t;
  if (!(t = newBytesIO(m, state.PyBufferedIOBase_Type))) return false;
  state.PyBytesIO_Type = t;
  if (!(t = newBuffered(m, '_io.BufferedReader', state.PyBufferedIOBase_Type, 1))) return false;
  state.PyBufferedReader_Type = t;
  if (!(t = newBuffered(m, '_io.BufferedWriter', state.PyBufferedIOBase_Type, 2))) return false;
  state.PyBufferedWriter_Type = t;
  if (!(t = newBuffered(m, '_io.BufferedRandom', state.PyBufferedIOBase_Type, 3))) return false;
  state.PyBufferedRandom_Type = t;
  if (!(t = newRWPair(m, state.PyBufferedIOBase_Type))) return false;
  state.PyBufferedRWPair_Type = t;
  if (!(t = newStringIO(m, state.PyTextIOBase_Type))) return false;
  state.PyStringIO_Type = t;
  if (!(t = newTextIOWrapper(m, state.PyTextIOBase_Type))) return false;
  state.PyTextIOWrapper_Type = t;
  if (!(t = newIncrementalNewlineDecoder(m))) return false;
  state.PyIncrementalNewlineDecoder_Type = t;
  if (!(t = newNativeDecoderType(m))) return false;
  state.NativeDecoder_Type = t;
  if (!(t = newBytesIOBuffer(m))) return false;
  state.PyBytesIOBuffer_Type = t;
  return (
    PyModule_AddType(m, state.PyIncrementalNewlineDecoder_Type) == 0 &&
    PyModule_AddType(m, state.PyBytesIOBuffer_Type) == 0 &&
    PyModule_AddType(m, state.PyIOBase_Type) == 0 &&
    PyModule_AddType(m, state.PyTextIOBase_Type) == 0 &&
    PyModule_AddType(m, state.PyBufferedIOBase_Type) == 0 &&
    PyModule_AddType(m, state.PyRawIOBase_Type) == 0 &&
    PyModule_AddType(m, state.PyBytesIO_Type) == 0 &&
    PyModule_AddType(m, state.PyBufferedWriter_Type) == 0 &&
    PyModule_AddType(m, state.PyBufferedReader_Type) == 0 &&
    PyModule_AddType(m, state.PyBufferedRWPair_Type) == 0 &&
    PyModule_AddType(m, state.PyBufferedRandom_Type) == 0 &&
    PyModule_AddType(m, state.PyFileIO_Type) == 0 &&
    PyModule_AddType(m, state.PyStringIO_Type) == 0 &&
    PyModule_AddType(m, state.PyTextIOWrapper_Type) == 0
  );
}
