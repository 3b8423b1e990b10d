/** 48 bytes. */
@unmanaged export class managed_static_type_state {
  type: PyTypeObject | null;
  isbuiltin: i32;
  readying: i32;
  ready: i32;
  tp_dict: PyObject | null;
  tp_subclasses: PyObject | null;
  tp_weaklist: PyObject | null;
}

/** 24 bytes. */
@unmanaged export class type_cache_entry {
  version: u32;
  name: PyObject | null;
  value: PyObject | null;
}
