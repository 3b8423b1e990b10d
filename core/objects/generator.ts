/** 80 bytes. */
@unmanaged export class PyGenObject extends PyObject {
  gi_weakreflist: PyObject | null;
  gi_name: PyObject | null;
  gi_qualname: PyObject | null;
  @bytes(16) gi_exc_state: usize; // _PyErr_StackItem at 40
  gi_origin_or_finalizer: PyObject | null;
  gi_hooks_inited: u8;
  gi_closed: u8;
  gi_running_async: u8;
  gi_frame_state: i8;
  @bytes(8) gi_iframe: usize; // PyObject *[1] at 72
}
