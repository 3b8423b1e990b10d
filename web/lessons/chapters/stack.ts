// The stack: one frame a call.

import type { Chapter } from '../types.js';

export const CHAPTER: Chapter = {
  id: 'stack',
  title: 'The stack: one frame a call',
  aim: 'Last in, first out; the return address; where local names live.',
  text: [
    'A stack is a pile: what was put on last is taken off first. That order is just what calls need. If `a` calls `b` and `b` calls `c`, then `c` must finish before `b` can, and `b` before `a`.',
    'Each call puts one **frame** on the pile. CPython 3.13 lays frames next to each other in a piece of memory of its own, the *data stack*. A frame starts with a few fixed fields: the code that runs, its globals and builtins, the frame below. Then come the local names, one slot of eight bytes each, then the cells, then room for the **value stack**, on which expressions are computed.',
    'One of the fixed fields is the place to go on from: which instruction comes next in this frame. While `b` is running, that field of `a`’s frame says where `a` continues: it is the *return address*. The picture shows it as “returns to”.',
    'When a call returns, its frame is popped. Its slots let go of what they referred to, but nothing is wiped: the top of the stack just moves back, and the next call writes over the same bytes. Look at the addresses in the heads of the frames: `left` and `right` get the very same place, one after the other.',
    'A word about a common picture: “the stack holds the variables, the heap the values”. For Python that is nearly right. The slots in a frame hold *references*, addresses of objects. The objects themselves are on the heap (or in the data segment), so that they can outlive the call that made them.',
    'And module-level names are not in a frame at all: they are entries of the module’s dict, which is an object on the heap like any other.',
  ],
  program: `def left(n):
    here = n + 1
    return here

def right(n):
    here = n * 2
    return here

def both(n):
    a = left(n)
    b = right(n)
    return a + b

print(both(1000))
`,
  setup: { line: 3, grain: 'line' },
  question: {
    ask: 'The program stands in left(), before its return. How many frames will be on the stack when right() is at its return?',
    answers: ['2', '3', '4'],
    right: 1,
    why: 'Module, both and right: left() has returned by then, and its frame was popped. right() even lies at the same address.',
  },
  notice: [
    'The address in the head of left’s frame, and then of right’s: the same bytes, used again.',
    '“returns to both, line 10” in one, line 11 in the other.',
    'The int 1001 that left() made survives its frame: both’s slot a refers to it.',
  ],
  prints: '3001\n',
};
