// Names that outlive their frame.

import type { Chapter } from '../types.js';

export const CHAPTER: Chapter = {
  id: 'closures',
  title: 'Names that outlive their frame',
  aim: 'Cells, closures, generators: when a frame is not enough.',
  text: [
    'A frame is popped when its call returns. But an inner function may still use a name of the outer one after that. How can it, if the slot is gone?',
    'The compiler sees it coming. A name that an inner function uses is not kept in the slot itself, but in a **cell**: a tiny object on the heap with a single field, the reference. The slot of the outer frame refers to the cell, and so does the inner function, through its `__closure__`. Both read and write the same field. When the outer frame is popped, the cell lives on, because the function refers to it.',
    'Each call of the outer function makes new cells. So two counters made by two calls do not disturb each other. But two inner functions of *one* call share their cells: that is why functions made in a loop all see the last value of the loop’s name.',
    'A **generator** goes further. Calling it runs nothing; it makes a generator object, and the frame lies *inside that object*, on the heap, not on the stack. `next()` links the frame to the top of the stack and lets it run to its next `yield`; then it is unlinked, with all of its slots and its value stack as they are. Between two calls the frame just waits in the heap. Coroutines work in the same way.',
    'So “local names live on the stack” is true for most calls, and false just where it gets interesting.',
  ],
  program: `def counter(start):
    n = start
    def step():
        nonlocal n
        n = n + 1
        return n
    return step

one = counter(1000)
two = counter(5000)
print(one(), one(), two())

def numbers(n):
    while True:
        yield n
        n = n + 1

g = numbers(1000)
print(next(g), next(g))
`,
  setup: { line: 7 },
  question: {
    ask: 'What does line 11 print?',
    answers: ['1001 1002 5001', '1001 1002 1003', '1001 1001 5001'],
    right: 0,
    why: 'one and two have each their own cell. Both calls of one write to the same cell.',
  },
  notice: [
    'In counter’s frame, n is a cell; the cell’s card has one row, the reference.',
    'After counter has returned, the cell’s card is still there: the function holds it.',
    'While numbers() runs, the head of its frame says that it lies in its generator; while it waits, n stands on the card of g.',
  ],
  prints: '1001 1002 5001\n1000 1001\n',
};
