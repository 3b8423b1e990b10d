// The slots that have special methods: the one table between Python's __names__ and a type's function pointers.
// (CPython: Objects/typeobject.c, slotdefs)
//
// An offset is into PyHeapTypeObject, whose tables lie inside the object; a static type's lie behind its pointers (slotptr).
// Entries of one slot stand together, in CPython's order: the order of a type's dict comes from here.

import { Doc } from '../../runtime/docs';
import { _Py_ID } from '../../runtime/identifiers';
import { PyObject } from '../../runtime/object';
import { cstr } from '../../runtime/static';
import { PyHeapTypeObject, PyTypeObject } from '../../runtime/type';
import { slot_bf_getbuffer, slot_bf_releasebuffer, wrap_buffer, wrap_releasebuffer } from './buffer-slots';
import {
  _Py_slot_tp_getattr_hook,
  slot_am_aiter,
  slot_am_anext,
  slot_am_await,
  slot_mp_ass_subscript,
  slot_mp_subscript,
  slot_sq_ass_item,
  slot_sq_contains,
  slot_sq_item,
  slot_sq_length,
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
} from './slots';
import {
  slot_nb_absolute,
  slot_nb_add,
  slot_nb_and,
  slot_nb_bool,
  slot_nb_divmod,
  slot_nb_float,
  slot_nb_floor_divide,
  slot_nb_index,
  slot_nb_inplace_add,
  slot_nb_inplace_and,
  slot_nb_inplace_floor_divide,
  slot_nb_inplace_lshift,
  slot_nb_inplace_matrix_multiply,
  slot_nb_inplace_multiply,
  slot_nb_inplace_or,
  slot_nb_inplace_power,
  slot_nb_inplace_remainder,
  slot_nb_inplace_rshift,
  slot_nb_inplace_subtract,
  slot_nb_inplace_true_divide,
  slot_nb_inplace_xor,
  slot_nb_int,
  slot_nb_invert,
  slot_nb_lshift,
  slot_nb_matrix_multiply,
  slot_nb_multiply,
  slot_nb_negative,
  slot_nb_or,
  slot_nb_positive,
  slot_nb_power,
  slot_nb_remainder,
  slot_nb_rshift,
  slot_nb_subtract,
  slot_nb_true_divide,
  slot_nb_xor,
} from './slots-number';
import {
  richcmp_eq,
  richcmp_ge,
  richcmp_gt,
  richcmp_le,
  richcmp_lt,
  richcmp_ne,
  wrap_binaryfunc,
  wrap_binaryfunc_l,
  wrap_binaryfunc_r,
  wrap_call,
  wrap_del,
  wrap_delattr,
  wrap_delitem,
  wrap_descr_delete,
  wrap_descr_get,
  wrap_descr_set,
  wrap_hashfunc,
  wrap_indexargfunc,
  wrap_init,
  wrap_inquirypred,
  wrap_lenfunc,
  wrap_next,
  wrap_objobjargproc,
  wrap_objobjproc,
  wrap_setattr,
  wrap_sq_delitem,
  wrap_sq_item,
  wrap_sq_setitem,
  wrap_ternaryfunc,
  wrap_ternaryfunc_r,
  wrap_unaryfunc,
} from './wrappers';

/** 56 bytes: struct wrapperbase. */
@unmanaged
export class pytype_slotdef {
  name: usize; // const char *; NULL ends the table
  offset: i32;
  func: usize; // the slot of a Python class that has the method; NULL: none of its own
  wrapper: usize; // how a descriptor calls a native slot; NULL: it has no descriptor
  doc: usize; // const char *
  flags: i32; // PyWrapperFlag_KEYWORDS
  name_strobj: PyObject; // interned
}

export const PyWrapperFlag_KEYWORDS = 1;
const SLOTS = 94;

/** The table: SLOTS entries and a zeroed one. */
export const slotdefs = staticObject<pytype_slotdef>(5320);

/* @inline */ export function nextSlot(p: pytype_slotdef): pytype_slotdef {
  return changetype<pytype_slotdef>(changetype<usize>(p) + offsetof<pytype_slotdef>());
}

