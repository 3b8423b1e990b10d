// The special methods of mappings and sequences, in CPython's order.

import { _Py_ID } from '../../../runtime/identifiers';
import { PyMappingMethods, PySequenceMethods } from '../../../runtime/type';
import { AS_MAPPING, AS_SEQUENCE, defineSlot, pytype_slotdef } from '../slotdefs';
import {
  slot_mp_ass_subscript,
  slot_mp_subscript,
  slot_sq_ass_item,
  slot_sq_contains,
  slot_sq_item,
  slot_sq_length,
} from '../slots';
import {
  wrap_binaryfunc,
  wrap_delitem,
  wrap_indexargfunc,
  wrap_lenfunc,
  wrap_objobjargproc,
  wrap_objobjproc,
  wrap_sq_delitem,
  wrap_sq_item,
  wrap_sq_setitem,
} from '../wrappers';

/** Writes the entries from p on; behind the last. */
export function containerSlots(at: pytype_slotdef): pytype_slotdef {
  let p = at;
  p = defineSlot(
    p,
    _Py_ID('__len__'),
    AS_MAPPING + offsetof<PyMappingMethods>('_mp_length'),
    slot_sq_length.index,
    wrap_lenfunc.index,
    '__len__($self, /)\n--\n\nReturn len(self).',
  );
  p = defineSlot(
    p,
    _Py_ID('__getitem__'),
    AS_MAPPING + offsetof<PyMappingMethods>('_mp_subscript'),
    slot_mp_subscript.index,
    wrap_binaryfunc.index,
    '__getitem__($self, key, /)\n--\n\nReturn self[key].',
  );
  p = defineSlot(
    p,
    _Py_ID('__setitem__'),
    AS_MAPPING + offsetof<PyMappingMethods>('_mp_ass_subscript'),
    slot_mp_ass_subscript.index,
    wrap_objobjargproc.index,
    '__setitem__($self, key, value, /)\n--\n\nSet self[key] to value.',
  );
  p = defineSlot(
    p,
    _Py_ID('__delitem__'),
    AS_MAPPING + offsetof<PyMappingMethods>('_mp_ass_subscript'),
    slot_mp_ass_subscript.index,
    wrap_delitem.index,
    '__delitem__($self, key, /)\n--\n\nDelete self[key].',
  );
  p = defineSlot(
    p,
    _Py_ID('__len__'),
    AS_SEQUENCE + offsetof<PySequenceMethods>('_sq_length'),
    slot_sq_length.index,
    wrap_lenfunc.index,
    '__len__($self, /)\n--\n\nReturn len(self).',
  );
  p = defineSlot(
    p,
    _Py_ID('__add__'),
    AS_SEQUENCE + offsetof<PySequenceMethods>('_sq_concat'),
    0,
    wrap_binaryfunc.index,
    '__add__($self, value, /)\n--\n\nReturn self+value.',
  );
  p = defineSlot(
    p,
    _Py_ID('__mul__'),
    AS_SEQUENCE + offsetof<PySequenceMethods>('_sq_repeat'),
    0,
    wrap_indexargfunc.index,
    '__mul__($self, value, /)\n--\n\nReturn self*value.',
  );
  p = defineSlot(
    p,
    _Py_ID('__rmul__'),
    AS_SEQUENCE + offsetof<PySequenceMethods>('_sq_repeat'),
    0,
    wrap_indexargfunc.index,
    '__rmul__($self, value, /)\n--\n\nReturn value*self.',
  );
  p = defineSlot(
    p,
    _Py_ID('__getitem__'),
    AS_SEQUENCE + offsetof<PySequenceMethods>('_sq_item'),
    slot_sq_item.index,
    wrap_sq_item.index,
    '__getitem__($self, key, /)\n--\n\nReturn self[key].',
  );
  p = defineSlot(
    p,
    _Py_ID('__setitem__'),
    AS_SEQUENCE + offsetof<PySequenceMethods>('_sq_ass_item'),
    slot_sq_ass_item.index,
    wrap_sq_setitem.index,
    '__setitem__($self, key, value, /)\n--\n\nSet self[key] to value.',
  );
  p = defineSlot(
    p,
    _Py_ID('__delitem__'),
    AS_SEQUENCE + offsetof<PySequenceMethods>('_sq_ass_item'),
    slot_sq_ass_item.index,
    wrap_sq_delitem.index,
    '__delitem__($self, key, /)\n--\n\nDelete self[key].',
  );
  p = defineSlot(
    p,
    _Py_ID('__contains__'),
    AS_SEQUENCE + offsetof<PySequenceMethods>('_sq_contains'),
    slot_sq_contains.index,
    wrap_objobjproc.index,
    '__contains__($self, key, /)\n--\n\nReturn bool(key in self).',
  );
  p = defineSlot(
    p,
    _Py_ID('__iadd__'),
    AS_SEQUENCE + offsetof<PySequenceMethods>('_sq_inplace_concat'),
    0,
    wrap_binaryfunc.index,
    '__iadd__($self, value, /)\n--\n\nImplement self+=value.',
  );
  p = defineSlot(
    p,
    _Py_ID('__imul__'),
    AS_SEQUENCE + offsetof<PySequenceMethods>('_sq_inplace_repeat'),
    0,
    wrap_indexargfunc.index,
    '__imul__($self, value, /)\n--\n\nImplement self*=value.',
  );
  return p;
}
