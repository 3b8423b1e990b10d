/** 64 bytes. */
@unmanaged export class PyWeakReference extends PyObject {
  wr_object: PyObject | null;
  wr_callback: PyObject | null;
  hash: i64;
  wr_prev: PyWeakReference | null;
  wr_next: PyWeakReference | null;
  vectorcall: usize; // vectorcallfunc
}
