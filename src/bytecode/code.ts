// A code object as the compiler makes it and marshal carries it. CPython: Include/cpython/code.h

/** A str constant: UTF-16, with the code points beside it where UTF-16 would merge two surrogates into one. */
export interface StrConst {
  type: 'str';
  value: string;
  points: Uint32Array | null;
}

/** Everything that can stand in co_consts. */
export type PyConst =
  | { type: 'None' }
  | { type: 'Ellipsis' }
  | { type: 'bool'; value: boolean }
  | { type: 'int'; value: bigint }
  | { type: 'float'; value: number }
  | { type: 'complex'; real: number; imag: number }
  | StrConst
  | { type: 'bytes'; value: Uint8Array }
  | { type: 'tuple'; items: PyConst[] }
  | { type: 'frozenset'; items: PyConst[] }
  | { type: 'code'; value: CodeObject };

/** A code object's fields; names without co_ are CPython's. */
export interface CodeObject {
  argcount: number;
  posonlyargcount: number;
  kwonlyargcount: number;
  stacksize: number;
  flags: number;
  code: Uint8Array;
  consts: PyConst[];
  names: string[];
  /** Locals, then cells that are no arguments, then free variables. */
  localsplusnames: string[];
  /** CO_FAST_* of each of them. */
  localspluskinds: Uint8Array;
  filename: string;
  name: string;
  qualname: string;
  firstlineno: number;
  linetable: Uint8Array;
  exceptiontable: Uint8Array;
}

/** co_flags. */
export const CO_OPTIMIZED = 0x1;
export const CO_NEWLOCALS = 0x2;
export const CO_VARARGS = 0x4;
export const CO_VARKEYWORDS = 0x8;
export const CO_NESTED = 0x10;
export const CO_GENERATOR = 0x20;
export const CO_COROUTINE = 0x80;
export const CO_ITERABLE_COROUTINE = 0x100;
export const CO_ASYNC_GENERATOR = 0x200;
export const CO_FUTURE_BARRY_AS_BDFL = 0x400000;
export const CO_FUTURE_GENERATOR_STOP = 0x800000;
export const CO_FUTURE_ANNOTATIONS = 0x1000000;

/** co_localspluskinds. */
export const CO_FAST_HIDDEN = 0x10;
export const CO_FAST_LOCAL = 0x20;
export const CO_FAST_CELL = 0x40;
export const CO_FAST_FREE = 0x80;

/** The most blocks of try, with and loops inside each other. */
export const CO_MAXBLOCKS = 21;
