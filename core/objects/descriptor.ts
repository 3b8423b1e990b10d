import { PyObject } from '../runtime/object';
import { PyGetSetDef, PyMemberDef, PyMethodDef, PyTypeObject } from '../runtime/type';

/** 40 bytes. */
@unmanaged export class PyDescrObject extends PyObject {
  d_type: PyTypeObject | null;
  d_name: PyObject | null;
  d_qualname: PyObject | null;
}

/** 56 bytes. */
@unmanaged export class PyMethodDescrObject extends PyDescrObject {
  d_method: PyMethodDef | null;
  vectorcall: usize; // vectorcallfunc
}

/** 48 bytes. */
@unmanaged export class PyMemberDescrObject extends PyDescrObject {
  d_member: PyMemberDef | null;
}

/** 48 bytes. */
@unmanaged export class PyGetSetDescrObject extends PyDescrObject {
  d_getset: PyGetSetDef | null;
}

/** 56 bytes. */
@unmanaged export class PyWrapperDescrObject extends PyDescrObject {
  d_base: usize; // struct wrapperbase *
  d_wrapped: usize; // void *
}

/** 64 bytes. */
@unmanaged export class propertyobject extends PyObject {
  prop_get: PyObject | null;
  prop_set: PyObject | null;
  prop_del: PyObject | null;
  prop_doc: PyObject | null;
  prop_name: PyObject | null;
  getter_doc: i32;
}

/** 24 bytes. */
@unmanaged export class mappingproxyobject extends PyObject {
  mapping: PyObject | null;
}

export const PyMethodDescr_Type = staticObject<PyTypeObject>(416);
export const PyClassMethodDescr_Type = staticObject<PyTypeObject>(416);
export const PyMemberDescr_Type = staticObject<PyTypeObject>(416);
export const PyGetSetDescr_Type = staticObject<PyTypeObject>(416);
export const PyWrapperDescr_Type = staticObject<PyTypeObject>(416);
export const _PyMethodWrapper_Type = staticObject<PyTypeObject>(416);
export const PyDictProxy_Type = staticObject<PyTypeObject>(416);


export function PyDescr_NewMethod(a: PyTypeObject, b: usize): PyObject | null {
  return unreachable();
}

export function PyDescr_NewClassMethod(a: PyTypeObject, b: usize): PyObject | null {
  return unreachable();
}

export function PyDescr_NewMember(a: PyTypeObject, b: usize): PyObject | null {
  return unreachable();
}

export function PyDescr_NewGetSet(a: PyTypeObject, b: usize): PyObject | null {
  return unreachable();
}

export function PyDescr_NewWrapper(a: PyTypeObject, b: usize, c: usize): PyObject | null {
  return unreachable();
}

export function PyDescr_IsData(a: PyObject): i32 {
  return unreachable();
}

export function PyWrapper_New(a: PyObject, b: PyObject): PyObject | null {
  return unreachable();
}

export function PyDictProxy_New(a: PyObject): PyObject | null {
  return unreachable();
}

export function PyMember_GetOne(a: usize, b: usize): PyObject | null {
  return unreachable();
}

export function PyMember_SetOne(a: usize, b: usize, c: PyObject | null): i32 {
  return unreachable();
}

export function init_descriptor_types(): void {
}
