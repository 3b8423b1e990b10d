// Code, functions, frames, generators, classes, modules: what the machine runs on.

import type { TypeEntry } from '../entry.js';

const FRAME_CLEARED = 4;

export const machineTypes: TypeEntry[] = [
  {
    by: 'func_dealloc',
    struct: 'PyFunctionObject',
    strong:
      'func_globals func_builtins func_name func_qualname func_code func_defaults func_kwdefaults func_closure ' +
      'func_doc func_dict func_module func_annotations func_typeparams',
  },
  {
    by: 'code_dealloc',
    struct: 'PyCodeObject',
    strong:
      'co_consts co_names co_exceptiontable co_localsplusnames co_localspluskinds co_filename co_name co_qualname ' +
      'co_linetable',
    owned: 'co_executors co_extra _co_monitoring',
    walk(w, o) {
      // What co_code, co_varnames … gave is kept: _PyCoCached.
      const cached = w.memory.ptr(o + 160);
      if (cached && w.own(cached) >= 32) w.refs(cached, 4);
    },
    name: (n, o, slot) => ({
      kind: 'field',
      name: ['_co_code', '_co_varnames', '_co_cellvars', '_co_freevars'][(slot - n.memory.ptr(o + 160)) >>> 3] ?? '?',
    }),
  },
  { by: 'lineiter_dealloc', struct: 'lineiterator', strong: 'li_code' },
  { by: 'positionsiter_dealloc', struct: 'positionsiterator', strong: 'pi_code' },
  { by: 'method_dealloc', struct: 'PyMethodObject', strong: 'im_func im_self' },
  { by: 'instancemethod_dealloc', struct: 'PyInstanceMethodObject', strong: 'func' },
  { by: 'meth_dealloc', struct: 'PyCFunctionObject', strong: 'm_self m_module' },
  { by: 'type PyCMethod_Type', struct: 'PyCMethodObject', strong: 'm_self m_module mm_class' },
  { by: 'descr_dealloc', struct: 'PyDescrObject', strong: 'd_type d_name d_qualname' },
  { by: 'wrapper_dealloc', struct: 'wrapperobject', strong: 'descr self' },
  { by: 'cm_dealloc', struct: 'classmethod', strong: 'cm_callable cm_dict' },
  { by: 'sm_dealloc', struct: 'staticmethod', strong: 'sm_callable sm_dict' },
  { by: 'property_dealloc', struct: 'propertyobject', strong: 'prop_get prop_set prop_del prop_doc prop_name' },
  { by: 'super_dealloc', struct: 'superobject', strong: 'type obj obj_type' },
  {
    // Who is referred to does not count it; the callback is held.
    by: ['weakref_dealloc', 'proxy_dealloc'],
    struct: 'PyWeakReference',
    strong: 'wr_callback',
  },
  {
    by: 'gen_dealloc',
    struct: 'PyGenObject',
    strong: 'gi_name gi_qualname',
    walk(w, o) {
      // A plain generator leaves gi_origin_or_finalizer as it was.
      if (w.memory.ptr(o + 8) !== w.layout.staticAddress('PyGen_Type')) w.ref(o + 56);
      w.ref(o + 40); // gi_exc_state.exc_value
      const cleared = (w.memory.u8(o + 67) << 24) >> 24 >= FRAME_CLEARED;
      if (cleared) w.ref(o + 72);
      else w.frame(o + 72);
    },
    name(n, o, slot) {
      if (slot === o + 40) return { kind: 'field', name: 'gi_exc_state.exc_value' };
      if (slot === o + 56) return { kind: 'field', name: 'gi_origin_or_finalizer' };
      return n.frameSlot(o + 72, slot);
    },
  },
  { by: 'coro_wrapper_dealloc', struct: 'PyCoroWrapper', strong: 'cw_coroutine' },
  {
    by: 'frame_dealloc',
    struct: 'PyFrameObject',
    strong: 'f_back f_trace f_extra_locals f_locals_cache',
    walk(w, o) {
      // While the call runs its frame lies on the stack; afterwards here.
      if (w.memory.ptr(o + 24) === o + 64) w.frame(o + 64);
    },
    name: (n, o, slot) => n.frameSlot(o + 64, slot),
  },
  { by: 'framelocalsproxy_dealloc', struct: 'PyFrameLocalsProxyObject', strong: 'frame' },
  { by: 'tb_dealloc', struct: 'PyTracebackObject', strong: 'tb_next tb_frame' },
  {
    by: 'type_dealloc',
    struct: 'PyTypeObject',
    strong: 'tp_dict tp_base tp_bases tp_mro tp_cache',
    hidden: [360, 856, 864, 872], // tp_subclasses ht_name ht_slots ht_qualname
    walk(w, o) {
      const flags = w.memory.ptr(o + 168);
      if (flags & 2) return; // a static built-in type: its dict and subclasses are with the interpreter
      w.ref(o + 360); // tp_subclasses
      if (!(flags & 0x200)) return;
      for (const field of [856, 864, 872, 888]) w.ref(o + field); // ht_name ht_slots ht_qualname ht_module
      if (w.memory.ptr(o + 880)) w.keys(o + 880);
      if (w.memory.ptr(o + 176)) w.own(w.memory.ptr(o + 176)); // tp_doc
      if (w.memory.ptr(o + 896)) w.own(w.memory.ptr(o + 896)); // _ht_tpname
    },
    name(_, o, slot) {
      const fields: Record<number, string> = {
        360: 'tp_subclasses',
        856: 'ht_name',
        864: 'ht_slots',
        872: 'ht_qualname',
        880: 'ht_cached_keys',
        888: 'ht_module',
      };
      const name = fields[slot - o];
      return name ? { kind: 'field', name } : undefined;
    },
  },
  {
    by: 'module_dealloc',
    struct: 'PyModuleObject',
    strong: 'md_dict md_name',
    owned: 'md_state',
  },
];
