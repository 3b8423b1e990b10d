// The module _io: streams. (CPython: Modules/_io/_iomodule.c)

import { PyObject_Call } from '../objects/call';
import { PyDict_New, PyDict_SetItemString } from '../objects/dict/dict';
import { PyExc_BlockingIOError, PyExc_OSError, PyExc_ValueError } from '../objects/exceptions/types';
import {
  newModuleWithState,
  PyModule_AddIntConstant,
  PyModule_AddObjectRef,
  PyModule_GetState,
} from '../objects/module';
import { PyUnicode_FromString } from '../objects/str/new';
import { PyTuple_New, PyTuple_Pack2, PyTuple_SET_ITEM } from '../objects/tuple';
import { PyType_Type } from '../objects/type/struct';
import { Py_DECREF, Py_NewRef, Py_XDECREF } from '../runtime/cold';
import { PyObject } from '../runtime/object';
import { pel } from '../runtime/pellucid';
import { PyTypeObject } from '../runtime/type';
import { IOState, iomodule } from './_io/state';
import { addFunctions } from './_io/tables/functions';
import { addTypes } from './_io/types';

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
