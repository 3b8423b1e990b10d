// (CPython: Include/internal/pycore_code.h)

/** 2 bytes: opcode and argument, or an inline cache entry. */
@unmanaged
export class _Py_CODEUNIT {
  code: u8;
  arg: u8;
}
