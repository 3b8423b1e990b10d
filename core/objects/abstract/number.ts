import { PyObject } from '../../runtime/object';

export function PyNumber_Add(a: PyObject, b: PyObject): PyObject | null {
  return unreachable();
}

export function PyNumber_Subtract(a: PyObject, b: PyObject): PyObject | null {
  return unreachable();
}

export function PyNumber_Multiply(a: PyObject, b: PyObject): PyObject | null {
  return unreachable();
}

export function PyNumber_MatrixMultiply(a: PyObject, b: PyObject): PyObject | null {
  return unreachable();
}

export function PyNumber_FloorDivide(a: PyObject, b: PyObject): PyObject | null {
  return unreachable();
}

export function PyNumber_TrueDivide(a: PyObject, b: PyObject): PyObject | null {
  return unreachable();
}

export function PyNumber_Remainder(a: PyObject, b: PyObject): PyObject | null {
  return unreachable();
}

export function PyNumber_Divmod(a: PyObject, b: PyObject): PyObject | null {
  return unreachable();
}

export function PyNumber_Power(a: PyObject, b: PyObject, c: PyObject): PyObject | null {
  return unreachable();
}

export function PyNumber_Negative(a: PyObject): PyObject | null {
  return unreachable();
}

export function PyNumber_Positive(a: PyObject): PyObject | null {
  return unreachable();
}

export function PyNumber_Absolute(a: PyObject): PyObject | null {
  return unreachable();
}

export function PyNumber_Invert(a: PyObject): PyObject | null {
  return unreachable();
}

export function PyNumber_Lshift(a: PyObject, b: PyObject): PyObject | null {
  return unreachable();
}

export function PyNumber_Rshift(a: PyObject, b: PyObject): PyObject | null {
  return unreachable();
}

export function PyNumber_And(a: PyObject, b: PyObject): PyObject | null {
  return unreachable();
}

export function PyNumber_Xor(a: PyObject, b: PyObject): PyObject | null {
  return unreachable();
}

export function PyNumber_Or(a: PyObject, b: PyObject): PyObject | null {
  return unreachable();
}

export function PyNumber_InPlaceAdd(a: PyObject, b: PyObject): PyObject | null {
  return unreachable();
}

export function PyNumber_InPlaceSubtract(a: PyObject, b: PyObject): PyObject | null {
  return unreachable();
}

export function PyNumber_InPlaceMultiply(a: PyObject, b: PyObject): PyObject | null {
  return unreachable();
}

export function PyNumber_InPlaceMatrixMultiply(a: PyObject, b: PyObject): PyObject | null {
  return unreachable();
}

export function PyNumber_InPlaceFloorDivide(a: PyObject, b: PyObject): PyObject | null {
  return unreachable();
}

export function PyNumber_InPlaceTrueDivide(a: PyObject, b: PyObject): PyObject | null {
  return unreachable();
}

export function PyNumber_InPlaceRemainder(a: PyObject, b: PyObject): PyObject | null {
  return unreachable();
}

export function PyNumber_InPlacePower(a: PyObject, b: PyObject, c: PyObject): PyObject | null {
  return unreachable();
}

export function PyNumber_InPlaceLshift(a: PyObject, b: PyObject): PyObject | null {
  return unreachable();
}

export function PyNumber_InPlaceRshift(a: PyObject, b: PyObject): PyObject | null {
  return unreachable();
}

export function PyNumber_InPlaceAnd(a: PyObject, b: PyObject): PyObject | null {
  return unreachable();
}

export function PyNumber_InPlaceXor(a: PyObject, b: PyObject): PyObject | null {
  return unreachable();
}

export function PyNumber_InPlaceOr(a: PyObject, b: PyObject): PyObject | null {
  return unreachable();
}

export function PyNumber_Index(a: PyObject): PyObject | null {
  return unreachable();
}

export function _PyNumber_Index(a: PyObject): PyObject | null {
  return unreachable();
}

export function PyNumber_AsSsize_t(a: PyObject, b: PyObject | null): i64 {
  return unreachable();
}

export function PyNumber_Long(a: PyObject): PyObject | null {
  return unreachable();
}

export function PyNumber_Float(a: PyObject): PyObject | null {
  return unreachable();
}

export function PyNumber_ToBase(a: PyObject, b: i32): PyObject | null {
  return unreachable();
}

export function PyNumber_Check(a: PyObject | null): i32 {
  return unreachable();
}

export function PyIndex_Check(a: PyObject): i32 {
  return unreachable();
}
