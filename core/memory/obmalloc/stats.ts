/** Blocks in use in all pools, raw blocks included: sys.getallocatedblocks(). */
export function _Py_GetGlobalAllocatedBlocks(): i64 {
  return unreachable();
}

/** sys._debugmallocstats() */
export function _PyObject_DebugMallocStats(): void {
  unreachable();
}
