// The opcodes of CPython 3.13, stated once: the compiler's stack depth, the assembler, dis, the interpreter's
// constants (core/vm/opcodes.ts is written from this table) and tooltips all read it.

export * from './opcodes/adaptive.js';
export * from './opcodes/emitted.js';
export * from './opcodes/opargs.js';
export * from './opcodes/opcode.js';
