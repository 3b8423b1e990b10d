// The last part of the end: the thread state, the interpreter's own references, the static types.
// (CPython: Python/pystate.c, interpreter_clear; Objects/typeobject.c, _PyTypes_FiniTypes)

import { _PyAtExit_Fini } from '../modules/atexit';
import { PyDict_Clear } from '../objects/dict/dict';
import { PyList_GET_ITEM, PyList_GET_SIZE } from '../objects/list';
import { _PyUnicode_ClearInterned } from '../objects/str/intern';
import { PyTuple_Type } from '../objects/tuple';
import { PyType_ClearCache } from '../objects/type/lookup';
import { PyBaseObject_Type } from '../objects/type/struct';
import { _PyType_GetSubclasses } from '../objects/type/subclasses';
import { _PyStaticType_ClearWeakRefs, _PyWeakref_ClearWeakRefsNoCallbacks } from '../objects/weakref';
import { clearSlot, Py_DECREF } from '../runtime/cold';
import { PyErr_Clear } from '../runtime/errors';
import { _PyObject_ClearFreeLists } from '../runtime/freelist';
import { _PyGC_CollectNoFail } from '../runtime/gc/collect';
import { _gc_runtime_state, GC_STATE } from '../runtime/gc/state';
import { mainInterpreter, managed_static_type_state } from '../runtime/interp';
import { _PyThreadState_GET, PyThreadState } from '../runtime/tstate';
import { Py_TPFLAGS_HEAPTYPE, Py_TPFLAGS_STATIC_BUILTIN, PyTypeObject } from '../runtime/type';
import { _PyMonitoring_Fini } from './monitor';

function clearThreadState(): void {
  const p = changetype<usize>(_PyThreadState_GET());
  clearSlot(p + offsetof<PyThreadState>('_dict'));
  clearSlot(p + offsetof<PyThreadState>('_async_exc'));
  clearSlot(p + offsetof<PyThreadState>('_current_exception'));
  clearSlot(p + offsetof<PyThreadState>('__exc_state_0')); // exc_state.exc_value
  clearSlot(p + offsetof<PyThreadState>('_c_profileobj'));
  clearSlot(p + offsetof<PyThreadState>('_c_traceobj'));
  clearSlot(p + offsetof<PyThreadState>('_async_gen_firstiter'));
  clearSlot(p + offsetof<PyThreadState>('_async_gen_finalizer'));
  clearSlot(p + offsetof<PyThreadState>('_context'));
}

/** What the interpreter refers to, sys and builtins last: clearing the rest can run Python code. */
export function clearInterpreter(): void {
  clearThreadState();
  const interp = mainInterpreter;
  clearSlot(interp.audit_hooks_slot);
  _PyMonitoring_Fini();
  clearSlot(interp.codecs_search_path_slot);
  clearSlot(interp.codecs_search_cache_slot);
  clearSlot(interp.codecs_error_registry_slot);
  clearSlot(interp.sysdict_copy_slot);
  clearSlot(interp.builtins_copy_slot);
  clearSlot(interp.dict_slot);
  clearSlot(interp.warnings_filters_slot);
  clearSlot(interp.warnings_once_registry_slot);
  clearSlot(interp.warnings_default_action_slot);
  clearSlot(interp.imports_modules_slot);
  clearSlot(interp.imports_importlib_slot);
  clearSlot(interp.imports_import_func_slot);
  // Borrowed:
  interp.callable_cache_isinstance = null;
  interp.callable_cache_len = null;
  interp.callable_cache_list_append = null;
  interp.callable_cache_object__getattribute__ = null;
  clearSlot(interp.exc_state_PyExc_ExceptionGroup_slot);
  clearSlot(interp.cached_str_replace_inf_slot);
  clearSlot(interp.cached_objreduce_slot);
  clearSlot(interp.cached_generic_type_slot);
  clearSlot(interp.cached_typevar_type_slot);
  clearSlot(interp.cached_typevartuple_type_slot);
  clearSlot(interp.cached_paramspec_type_slot);
  clearSlot(interp.cached_paramspecargs_type_slot);
  clearSlot(interp.cached_paramspeckwargs_type_slot);
  _PyAtExit_Fini();
  _PyGC_CollectNoFail();
  clearSlot(GC_STATE + offsetof<_gc_runtime_state>('_garbage'));
  clearSlot(GC_STATE + offsetof<_gc_runtime_state>('_callbacks'));
  if (interp.sysdict) PyDict_Clear(interp.sysdict!);
  if (interp.builtins) PyDict_Clear(interp.builtins!);
  clearSlot(interp.sysdict_slot);
  clearSlot(interp.builtins_slot);
}

/** A static type lies in the data segment for good; what it refers to goes. */
function clearStaticType(state: managed_static_type_state): void {
  const type = state.type!;
  const p = changetype<usize>(type);
  _PyStaticType_ClearWeakRefs(type);
  clearSlot(p + offsetof<PyTypeObject>('_tp_cache'));
  clearSlot(changetype<usize>(state) + offsetof<managed_static_type_state>('_tp_dict'));
  clearSlot(changetype<usize>(state) + offsetof<managed_static_type_state>('_tp_subclasses'));
  clearSlot(p + offsetof<PyTypeObject>('_tp_dict'));
  clearSlot(p + offsetof<PyTypeObject>('_tp_bases'));
  clearSlot(p + offsetof<PyTypeObject>('_tp_mro'));
}

/** A type's state is at its place in CPython's list of types; places of types that are not there are empty. */
function clearStaticTypes(states: usize, n: usize): void {
  for (let i = n; i-- > 0; ) {
    const state = changetype<managed_static_type_state>(states + i * offsetof<managed_static_type_state>());
    if (state.type) clearStaticType(state);
  }
}

/** Static types of native modules have no state in the interpreter; their bases know them. */
function clearModuleTypes(base: PyTypeObject): void {
  const list = _PyType_GetSubclasses(base);
  if (!list) {
    PyErr_Clear();
    return;
  }
  for (let i = PyList_GET_SIZE(list) - 1; i >= 0; i--) {
    const type = changetype<PyTypeObject>(PyList_GET_ITEM(list, i));
    if (type.tp_flags & (Py_TPFLAGS_HEAPTYPE | Py_TPFLAGS_STATIC_BUILTIN)) continue;
    const p = changetype<usize>(type);
    _PyWeakref_ClearWeakRefsNoCallbacks(type);
    clearSlot(p + offsetof<PyTypeObject>('_tp_cache'));
    clearSlot(p + offsetof<PyTypeObject>('_tp_dict'));
    clearSlot(p + offsetof<PyTypeObject>('_tp_bases'));
    clearSlot(p + offsetof<PyTypeObject>('_tp_mro'));
    clearSlot(p + offsetof<PyTypeObject>('_tp_subclasses'));
  }
  Py_DECREF(list);
}

/** Everything that is left: types' dicts, interned strings, freelists. */
export function clearTypes(): void {
  const interp = mainInterpreter;
  clearStaticTypes(interp.types_for_extensions_initialized, 10);
  clearModuleTypes(PyTuple_Type);
  clearModuleTypes(PyBaseObject_Type);
  clearStaticTypes(interp.types_builtins_initialized, 200);
  // Last of all look-ups, since each of them puts a name into the cache.
  PyType_ClearCache();
  _PyUnicode_ClearInterned();
  _PyObject_ClearFreeLists(true);
}
