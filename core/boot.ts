// Makes a new process out of zeroed memory. (CPython: Python/pylifecycle.c, Py_InitializeFromConfig)

import { init_obmalloc } from './memory/obmalloc/malloc';
import { init_formatter_types } from './modules/_string';
import { init_symtable_type } from './modules/_symtable';
import { init_builtins_iterators } from './modules/builtins/iterators';
import { _PyGC_Init } from './modules/gc/graph';
import { initModules, openStandardStreams } from './modules/init';
import { flushStandardStreams } from './modules/main';
import { PyErr_Print } from './modules/sys/hooks';
import { init_anext_awaitable_type } from './objects/anext-awaitable';
import { init_async_generator_types } from './objects/async-generator';
import { init_bool_type } from './objects/bool';
import { init_bytearray_types } from './objects/bytearray/type';
import { init_static_bytes } from './objects/bytes/new';
import { init_bytes_type } from './objects/bytes/type';
import { init_capsule_type } from './objects/capsule';
import { init_cell_type } from './objects/cell';
import { init_code_type } from './objects/code';
import { init_complex_type } from './objects/complex/type';
import { _PyContext_Init, init_context_types } from './objects/context';
import { init_descriptor_types } from './objects/descriptor';
import { init_dict_type } from './objects/dict/dict';
import { init_dict_views } from './objects/dict/views';
import { init_enum_types } from './objects/enum';
import { PyErr_ExceptionMatches } from './objects/exceptions/errors';
import { init_exception_types } from './objects/exceptions/init';
import { PyExc_LookupError } from './objects/exceptions/types';
import { init_float_type } from './objects/float/type';
import { init_frame_type } from './objects/frame';
import { init_function_types } from './objects/function';
import { init_generator_types } from './objects/generator';
import { init_generic_alias_types } from './objects/generic-alias';
import { init_hamt_types } from './objects/hamt/type';
import { init_hash_secret } from './objects/hash';
import { init_small_ints } from './objects/int';
import { init_int_type } from './objects/int/type';
import { init_iter_types } from './objects/iter';
import { init_list_type } from './objects/list';
import { init_memoryview_types } from './objects/memoryview/type';
import { init_method_types } from './objects/method';
import { init_module_type } from './objects/module/type';
import { init_namespace_type } from './objects/namespace';
import { init_none_type } from './objects/none';
import { init_odict_types } from './objects/odict';
import { init_picklebuffer_type } from './objects/picklebuf';
import { init_property_type } from './objects/property';
import { init_range_types } from './objects/range';
import { init_set_types } from './objects/set';
import { init_slice_type } from './objects/slice';
import { init_EncodingMap_type } from './objects/str/charmap';
import { init_static_strings } from './objects/str/intern';
import { init_str_iter_types } from './objects/str/iter';
import { init_str_type } from './objects/str/type';
import { init_super_type } from './objects/super';
import { init_traceback_type } from './objects/traceback';
import { init_empty_tuple, init_tuple_type } from './objects/tuple';
import { init_buffer_wrapper_type } from './objects/type/buffer-slots';
import { init_object_type } from './objects/type/object';
import { _PyTypes_InitTypes } from './objects/type/static-types';
import { init_type_type } from './objects/type/type';
import { init_nodefault_type } from './objects/typevar/nodefault';
import { init_typealias_type } from './objects/typevar/typealias';
import { init_union_type } from './objects/union';
import { init_weakref_types } from './objects/weakref';
import { settleCollector } from './runtime/gc/collect';
import { init_gc_state } from './runtime/gc/track';
import { mainInterpreter } from './runtime/interp';
import { initPellucidState, pel } from './runtime/pellucid';
import { Py_C_RECURSION_LIMIT } from './runtime/recursion';
import { _PyRuntime } from './runtime/runtime';
import { mainThread } from './runtime/tstate';
import { init_vm } from './vm/eval';

/** Runtime, interpreter and main thread state: what the first allocation needs. */
function initRuntime(): void {
  const interp = mainInterpreter;
  const tstate = mainThread;
  initPellucidState();
  pel.tstate = tstate;
  _PyRuntime.interpreters_head = interp;
  _PyRuntime.interpreters_main = interp;
  _PyRuntime.interpreters_next_id = 1;
  _PyRuntime.main_tstate = tstate;
  _PyRuntime.main_thread = 1;
  interp.threads_head = tstate;
  interp.threads_main = tstate;
  interp.threads_count = 1;
  interp.threads_next_unique_id = 1;
  interp.long_state_max_str_digits = 4300;
  interp.imports_header = 1;
  interp.config.code_debug_ranges = 1;
  interp.config.cpu_count = -1;
  tstate.interp = interp;
  tstate.id = 1;
  tstate.thread_id = 1;
  tstate.exc_info = tstate.exc_state;
  tstate.what_event = -1;
  tstate.py_recursion_limit = 1000;
  tstate.py_recursion_remaining = 1000;
  tstate.c_recursion_remaining = Py_C_RECURSION_LIMIT;
  init_obmalloc();
  init_gc_state();
  init_hash_secret();
}

/** Objects that lie in the data segment and are not types. */
function initSingletons(): void {
  init_small_ints();
  init_static_bytes();
  init_static_strings();
  init_empty_tuple();
}

/** Fills the static types; PyType_Ready comes afterwards, for all of them in CPython's order. */
function initTypes(): void {
  init_type_type();
  init_object_type();
  init_int_type();
  init_bool_type();
  init_float_type();
  init_complex_type();
  init_none_type();
  init_str_type();
  init_str_iter_types();
  init_EncodingMap_type();
  init_formatter_types();
  init_symtable_type();
  init_bytes_type();
  init_bytearray_types();
  init_memoryview_types();
  init_buffer_wrapper_type();
  init_tuple_type();
  init_list_type();
  init_dict_type();
  init_dict_views();
  init_odict_types();
  init_hamt_types();
  init_context_types();
  init_set_types();
  init_slice_type();
  init_range_types();
  init_iter_types();
  init_enum_types();
  init_builtins_iterators();
  init_super_type();
  init_descriptor_types();
  init_property_type();
  init_function_types();
  init_method_types();
  init_code_type();
  init_cell_type();
  init_generator_types();
  init_async_generator_types();
  init_anext_awaitable_type();
  init_frame_type();
  init_traceback_type();
  init_module_type();
  init_weakref_types();
  init_namespace_type();
  init_generic_alias_types();
  init_union_type();
  init_typealias_type();
  init_nodefault_type();
  init_capsule_type();
  init_picklebuffer_type();
  init_exception_types();
}

/**
 * Boots the process: 0, or -1 when memory does not suffice. Nothing of the host is asked but a random hash seed, so that what
 * lies in memory afterwards can be kept and copied into the next process (src/host/boot-image.ts); then comes attach.
 */
export function boot(): i32 {
  initRuntime();
  initSingletons();
  initTypes();
  if (_PyTypes_InitTypes() < 0 || _PyContext_Init() < 0 || _PyGC_Init() < 0) return -1;
  init_vm();
  if (initModules() == 0) return 0;
  if (isDefined(DEBUG) && openStandardStreams() == 0) {
    PyErr_Print();
    flushStandardStreams();
  }
  return -1;
}

/** The second half, what depends on the host: 0, -1 when memory does not suffice, -2: no codec for the standard streams. */
export function attach(): i32 {
  if (openStandardStreams() < 0) return PyErr_ExceptionMatches(PyExc_LookupError) ? -2 : -1;
  settleCollector();
  return 0;
}
