// What is static in Python.

import type { Chapter } from '../types.js';

export const CHAPTER: Chapter = {
  id: 'frames',
  title: 'What is static in Python',
  aim: 'Frame sizes and constants are settled when the code is compiled.',
  text: [
    'Python is called dynamic, and its objects are. But before a function runs even once, the compiler has settled more than one thinks.',
    'It reads the whole body and finds every name that is assigned. Those are the **locals**, and each gets a number: slot 0, slot 1, slot 2. From then on `pi` is not looked up by name: `LOAD_FAST` with the number 1 reads slot 1. (Two such loads in a row are one instruction, `LOAD_FAST_LOAD_FAST`.) That is why a local name is fast, and why assigning to a name anywhere in a function makes it local everywhere in it.',
    'The compiler also computes how deep the value stack can get: for each instruction it knows how many values it takes and leaves. The deepest point is `co_stacksize`.',
    'Both numbers together give the **size of a frame**, fixed at compile time: the header, plus eight bytes for each local and cell, plus eight for each entry of the value stack. Whatever the arguments are, each call of `area` takes the same number of bytes. In this sense an old sentence holds: what belongs to a function has a fixed size and lives on the stack.',
    '**Constants** are settled too. `3.14159` becomes an object when the code object is made; even `10 ** 30` is computed then, once. The code holds its constants in a tuple, and running the line only takes a reference. A function that is called a million times makes its constants once.',
    'What is *not* static: which objects the slots refer to, how big these are, and for how long they live. That is the dynamic part, and it is all on the heap.',
  ],
  program: `def area(r):
    pi = 3.14159
    result = pi * r * r
    return result

code = area.__code__
print(code.co_varnames)
print(code.co_stacksize)
print(code.co_consts)
print(area(1), area(10 ** 30))
`,
  setup: { line: 3, grain: 'instruction' },
  question: {
    ask: 'area(1) and area(10 ** 30): which call needs the bigger frame?',
    answers: ['the second: its number is bigger', 'both take the same', 'the first'],
    right: 1,
    why: 'A slot holds an address, eight bytes, however big the object behind it. The frame’s size was fixed by the compiler.',
  },
  notice: [
    '“value stack · n of 2” in the frame: it never gets deeper than the compiler said.',
    'The float’s count is 3: the slot pi, the code’s tuple of constants, and what the compiler kept.',
    'Both calls of area: the same range of addresses, the same number of bytes.',
  ],
  prints: "('r', 'pi', 'result')\n2\n(None, 3.14159)\n3.14159 3.1415900000000003e+60\n",
};
