// The module _io: streams. (CPython: Modules/_io/_iomodule.c)

import { _PyArg_BadArgument, _PyArg_UnpackKeywords } from '../objects/args';
import { PyObject_Call, PyObject_Vectorcall } from '../objects/call';
import { PyDict_New, PyDict_SetItemString } from '../objects/dict/dict';
import { PyExc_BlockingIOError, PyExc_OSError, PyExc_ValueError } from '../objects/exceptions/types';
import {
  moduleMethod,
  newModuleWithState,
  PyModule_AddIntConstant,
  PyModule_AddObjectRef,
  PyModule_AddType,
  PyModule_GetState,
} from '../objects/module';
import { PyObject_SelfIter } from '../objects/object';
import { PyUnicode_FromString } from '../objects/str/new';
import { PyUnicode_Check } from '../objects/str/struct';
import { PyTuple_New, PyTuple_Pack2, PyTuple_SET_ITEM } from '../objects/tuple';
import { newHeapType, readyHeapType } from '../objects/type/from-spec';
import { PyType_Type } from '../objects/type/struct';
import { objAt, Py_DECREF, Py_NewRef, Py_XDECREF, PyObject, setPtrAt } from '../runtime/object';
import { pel, stackAlloc, stackFree } from '../runtime/pellucid';
import { bufferProcs } from '../runtime/register';
import {
  METH_FASTCALL,
  METH_KEYWORDS,
  Py_TPFLAGS_BASETYPE,
  Py_TPFLAGS_DISALLOW_INSTANTIATION,
  Py_TPFLAGS_HAVE_GC,
  Py_TPFLAGS_IMMUTABLETYPE,
  PyTypeObject,
} from '../runtime/type';
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
} from './_io/bytesio';
import {
  fileio,
  fileio_clear,
  fileio_dealloc,
  fileio_init,
  fileio_new,
  fileio_repr,
  fileio_traverse,
} from './_io/fileio';
import {
  iobase,
  iobase_clear,
  iobase_dealloc,
  iobase_finalize,
  iobase_iter,
  iobase_iternext,
  iobase_traverse,
} from './_io/iobase';
import { IOState, iomodule } from './_io/state';
import {
  addBufferedIOBase,
  addBytesIO,
  addFileIO,
  addIOBase,
  addRawIOBase,
  addTextIOBase,
  BufferedIOBase_DOC,
  BytesIO_DOC,
  BytesIO_MEMBERS,
  FileIO_DOC,
  FileIO_MEMBERS,
  IOBase_DOC,
  IOBase_MEMBERS,
  RawIOBase_DOC,
  TextIOBase_DOC,
} from './_io/tables';

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

function addTypes(m: PyObject, state: IOState): bool {
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
  if (!(t = newBytesIOBuffer(m))) return false;
  state.PyBytesIOBuffer_Type = t;
  return (
    PyModule_AddType(m, state.PyBytesIOBuffer_Type) == 0 &&
    PyModule_AddType(m, state.PyIOBase_Type) == 0 &&
    PyModule_AddType(m, state.PyTextIOBase_Type) == 0 &&
    PyModule_AddType(m, state.PyBufferedIOBase_Type) == 0 &&
    PyModule_AddType(m, state.PyRawIOBase_Type) == 0 &&
    PyModule_AddType(m, state.PyBytesIO_Type) == 0 &&
    PyModule_AddType(m, state.PyFileIO_Type) == 0
  );
}

/** class UnsupportedOperation(OSError, ValueError) of io */
function addUnsupportedOperation(m: PyObject, state: IOState): bool {
  const bases = PyTuple_Pack2(PyExc_OSError, PyExc_ValueError);
  const dict = PyDict_New();
  const name = PyUnicode_FromString('UnsupportedOperation');
  const module = PyUnicode_FromString('io');
  let type: PyObject | null = null;
  if (bases && dict && name && module && PyDict_SetItemString(dict, '__module__', module) == 0) {
    const args = PyTuple_New(3);
    if (args) {
      PyTuple_SET_ITEM(args, 0, Py_NewRef(name));
      PyTuple_SET_ITEM(args, 1, Py_NewRef(bases));
      PyTuple_SET_ITEM(args, 2, Py_NewRef(dict));
      type = PyObject_Call(PyType_Type, args, null);
      Py_DECREF(args);
    }
  }
  Py_XDECREF(bases);
  Py_XDECREF(dict);
  Py_XDECREF(name);
  Py_XDECREF(module);
  if (!type) return false;
  state.unsupported_operation = changetype<PyTypeObject>(type);
  return PyModule_AddObjectRef(m, 'UnsupportedOperation', type) == 0;
}

// new
function open_code(module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const at = stackAlloc(2);
  let result: PyObject | null = null;
  if (_PyArg_UnpackKeywords(args, nargs, null, kwnames, 'open_code', 'path', 0, 1, 0, at) == 0) {
    const path = objAt(at, 0);
    if (!PyUnicode_Check(path)) _PyArg_BadArgument('open_code', "argument 'path'", 'str', path);
    else {
      const mode = PyUnicode_FromString('rb');
      if (mode) {
        setPtrAt(at, 1, mode);
        result = PyObject_Vectorcall(changetype<IOState>(pel.io_state).PyFileIO_Type, at, 2, null);
        Py_DECREF(mode);
      }
    }
  }
  stackFree(at);
  return result;
}

// new
export function init__io_module(): PyObject | null {
  const m = newModuleWithState(
    iomodule,
    '_io',
    `The io module provides the Python interfaces to stream handling. The
builtin open function is defined in this module.

At the top of the I/O hierarchy is the abstract base class IOBase. It
defines the basic interface to a stream. Note, however, that there is no
separation between reading and writing to streams; implementations are
allowed to raise an OSError if they do not support a given operation.

Extending IOBase is RawIOBase which deals simply with the reading and
writing of raw bytes to a stream. FileIO subclasses RawIOBase to provide
an interface to OS files.

BufferedIOBase deals with buffering on a raw byte stream (RawIOBase). Its
subclasses, BufferedWriter, BufferedReader, and BufferedRWPair buffer
streams that are readable, writable, and both respectively.
BufferedRandom provides a buffered interface to random access
streams. BytesIO is a simple stream of in-memory bytes.

Another IOBase subclass, TextIOBase, deals with the encoding and decoding
of streams into text. TextIOWrapper, which extends it, is a buffered text
interface to a buffered raw stream (\`BufferedIOBase\`). Finally, StringIO
is an in-memory stream for text.

Argument names are not part of the specification, and only the arguments
of open() are intended to be used as keyword arguments.

data:

DEFAULT_BUFFER_SIZE
   An int containing the default buffer size used by the module's buffered
   I/O classes. open() uses the file's blksize (as obtained by os.stat) if
   possible.
`,
    offsetof<IOState>(),
  );
  if (!m) return null;
  pel.io_state = PyModule_GetState(m);
  const state = changetype<IOState>(pel.io_state);
  moduleMethod(m, 'open_code', open_code.index, METH_FASTCALL | METH_KEYWORDS, '');
  if (
    PyModule_AddIntConstant(m, 'DEFAULT_BUFFER_SIZE', 8192) == 0 &&
    addUnsupportedOperation(m, state) &&
    PyModule_AddObjectRef(m, 'BlockingIOError', PyExc_BlockingIOError) == 0 &&
    addTypes(m, state)
  )
    return m;
  Py_DECREF(m);
  return null;
}
