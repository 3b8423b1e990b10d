import { PyObject } from '../runtime/object';
import { PyMethodDef, PyTypeObject } from '../runtime/type';

/** 48 bytes. */
@unmanaged export class PyMethodObject extends PyObject {
  im_func: PyObject | null;
  im_self: PyObject | null;
  im_weakreflist: PyObject | null;
  vectorcall: usize; // vectorcallfunc
}

/** 56 bytes. */
@unmanaged export class PyCFunctionObject extends PyObject {
  m_ml: PyMethodDef | null;
  m_self: PyObject | null;
  m_module: PyObject | null;
  m_weakreflist: PyObject | null;
  vectorcall: usize; // vectorcallfunc
}

/** 64 bytes. */
@unmanaged export class PyCMethodObject extends PyCFunctionObject {
  mm_class: PyTypeObject | null;
}

export const PyMethod_Type = staticObject<PyTypeObject>(416);
export const PyCFunction_Type = staticObject<PyTypeObject>(416);
export const PyCMethod_Type = staticObject<PyTypeObject>(416);
export const PyInstanceMethod_Type = staticObject<PyTypeObject>(416);


export function PyMethod_New(a: PyObject, b: PyObject): PyObject | null {
  return unreachable();
}

export function PyMethod_Check(a: PyObject): bool {
  return unreachable();
}

export function PyCFunction_NewEx(a: usize, b: PyObject | null, c: PyObject | null): PyObject | null {
  return unreachable();
}

export function PyCMethod_New(a: usize, b: PyObject | null, c: PyObject | null, d: PyTypeObject | null): PyObject | null {
  return unreachable();
}

export function PyCFunction_Check(a: PyObject): bool {
  return unreachable();
}

export function init_method_types(): void {
}

@inline export function PyCFunction_CheckExact(o: PyObject): bool {
  return o.ob_type == PyCFunction_Type;
}
