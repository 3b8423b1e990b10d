// sys.monitoring's tables: which tools watch what, everywhere and in a code object. (CPython: Python/instrumentation.c)
//
//   code._co_monitoring ─> │ local_monitors: u8 [10], a bit a tool │ … │ tools, line_tools, per_instruction_tools: u8 a code unit:
//                            the bits of the tools that want no more events from there (DISABLE)

import { PyMem_Free, PyMem_Malloc } from '../../memory/obmalloc/malloc';
import { PyCodeObject } from '../../objects/code';
import { mainInterpreter } from '../../runtime/interp';
import { PyObject } from '../../runtime/object';
import { pel } from '../../runtime/pellucid';
import { updateWatching } from '../monitor';

export const PY_START = 0;
export const PY_RESUME = 1;
export const PY_RETURN = 2;
export const PY_YIELD = 3;
export const EVENT_CALL = 4;
export const EVENT_LINE = 5;
export const EVENT_INSTRUCTION = 6;
export const EVENT_JUMP = 7;
export const EVENT_BRANCH = 8;
export const STOP_ITERATION = 9;
export const RAISE = 10;
export const EXCEPTION_HANDLED = 11;
export const PY_UNWIND = 12;
export const PY_THROW = 13;
export const EVENT_RERAISE = 14;
export const C_RETURN = 15;
export const C_RAISE = 16;
export const LOCAL_EVENTS = 10;
export const UNGROUPED_EVENTS = 15;
export const ALL_EVENTS = 17;

export const _PyInstrumentation_DISABLE = staticObject<PyObject>(16);
export const _PyInstrumentation_MISSING = staticObject<PyObject>(16);

/** 64 bytes. */
@unmanaged
export class _PyCoMonitoringData {
  @bytes(10) local_monitors: usize; // uint8_t [10]: who watches an event in this code
  @bytes(10) active_monitors: usize; // uint8_t [10]
  tools: usize; // uint8_t *
  lines: usize;
  line_tools: usize; // uint8_t *
  per_instruction_opcodes: usize;
  per_instruction_tools: usize; // uint8_t *
}

/** uint8_t [15]: the tools that watch an event everywhere. */
/* @inline */ export function globalMonitors(): usize {
  return mainInterpreter.monitors;
}

/** PyObject *: the slot of a tool's callback for an event. */
/* @inline */ export function callbackSlot(tool: i32, event: i32): usize {
  return mainInterpreter.monitoring_callables + ((<usize>(tool * ALL_EVENTS + event)) << 3);
}

/** PyObject *: the slot of a tool's name. */
/* @inline */ export function toolNameSlot(tool: i32): usize {
  return mainInterpreter.monitoring_tool_names + ((<usize>tool) << 3);
}

/** What a code object knows of its monitoring; null: nothing. */
/* @inline */ export function dataOf(code: PyCodeObject): _PyCoMonitoringData | null {
  return changetype<_PyCoMonitoringData | null>(code._co_monitoring);
}

/** Made when it is missing; NULL: no memory, and nobody is told. */
export function monitoringData(code: PyCodeObject): _PyCoMonitoringData | null {
  const known = dataOf(code);
  if (known) return known;
  const n = <usize>code.ob_size;
  const p = PyMem_Malloc(64 + 3 * n);
  if (!p) return null;
  memory.fill(p, 0, 64 + 3 * n);
  const data = changetype<_PyCoMonitoringData>(p);
  data.tools = p + 64;
  data.line_tools = p + 64 + n;
  data.per_instruction_tools = p + 64 + 2 * n;
  code._co_monitoring = p;
  code._co_instrumentation_version = <u64>pel.monitor_restarts;
  return data;
}

/** With the code object. */
export function freeMonitoringData(code: PyCodeObject): void {
  const data = dataOf(code);
  if (!data) return;
  if (isWatchedLocally(data)) {
    pel.monitored_codes--;
    updateWatching();
  }
  PyMem_Free(changetype<usize>(data));
  code._co_monitoring = 0;
}

/** Whether a tool watches any event of this code alone. */
export function isWatchedLocally(data: _PyCoMonitoringData): bool {
  for (let e: usize = 0; e < <usize>LOCAL_EVENTS; e++) if (load<u8>(data.local_monitors + e)) return true;
  return false;
}

/** Where the DISABLE bits of an event in this code lie; 0: there are none yet. */
export function disabledAt(code: PyCodeObject, event: i32, offset: usize): usize {
  const data = dataOf(code);
  if (!data) return 0;
  if (code._co_instrumentation_version != <u64>pel.monitor_restarts) {
    memory.fill(data.tools, 0, 3 * <usize>code.ob_size);
    code._co_instrumentation_version = <u64>pel.monitor_restarts;
  }
  const array =
    event == EVENT_LINE ? data.line_tools : event == EVENT_INSTRUCTION ? data.per_instruction_tools : data.tools;
  return array + (offset >> 1);
}
