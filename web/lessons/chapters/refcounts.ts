// Reference counts.

import type { Chapter } from '../types.js';

export const CHAPTER: Chapter = {
  id: 'refcounts',
  title: 'Reference counts',
  aim: 'Why sys.getrefcount says one more than you expect.',
  text: [
    'Each object carries a number: how many references to it exist. Whoever stores its address adds one (the C code calls that `INCREF`); whoever lets go of it takes one away (`DECREF`). A name counts, an item of a list counts, an attribute, a default argument, an entry of the value stack in the midst of an expression.',
    'The classic experiment: make a list, give it a second name, and ask.',
    '`a = []` makes the list: one reference, the name `a`. `b = a` adds the second. `a.append(2)` changes the list, but not how many refer to it: still two. Then `sys.getrefcount(a)` prints **3**.',
    'The third is the question itself. To call a function, the interpreter pushes its arguments on the value stack. That entry is a reference, and it is counted like any other. `getrefcount` looks at the object while it holds it in its hand, so it always sees one more than there are without it. When the call is over, the entry is popped, and the count is two again.',
    'You can see that here, because we look from outside: choose **Instruction** and step through line 7. `LOAD_FAST a` pushes the list, and the count moves from 2 to 3; after `CALL` it is back.',
    'Every count can be explained like that. Choose a card, and below the picture stand the references that make up its number. Nothing is hidden: if a count is 5, five places in memory hold that address.',
  ],
  program: `import sys

def main():
    a = []
    b = a
    a.append(2)
    print(sys.getrefcount(a))
    c = [a, a]
    print(sys.getrefcount(a))

main()
`,
  setup: { line: 7, grain: 'instruction', select: 'list' },
  question: {
    ask: 'Line 8 puts the list twice into another list. What will line 9 print?',
    answers: ['4', '5', '3'],
    right: 1,
    why: 'a, b, two items of c, and the argument of getrefcount: five references. The same list twice in c counts twice.',
  },
  notice: [
    'The list’s count says 2 → 3 at LOAD_FAST a, and 3 → 2 when the call is over.',
    'Below, “This step” names each INCREF and DECREF with its cause.',
    'When main() returns, its slots let go: the list’s count falls to 0, and it is freed together with what it held.',
  ],
  prints: '3\n5\n',
};
