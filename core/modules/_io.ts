// The module _io: streams. (CPython: Modules/_io/_iomodule.c)

import { PyObject_Call } from '../objects/call';
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
import { PyTuple_New, PyTuple_Pack2, PyTuple_SET_ITEM } from '../objects/tuple';
import { newHeapType, readyHeapType } from '../objects/type/from-spec';
import { PyType_Type } from '../objects/type/struct';
import { Py_DECREF, Py_NewRef, Py_XDECREF } from '../runtime/cold';
import { PyObject } from '../runtime/object';
import { pel } from '../runtime/pellucid';
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
import { buffered, buffered_clear, buffered_dealloc, buffered_repr, buffered_traverse } from './_io/buffered';
import { buffered_iternext } from './_io/buffered-read';
import { bufferedrandom_init, bufferedreader_init, bufferedwriter_init } from './_io/buffered-write';
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
import { fileio, fileio_clear, fileio_dealloc, fileio_new, fileio_repr, fileio_traverse } from './_io/fileio';
import { fileio_init } from './_io/fileio-open';
import {
  iobase,
  iobase_clear,
  iobase_dealloc,
  iobase_finalize,
  iobase_iter,
  iobase_iternext,
  iobase_traverse,
} from './_io/iobase';
import { newNativeDecoderType } from './_io/native-decoder';
import {
  incrementalnewlinedecoder_clear,
  incrementalnewlinedecoder_dealloc,
  incrementalnewlinedecoder_init,
  incrementalnewlinedecoder_traverse,
  nldecoder,
} from './_io/newline-decoder';
import { _io_open, _io_open_code, _io_text_encoding } from './_io/open';
import {
  bufferedrwpair_clear,
  bufferedrwpair_dealloc,
  bufferedrwpair_init,
  bufferedrwpair_traverse,
  rwpair,
} from './_io/rwpair';
import { IOState, iomodule } from './_io/state';
import {
  stringio,
  stringio_clear,
  stringio_dealloc,
  stringio_init,
  stringio_iternext,
  stringio_new,
  stringio_traverse,
} from './_io/stringio';
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
} from './_io/tables/base';
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
} from './_io/tables/buffered';
import { addFileIO, FileIO_DOC, FileIO_MEMBERS } from './_io/tables/fileio';
import {
  addBytesIO,
  addStringIO,
  BytesIO_DOC,
  BytesIO_MEMBERS,
  StringIO_DOC,
  StringIO_MEMBERS,
} from './_io/tables/memory';
import {
  addIncrementalNewlineDecoder,
  addTextIOWrapper,
  IncrementalNewlineDecoder_DOC,
  TextIOWrapper_DOC,
  TextIOWrapper_MEMBERS,
} from './_io/tables/text';
import {
  textio,
  textiowrapper_clear,
  textiowrapper_dealloc,
  textiowrapper_repr,
  textiowrapper_traverse,
} from './_io/textio';
import { textiowrapper_init } from './_io/textio-init';
import { textiowrapper_iternext } from './_io/textio-read';

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

