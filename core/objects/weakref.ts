import { PyObject } from '../runtime/object';
import { PyTypeObject } from '../runtime/type';

/** 64 bytes. */
@unmanaged export class PyWeakReference extends PyObject {
  wr_object: PyObject | null;
  wr_callback: PyObject | null;
  hash: i64;
  wr_prev: PyWeakReference | null;
  wr_next: PyWeakReference | null;
  vectorcall: usize; // vectorcallfunc
}

export const _PyWeakref_RefType = staticObject<PyTypeObject>(416);
export const _PyWeakref_ProxyType = staticObject<PyTypeObject>(416);
export const _PyWeakref_CallableProxyType = staticObject<PyTypeObject>(416);


export function PyObject_ClearWeakRefs(a: PyObject): void {
  unreachable();
}

export function PyWeakref_NewRef(a: PyObject, b: PyObject | null): PyObject | null {
  return unreachable();
}

export function PyWeakref_NewProxy(a: PyObject, b: PyObject | null): PyObject | null {
  return unreachable();
}

export function PyWeakref_GetRef(a: PyObject, b: usize): i32 {
  return unreachable();
}

export function PyWeakref_Check(a: PyObject): bool {
  return unreachable();
}

export function _PyWeakref_GetWeakrefCount(a: PyObject): i64 {
  return unreachable();
}

export function _PyWeakref_ClearRef(a: PyObject): void {
  unreachable();
}

export function _PyWeakref_ClearWeakRefsNoCallbacks(a: PyObject): void {
  unreachable();
}

export function _PyStaticType_ClearWeakRefs(a: PyTypeObject): void {
  unreachable();
}

export function init_weakref_types(): void {
}
