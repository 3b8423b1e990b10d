

export function _PyObject_VirtualAlloc(a: usize): usize {
  return unreachable();
}

export function _PyObject_VirtualFree(a: usize, b: usize): void {
  unreachable();
}