function addFunctions(m: PyObject): void {
  moduleMethod(
    m,
    'open',
    _io_open.index,
    METH_FASTCALL | METH_KEYWORDS,
    `open($module, /, file, mode='r', buffering=-1, encoding=None,
     errors=None, newline=None, closefd=True, opener=None)
--

Open file and return a stream.  Raise OSError upon failure.

file is either a text or byte string giving the name (and the path
if the file isn't in the current working directory) of the file to
be opened or an integer file descriptor of the file to be
wrapped. (If a file descriptor is given, it is closed when the
returned I/O object is closed, unless closefd is set to False.)

mode is an optional string that specifies the mode in which the file
is opened. It defaults to 'r' which means open for reading in text
mode.  Other common values are 'w' for writing (truncating the file if
it already exists), 'x' for creating and writing to a new file, and
'a' for appending (which on some Unix systems, means that all writes
append to the end of the file regardless of the current seek position).
In text mode, if encoding is not specified the encoding used is platform
dependent: locale.getencoding() is called to get the current locale encoding.
(For reading and writing raw bytes use binary mode and leave encoding
unspecified.) The available modes are:

========= ===============================================================
Character Meaning
--------- ---------------------------------------------------------------
'r'       open for reading (default)
'w'       open for writing, truncating the file first
'x'       create a new file and open it for writing
'a'       open for writing, appending to the end of the file if it exists
'b'       binary mode
't'       text mode (default)
'+'       open a disk file for updating (reading and writing)
========= ===============================================================

The default mode is 'rt' (open for reading text). For binary random
access, the mode 'w+b' opens and truncates the file to 0 bytes, while
'r+b' opens the file without truncation. The 'x' mode implies 'w' and
raises an \`FileExistsError\` if the file already exists.

Python distinguishes between files opened in binary and text modes,
even when the underlying operating system doesn't. Files opened in
binary mode (appending 'b' to the mode argument) return contents as
bytes objects without any decoding. In text mode (the default, or when
't' is appended to the mode argument), the contents of the file are
returned as strings, the bytes having been first decoded using a
platform-dependent encoding or using the specified encoding if given.

buffering is an optional integer used to set the buffering policy.
Pass 0 to switch buffering off (only allowed in binary mode), 1 to select
line buffering (only usable in text mode), and an integer > 1 to indicate
the size of a fixed-size chunk buffer.  When no buffering argument is
given, the default buffering policy works as follows:

* Binary files are buffered in fixed-size chunks; the size of the buffer
  is chosen using a heuristic trying to determine the underlying device's
  "block size" and falling back on \`io.DEFAULT_BUFFER_SIZE\`.
  On many systems, the buffer will typically be 4096 or 8192 bytes long.

* "Interactive" text files (files for which isatty() returns True)
  use line buffering.  Other text files use the policy described above
  for binary files.

encoding is the name of the encoding used to decode or encode the
file. This should only be used in text mode. The default encoding is
platform dependent, but any encoding supported by Python can be
passed.  See the codecs module for the list of supported encodings.

errors is an optional string that specifies how encoding errors are to
be handled---this argument should not be used in binary mode. Pass
'strict' to raise a ValueError exception if there is an encoding error
(the default of None has the same effect), or pass 'ignore' to ignore
errors. (Note that ignoring encoding errors can lead to data loss.)
See the documentation for codecs.register or run 'help(codecs.Codec)'
for a list of the permitted encoding error strings.

newline controls how universal newlines works (it only applies to text
mode). It can be None, '', '\\n', '\\r', and '\\r\\n'.  It works as
follows:

* On input, if newline is None, universal newlines mode is
  enabled. Lines in the input can end in '\\n', '\\r', or '\\r\\n', and
  these are translated into '\\n' before being returned to the
  caller. If it is '', universal newline mode is enabled, but line
  endings are returned to the caller untranslated. If it has any of
  the other legal values, input lines are only terminated by the given
  string, and the line ending is returned to the caller untranslated.

* On output, if newline is None, any '\\n' characters written are
  translated to the system default line separator, os.linesep. If
  newline is '' or '\\n', no translation takes place. If newline is any
  of the other legal values, any '\\n' characters written are translated
  to the given string.

If closefd is False, the underlying file descriptor will be kept open
when the file is closed. This does not work when a file name is given
and must be True in that case.

A custom opener can be used by passing a callable as *opener*. The
underlying file descriptor for the file object is then obtained by
calling *opener* with (*file*, *flags*). *opener* must return an open
file descriptor (passing os.open as *opener* results in functionality
similar to passing None).

open() returns a file object whose type depends on the mode, and
through which the standard file operations such as reading and writing
are performed. When open() is used to open a file in a text mode ('w',
'r', 'wt', 'rt', etc.), it returns a TextIOWrapper. When used to open
a file in a binary mode, the returned class varies: in read binary
mode, it returns a BufferedReader; in write binary and append binary
modes, it returns a BufferedWriter, and in read/write mode, it returns
a BufferedRandom.

It is also possible to use a string or bytearray as a file for both
reading and writing. For strings StringIO can be used like a file
opened in a text mode, and for bytes a BytesIO can be used like a file
opened in a binary mode.`,
  );
  moduleMethod(
    m,
    'text_encoding',
    _io_text_encoding.index,
    METH_FASTCALL,
    `text_encoding($module, encoding, stacklevel=2, /)
--

A helper function to choose the text encoding.

When encoding is not None, this function returns it.
Otherwise, this function returns the default text encoding
(i.e. "locale" or "utf-8" depends on UTF-8 mode).

This function emits an EncodingWarning if encoding is None and
sys.flags.warn_default_encoding is true.

This can be used in APIs with an encoding=None parameter.
However, please consider using encoding="utf-8" for new APIs.`,
  );
  moduleMethod(
    m,
    'open_code',
    _io_open_code.index,
    METH_FASTCALL | METH_KEYWORDS,
    `open_code($module, /, path)
--

Opens the provided file with the intent to import the contents.

This may perform extra validation beyond open(), but is otherwise interchangeable
with calling open(path, 'rb').`,
  );
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
  addFunctions(m);
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
