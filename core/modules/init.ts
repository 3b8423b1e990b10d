// The native modules of a new process, in CPython's order: sys, builtins, then the rest on first import.

/** 0, or -1 with the exception set. */
export function initModules(): i32 {
  return 0;
}
