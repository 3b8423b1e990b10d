// Bytecode, and what a .pyc is.

import type { Chapter } from '../types.js';

export const CHAPTER: Chapter = {
  id: 'bytecode',
  title: 'Bytecode, and what a .pyc is',
  aim: 'From text to instructions to the value stack.',
  text: [
    'Python does not run your text. It compiles it first, into **bytecode**: short instructions for a machine that exists only in software. The picture shows them under the program, in step with the line.',
    'That machine computes on the value stack. `LOAD_FAST` pushes a local, `LOAD_CONST` a constant. `BINARY_OP` pops two values and pushes the result. `STORE_FAST` pops one into a slot. The number at the right of an instruction says by how much the stack grows or shrinks.',
    'An instruction is two bytes: what to do, and a small number that says with which slot, constant or name. Behind some of them follow **caches**, bytes where the interpreter notes what it met. After a few runs it replaces an instruction by a specialised one: `BINARY_OP` becomes an addition of ints that skips the search for the right function. If the next operands are not ints, it goes back. The picture shows the plain ones.',
    'The compiled program is a **code object**: instructions, constants, names, the table that maps instructions to lines. Functions are made from it when `def` runs; that is why defining a function is cheap.',
    'When you `import` a module, Python keeps its code object in a file, so that it need not compile again: `__pycache__/name.cpython-313.pyc`. Sixteen bytes of header (the version, and when the source was last changed and how long it is), then the code object, *marshalled*. It is the same bytecode, no machine code, and it makes the start faster, not the run. The script that you run directly is not kept.',
    'Pellucid’s compiler gives the same bytes as CPython’s, so its `.pyc` files are exchangeable.',
  ],
  program: `def scale(x, y):
    z = x * 2 + y
    return z

print(scale(300, 7))
code = scale.__code__
print(code.co_code.hex(" ", 2))
print(code.co_consts)
print(code.co_varnames)
`,
  setup: { line: 2, grain: 'instruction' },
  question: {
    ask: 'x * 2 + y: how many values are on the stack at most while line 2 runs?',
    answers: ['1', '2', '3'],
    right: 1,
    why: 'x and 2 are pushed (2), multiplied into one (1), y is pushed (2), added (1). co_stacksize is 2.',
  },
  notice: [
    'Step by instruction: values are pushed below the locals and popped again.',
    'The int 600 lives for three instructions only: from * to +.',
    'Point at an instruction to read what it does and what it takes from the stack.',
  ],
  prints: "607\n9500 5500 5301 2d05 0000 5501 2d00 0000 6e02 5502 2400\n(None, 2)\n('x', 'y', 'z')\n",
};
