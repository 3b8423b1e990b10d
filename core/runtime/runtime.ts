// _PyRuntime: what a process has once. Only the fields in use are declared, each at CPython's offset.
// (CPython: Include/internal/pycore_runtime.h)

import { DATA_BASE } from '../memory/map';
import { PyInterpreterState } from './interp';
import { PyObject } from './object';
import { PyThreadState } from './tstate';

@unmanaged
@sized(283320)
export class _PyRuntimeState {
  @at(588) preinitializing: i32;
  @at(592) preinitialized: i32;
  @at(596) core_initialized: i32;
  @at(600) initialized: i32;
  @at(608) _finalizing: PyThreadState | null;
  @at(632) interpreters_head: PyInterpreterState | null;
  @at(640) interpreters_main: PyInterpreterState | null;
  @at(648) interpreters_next_id: i64;
  @at(656) main_thread: u64;
  @at(664) main_tstate: PyThreadState | null;
  @at(1000) obmalloc_dump_debug_stats: i32;
  @at(1080) @bytes(1080) signals: usize; // _signals_runtime_state: vm/signals.ts
  @at(10088) tracemalloc_config_max_nframe: i32; // of the last start; it stays after the stop
  @at(10388) preconfig_utf8_mode: i32; // -X utf8
  @at(10464) types_next_version_tag: u32; // the next static type's
  @at(13832) interned_strings: usize; // the table of static strings that are interned
  @at(13840) @bytes(8384) small_ints: usize; // PyLongObject[262]: -5 … 256
  @at(22224) @bytes(40) bytes_empty: PyObject;
  @at(22264) @bytes(12288) bytes_characters: usize; // 256 x 48
  @at(34552) @bytes(39344) strings: usize; // literals, then identifiers: tools/core/identifiers.mjs
  @at(73896) @bytes(6144) ascii: usize; // 128 x 48: PyASCIIObject and two bytes
  @at(80040) @bytes(8192) latin1: usize; // 128 x 64: PyCompactUnicodeObject and two bytes
  @at(88232) @bytes(16) _tuple_empty_gc_not_used: usize;
  @at(88248) @bytes(32) tuple_empty: PyObject;
  @at(88352) @bytes(194968) _main_interpreter: PyInterpreterState;
}

export const _PyRuntime = changetype<_PyRuntimeState>(DATA_BASE);
