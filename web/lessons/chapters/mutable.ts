// Mutable and immutable.

import type { Chapter } from '../types.js';

export const CHAPTER: Chapter = {
  id: 'mutable',
  title: 'Mutable and immutable',
  aim: 'Changing an object against moving a name.',
  text: [
    'Some objects can change their value while they stay the same object: lists, dicts, sets, bytearrays, instances of your classes. They are **mutable**. Others keep their value for as long as they live: ints, floats, strings, bytes, tuples, frozensets, `None`. They are **immutable**.',
    'The difference shows as soon as two names refer to one object. Through one name you change a list, and the other name sees it, because there is only one list. With an immutable object that cannot happen: all one can do is make another object and move a name to it.',
    '`x += y` hides which of the two happens. For a list, `+=` extends the object in place, and other names see it. For a tuple, it builds a new object and assigns that to the name. Same signs, different memory.',
    'A tuple’s own bytes never change, but they hold references, and what these refer to may well change. `t = ([],)` is immutable and still can “look” different later: the list inside can grow. Immutable means: the same references forever.',
    'The most famous trap is a default argument. A default is evaluated once, when `def` runs, and kept in the function object. If it is a list, all calls share that one list. The chapter’s program shows it: look at `func_defaults` on the function’s card, and at the list behind it.',
    'Immutability is also what makes sharing safe. Small ints, interned strings and constants can be handed to everybody just because nobody can change them.',
  ],
  program: `a = [1, 2]
b = a
# This changes the one list:
b += [3]
t = (1, 2)
u = t
# This makes another tuple:
u += (3,)
print(a, t)

def remember(x, seen=[]):
    seen.append(x)
    return seen

remember("first")
print(remember("second"))
`,
  setup: { line: 4 },
  question: {
    ask: 'What does line 9 print?',
    answers: ['[1, 2] (1, 2)', '[1, 2, 3] (1, 2)', '[1, 2, 3] (1, 2, 3)'],
    right: 1,
    why: 'The list was extended in place, so a sees it. The tuple could not be: u got a new one, t kept the old.',
  },
  notice: [
    'Line 4: no new card; the list’s ob_size goes from 2 to 3, and both names still point at it.',
    'Line 8: a new tuple card, and only u’s arrow moves.',
    'The list of seen belongs to the function and lives between the calls.',
  ],
  prints: "[1, 2, 3] (1, 2)\n['first', 'second']\n",
};
