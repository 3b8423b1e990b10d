// Names refer, they do not contain.

import type { Chapter } from '../types.js';

export const CHAPTER: Chapter = {
  id: 'names',
  title: 'Names refer, they do not contain',
  aim: 'What b = a and a = a + 1 really do.',
  text: [
    'In C, `int a = 1000;` makes a box that holds 1000. In Python, `a = 1000` needs three things: an object, an int with the value 1000; a name `a`; and the name is made to **refer** to the object. The box is somewhere else; the name holds its address.',
    '`b = a` copies the address. There are two names now, and still one object. Nothing was duplicated, whether the object is an int of 28 bytes or a list of a million items: an assignment never copies an object.',
    '`a = a + 1` looks like a change, but nothing is changed. An int is *immutable*: no operation alters the bytes of one. The interpreter computes the sum, makes a **new** int object for 1001, and lets `a` refer to that one. `b` still refers to 1000, which nobody has touched.',
    'And when an object loses its last reference? Its count is zero, and its block is free again at that very moment. This is not “garbage collection” in the sense of something that comes around later: it happens inside the assignment itself. Line 6 does it to 1001.',
    'Often this example is drawn with 100 and 101. In CPython 3.13 those two are built in and immortal, so nothing would be made or freed. We take 1000, which is an ordinary object. (A later chapter tells why.)',
  ],
  program: `a = 1000
b = a
a = a + 1
print(a, b, a is b)
b = None
a = None
`,
  setup: { line: 3 },
  question: {
    ask: 'Before line 3, a and b refer to one int. After it?',
    answers: ['one int, 1001, both refer to it', 'two ints: a → 1001, b → 1000', 'two ints, both 1001'],
    right: 1,
    why: 'a + 1 makes a new object; only the name a is moved to it. b and the old object are as before.',
  },
  notice: [
    'Step over line 3: a card appears, marked “new”, and the arrow of a moves to it.',
    'The count of 1000 falls from 4 to 3: the name a lets go of it.',
    '1000 outlives line 5, though no name refers to it then: the code’s constants do, and what the compiler kept. Choose its card before, and look at “why alive”. 1001, which was computed, dies at line 6.',
  ],
  prints: '1001 1000 False\n',
};
