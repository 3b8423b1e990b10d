// The special methods of numbers, in CPython's order.

import { _Py_ID } from '../../../runtime/identifiers';
import { PyNumberMethods } from '../../../runtime/type';
import { AS_NUMBER, defineSlot, pytype_slotdef } from '../slotdefs';
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
} from '../slots-number';
import {
  wrap_binaryfunc,
  wrap_binaryfunc_l,
  wrap_binaryfunc_r,
  wrap_inquirypred,
  wrap_ternaryfunc,
  wrap_ternaryfunc_r,
  wrap_unaryfunc,
} from '../wrappers';

/** Writes the entries from p on; behind the last. */
export function numberSlots(at: pytype_slotdef): pytype_slotdef {
  let p = at;
  p = defineSlot(
    p,
    _Py_ID('__add__'),
    AS_NUMBER + offsetof<PyNumberMethods>('_nb_add'),
    slot_nb_add.index,
    wrap_binaryfunc_l.index,
    '__add__($self, value, /)\n--\n\nReturn self+value.',
  );
  p = defineSlot(
    p,
    _Py_ID('__radd__'),
    AS_NUMBER + offsetof<PyNumberMethods>('_nb_add'),
    slot_nb_add.index,
    wrap_binaryfunc_r.index,
    '__radd__($self, value, /)\n--\n\nReturn value+self.',
  );
  p = defineSlot(
    p,
    _Py_ID('__sub__'),
    AS_NUMBER + offsetof<PyNumberMethods>('_nb_subtract'),
    slot_nb_subtract.index,
    wrap_binaryfunc_l.index,
    '__sub__($self, value, /)\n--\n\nReturn self-value.',
  );
  p = defineSlot(
    p,
    _Py_ID('__rsub__'),
    AS_NUMBER + offsetof<PyNumberMethods>('_nb_subtract'),
    slot_nb_subtract.index,
    wrap_binaryfunc_r.index,
    '__rsub__($self, value, /)\n--\n\nReturn value-self.',
  );
  p = defineSlot(
    p,
    _Py_ID('__mul__'),
    AS_NUMBER + offsetof<PyNumberMethods>('_nb_multiply'),
    slot_nb_multiply.index,
    wrap_binaryfunc_l.index,
    '__mul__($self, value, /)\n--\n\nReturn self*value.',
  );
  p = defineSlot(
    p,
    _Py_ID('__rmul__'),
    AS_NUMBER + offsetof<PyNumberMethods>('_nb_multiply'),
    slot_nb_multiply.index,
    wrap_binaryfunc_r.index,
    '__rmul__($self, value, /)\n--\n\nReturn value*self.',
  );
  p = defineSlot(
    p,
    _Py_ID('__mod__'),
    AS_NUMBER + offsetof<PyNumberMethods>('_nb_remainder'),
    slot_nb_remainder.index,
    wrap_binaryfunc_l.index,
    '__mod__($self, value, /)\n--\n\nReturn self%value.',
  );
  p = defineSlot(
    p,
    _Py_ID('__rmod__'),
    AS_NUMBER + offsetof<PyNumberMethods>('_nb_remainder'),
    slot_nb_remainder.index,
    wrap_binaryfunc_r.index,
    '__rmod__($self, value, /)\n--\n\nReturn value%self.',
  );
  p = defineSlot(
    p,
    _Py_ID('__divmod__'),
    AS_NUMBER + offsetof<PyNumberMethods>('_nb_divmod'),
    slot_nb_divmod.index,
    wrap_binaryfunc_l.index,
    '__divmod__($self, value, /)\n--\n\nReturn divmod(self, value).',
  );
  p = defineSlot(
    p,
    _Py_ID('__rdivmod__'),
    AS_NUMBER + offsetof<PyNumberMethods>('_nb_divmod'),
    slot_nb_divmod.index,
    wrap_binaryfunc_r.index,
    '__rdivmod__($self, value, /)\n--\n\nReturn divmod(value, self).',
  );
  p = defineSlot(
    p,
    _Py_ID('__pow__'),
    AS_NUMBER + offsetof<PyNumberMethods>('_nb_power'),
    slot_nb_power.index,
    wrap_ternaryfunc.index,
    '__pow__($self, value, mod=None, /)\n--\n\nReturn pow(self, value, mod).',
  );
  p = defineSlot(
    p,
    _Py_ID('__rpow__'),
    AS_NUMBER + offsetof<PyNumberMethods>('_nb_power'),
    slot_nb_power.index,
    wrap_ternaryfunc_r.index,
    '__rpow__($self, value, mod=None, /)\n--\n\nReturn pow(value, self, mod).',
  );
  p = defineSlot(
    p,
    _Py_ID('__neg__'),
    AS_NUMBER + offsetof<PyNumberMethods>('_nb_negative'),
    slot_nb_negative.index,
    wrap_unaryfunc.index,
    '__neg__($self, /)\n--\n\n-self',
  );
  p = defineSlot(
    p,
    _Py_ID('__pos__'),
    AS_NUMBER + offsetof<PyNumberMethods>('_nb_positive'),
    slot_nb_positive.index,
    wrap_unaryfunc.index,
    '__pos__($self, /)\n--\n\n+self',
  );
  p = defineSlot(
    p,
    _Py_ID('__abs__'),
    AS_NUMBER + offsetof<PyNumberMethods>('_nb_absolute'),
    slot_nb_absolute.index,
    wrap_unaryfunc.index,
    '__abs__($self, /)\n--\n\nabs(self)',
  );
  p = defineSlot(
    p,
    _Py_ID('__bool__'),
    AS_NUMBER + offsetof<PyNumberMethods>('_nb_bool'),
    slot_nb_bool.index,
    wrap_inquirypred.index,
    '__bool__($self, /)\n--\n\nTrue if self else False',
  );
  p = defineSlot(
    p,
    _Py_ID('__invert__'),
    AS_NUMBER + offsetof<PyNumberMethods>('_nb_invert'),
    slot_nb_invert.index,
    wrap_unaryfunc.index,
    '__invert__($self, /)\n--\n\n~self',
  );
  p = defineSlot(
    p,
    _Py_ID('__lshift__'),
    AS_NUMBER + offsetof<PyNumberMethods>('_nb_lshift'),
    slot_nb_lshift.index,
    wrap_binaryfunc_l.index,
    '__lshift__($self, value, /)\n--\n\nReturn self<<value.',
  );
  p = defineSlot(
    p,
    _Py_ID('__rlshift__'),
    AS_NUMBER + offsetof<PyNumberMethods>('_nb_lshift'),
    slot_nb_lshift.index,
    wrap_binaryfunc_r.index,
    '__rlshift__($self, value, /)\n--\n\nReturn value<<self.',
  );
  p = defineSlot(
    p,
    _Py_ID('__rshift__'),
    AS_NUMBER + offsetof<PyNumberMethods>('_nb_rshift'),
    slot_nb_rshift.index,
    wrap_binaryfunc_l.index,
    '__rshift__($self, value, /)\n--\n\nReturn self>>value.',
  );
  p = defineSlot(
    p,
    _Py_ID('__rrshift__'),
    AS_NUMBER + offsetof<PyNumberMethods>('_nb_rshift'),
    slot_nb_rshift.index,
    wrap_binaryfunc_r.index,
    '__rrshift__($self, value, /)\n--\n\nReturn value>>self.',
  );
  p = defineSlot(
    p,
    _Py_ID('__and__'),
    AS_NUMBER + offsetof<PyNumberMethods>('_nb_and'),
    slot_nb_and.index,
    wrap_binaryfunc_l.index,
    '__and__($self, value, /)\n--\n\nReturn self&value.',
  );
  p = defineSlot(
    p,
    _Py_ID('__rand__'),
    AS_NUMBER + offsetof<PyNumberMethods>('_nb_and'),
    slot_nb_and.index,
    wrap_binaryfunc_r.index,
    '__rand__($self, value, /)\n--\n\nReturn value&self.',
  );
  p = defineSlot(
    p,
    _Py_ID('__xor__'),
    AS_NUMBER + offsetof<PyNumberMethods>('_nb_xor'),
    slot_nb_xor.index,
    wrap_binaryfunc_l.index,
    '__xor__($self, value, /)\n--\n\nReturn self^value.',
  );
  p = defineSlot(
    p,
    _Py_ID('__rxor__'),
    AS_NUMBER + offsetof<PyNumberMethods>('_nb_xor'),
    slot_nb_xor.index,
    wrap_binaryfunc_r.index,
    '__rxor__($self, value, /)\n--\n\nReturn value^self.',
  );
  p = defineSlot(
    p,
    _Py_ID('__or__'),
    AS_NUMBER + offsetof<PyNumberMethods>('_nb_or'),
    slot_nb_or.index,
    wrap_binaryfunc_l.index,
    '__or__($self, value, /)\n--\n\nReturn self|value.',
  );
  p = defineSlot(
    p,
    _Py_ID('__ror__'),
    AS_NUMBER + offsetof<PyNumberMethods>('_nb_or'),
    slot_nb_or.index,
    wrap_binaryfunc_r.index,
    '__ror__($self, value, /)\n--\n\nReturn value|self.',
  );
  p = defineSlot(
    p,
    _Py_ID('__int__'),
    AS_NUMBER + offsetof<PyNumberMethods>('_nb_int'),
    slot_nb_int.index,
    wrap_unaryfunc.index,
    '__int__($self, /)\n--\n\nint(self)',
  );
  p = defineSlot(
    p,
    _Py_ID('__float__'),
    AS_NUMBER + offsetof<PyNumberMethods>('_nb_float'),
    slot_nb_float.index,
    wrap_unaryfunc.index,
    '__float__($self, /)\n--\n\nfloat(self)',
  );
  p = defineSlot(
    p,
    _Py_ID('__iadd__'),
    AS_NUMBER + offsetof<PyNumberMethods>('_nb_inplace_add'),
    slot_nb_inplace_add.index,
    wrap_binaryfunc.index,
    '__iadd__($self, value, /)\n--\n\nReturn self+=value.',
  );
  p = defineSlot(
    p,
    _Py_ID('__isub__'),
    AS_NUMBER + offsetof<PyNumberMethods>('_nb_inplace_subtract'),
    slot_nb_inplace_subtract.index,
    wrap_binaryfunc.index,
    '__isub__($self, value, /)\n--\n\nReturn self-=value.',
  );
  p = defineSlot(
    p,
    _Py_ID('__imul__'),
    AS_NUMBER + offsetof<PyNumberMethods>('_nb_inplace_multiply'),
    slot_nb_inplace_multiply.index,
    wrap_binaryfunc.index,
    '__imul__($self, value, /)\n--\n\nReturn self*=value.',
  );
  p = defineSlot(
    p,
    _Py_ID('__imod__'),
    AS_NUMBER + offsetof<PyNumberMethods>('_nb_inplace_remainder'),
    slot_nb_inplace_remainder.index,
    wrap_binaryfunc.index,
    '__imod__($self, value, /)\n--\n\nReturn self%=value.',
  );
  p = defineSlot(
    p,
    _Py_ID('__ipow__'),
    AS_NUMBER + offsetof<PyNumberMethods>('_nb_inplace_power'),
    slot_nb_inplace_power.index,
    wrap_ternaryfunc.index,
    '__ipow__($self, value, /)\n--\n\nReturn self**=value.',
  );
  p = defineSlot(
    p,
    _Py_ID('__ilshift__'),
    AS_NUMBER + offsetof<PyNumberMethods>('_nb_inplace_lshift'),
    slot_nb_inplace_lshift.index,
    wrap_binaryfunc.index,
    '__ilshift__($self, value, /)\n--\n\nReturn self<<=value.',
  );
  p = defineSlot(
    p,
    _Py_ID('__irshift__'),
    AS_NUMBER + offsetof<PyNumberMethods>('_nb_inplace_rshift'),
    slot_nb_inplace_rshift.index,
    wrap_binaryfunc.index,
    '__irshift__($self, value, /)\n--\n\nReturn self>>=value.',
  );
  p = defineSlot(
    p,
    _Py_ID('__iand__'),
    AS_NUMBER + offsetof<PyNumberMethods>('_nb_inplace_and'),
    slot_nb_inplace_and.index,
    wrap_binaryfunc.index,
    '__iand__($self, value, /)\n--\n\nReturn self&=value.',
  );
  p = defineSlot(
    p,
    _Py_ID('__ixor__'),
    AS_NUMBER + offsetof<PyNumberMethods>('_nb_inplace_xor'),
    slot_nb_inplace_xor.index,
    wrap_binaryfunc.index,
    '__ixor__($self, value, /)\n--\n\nReturn self^=value.',
  );
  p = defineSlot(
    p,
    _Py_ID('__ior__'),
    AS_NUMBER + offsetof<PyNumberMethods>('_nb_inplace_or'),
    slot_nb_inplace_or.index,
    wrap_binaryfunc.index,
    '__ior__($self, value, /)\n--\n\nReturn self|=value.',
  );
  p = defineSlot(
    p,
    _Py_ID('__floordiv__'),
    AS_NUMBER + offsetof<PyNumberMethods>('_nb_floor_divide'),
    slot_nb_floor_divide.index,
    wrap_binaryfunc_l.index,
    '__floordiv__($self, value, /)\n--\n\nReturn self//value.',
  );
  p = defineSlot(
    p,
    _Py_ID('__rfloordiv__'),
    AS_NUMBER + offsetof<PyNumberMethods>('_nb_floor_divide'),
    slot_nb_floor_divide.index,
    wrap_binaryfunc_r.index,
    '__rfloordiv__($self, value, /)\n--\n\nReturn value//self.',
  );
  p = defineSlot(
    p,
    _Py_ID('__truediv__'),
    AS_NUMBER + offsetof<PyNumberMethods>('_nb_true_divide'),
    slot_nb_true_divide.index,
    wrap_binaryfunc_l.index,
    '__truediv__($self, value, /)\n--\n\nReturn self/value.',
  );
  p = defineSlot(
    p,
    _Py_ID('__rtruediv__'),
    AS_NUMBER + offsetof<PyNumberMethods>('_nb_true_divide'),
    slot_nb_true_divide.index,
    wrap_binaryfunc_r.index,
    '__rtruediv__($self, value, /)\n--\n\nReturn value/self.',
  );
  p = defineSlot(
    p,
    _Py_ID('__ifloordiv__'),
    AS_NUMBER + offsetof<PyNumberMethods>('_nb_inplace_floor_divide'),
    slot_nb_inplace_floor_divide.index,
    wrap_binaryfunc.index,
    '__ifloordiv__($self, value, /)\n--\n\nReturn self//=value.',
  );
  p = defineSlot(
    p,
    _Py_ID('__itruediv__'),
    AS_NUMBER + offsetof<PyNumberMethods>('_nb_inplace_true_divide'),
    slot_nb_inplace_true_divide.index,
    wrap_binaryfunc.index,
    '__itruediv__($self, value, /)\n--\n\nReturn self/=value.',
  );
  p = defineSlot(
    p,
    _Py_ID('__index__'),
    AS_NUMBER + offsetof<PyNumberMethods>('_nb_index'),
    slot_nb_index.index,
    wrap_unaryfunc.index,
    '__index__($self, /)\n--\n\nReturn self converted to an integer, if self is suitable for use as an index into a list.',
  );
  p = defineSlot(
    p,
    _Py_ID('__matmul__'),
    AS_NUMBER + offsetof<PyNumberMethods>('_nb_matrix_multiply'),
    slot_nb_matrix_multiply.index,
    wrap_binaryfunc_l.index,
    '__matmul__($self, value, /)\n--\n\nReturn self@value.',
  );
  p = defineSlot(
    p,
    _Py_ID('__rmatmul__'),
    AS_NUMBER + offsetof<PyNumberMethods>('_nb_matrix_multiply'),
    slot_nb_matrix_multiply.index,
    wrap_binaryfunc_r.index,
    '__rmatmul__($self, value, /)\n--\n\nReturn value@self.',
  );
  p = defineSlot(
    p,
    _Py_ID('__imatmul__'),
    AS_NUMBER + offsetof<PyNumberMethods>('_nb_inplace_matrix_multiply'),
    slot_nb_inplace_matrix_multiply.index,
    wrap_binaryfunc.index,
    '__imatmul__($self, value, /)\n--\n\nReturn self@=value.',
  );
  return p;
}
