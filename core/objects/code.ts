/** 208 bytes. */
@unmanaged export class PyCodeObject extends PyVarObject {
  co_consts: PyObject | null;
  co_names: PyObject | null;
  co_exceptiontable: PyObject | null;
  co_flags: i32;
  co_argcount: i32;
  co_posonlyargcount: i32;
  co_kwonlyargcount: i32;
  co_stacksize: i32;
  co_firstlineno: i32;
  co_nlocalsplus: i32;
  co_framesize: i32;
  co_nlocals: i32;
  co_ncellvars: i32;
  co_nfreevars: i32;
  co_version: u32;
  co_localsplusnames: PyObject | null;
  co_localspluskinds: PyObject | null;
  co_filename: PyObject | null;
  co_name: PyObject | null;
  co_qualname: PyObject | null;
  co_linetable: PyObject | null;
  co_weakreflist: PyObject | null;
  co_executors: usize; // _PyExecutorArray *
  _co_cached: _PyCoCached | null;
  _co_instrumentation_version: u64;
  _co_monitoring: _PyCoMonitoringData | null;
  _co_firsttraceable: i32;
  co_extra: usize; // void *
  @bytes(1) co_code_adaptive: usize; // char [1] at 200
}

/** 32 bytes. */
@unmanaged export class _PyCoCached {
  _co_code: PyObject | null;
  _co_varnames: PyObject | null;
  _co_cellvars: PyObject | null;
  _co_freevars: PyObject | null;
}
