import { PyObject } from '../runtime/object';

export function PyObject_Call(a: PyObject, b: PyObject, c: PyObject | null): PyObject | null {
  return unreachable();
}

export function PyObject_CallNoArgs(a: PyObject): PyObject | null {
  return unreachable();
}

export function PyObject_CallOneArg(a: PyObject, b: PyObject): PyObject | null {
  return unreachable();
}

export function PyObject_CallObject(a: PyObject, b: PyObject | null): PyObject | null {
  return unreachable();
}

export function PyObject_Vectorcall(a: PyObject, b: usize, c: usize, d: PyObject | null): PyObject | null {
  return unreachable();
}

export function PyObject_VectorcallMethod(a: PyObject, b: usize, c: usize, d: PyObject | null): PyObject | null {
  return unreachable();
}

export function PyObject_CallMethodNoArgs(a: PyObject, b: PyObject): PyObject | null {
  return unreachable();
}

export function PyObject_CallMethodOneArg(a: PyObject, b: PyObject, c: PyObject): PyObject | null {
  return unreachable();
}

export function PyObject_VectorcallDict(a: PyObject, b: usize, c: usize, d: PyObject | null): PyObject | null {
  return unreachable();
}

export function _PyObject_MakeTpCall(a: PyObject, b: usize, c: i64, d: PyObject | null): PyObject | null {
  return unreachable();
}

export function PyVectorcall_Function(a: PyObject): usize {
  return unreachable();
}

export function PyVectorcall_Call(a: PyObject, b: PyObject, c: PyObject | null): PyObject | null {
  return unreachable();
}

export function _PyObject_Call_Prepend(a: PyObject, b: PyObject, c: PyObject, d: PyObject | null): PyObject | null {
  return unreachable();
}

export function _Py_CheckFunctionResult(a: PyObject | null, b: PyObject | null): PyObject | null {
  return unreachable();
}

export function _PyStack_AsDict(a: usize, b: PyObject): PyObject | null {
  return unreachable();
}

export function _PyObject_CallTwo(a: PyObject, b: PyObject, c: PyObject): PyObject | null {
  return unreachable();
}

export function _PyObject_FunctionStr(a: PyObject): PyObject | null {
  return unreachable();
}
