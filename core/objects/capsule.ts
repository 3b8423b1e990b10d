/** 64 bytes. */
@unmanaged export class PyCapsule extends PyObject {
  pointer: usize; // void *
  name: usize; // const char *
  context: usize; // void *
  @bytes(8) destructor: usize; // PyCapsule_Destructor at 40
  traverse_func: usize; // traverseproc
  clear_func: usize; // inquiry
}
