// Why 100 is immortal and 1000 is not.

import type { Chapter } from '../types.js';

export const CHAPTER: Chapter = {
  id: 'immortal',
  title: 'Why 100 is immortal and 1000 is not',
  aim: 'Small ints, None and True are never counted.',
  text: [
    'Ask for the count of 100 and you get 4294967295. That is no count: it is a mark.',
    'Some objects are used everywhere: `None`, `True`, the empty tuple, the small ints. They exist from the start and are never freed. Until Python 3.11 they were counted all the same, millions of pointless additions. Worse, each addition *writes* to memory, so that processes that were forked to share their memory copied every page in which somebody had only used `None`.',
    'Since Python 3.12 (PEP 683) such objects are **immortal**. The lower half of their count has its top bit set, which no real count reaches. `INCREF` and `DECREF` look at it, and leave it alone.',
    'Immortal are: the ints from −5 to 256, `None`, `True`, `False`, `...`, the empty tuple, the static types, the empty string and those of one Latin-1 character, and the names that stand in your code.',
    '1000 is an ordinary object. It is made when something asks for it, it is counted, and it is freed. Two computations that give 1000 give two objects.',
    'Old texts say: “`a = 100` creates an int object with reference count 1, `b = a` makes it 2.” For 100 that has not been true for a while: the object was there already, and its number does not move. For 1000 it is right, with one more surprise that belongs to the next chapter: constants of the code are references, too.',
    'On the cards, immortal objects say so instead of showing a number.',
  ],
  program: `import sys

small = 100
big = int("1000")
print(sys.getrefcount(small))
print(sys.getrefcount(big))

x = int("256")
y = int("256")
print(x is y)
x = int("257")
y = int("257")
print(x is y)
`,
  setup: { line: 6 },
  question: {
    ask: 'Line 10 compares two ints 256, line 13 two ints 257. What is printed?',
    answers: ['True, then True', 'True, then False', 'False, then False'],
    right: 1,
    why: '256 is the largest of the ready-made ints: both names get that one object. 257 is made anew by each int() call.',
  },
  notice: [
    'The int 100 lies in the data segment: compare its address with that of 1000.',
    'big shows a count that moves while getrefcount runs; small shows “immortal”.',
    'After lines 11 and 12 there are two cards with the value 257.',
  ],
  prints: '4294967295\n2\nTrue\nFalse\n',
};
