

export function _Py_EnterRecursiveCall(a: string): i32 {
  return unreachable();
}

export function _Py_LeaveRecursiveCall(): void {
  unreachable();
}

export function _Py_ReachedRecursionLimit(): bool {
  return unreachable();
}

/**
 * How deep native functions may nest. NOT CPYTHON: CPython's 10,000 assumes 8 MiB of C stack; a host's WebAssembly
 * stack is smaller, and the host may set tstate.c_recursion_remaining higher where it made the stack larger.
 */
export const Py_C_RECURSION_LIMIT = 800;
