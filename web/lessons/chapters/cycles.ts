// Cycles, and who collects them.

import type { Chapter } from '../types.js';

export const CHAPTER: Chapter = {
  id: 'cycles',
  title: 'Cycles, and who collects them',
  aim: 'What counting cannot see, and the trial deletion that can.',
  text: [
    'Counting has one blind spot. If two objects refer to each other, each keeps the other’s count above zero, though nobody else can reach either. Such a **cycle** would stay forever. A list that contains itself is the smallest one.',
    'For these there is a second mechanism, the **cyclic garbage collector** (module `gc`). It watches only objects that can hold references: lists, dicts, instances, functions. Ints and strings cannot form a cycle, so they are not tracked.',
    'How does it find out what is unreachable, without knowing all the places that may hold a reference, such as C variables? By subtraction. It takes a generation of objects and writes down each one’s count: `gc_refs`. Then it goes through the objects, follows each reference that leads to *another object of the same set*, and subtracts one there. What remains in `gc_refs` is the number of references **from outside**.',
    'If something remains, the object is alive, and so is everything that can be reached from it: those are moved back. What is left at zero is held only by its own kind. Weak references to it are emptied, finalizers run, and then each of these objects is asked to let go of what it holds (`tp_clear`). The counts fall to zero, and the ordinary mechanism frees them.',
    'Looking at all objects would take long, so they are kept in three **generations**. New ones are in the first; what survives moves up. The first is examined when 2000 more objects were made than freed, the others more rarely. `gc.collect()` examines them all at once.',
    'Open **Collector** and go through it phase by phase, on the real objects of this program.',
  ],
  program: `import gc
gc.disable()

class Node:
    pass

a = Node()
b = Node()
a.other = b
b.other = a
alone = Node()

del a
del b
print(gc.collect())
`,
  setup: { view: 'objects', line: 13 },
  question: {
    ask: 'After line 14 no name refers to the first two nodes. What are their counts?',
    answers: ['0 and 0: they are freed', '1 and 1', '2 and 2'],
    right: 1,
    why: 'Each is held by the other’s attribute. Counting cannot free them; the collector at line 15 does.',
  },
  notice: [
    'Lines 13 and 14: both counts go from 2 to 1, and the cards leave the picture: no name leads there any more. They are not marked as freed.',
    'In Collector, before line 15: gc_refs of all three Nodes becomes 0, since the module’s dict is tracked, too. But alone is brought back: something that lives reaches it.',
    'Line 15 prints how many objects it found.',
  ],
  prints: '2\n',
};
