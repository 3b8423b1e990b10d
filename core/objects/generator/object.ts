// Generators and coroutines: a frame that can be left and entered again, inside an object. (CPython: Objects/genobject.c)
//
//   0 ╞═ PyObject ═╡ gi_weakreflist gi_name gi_qualname
//  40 │ gi_exc_state: what the generator handles, and the handler of whoever resumed it │
//  56 │ … gi_frame_state:1 at 67
//  72 │ gi_iframe: _PyInterpreterFrame, locals and stack, to the end of the object │
//
//  CREATED -> EXECUTING <-> SUSPENDED / SUSPENDED_YIELD_FROM;  EXECUTING -> CLEARED;  close() of CREATED: COMPLETED

import { PyObject } from '../../runtime/object';
import { _PyErr_StackItem } from '../../runtime/tstate';
import { PyTypeObject } from '../../runtime/type';
import { PyCodeObject } from '../code';
import { _PyInterpreterFrame, FRAME_COMPLETED, FRAME_SUSPENDED, FRAME_SUSPENDED_YIELD_FROM } from '../frame';

/** 80 bytes. */
@unmanaged
export class PyGenObject extends PyObject {
  gi_weakreflist: PyObject | null;
  gi_name: PyObject | null; // strong
  gi_qualname: PyObject | null; // strong
  @bytes(16) gi_exc_state: _PyErr_StackItem; // _PyErr_StackItem at 40
  gi_origin_or_finalizer: PyObject | null;
  gi_hooks_inited: u8;
  gi_closed: u8;
  gi_running_async: u8;
  gi_frame_state: i8; // FRAME_*
  @bytes(8) gi_iframe: _PyInterpreterFrame; // PyObject *[1] at 72
}

/** 24 bytes: what __await__ of a coroutine gives. */
@unmanaged
export class PyCoroWrapper extends PyObject {
  cw_coroutine: PyGenObject | null; // strong
}

export const PyGen_Type = staticObject<PyTypeObject>(416);
export const PyCoro_Type = staticObject<PyTypeObject>(416);
export const PyAsyncGen_Type = staticObject<PyTypeObject>(416);
export const _PyCoroWrapper_Type = staticObject<PyTypeObject>(416);

export const PYGEN_RETURN = 0;
export const PYGEN_ERROR = -1;
export const PYGEN_NEXT = 1;

export const IFRAME: usize = 72;
export const RESUME_OPARG_DEPTH1_MASK: u8 = 4;

/* @inline */ export function _PyFrame_GetGenerator(frame: _PyInterpreterFrame): PyGenObject {
  return changetype<PyGenObject>(changetype<usize>(frame) - IFRAME);
}

/** Borrowed: its code. */
/* @inline */ export function codeOf(gen: PyGenObject): PyCodeObject {
  return changetype<PyCodeObject>(gen.gi_iframe.f_executable);
}

/** Whether it has ended. */
/* @inline */ export function finished(gen: PyGenObject): bool {
  return gen.gi_frame_state >= FRAME_COMPLETED;
}

/** Whether it waits at a yield or an await. */
/* @inline */ export function suspended(gen: PyGenObject): bool {
  return gen.gi_frame_state == FRAME_SUSPENDED || gen.gi_frame_state == FRAME_SUSPENDED_YIELD_FROM;
}

/* @inline */ export function PyGen_CheckExact(a: PyObject): bool {
  return a.ob_type == PyGen_Type;
}