function slot(
  i: usize,
  name: string,
  id: PyObject,
  offset: i32,
  func: usize,
  wrapper: usize,
  flags: i32,
  doc: Doc,
): void {
  const p = changetype<pytype_slotdef>(changetype<usize>(slotdefs) + i * offsetof<pytype_slotdef>());
  p.name = cstr(name);
  p.offset = offset;
  p.func = func;
  p.wrapper = wrapper;
  p.doc = doc;
  p.flags = flags;
  p.name_strobj = id;
}

/** The address of a slot in a type, or 0 where the type has no such table. */
export function slotptr(type: PyTypeObject, offset: i32): usize {
  const o = <usize>offset;
  let table: usize;
  let start: usize;
  if (o >= offsetof<PyHeapTypeObject>('__as_buffer_0')) {
    table = changetype<usize>(type.tp_as_buffer);
    start = offsetof<PyHeapTypeObject>('__as_buffer_0');
  } else if (o >= offsetof<PyHeapTypeObject>('__as_sequence_0')) {
    table = changetype<usize>(type.tp_as_sequence);
    start = offsetof<PyHeapTypeObject>('__as_sequence_0');
  } else if (o >= offsetof<PyHeapTypeObject>('__as_mapping_0')) {
    table = changetype<usize>(type.tp_as_mapping);
    start = offsetof<PyHeapTypeObject>('__as_mapping_0');
  } else if (o >= offsetof<PyHeapTypeObject>('__as_number_0')) {
    table = changetype<usize>(type.tp_as_number);
    start = offsetof<PyHeapTypeObject>('__as_number_0');
  } else if (o >= offsetof<PyHeapTypeObject>('__as_async_0')) {
    table = changetype<usize>(type.tp_as_async);
    start = offsetof<PyHeapTypeObject>('__as_async_0');
  } else return changetype<usize>(type) + o;
  return table ? table + (o - start) : 0;
}

