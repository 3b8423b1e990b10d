// The special methods that any object may have, in CPython's order: repr(), calls, attributes, comparisons, iteration, awaiting.

import { _Py_ID } from '../../../runtime/identifiers';
import { PyAsyncMethods, PyBufferProcs, PyTypeObject } from '../../../runtime/type';
import { slot_bf_getbuffer, slot_bf_releasebuffer, wrap_buffer, wrap_releasebuffer } from '../buffer-slots';
import { AS_ASYNC, AS_BUFFER, defineSlot, PyWrapperFlag_KEYWORDS, pytype_slotdef } from '../slotdefs';
import {
  _Py_slot_tp_getattr_hook,
  slot_am_aiter,
  slot_am_anext,
  slot_am_await,
  slot_tp_call,
  slot_tp_descr_get,
  slot_tp_descr_set,
  slot_tp_finalize,
  slot_tp_hash,
  slot_tp_init,
  slot_tp_iter,
  slot_tp_iternext,
  slot_tp_new,
  slot_tp_repr,
  slot_tp_richcompare,
  slot_tp_setattro,
  slot_tp_str,
} from '../slots';
import {
  richcmp_eq,
  richcmp_ge,
  richcmp_gt,
  richcmp_le,
  richcmp_lt,
  richcmp_ne,
  wrap_binaryfunc,
  wrap_call,
  wrap_del,
  wrap_delattr,
  wrap_descr_delete,
  wrap_descr_get,
  wrap_descr_set,
  wrap_hashfunc,
  wrap_init,
  wrap_next,
  wrap_setattr,
  wrap_unaryfunc,
} from '../wrappers';

