// The interpreter's state. Only the fields in use are declared, each at CPython's offset.
// (CPython: Include/internal/pycore_interp.h)

import { MAIN_INTERPRETER } from '../memory/map';
import { _Py_object_freelists } from './freelist';
import { _gc_runtime_state } from './gc/state';
import { PyObject } from './object';
import { PyThreadState } from './tstate';
import { PyTypeObject } from './type';

/** 48 bytes: what a static builtin type keeps per interpreter. */
@unmanaged
export class managed_static_type_state {
  type: PyTypeObject | null;
  isbuiltin: i32;
  readying: i32;
  ready: i32;
  tp_dict: PyObject | null;
  tp_subclasses: PyObject | null;
  tp_weaklist: PyObject | null;
}

/** 24 bytes: a line of the method cache. */
@unmanaged
export class type_cache_entry {
  version: u32;
  name: PyObject | null; // strong; an exact str or None
  value: PyObject | null; // borrowed; NULL: no such attribute
}

/** 448 bytes: the command line's settings, as far as native code asks for them. */
@unmanaged
@sized(448)
export class PyConfig {
  @at(36) tracemalloc: i32; // -X tracemalloc: frames to keep
  @at(44) import_time: i32; // -X importtime
  @at(48) code_debug_ranges: i32; // 0: -X no_debug_ranges
  @at(180) bytes_warning: i32; // how many -b
  @at(184) warn_default_encoding: i32;
  @at(268) cpu_count: i32; // -X cpu_count; -1: the host's
}

@unmanaged
@sized(194968)
export class PyInterpreterState {
  @at(7264) next: PyInterpreterState | null;
  @at(7272) id: i64;
  @at(7312) _initialized: i32;
  @at(7316) _ready: i32;
  @at(7320) finalizing: i32;
  @at(7336) threads_next_unique_id: u64;
  @at(7344) threads_head: PyThreadState | null;
  @at(7352) threads_main: PyThreadState | null;
  @at(7360) threads_count: i64;
  @at(7384) _finalizing: PyThreadState | null;
  @at(7400) @bytes(240) gc: _gc_runtime_state;
  @at(7640) sysdict: PyObject | null; // strong
  @at(7648) builtins: PyObject | null; // strong
  @at(7656) imports_modules: PyObject | null; // strong: sys.modules
  @at(7664) imports_modules_by_index: PyObject | null;
  @at(7672) imports_importlib: PyObject | null;
  @at(7696) imports_import_func: PyObject | null; // builtins.__import__ at start-up
  @at(7728) imports_import_level: i32; // how deep imports are nested, for -X importtime
  @at(7736) imports_accumulated: i64; // nanoseconds of the imports that the running one has made
  @at(7744) imports_header: i32; // 1: the table's head is still to be printed
  @at(7960) codecs_search_path: PyObject | null;
  @at(7968) codecs_search_cache: PyObject | null;
  @at(7976) codecs_error_registry: PyObject | null;
  @at(7984) codecs_initialized: i32;
  @at(7992) @bytes(448) config: PyConfig;
  @at(8448) dict: PyObject | null;
  @at(8456) sysdict_copy: PyObject | null;
  @at(8464) builtins_copy: PyObject | null;
  @at(8472) eval_frame: usize; // _PyEval_EvalFrameDefault: (tstate, frame, throwflag: i32) -> PyObject | null
  @at(10656) warnings_filters: PyObject | null;
  @at(10664) warnings_once_registry: PyObject | null;
  @at(10672) warnings_default_action: PyObject | null;
  @at(10688) warnings_filters_version: i64; // counts changes of the filters
  @at(10712) atexit_callbacks: usize;
  @at(10720) atexit_ncallbacks: i32;
  @at(10724) atexit_callback_len: i32;
  @at(10800) obmalloc: usize; // _obmalloc_state
  @at(10808) audit_hooks: PyObject | null; // strong: a list
  @at(10952) @bytes(3536) freelists: _Py_object_freelists;
  @at(14536) unicode_ids_size: i64;
  @at(14544) unicode_ids_array: usize;
  @at(14552) long_state_max_str_digits: i32;
  @at(17000) @bytes(65544) func_state: usize; // { uint32_t next_version; struct { PyFunctionObject *func; PyObject *code; } [4096] }
  @at(82552) code_state_constants: usize;
  @at(82560) dict_state_global_version: u64;
  @at(82568) dict_state_next_keys_version: u32;
  @at(82576) @bytes(64) dict_state_watchers: usize;
  @at(82640) exc_state_errnomap: PyObject | null;
  @at(82648) exc_state_memerrors_freelist: PyObject | null;
  @at(82656) exc_state_memerrors_numfree: i32;
  @at(82664) exc_state_PyExc_ExceptionGroup: PyObject | null;
  @at(84648) types_next_version_tag: u32;
  @at(84656) @bytes(98304) types_type_cache: usize; // type_cache_entry[4096]
  @at(182960) types_builtins_num_initialized: u64;
  @at(182968) @bytes(9600) types_builtins_initialized: usize; // managed_static_type_state[200]
  @at(192568) types_for_extensions_num_initialized: u64;
  @at(192576) types_for_extensions_next_index: u64;
  @at(192584) @bytes(480) types_for_extensions_initialized: usize; // managed_static_type_state[10]
  @at(193072) callable_cache_isinstance: PyObject | null;
  @at(193080) callable_cache_len: PyObject | null;
  @at(193088) callable_cache_list_append: PyObject | null;
  @at(193096) callable_cache_object__getattribute__: PyObject | null;
  @at(193136) @bytes(15) monitors: usize; // uint8_t [15]: the tools that watch an event everywhere
  @at(193151) sys_profile_initialized: bool;
  @at(193152) sys_trace_initialized: bool;
  @at(193160) sys_profiling_threads: i64;
  @at(193168) sys_tracing_threads: i64;
  @at(193176) @bytes(1088) monitoring_callables: usize; // PyObject *[8][17]: a tool's callback for an event
  @at(194264) @bytes(64) monitoring_tool_names: usize; // PyObject *[8]
  @at(194328) cached_interned_strings: PyObject | null; // strong: the dict of interned strings
  @at(194336) cached_str_replace_inf: PyObject | null;
  @at(194344) cached_objreduce: PyObject | null;
  @at(194352) cached_type_slots_pname: PyObject | null;
  @at(194440) cached_generic_type: PyTypeObject | null;
  @at(194448) cached_typevar_type: PyTypeObject | null;
  @at(194456) cached_typevartuple_type: PyTypeObject | null;
  @at(194464) cached_paramspec_type: PyTypeObject | null;
  @at(194472) cached_paramspecargs_type: PyTypeObject | null;
  @at(194480) cached_paramspeckwargs_type: PyTypeObject | null;
  @at(194552) @bytes(72) last_resort_memory_error: PyObject;
}

export const mainInterpreter = changetype<PyInterpreterState>(MAIN_INTERPRETER);

/** The interpreter that runs now: there is one. */
/* @inline */ export function _PyInterpreterState_GET(): PyInterpreterState {
  return mainInterpreter;
}
