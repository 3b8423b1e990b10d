// The type bytearray and its iterator. (CPython: Objects/bytearrayobject.c)

import { PyObject_Free } from '../../memory/obmalloc/malloc';
import { PyType_GenericAlloc } from '../../runtime/gc/alloc';
import { bufferProcs, mappingMethods, numberMethods, sequenceMethods, static_type } from '../../runtime/register';
import { _Py_TPFLAGS_MATCH_SELF, Py_TPFLAGS_BASETYPE } from '../../runtime/type';
import { PyObject_GenericGetAttr } from '../attribute';
import { PyType_GenericNew } from '../type/type';
import { bytearray___init__, bytearray_dealloc } from './create';
import {
  bytearray_ass_subscript,
  bytearray_contains,
  bytearray_getitem,
  bytearray_iconcat,
  bytearray_irepeat,
  bytearray_length,
  bytearray_repeat,
  bytearray_setitem,
  bytearray_subscript,
} from './items';
import { bytearray_iter, init_bytearrayiter_type } from './iterator';
import { addMethods } from './method-table';
import {
  bytearray_getbuffer,
  bytearray_mod,
  bytearray_releasebuffer,
  bytearray_repr,
  bytearray_richcompare,
  bytearray_str,
} from './methods';
import { PyByteArray_Concat } from './resize';
import { PyByteArray_Type, PyByteArrayObject } from './struct';

export function init_bytearray_types(): void {
  init_bytearrayiter_type();
  const t = PyByteArray_Type;
  static_type(
    t,
    'bytearray',
    offsetof<PyByteArrayObject>(),
    0,
    Py_TPFLAGS_BASETYPE | _Py_TPFLAGS_MATCH_SELF,
    'bytearray(iterable_of_ints) -> bytearray\nbytearray(string, encoding[, errors]) -> bytearray\nbytearray(bytes_or_buffer) -> mutable copy of bytes_or_buffer\nbytearray(int) -> bytes array of size given by the parameter initialized with null bytes\nbytearray() -> empty bytes array\n\nConstruct a mutable bytearray object from:\n  - an iterable yielding integers in range(256)\n  - a text string encoded using the specified encoding\n  - a bytes or a buffer object\n  - any object implementing the buffer API.\n  - an integer',
  );
  t.tp_dealloc = bytearray_dealloc.index;
  t.tp_repr = bytearray_repr.index;
  t.tp_str = bytearray_str.index;
  t.tp_getattro = PyObject_GenericGetAttr.index;
  t.tp_richcompare = bytearray_richcompare.index;
  t.tp_iter = bytearray_iter.index;
  t.tp_init = bytearray___init__.index;
  t.tp_alloc = PyType_GenericAlloc.index;
  t.tp_new = PyType_GenericNew.index;
  t.tp_free = PyObject_Free.index;
  numberMethods(t).nb_remainder = bytearray_mod.index;
  const sq = sequenceMethods(t);
  sq.sq_length = bytearray_length.index;
  sq.sq_concat = PyByteArray_Concat.index;
  sq.sq_repeat = bytearray_repeat.index;
  sq.sq_item = bytearray_getitem.index;
  sq.sq_ass_item = bytearray_setitem.index;
  sq.sq_contains = bytearray_contains.index;
  sq.sq_inplace_concat = bytearray_iconcat.index;
  sq.sq_inplace_repeat = bytearray_irepeat.index;
  const mp = mappingMethods(t);
  mp.mp_length = bytearray_length.index;
  mp.mp_subscript = bytearray_subscript.index;
  mp.mp_ass_subscript = bytearray_ass_subscript.index;
  const bf = bufferProcs(t);
  bf.bf_getbuffer = bytearray_getbuffer.index;
  bf.bf_releasebuffer = bytearray_releasebuffer.index;
  addMethods(t);
}