/** Writes the entries from p on; behind the last. */
export function objectSlots(at: pytype_slotdef): pytype_slotdef {
  let p = at;
  p = defineSlot(p, _Py_ID('__getattribute__'), offsetof<PyTypeObject>('_tp_getattr'), 0, 0, '');
  p = defineSlot(p, _Py_ID('__getattr__'), offsetof<PyTypeObject>('_tp_getattr'), 0, 0, '');
  p = defineSlot(p, _Py_ID('__setattr__'), offsetof<PyTypeObject>('_tp_setattr'), 0, 0, '');
  p = defineSlot(p, _Py_ID('__delattr__'), offsetof<PyTypeObject>('_tp_setattr'), 0, 0, '');
  p = defineSlot(
    p,
    _Py_ID('__repr__'),
    offsetof<PyTypeObject>('_tp_repr'),
    slot_tp_repr.index,
    wrap_unaryfunc.index,
    '__repr__($self, /)\n--\n\nReturn repr(self).',
  );
  p = defineSlot(
    p,
    _Py_ID('__hash__'),
    offsetof<PyTypeObject>('_tp_hash'),
    slot_tp_hash.index,
    wrap_hashfunc.index,
    '__hash__($self, /)\n--\n\nReturn hash(self).',
  );
  p = defineSlot(
    p,
    _Py_ID('__call__'),
    offsetof<PyTypeObject>('_tp_call'),
    slot_tp_call.index,
    wrap_call.index,
    '__call__($self, /, *args, **kwargs)\n--\n\nCall self as a function.',
    PyWrapperFlag_KEYWORDS,
  );
  p = defineSlot(
    p,
    _Py_ID('__str__'),
    offsetof<PyTypeObject>('_tp_str'),
    slot_tp_str.index,
    wrap_unaryfunc.index,
    '__str__($self, /)\n--\n\nReturn str(self).',
  );
  p = defineSlot(
    p,
    _Py_ID('__getattribute__'),
    offsetof<PyTypeObject>('_tp_getattro'),
    _Py_slot_tp_getattr_hook.index,
    wrap_binaryfunc.index,
    '__getattribute__($self, name, /)\n--\n\nReturn getattr(self, name).',
  );
  p = defineSlot(
    p,
    _Py_ID('__getattr__'),
    offsetof<PyTypeObject>('_tp_getattro'),
    _Py_slot_tp_getattr_hook.index,
    0,
    '__getattr__($self, name, /)\n--\n\nImplement getattr(self, name).',
  );
  p = defineSlot(
    p,
    _Py_ID('__setattr__'),
    offsetof<PyTypeObject>('_tp_setattro'),
    slot_tp_setattro.index,
    wrap_setattr.index,
    '__setattr__($self, name, value, /)\n--\n\nImplement setattr(self, name, value).',
  );
  p = defineSlot(
    p,
    _Py_ID('__delattr__'),
    offsetof<PyTypeObject>('_tp_setattro'),
    slot_tp_setattro.index,
    wrap_delattr.index,
    '__delattr__($self, name, /)\n--\n\nImplement delattr(self, name).',
  );
  p = defineSlot(
    p,
    _Py_ID('__lt__'),
    offsetof<PyTypeObject>('_tp_richcompare'),
    slot_tp_richcompare.index,
    richcmp_lt.index,
    '__lt__($self, value, /)\n--\n\nReturn self<value.',
  );
  p = defineSlot(
    p,
    _Py_ID('__le__'),
    offsetof<PyTypeObject>('_tp_richcompare'),
    slot_tp_richcompare.index,
    richcmp_le.index,
    '__le__($self, value, /)\n--\n\nReturn self<=value.',
  );
  p = defineSlot(
    p,
    _Py_ID('__eq__'),
    offsetof<PyTypeObject>('_tp_richcompare'),
    slot_tp_richcompare.index,
    richcmp_eq.index,
    '__eq__($self, value, /)\n--\n\nReturn self==value.',
  );
  p = defineSlot(
    p,
    _Py_ID('__ne__'),
    offsetof<PyTypeObject>('_tp_richcompare'),
    slot_tp_richcompare.index,
    richcmp_ne.index,
    '__ne__($self, value, /)\n--\n\nReturn self!=value.',
  );
  p = defineSlot(
    p,
    _Py_ID('__gt__'),
    offsetof<PyTypeObject>('_tp_richcompare'),
    slot_tp_richcompare.index,
    richcmp_gt.index,
    '__gt__($self, value, /)\n--\n\nReturn self>value.',
  );
  p = defineSlot(
    p,
    _Py_ID('__ge__'),
    offsetof<PyTypeObject>('_tp_richcompare'),
    slot_tp_richcompare.index,
    richcmp_ge.index,
    '__ge__($self, value, /)\n--\n\nReturn self>=value.',
  );
  p = defineSlot(
    p,
    _Py_ID('__iter__'),
    offsetof<PyTypeObject>('_tp_iter'),
    slot_tp_iter.index,
    wrap_unaryfunc.index,
    '__iter__($self, /)\n--\n\nImplement iter(self).',
  );
  p = defineSlot(
    p,
    _Py_ID('__next__'),
    offsetof<PyTypeObject>('_tp_iternext'),
    slot_tp_iternext.index,
    wrap_next.index,
    '__next__($self, /)\n--\n\nImplement next(self).',
  );
  p = defineSlot(
    p,
    _Py_ID('__get__'),
    offsetof<PyTypeObject>('_tp_descr_get'),
    slot_tp_descr_get.index,
    wrap_descr_get.index,
    '__get__($self, instance, owner=None, /)\n--\n\nReturn an attribute of instance, which is of type owner.',
  );
  p = defineSlot(
    p,
    _Py_ID('__set__'),
    offsetof<PyTypeObject>('_tp_descr_set'),
    slot_tp_descr_set.index,
    wrap_descr_set.index,
    '__set__($self, instance, value, /)\n--\n\nSet an attribute of instance to value.',
  );
  p = defineSlot(
    p,
    _Py_ID('__delete__'),
    offsetof<PyTypeObject>('_tp_descr_set'),
    slot_tp_descr_set.index,
    wrap_descr_delete.index,
    '__delete__($self, instance, /)\n--\n\nDelete an attribute of instance.',
  );
  p = defineSlot(
    p,
    _Py_ID('__init__'),
    offsetof<PyTypeObject>('_tp_init'),
    slot_tp_init.index,
    wrap_init.index,
    '__init__($self, /, *args, **kwargs)\n--\n\nInitialize self.  See help(type(self)) for accurate signature.',
    PyWrapperFlag_KEYWORDS,
  );
  p = defineSlot(
    p,
    _Py_ID('__new__'),
    offsetof<PyTypeObject>('_tp_new'),
    slot_tp_new.index,
    0,
    '__new__(type, /, *args, **kwargs)\n--\n\nCreate and return new object.  See help(type) for accurate signature.',
  );
  p = defineSlot(
    p,
    _Py_ID('__del__'),
    offsetof<PyTypeObject>('_tp_finalize'),
    slot_tp_finalize.index,
    wrap_del.index,
    '__del__($self, /)\n--\n\nCalled when the instance is about to be destroyed.',
  );
  p = defineSlot(
    p,
    _Py_ID('__buffer__'),
    AS_BUFFER + offsetof<PyBufferProcs>('_bf_getbuffer'),
    slot_bf_getbuffer.index,
    wrap_buffer.index,
    '__buffer__($self, flags, /)\n--\n\nReturn a buffer object that exposes the underlying memory of the object.',
  );
  p = defineSlot(
    p,
    _Py_ID('__release_buffer__'),
    AS_BUFFER + offsetof<PyBufferProcs>('_bf_releasebuffer'),
    slot_bf_releasebuffer.index,
    wrap_releasebuffer.index,
    '__release_buffer__($self, buffer, /)\n--\n\nRelease the buffer object that exposes the underlying memory of the object.',
  );
  p = defineSlot(
    p,
    _Py_ID('__await__'),
    AS_ASYNC + offsetof<PyAsyncMethods>('_am_await'),
    slot_am_await.index,
    wrap_unaryfunc.index,
    '__await__($self, /)\n--\n\nReturn an iterator to be used in await expression.',
  );
  p = defineSlot(
    p,
    _Py_ID('__aiter__'),
    AS_ASYNC + offsetof<PyAsyncMethods>('_am_aiter'),
    slot_am_aiter.index,
    wrap_unaryfunc.index,
    '__aiter__($self, /)\n--\n\nReturn an awaitable, that resolves in asynchronous iterator.',
  );
  p = defineSlot(
    p,
    _Py_ID('__anext__'),
    AS_ASYNC + offsetof<PyAsyncMethods>('_am_anext'),
    slot_am_anext.index,
    wrap_unaryfunc.index,
    '__anext__($self, /)\n--\n\nReturn a value or raise StopAsyncIteration.',
  );
  return p;
}
