// Why there is a GIL.

import type { Chapter } from '../types.js';

export const CHAPTER: Chapter = {
  id: 'gil',
  title: 'Why there is a GIL',
  aim: 'A count is three steps, and three steps can be interrupted.',
  text: [
    'Threads share one heap. Two of them may hold the same list, and both let go of it at the same time. Each does what `DECREF` does: **read** the count, **subtract** one, **write** it back.',
    'Say the count is 2. Both threads read 2. Both compute 1. Both write 1. Two references are gone, but the count says that one is left: the object will never be freed. If an increment is lost in the same way, it is worse: an object is freed that somebody still uses. The program crashes, or goes on with nonsense. Such a mistake that depends on who comes first is a **race condition**.',
    'Nearly every instruction of a Python program moves counts. A lock for each object would be slow, and could block in circles. CPython chose one lock for the whole interpreter: the **global interpreter lock**. Only the thread that holds it may run Python code and touch counts. So counts need no locks of their own, and C extensions can rely on it.',
    'A thread gives the lock up when it waits for something: a file, the network, a sleep. One that computes gives it up when another has asked for five milliseconds; it looks at calls, and at jumps back. Threads therefore help a program that waits, and do not make one faster that computes.',
    'What the lock does **not** do: protect *your* data. `n = n + step()` reads `n`, calls, and writes `n`; during the call the lock may change hands, and what another thread wrote meanwhile is lost. That `n = n + 1` happens to hold no such place today is nothing to rely on. A lock of your own is still your business.',
    'Python 3.13 can be built without the GIL (PEP 703). There, an object belongs to a thread, which counts it without locks, while others use a second, slower count. Pellucid shows the usual build.',
  ],
  program: `# A count in memory:
count = 2

# Two threads drop one each: read,
# subtract, write. In this order:
first = count         # 1 reads 2
second = count        # 2 reads 2
first = first - 1
second = second - 1
count = first         # 1 writes 1
count = second        # 2 writes 1
print("the count says", count)
print("but nobody refers to it")
`,
  setup: { line: 6 },
  question: {
    ask: 'The count was 2, and two references were dropped. What should it say at the end?',
    answers: ['0', '1', '2'],
    right: 0,
    why: 'Both are gone. The count says 1, so the object would never be freed: a leak, made by an unlucky order.',
  },
  notice: [
    'first and second both hold 2 after line 7: that is where it goes wrong.',
    'Choose Instruction: even first = first - 1 is a load, a subtraction and a store.',
    'With the GIL, the three steps of a DECREF cannot be interleaved with another thread’s.',
  ],
  prints: 'the count says 1\nbut nobody refers to it\n',
};
