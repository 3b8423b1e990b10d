// What an object is, written past sys.stderr, when that cannot show it any more. (CPython: Objects/object.c)

import { PyObject_Repr } from '../../objects/object';
import { PyUnicode_AsUTF8AndSize } from '../../objects/str/utf8';
import { Py_XDECREF, stackAlloc } from '../../runtime/cold';
import { PyErr_Clear } from '../../runtime/errors';
import { fd_write } from '../../runtime/fd';
import { PyObject } from '../../runtime/object';
import { stackFree } from '../../runtime/pellucid';
import { put, putNumber } from '../faulthandler/fatal';

const STDERR = 2;

/** An object in five lines; without memory its repr stays empty. */
export function _PyObject_Dump(o: PyObject): void {
  put(STDERR, 'object address  : 0x');
  putNumber(STDERR, changetype<usize>(o), 16, 1);
  put(STDERR, '\nobject refcount : ');
  putNumber(STDERR, <u64>o.ob_refcnt, 10, 1);
  put(STDERR, '\nobject type     : 0x');
  putNumber(STDERR, changetype<usize>(o.ob_type), 16, 1);
  put(STDERR, '\nobject type name: ');
  const name = o.ob_type.tp_name;
  let n: i64 = 0;
  while (load<u8>(name + <usize>n)) n++;
  fd_write(STDERR, name, n);
  put(STDERR, '\nobject repr     : ');
  writeRepr(o);
  put(STDERR, '\n');
}

function writeRepr(o: PyObject): void {
  const repr = PyObject_Repr(o);
  const size = stackAlloc(1);
  const text = repr ? PyUnicode_AsUTF8AndSize(repr, size) : 0;
  if (text) fd_write(STDERR, text, load<i64>(size));
  else PyErr_Clear();
  stackFree(size);
  Py_XDECREF(repr);
}
