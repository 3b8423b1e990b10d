// The type bytes. (CPython: Objects/bytesobject.c)

import { mappingMethods, sequenceMethods, static_type } from '../../runtime/register';
import { _Py_TPFLAGS_MATCH_SELF, Py_TPFLAGS_BASETYPE, Py_TPFLAGS_BYTES_SUBCLASS } from '../../runtime/type';
import { bytes_hash, bytes_item, bytes_length, bytes_repr, bytes_richcompare, bytes_subscript } from './core';
import { PyBytes_Type, PyBytesObject_SIZE } from './struct';

export function init_bytes_type(): void {
  const t = PyBytes_Type;
  static_type(
    t, 'bytes', PyBytesObject_SIZE, 1, Py_TPFLAGS_BASETYPE | Py_TPFLAGS_BYTES_SUBCLASS | _Py_TPFLAGS_MATCH_SELF,
    'bytes(iterable_of_ints) -> bytes\nbytes(string, encoding[, errors]) -> bytes\nbytes(bytes_or_buffer) -> immutable copy of bytes_or_buffer\nbytes(int) -> bytes object of size given by the parameter initialized with null bytes\nbytes() -> empty bytes object\n\nConstruct an immutable array of bytes from:\n  - an iterable yielding integers in range(256)\n  - a text string encoded using the specified encoding\n  - any object implementing the buffer API.\n  - an integer',
  );
  t.tp_repr = bytes_repr.index;
  t.tp_hash = bytes_hash.index;
  t.tp_richcompare = bytes_richcompare.index;
  const sq = sequenceMethods(t);
  sq.sq_length = bytes_length.index;
  sq.sq_item = bytes_item.index;
  const mp = mappingMethods(t);
  mp.mp_length = bytes_length.index;
  mp.mp_subscript = bytes_subscript.index;
}