export function init_slotdefs(): void {
  let i: usize = 0;
  slot(i++, '__getattribute__', _Py_ID('__getattribute__'), 64, 0, 0, 0, '');
  slot(i++, '__getattr__', _Py_ID('__getattr__'), 64, 0, 0, 0, '');
  slot(i++, '__setattr__', _Py_ID('__setattr__'), 72, 0, 0, 0, '');
  slot(i++, '__delattr__', _Py_ID('__delattr__'), 72, 0, 0, 0, '');
  slot(
    i++,
    '__repr__',
    _Py_ID('__repr__'),
    88,
    slot_tp_repr.index,
    wrap_unaryfunc.index,
    0,
    '__repr__($self, /)\n--\n\nReturn repr(self).',
  );
  slot(
    i++,
    '__hash__',
    _Py_ID('__hash__'),
    120,
    slot_tp_hash.index,
    wrap_hashfunc.index,
    0,
    '__hash__($self, /)\n--\n\nReturn hash(self).',
  );
  slot(
    i++,
    '__call__',
    _Py_ID('__call__'),
    128,
    slot_tp_call.index,
    wrap_call.index,
    1,
    '__call__($self, /, *args, **kwargs)\n--\n\nCall self as a function.',
  );
  slot(
    i++,
    '__str__',
    _Py_ID('__str__'),
    136,
    slot_tp_str.index,
    wrap_unaryfunc.index,
    0,
    '__str__($self, /)\n--\n\nReturn str(self).',
  );
  slot(
    i++,
    '__getattribute__',
    _Py_ID('__getattribute__'),
    144,
    _Py_slot_tp_getattr_hook.index,
    wrap_binaryfunc.index,
    0,
    '__getattribute__($self, name, /)\n--\n\nReturn getattr(self, name).',
  );
  slot(
    i++,
    '__getattr__',
    _Py_ID('__getattr__'),
    144,
    _Py_slot_tp_getattr_hook.index,
    0,
    0,
    '__getattr__($self, name, /)\n--\n\nImplement getattr(self, name).',
  );
  slot(
    i++,
    '__setattr__',
    _Py_ID('__setattr__'),
    152,
    slot_tp_setattro.index,
    wrap_setattr.index,
    0,
    '__setattr__($self, name, value, /)\n--\n\nImplement setattr(self, name, value).',
  );
  slot(
    i++,
    '__delattr__',
    _Py_ID('__delattr__'),
    152,
    slot_tp_setattro.index,
    wrap_delattr.index,
    0,
    '__delattr__($self, name, /)\n--\n\nImplement delattr(self, name).',
  );
  slot(
    i++,
    '__lt__',
    _Py_ID('__lt__'),
    200,
    slot_tp_richcompare.index,
    richcmp_lt.index,
    0,
    '__lt__($self, value, /)\n--\n\nReturn self<value.',
  );
  slot(
    i++,
    '__le__',
    _Py_ID('__le__'),
    200,
    slot_tp_richcompare.index,
    richcmp_le.index,
    0,
    '__le__($self, value, /)\n--\n\nReturn self<=value.',
  );
  slot(
    i++,
    '__eq__',
    _Py_ID('__eq__'),
    200,
    slot_tp_richcompare.index,
    richcmp_eq.index,
    0,
    '__eq__($self, value, /)\n--\n\nReturn self==value.',
  );
  slot(
    i++,
    '__ne__',
    _Py_ID('__ne__'),
    200,
    slot_tp_richcompare.index,
    richcmp_ne.index,
    0,
    '__ne__($self, value, /)\n--\n\nReturn self!=value.',
  );
  slot(
    i++,
    '__gt__',
    _Py_ID('__gt__'),
    200,
    slot_tp_richcompare.index,
    richcmp_gt.index,
    0,
    '__gt__($self, value, /)\n--\n\nReturn self>value.',
  );
  slot(
    i++,
    '__ge__',
    _Py_ID('__ge__'),
    200,
    slot_tp_richcompare.index,
    richcmp_ge.index,
    0,
    '__ge__($self, value, /)\n--\n\nReturn self>=value.',
  );
  slot(
    i++,
    '__iter__',
    _Py_ID('__iter__'),
    216,
    slot_tp_iter.index,
    wrap_unaryfunc.index,
    0,
    '__iter__($self, /)\n--\n\nImplement iter(self).',
  );
  slot(
    i++,
    '__next__',
    _Py_ID('__next__'),
    224,
    slot_tp_iternext.index,
    wrap_next.index,
    0,
    '__next__($self, /)\n--\n\nImplement next(self).',
  );
  slot(
    i++,
    '__get__',
    _Py_ID('__get__'),
    272,
    slot_tp_descr_get.index,
    wrap_descr_get.index,
    0,
    '__get__($self, instance, owner=None, /)\n--\n\nReturn an attribute of instance, which is of type owner.',
  );
  slot(
    i++,
    '__set__',
    _Py_ID('__set__'),
    280,
    slot_tp_descr_set.index,
    wrap_descr_set.index,
    0,
    '__set__($self, instance, value, /)\n--\n\nSet an attribute of instance to value.',
  );
  slot(
    i++,
    '__delete__',
    _Py_ID('__delete__'),
    280,
    slot_tp_descr_set.index,
    wrap_descr_delete.index,
    0,
    '__delete__($self, instance, /)\n--\n\nDelete an attribute of instance.',
  );
  slot(
    i++,
    '__init__',
    _Py_ID('__init__'),
    296,
    slot_tp_init.index,
    wrap_init.index,
    1,
    '__init__($self, /, *args, **kwargs)\n--\n\nInitialize self.  See help(type(self)) for accurate signature.',
  );
  slot(
    i++,
    '__new__',
    _Py_ID('__new__'),
    312,
    slot_tp_new.index,
    0,
    0,
    '__new__(type, /, *args, **kwargs)\n--\n\nCreate and return new object.  See help(type) for accurate signature.',
  );
  slot(
    i++,
    '__del__',
    _Py_ID('__del__'),
    392,
    slot_tp_finalize.index,
    wrap_del.index,
    0,
    '__del__($self, /)\n--\n\nCalled when the instance is about to be destroyed.',
  );
  slot(
    i++,
    '__buffer__',
    _Py_ID('__buffer__'),
    840,
    slot_bf_getbuffer.index,
    wrap_buffer.index,
    0,
    '__buffer__($self, flags, /)\n--\n\nReturn a buffer object that exposes the underlying memory of the object.',
  );
  slot(
    i++,
    '__release_buffer__',
    _Py_ID('__release_buffer__'),
    848,
    slot_bf_releasebuffer.index,
    wrap_releasebuffer.index,
    0,
    '__release_buffer__($self, buffer, /)\n--\n\nRelease the buffer object that exposes the underlying memory of the object.',
  );
  slot(
    i++,
    '__await__',
    _Py_ID('__await__'),
    416,
    slot_am_await.index,
    wrap_unaryfunc.index,
    0,
    '__await__($self, /)\n--\n\nReturn an iterator to be used in await expression.',
  );
  slot(
    i++,
    '__aiter__',
    _Py_ID('__aiter__'),
    424,
    slot_am_aiter.index,
    wrap_unaryfunc.index,
    0,
    '__aiter__($self, /)\n--\n\nReturn an awaitable, that resolves in asynchronous iterator.',
  );
  slot(
    i++,
    '__anext__',
    _Py_ID('__anext__'),
    432,
    slot_am_anext.index,
    wrap_unaryfunc.index,
    0,
    '__anext__($self, /)\n--\n\nReturn a value or raise StopAsyncIteration.',
  );
  slot(
    i++,
    '__add__',
    _Py_ID('__add__'),
    448,
    slot_nb_add.index,
    wrap_binaryfunc_l.index,
    0,
    '__add__($self, value, /)\n--\n\nReturn self+value.',
  );
  slot(
    i++,
    '__radd__',
    _Py_ID('__radd__'),
    448,
    slot_nb_add.index,
    wrap_binaryfunc_r.index,
    0,
    '__radd__($self, value, /)\n--\n\nReturn value+self.',
  );
  slot(
    i++,
    '__sub__',
    _Py_ID('__sub__'),
    456,
    slot_nb_subtract.index,
    wrap_binaryfunc_l.index,
    0,
    '__sub__($self, value, /)\n--\n\nReturn self-value.',
  );
  slot(
    i++,
    '__rsub__',
    _Py_ID('__rsub__'),
    456,
    slot_nb_subtract.index,
    wrap_binaryfunc_r.index,
    0,
    '__rsub__($self, value, /)\n--\n\nReturn value-self.',
  );
  slot(
    i++,
    '__mul__',
    _Py_ID('__mul__'),
    464,
    slot_nb_multiply.index,
    wrap_binaryfunc_l.index,
    0,
    '__mul__($self, value, /)\n--\n\nReturn self*value.',
  );
  slot(
    i++,
    '__rmul__',
    _Py_ID('__rmul__'),
    464,
    slot_nb_multiply.index,
    wrap_binaryfunc_r.index,
    0,
    '__rmul__($self, value, /)\n--\n\nReturn value*self.',
  );
  slot(
    i++,
    '__mod__',
    _Py_ID('__mod__'),
    472,
    slot_nb_remainder.index,
    wrap_binaryfunc_l.index,
    0,
    '__mod__($self, value, /)\n--\n\nReturn self%value.',
  );
  slot(
    i++,
    '__rmod__',
    _Py_ID('__rmod__'),
    472,
    slot_nb_remainder.index,
    wrap_binaryfunc_r.index,
    0,
    '__rmod__($self, value, /)\n--\n\nReturn value%self.',
  );
  slot(
    i++,
    '__divmod__',
    _Py_ID('__divmod__'),
    480,
    slot_nb_divmod.index,
    wrap_binaryfunc_l.index,
    0,
    '__divmod__($self, value, /)\n--\n\nReturn divmod(self, value).',
  );
  slot(
    i++,
    '__rdivmod__',
    _Py_ID('__rdivmod__'),
    480,
    slot_nb_divmod.index,
    wrap_binaryfunc_r.index,
    0,
    '__rdivmod__($self, value, /)\n--\n\nReturn divmod(value, self).',
  );
  slot(
    i++,
    '__pow__',
    _Py_ID('__pow__'),
    488,
    slot_nb_power.index,
    wrap_ternaryfunc.index,
    0,
    '__pow__($self, value, mod=None, /)\n--\n\nReturn pow(self, value, mod).',
  );
  slot(
    i++,
    '__rpow__',
    _Py_ID('__rpow__'),
    488,
    slot_nb_power.index,
    wrap_ternaryfunc_r.index,
    0,
    '__rpow__($self, value, mod=None, /)\n--\n\nReturn pow(value, self, mod).',
  );
  slot(
    i++,
    '__neg__',
    _Py_ID('__neg__'),
    496,
    slot_nb_negative.index,
    wrap_unaryfunc.index,
    0,
    '__neg__($self, /)\n--\n\n-self',
  );
  slot(
    i++,
    '__pos__',
    _Py_ID('__pos__'),
    504,
    slot_nb_positive.index,
    wrap_unaryfunc.index,
    0,
    '__pos__($self, /)\n--\n\n+self',
  );
  slot(
    i++,
    '__abs__',
    _Py_ID('__abs__'),
    512,
    slot_nb_absolute.index,
    wrap_unaryfunc.index,
    0,
    '__abs__($self, /)\n--\n\nabs(self)',
  );
  slot(
    i++,
    '__bool__',
    _Py_ID('__bool__'),
    520,
    slot_nb_bool.index,
    wrap_inquirypred.index,
    0,
    '__bool__($self, /)\n--\n\nTrue if self else False',
  );
  slot(
    i++,
    '__invert__',
    _Py_ID('__invert__'),
    528,
    slot_nb_invert.index,
    wrap_unaryfunc.index,
    0,
    '__invert__($self, /)\n--\n\n~self',
  );
  slot(
    i++,
    '__lshift__',
    _Py_ID('__lshift__'),
    536,
    slot_nb_lshift.index,
    wrap_binaryfunc_l.index,
    0,
    '__lshift__($self, value, /)\n--\n\nReturn self<<value.',
  );
  slot(
    i++,
    '__rlshift__',
    _Py_ID('__rlshift__'),
    536,
    slot_nb_lshift.index,
    wrap_binaryfunc_r.index,
    0,
    '__rlshift__($self, value, /)\n--\n\nReturn value<<self.',
  );
  slot(
    i++,
    '__rshift__',
    _Py_ID('__rshift__'),
    544,
    slot_nb_rshift.index,
    wrap_binaryfunc_l.index,
    0,
    '__rshift__($self, value, /)\n--\n\nReturn self>>value.',
  );
  slot(
    i++,
    '__rrshift__',
    _Py_ID('__rrshift__'),
    544,
    slot_nb_rshift.index,
    wrap_binaryfunc_r.index,
    0,
    '__rrshift__($self, value, /)\n--\n\nReturn value>>self.',
  );
  slot(
    i++,
    '__and__',
    _Py_ID('__and__'),
    552,
    slot_nb_and.index,
    wrap_binaryfunc_l.index,
    0,
    '__and__($self, value, /)\n--\n\nReturn self&value.',
  );
  slot(
    i++,
    '__rand__',
    _Py_ID('__rand__'),
    552,
    slot_nb_and.index,
    wrap_binaryfunc_r.index,
    0,
    '__rand__($self, value, /)\n--\n\nReturn value&self.',
  );
  slot(
    i++,
    '__xor__',
    _Py_ID('__xor__'),
    560,
    slot_nb_xor.index,
    wrap_binaryfunc_l.index,
    0,
    '__xor__($self, value, /)\n--\n\nReturn self^value.',
  );
  slot(
    i++,
    '__rxor__',
    _Py_ID('__rxor__'),
    560,
    slot_nb_xor.index,
    wrap_binaryfunc_r.index,
    0,
    '__rxor__($self, value, /)\n--\n\nReturn value^self.',
  );
  slot(
    i++,
    '__or__',
    _Py_ID('__or__'),
    568,
    slot_nb_or.index,
    wrap_binaryfunc_l.index,
    0,
    '__or__($self, value, /)\n--\n\nReturn self|value.',
  );
  slot(
    i++,
    '__ror__',
    _Py_ID('__ror__'),
    568,
    slot_nb_or.index,
    wrap_binaryfunc_r.index,
    0,
    '__ror__($self, value, /)\n--\n\nReturn value|self.',
  );
  slot(
    i++,
    '__int__',
    _Py_ID('__int__'),
    576,
    slot_nb_int.index,
    wrap_unaryfunc.index,
    0,
    '__int__($self, /)\n--\n\nint(self)',
  );
  slot(
    i++,
    '__float__',
    _Py_ID('__float__'),
    592,
    slot_nb_float.index,
    wrap_unaryfunc.index,
    0,
    '__float__($self, /)\n--\n\nfloat(self)',
  );
  slot(
    i++,
    '__iadd__',
    _Py_ID('__iadd__'),
    600,
    slot_nb_inplace_add.index,
    wrap_binaryfunc.index,
    0,
    '__iadd__($self, value, /)\n--\n\nReturn self+=value.',
  );
  slot(
    i++,
    '__isub__',
    _Py_ID('__isub__'),
    608,
    slot_nb_inplace_subtract.index,
    wrap_binaryfunc.index,
    0,
    '__isub__($self, value, /)\n--\n\nReturn self-=value.',
  );
  slot(
    i++,
    '__imul__',
    _Py_ID('__imul__'),
    616,
    slot_nb_inplace_multiply.index,
    wrap_binaryfunc.index,
    0,
    '__imul__($self, value, /)\n--\n\nReturn self*=value.',
  );
  slot(
    i++,
    '__imod__',
    _Py_ID('__imod__'),
    624,
    slot_nb_inplace_remainder.index,
    wrap_binaryfunc.index,
    0,
    '__imod__($self, value, /)\n--\n\nReturn self%=value.',
  );
  slot(
    i++,
    '__ipow__',
    _Py_ID('__ipow__'),
    632,
    slot_nb_inplace_power.index,
    wrap_ternaryfunc.index,
    0,
    '__ipow__($self, value, /)\n--\n\nReturn self**=value.',
  );
  slot(
    i++,
    '__ilshift__',
    _Py_ID('__ilshift__'),
    640,
    slot_nb_inplace_lshift.index,
    wrap_binaryfunc.index,
    0,
    '__ilshift__($self, value, /)\n--\n\nReturn self<<=value.',
  );
  slot(
    i++,
    '__irshift__',
    _Py_ID('__irshift__'),
    648,
    slot_nb_inplace_rshift.index,
    wrap_binaryfunc.index,
    0,
    '__irshift__($self, value, /)\n--\n\nReturn self>>=value.',
  );
  slot(
    i++,
    '__iand__',
    _Py_ID('__iand__'),
    656,
    slot_nb_inplace_and.index,
    wrap_binaryfunc.index,
    0,
    '__iand__($self, value, /)\n--\n\nReturn self&=value.',
  );
  slot(
    i++,
    '__ixor__',
    _Py_ID('__ixor__'),
    664,
    slot_nb_inplace_xor.index,
    wrap_binaryfunc.index,
    0,
    '__ixor__($self, value, /)\n--\n\nReturn self^=value.',
  );
  slot(
    i++,
    '__ior__',
    _Py_ID('__ior__'),
    672,
    slot_nb_inplace_or.index,
    wrap_binaryfunc.index,
    0,
    '__ior__($self, value, /)\n--\n\nReturn self|=value.',
  );
  slot(
    i++,
    '__floordiv__',
    _Py_ID('__floordiv__'),
    680,
    slot_nb_floor_divide.index,
    wrap_binaryfunc_l.index,
    0,
    '__floordiv__($self, value, /)\n--\n\nReturn self//value.',
  );
  slot(
    i++,
    '__rfloordiv__',
    _Py_ID('__rfloordiv__'),
    680,
    slot_nb_floor_divide.index,
    wrap_binaryfunc_r.index,
    0,
    '__rfloordiv__($self, value, /)\n--\n\nReturn value//self.',
  );
  slot(
    i++,
    '__truediv__',
    _Py_ID('__truediv__'),
    688,
    slot_nb_true_divide.index,
    wrap_binaryfunc_l.index,
    0,
    '__truediv__($self, value, /)\n--\n\nReturn self/value.',
  );
  slot(
    i++,
    '__rtruediv__',
    _Py_ID('__rtruediv__'),
    688,
    slot_nb_true_divide.index,
    wrap_binaryfunc_r.index,
    0,
    '__rtruediv__($self, value, /)\n--\n\nReturn value/self.',
  );
  slot(
    i++,
    '__ifloordiv__',
    _Py_ID('__ifloordiv__'),
    696,
    slot_nb_inplace_floor_divide.index,
    wrap_binaryfunc.index,
    0,
    '__ifloordiv__($self, value, /)\n--\n\nReturn self//=value.',
  );
  slot(
    i++,
    '__itruediv__',
    _Py_ID('__itruediv__'),
    704,
    slot_nb_inplace_true_divide.index,
    wrap_binaryfunc.index,
    0,
    '__itruediv__($self, value, /)\n--\n\nReturn self/=value.',
  );
  slot(
    i++,
    '__index__',
    _Py_ID('__index__'),
    712,
    slot_nb_index.index,
    wrap_unaryfunc.index,
    0,
    '__index__($self, /)\n--\n\nReturn self converted to an integer, if self is suitable for use as an index into a list.',
  );
  slot(
    i++,
    '__matmul__',
    _Py_ID('__matmul__'),
    720,
    slot_nb_matrix_multiply.index,
    wrap_binaryfunc_l.index,
    0,
    '__matmul__($self, value, /)\n--\n\nReturn self@value.',
  );
  slot(
    i++,
    '__rmatmul__',
    _Py_ID('__rmatmul__'),
    720,
    slot_nb_matrix_multiply.index,
    wrap_binaryfunc_r.index,
    0,
    '__rmatmul__($self, value, /)\n--\n\nReturn value@self.',
  );
  slot(
    i++,
    '__imatmul__',
    _Py_ID('__imatmul__'),
    728,
    slot_nb_inplace_matrix_multiply.index,
    wrap_binaryfunc.index,
    0,
    '__imatmul__($self, value, /)\n--\n\nReturn self@=value.',
  );
  slot(
    i++,
    '__len__',
    _Py_ID('__len__'),
    736,
    slot_sq_length.index,
    wrap_lenfunc.index,
    0,
    '__len__($self, /)\n--\n\nReturn len(self).',
  );
  slot(
    i++,
    '__getitem__',
    _Py_ID('__getitem__'),
    744,
    slot_mp_subscript.index,
    wrap_binaryfunc.index,
    0,
    '__getitem__($self, key, /)\n--\n\nReturn self[key].',
  );
  slot(
    i++,
    '__setitem__',
    _Py_ID('__setitem__'),
    752,
    slot_mp_ass_subscript.index,
    wrap_objobjargproc.index,
    0,
    '__setitem__($self, key, value, /)\n--\n\nSet self[key] to value.',
  );
  slot(
    i++,
    '__delitem__',
    _Py_ID('__delitem__'),
    752,
    slot_mp_ass_subscript.index,
    wrap_delitem.index,
    0,
    '__delitem__($self, key, /)\n--\n\nDelete self[key].',
  );
  slot(
    i++,
    '__len__',
    _Py_ID('__len__'),
    760,
    slot_sq_length.index,
    wrap_lenfunc.index,
    0,
    '__len__($self, /)\n--\n\nReturn len(self).',
  );
  slot(
    i++,
    '__add__',
    _Py_ID('__add__'),
    768,
    0,
    wrap_binaryfunc.index,
    0,
    '__add__($self, value, /)\n--\n\nReturn self+value.',
  );
  slot(
    i++,
    '__mul__',
    _Py_ID('__mul__'),
    776,
    0,
    wrap_indexargfunc.index,
    0,
    '__mul__($self, value, /)\n--\n\nReturn self*value.',
  );
  slot(
    i++,
    '__rmul__',
    _Py_ID('__rmul__'),
    776,
    0,
    wrap_indexargfunc.index,
    0,
    '__rmul__($self, value, /)\n--\n\nReturn value*self.',
  );
  slot(
    i++,
    '__getitem__',
    _Py_ID('__getitem__'),
    784,
    slot_sq_item.index,
    wrap_sq_item.index,
    0,
    '__getitem__($self, key, /)\n--\n\nReturn self[key].',
  );
  slot(
    i++,
    '__setitem__',
    _Py_ID('__setitem__'),
    800,
    slot_sq_ass_item.index,
    wrap_sq_setitem.index,
    0,
    '__setitem__($self, key, value, /)\n--\n\nSet self[key] to value.',
  );
  slot(
    i++,
    '__delitem__',
    _Py_ID('__delitem__'),
    800,
    slot_sq_ass_item.index,
    wrap_sq_delitem.index,
    0,
    '__delitem__($self, key, /)\n--\n\nDelete self[key].',
  );
  slot(
    i++,
    '__contains__',
    _Py_ID('__contains__'),
    816,
    slot_sq_contains.index,
    wrap_objobjproc.index,
    0,
    '__contains__($self, key, /)\n--\n\nReturn bool(key in self).',
  );
  slot(
    i++,
    '__iadd__',
    _Py_ID('__iadd__'),
    824,
    0,
    wrap_binaryfunc.index,
    0,
    '__iadd__($self, value, /)\n--\n\nImplement self+=value.',
  );
  slot(
    i++,
    '__imul__',
    _Py_ID('__imul__'),
    832,
    0,
    wrap_indexargfunc.index,
    0,
    '__imul__($self, value, /)\n--\n\nImplement self*=value.',
  );
  assert(i == SLOTS, "the table is as long as CPython's");
}
