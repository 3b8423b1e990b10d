import { PyFloatObject } from '../objects/float';
import { PySliceObject } from '../objects/slice';

/** 3536 bytes. */
@unmanaged export class _Py_object_freelists {
  @bytes(16) floats: usize; // struct _Py_float_freelist at 0
  @bytes(240) tuples: usize; // struct _Py_tuple_freelist at 16
  @bytes(648) lists: usize; // struct _Py_list_freelist at 256
  @bytes(648) dicts: usize; // struct _Py_dict_freelist at 904
  @bytes(648) dictkeys: usize; // struct _Py_dictkeys_freelist at 1552
  @bytes(8) slices: usize; // struct _Py_slice_freelist at 2200
  @bytes(16) contexts: usize; // struct _Py_context_freelist at 2208
  @bytes(648) async_gens: usize; // struct _Py_async_gen_freelist at 2224
  @bytes(648) async_gen_asends: usize; // struct _Py_async_gen_asend_freelist at 2872
  @bytes(16) object_stacks: usize; // struct _Py_object_stack_freelist at 3520
}

/** 648 bytes. */
@unmanaged export class _Py_list_freelist {
  @bytes(640) items: usize; // PyListObject *[80] at 0
  numfree: i32;
}

/** 240 bytes. */
@unmanaged export class _Py_tuple_freelist {
  @bytes(160) items: usize; // PyTupleObject *[20] at 0
  @bytes(80) numfree: usize; // int [20] at 160
}

/** 16 bytes. */
@unmanaged export class _Py_float_freelist {
  numfree: i32;
  items: PyFloatObject | null;
}

/** 648 bytes. */
@unmanaged export class _Py_dict_freelist {
  @bytes(640) items: usize; // PyDictObject *[80] at 0
  numfree: i32;
}

/** 648 bytes. */
@unmanaged export class _Py_dictkeys_freelist {
  @bytes(640) items: usize; // PyDictKeysObject *[80] at 0
  numfree: i32;
}

/** 8 bytes. */
@unmanaged export class _Py_slice_freelist {
  slice_cache: PySliceObject | null;
}
