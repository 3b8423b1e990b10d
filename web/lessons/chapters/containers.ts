// How a list grows.

import type { Chapter } from '../types.js';

export const CHAPTER: Chapter = {
  id: 'containers',
  title: 'How a list grows',
  aim: 'Over-allocation: ob_size against allocated.',
  text: [
    'A list object is small and its size never changes: 40 bytes, and the collector’s 16 in front. The items are not in it. One of its fields, `ob_item`, is the address of an **array of references** in another block. Growing the list means growing that array.',
    'If the array had to be enlarged at every `append`, a million appends would copy half a million million references. So CPython asks for more room than it needs. `ob_size` is how many items there are; `allocated` is how many would fit. As long as there is room, an append writes one address and adds one to `ob_size`.',
    'When it is full, the list asks for an eighth more than it needs and a little, in multiples of four: 4, 8, 16, 24, 32, 40, 52, 64 … The bigger the list, the bigger the reserve, and so an append costs the same on average however long the list is.',
    'The array may have to move when it grows, since behind it there may be no free room. The list object itself never moves: its address is what others hold.',
    'A dict works in a similar way, with a table of hashed slots and, since 3.6, an array of entries in the order of insertion. It grows when two thirds of the table are used. A set has a table of its own. Deleting items does not give the room back at once; the table shrinks at the next resize, if at all.',
    'All of these hold references, never objects. A list of three equal strings has three references to maybe one string: 24 bytes for the array, whatever the string’s length.',
  ],
  program: `import sys

items = []
last = sys.getsizeof(items)
print(len(items), last)
for i in range(20):
    items.append(i)
    size = sys.getsizeof(items)
    if size != last:
        print(len(items), size)
        last = size
`,
  setup: { line: 7, select: 'list' },
  question: {
    ask: 'The empty list has 56 bytes. How many after one append?',
    answers: ['64: one reference more', '88: room for four', '72: room for two'],
    right: 1,
    why: 'The first append makes an array for four references: 4 × 8 = 32 bytes more, and three of them are free.',
  },
  notice: [
    'ob_size and allocated on the card: they move apart, and meet when the list is full.',
    'The size of the card jumps only at 1, 5, 9 and 17 items.',
    'The card’s address stays; in Bytes, ob_item changes when the array moves.',
  ],
  prints: '0 56\n1 88\n5 120\n9 184\n17 248\n',
};
