// Small requests from pools, large ones from the raw allocator. (CPython: Objects/obmalloc.c)


export function PyObject_Malloc(a: usize): usize {
  return unreachable();
}

export function PyObject_Calloc(a: usize, b: usize): usize {
  return unreachable();
}

export function PyObject_Realloc(a: usize, b: usize): usize {
  return unreachable();
}

export function PyObject_Free(a: usize): void {
  unreachable();
}

export function PyMem_Malloc(a: usize): usize {
  return unreachable();
}

export function PyMem_Calloc(a: usize, b: usize): usize {
  return unreachable();
}

export function PyMem_Realloc(a: usize, b: usize): usize {
  return unreachable();
}

export function PyMem_Free(a: usize): void {
  unreachable();
}

/** Empty usedpools, no arenas. */
export function init_obmalloc(): void {}
