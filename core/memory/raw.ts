

export function PyMem_RawMalloc(a: usize): usize {
  return unreachable();
}

export function PyMem_RawCalloc(a: usize, b: usize): usize {
  return unreachable();
}

export function PyMem_RawRealloc(a: usize, b: usize): usize {
  return unreachable();
}

export function PyMem_RawFree(a: usize): void {
  unreachable();
}
