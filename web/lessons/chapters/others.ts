// Other Pythons.

import type { Chapter } from '../types.js';

export const CHAPTER: Chapter = {
  id: 'others',
  title: 'Other Pythons',
  aim: 'What belongs to the language, and what only to CPython.',
  text: [
    'All that you saw is **CPython**, the implementation that most people mean by “Python”. The language says what a program computes; it says little about memory. Others do it otherwise.',
    '**PyPy** compiles hot loops to machine code, and does not count references. Its collector moves objects while they live: it copies the young survivors together and forgets the rest in one go. Allocation is then just an addition, like on a stack. `id()` must be invented, since addresses change, and there is no `sys.getrefcount`. `__del__` runs some time later.',
    '**Jython** runs on the Java virtual machine and **IronPython** on .NET. Their objects are Java’s and .NET’s, and the collectors of these platforms take care of them. They have no GIL: threads run at the same time, and locks are finer.',
    '**MicroPython** runs in a few kilobytes. It marks and sweeps: when memory is short, it starts at the roots, marks all that can be reached, and frees the others. Small ints are not objects there at all: they are packed into the reference itself.',
    'So, what can a program rely on? That an object lives as long as it can be reached. That `is` compares identity, and `id()` is unique among living objects. **Not** on when an unreachable object dies, **not** on which equal ints or strings are one object, **not** on counts or addresses.',
    'That is why `with open(...) as f:` is the right way to close a file: in CPython the file would be closed by its last `DECREF` in any case, in PyPy much later.',
    'Inside CPython, though, the rules are exact, and now you have seen them all: counts, and a collector for the cycles.',
  ],
  program: `class File:
    def __init__(self, name):
        self.name = name
        self.open = True
    def __enter__(self):
        return self
    def __exit__(self, *error):
        self.open = False
        print("closed by with")
    def __del__(self):
        if self.open:
            print("closed by del")

def careless():
    f = File("a.txt")

def careful():
    with File("b.txt") as f:
        pass

careless()
careful()
`,
  setup: { line: 15 },
  question: {
    ask: 'Which of the two functions closes its file at the same moment in every Python?',
    answers: ['careless', 'careful', 'both'],
    right: 1,
    why: '__exit__ runs when the with block is left: that is the language. __del__ at the last reference is CPython’s way of freeing memory.',
  },
  notice: [
    'careless(): the File dies when the frame is popped, and __del__ prints at once. In PyPy it would be later.',
    'careful(): “closed by with” is printed before the function returns.',
  ],
  prints: 'closed by del\nclosed by with\n',
};
