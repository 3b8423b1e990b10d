// A program in memory.

import type { Chapter } from '../types.js';

export const CHAPTER: Chapter = {
  id: 'process',
  title: 'A program in memory',
  aim: 'The four regions of a process, and what “static” and “dynamic” mean.',
  text: [
    'A running program is a long row of bytes with numbered places. Tradition divides the row into four regions, and this process has all of them: press **Segments** above the picture to see them drawn to scale.',
    '**Text** holds the machine instructions. For Python these are not the lines of your program: they are CPython itself, the C functions that know how to add two ints or print a string. Your program arrives later, as data.',
    '**Data** holds what exists from start to end: `None`, `True`, the types `int` and `list`, the small numbers. Their size and place were fixed when Python was built. That is *static* allocation: decided before the run, nothing to do while it runs, never given back.',
    'The **heap** holds what a run makes: each list, each string, each big number. Nobody can know beforehand how many there will be, so room is found when it is asked for and given back when it is no longer needed. That is *dynamic* allocation. The word says no more than “a heap of things”: it has nothing to do with the tree of the same name that sorts numbers.',
    'The **stack** holds what belongs to calls. A call needs room for its names and for what it is computing; when it returns, that room is free again. Since the last call made is always the first to return, the free room is simply everything above the top. Taking it costs one addition.',
    'In C a programmer chooses between these regions and must give heap memory back by hand. In Python you never choose: the interpreter does. But it does so by rules that one can watch, and watching them is what this path is for.',
  ],
  program: `import sys

# An int that was there before:
limit = 3
# A new list, on the heap:
words = []

def fill(n):
    for i in range(n):
        words.append("ab" * (i + 2))

fill(limit)
print(words)
print(sys.getsizeof(words))
`,
  setup: { view: 'objects', line: 12 },
  question: {
    ask: 'Line 4 says limit = 3. Where does the int 3 lie?',
    answers: ['on the heap', 'on the stack', 'in the data segment'],
    right: 2,
    why: 'The ints from −5 to 256 are built into the interpreter: they lie in the data segment and exist before line 1. The name limit, an entry of the module’s dict, only refers to one of them.',
  },
  notice: [
    'The frame of fill() appears on the stack when line 12 calls it, and is gone on line 13.',
    'The strings that it made stay: they are on the heap, and the list refers to them.',
    'In Segments, what is “in use” of the heap grows while the program runs; text and data stay as they are.',
  ],
  prints: "['abab', 'ababab', 'abababab']\n88\n",
};
