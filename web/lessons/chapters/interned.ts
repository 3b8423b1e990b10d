// One string or two?.

import type { Chapter } from '../types.js';

export const CHAPTER: Chapter = {
  id: 'interned',
  title: 'One string or two?',
  aim: 'Interned names, shared constants, and why “is” misleads.',
  text: [
    'Programs compare names all the time: each attribute is looked up by a string. Comparing strings letter by letter would be slow, so CPython keeps a table of **interned** strings. A string that is in the table exists once: two interned strings are equal exactly if they are the same object, and comparing addresses suffices.',
    'Interned are the names in your code: variables, attributes, functions, keyword arguments, and string constants that look like a name, such as `"memory"`. A string that is computed while the program runs is not: `"mem" + part` is a fresh object. `sys.intern` puts one into the table by hand.',
    '**Constants** are shared for another reason. The compiler collects the constants of a piece of code, and equal ones get one entry. So in a script, `m = 519` and `n = 519` refer to one object: the same entry of `co_consts`. At the interactive prompt each line is compiled on its own, and there they are two. Both are right, and neither is a promise.',
    'That is why one compares values with `==` and keeps `is` for the question that it asks: *is this the very same object?* `x is None` is fine, since there is one `None`. `x is 519` is a coin toss, and Python warns about it.',
    'In the picture, interned strings carry a mark. Names that code uses are immortal as well: they stay for the life of the process. A constant like `"memory"` is only interned; it is counted, and dies with the last that refers to it.',
  ],
  program: `import sys

a = "memory"
b = "memory"
part = "ory"
c = "mem" + part
print(a == c, a is b, a is c)
c = sys.intern(c)
print(a is c)

m = 519
n = 519
print(m is n, m is int("519"))
`,
  setup: { line: 7 },
  question: {
    ask: 'a and b come from equal constants, c is computed. What does line 7 print?',
    answers: ['True True True', 'True True False', 'True False False'],
    right: 1,
    why: 'a and b are one interned constant. c has the same letters, but it was made at run time: another object.',
  },
  notice: [
    'Before line 8 there are two cards with "memory"; one is interned.',
    'After line 8 the computed one has lost its only name, and dies: c refers to the interned one.',
    'm and n: two names, one arrow target.',
  ],
  prints: 'True True False\nTrue\nTrue False\n',
};
